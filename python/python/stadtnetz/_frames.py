"""Tables as data frames of other libraries, which are imported when somebody asks for them."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stadtnetz._core import OneMode, Table, TwoMode


def to_pandas(table: Table) -> Any:
    """A pandas data frame on numpy columns, without pyarrow."""
    numpy: Any = import_module("numpy")
    pandas: Any = import_module("pandas")

    def series(kind: str, values: list[Any]) -> Any:
        if kind == "day":
            return pandas.Series(numpy.array(values, dtype="datetime64[D]").astype("datetime64[s]"))
        if kind == "number":
            return pandas.Series(values, dtype="float64")
        missing = None in values
        if kind == "integer":
            return pandas.Series(values, dtype="Int64" if missing else "int64")
        if kind == "flag":
            return pandas.Series(values, dtype="boolean" if missing else "bool")
        return pandas.Series(values, dtype=object)

    frame = pandas.DataFrame({column.name: series(column.kind, column.values) for column in table.columns})
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


def figures(
    frame: Any, key: str, year: str, value: str, denominator: str | None
) -> list[tuple[str, int, float | None, float | None]]:
    """The rows of a frame as key, year, figure and denominator; a missing figure is None, never zero."""
    keys = [str(one) for one in _column(frame, key)]
    years = [int(one) for one in _column(frame, year)]
    values = [_number(one) for one in _column(frame, value)]
    below = [None] * len(keys) if denominator is None else [_number(one) for one in _column(frame, denominator)]
    return list(zip(keys, years, values, below, strict=True))


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
    return None if number != number else number
