"""The official directory: read from the offices' files, asked by key, by name and by day; figures on one territory."""

import datetime
import os
import pathlib
import pickle

import pytest

import crosswalk_of_ags
import stadtnetz
from conftest import REPOSITORY, corpus
from stadtnetz import Directory, DirectoryError, DirectoryView, UnknownIdError
from test_command import run

OFFICIAL = REPOSITORY.parent / "shared" / "data" / "official"
FILES = [
    "31122013_Auszug_GV.xlsx",
    "31122023_Auszug_GV.xlsx",
    "Gebietsaenderungen_2024.xlsx",
    "AuszugGV4QAktuell_2024.xlsx",
    "GV100AD_30112025.txt",
]


@pytest.fixture(scope="module")
def paths() -> list[pathlib.Path]:
    found = [OFFICIAL / name for name in FILES]
    for path in found:
        if not path.exists():
            assert "CI" not in os.environ, f"{path} is missing"
            pytest.skip(f"{path} is not there")
    return found


@pytest.fixture(scope="module")
def directory(paths: list[pathlib.Path]) -> Directory:
    return Directory.read(paths)


@pytest.fixture(scope="module")
def today(directory: Directory) -> DirectoryView:
    return directory.on(datetime.date(2025, 11, 30))


def test_the_editions_say_their_days(directory: Directory) -> None:
    assert repr(directory) == "<Directory: 4 editions, 2013-12-31 to 2025-11-30>"
    assert directory.editions["units"] == [16_267, 16_035, 16_012, 16_000]
    assert directory.editions["population_basis"][-1] == "census-2022"
    assert directory.editions["territory"][2] == datetime.date(2024, 12, 31)
    assert directory.editions["population_day"][2] == "2023-12-31", "a quarterly edition has older figures"


def test_a_day_between_editions_rests_on_the_changes(directory: Directory) -> None:
    view = directory.on("2024-06-30")
    assert view.known_until == datetime.date(2024, 6, 30)
    assert "16061119" in view.municipalities["ags"] and "16061049" not in view.municipalities["ags"]
    assert sum(view.municipalities["ags"].count(key) for key in ["16076094", "16076004"]) == 1
    late = directory.on("2025-06-30")
    assert late.known_until == datetime.date(2024, 12, 31), "nobody lists the changes of 2025"
    with pytest.raises(ValueError, match="no edition shows 2012-12-31: the first one is of 2013-12-31"):
        directory.on("2012-12-31")


def test_units_are_asked_by_ags_and_regional_key(today: DirectoryView) -> None:
    kassel = today.unit("06611000")
    assert (kassel["name"], kassel["inhabitants"]) == ("Kassel, documenta-Stadt", 197_230)
    assert today.unit("066110000000") == kassel
    assert today.unit("06633")["level"] == "district"
    with pytest.raises(UnknownIdError):
        today.unit("99999999")
    assert len(today.municipalities) == 10_953 and len(today.states) == 16 and len(today.districts) == 400
    assert sum(today.municipalities["inhabitants"]) == 83_577_140


@pytest.mark.parametrize("row", corpus("names.csv"), ids=lambda row: f"{row['name']} {row['reason']}"[:60])
def test_names_mean_what_the_corpus_says(row: dict[str, str], today: DirectoryView) -> None:
    given = {key: row[key] or None for key in ("state", "county", "postcode", "kind")}
    population = int(row["population"]) if row.get("population") else None
    found = today.resolve(row["name"], population=population, **given)
    expected = row["expected"]
    assert expected in (found.outcome, found.reason, found.ags, found.ars), found


def test_an_answer_shows_its_evidence(directory: Directory) -> None:
    found = directory.resolve("Neustadt", state="RP", on="2023-12-31")
    assert found.outcome == "ambiguous" and found.ags is None
    assert found.candidates["name"][0] == "Neustadt an der Weinstraße, Stadt"
    assert set(found.evidence["verdict"]) == {"agrees", "unknown"} or "agrees" in found.evidence["verdict"]
    assert found.to_text(lang="de").startswith("mehrdeutig: 3 Einheiten passen\n")
    assert pickle.loads(pickle.dumps(found)) == found
    with pytest.raises(ValueError, match='"XX" is not a German state'):
        directory.resolve("Neustadt", state="XX")


def test_many_names_and_keys_at_once(today: DirectoryView) -> None:
    names = today.resolve_all(["Kassel", "Neustadt", "Atlantis"], states=["HE", None, None])
    assert names["outcome"] == ["match", "ambiguous", "not-found"]
    assert names["ags"] == ["06611000", None, None]
    with pytest.raises(ValueError, match="2 asked, 1 states"):
        today.resolve_all(["Kassel", "Fulda"], states=["HE"])
    keys = today.read_keys(["06611000", "5112000", "13001000.0", "151401", ""], states=[None, None, None, "NI", None])
    assert keys["outcome"] == ["valid", "repaired", "unknown", "repaired", "unknown"]
    assert keys["ars"][3] == "031515401", "an association's key without its state"


def test_keys_are_followed_through_time(directory: Directory) -> None:
    where = directory.successors("16061049", "2023-12-31", "2024-12-31")
    assert where["to"] == ["16061045"] and where["population_share"] == [1.0]
    assert "Gebietsaenderungen_2024.xlsx" in where["ways"][0]
    made_of = directory.predecessors("16061119", "2024-12-31", "2023-12-31")
    assert len(made_of) == 11 and set(made_of["to"]) == {"16061119"}
    place = directory.place_of("06611000", "2013-12-31")
    assert place == "06611000@2013-12-31" and directory.key_on(place, "2025-11-30") == "06611000"
    with pytest.raises(ValueError, match="03156009 is gone between 2013-12-31 and 2023-12-31, and no source says where"):
        directory.successors("03156009", "2013-12-31", "2023-12-31")
    with pytest.raises(ValueError, match="7 digits"):
        directory.successors("6611000", "2013-12-31", "2023-12-31")


def test_a_series_of_inhabitants_says_where_it_breaks(directory: Directory) -> None:
    series = directory.populations("06611000")
    assert series["inhabitants"] == [194_087, 204_687, 204_687, 197_230]
    assert series["continuity"][0] == "first" and series["continuity"][-1] == "break"


def test_figures_come_onto_one_territory(directory: Directory) -> None:
    figures = {"ags": ["16061049", "16061045", "6611000", "06611000"], "year": [2023] * 4, "value": [7.0, 5, 1, None]}
    pandas = pytest.importorskip("pandas")
    polars = pytest.importorskip("polars")
    frames = [figures, pandas.DataFrame(figures), polars.DataFrame(figures, strict=False)]
    for harmonised in [directory.harmonise(frame, to="2024-12-31") for frame in frames]:
        assert harmonised.table["key"] == ["16061045"] and harmonised.table["value"] == [12.0]
        assert harmonised.unmatched["reason"] == ["malformed-key", "missing-value"]
        assert pickle.loads(pickle.dumps(harmonised)) == harmonised
    rates = {**figures, "people": [10.0, 10, 10, 10]}
    rate = directory.harmonise(rates, to="2024-12-31", kind="rate", denominator="people")
    assert rate.table["value"] == [0.6]
    with pytest.raises(ValueError, match="a rate needs its denominator"):
        directory.harmonise(figures, to="2024-12-31", kind="rate")


def test_a_key_that_changed_is_followed_by_a_crosswalk(tmp_path: pathlib.Path) -> None:
    table = tmp_path / "crosswalk.csv"
    rows = [crosswalk_of_ags.HEADER, ["03156009", "2013", "03159019", "2020", "1.0", "1.0", ""]]
    table.write_text("\n".join(",".join(row) for row in rows) + "\n", encoding="utf-8")
    directory = Directory.read(table)
    assert directory.successors("03156009", "2013-12-31", "2020-12-31")["to"] == ["03159019"]
    done = run("keys", "03156009", "--from", "2013", "--to", "2020", "--directory", table, "--format", "csv")
    assert done.returncode == 0
    assert done.stdout.splitlines()[1].startswith("03156009,03159019,1,1,")


def test_what_is_no_directory_is_refused(tmp_path: pathlib.Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Stadt;Beitritt\n", encoding="utf-8")
    with pytest.raises(DirectoryError, match="is no file of the official directory"):
        Directory.read(file)
    assert [found.code for found in Directory.read(tmp_path).findings] == ["F203"], "in a folder it is passed over"
    done = run("place", "Kassel", "--directory", file)
    assert done.returncode == 2 and done.stdout == ""


def test_the_command_names_the_place(paths: list[pathlib.Path]) -> None:
    done = run("place", "Neustadt (Hessen)", "--directory", paths[-1])
    assert done.returncode == 0 and done.stdout.startswith("06534016 Neustadt (Hessen), Stadt (DE-HE)\n")
    several = run("place", "Neustadt", "--state", "RP", "--directory", paths[-1], "--lang", "de")
    assert several.returncode == 1 and several.stdout.startswith("mehrdeutig: 3 Einheiten passen\n")


def test_values_are_comparable_and_come_back_from_a_pickle(directory: Directory, today: DirectoryView) -> None:
    again = pickle.loads(pickle.dumps(today))
    assert again == today and hash(again) == hash(today)
    assert again != directory.on("2024-12-31")


def test_classes_by_size() -> None:
    assert stadtnetz.size_class_of(490_000, scheme="bbsr-480000") != stadtnetz.size_class_of(490_000, scheme="bbsr-500000")
    assert stadtnetz.size_class_of(10_000, scheme="kgst") is None, "no source says to which class a limit belongs"
    assert set(stadtnetz.size_classes(lang="de")["scheme"]) >= {"official", "kgst"}
    with pytest.raises(UnknownIdError):
        stadtnetz.size_class_of(1, scheme="none")
