"""One thing recorded at a time, lists merged, and the register handed to Excel."""

import csv
import io
import pathlib

import pytest

import stadtnetz
from conftest import REPOSITORY
from test_command import run

LIST = REPOSITORY / "examples" / "mitgliederliste-beispiel.csv"
OTHER = "Stadt;Land;AGS;Aufnahme\nKassel;HE;06611000;2016\nGöttingen;NI;03159016;01.07.2022\n"
SAYS = ["--publisher", "Stadt Kassel", "--title", "Pressemitteilung", "--published", "01.06.2023"]


@pytest.fixture
def folder(tmp_path: pathlib.Path) -> pathlib.Path:
    stadtnetz.engagierte_stadt().save(tmp_path / "register")
    return tmp_path / "register"


def content(folder: pathlib.Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_an_exit_is_recorded_with_its_source_and_once(folder: pathlib.Path) -> None:
    leave = ["add", "exit", "kassel", "--last-day", "30.06.2023", "--register", folder, *SAYS]
    done = run(*leave)
    assert (done.returncode, done.stdout) == (0, "recorded: kassel-1\n"), done.stderr
    register = stadtnetz.open(folder)
    kassel = register.memberships["kassel-1"]
    assert str(kassel.last_day) == "2023-06-30" and kassel.end == "known"
    source = register.sources[kassel.source[-1]]
    assert (source.publisher, str(source.published)) == ("Stadt Kassel", "2023-06-01")
    before = content(folder)
    assert run(*leave).returncode == 0 and content(folder) == before


def test_another_reason_for_an_exit_is_refused(folder: pathlib.Path) -> None:
    leave = ["add", "exit", "kassel", "--last-day", "30.06.2023", "--register", folder]
    assert run(*leave, "--reason", "budget", *SAYS).returncode == 0
    before = content(folder)
    refused = run(*leave, "--reason", "no council vote", "--publisher", "Kasseler Blatt")
    assert refused.returncode == 2 and 'kassel-1 has the exit_reason "budget" already' in refused.stderr
    assert content(folder) == before
    assert run(*leave, "--publisher", "Kasseler Blatt").returncode == 0
    assert stadtnetz.open(folder).memberships["kassel-1"].exit_reason == "budget"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["exit", "kasel", "--last-day", "2023", *SAYS], "kassel"),
        (["exit", "kassel", "--last-day", "2023"], "--source ID"),
        (["exit", "kassel", "--last-day", "2020-2023", *SAYS], "no single date"),
        (["exit", "kassel", "--last-day", "2019-01-01", *SAYS], "T001"),
        (["exit", "kassel", "--last-day", "2023", "--source", "seed-3"], "did you mean seed-003"),
        (["membership", "kassel", *SAYS], "kassel-1"),
        (["sighting", "kassel", "--on", "31.04.2025", *SAYS], "31.04.2025"),
    ],
)
def test_what_cannot_be_recorded_says_why_and_changes_nothing(
    folder: pathlib.Path, arguments: list[str], said: str
) -> None:
    before = content(folder)
    done = run("add", *arguments, "--register", folder)
    assert done.returncode != 0 and said in done.stderr, done.stderr
    assert content(folder) == before


def test_a_sighting_and_a_second_membership(folder: pathlib.Path) -> None:
    run("add", "sighting", "kassel", "--on", "März 2022", "--kind", "press", "--register", folder, *SAYS)
    run("add", "exit", "kassel", "--last-day", "2023-06-30", "--register", folder, *SAYS)
    run("add", "membership", "kassel", "--from", "2025", "--register", folder, *SAYS)
    register = stadtnetz.open(folder)
    assert str(register.sightings["kassel-1-press-2022-03"].from_) == "2022-03"
    assert str(register.memberships["kassel-2"].from_) == "2025"


def test_a_list_is_merged_and_the_second_time_nothing_changes(folder: pathlib.Path, tmp_path: pathlib.Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(OTHER, encoding="utf-8")
    first = run("convert", path, "--into", folder)
    assert "conflict: 1 memberships\n  kassel-1 (row 2), from: register 2020-07-01, list 2016\n" in first.stdout
    before = content(folder)
    second = run("convert", path, "--into", folder)
    assert "new: 0\n" in second.stdout and "conflict: 0\n" in second.stdout
    assert content(folder) == before
    german = run("convert", path, "--into", folder, "--lang", "de")
    assert "Widerspruch: 0\n" in german.stdout


def test_python_merges_into_a_register_and_shows_the_cells(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(OTHER, encoding="utf-8")
    register = stadtnetz.engagierte_stadt()
    conversion = stadtnetz.convert(path, into=register)
    assert conversion.merge["standing"].count("conflict") == 1
    assert conversion.merge_text(lang="de").startswith("neu: ")
    cells = conversion.provenance(conversion.register.places["goettingen"])
    assert dict(zip(cells["field"], cells["raw"], strict=True)) == {"name": "Göttingen", "state": "NI", "ags": "03159016"}
    assert conversion.provenance("memberships", "goettingen-1")["column"] == ["Aufnahme"]
    assert conversion.source in conversion.register.sources
    with pytest.raises(TypeError):
        conversion.provenance("memberships")
    with pytest.raises(TypeError):
        stadtnetz.convert(path, into="folder")  # type: ignore[arg-type]


def test_the_register_goes_to_excel_and_comes_back(folder: pathlib.Path, tmp_path: pathlib.Path) -> None:
    done = run("export", tmp_path / "excel", "--for", "excel", "--register", folder)
    assert done.returncode == 0, done.stderr
    text = (tmp_path / "excel" / "mitgliederliste.csv").read_bytes()
    assert text.startswith(b"\xef\xbb\xbfStadt;")
    rows = list(csv.DictReader(text.decode("utf-8-sig").splitlines(), delimiter=";"))
    (kassel,) = [row for row in rows if row["id"] == "kassel-1"]
    assert (kassel["AGS"], kassel["Aufnahme"]) == ('="06611000"', "01.07.2020")
    back = run("convert", tmp_path / "excel" / "mitgliederliste.csv", "--into", folder)
    assert "conflict: 0\n" in back.stdout, back.stdout
    again = run("export", tmp_path / "excel", "--for", "excel", "--register", folder)
    assert again.returncode != 0 and "name a new folder" in again.stderr

PROFILE = """
name = "who came"
[[columns]]
name = "place"
headers = ["Wer"]
type = "text"
field = "places.name"
[[wide]]
header = "date"
record = "attendance"
meeting = "network-meeting"
"""


def test_a_matrix_comes_in_by_a_profile(tmp_path: pathlib.Path) -> None:
    (tmp_path / "matrix.csv").write_text("Wer;Treffen 16.09.2021;Notiz\nKassel;x;ok\nFulda;;\n", encoding="utf-8")
    (tmp_path / "matrix.toml").write_text(PROFILE, encoding="utf-8")
    done = run("convert", tmp_path / "matrix.csv", "--profile", tmp_path / "matrix.toml", "--to", tmp_path / "register")
    assert done.returncode == 0, done.stderr
    assert [record.place for record in stadtnetz.open(tmp_path / "register").attendances] == ["kassel"]
    (tmp_path / "matrix.toml").write_text(PROFILE.replace("places.name", "places.nam"), encoding="utf-8")
    refused = run("convert", tmp_path / "matrix.csv", "--profile", tmp_path / "matrix.toml", "--to", tmp_path / "other")
    assert refused.returncode == 2 and "matrix.toml:7:9: no field" in refused.stderr
    assert not (tmp_path / "other").exists()


def test_bytes_come_in_as_a_file_does() -> None:
    for given in (OTHER.encode(), io.BytesIO(OTHER.encode())):
        assert [place.id for place in stadtnetz.convert(given).register.places] == ["goettingen", "kassel"]
