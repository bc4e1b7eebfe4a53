"""Programme networks of municipalities: who was a member, when, and how sure are we.

The register of the German network programme *Engagierte Stadt* comes with the library:

>>> import datetime, stadtnetz
>>> view = stadtnetz.engagierte_stadt().on(datetime.date(2020, 7, 1))
>>> view.place("kassel").status
'certain'

``view.members`` and every other tabular answer is a :class:`Table`, which pandas, polars, pyarrow and duckdb take as it
is. :func:`open` reads a register from a folder, :meth:`Register.edit` gives a draft to change. What is refused raises
a :class:`StadtnetzError`.
"""

from stadtnetz._core import (
    Column,
    Conversion,
    Count,
    Draft,
    Finding,
    GermanDate,
    Record,
    Records,
    Register,
    Standing,
    Statement,
    Stay,
    Table,
    View,
    When,
    __version__,
    convert,
    engagierte_stadt,
    findings_table,
    open,
    read_german,
    rules,
)
from stadtnetz.errors import ConversionError, DateError, RegisterError, StadtnetzError, StorageError, UnknownIdError

__all__ = [
    "Column",
    "Conversion",
    "ConversionError",
    "Count",
    "DateError",
    "Draft",
    "Finding",
    "GermanDate",
    "Record",
    "Records",
    "Register",
    "RegisterError",
    "StadtnetzError",
    "Standing",
    "Statement",
    "Stay",
    "StorageError",
    "Table",
    "UnknownIdError",
    "View",
    "When",
    "__version__",
    "convert",
    "engagierte_stadt",
    "findings_table",
    "open",
    "read_german",
    "rules",
]
