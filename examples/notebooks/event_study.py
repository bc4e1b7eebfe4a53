# ---
# jupyter:
#   jupytext:
#     formats: py:percent
#   kernelspec:
#     name: python3
#     display_name: Python 3
# ---

# %% [markdown]
# # An event study with unknown exits
#
# **The outcomes here are simulated.** The register is real: it does not say when most members left. So the question is how far that ignorance moves an estimate,
# and the answer needs a truth that is known. An effect is put on the days that each municipality *may* have been a member, with an exit drawn anew between the
# last day it certainly was one and the last day it can have been. Needs `STADTNETZ_DIRECTORY`.

# %%
import warnings

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from diff_diff import CallawaySantAnna
from directory import official

import stadtnetz

warnings.simplefilter("ignore")  # diff-diff recodes never = inf, and leaves out cells without a base year
YEARS, EFFECT = range(2012, 2025), 1.0
register, directory = stadtnetz.engagierte_stadt(), official()
base = register.study(directory=directory, years=YEARS, territory="2023-12-31", rule="2015")
panel, bounds = base.panel().to_pandas(), base.bounds().to_pandas()

# %% [markdown]
# ## Outcomes with a known effect
#
# `bounds` gives for every municipality and year the least and the most exposure over all ways to settle what sources leave open.

# %%
random = np.random.default_rng(20)
units = panel["unit"].unique()
years = np.array(YEARS)
low = bounds["exposure_low"].to_numpy().reshape(len(units), len(years))
high = bounds["exposure_high"].to_numpy().reshape(len(units), len(years))
open_years = (low < high).sum(axis=1)
print(f"members with an open year: {((high.max(axis=1) > 0) & (open_years > 0)).sum()} of {(high.max(axis=1) > 0).sum()}")

exit_after = random.uniform(0, 1, len(units))[:, None]  # where between certain and possible the stay ended
reach = (np.cumsum(low < high, axis=1) - 1) / np.maximum(open_years - 1, 1)[:, None]
exposure = np.where(low < high, np.where(reach <= exit_after, high, low), high)
level = random.normal(20, 4, len(units))[:, None] + np.cumsum(random.normal(0, 0.2, len(years)))
outcome = level + EFFECT * exposure + random.normal(0, 0.8, exposure.shape)
panel = panel.assign(groups=outcome.ravel(), true=EFFECT * exposure.ravel())
compared = (panel["role"] == "treated") | ((panel["role"] == "control") & (panel["eligible"] == 1))  # eligible in 2015, never a member
outcomes = panel.loc[compared, ["ags", "year", "groups"]]

# %% [markdown]
# ## Four readings of the same register
#
# Each reading has its own treated years. The estimate is the mean of the effects by years since the first treated one, from that year on, each weighted by the
# municipalities that it is of; diff-diff's `overall_att` would count the years of anticipation too, where there are any. The truth is the mean effect on the municipality-years which that reading calls treated; it differs between
# readings, because a reading that treats a city as a member after it left includes years without an effect. Controls: eligible in 2015 and never a member, and
# those who joined later.

# %%
def since_joining(fit):
    """The mean effect from the first treated year on, and its standard error; the sizes of the cohorts are taken as known."""
    cells = pd.DataFrame(fit.group_time_effects).T.dropna(subset="effect")  # by cohort and year
    treated = cells["n_treated"].groupby(lambda cell: cell[1] - cell[0]).sum()
    events = fit.aggregate("event_study")
    kept = events.event_time >= 0
    weights = treated[events.event_time[kept]].to_numpy(dtype=float)
    weights /= weights.sum()
    return weights @ events.att[kept], np.sqrt(weights @ events.vcov[np.ix_(kept, kept)] @ weights)


rows, fits = [], {}
for treatment in ("certain", "presumed", "possible", "drop"):
    study = register.study(outcomes=outcomes, as_is=["groups"], years=YEARS, treatment=treatment)  # the keys are those of 2023 in every year
    sample = study.panel().to_pandas().merge(panel[["unit", "year", "true"]], on=["unit", "year"])
    sample = sample[sample["role"] != "excluded"]
    estimator = CallawaySantAnna(anticipation=study.anticipation, control_group="not_yet_treated")
    fit = estimator.fit(sample, **study.args("diff-diff", "groups"))
    treated = sample[sample["treat"] == 1]
    rows.append((treatment, treated["unit"].nunique(), study.anticipation, *since_joining(fit), treated["true"].mean()))
    fits[treatment] = (fit, sample)
results = pd.DataFrame(rows, columns=["treatment", "members", "anticipation", "estimate", "se", "truth"])
results.round(3)

# %%
figure, (left, right) = plt.subplots(1, 2, figsize=(10.5, 4.3), layout="constrained", width_ratios=(1, 1.5))
figure.suptitle("Simulated outcomes on the real register: estimate and truth")
place = range(len(results))
left.errorbar(results["estimate"], place, xerr=1.96 * results["se"], fmt="o", color="#1f6f8b", capsize=3, label="estimate, 95 % interval")
left.scatter(results["truth"], place, marker="|", s=300, lw=2.5, color="#c2410c", label="truth", zorder=3)
left.set_yticks(list(place), results["treatment"])
left.set(title="Mean effect by reading", xlabel="active groups per 1,000 inhabitants", ylabel="reading of the open days")
left.invert_yaxis()
left.margins(y=0.4)
left.legend(frameon=False, fontsize="small", loc="upper left", markerscale=0.4)
fit, sample = fits["presumed"]
effects = fit.aggregate("event_study").to_dataframe().set_index("event_time")
right.errorbar(effects.index, effects["att"], yerr=1.96 * effects["se"], fmt="o", color="#1f6f8b", capsize=3, label="estimate, 95 % interval")
mean = sample[sample["rel_year"].isin(effects.index)].groupby("rel_year")["true"].mean()
right.plot(mean.index, mean, color="#c2410c", lw=2, label="truth")
right.axhline(0, color="#a8a29e", lw=0.8)
right.legend(frameon=False, fontsize="small", loc="upper left")
right.set(title="By years since joining, presumed members", xlabel="years since the first treated year", ylabel="active groups per 1,000 inhabitants")
right.set_xticks(range(-10, 11, 2))
for axes in (left, right):
    axes.spines[["top", "right"]].set_visible(False)
plt.show()

# %% [markdown]
# Before the first treated year the truth lies a little above 0: *presumed* dates a start by the latest day that sources allow, and some began earlier.
#
# ## What it costs
#
# The controls are eligible municipalities, because the register names no rejected applicants; here nothing else distinguishes them, in reality their path may
# ([Who joined, and who could have?](who_joined.md)). *Certain* and *presumed* begin alike, so their first treated years are the same; *drop* keeps half of the
# members, and its interval is a third wider. A reading does not decide who left: report the range over readings beside the interval, not one of them.
