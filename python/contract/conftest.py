"""A made-up network whose tables go into every package of the extras: who applied, who was selected, who left, who met."""

from __future__ import annotations

import csv
import math
import pathlib
from typing import Any

import pytest

import stadtnetz

YEARS = range(2012, 2022)
KEYS = [f"{at % 4 + 1:02}{at // 4 + 1:03}000" for at in range(160)]
CALLS = {2015: (KEYS[:25], KEYS[25:50]), 2017: (KEYS[50:75], KEYS[75:100])}
LEAVERS = set(KEYS[:5]) | set(KEYS[50:53])

DEFINITION = """
id = "contract"
name = "Erfundenes Netz"
version = "1"

[vocabulary]
source_of = { meeting_kinds = ["made-up"] }
meeting_kinds = [{ id = "conference", de = "Tagung", en = "conference" }]

[[phases]]
id = "all"
name = "Alle Jahre"
name_en = "all years"
starts = "2015-01-01"
planned_last_day = "2030-12-31"
source = ["made-up"]

[[bands]]
id = "10000-to-100000"
from = "2015-01-01"
verified_until = "2030-12-31"
edges = "inclusive"
reference_day = "year-end-before"
population_basis = "official"
steps = [{ id = "small", lower = 10_000, upper = 30_000 }, { id = "large", lower = 30_001, upper = 100_000 }]
source = ["made-up"]

[selector.population]
months = 60
de = "Die Zahl der fünf Jahre vor der Frist."
en = "The figure of the five years before the deadline."

[rule.place]
de = "Kann dieser Ort teilnehmen?"
en = "Could this place take part?"
source = ["made-up"]
all = [{ id = "population", in_band = { fact = "population", parameter = "call.bands" } }]
"""

CALL = """
[[calls]]
id = "{call}"
phase = "all"
opens = "{call}-01-15"
closes = "{call}-03-31"
decided = "{call}-06-15"
effective_on = "{first}-01-01"
applications = 50
admitted = 25
bands = "10000-to-100000"
source = ["made-up"]
"""


def rows() -> dict[str, list[dict[str, Any]]]:
    """The records of the network."""
    made: dict[str, list[dict[str, Any]]] = {"sources": [{"id": "made-up", "publisher": "nobody", "kind": "page"}]}

    def add(table: str, **fields: Any) -> None:
        made.setdefault(table, []).append(fields)

    for call, (selected, rejected) in CALLS.items():
        for key in [*selected, *rejected]:
            place = f"p{key}"
            north, east = 48 + int(key[2:5]) / 10, 7 + int(key[:2])
            where = {"state": STATES[key[:2]], "ags": key, "latitude": north, "longitude": east}
            add("places", id=place, name=f"Ort {key}", kind="municipality", **where)
            for year in (2014, 2016):
                people = 12_000 + 900 * int(key[2:5])
                add("populations", id=f"{place}-{year}", place=place, day=f"{year}-12-31", inhabitants=people, basis="census-2011")
            add("applications", id=f"{place}-{call}", place=place, call=call, evidence="direct")
            outcome = "admitted" if key in selected else "rejected"
            add("decisions", id=f"{place}-{call}-d", application=f"{place}-{call}", outcome=outcome, evidence="direct")
        for at, key in enumerate(selected):
            days = {"from": f"{call + 1}-01-01", "end": "open", "open_as_of": "2021-12-31"}
            if key in LEAVERS:
                days |= {"end": "known", "open_as_of": "", "last_day": f"{2018 + at % 2}-12-31"}
            add("memberships", id=f"p{key}-1", place=f"p{key}", call=call, evidence="direct", **days)
    for year in range(2018, 2022):
        add("meetings", id=f"m{year}", name=f"Treffen {year}", kind="conference", **{"from": f"{year}-05-05"})
        for key in CALLS[2015][0][year - 2018 :: 4]:
            add("attendances", id=f"m{year}-{key}", meeting=f"m{year}", place=f"p{key}", capacity="member", evidence="direct")
    add("cooperations", id="c", name="Verbund", kind="regional-network", **{"from": "2019-01-01"}, end="unknown")
    for key in KEYS[10:18]:
        add("cooperation_members", id=f"c-{key}", cooperation="c", place=f"p{key}", **{"from": "2019-01-01"}, last_day="2020-12-31")
    return made


STATES = {"01": "DE-SH", "02": "DE-HH", "03": "DE-NI", "04": "DE-HB"}


@pytest.fixture(scope="session")
def register(tmp_path_factory: pytest.TempPathFactory) -> stadtnetz.Register:
    folder: pathlib.Path = tmp_path_factory.mktemp("contract") / "register"
    stadtnetz.engagierte_stadt().save(folder)  # for the tables and their columns; none of its rows stays
    calls = "".join(CALL.format(call=call, first=call + 1) for call in CALLS)
    (folder / "programme.toml").write_text(DEFINITION + calls, encoding="utf-8")
    made = rows()
    for path in folder.glob("*.csv"):
        columns = path.read_text(encoding="utf-8").split("\n", 1)[0].split(",")
        known = {"source": "made-up"} if "source" in columns else {}
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(sorted(({**row, **known} for row in made.get(path.stem, [])), key=lambda row: row["id"]))
    return stadtnetz.open(folder)


def outcomes() -> dict[str, list[Any]]:
    """An outcome with an effect of 1 from the first funded year on, a count, and what a researcher may add of her own."""
    first = {key: call + 1 for call, (selected, _) in CALLS.items() for key in selected}
    cells = [(key, year) for key in KEYS for year in YEARS]
    noise = [math.sin(12.9898 * at) * 43758.5453 % 1 for at in range(len(cells))]
    effect = [float(year >= first.get(key, math.inf)) for key, year in cells]
    level = [10 + int(key[2:5]) % 7 + 0.3 * (year - 2012) for key, year in cells]
    measured = [a + b + c for a, b, c in zip(level, effect, noise, strict=True)]
    return {
        "ags": [key for key, _ in cells],
        "year": [year for _, year in cells],
        "y": measured,
        "cases": [round(3 * value) for value in measured],
        "funding": [1.0 + int(key[2:5]) % 5 if key in first else 0.0 for key, _ in cells],  # 1,000 EUR, the same in every year
        "paid": [(1 + at // len(YEARS) * 61 % 160) / 160 * (year >= 2016) for at, (_, year) in enumerate(cells)],  # everybody, by dose
        "town": [float(int(key[2:5]) % 2) for key, _ in cells],
        "office": [float(year - 2013 > int(key[2:5]) % 11 + 2 * (key in first)) for key, year in cells],  # opened, for good
    }


@pytest.fixture(scope="session")
def study(register: stadtnetz.Register) -> stadtnetz.Study:
    return register.study(outcomes=outcomes(), as_is=["y", "funding", "paid", "town", "office"], years=YEARS)


class Tables:
    """Everything the study hands out, as pandas."""

    def __init__(self, study: stadtnetz.Study) -> None:
        self.study = study
        self.panel = study.panel().to_pandas()
        self.stacks = study.stacks((-3, 3), "rejected").to_pandas()
        self.stack = self.stacks[self.stacks["call"] == 2015]
        self.applications = study.applications().to_pandas()
        self.spells = study.spells().to_pandas()
        self.edges = study.edges("meeting").to_pandas()
        self.nodes = study.nodes("meeting").to_pandas()

    def args(self, package: str) -> dict[str, str]:
        return self.study.args(package, "y")


@pytest.fixture(scope="session")
def tables(study: stadtnetz.Study) -> Tables:
    return Tables(study)
