"""What the README shows is what comes out."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import REPOSITORY
from test_command import run

README = (REPOSITORY / "README.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    found = re.findall(rf"^```{language}\n(.*?)^```", README, flags=re.M | re.S)
    assert found, f"no block of {language} in README.md"
    return found


@pytest.mark.parametrize("code", blocks("python"))
def test_python_prints_what_its_comments_say(code: str) -> None:
    if not (REPOSITORY / "examples").exists():
        pytest.skip("the source distribution does not carry the sample")
    shown = re.findall(r"^print\(.*\)(?:  +# (.*))?$", code, flags=re.M)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False, cwd=REPOSITORY)
    assert done.returncode == 0, done.stderr
    assert shown and done.stdout.splitlines() == shown


@pytest.mark.parametrize("session", blocks("console"))
def test_commands_write_what_is_shown(session: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not (REPOSITORY / "examples").exists():
        pytest.skip("the source distribution does not carry the sample")
    shutil.copytree(REPOSITORY / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    for step in re.split(r"^\$ stadtnetz ", session, flags=re.M)[1:]:
        command, _, shown = step.partition("\n")
        done = run(*command.split())
        assert done.stderr == ""
        assert re.fullmatch(pattern(shown), done.stdout), f"stadtnetz {command} writes\n{done.stdout}"


def pattern(shown: str) -> str:
    """A line `…` is any lines; all other lines stand as they are."""
    assert shown.strip("…\n"), "a command is shown without its output"
    return "".join("(?s:.+\n)" if line == "…\n" else re.escape(line) for line in shown.splitlines(keepends=True))


def test_a_stale_line_is_noticed() -> None:
    assert re.fullmatch(pattern("a\n…\nd\n"), "a\nb\nc\nd\n")
    for written in ("a\nb\nc\nd\ne\n", "a\nd\n", "x\nb\nd\n"):
        assert not re.fullmatch(pattern("a\n…\nd\n"), written)
