"""The peer of `benches/names.rs`: the same names through rapidfuzz's `process.extractOne`, which takes the most similar one.

Run it with the directory's file: python benches/names_rapidfuzz.py GV100AD_30112025.txt [how many names]
"""

import sys
import time

from rapidfuzz import __version__, process


def municipalities(path: str) -> list[tuple[str, str, bool]]:
    """AGS, name without what stands behind the comma, whether it has a government of its own."""
    with open(path, encoding="utf-8") as lines:
        records = [line for line in lines if line.startswith("60")]
    return [(r[10:18], r[22:72].strip().split(",")[0], r[122:124] not in ("65", "66")) for r in records]


def written(units: list[tuple[str, str, bool]], count: int, each: int) -> list[tuple[str, str]]:
    """As `written` in names.rs: of every `each` names one has lost its second letter."""
    picked = (units[at % len(units)] for at in range(count))
    return [(key, name[:1] + name[2:] if at % each == 0 else name) for at, (key, name, _) in enumerate(picked)]


def main() -> None:
    units = municipalities(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 2_000
    choices = [name for _, name, _ in units]
    for each in (100, 1):
        names = written(units, count, each)
        started = time.process_time()
        found = [process.extractOne(name, choices) for _, name in names]
        seconds = time.process_time() - started
        right = sum(units[answer[2]][0] == key for (key, _), answer in zip(names, found, strict=True))
        print(
            f"rapidfuzz {__version__}, one in {each} misspelt: {count} names in {seconds:.2f} s of processor time, {count / seconds:,.0f} a second, "
            f"{100_000 * seconds / count:,.0f} s for 100,000; {right} right, {count - right} wrong"
        )


if __name__ == "__main__":
    main()
