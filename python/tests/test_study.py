"""The register as a study: what Python adds to the core's tables."""

import math
import pickle

import pytest

import stadtnetz
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
    assert all(column.description for column in table.columns)
    assert table.name == name and len(table) > 0


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


def test_borders_come_as_numbers_or_text(study: Study) -> None:
    pairs = [("01001000", "01002000"), (1002000, 1001000)]  # Flensburg, Kiel
    edges = study.edges("contiguity", contiguity=pairs).to_pandas()
    assert len(edges) == 11, "the same border once a year"
    assert sum(study.surroundings(pairs)["neighbours_in"]) > 0
    with pytest.raises(ValueError, match="official key"):
        study.edges("contiguity", contiguity=[("Kassel", "Baunatal")])
    with pytest.raises(ValueError, match="contiguity, cooperation, meeting"):
        study.edges("partner")


def test_nothing_in_nothing_out(register: Register) -> None:
    early = register.study(years=[1990])
    assert [len(table) for table in (early.spells(), early.life_table(), early.edges())] == [0, 0, 0]
    one = stadtnetz.engagierte_stadt().study(outcomes={"ags": [], "year": []}, years=[2020])
    assert len(one.take_up()) == 1
