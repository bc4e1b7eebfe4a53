# ---
# jupyter:
#   jupytext:
#     formats: py:percent
#   kernelspec:
#     name: python3
#     display_name: Python 3
# ---

# %% [markdown]
# # Who joined, and who could have?
#
# The register of *Engagierte Stadt* beside all municipalities of Germany: who was eligible under the rule of each call, who joined, and what that leaves to
# compare with. Needs files of the official directory: `STADTNETZ_DIRECTORY` names them (see the README of this folder).

# %%
import matplotlib.pyplot as plt
from directory import official

import stadtnetz

register, directory = stadtnetz.engagierte_stadt(), official()
settings = {"directory": directory, "years": range(2012, 2026), "territory": "2023-12-31"}
study = register.study(**settings)
panel = study.panel().to_pandas()
print(f"{panel['unit'].nunique():,} municipalities, {len(panel):,} rows")
panel.drop_duplicates("unit")[["role", "reason"]].value_counts().rename("municipalities").to_frame()

# %% [markdown]
# ## Calls and their flow
#
# `basis` says where a number comes from: *calls* are numbers the programme published, *listed* counts who is named. 272 applied in 2015, and 217 of them are
# nothing but a number.

# %%
flow = study.flow().to_pandas()
flow[flow["land"].isna()].drop(columns=["land", "band"]).reset_index(drop=True)

# %% [markdown]
# ## Who could have joined
#
# *Eligible* is the rule of the place (kind and inhabitants): 10,000 to 100,000 in 2015, to 250,000 since 2020. The rules do not say which day's figure counts, so
# every official figure of the two years before the deadline is tried, and where there is none, or figures disagree, the answer is *unknown*, not a guess. With the
# editions of this folder (2013, 2017, 2021, 2023) that leaves the calls from 2020 on nearly unanswered: add those of 2018 to 2020 to answer them.

# %%
study.take_up(by=["year"]).to_pandas().query("year >= 2015")

# %% [markdown]
# So the pool below is that of 2015 (`rule="2015"`), in every year.

# %%
pool = register.study(rule="2015", **settings).panel().to_pandas().query("year == 2015")
eligible, members = pool[pool["eligible"] == 1], pool[pool["g"] < float("inf")]
joined = members.groupby("g").size()
print(f"eligible in 2015: {len(eligible):,}; ever a member: {len(members)}; of these not eligible in 2015: {(members['eligible'] != 1).sum()}")

figure, (left, right) = plt.subplots(1, 2, figsize=(10, 3.8), layout="constrained")
bins = [10_000 * 10 ** (step / 8) for step in range(13)]
left.hist(eligible["population"], bins=bins, weights=[100 / len(eligible)] * len(eligible), color="#a8a29e", label=f"eligible in 2015 ({len(eligible):,})")
left.hist(members["population"], bins=bins, weights=[100 / len(members)] * len(members), histtype="step", lw=2, color="#1f6f8b", label=f"ever a member ({len(members)})")
left.set(xscale="log", title="Members are larger", xlabel="inhabitants on 31 December 2013", ylabel="% of each group")
left.set_xticks(ticks := [10_000, 20_000, 50_000, 100_000, 200_000], [f"{tick:,}" for tick in ticks])
left.minorticks_off()
left.legend(frameon=False)
right.bar(joined.index, joined, color="#1f6f8b")
right.set(title="First year as a member, presumed", xlabel="year", ylabel="municipalities")
right.set_xticks(range(int(joined.index.min()), int(joined.index.max()) + 1))
right.tick_params(axis="x", labelsize="small")
for axes in (left, right):
    axes.spines[["top", "right"]].set_visible(False)
plt.show()

# %% [markdown]
# ## How alike they are
#
# Standardised differences between the selected of a call and all others eligible for it, in the terms of MatchIt (denominator: standard deviation of the treated).
# Beyond 0.1 they deserve attention. The call of 2015, the one whose pool is known:

# %%
balance = study.balance(controls="eligible").to_pandas()
balance[(balance["group"] == "2015") & (balance["smd"].abs() > 0.1)].drop(columns=["group"]).round(3).reset_index(drop=True)

# %% [markdown]
# ## What comparing with the eligible costs
#
# The register names no rejected applicants, so designs on it compare with `eligible` or `not_yet`. In the simulation of
# [examples/simulated](../../simulated/README.md), where the truth is known, comparing with everybody in the band puts the estimate well above it, and the interval
# misses it in a good part of the samples: who applies was on another path already. With rejected applicants of the same call it is right.
# Ask the programme office for the rejected applications before you believe a number from here.
