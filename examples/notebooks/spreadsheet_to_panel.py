# ---
# jupyter:
#   jupytext:
#     formats: py:percent
#   kernelspec:
#     name: python3
#     display_name: Python 3
# ---

# %% [markdown]
# # From spreadsheet to panel
#
# An office's member list and a table of a statistical office become the frame an estimator takes. Nothing but this repository is needed.

# %%
from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd

import stadtnetz

pd.set_option("display.max_colwidth", 90)

# %% [markdown]
# ## The list becomes a register
#
# A sample list with the faults of real ones: lost zeros, keys of another state, 31 April. Every row has an outcome, and every repair is a finding.

# %%
conversion = stadtnetz.convert(Path("../mitgliederliste-beispiel.csv"))
print(conversion)
findings = pd.DataFrame([{"code": finding.code, "severity": finding.severity} for finding in conversion.findings])
findings.value_counts().rename("findings").reset_index()

# %%
register = conversion.register
print(register)

# %% [markdown]
# ## The download becomes outcomes
#
# Made-up figures in the layout of the Regionalstatistik: title lines, two rows of headers, marks, a footer. A mark never becomes zero.

# %%
members = [place for place in register.places if place.ags][:20]
rows = []
for year in range(2012, 2024):
    for number, place in enumerate(members):
        figure = "." if (number, year) == (3, 2016) else f"{100 + 7 * number + 3 * (year - 2012)}"
        rows.append(f"31.12.{year};{place.ags};  {place.name};{figure};-")
download = "\n".join([
    "Tabelle: 00000-01-01-5 (erfunden)", "Initiativen nach Art - Stichtag 31.12.", "Initiativen (Anzahl)",
    ";;;Art;Art", ";;;insgesamt;darunter neu", *rows, "__________", "-: nichts vorhanden", "Stand: erfunden",
])
outcomes = stadtnetz.outcomes(download.encode("cp1252"))
print(outcomes)
for finding in outcomes.findings:
    print(finding)
outcomes.series.to_pandas()

# %% [markdown]
# ## Both become a panel
#
# One row per municipality and year. The column of marks only is left out: it would exclude every row. Without a directory, keys are taken as they are and eligibility stays unknown (-1); the column `reason` says why a row is
# excluded.

# %%
measured = outcomes.table.select("ags", "year", "initiativen_insgesamt")
study = register.study(outcomes=measured, years=range(2012, 2024))
panel = study.panel().to_pandas()
columns = ["ags", "year", "g", "rel_year", "exposure", "status", "role", "reason", "initiativen_insgesamt"]
panel.loc[panel["ags"] == members[3].ags, columns].head(7)

# %% [markdown]
# What would spoil an estimate, said before anybody estimates:

# %%
for row in study.check():
    print(row["code"], row["severity"], row["message"])

# %%
some = panel[panel["g"] <= 2023]
grid = some.pivot(index="ags", columns="year", values="exposure").iloc[:25]
figure, axes = plt.subplots(figsize=(9, 5), layout="constrained")
image = axes.imshow(grid, aspect="auto", cmap="Blues", vmin=0, vmax=1)
axes.set_xticks(range(len(grid.columns)), grid.columns)
axes.set_yticks(range(len(grid.index)), grid.index, fontsize=7)
axes.set(xlabel="year", ylabel="official key (AGS)")
axes.set_title("Share of each year's days as a member, presumed (first 25 members of the sample list)", loc="left")
figure.colorbar(image, label="share of days")
plt.show()
