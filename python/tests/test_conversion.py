"""Legacy lists: what becomes of them in Python and on the command line."""

import csv
import datetime
import io
import json
import pathlib
import re
import pickle
from typing import Any

import pandas
import polars
import pyarrow
import pytest
from conftest import REPOSITORY
from test_command import run

import stadtnetz
from stadtnetz import Conversion, ConversionError, Register, RegisterError, When

CLEAN = """\
Mitgliederliste Engagierte Stadt;;;;;
Stand: 01.03.2024;;;;;
Stadt;Land;AGS;Aufnahme;Ansprechperson;Einwohner 31.12.2023
Kassel;HE;06611000;01.07.2020;Erika Beispiel;201.050
Görlitz;SN;14626110;2020;Max Beispiel;54.042
"""
FAULTY = CLEAN + "Bautzen;SN;14625020;31.04.2021;Eva Beispiel;38.000\n"
REJECTED = FAULTY + ";HE;;;Uli Beispiel;\n"


@pytest.fixture
def write(tmp_path: pathlib.Path) -> Any:
    def write(text: str, encoding: str = "utf-8") -> pathlib.Path:
        path = tmp_path / "list.csv"
        path.write_text(text, encoding=encoding)
        return path

    return write


def counts(conversion: Conversion) -> dict[tuple[str, str], int]:
    return {(row["unit"], row["what"]): row["count"] for row in conversion.account}


def test_a_list_becomes_a_register(write: Any) -> None:
    conversion = stadtnetz.convert(write(CLEAN), publisher="Programmbüro", retrieved=When("2024-03-02"))
    register = conversion.register
    assert register is conversion.register
    assert register.places["kassel"].ags == "06611000"
    assert register.memberships["goerlitz-1"].from_ == When("2020")
    (source,) = [source for source in register.sources if source.publisher == "Programmbüro"]
    assert source.retrieved == When("2024-03-02")
    assert len(conversion.rejected) == 0 and conversion.encoding
    assert conversion.typed["inhabitants"] == [201_050, 54_042]
    assert {finding.severity for finding in conversion.findings} <= {"info", "warning"}
    assert "5 rows" in repr(conversion)


def test_every_row_and_cell_is_accounted_for(write: Any) -> None:
    conversion = stadtnetz.convert(write(REJECTED))
    count = counts(conversion)
    rows = {what: number for (unit, what), number in count.items() if unit == "rows"}
    cells = {what: number for (unit, what), number in count.items() if unit == "cells"}
    assert rows.pop("read") == sum(rows.values()) == len(conversion.rows) == 7
    assert cells.pop("read") == sum(cells.values()) == 24
    assert len(conversion.rejected) == rows["rejected"] == 1


def test_rejected_rows_are_a_table_in_the_columns_of_the_list(write: Any) -> None:
    conversion = stadtnetz.convert(write(REJECTED))
    rejected = conversion.rejected
    own = ["Stadt", "Land", "AGS", "Aufnahme", "Ansprechperson", "Einwohner 31.12.2023"]
    assert [column.name for column in rejected.columns] == ["row", "code", "reason", "cell", *own]
    (row,) = rejected
    assert (row["row"], row["code"], row["Ansprechperson"]) == (7, "V002", None), "persons are withheld"
    assert polars.DataFrame(rejected).shape == rejected.to_pandas().shape == (1, 10)
    text = conversion.rejected_csv(lang="de").decode("utf-8-sig")
    header, mended = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    assert header == [column.name for column in rejected.columns]
    assert mended[0] == "7" and mended[2] != row["reason"], "the reason is in German"


def test_headers_that_stand_twice_and_cells_without_one_stay_apart() -> None:
    rejected = stadtnetz.convert(b"Stadt;Land;Notiz;Notiz;row\nKassel;HE;a;b;c\nFulda;HE;a;b;c;d\n").rejected
    assert [column.name for column in rejected.columns][4:] == ["Stadt", "Land", "Notiz", "Notiz 2", "row 2", "column 6"]
    assert rejected["column 6"] == ["d"] and rejected["row"] == [3]


def test_a_finding_points_to_the_file(write: Any) -> None:
    path = write(FAULTY)
    conversion = stadtnetz.convert(path)
    (fault,) = [finding for finding in conversion.findings if finding.code == "T002"]
    assert (fault.file, fault.row, fault.column, fault.raw) == (str(path), 6, "Aufnahme", "31.04.2021")
    about = stadtnetz.Finding("X002", table="memberships", record="bautzen-1", field="from")
    located = conversion.locate(about)
    assert (located.row, located.column, located.raw) == (6, "Aufnahme", "31.04.2021")
    assert located.record == "bautzen-1"
    elsewhere = stadtnetz.Finding("X002", table="memberships", record="nobody-1")
    assert conversion.locate(elsewhere) == elsewhere


def test_persons_do_not_get_in(write: Any) -> None:
    conversion = stadtnetz.convert(write(REJECTED))
    told = [table.to_csv() for table in (conversion.account, conversion.rows, conversion.typed, conversion.extra)]
    told += [conversion.withheld.to_csv(), conversion.rejected.to_csv(), conversion.rejected_csv().decode()]
    told += [finding.to_text() for finding in conversion.findings]
    told += [text.decode() for text in conversion.register.files().values()]
    assert not any("Beispiel" in text for text in told)
    assert conversion.withheld["column"] == ["Ansprechperson"]
    assert len(conversion.personal()) == 4


def test_strict_rejects_a_row_with_an_error(write: Any) -> None:
    assert len(stadtnetz.convert(write(FAULTY)).rejected) == 0
    strict = stadtnetz.convert(write(FAULTY), strict=True)
    assert len(strict.rejected) == 1 and "bautzen" not in strict.register.places


def test_a_list_is_added_to_a_draft(write: Any, register: Register) -> None:
    draft = register.edit()
    added = stadtnetz.convert(write(CLEAN), into=draft).register
    assert len(added.places) >= len(register.places) and added != register
    assert draft.finish() == register, "the draft is taken as it is, and stays so"
    again = stadtnetz.convert(write(CLEAN), into=register.emptied()).register
    assert again == stadtnetz.convert(write(CLEAN)).register


@pytest.mark.parametrize("content", ["", "\n\n", "just a text\nof two lines\n", "a;b;c\n1;2;3\n"])
def test_what_is_no_list_is_refused(write: Any, content: str) -> None:
    with pytest.raises(ConversionError):
        stadtnetz.convert(write(content))


def test_what_cannot_be_read_is_an_os_error(tmp_path: pathlib.Path) -> None:
    with pytest.raises(FileNotFoundError) as missing:
        stadtnetz.convert(tmp_path / "missing.csv")
    assert missing.value.filename.endswith("missing.csv")
    with pytest.raises(IsADirectoryError):
        stadtnetz.convert(tmp_path)


def test_a_draft_with_faults_is_refused(write: Any, register: Register) -> None:
    draft = register.edit()
    draft.remove("places", "aachen")
    with pytest.raises(RegisterError):
        stadtnetz.convert(write(CLEAN), into=draft)


def test_a_conversion_is_not_pickled(write: Any) -> None:
    with pytest.raises(TypeError, match="its register and its tables"):
        pickle.dumps(stadtnetz.convert(write(CLEAN)))


# The command


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        (CLEAN, [], 0),
        (FAULTY, [], 1),
        (REJECTED, [], 1),
        (CLEAN, ["--fail-on", "info"], 1),
        (FAULTY, ["--strict"], 1),
        (CLEAN, ["--lang", "de"], 0),
        (CLEAN, ["--day", "2024-02", "--publisher", "X", "--published", "2024-03", "--retrieved", "2024-04-01"], 0),
    ],
)
def test_the_exit_code_says_what_was_found_and_the_output_is_there(
    write: Any, tmp_path: pathlib.Path, text: str, options: list[str], code: int
) -> None:
    to = tmp_path / "deep" / "converted"
    done = run("convert", write(text), "--to", to, *options)
    assert (done.returncode, done.stderr) == (code, "")
    assert "converted" in done.stdout and done.stdout.endswith("\n")
    opened = stadtnetz.open(to)
    assert "kassel" in opened.places and opened.findings == ()
    expected = {"account", "rows", "typed", "findings", "rejected", "extra", "withheld", "merge"}
    assert {path.stem for path in (to / "conversion").iterdir()} == expected
    assert run("check", to).returncode == 0


def test_findings_come_as_a_table(write: Any, tmp_path: pathlib.Path) -> None:
    done = run("convert", write(REJECTED), "--to", tmp_path / "converted", "--format", "json")
    assert done.returncode == 1
    found = json.loads(done.stdout)
    assert {"T002", "V002"} <= {finding["code"] for finding in found}
    with (tmp_path / "converted" / "conversion" / "findings.csv").open(encoding="utf-8", newline="") as file:
        assert [row["code"] for row in csv.DictReader(file)] == [finding["code"] for finding in found]


def test_a_long_list_of_findings_is_cut_and_the_worst_come_first(write: Any, tmp_path: pathlib.Path) -> None:
    faulty = "".join(f"Ort {number};HE;;3{number % 10}.13.2021;;\n" for number in range(100))
    done = run("convert", write(CLEAN + faulty), "--to", tmp_path / "converted")
    lines = done.stdout.splitlines()
    assert done.returncode == 1 and all("error T002" in line for line in lines[:3])
    assert lines[3] == "… and 97 more T002" and any(re.fullmatch("… and [0-9]+ more P008", line) for line in lines)


def test_personal_data_are_kept_only_where_asked(write: Any, tmp_path: pathlib.Path) -> None:
    run("convert", write(REJECTED), "--to", tmp_path / "converted", "--keep-personal")
    holding = [path.name for path in (tmp_path / "converted").rglob("*.*") if "Beispiel" in path.read_text("utf-8")]
    assert holding == ["personal.csv"]


def test_a_list_of_an_office_in_its_encoding(write: Any, tmp_path: pathlib.Path) -> None:
    done = run("convert", write(CLEAN, "cp1252"), "--to", tmp_path / "converted")
    assert done.returncode == 0
    assert stadtnetz.open(tmp_path / "converted").places["goerlitz"].name == "Görlitz"


def test_a_list_from_the_standard_input(write: Any, tmp_path: pathlib.Path) -> None:
    done = run("convert", "-", "--to", tmp_path / "converted", stdin=write(CLEAN).read_bytes())
    assert (done.returncode, done.stderr) == (0, "")
    assert "kassel" in stadtnetz.open(tmp_path / "converted").places


def test_a_list_is_added_to_a_register(write: Any, folder: pathlib.Path, register: Register) -> None:
    done = run("convert", write(CLEAN), "--register", folder, "--to", folder)
    assert done.returncode == 0, done.stderr
    assert len(stadtnetz.open(folder).memberships) >= len(register.memberships)


def untouched(folder: pathlib.Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_where_it_is_refused_nothing_is_written(write: Any, tmp_path: pathlib.Path, folder: pathlib.Path) -> None:
    path, to = write(CLEAN), tmp_path / "converted"
    before = untouched(tmp_path)
    for arguments in (
        [tmp_path / "missing.csv", "--to", to],
        [tmp_path, "--to", to],
        [path, "--to", path],
        [path, "--to", folder],  # another register is there
        [path, "--to", to, "--register", tmp_path / "nowhere"],
        [path, "--to", to, "--published", "1. März"],
        [path],
    ):
        done = run("convert", *arguments)
        assert (done.returncode, done.stdout) == (2, ""), arguments
        assert done.stderr.strip()
        assert untouched(tmp_path) == before, arguments
        assert not to.exists()
    path.write_text("")
    done = run("convert", path, "--to", to)
    assert done.returncode == 2 and "no rows" in done.stderr and not to.exists()


def test_an_account_is_not_overwritten(write: Any, tmp_path: pathlib.Path) -> None:
    path, to = write(CLEAN), tmp_path / "converted"
    assert run("convert", path, "--to", to).returncode == 0
    before = untouched(to)
    done = run("convert", path, "--to", to)
    assert done.returncode == 2 and "move it" in done.stderr
    assert untouched(to) == before


SAMPLE = REPOSITORY / "examples" / "mitgliederliste-beispiel.csv"


@pytest.mark.skipif(not SAMPLE.exists(), reason="the source distribution does not carry the sample")
def test_the_sample_of_the_readme(tmp_path: pathlib.Path) -> None:
    done = run("convert", SAMPLE, "--to", tmp_path / "converted")
    assert done.returncode == 1, "it shows what is found in such lists"
    assert run("check", tmp_path / "converted").returncode == 0


FRAME: dict[str, list[Any]] = {
    "Stadt": ["Kassel", "Görlitz", None],
    "Land": ["HE", "SN", "BY"],
    "AGS": [6_611_000, 14_626_110, None],
    "Aufnahme": [datetime.date(2020, 7, 1), datetime.date(2021, 1, 1), None],
    "Einwohner 31.12.2023": [201_050, None, 9],
    "Ansprechperson": ["Erika Beispiel", None, None],
}


@pytest.mark.parametrize("frame", [FRAME, pandas.DataFrame(FRAME), polars.DataFrame(FRAME), pyarrow.table(FRAME)])
def test_a_frame_becomes_a_register(frame: Any) -> None:
    conversion = stadtnetz.convert(frame, name="abfrage", day=When("2024-03-01"))
    register = conversion.register
    assert register.places["kassel"].ags == "06611000"
    assert register.memberships["goerlitz-1"].from_ == When("2021-01-01")
    assert [record.inhabitants for record in register.populations] == [201_050]
    (fault,) = [finding for finding in conversion.findings if finding.severity == "error"]
    assert (fault.code, fault.file, fault.row) == ("V002", "abfrage", 3)
    assert conversion.rejected["row"] == [3]
    assert conversion.withheld["column"] == ["Ansprechperson"]
    cells = conversion.provenance(register.memberships["kassel-1"])
    assert cells.where("field", "from")["raw"] == ["2020-07-01"]
    again = stadtnetz.convert(frame, name="abfrage", day=When("2024-03-01"), into=register)
    assert again.register == register


def test_what_is_proposed_converts_and_mended_rows_are_merged(tmp_path: pathlib.Path) -> None:
    matrix = tmp_path / "matrix.csv"
    matrix.write_text(
        "Teilnahme;;;;;;\nStand: 01.03.2024;;;;;;\nStadt;Land;Aufnahme;Partner;Treffen 16.09.2021;Treffen 07.06.2022;Ansprechperson\n"
        "Hessen;;;;;;\nKassel;;01.07.2020;Verein A, Stiftung;x;;Erika Beispiel\nFulda;;2020;Verein B;;x;Max Beispiel\n"
        "Sachsen;;;;;;\nBautzen;;1.7.20;Verein C;x;vielleicht;Uli Beispiel\n;;2020;;x;;Kim Beispiel\nSumme;;;;3;1;\n"
    )
    profile, folder = tmp_path / "matrix.toml", tmp_path / "register"
    assert run("inspect", str(matrix), "--profile-to", str(profile)).returncode == 0
    first = run("convert", str(matrix), "--profile", str(profile), "--to", str(folder), "--fix", "--format", "github")
    assert first.returncode == 1 and "::error" in first.stdout and "Beispiel" not in first.stdout
    register = stadtnetz.open(folder)
    assert [place.state for place in register.places] == ["DE-SN", "DE-HE", "DE-HE"]
    assert len(register.attendances) == 3 and len(register.local_partners) == 4
    assert [repair.raw for repair in register.repairs] == ["1.7.20"]
    rejected = folder / "conversion" / "rejected.csv"
    mended = tmp_path / "mended.csv"
    mended.write_text(rejected.read_text("utf-8-sig").replace(";;;;2020", ";;Pirna;SN;2020"))
    second = run("convert", str(mended), "--profile", str(profile), "--into", str(folder))
    assert second.returncode == 0, second.stdout + second.stderr
    assert "new: " in second.stdout and stadtnetz.open(folder).places["pirna"].state == "DE-SN"
    twice = run("convert", str(mended), "--profile", str(profile), "--into", str(folder), "--format", "sarif")
    assert json.loads(twice.stdout)["version"] == "2.1.0"


def test_twice_is_the_same_to_the_byte(write: Any, tmp_path: pathlib.Path) -> None:
    path, folders = write(FAULTY), [tmp_path / "a", tmp_path / "b"]
    for folder in folders:
        run("convert", str(path), "--to", str(folder), "--fix")
    files = [{file.relative_to(folder): file.read_bytes() for file in folder.rglob("*") if file.is_file()} for folder in folders]
    assert files[0] == files[1] and len(files[0]) > 20
