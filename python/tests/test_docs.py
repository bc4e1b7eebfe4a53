"""The guide about lists runs as it stands, from its first block to its last."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import REPOSITORY
from test_command import run
from test_readme import pattern

GUIDE = REPOSITORY / "docs" / "convert.md"


def test_the_guide_runs_block_by_block(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not GUIDE.exists():
        pytest.skip("the source distribution does not carry the guide")
    shutil.copytree(REPOSITORY / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"^```(\w+)\n(.*?)^```", GUIDE.read_text("utf-8"), flags=re.M | re.S)
    assert [kind for kind, _ in blocks].count("console") >= 4
    for kind, text in blocks:
        {"console": console, "diff": edit, "python": python}[kind](text)


def console(session: str) -> None:
    for step in re.split(r"^\$ stadtnetz ", session, flags=re.M)[1:]:
        command, _, shown = step.partition("\n")
        done = run(*command.split())
        expected = "(?s:.+)" if shown == "…\n" else pattern(shown)
        assert done.returncode < 2 and re.fullmatch(expected, done.stdout), f"stadtnetz {command} writes\n{done.stdout}"


def edit(change: str) -> None:
    """Each line with a minus is in the file once, as a whole or as a part, and becomes the lines with a plus below it."""
    file, *lines = change.removeprefix("--- ").splitlines()
    encoding = "cp1252" if file.endswith(".csv") else "utf-8"
    text = Path(file).read_text(encoding)
    for old, new in re.findall(r"^-(.*)\n((?:\+.*\n?)+)", "\n".join(lines), flags=re.M):
        assert text.count(old) == 1, f"{file} holds {old} {text.count(old)} times"
        text = text.replace(old, "\n".join(line[1:] for line in new.splitlines()))
    Path(file).write_text(text, encoding=encoding, newline="")


def python(code: str) -> None:
    shown = re.findall(r"^print\(.*\)(?:  +# (.*))?$", code, flags=re.M)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert shown and done.stdout.splitlines() == shown


def test_the_example_runs_alone_and_with_a_folder(tmp_path: Path) -> None:
    example = REPOSITORY / "examples" / "clean_list.py"
    if not example.exists():
        pytest.skip("the source distribution does not carry the example")
    for arguments in ([], [str(example.with_name("mitgliederliste-beispiel.csv")), str(tmp_path / "out")]):
        done = subprocess.run([sys.executable, str(example), *arguments], capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0 and "errors: " in done.stdout, done.stderr
    assert (tmp_path / "out" / "rows.csv").exists()
