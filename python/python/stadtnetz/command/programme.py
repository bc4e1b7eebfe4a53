"""The commands about definitions of programmes: from their arguments to their answer."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from pathlib import Path

from stadtnetz import Programme
from stadtnetz.command import directory
from stadtnetz.command.actions import Answer, as_text, definition, written


def new(given: Namespace) -> Answer:
    """A commented definition, in a file that was not there."""
    with Path(given.file).open("x", encoding="utf-8", newline="") as file:
        file.write(Programme.starter())
    return Answer(f"{given.file}\n")


def test(given: Namespace) -> Answer:
    """Runs the tests of a definition; in text a line per finding, such as a test that fails, and the sum."""
    tests = given.tests or str(Path(given.file).with_suffix(".tests.toml"))
    programme = definition(given.file)
    outcomes, findings = programme.run_tests(Path(tests).read_text("utf-8"), file_name=tests)
    code = 1 if any(finding.severity == "error" for finding in findings) else 0
    if not as_text(given):
        return Answer(written(outcomes, given), code, [finding.to_text(lang=given.lang) for finding in findings])
    passed = sum(outcomes["passed"])
    total = {"en": f"{passed} of {len(outcomes)} tests passed", "de": f"{passed} von {len(outcomes)} Tests bestanden"}
    lines = [finding.to_text(lang=given.lang) for finding in (*programme.findings, *findings)]
    return Answer("\n".join([*lines, total[given.lang]]) + "\n", code)


def diff(given: Namespace) -> Answer:
    """The municipalities whose verdict is another by the second definition."""
    before, after = definition(given.before), definition(given.after)
    official, notes = directory.read(given)
    view = official.on(given.on or max(official.editions["territory"], default=date.min))
    columns = ["call", "rule", "place", "name", "before", "after", "reason_after"]
    return Answer(written(before.diff(after, view), given, columns), notes=notes)
