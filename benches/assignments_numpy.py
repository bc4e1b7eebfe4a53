"""The peer of `benches/assignments.rs`: the same draws and the same statistic (never treated) with numpy.

Run it with numpy: python benches/assignments_numpy.py [how many draws]
"""

import sys
import time

import numpy as np

SIZES = [
    ("500 units, 5 years, 3 cohorts", 500, 2003, 5, {2004: 20, 2006: 40, 2007: 131}),
    (
        "11,000 units, 14 years, 8 cohorts",
        11_000,
        2012,
        14,
        {2015: 50, 2018: 30, 2020: 32, 2021: 29, 2022: 14, 2023: 23, 2024: 20, 2025: 20},
    ),
]


def att(outcomes: np.ndarray, first_year: int, cohorts: dict[int, int], order: np.ndarray) -> float:
    """Of a selection: the units in the order in which the cohorts take them; the rest is never treated."""
    treated = sum(cohorts.values())
    never = outcomes[order[treated:]].mean(axis=0)
    total, weight, taken = 0.0, 0, 0
    for g, size in cohorts.items():
        base = g - 1 - first_year
        change = outcomes[order[taken : taken + size]].mean(axis=0) - never
        effects = change[base + 1 :] - change[base]
        total += size * effects.sum()
        weight += size * len(effects)
        taken += size
    return total / weight


def main() -> None:
    draws = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    for name, units, first_year, years, cohorts in SIZES:
        unit, year = np.meshgrid(np.arange(units), np.arange(first_year, first_year + years), indexing="ij")
        outcomes = ((unit * 7_919 + year * 104_729) % 1_009).astype(float)
        random = np.random.default_rng(1)
        started = time.process_time()
        placebo = [att(outcomes, first_year, cohorts, random.permutation(units)) for _ in range(draws)]
        seconds = time.process_time() - started
        print(
            f"numpy {np.__version__}, {name}: {draws} draws in {seconds:.2f} s of processor time, "
            f"{1_000 * seconds / draws:.3f} ms a draw; standard deviation {np.std(placebo, ddof=1):.4f}"
        )


if __name__ == "__main__":
    main()
