"""Registers on disk and in the making."""

import datetime
import os
import pathlib
import threading

import pytest

import stadtnetz
from stadtnetz import Register, RegisterError, StorageError, UnknownIdError, View, When


def test_the_count_is_a_sentence(view: View) -> None:
    count = view.count()
    low, high = count.unlisted or (0, 0)
    assert str(count) == (
        f"{count.certain} certain, {count.presumed} presumed, {count.possible} possible; "
        f"{low} to {high} more admissions published but not listed"
    )
    assert count.upper_end == count.possible + low
    assert "sicher" in count.to_text(lang="de")


def test_a_standing_says_why(register: Register) -> None:
    kassel = register.on(datetime.date(2020, 7, 1)).place("kassel")
    assert kassel.status == "certain" and kassel.name == "Kassel"
    (stay,) = kassel.stays
    assert stay == kassel.stay("kassel-1") and stay.record == register.memberships["kassel-1"]
    assert stay.from_earliest == stay.from_latest == datetime.date(2020, 7, 1)
    start = next(said for said in stay.statements if said.kind == "start")
    assert start.proves and start.when == When("2020-07-01") and "seed-003" in start.source
    assert register.records(start.table)[start.record] == stay.record
    assert str(start) in str(kassel) and start.to_text(lang="de") in kassel.to_text(lang="de")
    assert len(register.statements_of("kassel")) == len(stay.statements)


def test_a_view_holds_its_tables_together(view: View) -> None:
    members = {standing.place for standing in view.standings if standing.status != "no"}
    assert members == set(view.members["place"])
    assert view.published and all(claim.table == "claims" for claim in view.published)
    assert view.register.on(view.day) == view


def test_opened_is_what_was_saved(register: Register, folder: pathlib.Path) -> None:
    opened = stadtnetz.open(folder)
    assert opened == register == stadtnetz.open(str(folder)) == Register(register.files())
    assert opened.findings == ()
    assert opened.digest() == register.digest() and opened.cite() == register.cite()
    assert sorted(register.files()) == sorted(os.listdir(folder))


def test_infos_come_with_the_register(folder: pathlib.Path) -> None:
    path = folder / "places.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    findings = stadtnetz.open(folder).findings
    assert [finding.severity for finding in findings] == ["info"]
    assert findings[0].file == "places.csv"


def test_every_fault_comes_at_once(folder: pathlib.Path) -> None:
    for name in ("places.csv", "roles.csv"):
        path = folder / name
        path.write_text(path.read_text(encoding="utf-8") + "X Y,,,,\n", encoding="utf-8")
    with pytest.raises(RegisterError) as refused:
        stadtnetz.open(folder)
    assert {finding.file for finding in refused.value.findings} >= {"places.csv", "roles.csv"}
    assert all(str(finding) in str(refused.value) for finding in refused.value.findings[:20])


def test_what_the_system_refuses_is_an_os_error(register: Register, tmp_path: pathlib.Path) -> None:
    with pytest.raises(OSError) as missing:
        stadtnetz.open(tmp_path / "nowhere")
    assert isinstance(missing.value, StorageError) and missing.value.findings[0].code == "F101"
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError):
        register.save(tmp_path / "file")
    with pytest.raises(TypeError):
        stadtnetz.open(7)  # type: ignore[arg-type]


def test_nothing_of_somebody_else_is_overwritten(register: Register, folder: pathlib.Path) -> None:
    with pytest.raises(RegisterError, match="other-register"):
        register.save(folder)
    one, other = stadtnetz.open(folder).edit(), stadtnetz.open(folder).edit()
    one.add_source("Stadt Kassel", "one")
    other.add_source("Stadt Kassel", "other")
    saved = one.finish().save(folder)
    with pytest.raises(RegisterError, match="changed-meanwhile"):
        other.finish().save(folder)
    assert stadtnetz.open(folder) == saved


def test_a_draft_is_changed_and_finished(register: Register) -> None:
    draft = register.edit()
    source = draft.add_source("Stadt Beispiel", "press text")
    place = draft.add_place("Beispiel an der Fulda", kind="city", state="DE-HE", source=source)
    membership = draft.add_membership(place, source=source)
    sighting = draft.add_sighting(membership, When("2024-05"), kind="press", source=source)
    now = draft.change("memberships", membership, from_=When("2024", wording="Anfang 2024"), note="made for a test")
    assert (now.from_.wording, now.note, now.place) == ("Anfang 2024", "made for a test", place)
    assert draft.put("populations", id="beispiel", place=place, day=datetime.date(2023, 12, 31), inhabitants=12_000,
                     basis="census-2022", source=[source]) is None  # fmt: skip
    finished = draft.finish()
    assert finished != register and finished.sightings[sighting].membership == membership
    assert finished.on("2024-05-31").place(place).status == "presumed"
    assert finished.populations["beispiel"].inhabitants == 12_000
    assert draft.remove("populations", "beispiel").inhabitants == 12_000
    assert "beispiel" not in draft.finish().populations


def test_a_draft_that_does_not_hang_together_is_refused_and_stays(register: Register) -> None:
    draft = register.edit()
    place = draft.remove("places", "kassel")
    with pytest.raises(RegisterError) as refused:
        draft.finish()
    assert {finding.name for finding in refused.value.findings} == {"dangling-reference"}
    assert draft.faults() == refused.value.findings
    assert draft.put("places", **place.to_dict()) is None
    assert draft.finish() == register


def test_what_cannot_be_read_into_a_record_is_told(register: Register) -> None:
    draft = register.edit()
    with pytest.raises(RegisterError) as refused:
        draft.put("places", id="X Y", name="X", kind="hamlet", ags="6611000")
    assert {finding.field for finding in refused.value.findings} == {"id", "kind", "ags"}
    assert all(finding.file is None for finding in refused.value.findings)
    with pytest.raises(UnknownIdError, match="did you mean name"):
        draft.put("places", id="x", nmae="X")
    with pytest.raises(UnknownIdError, match="did you mean places"):
        draft.put("place", id="x")
    with pytest.raises(UnknownIdError):
        draft.change("places", "kasel", name="X")
    with pytest.raises(ValueError, match="stays"):
        draft.change("places", "kassel", id="cassel")
    with pytest.raises(TypeError):
        draft.change("places", "kassel", name=object())
    with pytest.raises(TypeError, match="datetime"):
        draft.change("memberships", "kassel-1", from_=datetime.datetime(2024, 2, 1, 12))
    with pytest.raises(ValueError, match="hamlet"):
        draft.add_place("X", kind="hamlet", source="seed-003")
    with pytest.raises(ValueError, match="meeting, list"):
        draft.add_sighting("kassel-1", When("2024"), kind="rumour", source="seed-003")
    assert draft.finish() == register


@pytest.mark.parametrize(
    ("call", "error"),
    [
        (lambda register: register.places["kasel"], KeyError),
        (lambda register: register.records("place"), KeyError),
        (lambda register: register.table("member"), KeyError),
        (lambda register: register.cooperation("hessen"), KeyError),
        (lambda register: register.undated("seed-9"), KeyError),
        (lambda register: register.participation_of("kasel"), KeyError),
        (lambda register: register.describe("kasel"), KeyError),
        (lambda register: register.describe("kassel", lang="fr"), ValueError),
        (lambda register: register.statements_of("kasel"), KeyError),
        (lambda register: register.on("2024"), ValueError),
        (lambda register: register.on("2024-02-30"), ValueError),
        (lambda register: register.on(datetime.datetime(2024, 2, 1, 12)), TypeError),
        (lambda register: register.on(None), TypeError),
        (lambda register: register.on("2024-03-01").place("kasel"), KeyError),
        (lambda register: register.on("2024-03-01").place("kassel").stay("kassel-9"), KeyError),
        (lambda register: register.on("2024-03-01").count().to_text(lang=""), ValueError),
        (lambda register: Register({}), OSError),
        (lambda register: Register({"programme.toml": b"\xff"}), ValueError),
        (lambda register: Register({"programme.toml": "text"}), TypeError),
        (lambda register: When("2024-13"), ValueError),
        (lambda register: When.between("2024-02-01", "2024-01-01"), ValueError),
        (lambda register: When(2024), TypeError),
        (lambda register: stadtnetz.read_german(""), ValueError),
        (lambda register: stadtnetz.read_german("demnächst"), ValueError),
        (lambda register: stadtnetz.Finding("Z999"), KeyError),
        (lambda register: stadtnetz.Finding("X002", record="kassel-1"), ValueError),
        (lambda register: stadtnetz.Finding("X002", values={"found": object()}), TypeError),
        (lambda register: stadtnetz.Record("places", {"id": "x"}), ValueError),
        (lambda register: stadtnetz.Count(-1, 0, 0), OverflowError),
        (lambda register: stadtnetz.findings_table([1]), TypeError),
        (lambda register: stadtnetz.rules(lang="xx"), ValueError),
    ],
)
def test_wrong_inputs_raise_what_is_documented(register: Register, call, error: type[Exception]) -> None:
    with pytest.raises(error) as raised:
        call(register)
    assert type(raised.value).__name__ != "PanicException"
    assert str(raised.value)


def test_rules_are_a_table() -> None:
    rules = stadtnetz.rules(lang="de")
    assert len(set(rules["code"])) == len(rules) > 20
    assert set(rules["severity"]) <= {"info", "warning", "error"}
    assert rules["meaning"] != stadtnetz.rules()["meaning"]


def test_threads_ask_at_once(register: Register) -> None:
    days = [datetime.date(2015 + year, 7, 1) for year in range(12)]
    expected = [register.on(day).count() for day in days]
    found: dict[int, list[stadtnetz.Count]] = {}

    def ask(number: int) -> None:
        found[number] = [register.on(day).count() for day in days]

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert list(found.values()) == [expected] * 4
