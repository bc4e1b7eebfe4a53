"""The corpus of Rust's tests, read through Python."""

import datetime

import pytest
from conftest import corpus

import stadtnetz
from stadtnetz import DateError, Register, When, read_german


def cell(when: When | None) -> str:
    if when is None:
        return ""
    return f"{when} {when.wording}" if when.wording else str(when)


@pytest.mark.parametrize("row", corpus("edtf.csv"), ids=lambda row: row["text"])
def test_edtf_is_read_or_refused_by_name(row: dict[str, str]) -> None:
    try:
        when = When(row["text"])
    except DateError as error:
        assert error.reason == row["result"], row["why"]
        return
    assert row["result"] == "read", row["why"]
    assert when.earliest == datetime.date.fromisoformat(row["earliest"])
    assert when.latest == datetime.date.fromisoformat(row["latest"])
    assert str(when) == row["printed"]
    assert when.earliest in when and when.latest in when


@pytest.mark.parametrize("row", corpus("german_dates.csv"), ids=lambda row: row["text"])
def test_german_dates_are_read_or_refused_by_name(row: dict[str, str]) -> None:
    try:
        found = read_german(row["text"])
    except DateError as error:
        assert f"refused: {error.reason}" == row["kind"], row["why"]
        return
    one = [found.last_day, None] if found.kind == "last-day" else [found.from_, found.last_day]
    assert (found.kind, *map(cell, one)) == (row["kind"], row["from"], row["last_day"]), row["why"]


def test_places_on_days_are_what_their_sources_say(register: Register) -> None:
    for row in corpus("membership_on_day.csv"):
        standing = register.on(datetime.date.fromisoformat(row["day"])).place(row["place"])
        assert standing.status == row["status"], f"{row['why']}\n{standing}"
        assert row["source"] in register.sources


def plain(value: object) -> str:
    """A value as it stands in a cell of the register's files."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case When():
            return cell(value)
        case tuple():
            return ";".join(value)
        case _:
            return str(value).removesuffix(".0")


def test_every_fact_of_the_seeds_stands_in_a_field(register: Register) -> None:
    wrong = []
    for row in corpus("seeds.csv"):
        if row["table"] in register.tables:
            found = plain(register.records(row["table"])[row["id"]][row["field"]])
        else:
            table = register.table(row["table"])
            ids = table.columns[0].name
            found = plain(table.where(ids, row["id"])[row["field"]][0])
        if found != row["expected"]:
            wrong.append(f"{row['table']} {row['id']} {row['field']}: {found!r} instead of {row['expected']!r}")
    assert not wrong, "\n".join(wrong)


def test_question_1_who_was_a_member(register: Register) -> None:
    view = register.on(datetime.date(2020, 7, 2))
    count = view.count()
    assert 0 < count.certain <= 73
    assert count.upper_end is not None and count.upper_end >= 73
    assert len(view.members) == count.possible


def test_question_5_who_ran_the_office(register: Register) -> None:
    def office(day: str) -> list[str]:
        return register.on(day).roles.where("role", "office")["organisation"]

    assert office("2020-06-30") == ["koerber-stiftung"]
    assert office("2020-07-01") == ["bbe"]


def test_question_6_persons_and_cities_are_never_added(register: Register) -> None:
    (offenbach,) = register.participation().where("meeting", "stopover-2023-03-03-offenbach").rows()
    assert (offenbach["persons"], offenbach["cities"]) == (32, None)


def test_question_7_the_cooperation_of_schleswig_holstein(register: Register) -> None:
    cooperation = next(cooperation for cooperation in register.cooperations if cooperation.scope == "DE-SH")
    members = register.cooperation(cooperation.id)
    assert len(members) == 8
    assert members.where("municipality", "false")["place"] == ["amt-buesum-wesselburen"]


def test_question_8_what_is_undated(register: Register) -> None:
    assert "[..2023-12-07]" in register.undated("seed-004")["found"]
    assert stadtnetz.engagierte_stadt().undated("seed-000")["remark"]
