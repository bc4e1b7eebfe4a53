"""What the library was built to answer: each question by one call and by one command, in two languages."""

import pytest
from conftest import corpus
from test_command import run

from stadtnetz import Register, When

ROWS = corpus("seed_questions.csv")
ASKED = list(dict.fromkeys((row["command"], row["lang"]) for row in ROWS))
MEMBERS = ["place", "name", "state", "status", "first_seen", "last_seen"]
ROLES = ["organisation", "name", "role", "phase", "held", "from", "last_day"]


def answer(register: Register, command: str, lang: str) -> str:
    """What the call says that the command makes."""
    match command.split():
        case ["members", "--on", day]:
            view = register.on(day)
            return f"{view.members.select(*MEMBERS).to_text(lang=lang)}\n{day}: {view.count().to_text(lang=lang)}\n"
        case ["explain", place, "--call", call]:
            return register.eligibility(place, call).to_text(lang=lang)
        case ["deadline", "--call", call, "--received", day]:
            return register.timeliness(call, When(day)).to_text(lang=lang)
        case ["claims"]:
            return register.reconcile().to_text(lang=lang)
        case ["roles", "--on", day, "--role", role]:
            return register.on(day).roles.where("role", role).select(*ROLES).to_text(lang=lang)
        case ["meetings", "--format", "markdown"]:
            return register.participation().to_markdown(lang=lang)
        case ["meetings", "--place", place, "--format", "markdown"]:
            return register.participation_of(place).to_markdown(lang=lang)
        case ["cooperation", name]:
            return register.cooperation(name).to_text(lang=lang)
        case ["undated", source]:
            return register.undated(source).to_text(lang=lang)
    raise AssertionError(f"no call for {command}")


def expected(command: str, lang: str) -> list[str]:
    return [row["line"] for row in ROWS if (row["command"], row["lang"]) == (command, lang)]


def lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines()]


def test_all_eight_questions_are_asked_in_both_languages() -> None:
    assert {(row["question"], row["lang"]) for row in ROWS} == {(str(n), lang) for n in range(1, 9) for lang in ("de", "en")}


@pytest.mark.parametrize(("command", "lang"), ASKED)
def test_one_call_and_one_command_answer_it(register: Register, command: str, lang: str) -> None:
    said = answer(register, command, lang)
    assert set(expected(command, lang)) <= set(lines(said))
    done = run(*command.split(), "--lang", lang)
    assert (done.returncode, done.stderr) == (0, "") and done.stdout.strip() == said.strip()


def test_who_carried_the_programme_is_said_in_full(register: Register) -> None:
    for command in ("roles --on 2020-07-02 --role consortium", "roles --on 2024-09-16 --role consortium"):
        assert len(lines(answer(register, command, "en"))) == 1 + len(expected(command, "en"))


def test_nobody_else_belongs_to_the_cooperation(register: Register) -> None:
    command = "cooperation state-network-schleswig-holstein"
    assert len(lines(answer(register, command, "de"))) == 1 + len(expected(command, "de"))
