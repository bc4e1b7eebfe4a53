"""Tables: their own forms, and what other libraries make of them."""

import csv
import io
import json
import subprocess
import sys
from typing import Any

import pytest

from stadtnetz import Column, Register, Table, UnknownIdError, View

MADE = Table(
    "made",
    [
        Column("name", "text", ["Görlitz", None, 'a,"b"|<c>'], description="a name"),
        Column("inhabitants", "integer", [54_042, None, 2**53 + 1], description="official figure", unit="persons"),
        Column("latitude", "number", [51.15, None, -0.5], description="degrees north"),
        Column("member", "flag", [True, None, False], description="on the day"),
        Column("day", "day", ["2020-07-01", None, "9999-12-31"], description="first day"),
    ],
)


@pytest.fixture(params=["made", "members", "participation", "places"])
def table(request: pytest.FixtureRequest, register: Register, view: View) -> Table:
    tables = {
        "made": MADE,
        "members": view.members,
        "participation": register.participation(),
        "places": register.table("places"),
    }
    return tables[request.param]


def test_rows_and_columns_agree(table: Table) -> None:
    rows = table.rows()
    assert rows == list(table)
    assert len(rows) == len(table)
    for column in table.columns:
        assert column.values == table[column.name] == [row[column.name] for row in rows]
        assert len(column) == len(table)
        assert column.description, f"{column.name} says nothing"
        assert table.column(column.name) == column


def test_pyarrow_takes_it(table: Table) -> None:
    import pyarrow

    taken = pyarrow.table(table)
    taken.validate(full=True)
    assert taken.to_pylist() == table.rows()
    assert pyarrow.schema(table).equals(taken.schema, check_metadata=True)
    for column in table.columns:
        metadata = taken.schema.field(column.name).metadata
        assert metadata[b"description"].decode() == column.description
        assert metadata.get(b"unit", b"").decode() == (column.unit or "")


def test_polars_takes_it(table: Table) -> None:
    import polars

    assert polars.DataFrame(table).rows(named=True) == table.rows()
    assert table.to_polars().equals(polars.DataFrame(table))


def test_duckdb_takes_it_again_and_again(table: Table) -> None:
    import duckdb

    given = table  # noqa: F841 - duckdb finds it by its name
    for _ in range(2):  # it asks for the schema several times, and for the stream once per query
        relation = duckdb.sql("select * from given")
        assert [dict(zip(relation.columns, row, strict=True)) for row in relation.fetchall()] == table.rows()


def test_pandas_takes_it(table: Table) -> None:
    import pandas

    frame = table.to_pandas()
    assert list(frame.columns) == [column.name for column in table.columns]
    for column in table.columns:
        values = [None if pandas.isna(value) else value for value in frame[column.name]]
        if column.kind == "day":
            values = [value and value.date() for value in values]
        assert values == column.values, column.name
    if hasattr(pandas.DataFrame, "from_arrow"):  # since pandas 3
        assert len(pandas.DataFrame.from_arrow(table)) == len(table)


def test_whole_numbers_stay_whole_in_pandas() -> None:
    frame = MADE.to_pandas()
    assert frame["inhabitants"][2] == 2**53 + 1
    assert {name: str(kind) for name, kind in frame.dtypes.items()} == {
        "name": "object",
        "inhabitants": "Int64",
        "latitude": "float64",
        "member": "boolean",
        "day": "datetime64[s]",
    }


def test_pyarrow_is_not_needed() -> None:
    script = """
import sys
sys.modules["pyarrow"] = None
import duckdb, polars, stadtnetz
members = stadtnetz.engagierte_stadt().on("2024-03-01").members
frame = members.to_pandas()
assert len(frame) == len(polars.DataFrame(members)) == len(members), "rows are missing"
found = duckdb.sql("select count(*) from members where status = 'certain'").fetchall()
assert found == [((frame["status"] == "certain").sum(),)]
print(len(members))
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 0


def test_an_empty_table_keeps_its_types() -> None:
    import polars
    import pyarrow

    empty = MADE.where("name", "nobody")
    assert len(empty) == 0
    assert pyarrow.table(empty).schema.equals(pyarrow.table(MADE).schema)
    assert polars.DataFrame(empty).schema == polars.DataFrame(MADE).schema
    assert list(empty.to_pandas().columns) == [column.name for column in MADE.columns]


def test_arrow_looks_at_the_numbers_and_texts_where_they_are() -> None:
    import pyarrow

    def addresses() -> dict[str, int]:
        taken = pyarrow.table(MADE)
        return {name: taken[name].chunk(0).buffers()[-1].address for name in ("name", "inhabitants", "latitude")}

    assert addresses() == addresses()


def test_what_was_handed_out_outlives_the_table() -> None:
    import gc

    import pyarrow

    rows = 100_000
    taken = pyarrow.table(Table("long", [Column("number", "integer", list(range(rows))), Column("text", "text", ["ä"] * rows)]))
    gc.collect()
    assert taken["number"].to_pylist() == list(range(rows))
    assert set(taken["text"].to_pylist()) == {"ä"}


def test_a_capsule_that_nobody_takes_is_freed_and_a_requested_schema_is_allowed(table: Table) -> None:
    import pyarrow

    for _ in range(50):
        table.__arrow_c_stream__()
        table.__arrow_c_schema__()
    capsule = table.__arrow_c_stream__(pyarrow.schema(table).__arrow_c_schema__())
    assert "arrow_array_stream" in repr(capsule)
    assert "arrow_schema" in repr(table.__arrow_c_schema__())


def test_csv_is_read_back(table: Table) -> None:
    rows = list(csv.DictReader(io.StringIO(table.to_csv(), newline="")))
    assert len(rows) == len(table)
    for found, row in zip(rows, table.rows(), strict=True):
        for name, value in row.items():
            plain = "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
            assert found[name] == plain


def test_json_is_read_back(table: Table) -> None:
    def plain(value: Any) -> Any:
        return value.isoformat() if hasattr(value, "isoformat") else value

    expected = [{name: plain(value) for name, value in row.items()} for row in table.rows()]
    assert json.loads(table.to_json()) == expected


def test_numbers_follow_the_language() -> None:
    assert "54.042" in MADE.to_text(lang="de") and "54,042" in MADE.to_text(lang="en")
    assert "ja" in MADE.to_markdown(lang="de") and "yes" in MADE.to_markdown()
    assert "54.042" in MADE.to_html(lang="de")


def test_what_a_table_shows_of_itself_is_cut(view: View) -> None:
    members = view.members
    shown = repr(members).splitlines()
    assert shown[0] == f"members: {len(members)} rows, {len(members.columns)} columns"
    assert len(shown) == 23 and shown[-1] == f"… and {len(members) - 20} more rows"
    html = members._repr_html_()
    assert html.count("<tr>") == 21 and f"{len(members) - 20} more rows" in html
    assert len(members.to_text().splitlines()) == len(members) + 1
    assert "more rows" not in repr(MADE)


def test_html_is_escaped() -> None:
    html = MADE.to_html()
    assert "&lt;c&gt;" in html and "<c>" not in html
    assert 'title="official figure [persons]"' in html


def test_select_and_where(view: View) -> None:
    certain = view.members.where("status", "certain").select("name", "status")
    assert len(certain) == view.count().certain
    assert [column.name for column in certain.columns] == ["name", "status"]
    with pytest.raises(UnknownIdError, match="did you mean status"):
        view.members.select("statsu")
    with pytest.raises(UnknownIdError, match="there are place, name, kind, "):
        view.members.where("nothing", "x")
    with pytest.raises(ValueError, match="named twice"):
        view.members.select("name", "name")


@pytest.mark.parametrize(
    ("columns", "why"),
    [
        ([Column("a", "integer", [1]), Column("b", "integer", [])], "equally long"),
        ([Column("a", "integer", [1]), Column("a", "text", ["x"])], "unique"),
    ],
)
def test_crooked_columns_are_refused(columns: list[Column], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        Table("crooked", columns)


@pytest.mark.parametrize(
    ("kind", "values", "error"),
    [
        ("colour", [], ValueError),
        ("integer", ["1"], TypeError),
        ("integer", [2**63], OverflowError),
        ("flag", [1], TypeError),
        ("day", ["2020-13-01"], ValueError),
        ("text", 7, TypeError),
    ],
)
def test_values_of_another_kind_are_refused(kind: str, values: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        Column("a", kind, values)
