"""Turns the crosswalk tables inside the R package `ags` into the plain table that `stadtnetz` reads.

    python crosswalk_of_ags.py sysdata.rda xm20 > crosswalk.csv

`xm20` and `xd20` lead to the municipalities and districts of 31.12.2020, `xm19` and `xd19` to those of 2019. Needs the package `rdata`.
"""

import csv
import sys
import warnings
from functools import cache
from pathlib import Path

HEADER = ["from", "from_year", "to", "to_year", "population", "area", "employees"]


@cache
def tables(path: Path):
    """The tables in the file, as data frames; reading takes a while."""
    import rdata

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the file names classes that no converter is needed for
        return rdata.read_rda(path)


def rows(path: Path, table: str):
    """The rows of one of its tables; a missing weight is empty."""
    frame = tables(path)[table]
    to_year = 2000 + int(table[-2:])
    columns = ["ags_xw", "year_xw", f"ags{table[-2:]}", "pop_conv", "size_conv", "emp_conv"]
    digits = 8 if table.startswith("xm") else 5
    for source, year, target, *weights in frame[columns].itertuples(index=False):
        shares = ["" if weight != weight else repr(float(weight)) for weight in weights]
        yield [str(source).zfill(digits), int(year), str(target).zfill(digits), to_year, *shares]


def main(arguments: list[str]) -> None:
    path, table = arguments
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(HEADER)
    out.writerows(rows(Path(path), table))


if __name__ == "__main__":
    main(sys.argv[1:])
