"""Tables as data frames of other libraries, which are imported when somebody asks for them."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from importlib import import_module
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stadtnetz._core import Column, OneMode, Table, TwoMode

NUMPY_TYPES = {"integer": "int64", "number": "float64", "flag": "bool", "day": "datetime64[D]"}

FIGURE = re.compile(r"[-−+]?[\d.,\s]*\d[\d.,\s%]*")


def to_pandas(table: Table) -> Any:
    """A pandas data frame on numpy columns, without pyarrow."""
    numpy: Any = import_module("numpy")
    pandas: Any = import_module("pandas")

    def series(column: Column) -> Any:
        bytes_of_values, bytes_of_mask = column._buffers()
        if bytes_of_values is None:
            return pandas.Series(column.values, dtype=object)
        values = numpy.frombuffer(bytes_of_values, dtype=NUMPY_TYPES[column.kind])
        missing = None if bytes_of_mask is None else ~numpy.frombuffer(bytes_of_mask, dtype=bool)
        if column.kind == "day":
            if missing is not None:
                values[missing] = "NaT"
            return pandas.Series(values.astype("datetime64[s]"))
        if missing is None:
            return pandas.Series(values)
        if column.kind == "number":
            values[missing] = numpy.nan
            return pandas.Series(values)
        nullable = pandas.arrays.IntegerArray if column.kind == "integer" else pandas.arrays.BooleanArray
        return pandas.Series(nullable(values, missing))

    frame = pandas.DataFrame({column.name: series(column) for column in table.columns})
    frame.attrs["name"] = table.name
    return frame


def to_polars(table: Table) -> Any:
    """A polars data frame, without pyarrow."""
    polars: Any = import_module("polars")
    return polars.DataFrame(table)


def to_networkx(network: OneMode | TwoMode) -> Any:
    """A networkx graph whose nodes and edges carry what the tables say of them."""
    try:
        networkx: Any = import_module("networkx")
    except ImportError as error:
        message = "networkx is not installed (it comes with the extra `network`: pip install 'stadtnetz[network]')"
        raise ImportError(message, name="networkx") from error
    graph = networkx.Graph()
    graph.add_nodes_from((row.pop("name"), row) for row in network.nodes.rows())
    graph.add_edges_from((row.pop("source"), row.pop("target"), row) for row in network.edges.rows())
    return graph


def to_table(frame: Any) -> Table:
    """The table of a frame that hands out no Arrow stream that can be read: pandas without pyarrow, or a dict of lists."""
    from stadtnetz._core import Column, Table

    names = getattr(frame, "column_names", None) or (list(frame) if isinstance(frame, dict) else getattr(frame, "columns", None))
    if names is None:
        message = f"a list is a path, bytes, something to read from, or a data frame, not {type(frame).__name__}"
        raise TypeError(message)
    return Table("frame", [Column(str(name), *_kept(_column(frame, name))) for name in names])


def _kept(values: list[Any]) -> tuple[str, list[Any]]:
    """The kind and the values of a column: what is missing is None, what is of no kind or of several is text."""
    kept = [None if _is_missing(value) else _plain(value) for value in values]
    kinds = {type(value) for value in kept if value is not None}
    if kinds == {float} and all(value is None or value.is_integer() for value in kept):
        return "integer", [None if value is None else int(value) for value in kept]
    known: list[tuple[str, set[type]]] = [("flag", {bool}), ("integer", {int}), ("number", {float, int}), ("day", {date})]
    for kind, types in known:
        if kinds and kinds <= types:
            return kind, [float(value) if kind == "number" and value is not None else value for value in kept]
    return "text", [None if value is None else str(value) for value in kept]


def _is_missing(value: Any) -> bool:
    return value is None or type(value).__name__ in ("NAType", "NaTType") or (isinstance(value, float) and value != value)


def _plain(value: Any) -> Any:
    """A value of numpy or pandas as Python's own; a midnight is a day."""
    value = value.item() if hasattr(value, "item") else value
    if isinstance(value, datetime):
        return value.date() if value.time() == time() and value.tzinfo is None else value.isoformat()
    return value


def figures(
    frame: Any, key: str, year: str, value: str, denominator: str | None
) -> list[tuple[str, int, float | None, float | None]]:
    """The rows of a frame as key, year, figure and denominator; a missing figure is None, never zero."""
    keys, years = _keys(_column(frame, key)), _years(year, _column(frame, year))
    values = [_number(one) for one in _column(frame, value)]
    below = [None] * len(keys) if denominator is None else [_number(one) for one in _column(frame, denominator)]
    return list(zip(keys, years, values, below, strict=True))


def measures(frame: Any, key: str, year: str) -> Table:
    """Outcomes by key and year as a table: keys as text, years as whole numbers, every column of numbers.

    They come as a `Table`, as outcomes that were read (`Outcomes`), as a frame, as a dict of lists, or as a file that
    `outcomes` reads without an error. A column without any number is left out; one that mixes numbers and other text is refused.
    """
    from stadtnetz._core import Column, Outcomes, Table, outcomes

    if isinstance(frame, (bytes, str, PathLike)):
        frame = outcomes(frame)
        errors = [str(finding) for finding in frame.findings if finding.severity == "error"]
        if errors:
            raise ValueError(
                f"{errors[0]} ({len(errors)} such; read the file with stadtnetz.outcomes, look at its findings, and pass what it read)"
            )
    if isinstance(frame, Outcomes):
        frame = frame.table
    if isinstance(frame, Table):
        return frame
    names = [str(name) for name in _names(frame)]
    for name in (key, year):
        if name not in names:
            raise ValueError(
                f"the outcomes have no column {name!r} (they have {', '.join(names)}; say which with key= and year=)"
            )
    made = [
        Column(key, "text", _keys(_column(frame, key))),
        Column(year, "integer", _years(year, _column(frame, year))),
    ]
    for name in names:
        if name not in (key, year):
            values = _numbers(name, _column(frame, name))
            if values is not None:
                made.append(Column(name, "number", values))
    return Table("outcomes", made)


def _keys(cells: list[Any]) -> list[str]:
    """Keys as text; a column of whole numbers of seven or eight digits has lost the zero of the states 01 to 09."""
    plain = [None if _is_missing(cell) else _plain(cell) for cell in cells]
    if all(cell is None or (isinstance(cell, (int, float)) and cell == cell // 1 and 10**6 <= cell < 10**8) for cell in plain):
        return ["" if cell is None else f"{int(cell):08}" for cell in plain]
    return ["" if cell is None else str(cell) for cell in plain]


def _years(name: str, cells: list[Any]) -> list[int]:
    years = []
    for row, cell in enumerate(cells, start=1):
        try:
            years.append(int(cell))
            if not isinstance(cell, str) and years[-1] != cell:
                raise ValueError
        except (TypeError, ValueError):
            raise ValueError(f"column {name!r} holds {cell!r}, row {row} (expected a year such as 2020)") from None
    return years


def _numbers(name: str, cells: list[Any]) -> list[float | None] | None:
    """The numbers of a column; None where it holds no number but text."""
    try:
        return [_number(cell) for cell in cells]
    except (TypeError, ValueError):
        pass
    numbers, others = 0, []
    for row, cell in enumerate(cells, start=1):
        try:
            numbers += _number(cell) is not None
        except (TypeError, ValueError):
            others.append((row, cell))
    if numbers == 0:  # words are no outcome; a column of figures that cannot be read is one
        others = [(row, cell) for row, cell in others if isinstance(cell, float) or FIGURE.fullmatch(str(cell))]
    if others:
        row, cell = others[0]
        expected = "a number such as 1.5; stadtnetz.outcomes reads numbers and marks as German lists write them"
        raise ValueError(f"column {name!r} of the outcomes holds {cell!r}, row {row} (expected {expected})")
    return None


def _column(frame: Any, name: str) -> list[Any]:
    """A column of a dict of lists, a pandas or polars frame, a pyarrow table, or a `Table`."""
    column = frame[name]
    for method in ("to_pylist", "to_list", "tolist"):
        if hasattr(column, method):
            return list(getattr(column, method)())
    return list(column)


def _number(value: Any) -> float | None:
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return None
    number = float(value)
    if number in (float("inf"), float("-inf")):
        raise ValueError("no finite number")
    return None if number != number else number


def cells_or_bytes(source: Any) -> tuple[str, bytes | list[list[str | float | None]]]:
    """What a path, bytes or a frame hold: its name, and the bytes, or rows of cells of which the first is the header."""
    if isinstance(source, bytes):
        return "outcomes", source
    if isinstance(source, (str, PathLike)):
        return str(source), Path(source).read_bytes()
    names = list(_names(source))
    columns = [[_cell(one) for one in _column(source, name)] for name in names]
    return "outcomes", [[str(name) for name in names], *map(list, zip(*columns, strict=True))]


def _names(frame: Any) -> Any:
    """The names of the columns of a frame, a table or a dict of lists."""
    if hasattr(frame, "column_names"):
        return frame.column_names
    columns = getattr(frame, "columns", None)
    if columns is None and isinstance(frame, dict):
        return frame.keys()
    if columns is None:
        raise TypeError(f"outcomes are a path, bytes, a table, a data frame or a dict of lists, not {type(frame).__name__}")
    return [getattr(column, "name", column) for column in columns]


def _cell(value: Any) -> str | float | None:
    if value is None or isinstance(value, str) or type(value).__name__ in ("NAType", "NaTType"):
        return value if isinstance(value, str) else None
    if hasattr(value, "isoformat"):
        return str(value.isoformat())
    return float(value)
