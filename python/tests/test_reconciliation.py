"""Published figures, reconciled."""

import pickle
import sys
import types

import pytest
from conftest import corpus

from stadtnetz import Reconciliation, Register


@pytest.fixture(scope="module")
def reconciliation(register: Register) -> Reconciliation:
    return register.reconcile()


@pytest.fixture(scope="module")
def alone(register: Register) -> Reconciliation:
    return register.reconcile(claims_alone=True)


def test_every_figure_has_the_verdict_that_was_written_down(
    register: Register, reconciliation: Reconciliation, alone: Reconciliation
) -> None:
    rows = corpus("reconciliation.csv")
    for found, column in ((reconciliation, "listed"), (alone, "alone")):
        assert {row["claim"]: row["verdict"] for row in found.verdicts} == {row["claim"]: row[column] for row in rows}
    assert list(reconciliation.verdicts["claim"]) == [claim.id for claim in register.claims]


def test_the_sums_made_by_hand(alone: Reconciliation) -> None:
    flows = [row for row in alone.flows if row["scope"] == "all"]
    assert [(row["exits_low"], row["exits_high"]) for row in flows] == [(exits, exits) for exits in (0, 9, 2, 1, 24)]
    last = [row for row in alone.timeline if row["scope"] == "all"][-1]
    assert last["ever_low"] == 148


def test_the_tables_hold_together(reconciliation: Reconciliation) -> None:
    scopes = set(reconciliation.scopes)
    tables = ("timeline", "flows", "changes", "verdicts", "conflicts", "missing_facts", "listings", "steps")
    for name in tables:
        table = getattr(reconciliation, name)
        assert table.name == name and len(table) > 0, name
        assert set(table["scope"]) <= scopes, name
        assert all(column.description for column in table.columns), name
    claims = set(reconciliation.verdicts["claim"])
    assert set(reconciliation.listings["claim"]) <= claims
    assert {finding.record for finding in reconciliation.findings} & claims


def test_sentences_in_two_languages(reconciliation: Reconciliation) -> None:
    for lang, said in (("en", "50 + 32 = 82, reported 73, so 9 exits"), ("de", "50 + 32 = 82, berichtet 73, also 9 Austritte")):
        text = reconciliation.to_text(lang=lang)
        assert said in text
        for claim in ("now-2024-09-bit-24", "ever-2023-03-03-seed-000"):
            assert reconciliation.explain(claim, lang=lang) in text
    assert str(reconciliation) == reconciliation.to_text("all")
    assert "Rheinland-Pfalz" in reconciliation.to_text("state:DE-RP", lang="de")
    assert repr(reconciliation).startswith("<Reconciliation of Engagierte Stadt: ")


def test_options_change_what_is_concluded(register: Register, reconciliation: Reconciliation) -> None:
    def meant(found: Reconciliation) -> tuple[float, float]:
        (row,) = found.verdicts.where("claim", "now-2020-07-27-la21-20")
        return row["low"], row["high"]

    assert meant(reconciliation) == (73, 77)
    assert meant(register.reconcile(about="10%")) == (68, 82)
    assert meant(register.reconcile(about="1")) == (74, 76)
    few = register.reconcile(quantities=["members-now"])
    verdicts = {row["claim"]: row["verdict"] for row in few.verdicts}
    assert verdicts["ever-2023-03-03-seed-000"] == "not-compared"
    returns = register.reconcile(unlisted_returns=1)
    assert returns != reconciliation and returns.flows != reconciliation.flows
    assert register.reconcile(widest_days=1) != reconciliation


def test_it_is_a_value(register: Register, reconciliation: Reconciliation) -> None:
    assert reconciliation == register.reconcile() and hash(reconciliation) == hash(register.reconcile())
    other = register.reconcile(about="10%", claims_alone=True, quantities=["members-now"], widest_days=30, unlisted_returns=2)
    assert other != reconciliation
    for value in (reconciliation, other):
        assert pickle.loads(pickle.dumps(value)) == value


@pytest.fixture
def pyplot() -> types.ModuleType:
    matplotlib = pytest.importorskip("matplotlib")
    matplotlib.use("Agg")
    return pytest.importorskip("matplotlib.pyplot")


@pytest.mark.parametrize("lang", ["en", "de"])
def test_the_plot_shows_bands_and_figures(
    reconciliation: Reconciliation, pyplot: types.ModuleType, lang: str, tmp_path
) -> None:
    _, given = pyplot.subplots()
    axes = reconciliation.plot(given, lang=lang)
    assert axes is given
    words = {text.get_text() for text in axes.get_legend().get_texts()}
    assert ("widerlegt" if lang == "de" else "contradicted") in words
    assert ("ganzes Netzwerk" if lang == "de" else "whole network") in axes.get_title(loc="left")
    drawn = {tuple(point)[1] for points in axes.collections for point in points.get_offsets()}
    assert {50, 73, 100, 113, 109, 112, 120, 140} <= drawn
    axes.figure.savefig(tmp_path / "plot.png")
    assert (tmp_path / "plot.png").stat().st_size > 10_000
    pyplot.close(axes.figure)


def test_every_reconciled_scope_can_be_drawn(reconciliation: Reconciliation, pyplot: types.ModuleType) -> None:
    for scope in dict.fromkeys(reconciliation.timeline["scope"]):
        axes = reconciliation.plot(scope=scope)
        assert axes.get_ylim()[0] == 0
        pyplot.close(axes.figure)


def test_without_matplotlib_it_is_named(reconciliation: Reconciliation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.pyplot", None)
    with pytest.raises(ImportError, match=r"matplotlib is not installed \(pip install 'stadtnetz\[plot\]'\)"):
        reconciliation.plot()


