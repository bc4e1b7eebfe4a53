"""A made-up programme with a known effect: register, official directory and outcomes of 11,000 invented municipalities.

Nothing in it is about a real place. It has what the real register lacks: the names of all who applied and were rejected.

>>> programme = write("folder", seed=1)         # the register as CSV, the directory as GV100AD and crosswalk
>>> frame, truth = programme.outcomes(seed=1)   # what was measured, by old keys, and the true mean effect
"""

from __future__ import annotations

import csv
import datetime
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

import stadtnetz

YEARS = range(2010, 2024)
MUNICIPALITIES = 11_000
MERGED = 385  # old municipalities that became part of another one: 3.5 % of all
CALLS = {  # year of the call: selected, rejected, widest population, extra growth of its applicants per year
    2014: (50, 222, 100_000, 0.04),
    2016: (30, 86, 100_000, 0.03),
    2018: (25, 85, 250_000, 0.03),
    2019: (20, 45, 250_000, 0.02),
    2020: (15, 40, 250_000, 0.02),
}
LEAVERS, REJOINERS = 13, 4
EFFECT = 1.0  # of a funded year from the fourth on, in active groups per 1,000 inhabitants
RAMP = (0.4, 0.2)  # share of it in the first year, and what each further year adds
CONCEPT = 0.3  # effect of a year in the concept phase
IN_BAND = 0.06  # extra growth of towns that could apply, per year; that of applicants comes on top


class Truth(NamedTuple):
    """The true mean effect on funded municipality-years."""

    all: float
    stayers: float  # of those who never left


@dataclass
class Simulated:
    """The programme, and what its outcomes are drawn from."""

    folder: Path
    keys: list[str]  # municipalities of 2023
    people: np.ndarray  # their inhabitants
    growth: np.ndarray  # extra growth of the rate per year
    dose: np.ndarray  # share of each year funded, by municipality and year
    concept: np.ndarray  # share of each year in the concept phase
    first: np.ndarray  # first funded year, inf for never
    left: np.ndarray  # whether a funded stay ended
    parts: dict[int, tuple[str, float, int]]  # municipality: its old neighbour's key, share of its people, year of the merger

    @property
    def register(self) -> Path:
        return self.folder / "register"

    @property
    def directory(self) -> Path:
        return self.folder / "directory"

    @cached_property
    def _rows(self) -> tuple[list[str], np.ndarray]:
        """The keys of every year, and for each row: municipality, year, share of its people, lean towards the old neighbour."""
        keys, rows = [], []
        for at, key in enumerate(self.keys):
            old, share, merged = self.parts.get(at, ("", 0.0, 0))
            for time, year in enumerate(YEARS):
                apart = year < merged
                keys += [old, key] if apart else [key]
                rows += [(at, time, share, 1.0)] if apart else []
                rows.append((at, time, 1 - share * apart, -share / (1 - share) * apart))
        return keys, np.array(rows)

    def outcomes(self, seed: int) -> tuple[dict[str, Any], Truth]:
        """Active groups and inhabitants by the keys of each year, and the true mean effect."""
        random = np.random.default_rng([seed, 2])
        rate, effect = self._rates(random)
        keys, rows = self._rows
        at, time = rows[:, 0].astype(int), rows[:, 1].astype(int)
        inhabitants = np.round(rows[:, 2] * self.people[at])
        rates = rate[at, time] + rows[:, 3] * random.normal(0, 3, len(self.keys))[at]
        groups = np.round(np.maximum(rates, 0) * inhabitants / 1000)
        frame = {"ags": keys, "year": time + YEARS[0], "groups": groups, "inhabitants": inhabitants}
        funded = (np.array(YEARS) >= self.first[:, None]) & (self.dose > 0)
        return frame, Truth(float(effect[funded].mean()), float(effect[funded & ~self.left[:, None]].mean()))

    def _rates(self, random: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
        count, time = len(self.keys), np.arange(len(YEARS))
        level = random.normal(20, 4, count)[:, None]
        common = np.cumsum(random.normal(0.05, 0.2, len(YEARS)))
        growth = (self.growth + random.normal(0, 0.03, count))[:, None] * time
        since = np.where(np.isfinite(self.first[:, None]), np.array(YEARS) - self.first[:, None], 0)
        effect = EFFECT * self.dose * np.clip(RAMP[0] + RAMP[1] * since, 0, 1) + CONCEPT * self.concept
        return level + common + growth + effect + random.normal(0, 1, growth.shape), effect


def write(folder: str | Path, seed: int = 1) -> Simulated:
    """Makes the programme, and writes its register and its directory into a folder."""
    folder, random = Path(folder), np.random.default_rng([seed, 1])
    keys, people = _municipalities(random)
    parts = _mergers(random, keys, people)
    applicants = _applicants(random, people)
    spells = _spells(random, applicants)
    dose, concept = np.zeros((len(keys), len(YEARS))), np.zeros((len(keys), len(YEARS)))
    growth = np.where((people >= 10_000) & (people <= 250_000), IN_BAND, 0.0)
    first, left = np.full(len(keys), np.inf), np.zeros(len(keys), dtype=bool)
    for call, (selected, rejected) in applicants.items():
        growth[[*selected, *rejected]] = CALLS[call][3] + IN_BAND
        for at in selected:
            _add_days(concept[at], datetime.date(call, 7, 1), datetime.date(call + 1, 7, 1))
            first[at], left[at] = call + 1, spells[at][0][1] is not None
            for begin, end in spells[at]:
                _add_days(dose[at], begin, end or datetime.date(2100, 1, 1))
    made = Simulated(folder, keys, people, growth, dose, concept, first, left, parts)
    _write_register(made, applicants, spells)
    _write_directory(made)
    return made


def _municipalities(random: np.random.Generator) -> tuple[list[str], np.ndarray]:
    states = random.choice(np.arange(1, 17), MUNICIPALITIES, p=np.arange(1, 17) / 136)
    places = [f"{state:02}{number // 90 + 1:03}{number % 90 + 10:03}" for number, state in enumerate(sorted(states))]
    return places, np.round(np.exp(random.normal(8.0, 1.25, MUNICIPALITIES)) + 50)


def _mergers(random: np.random.Generator, keys: list[str], people: np.ndarray) -> dict[int, tuple[str, float, int]]:
    """Old municipalities that became part of a present one, each with its share of the people and the year."""
    chosen = random.choice(np.flatnonzero(people > 500), MERGED, replace=False)
    return {int(at): (f"{keys[at][:5]}9{at % 90 + 10}", float(random.uniform(0.1, 0.4)), int(random.integers(2012, 2023)))
            for at in chosen}


def _applicants(random: np.random.Generator, people: np.ndarray) -> dict[int, tuple[list[int], list[int]]]:
    """Who applied to which call, once each: those who were selected, by lot, and those who were not."""
    free, applicants = np.ones(len(people), dtype=bool), {}
    for call, (selected, rejected, widest, _) in CALLS.items():
        pool = np.flatnonzero(free & (people >= 10_000) & (people <= widest))
        drawn = random.choice(pool, selected + rejected, replace=False)
        free[drawn] = False
        applicants[call] = ([int(at) for at in drawn[:selected]], [int(at) for at in drawn[selected:]])
    return applicants


def _spells(random: np.random.Generator, applicants: dict[int, tuple[list[int], list[int]]]) -> dict[int, list[Any]]:
    """Funded days of every member, from 1 July after the concept phase; some leave, and a few of those come back."""
    spells = {at: [(datetime.date(call + 1, 7, 1), None)] for call, (selected, _) in applicants.items() for at in selected}
    early = [at for at, ((begin, _),) in spells.items() if begin.year <= 2019]
    for number, at in enumerate(random.choice(early, LEAVERS, replace=False)):
        (begin, _), = spells[int(at)]
        left = datetime.date(begin.year + int(random.integers(1, 4)), 7, 1)
        back = [(datetime.date(left.year + 1, 7, 1), None)] if number < REJOINERS else []
        spells[int(at)] = [(begin, left), *back]
    return spells


def _add_days(shares: np.ndarray, begin: datetime.date, end: datetime.date) -> None:
    for at, year in enumerate(YEARS):
        first, last = datetime.date(year, 1, 1), datetime.date(year + 1, 1, 1)
        shares[at] += max((min(end, last) - max(begin, first)).days, 0) / (last - first).days


def _write_register(made: Simulated, applicants: dict[int, tuple[list[int], list[int]]], spells: dict[int, list[Any]]) -> None:
    tables: dict[str, list[dict[str, Any]]] = {name: [] for name in ("places", "memberships", "applications", "decisions")}
    calls = []
    for call, (selected, rejected) in applicants.items():
        funded = datetime.date(call + 1, 7, 1)
        calls.append(f"""
[[calls]]
id = "{call}"
phase = "all"
opens = "{call}-01-15"
closes = "{call}-03-31"
decided = "{call}-06-15"
effective_on = "{funded}"
applications = {len(selected) + len(rejected)}
nominated = {len(selected)}
admitted = {len(selected)}
bands = "10000-to-{100000 if call < 2018 else 250000}"
place_kinds = ["city", "municipality"]
source = ["made-up"]
""")
        for at in [*selected, *rejected]:
            key, chosen = made.keys[at], at in spells
            place, application = f"p{key}", f"p{key}-{call}"
            tables["places"].append({"id": place, "name": f"Ort {key}", "kind": "municipality", "state": STATES[int(key[:2])],
                                     "ags": key})
            tables["applications"].append({"id": application, "place": place, "call": call, "received": f"{call}-03-01",
                                           "evidence": "direct"})
            outcomes = [("nominated", f"{call}-07-01"), ("admitted", str(funded))] if chosen else [("rejected", "")]
            for outcome, day in outcomes:
                tables["decisions"].append({"id": f"{application}-{outcome}", "application": application, "outcome": outcome,
                                            "decided_on": f"{call}-06-15", "effective_on": day, "evidence": "direct"})
            for number, (begin, end) in enumerate(spells.get(at, []), start=1):
                last = end and end - datetime.timedelta(days=1)
                tables["memberships"].append({"id": f"{place}-{number}", "place": place, "call": call if number == 1 else "",
                                              "from": begin, "last_day": last or "", "end": "known" if end else "open",
                                              "open_as_of": "" if end else "2023-12-31", "evidence": "direct"})
    stadtnetz.engagierte_stadt().save(made.register)  # for the tables and their columns; none of its rows stays
    definition = Path(__file__).with_name("programme.toml").read_text(encoding="utf-8")
    (made.register / "programme.toml").write_text(definition + "".join(calls), encoding="utf-8")
    tables["sources"] = [{"id": "made-up", "publisher": "nobody", "title": "a simulation", "kind": "page"}]
    for path in made.register.glob("*.csv"):
        rows = sorted(tables.get(path.stem, []), key=lambda row: row["id"])
        columns = path.read_text(encoding="utf-8").split("\n", 1)[0].split(",")
        known = "source" if "source" in columns else "note"
        _write_csv(path, [{**row, known: "made-up"} for row in rows], columns)


STATES = dict(enumerate("SH HH NI HB NW HE RP BW BY SL BE BB MV SN ST TH".split(), start=1))
STATES = {number: f"DE-{code}" for number, code in STATES.items()}


def _write_csv(path: Path, rows: list[dict[str, Any]], columns: list[str]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _write_directory(made: Simulated) -> None:
    """The municipalities at the end of 2013 and of 2023 as GV100AD, and the way of every year's keys to 2023."""
    made.directory.mkdir(parents=True, exist_ok=True)
    for year in (2013, 2023):
        units = []
        for at, key in enumerate(made.keys):
            old, share, merged = made.parts.get(at, ("", 0.0, 0))
            units += [(old, share * made.people[at])] if year < merged else []
            units.append((key, (1 - share * (year < merged)) * made.people[at]))
        (made.directory / f"GV100AD_3112{year}.txt").write_text(_gv100ad(sorted(units), year), encoding="utf-8")
    rows = []
    for year in YEARS[:-1]:
        for at, key in enumerate(made.keys):
            old, _, merged = made.parts.get(at, ("", 0.0, 0))
            olds = [old, key] if year < merged else [key]
            rows += [{"from": one, "from_year": year, "to": key, "to_year": 2023, "population": 1} for one in olds]
    _write_csv(made.directory / "crosswalk.csv", rows, ["from", "from_year", "to", "to_year", "population"])


def _gv100ad(units: list[tuple[str, float]], year: int) -> str:
    """Records of 220 characters: states, districts, municipalities."""
    day, lines = f"{year}1231", []

    def record(kind: int, key: str, name: str, **fields: str) -> None:
        text = f"{kind}{day}{key:<12}{name:<50}".ljust(220)
        for place, value in fields.items():
            start = int(place[1:]) - 1
            text = text[:start] + value + text[start + len(value):]
        lines.append(text)

    for state in sorted({key[:2] for key, _ in units}):
        record(10, state, f"Land {state}")
    for district in sorted({key[:5] for key, _ in units}):
        record(40, district, f"Kreis {district}", p123="43")
    for key, people in units:
        record(60, f"{key}{key[5:].rjust(4, '0')}", f"Ort {key}", p123="64", p129=f"{5000:011}", p140=f"{round(people):011}")
    return "\n".join(lines) + "\n"
