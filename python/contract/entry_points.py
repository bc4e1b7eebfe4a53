"""The public names of a package, and those of them that are not called, each with its reason (`left_out.csv`)."""

from __future__ import annotations

import csv
import inspect
from pathlib import Path
from types import ModuleType


def public(package: ModuleType) -> set[str]:
    """What a package says is public, modules apart."""
    names = getattr(package, "__all__", None) or [name for name in dir(package) if not name.startswith("_")]
    return {name for name in names if not inspect.ismodule(getattr(package, name))}


def left_out(package: str) -> set[str]:
    """The names that are not called."""
    with Path(__file__).with_name("left_out.csv").open(encoding="utf-8", newline="") as file:
        return {row["name"] for row in csv.DictReader(file) if row["package"] == package}
