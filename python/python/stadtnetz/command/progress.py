"""What a terminal shows of long work."""

from __future__ import annotations

import sys
import time

PATIENCE = 1.0  # seconds without a bar


class Progress:
    """A bar on a terminal for what takes long; elsewhere nothing."""

    def __init__(self, what: str, *, quiet: bool) -> None:
        is_seen = not quiet and sys.stderr is not None and sys.stderr.isatty()
        self._stream = sys.stderr if is_seen else None
        self._what = what
        self._begun = time.monotonic()
        self._shown = False

    def show(self, done: int, size: int) -> None:
        if self._stream is None or time.monotonic() - self._begun < PATIENCE:
            return
        share = done / size if size else 1.0
        bar = "#" * int(share * 30)
        self._stream.write(f"\r{self._what} [{bar:.<30}] {share:4.0%}")
        self._stream.flush()
        self._shown = True

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        if self._stream is not None and self._shown:
            self._stream.write("\r\033[K")
            self._stream.flush()
