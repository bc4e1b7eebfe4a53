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
    Admission,
    Column,
    Conversion,
    Count,
    Directory,
    DirectoryView,
    Draft,
    Eligibility,
    Explanation,
    Finding,
    GermanDate,
    Harmonised,
    Programme,
    Reconciliation,
    Record,
    Records,
    Register,
    Resolution,
    Standing,
    Statement,
    Stay,
    Table,
    Timeliness,
    View,
    When,
    __version__,
    convert,
    engagierte_stadt,
    findings_table,
    open,
    read_german,
    rules,
    size_class_of,
    size_classes,
)
from stadtnetz.errors import (
    ConversionError,
    DateError,
    DirectoryError,
    RegisterError,
    StadtnetzError,
    StorageError,
    UnknownIdError,
)

__all__ = [
    "Admission",
    "Column",
    "Conversion",
    "ConversionError",
    "Count",
    "DateError",
    "Directory",
    "DirectoryError",
    "DirectoryView",
    "Draft",
    "Eligibility",
    "Explanation",
    "Finding",
    "GermanDate",
    "Harmonised",
    "Programme",
    "Reconciliation",
    "Record",
    "Records",
    "Register",
    "RegisterError",
    "Resolution",
    "StadtnetzError",
    "Standing",
    "Statement",
    "Stay",
    "StorageError",
    "Table",
    "Timeliness",
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
    "size_class_of",
    "size_classes",
]
