"""A list of a million rows, 18 % of them with a fault, by a profile: ours beside the peers of ../shared/bench, in one table.

usage: python benches/typed.py [--rows 1000000] [--runs 3] [--peers floor_decode,rust_hand,polars] [--work target/bench] [--shared ../shared]

Needs: cargo build --release --example typed, and what shared/bench/README.md asks for the peers chosen.
Ours writes the clean rows and every finding to two files while it reads; counts and sums are taken from the findings afterwards.
CPU seconds are what to compare; wall time depends on what else the machine does.
"""
from __future__ import annotations

import argparse
import csv
import json
import os
import statistics
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OURS = ROOT / "target/release/examples/typed"
PROFILE = ROOT / "examples/municipalities.toml"
IN_PYTHON = """
import sys, pathlib, stadtnetz
profile = stadtnetz.Profile.from_toml(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
stadtnetz.Typed(sys.argv[2], profile).write(sys.argv[3], sys.argv[4])
"""
FAULTS = {"P001": "ags_format", "P004": "ags_state", "V008": "key_duplicate", "V001": "int_format", "V006": "int_range",
          "T002": "date_format", "V007": "phase_enum", "T001": "date_order"}
EMPTY = {"phase": "phase_enum", "inhabitants": "int_format", "volunteers": "int_format"}


def once(command: list[str]) -> tuple[float, float, float]:
    """Wall seconds, CPU seconds and peak memory in MiB of a run."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status):
        sys.exit(f"{command[0]} failed: {errors.decode()}")
    return time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def answer(findings: Path) -> dict:
    """Faults by kind, and the sums of their lines and columns."""
    kinds, line_sum, col_sum = Counter(), 0, 0
    with findings.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            kinds[EMPTY[row["field"]] if row["code"] == "V002" else FAULTS.get(row["code"], row["code"])] += 1
            line_sum += int(row["line"])
            col_sum += int(row["position"] or 0)
    return {"faults_by_kind": dict(kinds), "line_sum": line_sum, "col_sum": col_sum}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rows", type=int, default=1_000_000)
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--peers", default="floor_decode,rust_hand,polars,dataframely,duckdb_sql,stdlib_csv,pandera,pydantic")
    options.add_argument("--work", type=Path, default=ROOT / "target/bench")
    options.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    chosen = options.parse_args()
    bench, work = (chosen.shared / "bench").resolve(), chosen.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    data = work / f"rows{chosen.rows}.csv"
    if not data.exists():
        subprocess.run([sys.executable, bench / "gen.py", str(chosen.rows), data], check=True)
    expected = json.loads(Path(f"{data}.expected.json").read_text(encoding="utf-8"))
    floor = os.environ.get("FLOOR_BIN")
    if not floor:
        subprocess.run(["cargo", "build", "--release", "--quiet", "--manifest-path", bench / "floor_rs/Cargo.toml",
                        "--target-dir", work / "floor"], check=True)
        floor = str(work / "floor/release/floor")

    table = []
    ours = {"stadtnetz, Rust": [str(OURS)], "stadtnetz, Python": [sys.executable, "-c", IN_PYTHON]}
    if subprocess.run([sys.executable, "-c", "import stadtnetz; stadtnetz.Typed"], capture_output=True).returncode:
        del ours["stadtnetz, Python"]
    for name, command in ours.items():
        rows, findings = work / "rows.csv", work / "findings.csv"
        runs = [once([*command, str(PROFILE), str(data), str(rows), str(findings)]) for _ in range(chosen.runs)]
        found = answer(findings)
        right = all(found[key] == expected[key] for key in found)
        table.append((name, *(statistics.median(column) for column in zip(*runs)), "all right" if right else f"WRONG: {found}"))

    results = work / "peers.jsonl"
    results.unlink(missing_ok=True)
    subprocess.run([sys.executable, "run_all.py", "--runs", str(chosen.runs), "--only", chosen.peers, "--out", results, data],
                   cwd=bench, env=os.environ | {"FLOOR_BIN": floor, "PYTHONDONTWRITEBYTECODE": "1"}, check=True,
                   stdout=subprocess.DEVNULL)
    for line in map(json.loads, results.read_text(encoding="utf-8").splitlines()):
        table.append((line["peer"], line["wall"], line["cpu"], line["rss_mib"], line["verdict"]))

    floor_cpu = next(cpu for name, _, cpu, *_ in table if name == "floor_decode")
    print("| who | wall s | CPU s | x floor (CPU) | peak MiB | answer |\n| --- | ---: | ---: | ---: | ---: | --- |")
    for name, wall, cpu, memory, verdict in sorted(table, key=lambda row: row[2]):
        print(f"| {name} | {wall:.2f} | {cpu:.2f} | {cpu / floor_cpu:.1f} | {memory:.0f} | {verdict} |")


if __name__ == "__main__":
    main()
