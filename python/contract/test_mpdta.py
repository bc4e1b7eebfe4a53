"""The published estimates, through the whole path: register, study, panel, estimator. Reference: R `did` 2.5 at full precision."""

from __future__ import annotations

import csv

import mpdta
import pandas
import pytest
from csdid.att_gt import ATTgt
from diff_diff import CallawaySantAnna

import stadtnetz

pytestmark = [
    pytest.mark.filterwarnings("ignore"),  # diff-diff recodes never = inf
    pytest.mark.skipif(not mpdta.DATA.exists(), reason=f"{mpdta.DATA} is not there (STADTNETZ_IMPACT names it)"),
]
TOLERANCE = 1e-12
# scenario of the reference: csdid's control group and estimator, diff-diff's, and whether log population is a covariate
SCENARIOS = {
    "mpdta_nev_dr": ("nevertreated", "never_treated", "dr", False),
    "mpdta_nyt_dr": ("notyettreated", "not_yet_treated", "dr", False),
    "mpdta_nev_ipw": ("nevertreated", "never_treated", "ipw", False),
    "mpdta_nev_reg_cov": ("nevertreated", "never_treated", "reg", True),
}


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> stadtnetz.Study:
    register = mpdta.register(tmp_path_factory.mktemp("mpdta") / "register")
    return register.study(outcomes=mpdta.outcomes(), as_is=["lemp", "lpop"])


@pytest.fixture(scope="module")
def panel(study: stadtnetz.Study) -> pandas.DataFrame:
    return study.panel().to_pandas()


def reference(name: str, scenario: str) -> list[dict[str, str]]:
    with (mpdta.DATA / "r_ref" / name).open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["scenario"] == scenario]


def test_the_panel_is_the_published_data(study: stadtnetz.Study, panel: pandas.DataFrame) -> None:
    published = pandas.DataFrame(mpdta.rows()).astype(float)
    merged = panel.assign(countyreal=panel["unit"].map(mpdta.fips)).merge(published, on=["countyreal", "year"], suffixes=("", "_published"))
    assert len(panel) == len(merged) == 2500
    assert (merged["g0"] == merged["first.treat"]).all() and (merged["lemp"] == merged["lemp_published"]).all()
    assert merged.groupby("g")["unit"].nunique().to_dict() == {2004.0: 20, 2006.0: 40, 2007.0: 131, float("inf"): 309}
    assert study.anticipation == 0, "who joins on 1 January leaves a clean year before"


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_csdid_gives_what_r_gives(study: stadtnetz.Study, panel: pandas.DataFrame, scenario: str) -> None:
    controls, _, method, covariate = SCENARIOS[scenario]
    formula = "lemp ~ lpop" if covariate else "lemp ~ 1"
    model = ATTgt(data=panel, xformla=formula, control_group=controls, **study.args("csdid", "lemp"))
    model.fit(est_method=method, bstrap=False)
    cells = {(int(g), int(t)): (att, se) for g, t, att, se in zip(*(model.results[name] for name in ("group", "year", "att", "se")), strict=True)}
    compared = 0
    for row in reference("ref_attgt.csv", scenario):
        close(cells[int(row["group"]), int(row["t"])], row["att"], row["se"])
        compared += 1
    assert compared == 12
    for kind in ("simple", "group", "dynamic", "calendar"):
        found = model.aggte(kind, bstrap=False).atte
        for row in reference("ref_aggte.csv", scenario):
            if row["type"] != kind:
                continue
            close((found["overall_att"], found["overall_se"]), row["overall_att"], row["overall_se"])
            if row["egt"] != "NA":
                at = [int(one) for one in found["egt"]].index(int(row["egt"]))
                close((found["att_egt"][at], found["se_egt"][at]), row["att_egt"], row["se_egt"])


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_diff_diff_gives_what_r_gives(study: stadtnetz.Study, panel: pandas.DataFrame, scenario: str) -> None:
    _, controls, method, covariate = SCENARIOS[scenario]
    estimator = CallawaySantAnna(control_group=controls, estimation_method=method)
    fit = estimator.fit(panel, covariates=["lpop"] if covariate else None, **study.args("diff-diff", "lemp"))
    cells = {(int(g), int(t)): (cell["effect"], cell["se"]) for (g, t), cell in fit.group_time_effects.items()}
    assert len(reference("ref_attgt.csv", scenario)) == 12
    for row in reference("ref_attgt.csv", scenario):
        close(cells[int(row["group"]), int(row["t"])], row["att"], row["se"])
    events, cohorts = fit.aggregate("event_study"), fit.aggregate("group")  # it has no calendar aggregation
    rows = {"dynamic": (events.event_time, events.att, events.se), "group": (cohorts.label, cohorts.att, cohorts.se)}
    aggregated = {(kind, int(key)): (att, se) for kind, columns in rows.items() for key, att, se in zip(*columns, strict=True)}
    for row in reference("ref_aggte.csv", scenario):
        if row["type"] == "simple":
            close((fit.overall_att, fit.overall_se), row["overall_att"], row["overall_se"])
        elif row["type"] in rows:
            close(aggregated[row["type"], int(row["egt"])], row["att_egt"], row["se_egt"])


def close(found: tuple[float, float], *expected: str) -> None:
    for one, other in zip(found, expected, strict=True):
        assert abs(float(one) - float(other)) < TOLERANCE
