"""The commands that ask the official directory: from their arguments to their answer."""

from __future__ import annotations

from argparse import Namespace
from datetime import date

import stadtnetz
from stadtnetz.command.actions import Answer, written


def place(given: Namespace) -> Answer:
    """The unit that a name means. That it is not exactly one makes the exit code 1."""
    directory, notes = read(given)
    found = directory.resolve(
        given.name,
        on=given.on,
        state=given.state,
        county=given.county,
        postcode=given.postcode,
        kind=given.kind,
        population=given.population,
    )
    code = 0 if found.outcome == "match" else 1
    if given.format == "text" and not given.columns:
        return Answer(found.to_text(lang=given.lang) + "\n", code, notes)
    return Answer(written(found.candidates, given), code, notes)


def keys(given: Namespace) -> Answer:
    """What became of a key."""
    directory, notes = read(given)
    start, end = given.start, given.end
    if start <= end:
        table = directory.successors(given.key, start, end)
    else:
        table = directory.predecessors(given.key, start, end)
    return Answer(written(table, given, ["from", "to", "population_share", "area_share", "ways"]), notes=notes)


def day_or_year(text: str) -> date:
    """A day as it is; a year as its last day, whose territory the figures of the year have."""
    return date(int(text), 12, 31) if len(text) == 4 and text.isdecimal() else date.fromisoformat(text)


def read(given: Namespace) -> tuple[stadtnetz.Directory, list[str]]:
    """The directory in the files that were named, and a note where they are not in order."""
    directory = stadtnetz.Directory.read(given.directory)
    odd = [finding for finding in directory.findings if finding.severity != "info"]
    return directory, [finding.to_text(lang=given.lang) for finding in odd[:5]] + (
        [f"… {len(odd) - 5}"] if len(odd) > 5 else []
    )
