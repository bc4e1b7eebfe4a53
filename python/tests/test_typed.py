"""Lists of any length, typed by a profile: from files, bytes and frames, whole, in blocks and on disk."""

import csv
import io
import os
import pathlib
import pickle
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable
from typing import Any

import pandas
import polars
import pyarrow
import pytest

import stadtnetz
from stadtnetz import ConversionError, Profile, ProfileError

PROFILE = Profile("""
name = "members"

[[columns]]
name = "ags"
headers = ["AGS"]
type = "key"
digits = 8
key = true
unique = true

[[columns]]
name = "inhabitants"
headers = ["Einwohner"]
type = "integer"
unit = "persons"

[[columns]]
name = "joined"
headers = ["Beitritt"]
type = "date"
format = "dd.mm.yyyy"
""")
LIST = """\
AGS;Einwohner;Beitritt;E-Mail;Notiz
06611000;201.050;01.07.2020;a@example.org;gut
14625020;38,5;31.02.2023;b@example.org;
6611001;500;01.07.2020;;c@example.org
Summe;201.550
"""


def long_list(rows: int) -> bytes:
    """So many rows, each seventh of which holds a day that is none."""
    lines = (f"{number:08};1.000;{'31.02.2020' if number % 7 == 0 else '01.07.2020'}" for number in range(1, rows + 1))
    return ("AGS;Einwohner;Beitritt\n" + "\n".join(lines) + "\n").encode()


def test_a_list_is_typed() -> None:
    typed = stadtnetz.typed(LIST.encode(), PROFILE, name="list.csv")
    assert typed.table["row"] == [2, 3] and typed.table["inhabitants"] == [201_050, None]
    assert typed.table.column("inhabitants").unit == "persons" and typed.table.column("joined").kind == "day"
    assert list(zip(typed.findings["row"], typed.findings["code"], typed.findings["found"], strict=True)) == [
        (3, "V001", "38,5"),
        (3, "T002", "31.02.2023"),
        (4, "P001", "6611001"),
    ]
    account = {(row["unit"], row["what"]): row["count"] for row in typed.account}
    assert account["rows", "read"] == 5 and account["rows", "rejected"] == 1 and account["rows", "skipped: sum"] == 1
    parts = ("converted", "extra", "missing", "rejected", "withheld")
    assert account["cells", "read"] == sum(account["cells", part] for part in parts)
    assert account["cells", "withheld"] == 3, "two addresses in their column, one in a note"
    assert typed.count("error") == 3 and sum(typed.counts["count"]) == len(typed.findings)
    assert set(typed.tables) == {"table", "findings", "account", "counts"}
    assert "list.csv" in repr(typed) and "1 rejected" in repr(typed)
    with pytest.raises(TypeError, match="pickle its tables"):
        pickle.dumps(typed)


def test_the_report_shows_the_line_and_names_nobody() -> None:
    typed = stadtnetz.typed(LIST.encode(), PROFILE, name="list.csv")
    report = typed.report(lang="de")
    assert "  3 | 14625020;38,5;31.02.2023;…;\n    |          ^^^^" in report
    assert "Fehler: 3" in report and "example.org" not in report
    assert [finding.code for finding in typed.messages()] == typed.findings["code"]


def test_thousands_of_findings_are_a_few_groups() -> None:
    report = stadtnetz.typed(long_list(21_000), PROFILE).report()
    assert report.count("T002 date-unreadable") == 3 and "… and 2,997 more T002 (joined)" in report
    assert report.endswith("errors: 3,000, warnings: 0, infos: 0\n")


def test_blocks_are_the_list_in_parts() -> None:
    typed = stadtnetz.typed(long_list(10_000), PROFILE)
    blocks = list(typed)
    assert len(blocks) == 3
    rows = [row for block in blocks for row in block.table.rows()]
    assert rows == typed.table.rows()
    assert sum(len(block.findings) for block in blocks) == len(typed.findings) == 1428
    again = pyarrow.RecordBatchReader.from_stream(typed).read_all()
    assert again == pyarrow.table(typed.table) and again.num_rows == 10_000
    assert polars.DataFrame(typed).height == 10_000


FRAMES: dict[str, Callable[[dict[str, list[Any]]], Any]] = {
    "polars": polars.DataFrame,
    "pandas": pandas.DataFrame,
    "arrow": pyarrow.table,
    "dict": lambda columns: columns,
    "stadtnetz": lambda columns: stadtnetz.Table(
        "list", [stadtnetz.Column(name, "text", values) for name, values in columns.items()]
    ),
}


@pytest.mark.parametrize("library", FRAMES)
def test_a_frame_is_a_list_whose_rows_are_counted_from_one(library: str) -> None:
    lines = list(csv.reader(io.StringIO(LIST), delimiter=";"))
    rows = [[cell or None for cell in line] + [None] * (5 - len(line)) for line in lines[1:]]
    columns = {header: [row[at] for row in rows] for at, header in enumerate(lines[0])}
    typed = stadtnetz.typed(FRAMES[library](columns), PROFILE)
    expected = stadtnetz.typed(LIST.encode(), PROFILE)
    assert typed.table["row"] == [1, 2] and typed.header_row == 0
    assert typed.table["inhabitants"] == expected.table["inhabitants"]
    assert typed.findings["code"] == expected.findings["code"] and typed.findings["row"] == [2, 2, 3]
    blank = {"read", "missing"}  # a frame has no blank cells behind its last column
    outcomes = [[row for row in list.account if row["what"] not in blank] for list in (typed, expected)]
    assert outcomes[0] == outcomes[1]


@pytest.mark.parametrize("library", ["polars", "pandas", "arrow", "dict"])
def test_typed_columns_of_a_frame_stay_typed(library: str) -> None:
    import datetime

    day = datetime.date(2020, 7, 1)
    columns = {"AGS": ["06611000", "14625020"], "Einwohner": [201_050, None], "Beitritt": [day, None]}
    typed = stadtnetz.typed(FRAMES[library](columns), PROFILE)
    assert typed.table["inhabitants"] == [201_050, None] and typed.table["joined"] == [day, None]
    assert len(typed.findings) == 0
    numbers = stadtnetz.typed(FRAMES[library]({**columns, "AGS": [6611000, 14625020]}), PROFILE)
    assert numbers.findings["code"] == ["P001"], "a number has lost its zero, and nobody guesses it back"


def test_a_frame_of_categories_moments_and_nothing() -> None:
    frame = polars.DataFrame(
        {
            "AGS": polars.Series(["06611000", None], dtype=polars.Categorical),
            "Einwohner": polars.Series([1.0, None], dtype=polars.Float32),
            "Beitritt": polars.Series(["2020-07-01", None]).str.to_datetime(),
            "Notiz": [None, None],
        }
    )
    typed = stadtnetz.typed(frame, PROFILE)
    assert [str(day) for day in typed.table["joined"]] == ["2020-07-01"] and typed.table["ags"] == ["06611000"]
    with pytest.raises(TypeError, match='column "AGS" holds .*List.*cast it to text'):
        stadtnetz.typed(polars.DataFrame({"AGS": [[1]], "Einwohner": [1]}), PROFILE)


def test_a_list_comes_from_anything_that_holds_bytes(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="cp1252")
    expected = stadtnetz.typed(LIST.encode(), PROFILE).table
    with path.open("rb") as file:
        assert stadtnetz.typed(file, PROFILE).table == expected
    for given in (path, str(path), bytearray(LIST.encode()), io.BytesIO(LIST.encode())):
        assert stadtnetz.typed(given, PROFILE).table == expected
    with pytest.raises(TypeError, match="binary"):
        stadtnetz.typed(io.StringIO(LIST), PROFILE)
    with pytest.raises(TypeError, match="a data frame, not int"):
        stadtnetz.typed(7, PROFILE)
    with pytest.raises(FileNotFoundError) as raised:
        stadtnetz.typed(tmp_path / "none.csv", PROFILE)
    assert raised.value.filename == str(tmp_path / "none.csv")


def test_what_is_no_list_of_the_profile_says_why(tmp_path: pathlib.Path) -> None:
    with pytest.raises(ConversionError, match=r"list.csv: none of the first 2 rows .* lacks ags"):
        stadtnetz.typed(b"Einwohner;Beitritt\n1;2\n", PROFILE, name="list.csv")
    with pytest.raises(ConversionError, match="no rows"):
        stadtnetz.typed(b"", PROFILE)
    with pytest.raises(TypeError, match=r"stadtnetz.Profile or the path of one, not dict"):
        stadtnetz.typed(b"a", {})  # type: ignore[arg-type]


def test_a_profile_says_every_fault_with_its_place(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "p.toml"
    path.write_text(PROFILE.to_toml(), encoding="utf-8")
    assert Profile.from_path(path) == PROFILE == Profile.from_toml(PROFILE.to_toml())
    assert stadtnetz.typed(LIST.encode(), path).profile == PROFILE
    assert PROFILE.columns == ("ags", "inhabitants", "joined") and PROFILE.name == "members" and not PROFILE.strict
    with pytest.raises(ProfileError) as raised:
        Profile('name = "p"\n\n[[columns]]\nname = "a"\nheaders = []\ntype = "key"\ndigits = 99\n', file_name="p.toml")
    assert [fault[0] for fault in raised.value.faults] == [3, 3]
    assert "p.toml:3:1" in str(raised.value)
    path.write_bytes(b'name = "B\xfcrger"')
    with pytest.raises(ValueError, match="save it as UTF-8"):
        Profile.from_path(path)


def test_a_folder_is_written_while_the_list_is_read(tmp_path: pathlib.Path) -> None:
    typed = stadtnetz.typed(LIST.encode("cp1252"), PROFILE, name="list.csv")
    told: list[tuple[int, int]] = []
    account = typed.write(tmp_path / "out", lang="de", progress=lambda done, size: told.append((done, size)))
    assert account == typed.account and told == [(len(LIST), len(LIST))]
    texts = {path.name: path.read_text("utf-8-sig") for path in (tmp_path / "out").iterdir()}
    names = ["account.csv", "counts.csv", "findings.csv", "profile.toml", "rejected.csv", "rows.csv", "skipped.csv"]
    assert sorted(texts) == names
    assert texts["rows.csv"] == typed.table.to_csv() and Profile(texts["profile.toml"]) == PROFILE
    assert texts["findings.csv"].splitlines()[1] == '3,3,2,inhabitants,V001,value-unreadable,"38,5"'
    assert "example.org" not in "".join(texts.values())
    with pytest.raises(FileExistsError, match="name a new one"):
        typed.write(tmp_path / "out")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252", "mac_roman"])
def test_rejected_rows_are_mended_and_read_again(tmp_path: pathlib.Path, encoding: str) -> None:
    text = "AGS;Einwohner;Beitritt;Größe\n06611000;1;;süß\n6611001;2;;\"Köln; groß\"\n6611002;3;;Übung\n"
    stadtnetz.typed(text.encode(encoding), PROFILE).write(tmp_path / "out")
    rejected = tmp_path / "out" / "rejected.csv"
    written = rejected.read_bytes()
    single = encoding in ("cp1252", "mac_roman")
    lines = list(csv.reader(io.StringIO(written.decode(encoding if single else "utf-8-sig")), delimiter=";"))
    assert lines[0] == ["row", "code", "reason", "cell", "AGS", "Einwohner", "Beitritt", "Größe"]
    assert [line[:2] + line[3:5] for line in lines[1:]] == [["3", "P001", "AGS", "6611001"], ["4", "P001", "AGS", "6611002"]]
    assert lines[1][-1] == "Köln; groß"
    rejected_rows = stadtnetz.typed(text.encode(encoding), PROFILE).rejected
    assert [column.name for column in rejected_rows.columns] == lines[0]
    assert [["" if cell is None else str(cell) for cell in row.values()] for row in rejected_rows] == lines[1:]
    rejected.write_bytes(written.replace(b";6611001;", b";06611001;"))
    again = stadtnetz.typed(rejected, PROFILE)
    assert again.table["ags"] == ["06611001"] and again.count("error") == 1


def test_twice_the_same_bytes(tmp_path: pathlib.Path) -> None:
    for folder in ("one", "two"):
        stadtnetz.typed(long_list(9_000), PROFILE, name="list.csv").write(tmp_path / folder)
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes(), path.name


def test_an_error_in_progress_leaves_nothing(tmp_path: pathlib.Path) -> None:
    def fail(done: int, size: int) -> None:
        raise RuntimeError("enough")

    with pytest.raises(RuntimeError, match="enough"):
        stadtnetz.typed(long_list(9_000), PROFILE).write(tmp_path / "out", progress=fail)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="signals of a terminal")
def test_an_interrupt_leaves_nothing(tmp_path: pathlib.Path) -> None:
    script = f"""
        import os, signal, stadtnetz
        from stadtnetz import Profile
        rows = "".join(f"{{number:08}};1.000;01.07.2020\\n" for number in range(1, 20_000))
        typed = stadtnetz.typed(("AGS;Einwohner;Beitritt\\n" + rows).encode(), Profile({PROFILE.to_toml()!r}))
        typed.write("out", progress=lambda done, size: os.kill(os.getpid(), signal.SIGINT))
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(script)], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode in (-signal.SIGINT, 1, 130) and "KeyboardInterrupt" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_with_leave_to_fix_a_lost_zero_is_put_back_and_told(tmp_path: pathlib.Path) -> None:
    given = b"AGS;Einwohner;Beitritt\n6611000;201.048;01.07.2020\n"
    assert stadtnetz.typed(given, PROFILE).count("error") > 0
    fixed = stadtnetz.typed(given, PROFILE, fix=True)
    assert fixed.table["ags"] == ["06611000"] and fixed.findings["code"] == ["V003"]
    (tmp_path / "list.csv").write_bytes(given)
    (tmp_path / "profile.toml").write_text(PROFILE.to_toml(), encoding="utf-8")
    command = [sys.executable, "-m", "stadtnetz", "typed", "list.csv", "--profile", "profile.toml", "--to", "out", "--fix"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    assert "06611000" in (tmp_path / "out" / "rows.csv").read_text(encoding="utf-8")
