"""What holds for every class: frozen, equal by value, hashed by value, pickled, copied, documented."""

import copy
import inspect
import pickle
from typing import Any

import pytest

import stadtnetz
from stadtnetz import (
    Column,
    Count,
    Finding,
    Profile,
    Programme,
    Record,
    Register,
    RegisterError,
    StorageError,
    Table,
    UnknownIdError,
    View,
    When,
    read_german,
)

UNHASHABLE = {"Column", "Records", "Table"}  # as lists and data frames are
OF_FILES = {"Directory", "DirectoryView", "Harmonised", "Resolution"}  # `test_directory.py` looks at them
NOT_VALUES = {"Assignments", "Conversion", "Draft", "InspectedSheet", "Inspection", "Outcomes", "Report", "Study", "Typed", "TypedBlock", "TypedBlocks"}

FINDING = Finding(
    "X002",
    table="memberships",
    record="kassel-1",
    field="place",
    file="memberships.csv",
    row=16,
    line=17,
    column="place",
    raw="kasel",
    values={
        "found": "kasel",
        "expected": ["places", 3, When("2024~"), ("about", 1200), {"de": "ein Ort", "en": "a place"}],
    },
    evidence=[{"table": "memberships", "record": "kassel-1", "field": "place", "value": "kasel", "source": ["seed-003"]}],
    fix={"table": "memberships", "record": "kassel-1", "field": "place", "before": "kasel", "after": "kassel"},
)


PROFILE = 'name = "p"\n[[columns]]\nname = "joined"\nheaders = ["Beitritt"]\ntype = "date"\n'


def values(register: Register, view: View) -> dict[str, list[Any]]:
    """Two different values of every class."""
    kassel, kiel = view.place("kassel"), view.place("kiel")
    changed = register.edit()
    changed.add_source("Stadt Kassel", "press text")
    meetings = register.stats.network("meeting")
    early, late = register.eligibility("kassel", "2015"), register.eligibility("kassel", "2020")
    return {
        "Admission": [early.admission, late.admission],
        "Column": [Column("a", "integer", [1, None], unit="persons"), Column("a", "integer", [1, 2], unit="persons")],
        "Count": [view.count(), Count(1, 2, 3, None)],
        "Eligibility": [early, late],
        "Explanation": [early.place, early.application],
        "Finding": [FINDING, Finding("X002", severity="info")],
        "GermanDate": [read_german("bis 30.06.2023"), read_german("01.07.2020 – 31.12.2023")],
        "OneMode": [meetings.projection(), meetings.projection("newman", at_least=0.5)],
        "Profile": [Profile(PROFILE), Profile(PROFILE.replace("joined", "since"))],
        "Programme": [register.programme, Programme(Programme.starter())],
        "Reconciliation": [register.reconcile(), register.reconcile(claims_alone=True)],
        "Record": [register.places["kassel"], register.memberships["kassel-1"]],
        "Records": [register.places, register.claims],
        "Register": [register, changed.finish()],
        "Standing": [kassel, kiel],
        "Statement": list(kassel.stays[0].statements[:2]),
        "Statistics": [register.stats, changed.finish().stats],
        "Stay": [kassel.stays[0], kiel.stays[0]],
        "Summary": [register.statistics("2024-03-01"), register.statistics("2020-07-01")],
        "Table": [view.members, view.members.where("status", "certain")],
        "TwoMode": [meetings, register.stats.network("partner")],
        "Timeliness": [register.timeliness("2022", When(day)) for day in ("2022-03-25", "2022-04-02")],
        "View": [view, register.on("2020-07-01")],
        "When": [When("2024", wording="Anfang 2024"), When("2024")],
    }


CLASSES = sorted(
    name
    for name in stadtnetz.__all__
    if inspect.isclass(thing := getattr(stadtnetz, name)) and not issubclass(thing, Exception)
)


def test_every_class_is_looked_at(register: Register, view: View) -> None:
    assert set(values(register, view)) | NOT_VALUES | OF_FILES == set(CLASSES)


@pytest.mark.parametrize("name", [name for name in CLASSES if name not in NOT_VALUES | OF_FILES])
def test_equal_hashed_pickled_copied(register: Register, view: View, name: str) -> None:
    one, other = values(register, view)[name]
    assert type(one).__name__ == name
    assert one == one and one != other and one != "something else"
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(one, protocol))
        assert again == one and again is not one
        assert repr(again) == repr(one)
    assert copy.copy(one) == one == copy.deepcopy(one)
    if name in UNHASHABLE:
        with pytest.raises(TypeError):
            hash(one)
    else:
        assert hash(again) == hash(one)
        assert len({one, again, other}) == 2


@pytest.mark.parametrize("name", [name for name in CLASSES if name not in NOT_VALUES | OF_FILES])
def test_frozen(register: Register, view: View, name: str) -> None:
    one, _ = values(register, view)[name]
    with pytest.raises(AttributeError):
        one.something = 1
    for attribute in (attribute for attribute in dir(type(one)) if not attribute.startswith("_")):
        with pytest.raises((AttributeError, TypeError)):
            setattr(one, attribute, None)


def test_a_draft_is_not_pickled(register: Register) -> None:
    with pytest.raises(TypeError, match="finish it"):
        pickle.dumps(register.edit())


def test_what_is_seen_together_is_pickled_together(view: View) -> None:
    one, all_of_them = (len(pickle.dumps(things)) for things in (view.standings[0], view.standings))
    assert all_of_them < one * 1.1, "the register travels once"


def test_errors_are_pickled() -> None:
    for error in (
        stadtnetz.DateError("no date", "form"),
        stadtnetz.ProfileError("p.toml:3:1: no", [(3, 1, "no")]),
        RegisterError("faulty", [FINDING]),
        StorageError("unreadable", [FINDING]),
        UnknownIdError("kasel", "place", ["kassel"]),
    ):
        again = pickle.loads(pickle.dumps(error))
        assert type(again) is type(error)
        assert vars(again) == vars(error)
        assert str(again) == str(error)


def test_findings_speak_both_languages() -> None:
    assert FINDING.code == "X002" and FINDING.severity == "error" and FINDING.where == "memberships.csv:17, place"
    assert "ein Ort" in FINDING.message(lang="de") and "a place" in FINDING.message()
    assert str(FINDING) == FINDING.to_text(lang="en") != FINDING.to_text(lang="de")
    assert FINDING.values["expected"][2] == When("2024~")


def test_dates_are_ordered_and_share_days() -> None:
    assert When("2020-07") < When("2020-07-02") and sorted([When("2024"), When("2020")])[0] == When("2020")
    assert When("2024").intersect(When("[2024-01-15..2025]")) == When("[2024-01-15..2024-12-31]")
    assert When("2024").intersect(When("2025")) is None
    assert When.between("2024-01-01", "2024-12-31") == When("2024")
    assert "2024-02-29" in When("2024") and "2023-12-31" not in When("2024")
    when = When("2024?", wording="Jahresbeginn 2024")
    assert when.is_uncertain and not when.is_approximate and not when.is_exact and when.wording == "Jahresbeginn 2024"


def test_records_have_their_fields_as_attributes(register: Register) -> None:
    kassel = register.places["kassel"]
    assert (kassel.name, kassel.ags, kassel.part_of) == ("Kassel", "06611000", None)
    assert isinstance(kassel.latitude, float) and isinstance(kassel.source, tuple)
    membership = register.memberships["kassel-1"]
    assert membership.from_ == membership["from"] == When("2020-07-01")
    assert {"name", "latitude"} <= set(dir(kassel)) and "from_" in dir(membership)
    assert kassel.fields == tuple(kassel.to_dict()) and kassel.to_dict()["name"] == "Kassel"
    assert Record("places", kassel.to_dict()) == kassel
    assert getattr(kassel, "nothing", "default") == "default"


def test_records_are_looked_up_and_walked_through(register: Register) -> None:
    places = register.places
    assert len(places) == len(list(places)) == len(places.ids()) == len(places.to_table())
    assert "kassel" in places and places["kassel"] in places and "kasel" not in places and 7 not in places
    assert places.get("kasel") is None
    assert {records.name for records in map(register.records, register.tables)} == set(register.tables)
    for name in register.tables:
        assert getattr(register, name) == register.records(name), f"{name} is no attribute"


def test_every_public_name_has_a_docstring() -> None:
    silent = []
    for name in stadtnetz.__all__:
        thing = getattr(stadtnetz, name)
        if name == "__version__":
            continue
        if not inspect.getdoc(thing):
            silent.append(name)
        if inspect.isclass(thing):
            own = (member for member in vars(thing) if not member.startswith("_"))
            silent += [f"{name}.{member}" for member in own if not inspect.getdoc(getattr(thing, member))]
    assert not silent


def test_a_table_is_made_of_its_columns(view: View) -> None:
    assert Table("members", list(view.members.columns)) == view.members
