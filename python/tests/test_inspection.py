"""What a list holds, stage by stage; and every messy file at hand through all exits."""

import csv
import io
import json
import os
import pathlib
import pickle

import polars
import pytest
from conftest import REPOSITORY
from test_command import run

import stadtnetz
from stadtnetz import Conversion, ConversionError, Profile, Table, UnknownIdError
from stadtnetz.command.progress import Progress

LIST = """\
Mitgliederliste Netzwerk;;;;;
Stand: 01.03.2024;;;;;
;;Einwohner;;Dabei seit;Ansprechperson
Stadt;Land;2019;2023;;
Kassel;HE;202.137;204.687;01.07.2020;Person 1
Bautzen;SN;38.425;38,4;Juli 2021;Person 2
Görlitz;SN;55.784;56.574;;Person 3
Summe;;296.346;;;
Quelle: Programmbüro;;;;;
"""


def test_every_stage_is_a_table() -> None:
    found = stadtnetz.inspect(LIST.encode("cp1252"), name="list.csv")
    assert found.file == "list.csv" and len(found) == 1
    sheet = found.sheet
    assert (sheet.container, sheet.encoding, sheet.delimiter) == ("text", "windows-1252", ";")
    assert sheet.header_rows == (3, 4) and not sheet.is_transposed and sheet.name is None and len(sheet) == 9
    layout = {row["row"]: row["what"] for row in sheet.layout()}
    assert [layout[row] for row in range(1, 10)] == [
        *("title", "title", "header", "header", "data", "data", "data", "sum", "footer")
    ]
    assert {row["what"]: row["rows"] for row in sheet.account} == {"title": 2, "header": 2, "data": 3, "sum": 1, "footer": 1}
    mapping = {row["column"]: row for row in sheet.mapping()}
    assert mapping["C"]["header"] == "Einwohner / 2019" and mapping["C"]["confidence"] == 1.0
    assert mapping["A"]["field"] == "name" and mapping["B"]["field"] == "state" and mapping["E"]["field"] == "from"
    assert mapping["F"]["withheld"] and mapping["F"]["example"] is None
    readings = {(row["row"], row["column"]): row for row in sheet.readings()}
    assert readings[5, "C"]["value"] == "202137" and readings[6, "E"]["value"] == "2021-07"
    assert not any(column == "F" for _, column in readings), "persons are not quoted"
    grid = sheet.grid(6)
    assert grid["A"][4] == "Kassel" and "Person 1" not in grid.to_csv() and len(grid) == 6
    for stage in ("bytes", "sheets", "grid", "layout", "mapping", "typed"):
        assert isinstance(found.stage(stage), Table) and len(found.stage(stage)) > 0
    assert found.stage("grid", sheet="1", rows=2) == sheet.grid(2)
    assert found.findings[0].code == "F001"
    assert "windows-1252" in repr(found) and "header in row 3, 4" in repr(sheet)


def test_the_proposed_profile_reads_its_list() -> None:
    found = stadtnetz.inspect(LIST.encode(), name="list.csv")
    profile = found.profile
    assert profile.columns == ("name", "state", "einwohner_2019", "einwohner_2023", "from", "ansprechperson")
    typed = stadtnetz.typed(LIST.encode(), profile)
    assert typed.table["name"] == ["Kassel", "Bautzen", "Görlitz"] and typed.table["state"] == ["DE-HE", "DE-SN", "DE-SN"]
    assert typed.table["einwohner_2019"] == [202_137, 38_425, 55_784] and typed.table["from"] == ["2020-07-01", "2021-07", None]
    assert "ansprechperson" not in typed.fields and {row["what"]: row["count"] for row in typed.account}["withheld"] == 3
    german = found.sheet.profile("de")
    assert german == profile and "Aus der Liste entworfen" in german.to_toml() and "Drafted" in profile.to_toml()


def test_a_frame_is_looked_at() -> None:
    frame = polars.DataFrame({"Stadt": ["Kassel", "Bautzen"], "AGS": ["06611000", "14625020"], "Einwohner": [1, 2]})
    found = stadtnetz.inspect(frame)
    assert found.sheet.container == "table" and found.sheet.mapping()["guess"] == ["text", "key", "integer"]
    assert found.sheet.layout()["row"] == [0, 1, 2]
    assert stadtnetz.typed(frame, found.profile).table["ags"] == ["06611000", "14625020"]


def test_what_cannot_be_looked_at_says_why() -> None:
    found = stadtnetz.inspect(LIST.encode())
    with pytest.raises(ValueError, match="no stage"):
        found.stage("cells")
    with pytest.raises(UnknownIdError, match='no sheet "2"'):
        found.named("2")
    with pytest.raises(ValueError, match="no state"):
        stadtnetz.inspect(LIST.encode(), state="Atlantis")
    with pytest.raises(ConversionError, match="list.xlsx: .*unpacked"):
        stadtnetz.inspect(b"PK\x03\x04", name="list.xlsx")
    with pytest.raises(ConversionError) as refused:
        stadtnetz.convert(b"%PDF-1.7", name="x.pdf")
    assert refused.value.findings[0].to_text(lang="de").startswith("x.pdf: error F009 no-list: die Datei ist ein PDF-Dokument")
    assert str(pickle.loads(pickle.dumps(refused.value))) == str(refused.value)
    for thing in (found, found.sheet):
        with pytest.raises(TypeError, match="not pickled"):
            pickle.dumps(thing)


WITHOUT_HEADERS = {"hb_buergerschaft_1919.xlsx", "hb_buergerschaft_1919_biff4.XLS", "sn_kt94_01_biff4.XLS", "sn_kt95_vorbem3_biff4.XLS"}


def messy() -> list[pathlib.Path]:
    files = sorted((REPOSITORY.parent / "shared" / "data" / "messy").glob("*"))
    assert files or not os.environ.get("CI"), "the messy files are missing"
    return [file for file in files if file.is_file()]


def closes(account: Table) -> None:
    counts: dict[str, dict[str, int]] = {"rows": {}, "cells": {}}
    for row in account:
        counts[row["unit"]][row["what"]] = row["count"]
    rows, cells = counts["rows"], counts["cells"]
    assert rows["read"] == sum(count for what, count in rows.items() if what != "read")
    assert cells["read"] == sum(cells[part] for part in ("converted", "extra", "missing", "rejected", "withheld"))


@pytest.mark.parametrize("file", messy(), ids=lambda file: file.name)
def test_every_messy_file_goes_through_every_exit(file: pathlib.Path, tmp_path: pathlib.Path) -> None:
    found = stadtnetz.inspect(file)
    for sheet in found.sheets:
        assert sum(sheet.account["rows"]) == len(sheet) == len(sheet.layout())
    for stage in ("bytes", "sheets", "grid", "layout", "mapping", "typed"):
        found.stage(stage, rows=30)
    try:
        typed = stadtnetz.typed(file, found.profile)
        closes(typed.write(tmp_path / "typed"))
        assert typed.table.to_csv() == (tmp_path / "typed" / "rows.csv").read_text("utf-8")
    except ConversionError as error:
        assert file.name in WITHOUT_HEADERS and "a header of its own" in str(error)
    try:
        conversion: Conversion | None = stadtnetz.convert(file)
    except ConversionError as error:  # no list of members
        conversion = None
        assert "header row" in str(error)
    if conversion is not None:
        closes(conversion.account)


@pytest.mark.parametrize("file", messy()[::6], ids=lambda file: file.name)
def test_messy_files_on_the_command_line(file: pathlib.Path, tmp_path: pathlib.Path) -> None:
    looked = run("inspect", file, "--profile-to", tmp_path / "p.toml")
    if file.name in WITHOUT_HEADERS:
        assert looked.returncode == 2 and "a header of its own" in looked.stderr and run("inspect", file).returncode == 0
        return
    assert looked.returncode == 0 and looked.stdout
    done = run("typed", file, "--profile", tmp_path / "p.toml", "--to", tmp_path / "out")
    assert done.returncode in (0, 1) and (tmp_path / "out" / "rows.csv").exists()


@pytest.fixture
def file(tmp_path: pathlib.Path) -> pathlib.Path:
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="cp1252")
    return path


def test_the_command_shows_every_stage_in_every_format(file: pathlib.Path) -> None:
    overview = run("inspect", file)
    assert overview.returncode == 0 and "Einwohner / 2019" in overview.stdout and "--profile-to" in overview.stdout
    assert "F001" in overview.stderr and "Person 1" not in overview.stdout
    for stage in ("bytes", "sheets", "grid", "layout", "mapping", "typed"):
        text, comma, objects = (run("inspect", file, "--stage", stage, "--format", form) for form in ("text", "csv", "json"))
        assert text.stdout and list(csv.DictReader(io.StringIO(comma.stdout)))[0].keys() == json.loads(objects.stdout)[0].keys()
        assert max(map(len, text.stdout.splitlines())) < 200
    toml = run("inspect", file, "--format", "toml", "--lang", "de")
    assert Profile(toml.stdout).columns[0] == "name"
    stdin = run("inspect", "-", "--format", "json", stdin=file.read_bytes())
    assert json.loads(stdin.stdout)[0]["header"] == "Stadt"
    refused = run("inspect", file, "--profile-to", file)
    assert refused.returncode == 2 and "list.csv" in refused.stderr and file.read_text("cp1252") == LIST


def test_the_command_types_lists(file: pathlib.Path, tmp_path: pathlib.Path) -> None:
    profile = tmp_path / "p.toml"
    assert run("inspect", file, "--profile-to", profile).returncode == 0
    only = run("typed", file, "--profile", profile)
    assert only.returncode == 1 and "V001" in only.stdout and "^^^^" in only.stdout and "rows   converted" in only.stdout
    done = run("typed", file, "--profile", profile, "--to", tmp_path / "out", "--lang", "de")
    assert done.returncode == 1 and "Fehler: 1" in done.stdout and (tmp_path / "out" / "rejected.csv").exists()
    again = run("typed", file, "--profile", profile, "--to", tmp_path / "out")
    assert again.returncode == 2 and "there already" in again.stderr and again.stdout == ""
    found = json.loads(run("typed", file, "--profile", profile, "--format", "json").stdout)
    assert [finding["code"] for finding in found] == ["F001", "F006", "V001"], "about the file first"
    assert found[2]["line"] == 6 and found[2]["message"]["de"] and "F001" in only.stdout
    sarif = json.loads(run("typed", file, "--profile", profile, "--format", "sarif").stdout)
    assert sarif["runs"][0]["results"][2]["ruleId"] == "V001"
    assert run("typed", file, "--profile", profile, "--format", "github").stdout.startswith("::notice file=")
    assert run("typed", file, "--profile", profile, "--format", "csv").stdout.startswith("code,")
    stdin = run("typed", "-", "--profile", profile, stdin=file.read_bytes())
    assert "<stdin>:6" in stdin.stdout


def test_the_command_types_a_folder_as_a_whole_or_not_at_all(file: pathlib.Path, tmp_path: pathlib.Path) -> None:
    lists, profile = tmp_path / "lists", tmp_path / "p.toml"
    lists.mkdir()
    for name in ("a.csv", "b.csv", "b.txt"):
        (lists / name).write_text(LIST, encoding="utf-8")
    run("inspect", file, "--profile-to", profile)
    done = run("typed", lists, "--profile", profile, "--to", tmp_path / "out")
    assert done.returncode == 1 and done.stdout.count("rows   converted") == 3
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a", "lists-b-csv", "lists-b-txt"]
    (lists / "c.csv").write_text("nothing\n", encoding="utf-8")
    refused = run("typed", lists, "--profile", profile, "--to", tmp_path / "more")
    assert refused.returncode == 2 and "c.csv" in refused.stderr and not (tmp_path / "more").exists()
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]
    broken = run("typed", file, "--profile", file)
    assert broken.returncode == 2 and "list.csv" in broken.stderr


def test_a_bar_is_for_terminals_and_for_what_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    now = iter([0.0, 0.5, 2.0])
    monkeypatch.setattr("stadtnetz.command.progress.time.monotonic", lambda: next(now))
    monkeypatch.setattr("sys.stderr", terminal := Terminal())
    with Progress("list.csv", quiet=False) as progress:
        progress.show(1, 4)
        assert terminal.getvalue() == "", "nothing in the first second"
        progress.show(2, 4)
        assert terminal.getvalue() == "\rlist.csv [###############...............]  50%"
    assert terminal.getvalue().endswith("\r\033[K"), "and it goes when it is done"
    monkeypatch.setattr("stadtnetz.command.progress.PATIENCE", -1.0)
    monkeypatch.setattr("stadtnetz.command.progress.time.monotonic", lambda: 0.0)
    for stream, quiet in [(io.StringIO(), False), (Terminal(), True)]:
        monkeypatch.setattr("sys.stderr", stream)
        with Progress("list.csv", quiet=quiet) as progress:
            progress.show(2, 4)
        assert stream.getvalue() == "", "a file, or somebody who asked for silence"
