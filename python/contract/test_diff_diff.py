"""Every public name of diff-diff that takes a table, with our tables: nothing renamed, nothing cast.

Run by `.ci/full`; needs the extra impact.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import diff_diff as dd
import matplotlib
import pytest
from conftest import Tables
from entry_points import left_out, public

matplotlib.use("Agg")
pytestmark = pytest.mark.filterwarnings("ignore")

NAMES = {"outcome": "y", "unit": "unit", "time": "year"}
AFTER = [2016, 2017, 2018, 2019]  # in the stack of 2015


def by_cohort(estimator: Any, settings: dict[str, Any] | None = None, **more: Any) -> Callable[[Tables], Any]:
    return lambda t: estimator(**(settings or {})).fit(t.panel, **t.args("diff-diff"), **more)


def before_and_after(t: Tables) -> Any:
    """The stack of a call with the flag that diff-diff's own function adds."""
    return dd.make_post_indicator(t.stack, time_column="year", treatment_start=AFTER[0])


def with_points(t: Tables) -> Any:
    """The panel beside the reference points, where they are known."""
    nodes = t.study.nodes("contiguity").to_pandas()[["ags", "latitude", "longitude"]]
    return t.panel.merge(nodes, on="ags").dropna(subset="latitude")


def two_years(t: Tables) -> Any:
    return t.panel[t.panel["year"].isin([2015, 2016])]


ONE_TREATED = "unit == 1001000 or ever_treated == 0"
QUICK = {"n_bootstrap": 99, "seed": 1}
TROP = {"method": "global", "n_bootstrap": 2, "lambda_time_grid": [0.0], "lambda_unit_grid": [0.0], "lambda_nn_grid": [1.0]}

# What estimates the effect, which is 1.
ESTIMATES: dict[str, Callable[[Tables], Any]] = {
    "CallawaySantAnna": by_cohort(dd.CallawaySantAnna),
    "SunAbraham": by_cohort(dd.SunAbraham),
    "ImputationDiD": by_cohort(dd.ImputationDiD),
    "TwoStageDiD": by_cohort(dd.TwoStageDiD),
    "StackedDiD": by_cohort(dd.StackedDiD),
    "EfficientDiD": by_cohort(dd.EfficientDiD),
    "WooldridgeDiD": by_cohort(dd.WooldridgeDiD),
    "DMLDiD": by_cohort(dd.DMLDiD, {"seed": 1}, covariates=["land"]),
    "SpilloverDiD": lambda t: dd.SpilloverDiD(rings=[0.0, 20.0], conley_coords=("latitude", "longitude")).fit(with_points(t), first_treat="g", **NAMES),
    "LPDiD": lambda t: dd.LPDiD().fit(t.panel, treatment="treat", **NAMES),
    "LWDiD": lambda t: dd.LWDiD().fit(t.panel, treatment="treat", first_treat="g", **NAMES),
    "ChaisemartinDHaultfoeuille": lambda t: dd.ChaisemartinDHaultfoeuille().fit(t.panel, treatment="active", **NAMES),
    "chaisemartin_dhaultfoeuille": lambda t: dd.chaisemartin_dhaultfoeuille(t.panel, "y", "unit", "year", "active"),
    "imputation_did": lambda t: dd.imputation_did(t.panel, **t.args("diff-diff")),
    "two_stage_did": lambda t: dd.two_stage_did(t.panel, **t.args("diff-diff")),
    "stacked_did": lambda t: dd.stacked_did(t.panel, **t.args("diff-diff")),
    "DifferenceInDifferences": lambda t: dd.DifferenceInDifferences().fit(before_and_after(t), "y", "stack_treat", "post"),
    "TwoWayFixedEffects": lambda t: dd.TwoWayFixedEffects().fit(before_and_after(t), "y", "stack_treat", "post", "unit"),
    "MultiPeriodDiD": lambda t: dd.MultiPeriodDiD().fit(t.stack, "y", "stack_treat", "year", AFTER, unit="unit"),
    "ChangesInChanges": lambda t: dd.ChangesInChanges(**QUICK).fit(before_and_after(t), "y", "stack_treat", "post"),
    "QDiD": lambda t: dd.QDiD(**QUICK).fit(before_and_after(t), "y", "stack_treat", "post"),
    "SyntheticDiD": lambda t: dd.SyntheticDiD(n_bootstrap=20).fit(t.stack, treatment="stack_treat", post_periods=AFTER, **NAMES),
    "SyntheticControl": lambda t: dd.SyntheticControl().fit(t.stack.query(ONE_TREATED), treatment="treat", **NAMES),
    "synthetic_control": lambda t: dd.synthetic_control(t.stack.query(ONE_TREATED), treatment="treat", **NAMES),
    "TROP": lambda t: dd.TROP(**TROP).fit(t.stack.query("land == 1"), treatment="treat", **NAMES),
    "trop": lambda t: dd.trop(t.stack.query("land == 1"), treatment="treat", **TROP, **NAMES),
}

# What takes a table and finds something else.
OTHERS: dict[str, Callable[[Tables], Any]] = {
    "TripleDifference": lambda t: dd.TripleDifference().fit(before_and_after(t), "y", "stack_treat", "town", "post"),
    "triple_difference": lambda t: dd.triple_difference(before_and_after(t), "y", "stack_treat", "town", "post"),
    "StaggeredTripleDifference": by_cohort(dd.StaggeredTripleDifference, eligibility="town"),
    "ContinuousDiD": by_cohort(dd.ContinuousDiD, {"degree": 1}, dose="funding"),
    "HeterogeneousAdoptionDiD": lambda t: dd.HeterogeneousAdoptionDiD(seed=1).fit(two_years(t), dose="paid", **NAMES),
    "DurationDiD": lambda t: dd.DurationDiD(n_bootstrap=20, seed=1).fit(
        t.stack, "office", "unit", "year", "stack_treat", last_pre_period=2015
    ),
    "RegressionDiscontinuity": lambda t: dd.RegressionDiscontinuity(cutoff=10_000, h=9_000).fit(first_call(t), "y", "to_lower"),
    "RDDensityTest": lambda t: dd.RDDensityTest(cutoff=10_000).fit(first_call(t), "to_lower"),
    "RDPlot": lambda t: dd.RDPlot(cutoff=10_000).fit(first_call(t), "y", "to_lower"),
    "BaconDecomposition": by_cohort(dd.BaconDecomposition),
    "bacon_decompose": lambda t: dd.bacon_decompose(t.panel, **t.args("diff-diff")),
    "decompose_twfe_weights": lambda t: dd.decompose_twfe_weights(t.panel, **t.args("diff-diff")),
    "twowayfeweights": lambda t: dd.twowayfeweights(t.panel, treatment="treat", **NAMES),
    "attgt_weights": lambda t: dd.attgt_weights(
        fitted(t, base_period="universal").to_dataframe("group_time"), data=t.panel, unit="unit", time="year", first_treat="g"
    ),
    "profile_panel": lambda t: dd.profile_panel(t.panel, treatment="treat", **NAMES),
    "agent_workflow": lambda t: dd.agent_workflow(t.panel, treatment="treat", first_treat="g", verbose=False, **NAMES),
    "validate_did_data": lambda t: dd.validate_did_data(before_and_after(t), "y", "stack_treat", "post", "unit"),
    "summarize_did_data": lambda t: dd.summarize_did_data(before_and_after(t), "y", "stack_treat", "post", "unit"),
    "balance_panel": lambda t: dd.balance_panel(t.panel, "unit", "year"),
    "create_event_time": lambda t: dd.create_event_time(t.panel, "year", "g"),
    "make_post_indicator": before_and_after,
    "make_treatment_indicator": lambda t: dd.make_treatment_indicator(t.panel, "exposure", threshold=0.5),
    "aggregate_to_cohorts": lambda t: dd.aggregate_to_cohorts(t.panel, "unit", "year", "ever_treated", "y"),
    "trim_weights": lambda t: dd.trim_weights(t.stacks, weights="weight", upper=2.0),
    "aggregate_survey": lambda t: dd.aggregate_survey(t.stacks, ["land", "year"], "y", dd.SurveyDesign(weights="weight", psu="unit")),
    "SurveyDesign": lambda t: dd.CallawaySantAnna().fit(
        t.stack, **t.args("diff-diff"), survey_design=dd.SurveyDesign(weights="weight", psu="unit")
    ),
    "rank_control_units": lambda t: dd.rank_control_units(
        t.stack, "unit", "year", "y", treatment_column="stack_treat", pre_periods=[2013, 2014, 2015]
    ),
    "check_parallel_trends": lambda t: dd.check_parallel_trends(t.stack, "y", "year", "stack_treat", [2013, 2014, 2015]),
    "check_parallel_trends_robust": lambda t: dd.check_parallel_trends_robust(
        t.stack, "y", "year", "stack_treat", "unit", [2013, 2014, 2015], n_permutations=20, seed=1
    ),
    "equivalence_test_trends": lambda t: dd.equivalence_test_trends(t.stack, "y", "year", "stack_treat", "unit", [2013, 2014, 2015]),
    "run_placebo_test": lambda t: dd.run_placebo_test(t.stack, "y", "stack_treat", "year", fake_treatment_period=2014, post_periods=AFTER),
    "run_all_placebo_tests": lambda t: dd.run_all_placebo_tests(
        before_and_after(t), "y", "stack_treat", "year", "unit", [2013, 2014, 2015], AFTER, n_permutations=20, seed=1
    ),
    "placebo_timing_test": lambda t: dd.placebo_timing_test(t.stack, "y", "stack_treat", "year", 2014, AFTER),
    "placebo_group_test": lambda t: dd.placebo_group_test(
        t.stack, "y", "year", "unit", list(t.stack.query("stack_treat == 0")["unit"].unique()[:10]), AFTER, treatment="stack_treat"
    ),
    "permutation_test": lambda t: dd.permutation_test(before_and_after(t), "y", "stack_treat", "post", "unit", n_permutations=20, seed=1),
    "leave_one_out_test": lambda t: dd.leave_one_out_test(before_and_after(t), "y", "stack_treat", "post", "unit"),
    "did_had_pretest_workflow": lambda t: dd.did_had_pretest_workflow(two_years(t), dose="paid", **QUICK, **NAMES),
    "joint_homogeneity_test": lambda t: dd.joint_homogeneity_test(
        t.stack, dose="paid", post_periods=[2016, 2017], base_period=2015, **QUICK, **NAMES
    ),
    "joint_pretrends_test": lambda t: dd.joint_pretrends_test(
        t.stack, dose="paid", pre_periods=[2013, 2014], base_period=2015, **QUICK, **NAMES
    ),
    "DiagnosticReport": lambda t: dd.DiagnosticReport(fitted(t), data=t.panel, **t.args("diff-diff")).run_all(),
    "BusinessReport": lambda t: dd.BusinessReport(fitted(t), data=t.panel, **t.args("diff-diff")).summary(),
    "plot_staircase": lambda t: dd.plot_staircase(data=t.panel, unit="unit", time="year", first_treat="g", show=False),
    "plot_event_study": lambda t: dd.plot_event_study(by_event(t), show=False),
    "plot_group_effects": lambda t: dd.plot_group_effects(fitted(t), show=False),
    "plot_group_time_heatmap": lambda t: dd.plot_group_time_heatmap(fitted(t), show=False),
    "plot_bacon": lambda t: dd.plot_bacon(dd.bacon_decompose(t.panel, **t.args("diff-diff")), show=False),
    "plot_twfe_weights": lambda t: dd.plot_twfe_weights(dd.decompose_twfe_weights(t.panel, **t.args("diff-diff")), show=False),
    "plot_synth_weights": lambda t: dd.plot_synth_weights(ESTIMATES["SyntheticDiD"](t), show=False),
    "plot_dose_response": lambda t: dd.plot_dose_response(OTHERS["ContinuousDiD"](t), show=False),
    "compute_honest_did": lambda t: dd.compute_honest_did(by_event(t)),
    "HonestDiD": lambda t: dd.HonestDiD().fit(by_event(t)),
    "plot_honest_event_study": lambda t: dd.plot_honest_event_study(dd.HonestDiD().fit(by_event(t)), show=False),
    "plot_sensitivity": lambda t: dd.plot_sensitivity(dd.HonestDiD().sensitivity_analysis(by_event(t), M_grid=[0.5, 1.0]), show=False),
    "sensitivity_plot": lambda t: dd.sensitivity_plot(by_event(t), M_grid=[0.5, 1.0]),
    "compute_pretrends_power": lambda t: dd.compute_pretrends_power(by_event(t)),
    "PreTrendsPower": lambda t: dd.PreTrendsPower().fit(by_event(t)),
    "compute_mdv": lambda t: dd.compute_mdv(by_event(t)),
    "plot_pretrends_power": lambda t: dd.plot_pretrends_power(dd.PreTrendsPower().power_curve(by_event(t)), show=False),
    "practitioner_next_steps": lambda t: dd.practitioner_next_steps(fitted(t), verbose=False),
}


def fitted(t: Tables, **settings: Any) -> Any:
    return dd.CallawaySantAnna(**settings).fit(t.panel, **t.args("diff-diff"))


def by_event(t: Tables) -> Any:
    return fitted(t).aggregate("event_study")


def first_call(t: Tables) -> Any:
    return t.applications[t.applications["call"] == 2015].dropna(subset=["to_lower"])


def overall(result: Any) -> float:
    for name in ("overall_att", "att", "avg_att", "effect"):
        value = getattr(result, name, None)
        if isinstance(value, (int, float)):
            return float(value)
    raise AssertionError(f"{type(result).__name__} names no effect")


@pytest.mark.parametrize("name", ESTIMATES)
def test_it_estimates(tables: Tables, name: str) -> None:
    assert 0.5 < overall(ESTIMATES[name](tables)) < 1.5, "the effect is 1"


@pytest.mark.parametrize("name", OTHERS)
def test_it_takes_a_table(tables: Tables, name: str) -> None:
    assert OTHERS[name](tables) is not None


def test_all_that_takes_a_table_is_called() -> None:
    called = {*ESTIMATES, *OTHERS}
    aliases = {name for name in dd.__all__ for one in called if getattr(dd, name) is getattr(dd, one)}
    assert public(dd) == called | aliases | left_out("diff-diff")
    assert not called & left_out("diff-diff")
