"""The commands that record one thing in a register, and hand the register over."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

import stadtnetz
from stadtnetz import DateError, Draft, UnknownIdError, When
from stadtnetz.command.actions import Answer, asked_register

KINDS = ["meeting", "list", "cooperation", "page", "press", "renewal"]
RECORDED = {"en": "recorded", "de": "festgehalten"}


def membership(given: Namespace) -> Answer:
    """A place joined."""
    start = None if given.start is None else date(given.start)
    return _recorded(
        given, lambda draft, source: draft.record_membership(given.place, start=start, call=given.call, source=source)
    )


def sighting(given: Namespace) -> Answer:
    """A source shows a place as a member."""
    when = date(given.on)
    return _recorded(
        given, lambda draft, source: draft.record_sighting(given.place, when, kind=given.kind, source=source)
    )


def leaving(given: Namespace) -> Answer:
    """A place left."""
    last_day = date(given.last_day)
    return _recorded(
        given, lambda draft, source: draft.record_exit(given.place, last_day, reason=given.reason, source=source)
    )


def export(given: Namespace) -> Answer:
    """The register for another program: all files or none."""
    register, notes = asked_register(given)
    target = Path(given.folder)
    if target.exists():
        raise FileExistsError(errno.EEXIST, "name a new folder", str(target))
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}-{os.getpid()}")
    try:
        beside.mkdir()
        for name, content in register.excel_files().items():
            (beside / name).write_bytes(content)
        beside.rename(target)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    return Answer("".join(f"{target / path.name}\n" for path in sorted(target.iterdir())), notes=notes)


def date(text: str) -> When:
    """A date as EDTF or as German lists write it."""
    with contextlib.suppress(DateError):
        return When(text)
    read = stadtnetz.read_german(text)
    found = None if read.kind == "span" else read.from_ or read.last_day
    if found is None:
        raise DateError(f'"{text}" is no single date (expected such as 2023-06-30, 30.06.2023, Juni 2023 or 2023)')
    return found


def _recorded(given: Namespace, record: Callable[[Draft, str], str]) -> Answer:
    register = stadtnetz.open(given.register)
    draft = register.edit()
    recorded = record(draft, _source(given, draft))
    changed = draft.finish()
    if changed != register:
        changed.save(given.register)
    return Answer(f"{RECORDED[given.lang]}: {recorded}\n")


def _source(given: Namespace, draft: Draft) -> str:
    if given.source is not None:
        known = [record.id for record in draft.finish().sources]
        if given.source not in known:
            raise UnknownIdError(given.source, "source", known)
        return str(given.source)
    if given.publisher is None:
        raise ValueError("who says so? name --source ID, or --publisher with --title, --url and --published")
    published = None if given.published is None else date(given.published)
    return draft.source(given.publisher, given.title, url=given.url, published=published)
