"""One function per command: from its arguments to its answer. Nothing is printed here."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import stadtnetz
from stadtnetz import Finding, Programme, Register, Table, UnknownIdError, When
from stadtnetz.command import report
from stadtnetz.command.progress import Progress

STDIN = "-"
SHOWN = 20  # findings of a conversion on the terminal, of more the first of each code; all of them stand in its folder
OF_EACH = 3
MORE = {"en": "… and {count} more {code}", "de": "… und {count} weitere {code}"}
HOSTS = ["sarif", "github"]  # formats for code hosts, which have no columns
SEVERITIES = ["info", "warning", "error"]
COUNTED = {
    "info": {"en": "infos", "de": "Hinweise"},
    "warning": {"en": "warnings", "de": "Warnungen"},
    "error": {"en": "errors", "de": "Fehler"},
}


@dataclass(frozen=True)
class Answer:
    """What goes to the standard output, what to the error output, and the exit code."""

    text: str
    code: int = 0
    notes: list[str] = field(default_factory=list)


def members(given: Namespace) -> Answer:
    """Who was a member on a day; in text, the count follows."""
    register, notes = asked_register(given)
    view = register.on(given.on)
    text = written(view.members, given, ["place", "name", "state", "status", "first_seen", "last_seen"])
    if given.format == "text":
        text += f"\n{given.on}: {view.count().to_text(lang=given.lang)}\n"
    return Answer(text, notes=notes)


def show(given: Namespace) -> Answer:
    """What is known of a place: in text with the status of a day, otherwise the statements as a table."""
    register, notes = asked_register(given)
    if not as_text(given):
        return Answer(written(register.statements_of(given.place), given), notes=notes)
    if given.on is None:
        return Answer(register.describe(given.place, lang=given.lang) + "\n", notes=notes)
    return Answer(register.on(given.on).place(given.place).to_text(lang=given.lang) + "\n", notes=notes)


def roles(given: Namespace) -> Answer:
    """Who held which role on a day."""
    register, notes = asked_register(given)
    table = register.on(given.on).roles
    if given.role is not None:
        known = {record.role for record in register.roles}
        if given.role not in known:
            raise UnknownIdError(given.role, "role", sorted(known))
        table = table.where("role", given.role)
    columns = ["organisation", "name", "role", "phase", "held", "from", "last_day"]
    return Answer(written(table, given, columns), notes=notes)


def meetings(given: Namespace) -> Answer:
    """The meetings, of all places or of one."""
    register, notes = asked_register(given)
    columns = ["meeting", "kind", "from", "host", "persons", "cities", "places_named"]
    if given.place is None:
        return Answer(written(register.participation(), given, columns), notes=notes)
    return Answer(written(register.participation_of(given.place), given, [*columns, "capacity"]), notes=notes)


def cooperation(given: Namespace) -> Answer:
    """The members of a cooperation."""
    register, notes = asked_register(given)
    return Answer(written(register.cooperation(given.id), given), notes=notes)


def undated(given: Namespace) -> Answer:
    """What a source says without a day."""
    register, notes = asked_register(given)
    return Answer(written(register.undated(given.source), given), notes=notes)


def table(given: Namespace) -> Answer:
    """A table by name."""
    register, notes = asked_register(given)
    return Answer(written(register.table(given.name), given), notes=notes)


def tables(given: Namespace) -> Answer:
    """The tables there are."""
    register, notes = asked_register(given)
    return Answer(written(register.overview(), given), notes=notes)


def cite(given: Namespace) -> Answer:
    """The register as a reference."""
    register, notes = asked_register(given)
    return Answer(register.cite() + "\n", notes=notes)


def explain(given: Namespace) -> Answer:
    """Whether a place could take part in a call, and why; as a table the conditions of both rules."""
    register, notes = asked_register(given)
    found = register.eligibility(given.place, given.call, beyond_verified=given.beyond_verified)
    rules = [rule for rule in (found.place, found.application) if rule is not None]
    notes = [*notes, *(finding.to_text(lang=given.lang) for rule in rules for finding in rule.findings)]
    if not as_text(given):
        return Answer(written(found.conditions, given), notes=notes)
    if given.why_not:
        said = [f"{rule.headline(lang=given.lang)}\n{rule.decisive_text(lang=given.lang)}" for rule in rules]
        return Answer("\n\n".join(said) + "\n", notes=notes)
    return Answer(found.to_text(lang=given.lang) + "\n", notes=notes)


def deadline(given: Namespace) -> Answer:
    """Whether something received on a day was in time for a call."""
    register, notes = asked_register(given)
    found = register.timeliness(given.call, When(given.received))
    if not as_text(given):
        return Answer(written(found.deadlines, given), notes=notes)
    return Answer(found.to_text(lang=given.lang) + "\n", notes=notes)


def status(given: Namespace) -> Answer:
    """Where a place stands on a day."""
    register, notes = asked_register(given)
    found = register.status_of(given.place, given.on)
    return Answer(written(found, given, ["day", "stage", "certain", "membership", "reason", "source"]), notes=notes)


def claims(given: Namespace) -> Answer:
    """What the published figures say together: in text sentences, otherwise a table of the conclusions."""
    register, notes = asked_register(given)
    found = register.reconcile(about=given.about, claims_alone=given.claims_alone)
    if given.explain is not None:
        said = found.explain(given.explain, lang=given.lang)
        if as_text(given):
            return Answer(said + "\n", notes=notes)
        return Answer(written(found.verdicts.where("claim", given.explain), given), notes=notes)
    said = found.to_text(given.scope, lang=given.lang)
    if as_text(given) and given.table is None:
        return Answer(said + "\n", notes=notes)
    table: Table = getattr(found, given.table or "verdicts")
    return Answer(written(table.where("scope", given.scope), given), notes=notes)


def rules(given: Namespace) -> Answer:
    """Every rule that data can break."""
    return Answer(written(stadtnetz.rules(lang=given.lang), given, ["code", "name", "severity", "meaning"]))


def check(given: Namespace) -> Answer:
    """What is wrong with a folder or a definition. That findings are there is the answer, not a failure of the command."""
    _refuse_columns(given)
    found = _report(given)
    notes = []
    if given.fix and found.register is not None:
        fixes = sum(finding.fix is not None for finding in found.findings)
        if fixes:
            found.fixed().save(given.path)
            found = _report(given)
        notes.append(f"fixed: {fixes}")
    if given.columns or given.format == "markdown":
        text = written(found.table(lang=given.lang), given)
    else:
        text = found.write(given.format, lang=given.lang)
    return Answer(text, code=_judged(found.findings, given.fail_on), notes=notes)


def _report(given: Namespace) -> stadtnetz.Report:
    asked = {name: getattr(given, name) for name in ("select", "ignore", "profile", "on")}
    path = None if given.path is None else Path(given.path)
    if given.fix and (path is None or path.is_file()):
        raise ValueError("--fix needs the folder of a register")
    if path is None:
        if given.before is not None:
            raise ValueError(f"what follows {given.before}? stadtnetz check PATH --before {given.before}")
        return stadtnetz.engagierte_stadt().check(**asked)
    if path.is_file() and path.suffix != ".toml":
        raise ValueError(f"{path} is no definition; a list is checked by: stadtnetz convert {path} --to FOLDER --check")
    if given.before is not None:
        asked["before"] = definition(given.before)
    return stadtnetz.check(path, **asked)


def explain_code(given: Namespace) -> Answer:
    """A rule with an example."""
    return Answer(stadtnetz.explain_code(given.code, lang=given.lang))


def convert(given: Namespace) -> Answer:
    """A list into a register; its account goes into a folder beside the tables."""
    _refuse_columns(given)
    base = given.into or given.register
    register = stadtnetz.open(base) if base else None
    directory = stadtnetz.Directory.read(given.directory) if given.directory else None
    with Progress(given.file, quiet=given.quiet) as progress:
        conversion = stadtnetz.convert(
            opened(given.file),
            profile=given.profile,
            directory=directory,
            into=register,
            strict=given.strict,
            fix=given.fix,
            publisher=given.publisher,
            published=_date(given.published),
            retrieved=_date(given.retrieved),
            day=_date(given.day),
            progress=progress.show,
        )
    if not (given.into and conversion.register == register):  # what changes nothing writes nothing
        folder = given.into or given.to
        report.write(conversion, folder, lang=given.lang, keep_personal=given.keep_personal, into=bool(given.into))
    found = conversion.check().findings if given.check else conversion.findings
    findings = [conversion.locate(finding) for finding in found]
    text = _found(findings, given, at_most=SHOWN)
    if as_text(given):
        text = f"{text}\n{conversion.account.to_text(lang=given.lang)}"
        if register is not None:
            text = f"{text}\n{conversion.merge_text(lang=given.lang)}"
    return Answer(text, code=1 if len(conversion.rejected) else _judged(findings, given.fail_on))


def definition(file: str) -> Programme:
    """The definition in a file."""
    return Programme(Path(file).read_text("utf-8"), file_name=file)


def opened(file: str) -> object:
    """A list by its name, or the standard input."""
    return sys.stdin.buffer if file == STDIN else file


def _date(text: str | None) -> When | None:
    return None if text is None else When(text)


def asked_register(given: Namespace) -> tuple[Register, list[str]]:
    """The register that is asked, and a note where its files are not in order."""
    if given.register is None:
        return stadtnetz.engagierte_stadt(), []
    register = stadtnetz.open(given.register)
    warnings = [finding for finding in register.findings if finding.severity == "warning"]
    note = f"{len(warnings)} warnings (see `stadtnetz check {given.register}`)"
    return register, [note] if warnings else []


def _judged(findings: Sequence[Finding], fail_on: str) -> int:
    worst = max((SEVERITIES.index(finding.severity) for finding in findings), default=-1)
    return 1 if worst >= SEVERITIES.index(fail_on) else 0


def _found(findings: Sequence[Finding], given: Namespace, at_most: int | None = None) -> str:
    if given.format in HOSTS:
        return stadtnetz.findings_as(findings, given.format, lang=given.lang)
    if not as_text(given):
        return written(stadtnetz.findings_table(findings, lang=given.lang), given)
    if at_most is None or len(findings) <= at_most:
        lines = [finding.to_text(lang=given.lang) for finding in findings]
    else:
        lines = _first_of_each(findings, given.lang)
    found: list[str] = [finding.severity for finding in findings]
    lines.append(
        ", ".join(f"{COUNTED[severity][given.lang]}: {found.count(severity)}" for severity in reversed(SEVERITIES))
    )
    return "\n".join(lines) + "\n"


def _first_of_each(findings: Sequence[Finding], lang: str) -> list[str]:
    """The first findings of each code and how many more there are, the worst codes first."""
    of_code: dict[str, list[Finding]] = {}
    for finding in sorted(findings, key=lambda finding: -SEVERITIES.index(finding.severity)):
        of_code.setdefault(finding.code, []).append(finding)
    lines: list[str] = []
    for code, found in of_code.items():
        lines += [finding.to_text(lang=lang) for finding in found[:OF_EACH]]
        if len(found) > OF_EACH:
            lines.append(MORE[lang].format(count=len(found) - OF_EACH, code=code))
    return lines


def _refuse_columns(given: Namespace) -> None:
    if given.columns and given.format in HOSTS:
        raise ValueError(f"--format {given.format} takes no --columns")


def as_text(given: Namespace) -> bool:
    """Whether sentences are wanted, not a table."""
    return given.format == "text" and not given.columns


def written(table: Table, given: Namespace, fitting: Sequence[str] | None = None) -> str:
    """A table in the format that was asked for; `fitting` are the columns that a terminal has room for."""
    if given.columns:
        table = table.select(*given.columns)
    elif fitting and given.format == "text":
        table = table.select(*fitting)
    match given.format:
        case "csv":
            return table.to_csv()
        case "json":
            return table.to_json() + "\n"
        case "markdown":
            return table.to_markdown(lang=given.lang)
        case _:
            return table.to_text(lang=given.lang)
