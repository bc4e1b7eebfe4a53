"""The register as a study: what Python adds to the core's tables."""

import math
import pickle
from pathlib import Path
from typing import Any

import pytest

import stadtnetz
from conftest import REPOSITORY
from stadtnetz import Register, Study

pandas = pytest.importorskip("pandas")

COLUMNS = {
    "applications": "unit ags call eligible applied nominated selected rejected population to_lower to_upper band land",
    "flow": "call stage n n_most basis land band",
    "spells": "unit spell cohort entry duration event event_type",
    "life_table": "group time at_risk events survival standard_error",
    "take_up": "year eligible eligible_unknown applied members ever_members take_up take_up_ever",
    "edges": "source target weight kind year source_ix target_ix",
    "nodes": "name ags label land g ever_member latitude longitude",
    "surroundings": "unit ags year neighbours_in same_land_in share_neighbours_in km_nearest",
}


@pytest.fixture(scope="module")
def study(register: Register) -> Study:
    return register.study(years=range(2014, 2025))


@pytest.mark.parametrize("name", COLUMNS)
def test_columns_are_named_typed_and_documented(study: Study, name: str) -> None:
    table = getattr(study, name)()
    assert [column.name for column in table.columns] == COLUMNS[name].split()
    assert table.name == name and len(table) > 0
    page = (REPOSITORY / "docs" / "study.md").read_text(encoding="utf-8").partition(f"\n## {name}\n")[2].partition("\n## ")[0]
    for column in table.columns:
        assert f"| `{column.name}` |" in page and f"| {column.unit or ''} | {column.description} |" in page, column


def test_outcomes_come_as_frames_dicts_and_tables(register: Register) -> None:
    outcomes = {"ags": ["06611000", "03101000"] * 2, "year": [2020, 2020, 2021, 2021], "births": [10, 20, None, 21]}
    frames = [outcomes, pandas.DataFrame(outcomes)]
    panels = [register.study(outcomes=frame).panel() for frame in frames]
    assert panels[0] == panels[1]
    frame = panels[0].to_pandas().set_index(["ags", "year"])
    assert frame.loc[("06611000", 2020), "births"] == 10 and math.isnan(frame.loc[("06611000", 2021), "births"])
    with pytest.raises(ValueError, match="no column 'key'"):
        register.study(outcomes=outcomes, key="key")
    with pytest.raises(ValueError, match="not consecutive"):
        register.study(years=[2014, 2016])
    with pytest.raises(ValueError, match="first_day, majority"):
        register.study(years=[2014], onset="first")


NAN, INFINITE = float("nan"), float("inf")


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"year": [2020, 2020.5]}, r"column 'year' holds 2020.5, row 2 \(expected a year such as 2020\)"),
        ({"year": [2020, NAN]}, "column 'year' holds nan, row 2"),
        ({"year": [2020, "Juli"]}, "column 'year' holds 'Juli', row 2"),
        ({"year": pandas.to_datetime(["2020-12-31", "2021-12-31"])}, r"column 'year' holds Timestamp\('2020-12-31.*row 1"),
        ({"births": ["1,5", "2,5"]}, "column 'births' of the outcomes holds '1,5', row 1 .*stadtnetz.outcomes reads"),
        ({"births": ["10", "k. A."]}, "column 'births' of the outcomes holds 'k. A.', row 2"),
        ({"births": [INFINITE, INFINITE]}, "column 'births' of the outcomes holds inf, row 1"),
        ({"ags": ["06611000"]}, "all columns of a table are equally long"),
        ({"treat": [1, 2]}, 'cannot be called "treat"'),
    ],
)
def test_outcomes_that_are_none_say_where_and_what(register: Register, changed: dict[str, Any], message: str) -> None:
    outcomes = {"ags": ["06611000", "03101000"], "year": [2020, 2020], "births": [10.0, 20.0]}
    with pytest.raises(ValueError, match=message):
        register.study(outcomes={**outcomes, **changed})
    with pytest.raises(TypeError, match="outcomes are a path, bytes, a table, a data frame or a dict of lists, not list"):
        register.study(outcomes=[outcomes])


def test_keys_kept_as_numbers_get_their_zero_back(register: Register) -> None:
    for keys in ([6611000, 11000000], [6611000.0, 11000000.0]):
        study = register.study(outcomes=pandas.DataFrame({"ags": keys, "year": [2020] * 2, "births": [10.0, 20.0]}))
        assert len(study.unmatched) == 0
    study = register.study(outcomes={"ags": [6611, None], "year": [2020] * 2, "births": [10.0, 20.0]})
    assert study.unmatched["reason"] == ["malformed-key"] * 2, "a district, and none at all"


def test_an_empty_pool_names_the_missing_table(study: Study) -> None:
    for question in (study.stacks, study.assignments, study.balance):
        with pytest.raises(ValueError, match="applications"):
            question()
    with pytest.raises(ValueError, match="call or None"):
        study.balance("land", controls="not_yet")


def test_assignments_are_a_table_that_says_what_it_is(study: Study) -> None:
    drawn = study.assignments(20, 7, within=[], pool="not_yet")
    assert (drawn.basis, drawn.draws, drawn.seed) == ("placebo-distribution", 20, 7)
    assert study.assignments(20, 7, within=[], pool="not_yet", by_lot=True).basis == "randomisation-inference"
    frame = drawn.to_pandas()
    assert list(frame.columns) == ["draw", "unit", "g"] and len(frame) == 20 * drawn.selected
    assert [str(kind) for kind in frame.dtypes] == ["int64", "int64", "float64"]
    assert not frame.duplicated(["draw", "unit"]).any()
    assert frame.equals(study.assignments(20, 7, within=[], pool="not_yet").to_pandas())
    assert drawn.table.to_pandas().equals(frame)
    with pytest.raises(ValueError, match="have no column"):
        drawn.placebo("births")
    with pytest.raises(TypeError, match="not pickled"):
        pickle.dumps(drawn)
    with pytest.raises(TypeError, match="not pickled"):
        pickle.dumps(study)


def test_borders_come_as_numbers_or_text(register: Register, study: Study) -> None:
    pairs: list[tuple[int | str, int | str]] = [("01001000", "01002000"), (1002000, 1001000)]  # Flensburg, Kiel
    bordered = register.study(years=study.years, contiguity=pairs)
    assert len(bordered.edges("contiguity")) == len(study.years), "the same border once a year"
    assert sum(bordered.surroundings()["neighbours_in"]) > 0
    with pytest.raises(ValueError, match="official key"):
        register.study(years=[2020], contiguity=[("Kassel", "Baunatal")])
    with pytest.raises(ValueError, match="none of the 1 pairs of contiguity names a municipality of the study"):
        register.study(years=[2020], contiguity=[(99, 98)])
    with pytest.raises(ValueError, match="the study knows no borders"):
        study.edges("contiguity")
    with pytest.raises(ValueError, match="contiguity, cooperation, meeting"):
        study.edges("partner")


def test_nothing_in_nothing_out(register: Register) -> None:
    early = register.study(years=[1990])
    assert [len(table) for table in (early.spells(), early.life_table(), early.edges())] == [0, 0, 0]
    one = stadtnetz.engagierte_stadt().study(outcomes={"ags": [], "year": []}, years=[2020])
    assert len(one.take_up()) == 1


def test_the_panel_is_plain_for_pandas(study: Study) -> None:
    frame = study.panel().to_pandas()
    kinds = {name: str(kind) for name, kind in frame.dtypes.items()}
    text = {"ags", "band", "status", "role", "reason"}
    assert {name for name, kind in kinds.items() if kind not in ("int64", "float64")} == text
    assert len(frame) == frame["unit"].nunique() * 11
    assert not frame.duplicated(["unit", "year"]).any()
    assert frame[["unit", "year"]].apply(tuple, axis=1).is_monotonic_increasing
    assert frame["ags"].str.len().eq(8).all() and (frame["ags"].astype(int) == frame["unit"]).all()
    assert (frame["g"].eq(math.inf) == frame["g0"].eq(0)).all()


def test_what_an_estimator_is_given_leaves_nobody_half(register: Register) -> None:
    outcomes = {"ags": ["06611000"] * 2 + ["03101000"] * 2, "year": [2020, 2021] * 2, "births": [1, 2, None, 4]}
    study = register.study(outcomes=outcomes, treatment="possible")
    assert {row["ags"] for row in study.sample()} <= {"06611000"}
    assert study.unmatched["reason"] == ["missing-value"]


def test_a_check_says_what_would_spoil_the_estimate(study: Study) -> None:
    check = study.check()
    assert [column.name for column in check.columns] == ["code", "severity", "n", "message"]
    assert {"I003", "I006", "I015"} <= set(check["code"])
    german = study.check(lang="de")
    assert german["code"] == check["code"] and german["message"] != check["message"]
    assert set(study.check("csdid")["code"]) <= set(check["code"])
    with pytest.raises(ValueError, match="csdid, diff-diff"):
        study.check("stata")


def test_bounds_hold_the_panel_of_every_reading(register: Register) -> None:
    years = range(2014, 2025)
    bounds = register.study(years=years).bounds().to_pandas()
    readings = {word: register.study(years=years, treatment=word).panel().to_pandas() for word in ("certain", "possible")}
    assert (readings["certain"]["active"] <= bounds["active_low"]).all()
    assert (bounds["active_high"] <= readings["possible"]["active"]).all()
    assert (bounds["exposure_low"] <= bounds["exposure_high"]).all()
    assert (bounds["treat_low"] < bounds["treat_high"]).any(), "some starts are not known to the year"


def test_a_file_is_read_unless_it_has_an_error(register: Register, tmp_path: Path) -> None:
    file = tmp_path / "outcomes.csv"
    file.write_text("AGS;Stadt;Geburten 2020;Geburten 2021\n6611000;Kassel;10;k. A.\n", encoding="utf-8")
    panel = register.study(outcomes=file).panel()
    kassel = [row["geburten"] for row in panel if row["ags"] == "06611000"]
    assert kassel == [10, None] and panel == register.study(outcomes=stadtnetz.outcomes(file)).panel()
    file.write_text("ags,year,births\n06611000,2020,10\n6611000,2021,10\n", encoding="utf-8")
    with pytest.raises(ValueError, match='"6611000" is no official key'):
        register.study(outcomes=str(file))
    assert len(register.study(outcomes=stadtnetz.outcomes(file)).years) == 1, "what was read is taken"


def test_a_mixed_column_of_a_frame_is_refused(register: Register) -> None:
    frame = {"ags": ["06611000", "06611000"], "year": [2020, 2021], "name": ["Kassel", "Kassel"], "births": [10, "k. A."]}
    with pytest.raises(ValueError, match="'k. A.', row 2"):
        register.study(outcomes=frame)
    study = register.study(outcomes={**frame, "ags": ["06611000", "6611000"], "births": [10, None]})
    assert study.unmatched["reason"] == ["malformed-key"]
    assert "name" not in [column.name for column in study.panel().columns], "no number is in it"


def test_neighbours_and_places_without_a_row(register: Register) -> None:
    treated = [row["ags"] for row in register.study(years=[2022]).panel() if row["active"]]
    one, other = treated[:2]
    study = register.study(years=[2022], contiguity=[(one, int(other))])
    row = next(row for row in study.panel() if row["ags"] == one)
    assert row["neighbours_in"] == row["share_neighbours_in"] == 1
    assert {"other-kind"} <= set(study.unplaced["reason"])
