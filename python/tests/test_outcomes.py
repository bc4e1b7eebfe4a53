"""Outcomes as they are downloaded: read from files and frames."""

import os
import pathlib
from typing import Any

import pandas
import polars
import pyarrow
import pytest
from conftest import REPOSITORY

import stadtnetz
from stadtnetz import ConversionError, Outcomes

WIDE = "AGS;Name;Vereine 2015;Vereine 2016\n6611000;Kassel;1.204;.\n14625020;Bautzen;310;x\n"
LONG = {"ags": ["06611000", "06611000"], "year": [2015, 2016], "clubs": [1204.0, None]}


def test_a_file_becomes_a_table_by_key_and_year(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "vereine.csv"
    path.write_text(WIDE, encoding="utf-8")
    outcomes = stadtnetz.outcomes(path)
    assert (outcomes.layout, outcomes.level) == ("wide-years", "municipality")
    assert outcomes.table["vereine"] == [1204.0, None, 310.0, None]
    assert [row["meaning"] for row in outcomes.long] == [None, "unknown", None, "not-applicable"]
    assert [finding.code for finding in outcomes.findings] == ["A101", "A104", "A104"]
    assert outcomes.series["missing"] == [2] and sum(outcomes.account["rows"]) == 3
    assert "4 rows, 1 series" in repr(outcomes)
    assert stadtnetz.outcomes(WIDE.encode()).table == outcomes.table
    with pytest.raises(TypeError, match="not pickled"):
        outcomes.__reduce__()


@pytest.mark.parametrize("frame", [LONG, pandas.DataFrame(LONG), polars.DataFrame(LONG), pyarrow.table(LONG)])
def test_a_frame_is_read_as_a_file_is(frame: Any) -> None:
    outcomes = stadtnetz.outcomes(frame)
    assert outcomes.layout == "long"
    assert (outcomes.table["ags"], outcomes.table["clubs"]) == (["06611000"] * 2, [1204.0, None])
    assert stadtnetz.outcomes(outcomes.table).table == outcomes.table


def test_what_holds_no_outcomes_is_refused(tmp_path: pathlib.Path) -> None:
    with pytest.raises(ConversionError, match="no outcomes found in 2 rows"):
        stadtnetz.outcomes(b"a;b\n1;2\n")
    with pytest.raises(ValueError, match="is not a layout of outcomes"):
        stadtnetz.outcomes(LONG, layout="sideways")
    with pytest.raises(ValueError, match="is not a level"):
        stadtnetz.outcomes(LONG, level="town")
    with pytest.raises(FileNotFoundError):
        stadtnetz.outcomes(tmp_path / "none.csv")


def messy(name: str) -> Outcomes:
    path = REPOSITORY.parent / "shared" / "data" / "messy" / name
    if not path.exists():
        if os.environ.get("CI"):
            pytest.fail(f"{path} is missing")
        pytest.skip("no tables of the statistical offices beside the repository")
    return stadtnetz.outcomes(path)


def test_a_table_of_a_state_office_is_read() -> None:
    outcomes = messy("itnrw_44211-11i_ufffd.csv")
    assert (outcomes.layout, outcomes.level) == ("genesis-table", "district")
    units = outcomes.series["unit"]
    assert units == ["Tsd. EUR", "EUR", "Prozent"]
    (essen,) = [row for row in outcomes.table if row["ags"] == "05113" and row["year"] == 2022]
    assert list(essen.values())[2:] == [11234, 3009, 1.5]
    (aachen,) = [row for row in outcomes.long if row["ags"] == "05313" and row["year"] == 2022 and row["unit"] == "EUR"]
    assert (aachen["value"], aachen["mark"], aachen["meaning"]) == (None, "-", "none")


@pytest.mark.parametrize("name", ["genesis_12411-0006_ufffd.csv", "genesis_23211-0002_cp1252.csv"])
def test_a_table_of_the_whole_country_has_no_keys(name: str) -> None:
    with pytest.raises(ConversionError, match="no outcomes found"):
        messy(name)
