"""One programme with a known effect, prepared the right way and the usual wrong ways: which estimates come near the truth?

    python examples/simulated/preparations.py [SAMPLES]

Every sample draws new outcomes for the same made-up programme. The tables come from `stadtnetz`, the estimates from diff-diff (Callaway and Sant'Anna without
covariates, not-yet-treated controls). Prints the mean estimate in percent of the true effect, and how often the 95 % interval holds the truth.
"""

from __future__ import annotations

import math
import sys
import tempfile
import warnings
from collections import Counter, defaultdict
from typing import Any

import numpy as np
import pandas as pd
from diff_diff import CallawaySantAnna
from programme import YEARS, Simulated, write

import stadtnetz

Estimate = tuple[float, float]  # and its standard error


def estimate(frame: pd.DataFrame, anticipation: int, first: str = "g", outcome: str = "rate") -> Estimate:
    """The mean effect on treated municipality-years, from g on.

    `overall_att` of diff-diff averages the years of anticipation too. So the effects by years since g are averaged here, each by the municipalities that it is of.
    That is what `aggte(type="simple")` of R's `did` estimates; the standard error takes the sizes of the cohorts as known.
    """
    estimator = CallawaySantAnna(control_group="not_yet_treated", anticipation=anticipation)
    fit = estimator.fit(frame, outcome=outcome, unit="unit", time="year", first_treat=first)
    events, treated = fit.aggregate("event_study"), Counter()
    for (g, year), cell in fit.group_time_effects.items():
        treated[year - g] += cell["n_treated"] * math.isfinite(cell["effect"])
    kept = events.event_time >= 0
    sizes = np.array([treated[since] for since in events.event_time[kept]])
    weights = sizes / sizes.sum()
    return weights @ events.att[kept], math.sqrt(weights @ events.vcov[np.ix_(kept, kept)] @ weights)


def per_call(stacks: pd.DataFrame, anticipation: int) -> Estimate:
    """Every call beside its own controls, put together by treated municipality-years."""
    parts = []
    for _, stack in stacks.groupby("call"):
        treated = (stack["stack_did"] == 1).sum()
        parts.append((treated, *estimate(stack, anticipation)))
    weight = sum(treated for treated, _, _ in parts)
    mean = sum(treated * effect for treated, effect, _ in parts) / weight
    return mean, math.sqrt(sum((treated * error) ** 2 for treated, _, error in parts)) / weight


def preparations(made: Simulated, register: stadtnetz.Register, directory: stadtnetz.Directory, seed: int) -> dict[str, tuple[float, Estimate]]:
    """By preparation: the truth it is held against, and the estimate."""
    frame, truth = made.outcomes(seed)
    settings: dict[str, Any] = {"directory": directory, "years": YEARS, "territory": "2023-12-31", "rates": {"rate": ("groups", "inhabitants")}}
    study = register.study(outcomes=frame, **settings)
    panel, one = study.panel().to_pandas(), study.anticipation
    panel["rate"] *= 1000  # active groups per 1,000 inhabitants

    last = panel[panel["year"] == YEARS[-1]].set_index("unit")
    left = set(panel.loc[(panel["rel_year"] >= 1) & (panel["exposure"] < 1) & (panel["g"] < math.inf), "unit"])
    never = last["ever_treated"] == 0
    # The directory says neither of which day its figures are nor what they update, so that `eligible` stays unknown (-1): the outcomes' inhabitants decide.
    rejected, in_band = set(last.index[never & (last["applied"] == 1)]), set(last.index[never & last["inhabitants"].between(10_000, 250_000)])
    everybody = set(last.index[never])

    def pooled(controls: set[int], members: set[int] = left, of: pd.DataFrame = panel) -> pd.DataFrame:
        """The treated, without some of them, and controls."""
        assert controls, "nobody to compare with"
        treated = (of["ever_treated"] == 1) & ~of["unit"].isin(members)
        return of[treated | of["unit"].isin(controls)].copy()

    stacks = study.stacks(window=(-len(YEARS), len(YEARS)), controls="rejected").to_pandas()
    stacks["rate"] *= 1000
    stacks = stacks[~stacks["unit"].isin(left)]

    clean = pooled(rejected)
    full = register.study(outcomes=frame, onset="full_year", **settings).panel().to_pandas()[["unit", "year", "g"]]
    clean = clean.merge(full.rename(columns={"g": "g_full"}), on=["unit", "year"])
    raw = pd.DataFrame(frame).assign(unit=lambda table: table["ags"].astype("int64"), raw=lambda table: 1000 * table["groups"] / table["inhabitants"])
    clean = clean.merge(raw[["unit", "year", "raw"]], on=["unit", "year"])
    stayed_or_back = pooled(rejected, set())
    never_left = pooled(rejected | left).assign(g=lambda table: table["g"].where(~table["unit"].isin(left), math.inf))
    split = set(panel.loc[panel["n_predecessors"] > 1, "unit"])
    late = max(call + 1 for call in last.loc[last["ever_treated"] == 1, "call_first"])
    return {
        "**per call, rejected applicants of the same call, anticipation 1, stayers**": (truth.stayers, per_call(stacks, one)),
        "rejected applicants of all calls pooled": (truth.stayers, estimate(clean, one)),
        "controls: everybody in today's band (10,000 to 250,000)": (truth.stayers, estimate(pooled(in_band), one)),
        "controls: all 11,000 municipalities": (truth.stayers, estimate(pooled(everybody), one)),
        "concept phase ignored (anticipation 0)": (truth.stayers, estimate(clean, 0)),
        "cohort = first full year, half-treated start year left as base": (truth.stayers, estimate(clean, 0, "g_full")),
        "cohort = first full year, anticipation 2 (clean base, full years only)": (truth.stayers, estimate(clean, 2, "g_full")),
        "cohort = concept year": (truth.stayers, estimate(clean, 0, "g_concept")),
        "leavers kept as treated for ever (intention to treat)": (truth.all, estimate(stayed_or_back, one)),
        "re-joiners dated by the last entry": (truth.all, estimate(stayed_or_back, one, "g_last")),
        "leavers recoded as never treated": (truth.stayers, estimate(never_left, one)),
        "raw rates, mergers not harmonised": (truth.stayers, estimate(clean, one, outcome="raw")),
        "merged municipalities dropped": (truth.stayers, estimate(clean[~clean["unit"].isin(split)], one)),
        "last call recoded as never treated": (truth.stayers, estimate(clean.assign(g=clean["g"].where(clean["g"] < late, math.inf)), one)),
    }


def main(samples: int) -> None:
    found = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about cohorts without a year before them
        made = write(folder)
        register, directory = stadtnetz.open(made.register), stadtnetz.Directory.read(made.directory)
        for seed in range(samples):
            for name, (truth, (effect, error)) in preparations(made, register, directory, seed).items():
                found[name].append((100 * effect / truth, abs(effect - truth) <= 1.96 * error))
    print(f"{samples} samples of one made-up programme; stadtnetz {stadtnetz.__version__}\n")
    print("| preparation | % of truth | 95 % interval holds the truth, % of samples |\n| --- | ---: | ---: |")
    for name, rows in found.items():
        percent, holds = np.array(rows, dtype=float).T
        print(f"| {name} | {percent.mean():.0f} | {100 * holds.mean():.0f} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
