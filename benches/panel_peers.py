"""The peers of `benches/panel.rs`: the main columns of the same panel of 11,000 municipalities x 14 years, with pandas and with polars.

usage: python benches/panel_peers.py [how many runs]

Needs pandas and polars. Runs `cargo bench --bench panel` first, takes units, first entries and funded days from what it leaves in `target/tmp`, and compares
the sums of all columns with ours. Ours has all columns of the panel, the peers have those in COLUMNS. The fastest run counts, in
wall time, on all sides: other work on the machine makes runs slower, never faster.
"""

import re
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd
import polars as pl

ROOT = Path(__file__).resolve().parents[1]
TMP = ROOT / "target/tmp"
UNITS, YEARS = 11_000, range(2012, 2026)
COLUMNS = ["unit", "ags", "year", "g", "g0", "ever_treated", "treat", "active", "rel_year", "exposure", "exposure_cum", "births"]
SECONDS = {"ns": 1e-9, "µs": 1e-6, "ms": 1e-3, "s": 1.0}


def with_pandas(units: pd.DataFrame, spells: pd.DataFrame, outcomes: pd.DataFrame) -> pd.DataFrame:
    first = spells["from"].dt.year.min()
    years = pd.DataFrame({"year": range(first, YEARS.stop)})
    years["start"] = pd.to_datetime(years["year"].astype(str))
    years["end"] = pd.to_datetime((years["year"] + 1).astype(str))
    parts = spells.merge(years, how="cross")
    until = parts["until"].fillna(parts["end"])
    days = (np.minimum(until, parts["end"]) - np.maximum(parts["from"], parts["start"])).dt.days.clip(lower=0)
    parts["exposure"] = days / (parts["end"] - parts["start"]).dt.days
    shares = parts.groupby(["unit", "year"], as_index=False)["exposure"].sum()
    shares["exposure_cum"] = shares.groupby("unit")["exposure"].cumsum()
    panel = units.assign(g=units["entry"].dt.year.fillna(np.inf)).merge(pd.DataFrame({"year": YEARS}), how="cross")
    panel = panel.merge(outcomes, on=["unit", "year"], how="left").merge(shares, on=["unit", "year"], how="left")
    panel["ags"] = panel["unit"].astype(str).str.zfill(8)
    panel["g0"] = panel["g"].replace(np.inf, 0).astype("int64")
    panel["ever_treated"] = np.isfinite(panel["g"]).astype("int64")
    panel["treat"] = (panel["year"] >= panel["g"]).astype("int64")
    panel["rel_year"] = (panel["year"] - panel["g"]).replace(-np.inf, np.inf)
    panel[["exposure", "exposure_cum"]] = panel[["exposure", "exposure_cum"]].fillna(0.0)
    panel["active"] = (panel["exposure"] > 0).astype("int64")
    return panel[COLUMNS]


def with_polars(units: pl.DataFrame, spells: pl.DataFrame, outcomes: pl.DataFrame) -> pl.DataFrame:
    first = spells["from"].dt.year().min()
    years = pl.DataFrame({"year": range(first, YEARS.stop)}).lazy()
    start, end = pl.date("year", 1, 1), pl.date(pl.col("year") + 1, 1, 1)
    days = pl.min_horizontal("until", end) - pl.max_horizontal("from", start)
    shares = (
        spells.lazy()
        .join(years, how="cross")
        .with_columns(exposure=days.dt.total_days().clip(0) / (end - start).dt.total_days())
        .group_by("unit", "year")
        .agg(pl.col("exposure").sum())
        .sort("unit", "year")
        .with_columns(exposure_cum=pl.col("exposure").cum_sum().over("unit"))
    )
    return (
        units.lazy()
        .with_columns(g0=pl.col("entry").dt.year().cast(pl.Int64))
        .join(pl.LazyFrame({"year": YEARS}), how="cross")
        .join(outcomes.lazy(), on=["unit", "year"], how="left")
        .join(shares, on=["unit", "year"], how="left")
        .with_columns(
            ags=pl.col("unit").cast(pl.String).str.zfill(8),
            g=pl.col("g0").cast(pl.Float64).fill_null(float("inf")),
            ever_treated=pl.col("g0").is_not_null().cast(pl.Int64),
            treat=(pl.col("year") >= pl.col("g0")).fill_null(False).cast(pl.Int64),
            rel_year=(pl.col("year") - pl.col("g0")).cast(pl.Float64).fill_null(float("inf")),
            active=(pl.col("exposure") > 0).fill_null(False).cast(pl.Int64),
        )
        .with_columns(pl.col("g0", "exposure", "exposure_cum").fill_null(0))
        .select(COLUMNS)
        .collect()
    )


def ours() -> tuple[dict[str, float], dict[str, float]]:
    """Seconds of the fastest run by bench, and the sums of the columns."""
    command = ["cargo", "bench", "--quiet", "--bench", "panel"]
    printed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    lines = re.findall(r"(\w+)\s+([\d.]+) (ns|µs|ms|s)\s+│", printed)
    sums = pd.read_csv(TMP / "panel_sums.csv", index_col="column")["sum"]
    return {name: float(number) * SECONDS[unit] for name, number, unit in lines}, sums.to_dict()


def total(column: pd.Series) -> float:
    """Of finite numbers; of the lengths of texts."""
    numbers = column if pd.api.types.is_numeric_dtype(column) else column.str.len()
    return float(numbers[np.isfinite(numbers)].sum())


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    seconds, sums = ours()
    unit, year = (part.ravel() for part in np.meshgrid(np.arange(UNITS), np.array(YEARS), indexing="ij"))
    frames = [
        pd.read_csv(TMP / "panel_units.csv", parse_dates=["entry"]),
        pd.read_csv(TMP / "panel_spells.csv", parse_dates=["from", "until"]),
        pd.DataFrame({"unit": 1_001_000 + unit, "year": year, "births": ((unit * 31 + year) % 997).astype(float)}),
    ]
    for_polars = [pl.from_pandas(frame) for frame in frames]
    for_polars[0] = for_polars[0].with_columns(pl.col("entry").cast(pl.Date))
    for_polars[1] = for_polars[1].with_columns(pl.col("from", "until").cast(pl.Date))
    print(f"stadtnetz: study {1_000 * seconds['study_without_directory']:.1f} ms, panel {1_000 * seconds['panel']:.1f} ms ({len(sums)} columns)")
    both = seconds["study_without_directory"] + seconds["panel"]
    for name, make, given in [
        (f"pandas {pd.__version__}", with_pandas, frames),
        (f"polars {pl.__version__}", with_polars, for_polars),
    ]:
        walls = []
        for _ in range(runs):
            started = time.perf_counter()
            panel = make(*given)
            walls.append(time.perf_counter() - started)
        panel = panel if isinstance(panel, pd.DataFrame) else panel.to_pandas()
        wrong = [one for one in COLUMNS if not np.isclose(total(panel[one]), sums[one], rtol=1e-12)]
        answer = f"WRONG in {', '.join(wrong)}" if wrong else "equal sums"
        fastest = min(walls)
        print(
            f"{name}: {1_000 * fastest:.1f} ms ({len(COLUMNS)} columns, {answer}), "
            f"{fastest / seconds['panel']:.1f} times our panel, {fastest / both:.1f} times our study and panel"
        )


if __name__ == "__main__":
    main()
