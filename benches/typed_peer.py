"""The benchmark of the peers (`shared/bench`) by `stadtnetz.typed()`: `typed_peer.py FILE` writes clean rows and findings to a folder
of its own and prints one JSON object in the peers' form. Beside them:

    python run_all.py --extra stadtnetz_python='python .../benches/typed_peer.py {file}' FILE
"""

import csv
import json
import pathlib
import sys
import tempfile
from collections import Counter

PROFILE = pathlib.Path(__file__).resolve().parents[1] / "examples" / "municipalities.toml"
KINDS = {  # what the peers call a rule, by its code, or by code and field
    "P001": "ags_format",
    "P004": "ags_state",
    "V008": "key_duplicate",
    "V006": "int_range",
    "V001": "int_format",
    "T001": "date_order",
    "T002": "date_format",
    "V007": "phase_enum",
    "V002 ags": "ags_format",
    "V002 inhabitants": "int_format",
    "V002 volunteers": "int_format",
    "V002 from": "date_format",
    "V002 phase": "phase_enum",
}


def answer(findings: pathlib.Path) -> dict:
    """Faults by kind, and the sums of their lines and columns."""
    kinds: Counter[str] = Counter()
    line_sum = col_sum = 0
    with findings.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            kinds[KINDS.get(row["code"]) or KINDS[f"{row['code']} {row['field']}"]] += 1
            line_sum += int(row["line"])
            col_sum += int(row["position"] or 0)
    return {"faults_by_kind": kinds, "line_sum": line_sum, "col_sum": col_sum}


def main() -> None:
    import stadtnetz

    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "typed"
        account = stadtnetz.typed(sys.argv[1], PROFILE).write(out)
        found = answer(out / "findings.csv")
    rows = sum(row["count"] for row in account if row["unit"] == "rows" and row["what"] in ("converted", "rejected"))
    print(json.dumps({"peer": "stadtnetz (Python)", "rows": rows, **found}))


if __name__ == "__main__":
    main()
