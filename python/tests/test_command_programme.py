"""The commands that explain, reconcile, and work on definitions."""

import csv
import io
import os
import pathlib
import shutil

import pytest
from conftest import REPOSITORY
from test_command import run

from stadtnetz import Programme, Register

EDITION = REPOSITORY.parent / "shared/data/official/GV100AD_30112025.txt"


@pytest.fixture
def fair_town(tmp_path: pathlib.Path) -> pathlib.Path:
    """The example of a definition with its tests, in a folder of its own."""
    for name in ("fair-town.toml", "fair-town.tests.toml"):
        if not (REPOSITORY / "examples" / name).exists():
            pytest.skip("the source distribution does not carry the examples")
        shutil.copy(REPOSITORY / "examples" / name, tmp_path / name)
    return tmp_path / "fair-town.toml"


def test_explain_says_what_the_call_says(register: Register) -> None:
    found = register.eligibility("bielefeld", "2022")
    for lang in ("en", "de"):
        assert run("explain", "bielefeld", "--call", "2022", "--lang", lang).stdout == found.to_text(lang=lang) + "\n"
    rows = list(csv.DictReader(io.StringIO(run("explain", "bielefeld", "--call", "2022", "--format", "csv").stdout)))
    assert [row["margin"] for row in rows if row["condition"] == "population"] == ["-84002"]


def test_why_not_is_short() -> None:
    assert run("explain", "bielefeld", "--call", "2022", "--why-not").stdout.splitlines()[:3] == [
        "Bielefeld, call 2022: Could this place take part? no (population:above)",
        "Each of these sets of conditions alone stands in the way:",
        "  - population",
    ]


def test_claims_say_what_the_call_says(register: Register) -> None:
    reconciliation = register.reconcile(claims_alone=True, about="10%")
    options = ["--claims-alone", "--about", "10%"]
    assert run("claims", *options).stdout == str(reconciliation) + "\n"
    flows = reconciliation.flows.where("scope", "all")
    assert run("claims", *options, "--table", "flows", "--format", "csv").stdout == flows.to_csv()
    verdicts = reconciliation.verdicts.where("scope", "state:DE-RP")
    assert run("claims", *options, "--scope", "state:DE-RP", "--format", "csv").stdout == verdicts.to_csv()
    claim = "now-2024-09-bit-24"
    assert run("claims", *options, "--explain", claim).stdout == reconciliation.explain(claim) + "\n"


def test_a_definition_begins_with_the_starter(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "mine.toml"
    done = run("programme", "new", path)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{path}\n", "")
    assert Programme(path.read_text("utf-8")).text == Programme.starter()
    path.write_text("mine", encoding="utf-8")
    again = run("programme", "new", path)
    assert (again.returncode, again.stdout) == (2, "") and "mine.toml" in again.stderr
    assert path.read_text("utf-8") == "mine"


def test_the_tests_of_a_definition_are_run(fair_town: pathlib.Path) -> None:
    done = run("programme", "test", fair_town)
    assert (done.returncode, done.stdout, done.stderr) == (0, "6 of 6 tests passed\n", "")
    german = run("programme", "test", fair_town, fair_town.with_suffix(".tests.toml"), "--lang", "de")
    assert german.stdout == "6 von 6 Tests bestanden\n"
    rows = list(csv.DictReader(io.StringIO(run("programme", "test", fair_town, "--format", "csv").stdout)))
    assert len(rows) == 6 and {row["passed"] for row in rows} == {"true"}


def test_a_test_that_fails_is_a_line_and_1(fair_town: pathlib.Path) -> None:
    tests = fair_town.with_suffix(".tests.toml")
    tests.write_text(tests.read_text("utf-8").replace('verdict = "no"', 'verdict = "yes"', 1), encoding="utf-8")
    done = run("programme", "test", fair_town)
    assert (done.returncode, done.stderr) == (1, "")
    first, last = done.stdout.splitlines()
    assert first.startswith(f"{tests}:") and "G025" in first and last == "5 of 6 tests passed"
    table = run("programme", "test", fair_town, "--format", "csv")
    assert table.returncode == 1 and "G025" in table.stderr and "false" in table.stdout


def test_what_cannot_be_read_is_said(fair_town: pathlib.Path) -> None:
    tests = fair_town.with_suffix(".tests.toml")
    tests.write_text("tests = 7", encoding="utf-8")
    unreadable = run("programme", "test", fair_town)
    assert unreadable.returncode == 1 and "G026" in unreadable.stdout
    fair_town.write_text("id = ", encoding="utf-8")
    broken = run("programme", "test", fair_town)
    assert (broken.returncode, broken.stdout) == (1, "") and "fair-town.toml:1" in broken.stderr
    tests.unlink()
    missing = run("programme", "test", REPOSITORY / "examples/fair-town.toml", tests)
    assert (missing.returncode, missing.stdout) == (2, "") and tests.name in missing.stderr


def test_two_definitions_are_compared(register: Register, tmp_path: pathlib.Path) -> None:
    if not EDITION.exists():
        assert "CI" not in os.environ, f"{EDITION} is missing"
        pytest.skip(f"{EDITION} is not there")
    text = register.programme.text
    for old, new in (('closes = "2023-11-24"', 'closes = "2025-12-31"'), ('_until = "2023-11-24"', '_until = "2025-12-31"')):
        text = text.replace(old, new)
    (tmp_path / "a.toml").write_text(text, encoding="utf-8")
    (tmp_path / "b.toml").write_text(text.replace("upper = 250_000", "upper = 100_000"), encoding="utf-8")
    pair = [tmp_path / "a.toml", tmp_path / "b.toml"]
    done = run("programme", "diff", *pair, "--directory", EDITION, "--on", "2025-11-30", "--format", "csv")
    assert done.returncode == 0
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert {(row["call"], row["rule"], row["before"], row["after"]) for row in rows} == {("2023", "place", "yes", "no")}
    assert "06611000" in {row["place"] for row in rows}
    assert run("programme", "diff", *pair, "--directory", EDITION).stdout.startswith("call  rule   place ")
    same = run("programme", "diff", pair[0], pair[0], "--directory", EDITION, "--format", "csv")
    assert same.stdout.count("\n") == 1
