"""What the tests share: the embedded register, and the corpus that Rust's tests read too."""

import csv
import pathlib

import pytest

import stadtnetz

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def register() -> stadtnetz.Register:
    return stadtnetz.engagierte_stadt()


@pytest.fixture(scope="session")
def view(register: stadtnetz.Register) -> stadtnetz.View:
    return register.on("2024-03-01")


@pytest.fixture
def folder(register: stadtnetz.Register, tmp_path: pathlib.Path) -> pathlib.Path:
    """A folder with the embedded register."""
    register.save(tmp_path / "register")
    return tmp_path / "register"


def corpus(name: str) -> list[dict[str, str]]:
    """The rows of a file of the corpus. A file without rows is a fault of the corpus, not a passed test."""
    path = REPOSITORY / "tests" / "data" / name
    if not (REPOSITORY / "tests").exists():
        pytest.skip("the source distribution does not carry the corpus", allow_module_level=True)
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows, f"{name} has no rows"
    return rows
