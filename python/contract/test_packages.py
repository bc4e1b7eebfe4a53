"""What csdid, networkx and statsmodels have for tables, with ours: nothing renamed, nothing cast.

Run by `.ci/full`; needs the extras impact, impact-check, network and survival.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import diff_diff as dd
import matplotlib
import networkx as nx
import pytest
from conftest import Tables
from csdid.att_gt import ATTgt
from entry_points import left_out
from statsmodels.duration import api as duration

import stadtnetz

sys.path.append(str(Path(__file__).parents[2] / "examples" / "simulated"))
from preparations import estimate  # noqa: E402

matplotlib.use("Agg")
pytestmark = pytest.mark.filterwarnings("ignore")


def cells(tables: Tables, **settings: Any) -> Any:
    return ATTgt(data=tables.panel, xformla="y~1", **tables.args("csdid"), **settings).fit(est_method="dr", bstrap=False)


def simple(cells: Any) -> tuple[float, float]:
    found = cells.aggte(typec="simple", bstrap=False, cband=False).atte
    return float(found["overall_att"]), float(found["overall_se"])


def test_csdid_agrees_with_diff_diff(tables: Tables) -> None:
    att, _ = simple(cells(tables))
    assert abs(att - dd.CallawaySantAnna().fit(tables.panel, **tables.args("diff-diff")).overall_att) < 1e-12
    drawn = tables.study.assignments(99, 1, within=["call"], pool="never")
    observed, placebo = drawn.statistics("y", statistic="att-never")
    assert observed is not None and len(placebo) == 99
    assert abs(observed - att) < 1e-12, "the statistic of the re-assignments is the same estimate"


@pytest.mark.parametrize("anticipation", [0, 1])
def test_the_effect_since_g_is_that_of_csdid(tables: Tables, anticipation: int) -> None:
    att, error = simple(cells(tables, control_group="notyettreated", anticipation=anticipation))
    found, its_error = estimate(tables.panel, anticipation, outcome="y")
    assert abs(found - att) < 1e-12
    assert abs(its_error / error - 1) < 0.02, "it takes the sizes of the cohorts as known"


def test_csdid_aggregates_and_draws(tables: Tables) -> None:
    made = cells(tables)
    made.summ_attgt()
    for kind in ("group", "dynamic", "calendar"):
        aggregated = made.aggte(typec=kind, bstrap=False, cband=False)
        aggregated.plot_aggte()
    made.plot_attgt()
    called = {"fit", "aggte", "summ_attgt", "plot_attgt", "plot_aggte"}
    assert {name for name in dir(ATTgt) if not name.startswith("_")} == called


def test_networkx_takes_edges_and_nodes(tables: Tables) -> None:
    graph = nx.from_pandas_edgelist(tables.edges, edge_attr=True, create_using=nx.MultiGraph)
    before = graph.number_of_nodes()
    graph.add_nodes_from((row.pop("name"), row) for row in tables.nodes.to_dict("records"))
    assert graph.number_of_nodes() > before, "an edge list loses those without a tie"
    assert nx.number_of_isolates(graph) == graph.number_of_nodes() - before
    assert len(nx.community.louvain_communities(nx.Graph(graph), seed=1)) > 1
    assert max(nx.betweenness_centrality(nx.Graph(graph)).values()) >= 0

    pairs = nx.from_edgelist(tables.edges[["source", "target"]].itertuples(index=False))
    assert pairs.number_of_nodes() == before and len(nx.to_edgelist(pairs)) == pairs.number_of_edges()
    assert len(nx.to_pandas_edgelist(graph)) == len(tables.edges)
    assert nx.to_pandas_adjacency(graph).shape == (len(tables.nodes), len(tables.nodes))


def test_all_of_networkx_that_takes_a_list_of_edges_is_called() -> None:
    called = {"from_pandas_edgelist", "from_edgelist", "to_edgelist", "to_pandas_edgelist", "to_pandas_adjacency"}
    assert {name for name in dir(nx) if "pandas" in name or "edgelist" in name} == called | left_out("networkx") | {"edgelist"}


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
        surv = duration.SurvfuncRight(s["duration"], s["event"], entry=s["entry"])
        assert surv.surv_prob[-1] < 1
    ours = register.study(years=range(2018, 2022)).life_table().to_pandas()
    left = surv.n_events > 0
    assert (abs(ours["time"].to_numpy() - surv.surv_times[left]) < 1e-12).all()
    assert (abs(ours["survival"].to_numpy() - surv.surv_prob[left]) < 1e-12).all()
    assert (abs(ours["standard_error"].to_numpy() - surv.surv_prob_se[left]) < 1e-12).all()
    assert (ours["at_risk"].to_numpy() == surv.n_risk[left]).all()
    duration.survdiff(spells["duration"], spells["event"], spells["cohort"])
    duration.PHReg(spells["duration"], spells[["cohort"]], status=spells["event"], entry=spells["entry"]).fit()
    assert len(duration.CumIncidenceRight(spells["duration"], spells["event_type"]).cinc) == 1, "nobody merged"
    assert set(duration.__all__) == {"CumIncidenceRight", "PHReg", "SurvfuncRight", "survdiff"}


def test_frames_hold_what_estimators_take(tables: Tables, study: stadtnetz.Study) -> None:
    drawn = study.assignments(5, 1, within=["call"]).to_pandas()
    for frame in (tables.panel, tables.stacks, tables.applications, tables.spells, tables.edges, drawn):
        kinds = {str(kind) for kind in frame.dtypes}
        assert kinds <= {"int64", "float64", "object", "str"}, kinds
