"""The command ``stadtnetz``.

Exit codes: 0, no error; 1, at least one finding of severity error; 2, wrong usage or unreadable input, and nothing was
written; 130, stopped by Ctrl-C.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TextIO

from stadtnetz.command.actions import Answer
from stadtnetz.command.arguments import parser
from stadtnetz.errors import ConversionError, RegisterError, StadtnetzError, StorageError

__all__ = ["main"]

REFUSED = 2
INTERRUPTED = 130
STOPPED = {
    "en": "stopped by Ctrl-C; nothing is left half-written",
    "de": "mit Strg-C abgebrochen; nichts bleibt halb geschrieben",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Does what the arguments (else those of the process) say; gives the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    return _run(arguments)


def _run(arguments: Sequence[str] | None) -> int:
    commands = parser()
    given = commands.parse_args(arguments)
    if given.action is None:
        return _say(Answer(commands.format_help()))
    try:
        return _say(given.action(given))
    except KeyboardInterrupt:
        return _complain(f"stadtnetz: {STOPPED[given.lang]}", INTERRUPTED)
    except (ConversionError, StorageError) as error:
        return _complain(_findings(error, given.lang), REFUSED)
    except RegisterError as error:
        return _complain(_findings(error, given.lang), given.refused)
    except OSError as error:
        return _complain(f"stadtnetz: {error.filename}: {error.strerror}" if error.filename else str(error), REFUSED)
    except (StadtnetzError, ValueError) as error:
        return _complain(f"stadtnetz: {error}", REFUSED)


def _findings(error: ConversionError | RegisterError | StorageError, lang: str) -> str:
    return "\n".join(finding.to_text(lang=lang) for finding in error.findings) or f"stadtnetz: {error}"


def _say(answer: Answer) -> int:
    _write(sys.stdout, answer.text)
    for note in answer.notes:
        _write(sys.stderr, f"stadtnetz: {note}\n")
    return answer.code


def _complain(text: str, code: int) -> int:
    _write(sys.stderr, f"{text}\n")
    return code


def _write(stream: TextIO | None, text: str) -> None:
    if stream is None:  # closed by whoever called
        return
    try:
        stream.write(text)
        stream.flush()
    except OSError as error:
        # What is left in the stream must not be tried once more at the end of the process.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        if not isinstance(error, BrokenPipeError):  # who reads no further has read enough
            raise
