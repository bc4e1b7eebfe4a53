"""The weights of the R package `ags`, as the plain table that the library reads; `tests/suite/official/crosswalk.rs` reads it."""

import csv
import os
from collections import defaultdict
from pathlib import Path

import pytest

import crosswalk_of_ags

ROOT = Path(__file__).resolve().parents[2]
TABLES = ROOT.parent / "shared/data/official/ags_1.0.1_sysdata.rda"


@pytest.mark.parametrize(("table", "rows", "not_whole"), [("xm20", 405_911, 907), ("xd20", 14_172, None)])
def test_the_weights_of_the_package_ags_become_a_table(table: str, rows: int, not_whole: int | None) -> None:
    if not TABLES.exists():
        assert "CI" not in os.environ, f"{TABLES} is missing"
        pytest.skip(f"{TABLES} is not there")
    pytest.importorskip("rdata")
    converted = list(crosswalk_of_ags.rows(TABLES, table))
    assert len(converted) == rows
    sums: defaultdict[tuple[str, int], float] = defaultdict(float)
    for source, year, _, to_year, population, *_ in converted:
        assert to_year == 2020
        sums[source, year] += float(population)
    if not_whole is not None:
        assert sum(abs(total - 1) > 0.001 for total in sums.values()) == not_whole
    out = ROOT / "target/crosswalk" / f"{table}.csv"
    out.parent.mkdir(parents=True, exist_ok=True)
    with out.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(crosswalk_of_ags.HEADER)
        writer.writerows(converted)
