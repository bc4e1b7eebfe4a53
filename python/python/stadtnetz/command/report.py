"""A conversion on disk: the register, and beside its tables a folder that accounts for the list."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import stadtnetz
from stadtnetz import Conversion

ACCOUNT = "conversion"


def write(conversion: Conversion, folder: str, *, lang: str, keep_personal: bool, into: bool = False) -> None:
    """Writes all of it, or raises and leaves nothing behind but folders above `folder`.

    Into a register (`into`) come several lists: each has its account under the id of its source.
    """
    target = Path(folder)
    account = target / ACCOUNT
    if into:
        account = target / f"{ACCOUNT}-{conversion.source}"
    elif account.exists():
        raise FileExistsError(errno.EEXIST, "the account of another conversion is there (move it)", str(account))
    is_new = not target.exists()
    target.mkdir(parents=True, exist_ok=True)
    beside = target / f".{ACCOUNT}-{os.getpid()}"
    try:
        beside.mkdir()
        for name, content in _files(conversion, lang, keep_personal).items():
            (beside / name).write_bytes(content)
        with _to_the_end():
            conversion.register.save(target)
            if into:
                shutil.rmtree(account, ignore_errors=True)  # of the same list, converted before
            beside.rename(account)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        if is_new:
            with contextlib.suppress(OSError):
                target.rmdir()
        raise


@contextlib.contextmanager
def _to_the_end() -> Iterator[None]:
    """Ctrl-C comes too late for what would be left half-written."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _files(conversion: Conversion, lang: str, keep_personal: bool) -> dict[str, bytes]:
    located = [conversion.locate(finding) for finding in conversion.findings]
    tables = {
        "account": conversion.account,
        "rows": conversion.rows,
        "typed": conversion.typed,
        "findings": stadtnetz.findings_table(located, lang=lang),
        "extra": conversion.extra,
        "withheld": conversion.withheld,
        "merge": conversion.merge,
    }
    if keep_personal:
        tables["personal"] = conversion.personal()
    files = {f"{name}.csv": table.to_csv().encode() for name, table in tables.items()}
    return files | {"rejected.csv": conversion.rejected_csv(lang=lang)}
