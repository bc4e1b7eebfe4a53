"""The county teen employment data of Callaway and Sant'Anna (2021) as a register: a made-up programme that counties joined in 2004, 2006 or 2007.

The counties are American, and an AGS begins with the number of a German state. So every county gets a made-up key, stated here and nowhere else: `16` and the
six digits of its FIPS code (8001 is 16008001). Nothing looks at such a key but to tell counties apart, and `fips` takes it back.
"""

from __future__ import annotations

import csv
import os
from pathlib import Path
from typing import Any

import stadtnetz

DATA = Path(os.environ.get("STADTNETZ_IMPACT") or Path(__file__).parents[2].parent / "shared" / "data" / "impact")
COHORTS = (2004, 2006, 2007)

PROGRAMME = """
id = "counties"
name = "Counties"
version = "1"

[[phases]]
id = "all"
name = "Alle Jahre"
name_en = "all years"
starts = "2003-01-01"
planned_last_day = "2030-12-31"
source = ["made-up"]
""" + "".join(f"""
[[calls]]
id = "{year}"
phase = "all"
opens = "{year - 1}-12-01"
closes = "{year - 1}-12-15"
effective_on = "{year}-01-01"
source = ["made-up"]
""" for year in COHORTS)


def key(fips: int) -> str:
    """The made-up key of a county."""
    return f"16{fips:06}"


def fips(unit: int) -> int:
    """The county of a made-up key."""
    return unit - 16_000_000


def rows() -> list[dict[str, str]]:
    """The data as published: 500 counties in five years."""
    with (DATA / "mpdta.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def register(folder: Path) -> stadtnetz.Register:
    """Every county that was ever treated, as a member from 1 January of its year on."""
    first = {int(row["countyreal"]): int(row["first.treat"]) for row in rows()}
    joined = sorted((fips, year) for fips, year in first.items() if year)
    made_up = {"source": "made-up"}
    places = [{"id": f"c{fips}", "name": f"County {fips}", "kind": "municipality", "state": "DE-TH", "ags": key(fips), **made_up}
              for fips, _ in joined]
    memberships = [{"id": f"c{fips}-1", "place": f"c{fips}", "call": year, "from": f"{year}-01-01", "end": "open",
                    "open_as_of": "2007-12-31", "evidence": "direct", **made_up} for fips, year in joined]
    sources = [{"id": "made-up", "publisher": "nobody", "title": "a test", "kind": "page"}]
    return written(folder, PROGRAMME, places=places, memberships=memberships, sources=sources)


def written(folder: Path, programme: str, **tables: list[dict[str, Any]]) -> stadtnetz.Register:
    """A register of some tables; the others are empty."""
    stadtnetz.engagierte_stadt().save(folder)  # for the tables and their columns; none of its rows stays
    (folder / "programme.toml").write_text(programme, encoding="utf-8")
    for path in folder.glob("*.csv"):
        columns = path.read_text(encoding="utf-8").split("\n", 1)[0].split(",")
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(sorted(tables.get(path.stem, []), key=lambda row: str(row["id"])))
    return stadtnetz.open(folder)


def outcomes() -> dict[str, list[Any]]:
    """Log employment and log population by made-up key and year."""
    data = rows()
    return {
        "ags": [key(int(row["countyreal"])) for row in data],
        "year": [int(row["year"]) for row in data],
        "lemp": [float(row["lemp"]) for row in data],
        "lpop": [float(row["lpop"]) for row in data],
    }
