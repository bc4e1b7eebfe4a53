"""Every public name of pyfixest that takes a table, with our tables: nothing renamed, nothing cast.

Run by `.ci/full`; needs the extra impact.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import matplotlib
import pyfixest as pf
import pytest
from conftest import Tables
from entry_points import left_out, public

matplotlib.use("Agg")
pytestmark = pytest.mark.filterwarnings("ignore")


def trend(t: Tables) -> Any:
    return pf.feols("y ~ i(year, ever_treated, ref=2015) | unit + year", t.panel, vcov={"CRV1": "unit"})


def two(t: Tables) -> list[Any]:
    """Two outcomes, so that there is something to correct for."""
    return pf.feols("y + cases ~ treat | unit + year", t.panel, vcov={"CRV1": "unit"}).to_list()


# What estimates.
ESTIMATES: dict[str, Callable[[Tables], Any]] = {
    "event_study, twfe": lambda t: pf.event_study(t.panel, **t.args("pyfixest"), estimator="twfe"),
    "event_study, did2s": lambda t: pf.event_study(t.panel, **t.args("pyfixest"), estimator="did2s"),
    "event_study, saturated": lambda t: pf.event_study(t.panel, **t.args("pyfixest"), estimator="saturated", att=False),
    "SaturatedEventStudy": lambda t: pf.SaturatedEventStudy(t.panel, **t.args("pyfixest"), att=False, cluster="unit").estimate(),
    "did2s": lambda t: pf.did2s(
        t.panel, yname="y", first_stage="~ 0 | unit + year", second_stage="~ i(treat, ref=0)", treatment="treat", cluster="unit"
    ),
    "lpdid": lambda t: pf.lpdid(t.panel, **t.args("pyfixest")),
    "feols": lambda t: pf.feols("y ~ treat | unit + year", t.panel, vcov={"CRV1": "unit"}),
    "feols, stacks": lambda t: pf.feols(
        "y ~ i(stack_rel, stack_treat, ref=-1) | stack_unit + stack_year", t.stacks, weights="weight", vcov={"CRV1": "unit"}
    ),
    "fepois": lambda t: pf.fepois("cases ~ treat | unit + year", t.panel, vcov={"CRV1": "unit"}),
    "feglm": lambda t: pf.feglm("office ~ treat + population", t.panel, family="logit"),
    "quantreg": lambda t: pf.quantreg("y ~ treat + ever_treated", t.panel, quantile=0.5),
}

# What takes a table, or what an estimate gave, and makes something else.
OTHERS: dict[str, Callable[[Tables], Any]] = {
    "panelview": lambda t: pf.panelview(t.panel, unit="unit", time="year", treat="treat") or "drawn",
    "dtable": lambda t: pf.dtable(t.panel, ["y", "population"], bycol=["ever_treated"]),
    "etable": lambda t: pf.etable(two(t)),
    "summary": lambda t: pf.summary(two(t)) or "printed",
    "coefplot": lambda t: pf.coefplot(two(t)),
    "iplot": lambda t: pf.iplot(trend(t)),
    "qplot": lambda t: pf.qplot(pf.quantreg("y ~ treat", t.panel, quantile=[0.25, 0.75])),
    "bonferroni": lambda t: pf.bonferroni(two(t), param="treat"),
    "rwolf": lambda t: pf.rwolf(two(t), param="treat", reps=9, seed=1, sampling_method="ri"),
    "wyoung": lambda t: pf.wyoung(two(t), param="treat", reps=9, seed=1, sampling_method="ri"),
}


@pytest.mark.parametrize("name", ESTIMATES)
def test_it_estimates(tables: Tables, name: str) -> None:
    frame = ESTIMATES[name](tables).tidy()
    assert len(frame) and frame["Estimate"].notna().all()


@pytest.mark.parametrize("name", OTHERS)
def test_it_takes_a_table(tables: Tables, name: str) -> None:
    assert OTHERS[name](tables) is not None


def test_all_that_takes_a_table_is_called() -> None:
    called = {name.split(",")[0] for name in (*ESTIMATES, *OTHERS)}
    assert public(pf) == called | left_out("pyfixest")
    assert not called & left_out("pyfixest")
