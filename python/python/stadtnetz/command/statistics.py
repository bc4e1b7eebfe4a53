"""The command that asks for figures: from its arguments to its answer."""

from __future__ import annotations

import inspect
from argparse import Namespace
from typing import Any

from stadtnetz import Directory, Statistics, Table
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


def stats(given: Namespace) -> Answer:
    """Without a family the summary of a day, which is text unless another format is asked for; with one its table."""
    register, notes = asked_register(given)
    notes = [*notes, *_day(given, register.stats)]
    options = {name: getattr(given, name) for name in OPTIONS if getattr(given, name) is not None}
    if given.family is not None:
        table = _table(register.stats, given.family, options)
        return Answer(_written(table, given, FITTING.get(given.family)), notes=notes)
    _refuse(set(options) - {"on"}, "stats without a family")
    summary = register.statistics(options.get("on", register.stats.last_seen))
    if given.format == "text" and not given.columns:
        return Answer(summary.to_text(lang=given.lang) + "\n", notes=notes)
    return Answer(_written(summary.table, given), notes=notes)


def _day(given: Namespace, figures: Statistics) -> list[str]:
    """What is said where nobody names the day, and the figures are of one."""
    dated = given.family is None or "on" in inspect.signature(getattr(figures, given.family)).parameters
    if given.on is not None or not dated:
        return []
    day = figures.last_seen
    said = {
        "en": f"as of {day}, the last day on which a source shows a member; --on DAY asks for another",
        "de": f"Stand {day}, der letzte Tag, an dem eine Quelle ein Mitglied zeigt; --on TAG fragt nach einem anderen",
    }
    return [said[given.lang]]


def _table(figures: Statistics, family: str, options: dict[str, Any]) -> Table:
    method = getattr(figures, family)
    taken = inspect.signature(method).parameters
    _refuse(set(options) - set(taken), f"stats {family}")
    needed = {name for name, parameter in taken.items() if parameter.default is parameter.empty}
    for missing in sorted(needed - set(options)):
        raise ValueError(f"stats {family} needs {OPTIONS[missing]}")
    if "directory" in options:
        options["directory"] = Directory.read(options["directory"])
    answer = method(**options)
    return answer if isinstance(answer, Table) else answer.edges


def _written(table: Table, given: Namespace, fitting: list[str] | None = None) -> str:
    for_reading = given.format in ("text", "markdown") and not given.columns
    return written(table.for_reading(lang=given.lang) if for_reading else table, given, fitting)


def _refuse(options: set[str], what: str) -> None:
    if options:
        raise ValueError(f"{what} takes no {OPTIONS[min(options)]}")
