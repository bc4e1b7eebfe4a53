# ---
# jupyter:
#   jupytext:
#     formats: py:percent
#   kernelspec:
#     name: python3
#     display_name: Python 3
# ---

# %% [markdown]
# # Staying and leaving
#
# How long memberships of *Engagierte Stadt* last. Hardly any exit is announced, so the answer is a range. Needs `STADTNETZ_DIRECTORY` for the population bands.

# %%
import matplotlib.pyplot as plt
import pandas as pd
from directory import official

import stadtnetz

register = stadtnetz.engagierte_stadt()
study = register.study(directory=official(), years=range(2015, 2026), territory="2023-12-31")
spells = study.spells().to_pandas()
print(f"{len(spells)} memberships under observation, {spells['event'].sum()} with a known exit")
spells["event_type"].map({0: "censored", 1: "left", 2: "merged", 3: "programme ended"}).value_counts().rename("memberships").to_frame()

# %% [markdown]
# ## Between the fewest and the most
#
# The lower curve lets every stay end on the first day nothing speaks against it, the upper one as late as it can; the truth lies between. The life table of the
# study (steps) counts known exits only and censors the rest where the presumed membership ends: it shows what the sources say, not how many stayed.

# %%
bounds = register.stats.life_table().to_pandas()
whole = study.life_table().to_pandas()
figure, axes = plt.subplots(figsize=(9, 4.2), layout="constrained")
axes.fill_between(bounds["time"] / 365.25, bounds["survival_low"], bounds["survival_high"], step="post", color="#1f6f8b", alpha=0.25, lw=0, label="what is possible")
axes.step([0, *whole["time"]], [1, *whole["survival"]], where="post", color="#1f6f8b", lw=2, label="known exits, presumed stays")
axes.set(ylim=(0, 1.02), xlabel="years since joining", ylabel="share still members")
axes.set_title("How many stay: what the sources leave open", loc="left")
axes.spines[["top", "right"]].set_visible(False)
axes.legend(frameon=False, loc="lower left")
plt.show()

# %% [markdown]
# ## By cohort, band and Land
#
# The last row of each life table: how many were at risk at the last known exit, and the share that stayed longer. Groups without a known exit have no row.

# %%
def last_rows(by: str) -> pd.DataFrame:
    table = study.life_table(by=[by]).to_pandas()
    exits = table.groupby("group")["events"].sum()
    return table.groupby("group").last()[["time", "at_risk", "survival", "standard_error"]].assign(exits=exits).round(3)


last_rows("cohort")

# %%
last_rows("band")

# %%
names = {1: "SH", 2: "HH", 3: "NI", 4: "HB", 5: "NW", 6: "HE", 7: "RP", 8: "BW", 9: "BY", 10: "SL", 11: "BE", 12: "BB", 13: "MV", 14: "SN", 15: "ST", 16: "TH"}
by_land = last_rows("land")
by_land.rename(index=lambda group: names.get(int(group), group))

# %% [markdown]
# ## How many are where
#
# Memberships by cohort, and how long they were observed. Whoever compares cohorts compares what is known of them: of the first ones there are lists and reports,
# of the later ones hardly more than the announcement.

# %%
spells.groupby("cohort").agg(memberships=("unit", "size"), known_exits=("event", "sum"), median_years_observed=("duration", "median")).round(2)
