"""Long work at the command: a bar on terminals only, and Ctrl-C that leaves nothing behind."""

from __future__ import annotations

import os
import pathlib
import signal
import subprocess
import sys
import time
from typing import Any

import pytest

import stadtnetz

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals and pseudo-terminals")

SAID = "stadtnetz: stopped by Ctrl-C; nothing is left half-written\n"
PROFILE = 'name = "p"\n[[columns]]\nname = "place"\nheaders = ["Stadt"]\ntype = "text"\nkey = true\n'


def command(*arguments: str, where: pathlib.Path, stderr: Any = subprocess.PIPE) -> subprocess.Popen[bytes]:
    """The command, in a place of its own."""
    asked = [sys.executable, "-m", "stadtnetz", *arguments]
    return subprocess.Popen(asked, cwd=where, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=stderr)


def long_list(where: pathlib.Path, rows: int) -> None:
    """So long that somebody would stop it."""
    lines = (f"Ort {number};HE;2020;{number}\n" for number in range(rows))
    (where / "list.csv").write_text("Stadt;Land;Aufnahme;Einwohner 31.12.2020\n" + "".join(lines))
    (where / "p.toml").write_text(PROFILE)


def left(where: pathlib.Path) -> set[str]:
    """What lies there."""
    return {path.name for path in where.iterdir()}


def shown(terminal: int, until: str) -> str:
    """What a terminal shows up to some text, or all of it."""
    text = ""
    while until not in text:
        try:
            text += os.read(terminal, 4096).decode()
        except OSError:  # the other end is closed
            break
    return text


def test_typed_is_stopped_while_it_writes(tmp_path: pathlib.Path) -> None:
    long_list(tmp_path, 1_000_000)
    before = left(tmp_path)
    running = command("typed", "list.csv", "--profile", "p.toml", "--to", "out", where=tmp_path)
    while left(tmp_path) == before and running.poll() is None:
        time.sleep(0.01)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate()
    assert (running.returncode, out, err.decode()) == (130, b"", SAID)
    assert left(tmp_path) == before


@pytest.mark.parametrize("lang", ["en", "de"])
def test_convert_is_stopped_while_its_bar_is_shown(tmp_path: pathlib.Path, lang: str) -> None:
    long_list(tmp_path, 600_000)
    before = left(tmp_path)
    terminal, end = os.openpty()
    running = command("convert", "list.csv", "--to", "out", "--lang", lang, where=tmp_path, stderr=end)
    os.close(end)
    assert "list.csv [" in shown(terminal, until="[")
    running.send_signal(signal.SIGINT)
    told = shown(terminal, until="\n")
    assert ("mit Strg-C abgebrochen" if lang == "de" else SAID.strip()) in told and "Traceback" not in told
    assert running.communicate()[0] == b""
    assert running.returncode == 130 and left(tmp_path) == before
    os.close(terminal)


def test_python_hears_ctrl_c_in_long_native_work() -> None:
    rows = "".join(f"Ort {number};HE\n" for number in range(20_000))
    told: list[tuple[int, int]] = []

    def press(done: int, size: int) -> None:
        told.append((done, size))
        if len(told) == 2:
            os.kill(os.getpid(), signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        stadtnetz.convert(f"Stadt;Land\n{rows}".encode(), progress=press)
    assert len(told) <= 3, "the next block is the last one"


def test_progress_comes_to_its_end_and_its_exception_is_handed_on() -> None:
    told: list[tuple[int, int]] = []
    stadtnetz.convert(b"Stadt;Land\nKassel;HE\nFulda;HE\n", progress=lambda done, size: told.append((done, size)))
    assert told == sorted(told) and all(done <= size for done, size in told) and len(told) == 2

    def fail(done: int, size: int) -> None:
        raise RuntimeError("enough")

    with pytest.raises(RuntimeError, match="enough"):
        stadtnetz.convert(b"Stadt;Land\nKassel;HE\n", progress=fail)
