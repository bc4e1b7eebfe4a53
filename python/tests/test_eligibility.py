"""Whether a place may join, and why; definitions and their tests."""

import datetime
import json
import os
import pathlib
import pickle

import pytest
from conftest import REPOSITORY

import stadtnetz
from stadtnetz import Programme, Register, RegisterError, UnknownIdError, When

EDITION = REPOSITORY.parent / "shared/data/official/GV100AD_30112025.txt"


def definition(name: str) -> str:
    path = REPOSITORY / "examples" / name
    if not path.exists():
        pytest.skip("the source distribution does not carry the examples")
    return path.read_text("utf-8")


def closing(day: str, register: Register) -> Programme:
    """The definition as it would be if the call of 2023 closed on another day, with limits verified until then."""
    text = register.programme.text.replace('closes = "2023-11-24"', f'closes = "{day}"')
    return Programme(text.replace('verified_until = "2023-11-24"', f'verified_until = "{day}"'))


def test_an_explanation_says_what_it_rests_on(register: Register) -> None:
    place = register.eligibility("kassel", "2015").place
    assert place is not None
    assert (place.verdict, place.reason, place.rule) == ("no", "population:above", "place")
    assert (place.margin, place.unit, place.limit) == (-94_087, "persons", 100_000)
    assert place.as_of == datetime.date(2015, 3, 1)
    (counted,) = (row for row in place.inputs if row["fact"] == "population" and row["left_out"] is None)
    assert (counted["number"], counted["day"], counted["basis"]) == (194_087, "2013-12-31", "census-2011")
    assert counted["source"] == "destatis-gv-2013" and counted["source"] in register.sources
    assert [row["by"] for row in place.changes] == [-94_088]
    assert len(place.missing) == 0 and place.findings == ()
    assert place.why_not() == (("population",),) and place.why() == ()
    assert "population" in place.decisive_text(lang="de")
    assert place.headline() == str(place).splitlines()[0] and "Aufruf 2015" in place.headline(lang="de")


def test_what_is_missing_is_named(register: Register) -> None:
    application = register.eligibility("kassel", "2020").application
    assert application is not None and application.verdict == "unknown"
    assert {"received", "partners", "contact-person"} <= set(application.missing["fact"])
    assert application.why() == () and ("partners",) in application.why_not()


def test_what_holds_says_why(register: Register) -> None:
    place = register.eligibility("kassel", "2020").place
    assert place is not None and place.verdict == "yes"
    assert place.why() == (("kind", "population"),) and place.why_not() == ()


def test_eligible_and_admitted_are_two_things(register: Register) -> None:
    found = register.eligibility("bielefeld", "2022")
    assert found.place is not None and found.place.verdict == "no"
    admission = found.admission
    assert (admission.admitted, admission.waived, admission.conditions) == ("yes", False, ())
    assert register.memberships[admission.membership].place == "bielefeld"
    assert all(decision.table == "decisions" for decision in admission.decisions)
    assert str(admission) == "admitted; no waiver is recorded" and "aufgenommen" in admission.to_text(lang="de")


def test_every_rendering_tells_the_same(register: Register) -> None:
    found = register.eligibility("bielefeld", "2022")
    assert found.place is not None and found.application is not None
    for lang, said in (("en", "84,002 inhabitants above"), ("de", "84.002 Einwohner über")):
        for text in (
            found.to_text(lang=lang),
            found.to_markdown(lang=lang),
            found.to_html(lang=lang),
            found.place.to_text(lang=lang),
            found.place.to_markdown(lang=lang),
            found.place.to_html(lang=lang),
        ):
            assert said in text
    assert str(found) == found.to_text() and str(found.place) in str(found) and str(found.application) in str(found)
    tree = found._repr_html_()
    assert found.place._repr_html_() in tree and tree.count("<details") == tree.count("</details>") > 5
    data = json.loads(found.to_json())
    assert data["place"] == json.loads(found.place.to_json()) and data["place"]["verdict"] == "no"
    assert data["admission"]["admitted"] == "yes" and data["timeliness"] is None
    conditions = found.conditions
    assert set(conditions["rule"]) == {"place", "application"}
    assert [row["margin"] for row in conditions if row["condition"] == "population"] == [-84_002]
    assert repr(found) == (
        "<Eligibility of bielefeld in 2022: place no (population:above), application unknown (deadline:undated), "
        "admitted yes>"
    )
    assert repr(found.place) == "<Explanation of place for bielefeld in 2022: no, population:above>"


def test_answers_are_values(register: Register) -> None:
    found, again = register.eligibility("kassel", "2020"), register.eligibility("kassel", "2020")
    other = register.eligibility("kassel", "2015")
    timely = register.timeliness("2022", When("2022-03-25"))
    for value, same, different in (
        (found, again, other),
        (found.place, again.place, other.place),
        (found.admission, again.admission, other.admission),
        (timely, register.timeliness("2022", When("2022-03-25")), register.timeliness("2022", When("2022-03-26"))),
        (register.programme, Programme(register.programme.text), Programme(Programme.starter())),
    ):
        assert value == same and hash(value) == hash(same) and value != different
        assert pickle.loads(pickle.dumps(value)) == value
        with pytest.raises(AttributeError):
            value.verdict = "yes"
    beyond = register.eligibility("kassel", "2020", beyond_verified=True)
    assert pickle.loads(pickle.dumps(beyond)) == beyond


def test_beyond_what_is_verified_only_when_asked_to(register: Register) -> None:
    files = register.files()
    text = files["programme.toml"].decode().replace('closes = "2023-11-24"', 'closes = "2023-11-30"')
    later = Register({**files, "programme.toml": text.encode()})
    strict, taken = (later.eligibility("aachen", "2023", beyond_verified=taken).place for taken in (False, True))
    assert strict is not None and strict.reason == "population:beyond-verified" and strict.findings == ()
    assert taken is not None and taken.verdict == "yes" and {found.code for found in taken.findings} == {"G007"}


@pytest.mark.parametrize(
    ("received", "verdict", "late", "early"),
    [
        ("2022-01-09", "early", None, 1),
        ("2022-03-21", "in-time", None, None),
        ("2022-03-25", "in-time-by-extension", None, None),
        ("2022-04-02", "late", 2, None),
        ("2022-03", "open", None, None),
    ],
)
def test_in_time(register: Register, received: str, verdict: str, late: int | None, early: int | None) -> None:
    found = register.timeliness("2022", When(received))
    assert (found.verdict, found.days_late, found.days_early) == (verdict, late, early)
    assert list(found.deadlines["deadline"]) == ["first", "known-that-day", "last"]
    assert received in str(found) and received in found.to_text(lang="de") and verdict in repr(found)


def test_where_a_place_stands(register: Register) -> None:
    (member,) = register.status_of("kassel", datetime.date(2020, 7, 1))
    assert (member["stage"], member["certain"], member["membership"]) == ("member", True, "kassel-1")
    assert "memberships kassel-1" in member["grounds"] and "seed-003" in member["source"]
    (nominated,) = register.status_of("ahrensburg", "2015-05-10")
    assert nominated["stage"] == "nominated" and nominated["membership"] is None
    assert len(register.status_of("kassel", "2010-01-01")) == 0


def test_all_municipalities_at_once(register: Register) -> None:
    if not EDITION.exists():
        assert "CI" not in os.environ, f"{EDITION} is missing"
        pytest.skip(f"{EDITION} is not there")
    view = stadtnetz.Directory.read(EDITION).on("2025-11-30")
    programme = closing("2025-12-31", register)
    table = programme.eligibility_table(view, ["2023"])
    reasons = list(table["reason"])
    assert (reasons.count("population:within"), reasons.count("population:above")) == (1_569, 29)  # counted by hand
    assert set(table["call"]) == {"2023"} and len(table) > 10_700
    (kassel,) = (row for row in table if row["place"] == "06611000")
    assert (kassel["verdict"], kassel["kind"]) == ("yes", "city") and 0 < kassel["margin"] < 125_000
    assert len(register.eligibility_table(view)) == len(table) * len(register.programme.calls)
    assert register.programme.eligibility_table(view, ["2022"]) == register.eligibility_table(view, ["2022"])
    with pytest.raises(UnknownIdError, match="2032"):
        register.eligibility_table(view, ["2032"])
    stricter = Programme(programme.text.replace("upper = 250_000", "upper = 100_000"))
    changed = programme.diff(stricter, view)
    assert {(row["before"], row["after"]) for row in changed} == {("yes", "no")} and "06611000" in changed["place"]
    assert len(programme.diff(programme, view)) == 0


def test_a_definition_is_read_and_tested(register: Register) -> None:
    programme = register.programme
    assert (programme.id, programme.name, programme.version) == ("engagierte-stadt", register.name, register.version)
    assert programme.calls == tuple(register.table("calls")["call"]) and programme.findings == ()
    assert repr(programme) == f"<Programme engagierte-stadt {programme.version}: {len(programme.calls)} calls>"
    fair = Programme(definition("fair-town.toml"))
    tests = definition("fair-town.tests.toml")
    outcomes, findings = fair.run_tests(tests)
    assert len(outcomes) >= 5 and all(outcomes["passed"]) and findings == ()
    outcomes, findings = fair.run_tests(tests.replace('verdict = "yes"', 'verdict = "no"'), file_name="my.toml")
    failed = [row for row in outcomes if not row["passed"]]
    assert failed and [finding.line for finding in findings if finding.code == "G025"] == [row["line"] for row in failed]
    assert {finding.file for finding in findings} == {"my.toml"}
    assert failed[0]["expected"].startswith("no") and failed[0]["found"].startswith("yes")


def test_a_broken_definition_is_refused_with_its_place() -> None:
    with pytest.raises(RegisterError) as refused:
        Programme(Programme.starter().replace("version =", "versoin ="), file_name="mine.toml")
    assert {finding.file for finding in refused.value.findings} == {"mine.toml"}
    assert all(finding.line for finding in refused.value.findings)


@pytest.mark.parametrize(
    ("call", "error"),
    [
        (lambda register: register.eligibility("kasel", "2020"), UnknownIdError),
        (lambda register: register.eligibility("kassel", "2002"), UnknownIdError),
        (lambda register: register.timeliness("2002", When("2022")), UnknownIdError),
        (lambda register: register.timeliness("2022", 7), TypeError),
        (lambda register: register.status_of("kasel", "2020-07-01"), UnknownIdError),
        (lambda register: register.status_of("kassel", "2020"), ValueError),
        (lambda register: register.eligibility("kassel", "2020").to_text(lang="fr"), ValueError),
        (lambda register: register.reconcile(about="much"), ValueError),
        (lambda register: register.reconcile(about="-5"), ValueError),
        (lambda register: register.reconcile(quantities=["members"]), UnknownIdError),
        (lambda register: register.reconcile(widest_days=-1), OverflowError),
        (lambda register: register.reconcile().to_text("state:DE-XX"), UnknownIdError),
        (lambda register: register.reconcile().explain("now-1999"), UnknownIdError),
        (lambda register: register.reconcile().plot(scope="call:2020"), ValueError),
        (lambda register: Programme(""), RegisterError),
    ],
)
def test_wrong_inputs_raise_what_is_documented(register: Register, call, error: type[Exception]) -> None:
    with pytest.raises(error) as raised:
        call(register)
    assert type(raised.value).__name__ != "PanicException" and str(raised.value)
