"""What holds for the code itself."""

import ast
import pathlib
import re
import subprocess
import sys

from conftest import REPOSITORY

import stadtnetz

RUST = sorted((REPOSITORY / "python" / "src").rglob("*.rs"))
PYTHON = sorted(pathlib.Path(stadtnetz.__file__).parent.rglob("*.py"))


def test_every_class_is_frozen() -> None:
    classes = [
        (path.name, attribute)
        for path in RUST
        for attribute in re.findall(r"#\[pyclass(.*?)\]\n", path.read_text("utf-8"))
    ]
    assert len(classes) >= 14, f"only {len(classes)} classes found: does this test still see the code?"
    assert [found for found in classes if "frozen" not in found[1]] == []
    assert [found for found in classes if 'module = "stadtnetz"' not in found[1]] == []


def test_one_line_is_unsafe() -> None:
    assert "#![deny(unsafe_code)]" in (REPOSITORY / "python" / "src" / "lib.rs").read_text("utf-8")
    allowed = {path.name: len(re.findall(r"unsafe_code|unsafe \{", path.read_text("utf-8"))) for path in RUST}
    assert {name: count for name, count in allowed.items() if count} == {"arrow_in.rs": 2, "lib.rs": 1}


def test_every_class_is_handed_on() -> None:
    from stadtnetz import _core

    assert set(_core.__all__) <= set(stadtnetz.__all__)


def test_nothing_needs_more_than_python() -> None:
    """Other libraries are imported when somebody asks for them, and no module reads the environment or a clock."""
    assert len(PYTHON) >= 6
    for path in PYTHON:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            foreign = {name.split(".")[0] for name in names} - sys.stdlib_module_names - {"stadtnetz"}
            assert not foreign, f"{path.name} imports {foreign}"
        assert not re.search(r"\benviron|\bgetenv|\.today\(|\.now\(", path.read_text("utf-8")), path.name


def test_importing_is_light() -> None:
    script = "import sys, stadtnetz; print([name for name in ('numpy', 'pandas', 'polars') if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_docstrings_run() -> None:
    import doctest

    results = doctest.testmod(stadtnetz)
    assert results.attempted and not results.failed
