"""Lists as offices keep them: the corpus of the Rust tests, read from Python."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import stadtnetz as sn

LISTS = tomllib.loads((Path(__file__).parents[2] / "tests/data/legacy_lists.toml").read_text("utf-8"))["list"]


@pytest.mark.parametrize("case", LISTS, ids=[case["why"] for case in LISTS])
def test_every_row_is_a_member_or_named_with_the_reason(case: dict[str, Any]) -> None:
    text = case["text"].encode()
    if "members" in case:
        register = sn.convert(text, name="list.csv").register
        members = [
            f"{register.places[stay.place].name} {stay.from_ or ''}/{stay.last_day or ''}" for stay in register.memberships
        ]
        assert members == case["members"]
    if "skipped" in case:
        typed = sn.typed(text, sn.inspect(text).profile)
        skipped = [f"{row['row']} {row['reason']} {row['text'] or ''}" for row in typed.skipped]
        assert skipped == case["skipped"]
