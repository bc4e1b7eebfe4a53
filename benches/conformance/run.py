"""How well our reader and others find encodings and dialects, measured in one run on the same bytes.

usage: python benches/conformance/run.py [--shared ../shared] [--only dialects,spectrum,german,encodings,pollock] [--write docs/converter.md]

Needs: cargo build --release --example detect
       cargo build --release --manifest-path benches/conformance/peers/Cargo.toml --target-dir target/peers
       pip install clevercsv duckdb charset-normalizer chardet
Every tool judges the whole file and takes its own usual sample of it. A tool that fails is wrong.
"""
from __future__ import annotations

import argparse
import csv
import importlib.metadata
import io
import json
import platform
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from pathlib import Path

import chardet
import charset_normalizer
import clevercsv
import duckdb

ROOT = Path(__file__).resolve().parents[2]
OURS = ROOT / "target/release/examples/detect"
PEERS = ROOT / "target/peers/release/conformance-peers"
NAMES = {"comma": ",", "semicolon": ";", "tab": "\t", "vslash": "|", "space": " ", "nsign": "#"}
SETS = [
    ("POLLOCK and others", "CSV", "POLLOCK-dialect_annotations.txt"),
    ("CSV Wrangling", "CSV_Wrangling", "CCSV-manual_Dialect_Annotation.txt"),
    ("W3C-CSVW", "W3C-CSVW", "W3C-CSVW-dialect_annotations.txt"),
]
csv.field_size_limit(sys.maxsize)


def lines(program: Path, files: list[Path], *options: str) -> dict[str, dict]:
    """What a program of ours prints about some files."""
    found = {}
    for at in range(0, len(files), 200):
        command = [program, *options, *files[at : at + 200]]
        output = subprocess.run(command, capture_output=True, check=True).stdout
        found |= {line["file"]: line for line in map(json.loads, output.splitlines())}
    return found


def text_of(file: Path) -> str:
    """The text as a careful caller of the tools that read only one encoding would hand it over."""
    data = file.read_bytes()
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def of_clevercsv(file: Path) -> tuple[str, str] | None:
    dialect = clevercsv.Sniffer().sniff(text_of(file))
    return dialect and (dialect.delimiter, dialect.quotechar)


def of_sniffer(file: Path) -> tuple[str, str]:
    dialect = csv.Sniffer().sniff(text_of(file))
    return dialect.delimiter, dialect.quotechar


def of_duckdb(file: Path) -> tuple[str, str]:
    """With the options that serve it best here, of a copy in UTF-8."""
    with tempfile.NamedTemporaryFile(suffix=".csv") as copy:
        Path(copy.name).write_text(text_of(file), encoding="utf-8", newline="")
        found = duckdb.sql(f"select Delimiter, Quote from sniff_csv('{copy.name}', ignore_errors=true, null_padding=true)").fetchall()[0]
    return found[0], found[1].replace("(empty)", "").replace("\0", "")


def dialects(files: list[Path]) -> dict[str, dict[str, tuple | None]]:
    """Delimiter and quote by tool and file; None where a tool fails."""
    answers: dict[str, dict[str, tuple | None]] = {}
    for tool, program in [("stadtnetz", OURS), ("csv-nose", PEERS)]:
        said = lines(program, files)
        answers[tool] = {str(file): (said[str(file)].get("delimiter"), said[str(file)].get("quote")) for file in files}
    for tool, ask in [("CleverCSV", of_clevercsv), ("DuckDB", of_duckdb), ("csv.Sniffer", of_sniffer)]:
        answers[tool] = {}
        for file in files:
            try:
                answers[tool][str(file)] = ask(file)
            except Exception:  # noqa: BLE001 - a tool may fail in any way, and that is its answer
                answers[tool][str(file)] = None
    return answers


def cells(text: str, dialect: tuple) -> list[list[str]]:
    delimiter, quote = dialect
    # A tool that names no delimiter reads one column.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter or "\x1f", quotechar=quote or None,
                        quoting=csv.QUOTE_MINIMAL if quote else csv.QUOTE_NONE)
    return [row for row in reader if row]


def verdict(file: Path, answer: tuple | None, truth: tuple[str, str]) -> tuple[bool, bool]:
    """Whether a tool names what the truth names (or says that nothing is quoted), and whether it reads the same cells."""
    if answer is None or answer == (None, None):
        return False, False
    delimiter, quote = answer
    if (delimiter, quote) == truth:
        return True, True
    text = text_of(file)
    named = delimiter == truth[0] and quote in (None, "", truth[1])
    try:
        return named, cells(text, answer) == cells(text, truth)
    except (csv.Error, TypeError):
        return named, False


def table(header: list[str], rows: list[list[object]]) -> str:
    form = ["| " + " | ".join(map(str, row)) + " |" for row in [header, ["---"] * len(header), *rows]]
    return "\n".join(form) + "\n"


def share(right: int, of: int) -> str:
    return f"{right} ({100 * right / of:.2f} %)"


def report_dialects(corpora: Path) -> str:
    rows = []
    for name, folder, truth in SETS:
        expected = {}
        for line in (corpora / "csvsniffer/ground truth" / truth).read_text(encoding="utf-8").splitlines()[2:]:
            file, _, delimiter, quote, *_ = line.split("|")
            expected[corpora / "csvsniffer" / folder / file] = NAMES[delimiter], "'" if quote == "singlequote" else '"'
        files = [file for file in expected if file.is_file()]
        answers = dialects(files)
        verdicts = {tool: [verdict(file, said[str(file)], expected[file]) for file in files] for tool, said in answers.items()}
        for at, what in enumerate(["named", "same cells"]):
            right = [sum(fits[at] for fits in verdicts[tool]) for tool in answers]
            rows.append([name, f"{len(files)} of {len(expected)}", what, *(share(count, len(files)) for count in right)])
        tools = list(answers)
    return "### Delimiter and quote, CSVsniffer sets\n\n" + table(["set", "files", "right", *tools], rows)


def read_by(tool: str, file: Path, answer: tuple | None) -> list[list[str]] | None:
    """The rows of a file under the dialect that a tool found."""
    if tool == "stadtnetz":
        return lines(OURS, [file], "--rows")[str(file)].get("rows")
    if answer is None or not answer[0]:
        return None
    if tool == "DuckDB":
        found = duckdb.sql(f"select * from read_csv('{file}', all_varchar=true, strict_mode=false, ignore_errors=true, null_padding=true)")
        return [found.columns, *([cell or "" for cell in row] for row in found.fetchall())]
    return cells(text_of(file), (answer[0], answer[1] or '"'))


def report_spectrum(corpora: Path) -> str:
    files = sorted((corpora / "package/csvs").glob("*.csv"))
    answers = dialects(files)
    right = Counter()
    for file in files:
        expected = json.loads((corpora / "package/json" / (file.stem + ".json")).read_text(encoding="utf-8"))
        expected = expected if isinstance(expected, list) else [expected]
        for tool in answers:
            try:
                rows = read_by(tool, file, answers[tool][str(file)])
                header, *data = rows or [[]]
                found = [dict(zip(header, row)) for row in data]
            except Exception:  # noqa: BLE001
                found = None
            if file.stem == "location_coordinates":  # CSV and JSON of the collection disagree on one telephone number
                for row in [*(found or []), *expected]:
                    row.pop("Contact Phone Number", None)
            right[tool] += found == expected
    return "### csv-spectrum 2.0.0\n\n" + table(list(answers), [[f"{right[tool]} of {len(files)}" for tool in answers]])


def of_test(shared: Path) -> list[tuple[Path, dict[str, str]]]:
    with (ROOT / "tests/data/file_forms.csv").open(encoding="utf-8", newline="") as rows:
        return [(shared / "data/messy" / row["file"], row) for row in csv.DictReader(rows)]


def report_german(shared: Path) -> str:
    cases = [(file, row) for file, row in of_test(shared) if row["container"] == "text"]
    answers = dialects([file for file, _ in cases])
    rows = []
    right = Counter()
    for file, row in cases:
        delimiter = {"TAB": "\t"}.get(row["delimiter"], row["delimiter"])
        shown = []
        for tool, said in answers.items():
            answer = said[str(file)]
            fits = verdict(file, answer, (delimiter, '"'))[1]
            right[tool] += fits
            shown.append("right" if fits else "fails" if answer is None or not answer[0] else repr(answer[0]).replace("|", "\\|"))
        rows.append([f"`{file.name}`", f"`{row['delimiter']}`", *shown])
    rows.append(["**right**", len(cases), *(right[tool] for tool in answers)])
    return "### Delimiter and quote, German files\n\n" + table(["file", "delimiter", *answers], rows)


def report_encodings(shared: Path) -> str:
    alike = {"ascii": "utf-8", "utf_8": "utf-8", "utf-8-sig": "utf-8", "cp1252": "windows-1252", "latin_1": "windows-1252",
             "iso-8859-1": "windows-1252", "mac_roman": "macintosh", "macroman": "macintosh"}
    plain = lambda name: alike.get(str(name).lower(), str(name).lower())  # noqa: E731
    cases = [(file, row) for file, row in of_test(shared) if row["container"] in ("text", "html")]
    ours, peers = lines(OURS, [file for file, _ in cases]), lines(PEERS, [file for file, _ in cases])
    rows, right = [], Counter()
    for file, row in cases:
        data = file.read_bytes()
        best = charset_normalizer.from_bytes(data).best()
        said = {
            "stadtnetz": ours[str(file)]["encoding"],
            "chardetng": peers[str(file)]["encoding"],
            "charset-normalizer": best and best.encoding,
            "chardet": chardet.detect(data)["encoding"],
        }
        fits = {tool: plain(name) == row["encoding"] for tool, name in said.items()}
        right.update(tool for tool, fit in fits.items() if fit)
        rows.append([f"`{file.name}`", row["encoding"], *("right" if fits[tool] else f"{said[tool]}" for tool in said)])
    rows.append(["**right**", len(cases), *(right[tool] for tool in said)])
    return "### Encoding, German files\n\n" + table(["file", "encoding", *said], rows)


def overlap(expected: Counter, found: Counter) -> list[float]:
    """Share of the expected that was found, share of the found that was expected, their harmonic mean."""
    if not expected:
        return [1.0, 1.0, 1.0]
    common = (expected & found).total()
    if not common:
        return [0.0, 0.0, 0.0]
    a, b = common / expected.total(), common / found.total()
    return [a, b, 2 * a * b / (a + b)]


def pollock_of_file(expected: list[list[str]], found: list[list[str]] | None) -> float:
    """Success, and the three shares for the header, the records and the cells: at most 10."""
    if found is None:
        return 0.0
    if not expected:
        return 10.0
    record = lambda rows: Counter("".join(cell.lower() for cell in row) for row in rows[1:])  # noqa: E731
    cells = lambda rows: Counter(cell for row in rows for cell in row)  # noqa: E731
    header = lambda rows: Counter(cell.lower() for cell in (rows or [[]])[0])  # noqa: E731
    measures = [overlap(header(expected), header(found)), overlap(record(expected), record(found)), overlap(cells(expected), cells(found))]
    return 1.0 + sum(map(sum, measures))


def report_pollock(corpora: Path) -> str:
    folder = corpora / "pollock/polluted_files"
    files = sorted((folder / "csv").glob("*.csv"))
    weights = json.loads((corpora / "pollock/pollock_weights.json").read_text(encoding="utf-8"))
    total = sum(weights.get(file.name, 0) for file in files)
    said = lines(OURS, files, "--rows")
    simple, weighted = Counter(), Counter()
    for file in files:
        with (folder / "clean" / file.name).open(encoding="utf-8-sig", newline="") as clean:
            expected = list(csv.reader(clean))
        for tool, ask in [("stadtnetz", None), ("CleverCSV", of_clevercsv), ("DuckDB", of_duckdb), ("csv.Sniffer", of_sniffer)]:
            try:
                found = said[str(file)].get("rows", [] if "no rows" in said[str(file)].get("error", "") else None) if ask is None else read_by(tool, file, ask(file))
            except Exception:  # noqa: BLE001
                found = None
            score = pollock_of_file(expected, found)
            simple[tool] += score / len(files)
            weighted[tool] += score * weights.get(file.name, 0) / total
    rows = [[name, *(f"{scores[tool]:.3f}" for tool in simple)] for name, scores in [("simple", simple), ("weighted", weighted)]]
    return "### Pollock, automatic mode\n\n" + table(["score (at most 10)", *simple], rows)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    options.add_argument("--only", default="dialects,spectrum,german,encodings,pollock")
    options.add_argument("--write", type=Path, help="a page between whose marks the tables are put")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for name in ["csvsniffer_3sets.tar.xz", "csv-spectrum-2.0.0.tgz", "pollock_polluted_files.tar.xz"]:
            with tarfile.open(chosen.shared / "data/corpora" / name) as archive:
                archive.extractall(work, filter="data")
        reports = {
            "dialects": lambda: report_dialects(work),
            "spectrum": lambda: report_spectrum(work),
            "german": lambda: report_german(chosen.shared),
            "encodings": lambda: report_encodings(chosen.shared),
            "pollock": lambda: report_pollock(work),
        }
        parts = [reports[name]() for name in chosen.only.split(",")]
    versions = [f"{name} {importlib.metadata.version(name)}" for name in ["clevercsv", "duckdb", "charset-normalizer", "chardet"]]
    measured = f"csv-nose 1.4.0, chardetng 1.0.0, {', '.join(versions)}, Python {platform.python_version()}.\n"
    page = "\n".join([measured, *parts])
    print(page)
    if chosen.write:
        begin, end = "<!-- measured -->\n", "<!-- /measured -->"
        before, rest = chosen.write.read_text(encoding="utf-8").split(begin)
        chosen.write.write_text(before + begin + page + end + rest.split(end)[1], encoding="utf-8")


if __name__ == "__main__":
    main()
