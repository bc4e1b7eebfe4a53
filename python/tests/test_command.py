"""The command, as a user calls it: exit codes, both outputs, formats, languages."""

import csv
import io
import json
import pathlib
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Sequence

import pytest

import stadtnetz
from conftest import REPOSITORY
from stadtnetz import Register, View, When

ASKING = [
    ["members", "--on", "2024-03-01"],
    ["show", "kassel"],
    ["show", "kassel", "--on", "2020-07-01"],
    ["roles", "--on", "2020-07-02"],
    ["roles", "--on", "2020-07-02", "--role", "office"],
    ["meetings"],
    ["meetings", "--place", "kassel"],
    ["cooperation", "state-partnership-hessen"],
    ["undated", "seed-004"],
    ["table", "memberships"],
    ["table", "calls"],
    ["tables"],
    ["rules"],
    ["explain", "kassel", "--call", "2015"],
    ["explain", "kassel", "--call", "2020", "--why-not"],
    ["status", "kassel", "--on", "2020-07-01"],
    ["deadline", "--call", "2022", "--received", "2022-03-25"],
    ["claims"],
    ["claims", "--scope", "state:DE-RP"],
    ["claims", "--explain", "now-2024-09-bit-24"],
    ["claims", "--table", "flows", "--claims-alone"],
]


def run(
    *arguments: str | pathlib.Path, environment: dict[str, str] | None = None, stdin: bytes | None = None
) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "stadtnetz", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        check=False,
        env=environment,
    )
    out, err = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    assert "Traceback" not in err, err
    return subprocess.CompletedProcess(done.args, done.returncode, out, err)


def test_alone_it_says_what_it_can_do() -> None:
    done = run()
    assert done.returncode == 0 and done.stderr == ""
    for command, *_ in [*ASKING, ["check"], ["cite"], ["convert"], ["explain-code"], ["inspect"], ["typed"]]:
        assert f"\n    {command}" in done.stdout
    assert "exit codes" in done.stdout


def test_it_is_installed_as_a_command() -> None:
    command = shutil.which("stadtnetz", path=sysconfig.get_path("scripts"))
    assert command is not None
    done = subprocess.run([command, "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"stadtnetz {stadtnetz.__version__}\n"


def test_members_end_with_the_count(view: View) -> None:
    done = run("members", "--on", "2024-03-01")
    assert done.returncode == 0 and done.stderr == ""
    lines = done.stdout.splitlines()
    assert lines[-1] == f"2024-03-01: {view.count()}"
    assert len(lines) == len(view.members) + 3
    assert max(map(len, lines)) <= 140, "a terminal has room for it"


@pytest.mark.parametrize("arguments", ASKING, ids=" ".join)
def test_every_question_in_every_format(arguments: list[str]) -> None:
    text, comma, objects, markdown = (run(*arguments, "--format", form) for form in ["text", "csv", "json", "markdown"])
    for done in (text, comma, objects, markdown):
        assert done.returncode == 0 and done.stderr == "" and done.stdout.endswith("\n")
    rows = list(csv.reader(io.StringIO(comma.stdout, newline="")))
    dicts = json.loads(objects.stdout)
    assert len(dicts) == len(rows) - 1 > 0
    assert list(dicts[0]) == rows[0]
    assert len(markdown.stdout.splitlines()) == len(rows) + 1


@pytest.mark.parametrize("arguments", [*ASKING, ["cite"]], ids=" ".join)
def test_every_question_in_german(arguments: list[str]) -> None:
    done = run(*arguments, "--lang", "de")
    assert done.returncode == 0 and done.stderr == "" and done.stdout


def test_languages_differ_where_there_are_sentences() -> None:
    assert "sicher Mitglied" in run("show", "kassel", "--on", "2020-07-01", "--lang", "de").stdout
    assert "certainly a member" in run("show", "kassel", "--on", "2020-07-01").stdout
    assert "möglich" in run("members", "--on", "2020-07-01", "--lang", "de").stdout
    assert run("rules", "--lang", "de", "--format", "csv").stdout != run("rules", "--format", "csv").stdout


def test_a_language_stands_before_the_command_or_behind_it() -> None:
    for command in (["members", "--on", "2020-07-01"], ["explain-code", "M002"], ["stats", "growth"], ["claims"]):
        german, english = run(*command, "--lang", "de").stdout, run(*command).stdout
        assert german != english
        assert run("--lang", "de", *command).stdout == german
        assert run("--lang", "de", *command, "--lang", "en").stdout == english


def test_columns_are_chosen() -> None:
    done = run("members", "--on", "2024-03-01", "--columns", "name,status", "--format", "csv")
    assert done.stdout.splitlines()[0] == "name,status"
    refused = run("members", "--on", "2024-03-01", "--columns", "name,statsu")
    assert refused.returncode == 2 and "did you mean status" in refused.stderr and refused.stdout == ""


def test_a_refusal_says_what_would_do(register: Register) -> None:
    assert run("members", "--on", "01.03.2024").stderr == (
        'stadtnetz: "01.03.2024" is not a single day (expected such as 2020-07-01)\n'
    )
    assert "(there are consortium, " in run("roles", "--on", "2024-03-01", "--role", "Programmbüro").stderr
    assert f"(there are {', '.join(register.tables)}, calls, phases)" in run("table", "xyz").stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["members"],
        ["members", "--on"],
        ["members", "--on", "2024-13-01"],
        ["members", "--on", "March"],
        ["members", "--on", "2024-03-01", "--format", "xlsx"],
        ["members", "--on", "2024-03-01", "--lang", "fr"],
        ["members", "--on", "2024-03-01", "--register", "/no/such/folder"],
        ["member", "--on", "2024-03-01"],
        ["show"],
        ["show", "kasel"],
        ["show", "kasel", "--on", "2024-03-01"],
        ["show", "kassel", "--on", ""],
        ["roles", "--on", "2024-03-01", "--role", "offices"],
        ["meetings", "--place", "kasel"],
        ["cooperation", "hessen"],
        ["undated", "seed-9"],
        ["table", "member"],
        ["explain", "kassel"],
        ["explain", "kasel", "--call", "2022"],
        ["explain", "kassel", "--call", "2002"],
        ["status", "kasel", "--on", "2020-07-01"],
        ["deadline", "--call", "2022", "--received", "March"],
        ["claims", "--scope", "state:DE-XX"],
        ["claims", "--explain", "now-1999"],
        ["claims", "--table", "sums"],
        ["claims", "--about", "much"],
        ["programme"],
        ["programme", "new", __file__],
        ["programme", "test", "no-such.toml"],
        ["programme", "diff", "a.toml", "b.toml"],
        ["check", "/no/such/folder"],
        ["check", ".", "--before", "no-such.toml"],
        ["check", ".", "--fail-on", "everything"],
        ["--nothing"],
    ],
    ids=" ".join,
)
def test_wrong_usage_and_unreadable_input_are_2(arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert done.stdout == "" and done.stderr.strip()


def test_another_register_is_asked(folder: pathlib.Path, register: Register) -> None:
    draft = stadtnetz.open(folder).edit()
    source = draft.add_source("Stadt Beispiel", "press text")
    place = draft.add_place("Beispiel", kind="city", source=source)
    draft.add_membership(place, source=source)
    draft.finish().save(folder)
    done = run("show", "beispiel", "--register", folder)
    assert done.returncode == 0 and done.stdout.startswith("Beispiel (beispiel)")
    assert run("show", "beispiel").returncode == 2
    assert run("cite", "--register", folder).stdout != run("cite").stdout == register.cite() + "\n"


def test_check_finds_only_what_the_public_record_leaves_open(folder: pathlib.Path) -> None:
    done = run("check", folder, "--profile", "publish")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1].startswith("errors: 0, warnings: ")
    readme = (REPOSITORY / "core/data/engagierte-stadt/README.md").read_text("utf-8")
    table = run("check", folder, "--profile", "publish", "--format", "csv").stdout
    for row in csv.DictReader(io.StringIO(table)):
        assert row["code"] in readme, row


def test_check_of_no_folder_is_of_the_embedded_register() -> None:
    done = run("check", "--profile", "publish", "--format", "csv")
    assert (done.returncode, done.stderr) == (0, "")
    found = stadtnetz.engagierte_stadt().check(profile="publish")
    assert len(list(csv.DictReader(io.StringIO(done.stdout)))) == len(found) > 0
    refused = run("check", "--fix")
    assert (refused.returncode, refused.stdout) == (2, "") and "--fix needs the folder of a register" in refused.stderr


def test_check_says_what_to_do_with_a_list(tmp_path: pathlib.Path) -> None:
    file = tmp_path / "liste.csv"
    file.write_bytes("Ort;AGS\nMünchen;09162000\n".encode("cp1252"))
    done = run("check", file)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"stadtnetz convert {file} --to FOLDER --check" in done.stderr


def test_check_asks_for_what_it_is_told_to(folder: pathlib.Path) -> None:
    done = run("check", folder, "--select", "T,M009", "--ignore", "T008", "--format", "json")
    codes = {finding["code"] for finding in json.loads(done.stdout)}
    assert "M009" in codes and "T009" in codes and "T008" not in codes
    assert all(code == "M009" or code.startswith("T") for code in codes)
    refused = run("check", folder, "--select", "T099")
    assert refused.returncode == 2 and "T001" in refused.stderr


def test_check_writes_for_code_hosts(folder: pathlib.Path) -> None:
    sarif = json.loads(run("check", folder, "--select", "C010", "--format", "sarif").stdout)
    (first, *_) = sarif["runs"][0]["results"]
    place = first["locations"][0]["physicalLocation"]
    assert (first["ruleId"], place["artifactLocation"]["uri"]) == ("C010", f"{folder.as_posix()}/memberships.csv")
    line = (folder / "memberships.csv").read_text("utf-8").splitlines()[place["region"]["startLine"] - 1]
    assert line.startswith("bielefeld-1,")
    github = run("check", folder, "--select", "C010", "--format", "github").stdout
    assert github.startswith(f"::warning file={folder}/memberships.csv,line=")


def test_check_takes_a_definition_and_the_one_before(folder: pathlib.Path, tmp_path: pathlib.Path) -> None:
    before = folder / "programme.toml"
    done = run("check", before)
    assert (done.returncode, done.stdout) == (0, "errors: 0, warnings: 0, infos: 0\n")
    after = tmp_path / "programme.toml"
    after.write_text(before.read_text("utf-8").replace("admitted = 32", "admitted = 33"), "utf-8")
    done = run("check", after, "--before", before)
    assert done.returncode == 1 and "error G011 changed-under-one-version" in done.stdout
    after.write_text("id = 'no definition'\n", "utf-8")
    assert run("check", after).returncode == 1
    shutil.copy(before, after)
    before.write_text(before.read_text("utf-8") + "\n# another text\n", "utf-8")
    assert [it.code for it in stadtnetz.check(folder, before=stadtnetz.engagierte_stadt().programme, select="G").findings] == ["G011"]


def test_a_list_is_checked_with_the_records_made_of_it(tmp_path: pathlib.Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Stadt;Bundesland;Mitglied seit\nMusterstadt;Hessen;2020\n", "utf-8")
    (vague,) = stadtnetz.convert(file).check(select="M009").findings
    assert (vague.row, vague.line, vague.column, vague.raw) == (2, 2, "Mitglied seit", "2020")
    alone = run("convert", file, "--to", tmp_path / "a").stdout
    assert "M009" not in alone and "M009" in run("convert", file, "--to", tmp_path / "b", "--check").stdout


def test_check_fixes_what_loses_nothing(folder: pathlib.Path) -> None:
    before = stadtnetz.open(folder)
    partner = next(partner for partner in before.local_partners if before.organisations[partner.organisation].sector)
    draft = before.edit()
    draft.change("local_partners", partner.id, sector=None)
    draft.finish().save(folder)
    (finding,) = (it for it in stadtnetz.check(folder, select="O004").findings if it.record == partner.id)
    assert finding.fix is not None and finding.fix["after"] == partner.sector
    done = run("check", folder, "--select", "O004", "--fix")
    assert done.stderr == "stadtnetz: fixed: 1\n" and partner.id not in done.stdout
    assert stadtnetz.open(folder).local_partners[partner.id].sector == partner.sector


def test_a_code_is_explained() -> None:
    done = run("explain-code", "M002")
    assert done.returncode == 0 and done.stdout.startswith("M002 two-memberships-at-once: error, since 0.1.0\n")
    assert "  example: " in done.stdout
    refused = run("explain-code", "M999")
    assert refused.returncode == 2 and refused.stdout == ""


def test_check_fails_on_what_it_is_told_to(folder: pathlib.Path) -> None:
    path = folder / "places.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    for fail_on, code in [("error", 0), ("warning", 0), ("info", 1)]:
        done = run("check", folder, "--select", "D", "--fail-on", fail_on)
        assert (done.returncode, done.stderr) == (code, "")
        assert done.stdout.splitlines()[-1] == "errors: 0, warnings: 0, infos: 1"


def test_check_of_a_faulty_register_is_1(folder: pathlib.Path) -> None:
    path = folder / "memberships.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",kassel,", ",kasel,"), encoding="utf-8")
    done = run("check", folder)
    assert done.returncode == 1 and done.stderr == ""
    first, *_, last = done.stdout.splitlines()
    assert first.startswith("memberships.csv:") and "X002" in first and last.startswith("errors: ")
    german = run("check", folder, "--lang", "de")
    assert german.returncode == 1 and german.stdout.splitlines()[-1].startswith("Fehler: ")
    (finding, *_) = json.loads(run("check", folder, "--format", "json").stdout)
    assert (finding["code"], finding["file"]) == ("X002", "memberships.csv") and isinstance(finding["line"], int)
    asked = run("members", "--on", "2024-03-01", "--register", folder)
    assert (asked.returncode, asked.stdout) == (1, "") and "X002" in asked.stderr


def test_check_finds_evidence_that_excludes_itself(folder: pathlib.Path) -> None:
    draft = stadtnetz.open(folder).edit()
    source = draft.add_source("Stadt Beispiel", "press text")
    place = draft.add_place("Beispiel", kind="city", source=source)
    membership = draft.add_membership(place, source=source)
    draft.change("memberships", membership, from_=When("2021-06-01"), last_day=When("2021-06-03"), end="known")
    draft.add_sighting(membership, When("2021-06-07"), kind="press", source=source)
    saved = draft.finish().save(folder)
    (contradiction,) = saved.contradictions()
    assert (contradiction.code, contradiction.record) == ("T007", membership)
    done = run("check", folder, "--select", "T007")
    assert (done.returncode, done.stderr) == (1, "")
    lines = (folder / "memberships.csv").read_text("utf-8").splitlines()
    line = 1 + next(at for at, text in enumerate(lines) if text.startswith(f"{membership},"))
    said = contradiction.to_text().removeprefix(f"memberships, {membership}")
    assert done.stdout == f"memberships.csv:{line}{said}\nerrors: 1, warnings: 0, infos: 0\n"
    assert run("show", place, "--register", folder).returncode == 0, "it is open to questions all the same"


def test_check_of_an_unreadable_file_is_2(folder: pathlib.Path) -> None:
    (folder / "places.csv").unlink()
    (folder / "places.csv").mkdir()
    done = run("check", folder)
    assert (done.returncode, done.stdout) == (2, "") and "places.csv" in done.stderr


def test_whoever_reads_may_stop_early() -> None:
    command = f"'{sys.executable}' -m stadtnetz table sightings --format json | head -n 1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "[\n", "")


@pytest.mark.parametrize(
    "words",
    [{}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"COLUMNS": "20", "LANG": "de_DE.UTF-8"}],
)
def test_the_environment_changes_nothing(words: dict[str, str]) -> None:
    path = {"PATH": "/usr/bin:/bin"}
    for arguments in (["members", "--on", "2024-03-01"], ["show", "luebeck"], [], ["members", "--help"]):
        assert run(*arguments, environment=path | words).stdout == run(*arguments).stdout


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("stadtnetz tables > /dev/full", 2),
        ("stadtnetz tables >&-", 0),
        ("stadtnetz show kasel 2>&-", 2),
        ("stadtnetz show $'\\xff'", 2),
        ("stadtnetz check $'\\xff'", 2),
        ("stadtnetz check $'a\\nb'", 2),
    ],
)
def test_whatever_happens_there_is_no_traceback(command: str, code: int) -> None:
    command = command.replace("stadtnetz", f"'{sys.executable}' -m stadtnetz", 1)
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert done.returncode == code
    assert b"Traceback" not in done.stderr and b"Exception" not in done.stderr


def parser_commands() -> Sequence[str]:
    from stadtnetz.command.arguments import parser

    (commands,) = [action for action in parser()._actions if action.dest not in ("help", "lang") and action.choices]
    return list(commands.choices or [])


@pytest.mark.parametrize("command", parser_commands())
def test_every_command_explains_itself(command: str) -> None:
    done = run(command, "--help")
    assert done.returncode == 0 and f"usage: stadtnetz {command}" in done.stdout and done.stderr == ""
