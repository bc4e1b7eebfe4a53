"""Executes the notebooks and keeps what they print and draw.

    STADTNETZ_DIRECTORY=FOLDER python examples/notebooks/run.py [NAME ...]

Each notebook is a script in jupytext's percent format; its results stand in `results/` as Markdown with pictures. Needs jupytext, nbconvert and ipykernel,
and what the notebooks import. Without STADTNETZ_DIRECTORY those that need the official directory are left out, and named.
"""

import os
import re
import sys
from pathlib import Path

import jupytext
from nbconvert import MarkdownExporter
from nbconvert.preprocessors import ExecutePreprocessor
from nbformat.v4 import new_code_cell
from traitlets.config import Config

HERE = Path(__file__).parent
RESULTS = HERE / "results"
SETTINGS = """\
import pandas
pandas.set_option("display.width", 150, "display.max_columns", 20)
"""
NAMES = ("who_joined", "spreadsheet_to_panel", "event_study", "staying_and_leaving", "network")


def run(name: str) -> None:
    notebook = jupytext.read(HERE / f"{name}.py")
    notebook.cells.insert(0, new_code_cell(SETTINGS))
    ExecutePreprocessor(timeout=1800, kernel_name="python3").preprocess(notebook, {"metadata": {"path": str(HERE)}})
    del notebook.cells[0]
    settings = Config(NbConvertBase={"display_data_priority": ["image/png", "text/plain"]})  # tables as text are shorter
    text, resources = MarkdownExporter(config=settings).from_notebook_node(notebook, {"unique_key": name, "output_files_dir": "."})
    text = re.sub(r"!\[png\]\((?:\./)*", "![picture](", text)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{name}.md").write_text(re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]+\n", "\n", text)).strip() + "\n", encoding="utf-8")
    for file, picture in resources["outputs"].items():
        (RESULTS / Path(file).name).write_bytes(picture)
    print(f"{name}: {len(resources['outputs'])} pictures")


def main() -> None:
    os.environ["PYTHONPATH"] = os.pathsep.join([str(HERE), os.environ.get("PYTHONPATH", "")])
    for name in sys.argv[1:] or NAMES:
        if "from directory import" in (HERE / f"{name}.py").read_text(encoding="utf-8") and not os.environ.get("STADTNETZ_DIRECTORY"):
            print(f"{name}: left out, it needs the official directory (STADTNETZ_DIRECTORY=FOLDER)")
            continue
        run(name)


if __name__ == "__main__":
    main()
