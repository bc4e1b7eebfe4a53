"""Every entry point that a user of the extras would call, with our tables: nothing renamed, nothing cast.

Run by `.ci/full`; needs the extras impact, impact-check, network and survival.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import csdid.att_gt
import diff_diff as dd
import matplotlib
import networkx as nx
import pyfixest as pf
import pytest
from statsmodels.duration.hazard_regression import PHReg
from statsmodels.duration.survfunc import SurvfuncRight, survdiff

import stadtnetz

matplotlib.use("Agg")
pytestmark = pytest.mark.filterwarnings("ignore")


class Tables:
    """Everything the study hands out, as pandas."""

    def __init__(self, study: stadtnetz.Study) -> None:
        self.study = study
        self.panel = study.panel().to_pandas()
        self.stacks = study.stacks((-3, 3), "rejected").to_pandas()
        self.stack = self.stacks[self.stacks["call"] == 2015]
        self.applications = study.applications().to_pandas()
        self.spells = study.spells().to_pandas()
        self.edges = study.edges("meeting").to_pandas()
        self.nodes = study.nodes("meeting").to_pandas()

    def args(self, package: str) -> dict[str, str]:
        return self.study.args(package, "y")


@pytest.fixture(scope="module")
def tables(study: stadtnetz.Study) -> Tables:
    return Tables(study)


def overall(result: Any) -> float:
    for name in ("overall_att", "att", "avg_att", "effect"):
        value = getattr(result, name, None)
        if isinstance(value, (int, float)):
            return float(value)
    raise AssertionError(f"{type(result).__name__} names no effect")


def by_cohort(estimator: Any) -> Callable[[Tables], float]:
    return lambda t: overall(estimator.fit(t.panel, **t.args("diff-diff")))


KEYS = {"outcome": "y", "unit": "unit", "time": "year"}

DIFF_DIFF: dict[str, Callable[[Tables], float]] = {
    "CallawaySantAnna": by_cohort(dd.CallawaySantAnna()),
    "CallawaySantAnna, not yet treated": by_cohort(dd.CallawaySantAnna(control_group="not_yet_treated")),
    "SunAbraham": by_cohort(dd.SunAbraham()),
    "ImputationDiD": by_cohort(dd.ImputationDiD()),
    "TwoStageDiD": by_cohort(dd.TwoStageDiD()),
    "StackedDiD": by_cohort(dd.StackedDiD()),
    "EfficientDiD": by_cohort(dd.EfficientDiD()),
    "WooldridgeDiD": by_cohort(dd.WooldridgeDiD()),
    "LPDiD": lambda t: overall(dd.LPDiD().fit(t.panel, treatment="treat", **KEYS)),
    "LWDiD": lambda t: overall(dd.LWDiD().fit(t.panel, treatment="treat", first_treat="g", **KEYS)),
    "ChaisemartinDHaultfoeuille": lambda t: overall(
        dd.ChaisemartinDHaultfoeuille().fit(t.panel, treatment="active", **KEYS)
    ),
    "TROP": lambda t: overall(dd.TROP(n_bootstrap=2, lambda_time_grid=[0.0], lambda_unit_grid=[0.0], lambda_nn_grid=[1.0]).fit(t.stack, treatment="treat", **KEYS)),
    "SyntheticDiD": lambda t: overall(
        dd.SyntheticDiD(n_bootstrap=20).fit(t.stack, treatment="stack_treat", post_periods=[2016, 2017, 2018, 2019], **KEYS)
    ),
    "MultiPeriodDiD": lambda t: overall(
        dd.MultiPeriodDiD().fit(
            t.stack, outcome="y", treatment="stack_treat", time="year", unit="unit", post_periods=[2016, 2017, 2018, 2019]
        )
    ),
}


@pytest.mark.parametrize("name", DIFF_DIFF)
def test_diff_diff_estimates(tables: Tables, name: str) -> None:
    assert 0.5 < DIFF_DIFF[name](tables) < 1.5, "the effect is 1"


def test_diff_diff_looks_at_the_panel(tables: Tables) -> None:
    args = tables.args("diff-diff")
    assert dd.bacon_decompose(tables.panel, **args) is not None
    assert dd.profile_panel(tables.panel, unit="unit", time="year", treatment="treat", outcome="y") is not None
    assert dd.plot_staircase(dd.CallawaySantAnna().fit(tables.panel, **args)) is not None
    assert dd.plot_event_study(dd.SunAbraham().fit(tables.panel, **args)) is not None
    frame = tables.applications[tables.applications["call"] == 2015].dropna(subset=["to_lower"])
    assert math.isfinite(dd.RegressionDiscontinuity(cutoff=10_000, h=9_000).fit(frame, outcome="y", running="to_lower").att)


def test_csdid_agrees_with_diff_diff(tables: Tables) -> None:
    cells = csdid.att_gt.ATTgt(data=tables.panel, xformla="y~1", **tables.args("csdid")).fit(est_method="dr", bstrap=False)
    simple = float(cells.aggte(typec="simple", bstrap=False, cband=False).atte["overall_att"])
    other = dd.CallawaySantAnna().fit(tables.panel, **tables.args("diff-diff"))
    assert abs(simple - overall(other)) < 1e-12
    for kind in ("group", "dynamic", "calendar"):
        cells.aggte(typec=kind, bstrap=False, cband=False)
    drawn = tables.study.assignments(99, 1, within=["call"], pool="never")
    observed, placebo = drawn.statistics("y", statistic="att-never")
    assert observed is not None and len(placebo) == 99
    assert abs(observed - simple) < 1e-12, "the statistic of the re-assignments is the same estimate"


PYFIXEST: dict[str, Callable[[Tables], Any]] = {
    "event_study, twfe": lambda t: pf.event_study(t.panel, **t.args("pyfixest"), estimator="twfe"),
    "event_study, did2s": lambda t: pf.event_study(t.panel, **t.args("pyfixest"), estimator="did2s"),
    "event_study, saturated": lambda t: pf.event_study(t.panel, **t.args("pyfixest"), estimator="saturated", att=False),
    "did2s": lambda t: pf.did2s(
        t.panel, yname="y", first_stage="~ 0 | unit + year", second_stage="~ i(treat, ref=0)", treatment="treat", cluster="unit"
    ),
    "lpdid": lambda t: pf.lpdid(t.panel, **t.args("pyfixest")),
    "feols": lambda t: pf.feols("y ~ treat | unit + year", t.panel, vcov={"CRV1": "unit"}),
    "feols on stacks": lambda t: pf.feols(
        "y ~ i(stack_rel, stack_treat, ref=-1) | stack_unit + stack_year", t.stacks, weights="weight", vcov={"CRV1": "unit"}
    ),
    "fepois": lambda t: pf.fepois("cases ~ treat | unit + year", t.panel, vcov={"CRV1": "unit"}),
}


@pytest.mark.parametrize("name", PYFIXEST)
def test_pyfixest_estimates(tables: Tables, name: str) -> None:
    frame = PYFIXEST[name](tables).tidy()
    assert len(frame) and frame["Estimate"].notna().all()


def test_pyfixest_draws_the_treatment(tables: Tables) -> None:
    pf.panelview(tables.panel, unit="unit", time="year", treat="treat")


def test_networkx_takes_edges_and_nodes(tables: Tables) -> None:
    graph = nx.from_pandas_edgelist(tables.edges, edge_attr=True, create_using=nx.MultiGraph)
    before = graph.number_of_nodes()
    graph.add_nodes_from((row.pop("name"), row) for row in tables.nodes.to_dict("records"))
    assert graph.number_of_nodes() > before, "an edge list loses those without a tie"
    assert nx.number_of_isolates(graph) == graph.number_of_nodes() - before
    assert len(nx.community.louvain_communities(nx.Graph(graph), seed=1)) > 1
    assert max(nx.betweenness_centrality(nx.Graph(graph)).values()) >= 0


def test_weights_are_those_of_networkx(study: stadtnetz.Study, register: stadtnetz.Register) -> None:
    came = register.attendances
    for weight, projected in (
        ("count", nx.bipartite.weighted_projected_graph),
        ("newman", nx.bipartite.collaboration_weighted_projected_graph),
    ):
        edges = study.edges("meeting", weight=weight).to_pandas()
        for year, of_year in edges.groupby("year"):
            graph = nx.Graph()
            ties = [(int(one.place[1:]), one.meeting) for one in came if one.meeting == f"m{year}"]
            graph.add_edges_from(ties)
            expected = projected(graph, {place for place, _ in ties})
            assert len(of_year) == expected.number_of_edges()
            for row in of_year.itertuples():
                assert abs(expected[row.source][row.target]["weight"] - row.weight) < 1e-12


def test_statsmodels_takes_spells(tables: Tables, study: stadtnetz.Study, register: stadtnetz.Register) -> None:
    spells = tables.spells
    for s in (spells, register.study(years=range(2018, 2022)).spells().to_pandas()):
        surv = SurvfuncRight(s["duration"], s["event"], entry=s["entry"])
        assert surv.surv_prob[-1] < 1
    ours = register.study(years=range(2018, 2022)).life_table().to_pandas()
    left = surv.n_events > 0
    assert (abs(ours["time"].to_numpy() - surv.surv_times[left]) < 1e-12).all()
    assert (abs(ours["survival"].to_numpy() - surv.surv_prob[left]) < 1e-12).all()
    assert (abs(ours["standard_error"].to_numpy() - surv.surv_prob_se[left]) < 1e-12).all()
    assert (ours["at_risk"].to_numpy() == surv.n_risk[left]).all()
    survdiff(spells["duration"], spells["event"], spells["cohort"])
    PHReg(spells["duration"], spells[["cohort"]], status=spells["event"], entry=spells["entry"]).fit()


def test_frames_hold_what_estimators_take(tables: Tables, study: stadtnetz.Study) -> None:
    drawn = study.assignments(5, 1, within=["call"]).to_pandas()
    for frame in (tables.panel, tables.stacks, tables.applications, tables.spells, tables.edges, drawn):
        kinds = {str(kind) for kind in frame.dtypes}
        assert kinds <= {"int64", "float64", "object", "str"}, kinds
