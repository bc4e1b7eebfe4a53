"""A list of a million rows, 18 % of them with a fault, by a profile: ours beside the peers of ../shared/bench, in one table.

usage: python benches/typed.py [--rows 1000000] [--runs 3] [--peers floor_decode,rust_hand,polars] [--work target/bench] [--shared ../shared]

Needs: cargo build --release --example typed, and what shared/bench/README.md asks for the peers chosen.
Ours writes the clean rows and every finding to files while it reads. Rust is measured until they are written; what Python is measured for
(typed_peer.py, where `stadtnetz` is installed) includes counts and sums of the findings, as with the peers.
CPU seconds are what to compare; wall time depends on what else the machine does.
"""
from __future__ import annotations

import argparse
import importlib.util
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from typed_peer import PROFILE, answer

ROOT = Path(__file__).resolve().parents[1]
OURS = ROOT / "target/release/examples/typed"
IN_PYTHON = ROOT / "benches/typed_peer.py"


def once(command: list[str]) -> tuple[float, float, float]:
    """Wall seconds, CPU seconds and peak memory in MiB of a run."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status):
        sys.exit(f"{command[0]} failed: {errors.decode()}")
    return time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


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
    rows, findings = work / "rows.csv", work / "findings.csv"
    runs = [once([str(OURS), str(PROFILE), str(data), str(rows), str(findings)]) for _ in range(chosen.runs)]
    found = answer(findings)
    right = all(found[key] == expected[key] for key in found)
    table.append(("stadtnetz, Rust", *(statistics.median(column) for column in zip(*runs)), "all right" if right else f"WRONG: {found}"))

    results = work / "peers.jsonl"
    results.unlink(missing_ok=True)
    extra = ["--extra", f"stadtnetz_python={sys.executable} {IN_PYTHON} {{file}}"] if importlib.util.find_spec("stadtnetz") else []
    subprocess.run([sys.executable, "run_all.py", "--runs", str(chosen.runs), "--only", chosen.peers, *extra, "--out", results, data],
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
