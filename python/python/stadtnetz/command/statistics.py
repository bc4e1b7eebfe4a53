"""The command that asks for figures: from its arguments to its answer."""

from __future__ import annotations

import datetime
import inspect
from argparse import Namespace

from stadtnetz import Directory, Table
from stadtnetz.command.actions import Answer, asked_register, written

FAMILIES = [
    *("growth", "cohorts", "acceptance", "call_times", "retention", "transitions", "reentry", "life_table"),
    *("coverage", "location_quotient", "distance", "band_profile", "concentration"),
    *("sector_mix", "partner_turnover", "partners", "network", "multiplexity", "bridging"),
    *("meetings", "attendance", "meeting_summary"),
    *("quality", "precision", "evidence_age", "list_claim_gap", "missing_value"),
]
FITTING = {
    "acceptance": ["call", "applications", "nominated", "admitted", "acceptance_rate", "undefined", "decision_time"],
    "sector_mix": ["subject", "seats", "unsettled", "richness", "required_coverage", "blau", "blau_normalised", "evenness"],
    "partners": ["organisation", "reach", "role_path", "tenure"],
    "network": ["source", "target"],
}
OPTIONS = {"on": "--on", "start": "--from", "end": "--to", "by": "--by", "kind": "--kind", "directory": "--directory"}
WHY_SEEN = {
    "en": "the last day on which a source shows a member",
    "de": "der letzte Tag, an dem eine Quelle ein Mitglied zeigt",
}
WHY_DIRECTORY = {
    "en": "the day of the newest edition of the directory",
    "de": "der Tag der neuesten Ausgabe des Verzeichnisses",
}
NEEDED = {
    "directory": "FILE: an edition of the official directory, of which the eligible municipalities are taken",
    "kind": "meeting, cooperation or partner",
}


def stats(given: Namespace) -> Answer:
    """Without a family the summary of a day, which is text unless another format is asked for; with one its table. `--by`
    alone asks for coverage."""
    register, notes = asked_register(given)
    options = {name: getattr(given, name) for name in OPTIONS if getattr(given, name) is not None}
    family = given.family or ("coverage" if given.by else None)
    if family is None:
        _refuse(set(options) - {"on"}, "stats without a family")
        summary = register.statistics(options.get("on", register.stats.last_seen))
        notes = [*notes, *_day(given, register.stats.last_seen)]
        if given.format == "text" and not given.columns:
            return Answer(summary.to_text(lang=given.lang) + "\n", notes=notes)
        return Answer(_written(summary.table, given), notes=notes)
    method = getattr(register.stats, family)
    taken = inspect.signature(method).parameters
    _refuse(set(options) - set(taken), f"stats {family}")
    needed = {name for name, parameter in taken.items() if parameter.default is parameter.empty}
    for missing in sorted(needed - set(options)):
        raise ValueError(f"stats {family} needs {OPTIONS[missing]} {NEEDED[missing]}")
    if "directory" in options:
        options["directory"] = directory = Directory.read(options["directory"])
        notes = [*notes, *_day(given, max(directory.editions["territory"]), of_directory=True)]
    elif "on" in taken:
        notes = [*notes, *_day(given, register.stats.last_seen)]
    answer = method(**options)
    table = answer if isinstance(answer, Table) else answer.edges
    return Answer(_written(table, given, FITTING.get(family)), notes=notes)


def _day(given: Namespace, day: datetime.date, *, of_directory: bool = False) -> list[str]:
    """What is said where nobody names the day, and the figures are of one."""
    if given.on is not None:
        return []
    why = WHY_DIRECTORY if of_directory else WHY_SEEN
    said = {"en": f"as of {day}, {why['en']}; --on DAY asks for another", "de": f"Stand {day}, {why['de']}; --on TAG fragt nach einem anderen"}
    return [said[given.lang]]


def _written(table: Table, given: Namespace, fitting: list[str] | None = None) -> str:
    for_reading = given.format in ("text", "markdown") and not given.columns
    return written(table.for_reading(lang=given.lang) if for_reading else table, given, fitting)


def _refuse(options: set[str], what: str) -> None:
    if options:
        raise ValueError(f"{what} takes no {OPTIONS[min(options)]}")
