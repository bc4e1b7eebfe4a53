"""The example of the R package `ags`, as the table that `tests/suite/official/harmonised.rs` reads."""

import os
import warnings
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT.parent / "shared/data/official/ags_1.0.1_btw_sn.rda"


def test_the_example_of_the_package_ags_becomes_a_table() -> None:
    if not EXAMPLE.exists():
        assert "CI" not in os.environ, f"{EXAMPLE} is missing"
        pytest.skip(f"{EXAMPLE} is not there")
    rdata = pytest.importorskip("rdata")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the file names classes that no converter is needed for
        elections = rdata.read_rda(EXAMPLE)["btw_sn"]
    assert list(elections.columns) == ["district", "year", "voters", "valid"]
    assert len(elections) == 155
    out = ROOT / "target/crosswalk/btw_sn.csv"
    out.parent.mkdir(parents=True, exist_ok=True)
    elections.astype({"year": int}).to_csv(out, index=False)
