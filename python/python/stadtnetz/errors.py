"""What the library raises: a :class:`StadtnetzError` and, where Python has the word, an exception of that kind too."""

from __future__ import annotations

TYPE_CHECKING = False  # type checkers take it for true; `typing` would cost a third of the import

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stadtnetz._core import Finding

__all__ = ["ConversionError", "DateError", "DirectoryError", "ProfileError", "RegisterError", "StadtnetzError", "StorageError", "UnknownIdError"]

SHOWN = 30  # names that a message can hold


class StadtnetzError(Exception):
    """Anything the library refuses."""


class ConversionError(StadtnetzError, ValueError):
    """A file that is no list of members: empty, in another encoding than it says, without a header row."""

    findings: tuple[Finding, ...]
    """What is wrong, in both languages."""

    def __init__(self, message: str, findings: Iterable[Finding] = ()) -> None:
        super().__init__(message)
        self.findings = tuple(findings)


class DateError(StadtnetzError, ValueError):
    """A text that is no date this library reads."""

    reason: str
    """A short stable name of the reason: ``interval``, ``season``, ``no-such-day``."""

    def __init__(self, message: str, reason: str = "") -> None:
        super().__init__(message)
        self.reason = reason


class DirectoryError(StadtnetzError, ValueError):
    """A file that is none of the official directory, or that cannot be read."""


class ProfileError(StadtnetzError, ValueError):
    """A text that is no profile of a kind of list."""

    faults: tuple[tuple[int, int, str], ...]
    """Every fault: its line, its column, and what is wrong."""

    def __init__(self, message: str, faults: Iterable[tuple[int, int, str]] = ()) -> None:
        super().__init__(message, tuple(faults))
        self.faults = tuple(faults)

    def __str__(self) -> str:
        return str(self.args[0])


class RegisterError(StadtnetzError, ValueError):
    """Data that do not make a register, or a register that may not be saved where it was asked to be."""

    findings: tuple[Finding, ...]
    """Everything that is wrong, and whatever else was found on the way."""

    def __init__(self, message: str, findings: Iterable[Finding] = ()) -> None:
        super().__init__(message)
        self.findings = tuple(findings)


class StorageError(StadtnetzError, OSError):
    """A folder or a file that the system does not let the library read or write."""

    findings: tuple[Finding, ...]
    """Everything that is wrong, and whatever else was found on the way."""

    def __init__(self, message: str, findings: Iterable[Finding] = ()) -> None:
        super().__init__(message)
        self.findings = tuple(findings)


class UnknownIdError(StadtnetzError, KeyError):
    """A name or an id that is not there."""

    found: str
    """What was asked for."""

    def __init__(self, found: str, what: str = "id", known: Iterable[str] = ()) -> None:
        super().__init__(found)
        self.found = found
        import difflib  # for those who err

        known = list(known)
        near = difflib.get_close_matches(found, known, n=3)
        if near:
            hint = f" (did you mean {' or '.join(near)}?)"
        elif 0 < len(known) <= SHOWN:
            hint = f" (there are {', '.join(known)})"
        else:
            hint = ""
        self._message = f'there is no {what} "{found}"{hint}'

    def __str__(self) -> str:
        return self._message
