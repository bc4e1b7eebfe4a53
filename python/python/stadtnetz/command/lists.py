"""The commands about lists as offices keep them: look at one, and type many by a profile."""

from __future__ import annotations

import os
import shutil
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

import stadtnetz
from stadtnetz import Finding, Inspection, Profile, Table, Typed
from stadtnetz.command.actions import SEVERITIES, STDIN, Answer, opened, written
from stadtnetz.command.progress import Progress

STAGES = ["bytes", "sheets", "grid", "layout", "mapping", "typed"]
FITTING = {
    "sheets": ["sheet", "name", "container", "encoding", "delimiter", "rows", "columns", "data", "header"],
    "mapping": ["column", "header", "guess", "field", "confidence", "withheld", "example", "against", "against_row"],
    "typed": ["row", "column", "header", "raw", "kind", "value", "unit", "qualifier"],
}
WIDEST = 8  # columns of a grid that a terminal has room for
DRAFTED = {
    "en": "a profile to edit: add --profile-to FILE, then `stadtnetz typed {file} --profile FILE --to FOLDER`",
    "de": "ein Profil zum Bearbeiten: --profile-to DATEI anhängen, dann `stadtnetz typed {file} --profile DATEI --to ORDNER`",
}


def inspect(given: Namespace) -> Answer:
    """What a list holds: in text an overview or a stage, as a table a stage, as TOML the proposed profile."""
    found = stadtnetz.inspect(opened(given.file), name=_named(given.file), state=given.state)
    profile = (found.named(given.sheet) if given.sheet else found.sheet).profile(given.lang) if _drafts(given) else None
    if given.profile_to and profile is not None:
        with Path(given.profile_to).open("x", encoding="utf-8", newline="\n") as file:
            file.write(profile.to_toml())
    if given.format == "toml" and profile is not None:
        return Answer(profile.to_toml())
    notes = [finding.to_text(lang=given.lang) for finding in found.findings]
    if given.stage is None and given.format == "text" and not given.columns:
        return Answer(_overview(found, given), notes=notes)
    stage = given.stage or "mapping"
    table = found.stage(stage, sheet=given.sheet, rows=given.rows)
    fitting = _narrow(table) if stage == "grid" else FITTING.get(stage)
    return Answer(written(table, given, fitting), notes=notes)


def typed(given: Namespace) -> Answer:
    """Lists by a profile: what was found, and with `--to` clean rows, findings and rejected rows in a folder."""
    profile = Profile.from_path(given.profile)
    files = list(_files(given.files))
    for file in files if len(files) > 1 else []:
        stadtnetz.typed(file, profile)  # a file that is no such list is told before anything is written
    if given.to and Path(given.to).exists():
        raise FileExistsError(17, "the folder is there already (name a new one, or move it)", given.to)
    said: list[str] = []
    messages: list[Finding] = []
    worst = 0
    folder = _beside(given.to) if given.to and len(files) > 1 else None
    try:
        for file in files:
            found = stadtnetz.typed(opened(file), profile, name=_named(file), fix=given.fix)
            with Progress(_named(file), quiet=given.quiet) as progress:
                if given.to:
                    place = Path(given.to) if folder is None else folder / _part(file, files)
                    found.write(place, lang=given.lang, progress=progress.show)
                if given.format == "text" or len(files) == 1:
                    said.append(_said(found, given, progress))
                else:
                    messages.extend(found.messages())
            worst = max(worst, _code(found, given.fail_on))
        if folder is not None:
            folder.rename(given.to)
    except BaseException:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)
        raise
    if not said:  # one document of all lists
        said.append(stadtnetz.findings_as(messages, given.format, lang=given.lang))
    return Answer("\n".join(said), worst)


def _overview(found: Inspection, given: Namespace) -> str:
    sheet = found.named(given.sheet) if given.sheet else found.sheet
    beside = any(part.range for part in found.sheets)
    parts = [
        written(found.overview, given, FITTING["sheets"] + (["range"] if beside else [])),
        written(sheet.account, given),
        written(sheet.mapping(), given, FITTING["mapping"]),
        DRAFTED[given.lang].format(file=given.file) + "\n",
    ]
    return "\n".join(parts)


def _drafts(given: Namespace) -> bool:
    return given.format == "toml" or given.profile_to is not None


def _narrow(table: Table) -> list[str]:
    return [column.name for column in table.columns][: WIDEST + 2]


def _said(found: Typed, given: Namespace, progress: Progress) -> str:
    said = found.report(given.format, lang=given.lang, progress=progress.show)
    return f"{said}\n{found.account.to_text(lang=given.lang)}" if given.format == "text" else said


def _code(found: Typed, fail_on: str) -> int:
    bad = SEVERITIES[SEVERITIES.index(fail_on) :]
    rejected = sum(row["count"] for row in found.account.where("what", "rejected") if row["unit"] == "rows")
    return 1 if rejected or any(found.count(severity) for severity in bad) else 0


def _files(named: list[str]) -> Iterator[str]:
    """The files that were named; of a folder those in it, without hidden ones."""
    for name in named:
        if name == STDIN or not Path(name).is_dir():
            yield name
        else:
            yield from (str(path) for path in sorted(Path(name).iterdir()) if path.is_file() and path.name[0] != ".")


def _named(file: str) -> str:
    return "<stdin>" if file == STDIN else file


def _part(file: str, files: list[str]) -> str:
    """The name of a list's folder among several: that of the file, with its ending where another has the same."""
    path = Path(_named(file).strip("<>"))
    alike = [other for other in files if Path(other).stem == path.stem]
    return path.stem if len(alike) == 1 else "-".join(path.parts[-2:]).replace(".", "-")


def _beside(place: str) -> Path:
    path = Path(place)
    beside = path.with_name(f".{path.name}-{os.getpid()}")
    beside.mkdir(parents=True)
    return beside
