"""
The compiled part of the package; `stadtnetz` hands all of it on.
"""

from _typeshed import SupportsGetItem
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from os import PathLike
from pathlib import Path
from typing import Any, Final, Literal, SupportsFloat, SupportsIndex, final

__all__ = ["__version__", "Admission", "Assignments", "Column", "Conversion", "Count", "Directory", "DirectoryView", "Draft", "Eligibility", "Explanation", "Finding", "GermanDate", "Harmonised", "InspectedSheet", "Inspection", "OneMode", "Outcomes", "Profile", "Programme", "Reconciliation", "Record", "Records", "Register", "Report", "Resolution", "Standing", "Statement", "Statistics", "Stay", "Study", "Summary", "Table", "Timeliness", "TwoMode", "Typed", "TypedBlock", "TypedBlocks", "View", "When", "check", "convert", "engagierte_stadt", "explain_code", "findings_as", "findings_table", "inspect", "open", "outcomes", "read_german", "rules", "size_class_of", "size_classes", "typed"]

__version__: Final[str]
"""
The version of the package.
"""

@final
class Admission:
    """
    What was decided on the application of a place.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[object, ...]": ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def admitted(self, /) -> Literal["yes", "no", "unknown"]:
        """
        Whether it was admitted: yes, no, or unknown where neither is recorded.
        """
    @property
    def conditions(self, /) -> tuple[str, ...]:
        """
        What the admission depends on.
        """
    @property
    def decisions(self, /) -> tuple[Record, ...]:
        """
        The decisions, in their order: records of `decisions`.
        """
    @property
    def membership(self, /) -> str | None:
        """
        The id of the membership that came of it.
        """
    def to_text(self, /, *, lang: str = "en") -> str:
        """
        What was decided, in a sentence of a language (`de` or `en`).
        """
    @property
    def waived(self, /) -> bool:
        """
        Whether a waiver of the rule of the place is recorded.
        """

@final
class Assignments:
    """
    Draws of the selection: who else could have been treated. It is a table (`draw`, `unit`, `g`) for whatever takes one.
    """
    def __arrow_c_stream__(self, /, requested_schema: "object | None" = None) -> "object":
        """
        The capsule `arrow_array_stream` of the table.
        """
    def __reduce__(self, /) -> "tuple[object, ...]": ...
    def __repr__(self, /) -> str: ...
    @property
    def basis(self, /) -> str:
        """
        What the draws are: randomisation-inference where the pool was selected by lot, else placebo-distribution.
        """
    @property
    def draws(self, /) -> int:
        """
        How many draws there are.
        """
    def placebo(self, /, outcome: str, *, statistic: str = "att-never", anticipation: SupportsIndex | None = None) -> Table:
        """
        What the draws say of an outcome: the observed statistic, how often a draw is as far from 0, how wide the draws spread,
        and the least effect they would show. `statistic` is difference-in-means, att-never or att-not-yet; `anticipation` is
        that of the study where none is given.
        """
    @property
    def seed(self, /) -> int:
        """
        The seed they were made with.
        """
    @property
    def selected(self, /) -> int:
        """
        How many of them were selected.
        """
    def statistics(self, /, outcome: str, *, statistic: str = "att-never", anticipation: SupportsIndex | None = None) -> tuple[float | None, list[float]]:
        """
        The statistic of the selection as it was (None: undefined), and of every draw.
        """
    @property
    def table(self, /) -> Table:
        """
        The treated units of every draw: `draw`, `unit`, `g`; every other unit of the pools is untreated in it.
        """
    def to_pandas(self, /) -> Any:
        """
        The table as a pandas data frame on numpy columns.
        """
    @property
    def units(self, /) -> int:
        """
        How many units stand in some pool.
        """
    @property
    def without_choice(self, /) -> list[tuple[int, str, int]]:
        """
        The strata in which everybody was selected, so that no draw differs there: call, stratum, units.
        """

@final
class Column:
    """
    A named column of one type, with what it holds and in which unit. None is a missing cell.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[str, str, list[Any]], dict[str, Any]]: ...
    def __len__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, name: str, kind: str, values: Any, *, description: str = "", unit: str | None = None) -> Column:
        """
        `kind` is text, integer, number, flag or day.
        """
    def __repr__(self, /) -> str: ...
    def _buffers(self, /) -> tuple[bytearray | None, bytearray | None]:
        """
        What numpy makes an array of: the values as bytes (8 each; 1 for flags; days since 1970), and for each whether it is
        there, where some are missing. No bytes for text.
        """
    @property
    def description(self, /) -> str:
        """
        What the column holds.
        """
    @property
    def kind(self, /) -> Literal["text", "integer", "number", "flag", "day"]:
        """
        The type of the values: text, integer, number, flag or day.
        """
    @property
    def name(self, /) -> str:
        """
        The name, unique within the table.
        """
    @property
    def unit(self, /) -> str | None:
        """
        The unit of the values, where they have one.
        """
    @property
    def values(self, /) -> list[Any]:
        """
        The values; None is a missing cell.
        """

@final
class Conversion:
    """
    A converted list: the register, and what became of every row and every cell.
    """
    def __reduce__(self, /) -> "tuple[object, ...]": ...
    def __repr__(self, /) -> str: ...
    @property
    def account(self, /) -> Table:
        """
        The account: how many rows and cells there are, and what became of them. Nothing is lost: rows read = skipped +
        rejected + converted, cells read = converted + extra + missing + rejected + withheld.
        """
    def check(self, /, *, select: str | Iterable[str] | None = None, ignore: str | Iterable[str] | None = None, profile: str = "research", on: date | str | None = None) -> Report:
        """
        What was found in the list, and what is wrong across the records made of it, each finding with its row and what stands
        there. `select` and `ignore` are codes or how codes begin, `profile` is draft, research or publish.
        """
    @property
    def encoding(self, /) -> str:
        """
        How the file was read: its encoding.
        """
    @property
    def extra(self, /) -> Table:
        """
        The cells that no record holds.
        """
    @property
    def findings(self, /) -> tuple[Finding, ...]:
        """
        What was found: about the file, about its columns, then row by row. Withheld cells are never quoted.
        """
    def locate(self, /, finding: Finding) -> Finding:
        """
        The same finding with the place in the file that it points to: of a finding about a record, the row that the
        record was made of. A finding about anything else comes back as it is.
        """
    @property
    def merge(self, /) -> Table:
        """
        What the list brings to the register it was converted into: `standing` is new, same or conflict. In a conflict the
        register keeps its value, and the list's stands beside it with its source.
        """
    def merge_text(self, /, *, lang: str = "en") -> str:
        """
        The same as a person reads it: counts by table, then every conflict.
        """
    def personal(self, /) -> Table:
        """
        What stands in the withheld cells: for a file of its own, where somebody has a right to keep it.
        """
    def provenance(self, /, record: Record | str, id: str | None = None) -> Table:
        """
        The cells of the list that a record was made of: a Record, or a table and an id.
        """
    @property
    def register(self, /) -> Register:
        """
        The register.
        """
    @property
    def rejected(self, /) -> Table:
        """
        The rejected rows: `row` of the list, `code`, `reason` and `cell` (header of the column) of what is wrong with it, then its
        cells as they stood, under the headers of the list; withheld ones are missing. How many there are says the account too.
        """
    def rejected_csv(self, /, *, lang: str = "en") -> bytes:
        """
        The rejected rows as a list in the delimiter and the encoding of this one, to be corrected and converted again alone.
        """
    @property
    def rows(self, /) -> Table:
        """
        Every row of the list with what became of it.
        """
    @property
    def source(self, /) -> str:
        """
        The id of the source that the list is in the register.
        """
    @property
    def typed(self, /) -> Table:
        """
        The rows of data as typed columns, before records are made of them.
        """
    @property
    def withheld(self, /) -> Table:
        """
        The columns with withheld cells, which hold persons; not what stands in them.
        """

@final
class Count:
    """
    How many places were members on a day: for certain, presumably, possibly; and how many admissions no list names.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[int, int, int, tuple[int, int] | None]: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, certain: SupportsIndex, presumed: SupportsIndex, possible: SupportsIndex, unlisted: tuple[SupportsIndex, SupportsIndex] | None = None) -> Count: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def certain(self, /) -> int:
        """
        Places that were members for certain.
        """
    @property
    def possible(self, /) -> int:
        """
        Places that may have been members, the presumed ones among them.
        """
    @property
    def presumed(self, /) -> int:
        """
        Places that were presumably members, the certain ones among them.
        """
    def to_text(self, /, *, lang: str = "en") -> str:
        """
        The numbers in a sentence of a language (`de` or `en`).
        """
    @property
    def unlisted(self, /) -> tuple[int, int] | None:
        """
        Admissions that were published and are not listed, from low to high; None where a call's number was not
        published.
        """
    @property
    def upper_end(self, /) -> int | None:
        """
        The most places that can have been members: the possible ones and the low end of the unlisted.
        """

@final
class Directory:
    """
    The official directory of municipalities through time, from files of the statistical offices. `paths` are files and
    folders. A pickle names them, and reads them again.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[list[Path]]: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, paths: str | PathLike[str] | Iterable[str | PathLike[str]]) -> Directory:
        """
        The directory in a file or a folder, or in several. Raises DirectoryError for a file that is none of the official
        directory.
        """
    def __repr__(self, /) -> str: ...
    def edges(self, /, start: date | str, end: date | str, *, level: str = "municipality") -> Table:
        """
        Every merger, split, incorporation, transfer and key change between two days, of a level: municipality or district.
        """
    @property
    def editions(self, /) -> Table:
        """
        The editions: one row per file, with the days of its territory and of its figures.
        """
    @property
    def findings(self, /) -> tuple[Finding, ...]:
        """
        What is odd in the files, each by itself and put together.
        """
    def harmonise(self, /, frame: Any, *, to: date | str, key: str = "ags", year: str = "year", value: str = "value", denominator: str | None = None, by: str = "population", kind: str = "count", time: str = "exact") -> Harmonised:
        """
        Figures by key and year on the territory of the day `to`. `frame` is a data frame or a dict of columns; `by` is
        population or area, `kind` count or rate (a rate needs `denominator`), `time` exact or nearest. Counts are
        conserved, and what finds no place comes back with the reason.
        """
    def key_on(self, /, place: str, day: date | str) -> str | None:
        """
        The key of a place on a day. None before and after its time, and on days of which no source speaks.
        """
    def on(self, /, day: date | str) -> DirectoryView:
        """
        The directory on a day. Raises ValueError for a day before the first edition.
        """
    @property
    def paths(self, /) -> tuple[Path, ...]:
        """
        The files and folders it was read from.
        """
    def place_of(self, /, key: str, day: date | str) -> str | None:
        """
        The place that a key means on a day, by its first known key and day: `03156009@1990-12-31`. None where no source
        knows the key then.
        """
    def populations(self, /, key: str) -> Table:
        """
        The inhabitants of a key in every edition, with the census each figure updates and where the series breaks.
        """
    def predecessors(self, /, key: str, day: date | str, since: date | str) -> Table:
        """
        What a unit of a day is made of: which units of an earlier day gave which share of themselves. Raises ValueError
        where no source leads there.
        """
    @staticmethod
    def read(paths: str | PathLike[str] | Iterable[str | PathLike[str]]) -> Directory:
        """
        The directory in a file or a folder, or in several. Raises DirectoryError for a file that is none of the official
        directory.
        """
    def resolve(self, /, name: str, *, on: date | str | None = None, state: str | None = None, county: str | None = None, postcode: str | None = None, kind: str | None = None, population: SupportsIndex | None = None, tolerance: SupportsFloat | SupportsIndex = 0.1) -> Resolution:
        """
        The unit that a written name means, on a day (default: that of the newest edition), given what else is known.
        """
    def successors(self, /, key: str, start: date | str, end: date | str) -> Table:
        """
        What became of a unit: who holds which share of it on a later day. Raises ValueError where no source leads there.
        """

@final
class DirectoryView:
    """
    The official directory on a day.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[Directory, date]: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, directory: Directory, day: date | str) -> DirectoryView: ...
    def __repr__(self, /) -> str: ...
    @property
    def associations(self, /) -> Table:
        """
        The associations, with the municipalities that are in none.
        """
    @property
    def day(self, /) -> date:
        """
        The day.
        """
    @property
    def districts(self, /) -> Table:
        """
        The districts and the cities that are their own.
        """
    @property
    def edition(self, /) -> str:
        """
        The file of the edition that answers.
        """
    @property
    def known_until(self, /) -> date:
        """
        The day up to which edition and change lists know everything; changes after it are unknown.
        """
    @property
    def municipalities(self, /) -> Table:
        """
        The municipalities, unincorporated land included.
        """
    def read_keys(self, /, keys: SupportsGetItem[int, str], *, states: SupportsGetItem[int, str | None] | None = None) -> Table:
        """
        Keys as a list carries them, one row each: whole, or broken in a way that only one unit explains (a lost zero, a
        float, blanks, a missing state, scanned letters), with what was done. `states` is as long as `keys` where given.
        """
    def resolve(self, /, name: str, *, state: str | None = None, county: str | None = None, postcode: str | None = None, kind: str | None = None, population: SupportsIndex | None = None, tolerance: SupportsFloat | SupportsIndex = 0.1) -> Resolution:
        """
        The unit that a written name means, given what else is known.
        """
    def resolve_all(self, /, names: SupportsGetItem[int, str], *, states: SupportsGetItem[int, str | None] | None = None, counties: SupportsGetItem[int, str | None] | None = None) -> Table:
        """
        Many names at once, one row each; `states` and `counties` are as long as `names` where given.
        """
    @property
    def states(self, /) -> Table:
        """
        The states.
        """
    def unit(self, /, key: str) -> dict[str, Any]:
        """
        What the directory says of a unit, by its AGS or regional key. Raises UnknownIdError (a KeyError).
        """

@final
class Draft:
    """
    A register that may still be changed, and may not hang together yet. `finish()` makes it a register again.
    """
    def __reduce__(self, /) -> "tuple[object, ...]": ...
    def __repr__(self, /) -> str: ...
    def add_membership(self, /, place: str, *, source: str) -> str:
        """
        Adds a membership of which neither start nor end is known; gives its id.
        """
    def add_place(self, /, name: str, *, kind: str, source: str, state: str | None = None) -> str:
        """
        Adds a place without keys or coordinates; gives its id. `kind` is a word of the column `kind` of the table
        `places`, `state` an ISO 3166-2 code such as DE-HE.
        """
    def add_sighting(self, /, membership: str, when: When, *, kind: str, source: str) -> str:
        """
        Adds a sighting: a source shows that the membership was in force on some day of `when`; gives its id. `kind` is
        a word of the column `kind` of the table `sightings`.
        """
    def add_source(self, /, publisher: str, title: str) -> str:
        """
        Adds a document to name as a source; gives its id.
        """
    def change(self, table: str, id: str, /, **fields: "object") -> Record:
        """
        Changes fields of the record with an id; gives the record as it is now. The id itself stays. Raises
        UnknownIdError (a KeyError) where there is none, RegisterError with everything that cannot be read.
        """
    def faults(self, /) -> tuple[Finding, ...]:
        """
        Everything that is wrong.
        """
    def finish(self, /) -> Register:
        """
        The register, if nothing is wrong; else RegisterError with its findings. The draft stays as it is and can be
        corrected.
        """
    def put(self, table: str, /, **fields: "object") -> Record | None:
        """
        Adds a record, or puts it in the place of the one with its id, which is handed back. Raises RegisterError with
        everything that cannot be read.
        """
    def record(self, /, table: str, id: str) -> Record:
        """
        The record of a table with an id, as it stands in the draft. Raises UnknownIdError (a KeyError) where there is
        none.
        """
    def record_exit(self, /, id: str, last_day: When, *, source: str, reason: str | None = None) -> str:
        """
        Records that a source says when a membership ended; gives its id. `id` is that of the membership, or of a place with
        only one. Raises ValueError where another last day is recorded or several memberships can be meant, UnknownIdError (a
        KeyError) where there is none.
        """
    def record_membership(self, /, place: str, *, source: str, start: When | None = None, call: str | None = None) -> str:
        """
        Records that a source says when a place joined: a new membership; gives its id. Raises ValueError where the place is a
        member already, UnknownIdError (a KeyError) where there is no such place.
        """
    def record_sighting(self, /, id: str, when: When, *, kind: str, source: str) -> str:
        """
        Records that a source shows a membership in force on some day of `when`; gives the id of the sighting. `id` is that of
        the membership, or of a place with only one; `kind` a word of the column `kind` of the table `sightings`.
        """
    def remove(self, /, table: str, id: str) -> Record:
        """
        Takes a record out and hands it back. What still points to it is told by `finish`. Raises UnknownIdError (a
        KeyError).
        """
    def source(self, /, publisher: str, title: str = "", *, url: str | None = None, published: When | None = None) -> str:
        """
        The source with this publisher, title, address and day of publication; a new one where there is none. Gives its id.
        """

@final
class Eligibility:
    """
    What a register says about a place and a call: could it take part, was its application complete and in time, what was
    decided. `print` it to read all of it.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Register, str, str], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, register: Register, place: str, call: str, *, beyond_verified: bool = False) -> Eligibility: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def admission(self, /) -> Admission:
        """
        What was decided on the application.
        """
    @property
    def application(self, /) -> Explanation | None:
        """
        The rule of the application: sectors, partners, commitments, deadline. None where the programme has no such rule.
        """
    @property
    def call(self, /) -> str:
        """
        The id of the call.
        """
    @property
    def conditions(self, /) -> Table:
        """
        The conditions of both rules, one row each.
        """
    @property
    def of(self, /) -> str:
        """
        The id of the place.
        """
    @property
    def place(self, /) -> Explanation | None:
        """
        The rule of the place: its kind and its population. None where the programme has no such rule.
        """
    @property
    def timeliness(self, /) -> Timeliness | None:
        """
        Whether the application was in time; None where its receipt is not dated.
        """
    def to_html(self, /, *, lang: str = "en") -> str:
        """
        The rules as trees to unfold, in a language (`de` or `en`); everything is escaped.
        """
    def to_json(self, /) -> str:
        """
        All of it as JSON; its texts are ids and words of the definition, in no language.
        """
    def to_markdown(self, /, *, lang: str = "en") -> str:
        """
        All of it as Markdown in a language (`de` or `en`).
        """
    def to_text(self, /, *, lang: str = "en") -> str:
        """
        All of it as text in a language (`de` or `en`).
        """

@final
class Explanation:
    """
    What one rule says, and everything it rests on. `print` it to read it; a notebook shows a tree to unfold.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[object, ...]": ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def as_of(self, /) -> date:
        """
        The day as of which the values of the definition hold: the last day of the call.
        """
    @property
    def changes(self, /) -> Table:
        """
        The smallest changes that would turn the verdict.
        """
    def decisive_text(self, /, *, lang: str = "en") -> str:
        """
        The sets of `why()` or `why_not()` in words of a language (`de` or `en`).
        """
    @property
    def findings(self, /) -> tuple[Finding, ...]:
        """
        What is to be said of the values used: those used beyond the day they are verified for.
        """
    def headline(self, /, *, lang: str = "en") -> str:
        """
        What was asked and what it comes to, on one line, in a language (`de` or `en`).
        """
    @property
    def inputs(self, /) -> Table:
        """
        The facts that were looked at with their sources, those that do not count among them.
        """
    @property
    def limit(self, /) -> int | None:
        """
        The limit that the margin is measured from.
        """
    @property
    def margin(self, /) -> int | None:
        """
        How far the deciding condition is from its nearest limit, in `unit`; negative where it is missed.
        """
    @property
    def missing(self, /) -> Table:
        """
        What would have to be known to settle it.
        """
    @property
    def reason(self, /) -> str:
        """
        The id of the condition that decides, a colon, and why: `population:above`.
        """
    @property
    def rule(self, /) -> str:
        """
        The rule: place or application.
        """
    def to_html(self, /, *, lang: str = "en") -> str:
        """
        The same as a tree to unfold; everything is escaped.
        """
    def to_json(self, /) -> str:
        """
        The same as JSON; its texts are ids and words of the definition, in no language.
        """
    def to_markdown(self, /, *, lang: str = "en") -> str:
        """
        The same as nested Markdown lists.
        """
    def to_text(self, /, *, lang: str = "en") -> str:
        """
        The verdict and everything it rests on, in a language (`de` or `en`).
        """
    @property
    def unit(self, /) -> str | None:
        """
        The unit of margin and limit: persons, days, count.
        """
    @property
    def verdict(self, /) -> Literal["yes", "no", "unknown"]:
        """
        Whether the rule holds: yes, no or unknown.
        """
    def why(self, /) -> tuple[tuple[str, ...], ...]:
        """
        The minimal sets of conditions that make the rule hold; none where it does not hold.
        """
    def why_not(self, /) -> tuple[tuple[str, ...], ...]:
        """
        The minimal sets of conditions each of which keeps the rule from holding; none where it holds.
        """

@final
class Finding:
    """
    One thing said about data: the rule that was broken, where, and with which values.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[str], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, code: str, *, table: str | None = None, record: str | None = None, field: str | None = None, file: str | None = None, sheet: str | None = None, row: SupportsIndex | None = None, line: SupportsIndex | None = None, column: str | None = None, raw: str | None = None, values: "dict[str, object] | None" = None, severity: str | None = None, evidence: "Iterable[dict[str, object]] | None" = None, fix: "dict[str, str] | None" = None) -> Finding:
        """
        A finding of the rule with a code. `values` are what the holes of the rule's sentence are filled with.
        """
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def code(self, /) -> str:
        """
        The stable code of the rule: a letter and three digits.
        """
    @property
    def column(self, /) -> str | None:
        """
        The column in the file.
        """
    @property
    def evidence(self, /) -> tuple[dict[str, Any], ...]:
        """
        The values of records that it rests on: dicts with table, record, field, value and source.
        """
    @property
    def field(self, /) -> str | None:
        """
        The field it is about.
        """
    @property
    def file(self, /) -> str | None:
        """
        The file that shows it.
        """
    @property
    def fix(self, /) -> dict[str, Any] | None:
        """
        The change that mends it and loses nothing, where there is one: a dict with table, record, field, before and after.
        """
    @property
    def line(self, /) -> int | None:
        """
        The line of the file, counted from 1.
        """
    def message(self, /, *, lang: str = "en") -> str:
        """
        What was found, and in brackets what to do, in a language (`de` or `en`).
        """
    @property
    def name(self, /) -> str:
        """
        The name of the rule.
        """
    @property
    def raw(self, /) -> str | None:
        """
        What stands there.
        """
    @property
    def record(self, /) -> str | None:
        """
        The id of the record it is about.
        """
    @property
    def row(self, /) -> int | None:
        """
        The row of the table, counted from 1.
        """
    @property
    def severity(self, /) -> Literal["info", "warning", "error"]:
        """
        How bad it is: info, warning or error.
        """
    @property
    def sheet(self, /) -> str | None:
        """
        The sheet of the workbook.
        """
    @property
    def table(self, /) -> str | None:
        """
        The table it is about.
        """
    def to_text(self, /, *, lang: str = "en") -> str:
        """
        One line: where, how bad, which rule, what; in a language (`de` or `en`).
        """
    @property
    def values(self, /) -> dict[str, Any]:
        """
        The values it rests on, by the holes of the rule's sentence.
        """
    @property
    def where(self, /) -> str:
        """
        The place in a file that shows it, else table, record and field.
        """

@final
class GermanDate:
    """
    What a German text says of time: a date, a first day, a last day (inclusive), or a span.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[str]: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, text: str) -> GermanDate: ...
    def __repr__(self, /) -> str: ...
    @property
    def from_(self, /) -> When | None:
        """
        The date itself (`when`), or the first day (`from`, `span`).
        """
    @property
    def kind(self, /) -> Literal["when", "from", "last-day", "span"]:
        """
        `when`, `from`, `last-day` or `span`.
        """
    @property
    def last_day(self, /) -> When | None:
        """
        The last day, inclusive (`last-day`, `span`).
        """
    @property
    def text(self, /) -> str:
        """
        The text it was read from.
        """

@final
class Harmonised:
    """
    Figures on one territory, and those that found no place in it. Together they are what went in.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[Table, Table]: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, table: Table, unmatched: Table) -> Harmonised: ...
    def __repr__(self, /) -> str: ...
    @property
    def table(self, /) -> Table:
        """
        The figures, one row per year and key of the chosen day.
        """
    @property
    def unmatched(self, /) -> Table:
        """
        The figures that found no place, one row each, with the reason.
        """

@final
class InspectedSheet:
    """
    A sheet as it was found: the first 262,144 rows of it.
    """
    def __len__(self, /) -> int: ...
    def __reduce__(self, /) -> "tuple[object, ...]": ...
    def __repr__(self, /) -> str: ...
    @property
    def account(self, /) -> Table:
        """
        How many rows are what: `what`, `rows`.
        """
    @property
    def container(self, /) -> str:
        """
        How the file holds it: text, workbook, biff, html or table.
        """
    @property
    def delimiter(self, /) -> str | None:
        """
        The sign between cells, a blank where blanks align the columns; None where none is needed.
        """
    @property
    def encoding(self, /) -> str:
        """
        How its characters are written.
        """
    def grid(self, /, rows: SupportsIndex = ...) -> Table:
        """
        The first rows as they stand: `row`, `line`, then `A`, `B` and so on. Cells that hold persons are left out.
        """
    @property
    def header_rows(self, /) -> tuple[int, ...]:
        """
        The rows of the header, counted from 1.
        """
    @property
    def is_transposed(self, /) -> bool:
        """
        Whether the table lies on its side; rows and columns are counted as if it stood upright.
        """
    def layout(self, /) -> Table:
        """
        What every row is: data, or why it holds none.
        """
    def mapping(self, /) -> Table:
        """
        What every column holds, with confidence and evidence: how many cells prove it and refute it, and the first of each.
        """
    @property
    def name(self, /) -> str | None:
        """
        Its name; None in a CSV file.
        """
    def profile(self, /, lang: str = "en") -> Profile:
        """
        The proposed profile, to save and edit, with comments in a language (`de` or `en`). Raises ConversionError where
        no column has a header of its own.
        """
    @property
    def range(self, /) -> str | None:
        """
        The columns it takes, where tables stand side by side on the sheet: `D:F`, or `A:B, D:E` where a list goes on to the right.
        """
    def readings(self, /, rows: SupportsIndex = ...) -> Table:
        """
        What the cells of the first rows of data say: kind, value, unit, qualifier, footnote.
        """

@final
class Inspection:
    """
    A list as it was found: how it is written, its sheets, and for each what rows, columns and cells are, with the evidence.
    """
    def __len__(self, /) -> int: ...
    def __reduce__(self, /) -> "tuple[object, ...]": ...
    def __repr__(self, /) -> str: ...
    @property
    def file(self, /) -> str:
        """
        What findings call the list.
        """
    @property
    def findings(self, /) -> tuple[Finding, ...]:
        """
        What was found about encodings, repairs and losses.
        """
    def named(self, /, sheet: str) -> InspectedSheet:
        """
        The sheet of a name, of a number counted from 1, or of the columns that a table beside others takes (`D:F`). Raises UnknownIdError (a KeyError).
        """
    @property
    def overview(self, /) -> Table:
        """
        The sheets as a table: name, container, encoding, delimiter, sizes, rows of the header.
        """
    @property
    def profile(self, /) -> Profile:
        """
        The proposed profile of the sheet with the most data.
        """
    @property
    def sheet(self, /) -> InspectedSheet:
        """
        The sheet with the most cells of data. Raises ConversionError where there is no sheet.
        """
    @property
    def sheets(self, /) -> tuple[InspectedSheet, ...]:
        """
        The sheets, in the order of the file; a CSV file has one.
        """
    def stage(self, /, stage: str, *, sheet: str | None = None, rows: SupportsIndex = ...) -> Table:
        """
        A stage as a table: `bytes`, `sheets`, `grid`, `layout`, `mapping` or `typed`; from `grid` on of one sheet (default: the one
        with the most data), `grid` and `typed` for the first `rows` rows.
        """

@final
class OneMode:
    """
    A network of one kind of node, with weighted ties that have no direction: a projection of one with two.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[TwoMode, str, float | None]: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, of: TwoMode, weight: str = "count", at_least: SupportsFloat | SupportsIndex | None = None) -> OneMode: ...
    def __repr__(self, /) -> str: ...
    @property
    def centralisation(self, /) -> float | None:
        """
        How much the ties centre on one node: 1 for a star. None for fewer than three nodes.
        """
    @property
    def components(self, /) -> int:
        """
        The number of connected components; which node is in which stands in `nodes`.
        """
    @property
    def density(self, /) -> float | None:
        """
        Ties by the number that could be. None for fewer than two nodes.
        """
    @property
    def edges(self, /) -> Table:
        """
        One row per tie, with its weight.
        """
    @property
    def isolates(self, /) -> tuple[str, ...]:
        """
        The nodes without a tie.
        """
    @property
    def nodes(self, /) -> Table:
        """
        One row per node, those without a tie among them: its number of ties and its component.
        """
    def to_networkx(self, /) -> Any:
        """
        A networkx graph with everything that the tables say of nodes and ties. Needs the extra `network`.
        """
    @property
    def weight(self, /) -> str:
        """
        How the weights follow from shared neighbours: count, jaccard, overlap-days, newman.
        """

@final
class Outcomes:
    """
    Figures by key and year, each with its unit, and every mark with its meaning: what a study takes as its outcomes.
    """
    def __reduce__(self, /) -> "tuple[object, ...]": ...
    def __repr__(self, /) -> str: ...
    @property
    def account(self, /) -> Table:
        """
        What became of every row of the source.
        """
    @property
    def findings(self, /) -> tuple[Finding, ...]:
        """
        What was repaired, set aside or refused.
        """
    @property
    def layout(self, /) -> str:
        """
        How the source is laid out: wide-years, long, genesis-table, genesis-flat, inkar-wide or inkar-long.
        """
    @property
    def level(self, /) -> str | None:
        """
        The level of the units in `table`.
        """
    @property
    def long(self, /) -> Table:
        """
        One row per cell of the source, of every level: value and unit, or the mark that stands there and what it means.
        """
    @property
    def series(self, /) -> Table:
        """
        One row per series: label, unit, figures, missing ones, first and last year.
        """
    @property
    def table(self, /) -> Table:
        """
        One row per key and year of the level, one column per series, with its unit.
        """

@final
class Profile:
    """
    What a kind of list holds: its columns by their headers, what stands in them, and the rules a row keeps.

    `stadtnetz.inspect(file).profile` drafts one. Two profiles are equal where they say the same, whatever their comments.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[str], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, text: str, *, file_name: str = "profile.toml") -> Profile:
        """
        The profile in a text; `file_name` names it in errors. Raises ProfileError with every fault and its line and column.
        """
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def columns(self, /) -> tuple[str, ...]:
        """
        The names of the columns, in the order of the profile.
        """
    @classmethod
    def from_path(cls, /, path: str | PathLike[str]) -> Profile:
        """
        The profile in a TOML file. Raises ProfileError, or OSError where the file cannot be read.
        """
    @classmethod
    def from_toml(cls, /, text: str, *, file_name: str = "profile.toml") -> Profile:
        """
        The profile in a TOML text. Raises ProfileError.
        """
    @property
    def name(self, /) -> str:
        """
        The name of the kind of list.
        """
    @property
    def strict(self, /) -> bool:
        """
        Whether a row with any error is rejected, and not only one whose key fields say nothing.
        """
    def to_toml(self, /) -> str:
        """
        The profile as it was written, comments included.
        """

@final
class Programme:
    """
    A programme by its definition: phases, calls, vocabulary, rules of entry.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[str]: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, text: str, *, file_name: str = "programme.toml") -> Programme:
        """
        A programme from the text of its definition; `file_name` is what findings call it. Raises RegisterError with
        everything that is wrong.
        """
    def __repr__(self, /) -> str: ...
    @property
    def calls(self, /) -> tuple[str, ...]:
        """
        The ids of the calls, in the order of the definition.
        """
    def diff(self, /, after: Programme, view: DirectoryView) -> Table:
        """
        The municipalities whose verdict is another by the definition `after`, for every call that both have.
        """
    def eligibility_table(self, /, view: DirectoryView, calls: SupportsGetItem[int, str] | None = None) -> Table:
        """
        The rule of the place for all municipalities of a day, one row per call and municipality. `calls` are ids
        (default: all). Raises UnknownIdError (a KeyError) for a call that is not there.
        """
    @property
    def findings(self, /) -> tuple[Finding, ...]:
        """
        What was found in the definition: warnings and infos.
        """
    @property
    def id(self, /) -> str:
        """
        The id.
        """
    @property
    def name(self, /) -> str:
        """
        The name.
        """
    def run_tests(self, /, tests: str, *, file_name: str = "programme.tests.toml") -> tuple[Table, tuple[Finding, ...]]:
        """
        Runs golden tests (TOML) against the definition: a table with one row per test, and what is to be said of them. A
        test that fails is a finding of severity error, a value that no test reaches a warning.
        """
    @staticmethod
    def starter() -> str:
        """
        A commented definition to start a programme of one's own from.
        """
    @property
    def text(self, /) -> str:
        """
        The definition, TOML.
        """
    @property
    def version(self, /) -> str:
        """
        The version of the definition.
        """

@final
class Reconciliation:
    """
    What the published figures say together: which of them hold, on which reading, and what they imply.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Register], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, register: Register, *, about: str = "rounding-step", claims_alone: bool = False, quantities: SupportsGetItem[int, str] | None = None, widest_days: SupportsIndex = 366, unlisted_returns: SupportsIndex = 0) -> Reconciliation: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def changes(self, /) -> Table:
        """
        Entries and exits from one exact figure to the next that differs.
        """
    @property
    def conflicts(self, /) -> Table:
        """
        What excludes one another, one row per minimal set.
        """
    def explain(self, /, claim: str, *, lang: str = "en") -> str:
        """
        What is to be held of a claim, in a sentence of a language (`de` or `en`). Raises UnknownIdError (a KeyError).
        """
    @property
    def findings(self, /) -> tuple[Finding, ...]:
        """
        What is to be said of the figures: those that are contradicted, and those that exclude each other.
        """
    @property
    def flows(self, /) -> Table:
        """
        Entries and exits, one row per intake of a scope.
        """
    @property
    def listings(self, /) -> Table:
        """
        Published numbers of members beside the listed ones.
        """
    @property
    def missing_facts(self, /) -> Table:
        """
        Unknown numbers, the most telling first.
        """
    def plot(self, /, ax: "object" = None, *, scope: str = "all", lang: str = "en") -> Any:
        """
        Draws what is known of the members over time, with the published figures, on an `Axes` of matplotlib (default: a
        new one) and gives it back. Raises ImportError where matplotlib is not installed.
        """
    @property
    def scopes(self, /) -> tuple[str, ...]:
        """
        The parts of the network that figures speak of: all, state:DE-NW, region:NAME, call:ID, meeting:ID.
        """
    @property
    def steps(self, /) -> Table:
        """
        What was done, in order.
        """
    @property
    def timeline(self, /) -> Table:
        """
        How many members there were and had ever been, one row per scope and day on which something can change.
        """
    def to_text(self, /, scope: str = "all", *, lang: str = "en") -> str:
        """
        Everything that is concluded about a part of the network, in a language (`de` or `en`). Raises UnknownIdError (a
        KeyError) for a part that no figure speaks of.
        """
    @property
    def verdicts(self, /) -> Table:
        """
        What is to be held of the figures, one row per claim.
        """

@final
class Record:
    """
    A record of a register. Its fields are attributes: int, float, bool, When, str, a tuple of ids; None is unknown.

    A field whose name Python reserves has an underscore behind it (`record.from_`); `record["from"]` works too.
    """
    def __dir__(self, /) -> list[str]: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __getattribute__(self, name: str, /) -> Any:
        """
        A field, or whatever else a record has. (It is not `__getattr__`, which pyo3 hides from the class and so from
        its stubs.)
        """
    def __getitem__(self, name: str, /) -> Any: ...
    def __getnewargs__(self, /) -> tuple[str, dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, table: str, fields: "dict[str, object]") -> Record:
        """
        A record of a table from its fields. Raises RegisterError with everything that cannot be read.
        """
    def __repr__(self, /) -> str: ...
    @property
    def fields(self, /) -> tuple[str, ...]:
        """
        The names of the fields in their order.
        """
    @property
    def table(self, /) -> str:
        """
        The name of the table.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The fields and their values.
        """

@final
class Records:
    """
    The records of one table, in the order of their ids: `records["kassel"]`, `"kassel" in records`, `for record in
    records`.
    """
    def __contains__(self, asked: Any, /) -> bool:
        """
        Whether there is a record with this id, or this very record.
        """
    def __eq__(self, value: object, /) -> bool: ...
    def __getitem__(self, id: str, /) -> Record: ...
    def __iter__(self, /) -> Iterator[Record]: ...
    def __len__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[object, ...]": ...
    def __repr__(self, /) -> str: ...
    def get(self, /, id: str) -> Record | None:
        """
        The record with an id; None where there is none.
        """
    def ids(self, /) -> list[str]:
        """
        The ids in their order.
        """
    @property
    def name(self, /) -> str:
        """
        The name of the table.
        """
    def to_table(self, /) -> Table:
        """
        The same records as a table.
        """

@final
class Register:
    """
    A programme, its members and everything known about them. It cannot be changed; `edit()` gives a draft that can.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __getnewargs__(self, /) -> "tuple[dict[str, bytes]]": ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, files: "dict[str, bytes]") -> Register:
        """
        A register from its files, by name, as `files()` gives them. Raises RegisterError with everything that is wrong.
        """
    def __repr__(self, /) -> str: ...
    @property
    def applications(self, /) -> Records:
        """
        Applications.
        """
    @property
    def attendances(self, /) -> Records:
        """
        Places at meetings.
        """
    def check(self, /, *, select: str | Iterable[str] | None = None, ignore: str | Iterable[str] | None = None, profile: str = "research", on: date | str | None = None) -> Report:
        """
        What is wrong across its records and in its definition. `select` and `ignore` are codes or how codes begin, `profile`
        is draft, research or publish; without a day it is checked as of the last one that it speaks of.
        """
    def cite(self, /) -> str:
        """
        The register as a reference in a paper, on one line.
        """
    @property
    def claims(self, /) -> Records:
        """
        Published figures about the network.
        """
    def contradictions(self, /) -> tuple[Finding, ...]:
        """
        The memberships whose evidence excludes itself: one finding each, with the statements that count.
        """
    def cooperation(self, /, id: str) -> Table:
        """
        The places of a cooperation, with what sort of place each is. Raises UnknownIdError (a KeyError).
        """
    @property
    def cooperation_members(self, /) -> Records:
        """
        Places in groupings.
        """
    @property
    def cooperations(self, /) -> Records:
        """
        Groupings of members.
        """
    @property
    def decisions(self, /) -> Records:
        """
        Decisions on applications.
        """
    def describe(self, /, place: str, *, lang: str = "en") -> str:
        """
        What is known of a place, on no day in particular, in a language (`de` or `en`): its keys and figures, its
        memberships with the evidence, its local partners, meetings and cooperations. Raises UnknownIdError (a
        KeyError).
        """
    def digest(self, /) -> str:
        """
        A fingerprint of the data, SHA-256: equal for equal registers, whatever wrote them.
        """
    def edit(self, /) -> Draft:
        """
        A draft of this register, to be changed.
        """
    def eligibility(self, /, place: str, call: str, *, beyond_verified: bool = False) -> Eligibility:
        """
        Whether a place could take part in a call, whether its application was complete and in time, and what was decided.
        `beyond_verified` takes for granted that values hold beyond the day they are verified for. Raises UnknownIdError (a
        KeyError).
        """
    def eligibility_table(self, /, view: DirectoryView, calls: SupportsGetItem[int, str] | None = None) -> Table:
        """
        The rule of the place for all municipalities of a day, one row per call and municipality. `calls` are ids
        (default: all). Raises UnknownIdError (a KeyError) for a call that is not there.
        """
    def emptied(self, /) -> Draft:
        """
        A draft of the same programme without records but for the sources that its definition names.
        """
    def excel_files(self, /) -> "dict[str, bytes]":
        """
        The register for Excel by file name: semicolons, a byte order mark, German days, texts safe from formulas; and
        `mitgliederliste.csv`, which `convert` reads again.
        """
    def files(self, /) -> "dict[str, bytes]":
        """
        The files of the register by name. Equal registers have equal files.
        """
    @property
    def findings(self, /) -> tuple[Finding, ...]:
        """
        What was found in its files when it was opened: warnings and infos.
        """
    @property
    def indicators(self, /) -> Records:
        """
        Figures about places.
        """
    @property
    def keys(self, /) -> Records:
        """
        Keys that places had in a period.
        """
    @property
    def local_partners(self, /) -> Records:
        """
        Organisations in local partnerships.
        """
    @property
    def meetings(self, /) -> Records:
        """
        Meetings.
        """
    @property
    def memberships(self, /) -> Records:
        """
        Admissions of places.
        """
    @property
    def mentions(self, /) -> Records:
        """
        What sources say and no other table holds.
        """
    @property
    def name(self, /) -> str:
        """
        The name of the programme.
        """
    def on(self, /, day: date | str) -> View:
        """
        The register on a day: who was a member, how sure is that, and why.
        """
    @property
    def organisations(self, /) -> Records:
        """
        Partners of the programme and of places.
        """
    @property
    def origins(self, /) -> Records:
        """
        Rows of converted files that records rest on.
        """
    def overview(self, /) -> Table:
        """
        All tables: their names, what one row is, how many rows there are.
        """
    def participation(self, /) -> Table:
        """
        Every meeting with who took part. Persons and cities are two columns and never added.
        """
    def participation_of(self, /, place: str) -> Table:
        """
        The meetings of a place, and in which capacity it took part. Raises UnknownIdError (a KeyError).
        """
    @property
    def places(self, /) -> Records:
        """
        Municipalities, districts, associations and composites.
        """
    @property
    def populations(self, /) -> Records:
        """
        Population figures.
        """
    @property
    def programme(self, /) -> Programme:
        """
        The programme's definition.
        """
    def reconcile(self, /, *, about: str = "rounding-step", claims_alone: bool = False, quantities: SupportsGetItem[int, str] | None = None, widest_days: SupportsIndex = 366, unlisted_returns: SupportsIndex = 0) -> Reconciliation:
        """
        What the published figures (`claims`) say together with the calls and the listed memberships.

        `about` is how far "about" reaches: rounding-step, a number ("5") or a percentage ("10%"). `claims_alone` leaves
        the memberships out. `quantities` are those that are compared (default: all that are observed), `widest_days` the
        days on which a figure may have been true to bound others, `unlisted_returns` how many of those who come in together
        may have been members before without the register listing it.
        """
    def records(self, /, table: str) -> Records:
        """
        The records of a table. Raises UnknownIdError (a KeyError) where there is no such table.
        """
    @property
    def repairs(self, /) -> Records:
        """
        Values repaired in conversion.
        """
    @property
    def roles(self, /) -> Records:
        """
        What organisations do for the programme.
        """
    def save(self, /, path: str | PathLike[str]) -> Register:
        """
        Saves to the folder it was opened from, or to one without a register; all files change or none. Gives back the
        register as one opened from there. Raises RegisterError where something would be lost, StorageError (an
        OSError) where the system refuses.
        """
    @property
    def sightings(self, /) -> Records:
        """
        Evidence of memberships.
        """
    @property
    def sources(self, /) -> Records:
        """
        Documents.
        """
    def statements_of(self, /, place: str) -> Table:
        """
        Everything said about the memberships of a place, one row per statement. Raises UnknownIdError (a KeyError).
        """
    def statistics(self, /, day: date | str) -> Summary:
        """
        What can be said of the network on a day at a glance; `stats` has the rest.
        """
    @property
    def stats(self, /) -> Statistics:
        """
        The figures of the register, one method for each family.
        """
    def status_of(self, /, place: str, day: date | str) -> Table:
        """
        Where a place stands on a day, one row per membership or application: nominated, admitted, member, presumed,
        possible or ended, with what says so. Raises UnknownIdError (a KeyError).
        """
    def study(self, /, *, directory: Directory | None = None, outcomes: Any | None = None, key: str = ..., year: str = ..., rates: dict[str, tuple[str, str]] = ..., as_is: SupportsGetItem[int, str] = ..., years: SupportsGetItem[int, SupportsIndex] | None = None, territory: date | str | None = None, onset: str = ..., rule: str = ..., treatment: str = ..., contiguity: SupportsGetItem[int, tuple[SupportsIndex | str, SupportsIndex | str]] | None = None) -> Study:
        """
        The register as a study: municipalities of one territory over some years, for the evaluation of the programme.

        `directory` has the municipalities, their populations and the way of old keys to the day `territory` (default: that of
        its newest edition); without one the units are those of outcomes and register. `outcomes` is a table or a data frame by
        `key` and `year`: its columns are counts, but those in `rates` (name: numerator and denominator) and in `as_is` (neither,
        such as a mean); the path of a CSV file will do. `years` are consecutive (default: those of the outcomes). `onset` is first_day, majority or full_year;
        `rule` in_force or the id of a call; `treatment` certain, presumed, possible or drop. `contiguity` are pairs of
        keys that border on each other.
        """
    def table(self, /, name: str) -> Table:
        """
        A table of the register, or the tables `calls` and `phases` of its programme. Raises UnknownIdError (a
        KeyError).
        """
    @property
    def tables(self, /) -> tuple[str, ...]:
        """
        The names of the tables.
        """
    def timeliness(self, /, call: str, received: When) -> Timeliness:
        """
        Whether something received on a day was in time for a call. Raises UnknownIdError (a KeyError).
        """
    def undated(self, /, source: str) -> Table:
        """
        What a source says without a day, and what would give it one. Raises UnknownIdError (a KeyError).
        """
    @property
    def version(self, /) -> str:
        """
        The version of the programme's definition and of the data.
        """

@final
class Report:
    """
    What a check found, in the order of codes, tables and records.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __len__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    def count(self, /, severity: str) -> int:
        """
        How many findings are of a severity: info, warning or error.
        """
    @property
    def day(self, /) -> date | None:
        """
        The day as of which it was checked.
        """
    @property
    def findings(self, /) -> tuple[Finding, ...]:
        """
        The findings.
        """
    def fixed(self, /) -> Register:
        """
        The register with every fix made that loses nothing. Raises RegisterError where it would be none then.
        """
    @property
    def passed(self, /) -> bool:
        """
        Whether nothing is an error.
        """
    @property
    def profile(self, /) -> str:
        """
        The purpose: draft, research or publish.
        """
    @property
    def register(self, /) -> Register | None:
        """
        The register that was checked; None where the folder holds none that can be opened.
        """
    def table(self, /, *, lang: str = "en") -> Table:
        """
        The findings as a table, with their sentences in a language (`de` or `en`).
        """
    def write(self, /, format: str = "text", *, lang: str = "en") -> str:
        """
        The findings as text, json, sarif, csv or github, in a language (`de` or `en`); JSON holds both.
        """

@final
class Resolution:
    """
    What a written name means: one unit, several, or none and why. `print` it to read the evidence.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[str, str, str | None, str | None, str | None, str | None, Table, Table, Table, tuple[str, str]]: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, asked: str, outcome: str, reason: str | None, ags: str | None, ars: str | None, name: str | None, candidates: Table, evidence: Table, near: Table, text: tuple[str, str]) -> Resolution: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def ags(self, /) -> str | None:
        """
        The AGS of the one unit that matched; None for a unit of another level.
        """
    @property
    def ars(self, /) -> str | None:
        """
        The regional key of the one unit that matched.
        """
    @property
    def asked(self, /) -> str:
        """
        The name as it was written.
        """
    @property
    def candidates(self, /) -> Table:
        """
        The units that bear the name: those with most in favour first, then the most populous.
        """
    @property
    def evidence(self, /) -> Table:
        """
        What was said about the place and what the directory says to it, by candidate.
        """
    @property
    def name(self, /) -> str | None:
        """
        The official name of the one unit that matched.
        """
    @property
    def near(self, /) -> Table:
        """
        Units with a similar name: proposals for a person, never answers.
        """
    @property
    def outcome(self, /) -> str:
        """
        `match`, `ambiguous` or `not-found`.
        """
    @property
    def reason(self, /) -> str | None:
        """
        Why no unit was found: unknown-name, part-of, kind-not-listed, contradicted, unconfirmed or empty.
        """
    def to_text(self, /, *, lang: str = "en") -> str:
        """
        The answer with its evidence in a language (`de` or `en`).
        """

@final
class Standing:
    """
    A place on a day: whether it was a member, how sure that is, and why. `print` it to read the evidence.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[object, ...]": ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def name(self, /) -> str:
        """
        The name of the place.
        """
    @property
    def place(self, /) -> str:
        """
        The id of the place.
        """
    @property
    def status(self, /) -> Literal["certain", "presumed", "possible", "no"]:
        """
        How sure it is that the place was a member: certain, presumed, possible or no; the surest of its memberships.
        """
    def stay(self, /, membership: str) -> Stay:
        """
        The membership with an id. Raises UnknownIdError (a KeyError) where the place has no such membership.
        """
    @property
    def stays(self, /) -> tuple[Stay, ...]:
        """
        Its memberships in their order.
        """
    def to_text(self, /, *, lang: str = "en") -> str:
        """
        The status and everything it rests on, in a language (`de` or `en`).
        """
    @property
    def view(self, /) -> View:
        """
        The view it belongs to.
        """

@final
class Statement:
    """
    One dated statement about a membership, with the record that makes it and that record's sources.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Literal["start", "call-opened", "seen", "open-as-of", "end", "absent-from-complete-list", "planned-end"], When], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, kind: str, when: When, *, proves: bool, table: str, record: str, source: SupportsGetItem[int, str]) -> Statement: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def kind(self, /) -> Literal["start", "call-opened", "seen", "open-as-of", "end", "absent-from-complete-list", "planned-end"]:
        """
        What it says: start, call-opened, seen, open-as-of, end, absent-from-complete-list or planned-end.
        """
    @property
    def proves(self, /) -> bool:
        """
        Whether it proves something; inferred and approximate statements do not.
        """
    @property
    def record(self, /) -> str:
        """
        The id of that record.
        """
    @property
    def source(self, /) -> tuple[str, ...]:
        """
        The ids of that record's sources.
        """
    @property
    def table(self, /) -> str:
        """
        The table of the record that makes it.
        """
    def to_text(self, /, *, lang: str = "en") -> str:
        """
        What is said, of which days, whether it proves something, by which record, from which sources (`de` or `en`).
        """
    @property
    def when(self, /) -> When:
        """
        The days it speaks of.
        """

@final
class Statistics:
    """
    The figures of a register, one method for each family. What the sources leave open makes two columns, `…_low` and
    `…_high`: the least and the most over everything that can have happened. What is undefined is missing, never 0.

    `on` is the day of the figures (default: `last_seen`); `start` and `end` are the first and the last day of a period.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[Register]: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, register: Register) -> Statistics: ...
    def __repr__(self, /) -> str: ...
    def acceptance(self, /) -> Table:
        """
        Every call: applications, admissions, rates and times.
        """
    def attendance(self, /, *, start: date | str | None = None, end: date | str | None = None) -> Table:
        """
        How often every place that may have been a member came to the meetings of a period.
        """
    def band_profile(self, /, *, scale: str | None = None, on: date | str | None = None) -> Table:
        """
        How many members lie in which band of a scale (default: that of the day).
        """
    def bridging(self, /, *, start: date | str | None = None, end: date | str | None = None) -> Table:
        """
        How far ties of each kind lead across state borders.
        """
    def call_times(self, /) -> Table:
        """
        Median and quartiles of decision time and lead time over the calls.
        """
    def cohorts(self, /, *, on: date | str | None = None) -> Table:
        """
        What became of the members of each intake.
        """
    def concentration(self, /, *, on: date | str | None = None) -> Table:
        """
        How the members concentrate on the states.
        """
    def coverage(self, /, directory: DirectoryView | Directory, *, by: SupportsGetItem[int, str] = ..., scale: str | None = None, on: date | str | None = None) -> Table:
        """
        How many of the eligible municipalities are members, and how many people live in members. `by` is none, one or
        both of state and band; `scale` is the id of a scale of bands, without one that of the day.
        """
    def distance(self, /, directory: DirectoryView | Directory, *, scale: str | None = None, on: date | str | None = None) -> Table:
        """
        How far the eligible municipalities that are no members are from the nearest member.
        """
    def evidence_age(self, /, *, on: date | str | None = None) -> Table:
        """
        How old the evidence for the members is.
        """
    def growth(self, /, days: SupportsGetItem[int, date | str] | None = None, *, on: date | str | None = None) -> Table:
        """
        Stock and flow between consecutive `days`, each period without its last day; without them by calendar years, up to
        that of `on`.
        """
    @property
    def last_seen(self, /) -> date:
        """
        The last day on which some member was seen for certain, else the programme's first day: that of figures for which
        no day is named.
        """
    def life_table(self, /, *, on: date | str | None = None, since: date | str | None = None, every_spell: bool = False) -> Table:
        """
        How long memberships last: the range of the share that lasts longer, and the Kaplan-Meier estimates of an early and
        a late completion. Observation ends with the day `on`; `since` lets memberships that began before it enter late,
        `every_spell` counts the later memberships of a place too.
        """
    def list_claim_gap(self, /) -> Table:
        """
        Every published number of members beside the members of its days.
        """
    def location_quotient(self, /, directory: DirectoryView | Directory, *, scale: str | None = None, on: date | str | None = None) -> Table:
        """
        Where more joined than elsewhere, measured by the eligible municipalities of each state.
        """
    def meeting_summary(self, /, *, start: date | str | None = None, end: date | str | None = None) -> Table:
        """
        The meetings of a period in one row: reach and hosting.
        """
    def meetings(self, /, *, start: date | str | None = None, end: date | str | None = None) -> Table:
        """
        The meetings that may have begun in a period.
        """
    def missing_value(self, /, days: SupportsGetItem[int, date | str] | None = None, *, on: date | str | None = None) -> Table:
        """
        Every missing fact that would settle something, the most valuable first. Who was a member is settled on the
        `days`, without them on the day `on`.
        """
    def multiplexity(self, /, *, start: date | str | None = None, end: date | str | None = None) -> Table:
        """
        Every two places with a tie, with the kinds of ties between them.
        """
    def network(self, /, kind: str, *, start: date | str | None = None, end: date | str | None = None) -> TwoMode:
        """
        Places and what ties them: by meeting, cooperation or partner. With a start or an end only ties that may hold on a
        day of the period.
        """
    def partner_turnover(self, /, *, start: date | str | None = None, end: date | str | None = None) -> Table:
        """
        Partners that joined and left every partnership in a period.
        """
    def partners(self, /) -> Table:
        """
        Every organisation that works with a member or had a role in the programme.
        """
    def precision(self, /) -> Table:
        """
        How precise the dates of every column are.
        """
    def quality(self, /) -> Table:
        """
        How much is documented, by how many sources, and how much contradicts itself.
        """
    def reentry(self, /, *, on: date | str | None = None) -> Table:
        """
        How many of the places that had left came back.
        """
    @property
    def register(self, /) -> Register:
        """
        The register.
        """
    def retention(self, /, days: SupportsGetItem[int, date | str] | None = None, *, on: date | str | None = None) -> Table:
        """
        Which share of the members of one day were members on a later one, between every two of the `days`; without them
        the ends of the phases and the day `on`.
        """
    def sector_mix(self, /, *, seat: str = "record") -> Table:
        """
        The mix of sectors in every partnership. What counts as a seat is each `record` or each `organisation`.
        """
    def tenure(self, /, *, on: date | str | None = None) -> tuple[float, float] | None:
        """
        The days that the certain members have been members: the median, at least and at most. None without members.
        """
    def time_to_join(self, /, eligible: dict[str, date | str], *, on: date | str | None = None) -> Table:
        """
        How long places took to join. `eligible` gives, by id of the place, the day on which each first could join: which
        rule that is, you say. Observation ends with the day `on`.
        """
    def transitions(self, /) -> Table:
        """
        How many places went from which status to which between the ends of consecutive phases.
        """

@final
class Stay:
    """
    One membership of a place as seen on a day.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[object, ...]": ...
    def __repr__(self, /) -> str: ...
    @property
    def contradictory(self, /) -> bool:
        """
        Whether the evidence excludes itself; such a stay is certain on no day.
        """
    @property
    def from_earliest(self, /) -> date:
        """
        The earliest first day.
        """
    @property
    def from_latest(self, /) -> date | None:
        """
        The latest first day; None where nothing bounds it.
        """
    @property
    def last_day_earliest(self, /) -> date:
        """
        The earliest last day (inclusive).
        """
    @property
    def last_day_latest(self, /) -> date | None:
        """
        The latest last day (inclusive); None where nothing bounds it.
        """
    @property
    def membership(self, /) -> str:
        """
        The membership's id.
        """
    @property
    def record(self, /) -> Record | None:
        """
        The membership's record.
        """
    @property
    def statements(self, /) -> tuple[Statement, ...]:
        """
        Everything said about it.
        """
    @property
    def status(self, /) -> Literal["certain", "presumed", "possible", "no"]:
        """
        How sure it is on the day: certain, presumed, possible or no.
        """
    @property
    def term_end(self, /) -> date | None:
        """
        The last day of the term in which it was last admitted, renewed or seen.
        """

@final
class Study:
    """
    A register looked at as a study: municipalities of one territory over some years. Every table is made from it, sorted by
    `unit` and `year`; `inf` = never.
    """
    def __reduce__(self, /) -> "tuple[object, ...]": ...
    def __repr__(self, /) -> str: ...
    @property
    def anticipation(self, /) -> int:
        """
        The smallest number of years before the first treated one that makes every base year free of concept phases and of
        funded days: what estimators are to be given.
        """
    def applications(self, /) -> Table:
        """
        One row per municipality and call: whether it could apply, did, was nominated, selected, turned down; how far its
        population lies from the limits; the outcomes in the year before the call.
        """
    def args(self, /, package: str, outcome: str) -> dict[str, str]:
        """
        The names by which a package (csdid, diff-diff, pyfixest, moderndid, differences) finds the columns of the panel.
        """
    def assignments(self, /, draws: SupportsIndex = 10000, seed: SupportsIndex = 1, *, within: SupportsGetItem[int, str] = ..., pool: str = "rejected", by_lot: bool = False) -> Assignments:
        """
        The selection of every call drawn again, out of those it selected and the controls of a kind, within calls and `within`
        them by land and band. `by_lot` says that the pool was selected by lot: only then do the draws support randomisation
        inference. The same seed gives the same draws everywhere.
        """
    def balance(self, /, by: str | None = ..., *, denominator: str = "treated", controls: str = "rejected") -> Table:
        """
        How alike the selected and their controls were before the call: standardised differences and variance ratios, within
        each call (`by="call"`) or over all (None). `denominator` is treated or pooled.
        """
    def bounds(self, /) -> Table:
        """
        The panel's treatment at least and at most, over all completions of what is not known.
        """
    def check(self, /, package: str | None = None, *, lang: str = "en") -> Table:
        """
        What spoils an estimate: a table of code, severity, number and message in a language. With a `package` (csdid, diff-diff,
        pyfixest, moderndid, differences) also what that package takes amiss.
        """
    def edges(self, /, kind: str = "meeting", *, weight: str = "count") -> Table:
        """
        The ties of a kind (meeting, cooperation, contiguity) in every year. Borders are those that the study was given.
        `weight` is count, jaccard, overlap-days or newman.
        """
    def flow(self, /) -> Table:
        """
        How many came how far at each call, and where each number is from.
        """
    def life_table(self, /, by: SupportsGetItem[int, str] = ...) -> Table:
        """
        Life tables of the memberships (Kaplan-Meier, Greenwood), by cohort, land, band or call.
        """
    def nodes(self, /, kind: str = "meeting") -> Table:
        """
        The municipalities that the ties of a kind are between, those without a tie among them.
        """
    def panel(self, /) -> Table:
        """
        One row per municipality and year.
        """
    def sample(self, /) -> Table:
        """
        The rows of the panel that an estimator is given: treated and controls, without a municipality that lacks one year.
        """
    def spells(self, /) -> Table:
        """
        Every membership that was under observation: `entry` and `duration` in years since joining, `event` 1 where the place
        left; merging and the end of the programme are censoring, or a competing event by `event_type`.
        """
    def stacks(self, /, window: tuple[SupportsIndex, SupportsIndex] = ..., controls: str = "rejected") -> Table:
        """
        Every call beside its own controls (`rejected`, `nominated`, `eligible`, `not_yet`, `never`), from years before the
        first treated one to years after it. Raises ValueError where no call has such controls.
        """
    def surroundings(self, /) -> Table:
        """
        How close members are on 31 December of every year: among the neighbours, in the same state, in kilometres.
        """
    def take_up(self, /, by: SupportsGetItem[int, str] = ...) -> Table:
        """
        Members on 31 December by municipalities eligible under the rule in force, by land, band and year.
        """
    @property
    def territory(self, /) -> date | None:
        """
        The day whose territory the units have. None: keys were taken as they are.
        """
    @property
    def unmatched(self, /) -> Table:
        """
        The values of outcomes that are not in the panel, each with its reason.
        """
    @property
    def unplaced(self, /) -> Table:
        """
        The places with memberships or applications that have no row, each with the reason.
        """
    @property
    def years(self, /) -> list[int]:
        """
        The years, in order and without a gap.
        """

@final
class Summary:
    """
    What can be said of a network on a day at a glance. A pair is the least and the most over everything that can have
    happened; figures by set of members are dicts of `certain`, `presumed` and `possible`.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[Register, date]: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, register: Register, day: date | str) -> Summary: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def admissions(self, /) -> tuple[int, int]:
        """
        Memberships that ever began.
        """
    @property
    def concentration(self, /) -> dict[str, Any]:
        """
        How the members concentrate on states, from 0 (the same number in each) to 1 (all in one), by set of members.
        """
    @property
    def day(self, /) -> date:
        """
        The day.
        """
    @property
    def end_documented(self, /) -> float | None:
        """
        Memberships of which a source says when they ended, by all memberships.
        """
    @property
    def entries_in_twelve_months(self, /) -> tuple[int, int]:
        """
        Memberships that began in the twelve months that end with the day.
        """
    @property
    def ever(self, /) -> tuple[int, int]:
        """
        Places that ever joined.
        """
    @property
    def evidence_age_median(self, /) -> dict[str, Any]:
        """
        Median of the days since each member was last seen, by set of members.
        """
    @property
    def exits_in_twelve_months(self, /) -> tuple[int, int]:
        """
        Memberships that ended in the twelve months that end with the day.
        """
    @property
    def members(self, /) -> Count:
        """
        Members: certain, presumed, possible, and admissions that no list names.
        """
    @property
    def programme(self, /) -> str:
        """
        The programme.
        """
    @property
    def start_documented(self, /) -> float | None:
        """
        Memberships of which a source says when they began, by all memberships.
        """
    @property
    def states(self, /) -> tuple[int, int]:
        """
        States that the members lie in.
        """
    @property
    def table(self, /) -> Table:
        """
        The summary in long form: a row for each figure, with its unit.
        """
    @property
    def tenure_median(self, /) -> tuple[float, float] | None:
        """
        Median of the days that the certain members have been members. None without members.
        """
    def to_text(self, /, *, lang: str = "en") -> str:
        """
        A line for each figure, in a language (`de` or `en`).
        """
    @property
    def version(self, /) -> str:
        """
        The version of the register.
        """

@final
class Table:
    """
    A table of typed, documented columns.

    It speaks Arrow: `pyarrow.table(t)`, `polars.DataFrame(t)`, `duckdb.sql("from t")` and
    `pandas.DataFrame.from_arrow(t)` take it as it is, and none of them is needed to use it.
    """
    def __arrow_c_schema__(self, /) -> "object":
        """
        The capsule `arrow_schema`: names and types, with descriptions and units as metadata.
        """
    def __arrow_c_stream__(self, /, requested_schema: "object | None" = None) -> "object":
        """
        The capsule `arrow_array_stream`. A requested schema is not looked at, as the protocol allows: the types are
        the table's own.
        """
    def __eq__(self, value: object, /) -> bool: ...
    def __getitem__(self, column: str, /) -> list[Any]:
        """
        The values of the column with a name.
        """
    def __getnewargs__(self, /) -> tuple[str, tuple[Column, ...]]: ...
    def __iter__(self, /) -> Iterator[dict[str, Any]]: ...
    def __len__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, name: str, columns: SupportsGetItem[int, Column]) -> Table:
        """
        A table of columns that are equally long and have different names.
        """
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    def column(self, /, name: str) -> Column:
        """
        The column with a name. Raises UnknownIdError (a KeyError) where there is none.
        """
    @property
    def columns(self, /) -> tuple[Column, ...]:
        """
        The columns in their order.
        """
    def for_reading(self, /, *, lang: str = "en") -> Table:
        """
        The same rows for reading, in a language (`de` or `en`): a column `…_low` and the column `…_high` behind it as one,
        and shares in per cent.
        """
    @property
    def name(self, /) -> str:
        """
        What one row is about: `members`, `places`, `findings`.
        """
    def rows(self, /) -> list[dict[str, Any]]:
        """
        The rows as dicts, by column name.
        """
    def select(self, /, *names: "str") -> Table:
        """
        The same table with some of its columns, in the order they are named.
        """
    def to_csv(self, /) -> str:
        """
        Comma-separated values: UTF-8, LF, decimal point, empty = missing.
        """
    def to_html(self, /, *, lang: str = "en") -> str:
        """
        An HTML table, numbers in the form of a language (`de` or `en`); everything is escaped.
        """
    def to_json(self, /) -> str:
        """
        A JSON array with one object per row; missing is null.
        """
    def to_markdown(self, /, *, lang: str = "en") -> str:
        """
        A Markdown table, numbers in the form of a language (`de` or `en`).
        """
    def to_pandas(self, /) -> Any:
        """
        A pandas data frame on numpy columns; pyarrow is not needed. Whole numbers and flags with missing cells are
        pandas' nullable types.
        """
    def to_polars(self, /) -> Any:
        """
        A polars data frame; pyarrow is not needed.
        """
    def to_text(self, /, *, lang: str = "en") -> str:
        """
        Aligned columns for a terminal, numbers in the form of a language (`de` or `en`); long texts are cut.
        """
    def where(self, /, column: str, text: str) -> Table:
        """
        The rows whose cell in a column, in its plain form, is a text: `members.where("status", "certain")`.
        """

@final
class Timeliness:
    """
    Whether something received on a day was in time for a call, by every deadline that can be meant.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[Register, str, When]: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, register: Register, call: str, received: When) -> Timeliness: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def call(self, /) -> str:
        """
        The id of the call.
        """
    @property
    def days_early(self, /) -> int | None:
        """
        Days before the call opened, where it was early for certain.
        """
    @property
    def days_late(self, /) -> int | None:
        """
        Days after the last day, where it was late for certain.
        """
    @property
    def deadlines(self, /) -> Table:
        """
        One row per deadline that can be meant: the first, the one known that day, the last.
        """
    @property
    def received(self, /) -> When:
        """
        When it was received.
        """
    def to_text(self, /, *, lang: str = "en") -> str:
        """
        The answer in a sentence of a language (`de` or `en`).
        """
    @property
    def verdict(self, /) -> Literal["in-time", "in-time-by-extension", "covered-later", "late", "early", "open"]:
        """
        in-time, in-time-by-extension, covered-later, late, early, or open where the dates leave it open.
        """

@final
class TwoMode:
    """
    A network of two kinds of nodes, such as places and meetings; ties lead only from one kind to the other.

    Its tables feed graph libraries without renaming: `networkx.from_pandas_edgelist(edges.to_pandas())`,
    `igraph.Graph.DataFrame(edges.to_pandas(), vertices=nodes.to_pandas(), use_vids=False)`, and for rustworkx the columns
    `source_ix` and `target_ix`.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[str, tuple[str, ...], tuple[str, ...], list[tuple[int, int, tuple[date, date] | None]]]: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, kind: str, left: SupportsGetItem[int, str], right: SupportsGetItem[int, str], ties: SupportsGetItem[int, tuple[SupportsIndex, SupportsIndex, tuple[date, date] | None]]) -> TwoMode:
        """
        `ties` are the positions of a node of the first and of one of the second kind, and the first and the last day on
        which the tie held for certain, or None.
        """
    def __repr__(self, /) -> str: ...
    @property
    def components(self, /) -> int:
        """
        The number of connected components; which node is in which stands in `nodes`.
        """
    @property
    def density(self, /) -> float | None:
        """
        Ties by the number that could be. None without nodes of one kind.
        """
    @property
    def edges(self, /) -> Table:
        """
        One row per tie.
        """
    @property
    def kind(self, /) -> str:
        """
        What the ties are: meeting, cooperation, partner.
        """
    @property
    def left(self, /) -> tuple[str, ...]:
        """
        The nodes of the first kind: places.
        """
    @property
    def nodes(self, /) -> Table:
        """
        One row per node: its kind, its number of ties, that by the nodes of the other kind, and its component.
        """
    def projection(self, /, weight: str = "count", *, at_least: SupportsFloat | SupportsIndex | None = None) -> OneMode:
        """
        The nodes of the first kind, tied where they share a neighbour. `weight` is count, jaccard, overlap-days or newman;
        ties of less than `at_least` are left out.
        """
    @property
    def right(self, /) -> tuple[str, ...]:
        """
        The nodes of the second kind: meetings, cooperations or organisations.
        """
    def swapped(self, /) -> TwoMode:
        """
        The same network, seen from the other kind of node.
        """
    def to_networkx(self, /) -> Any:
        """
        A networkx graph with everything that the tables say of nodes and ties. Needs the extra `network`.
        """

@final
class Typed:
    """
    A list that is read by a profile, block by block, as often as somebody asks.

    `write(folder)` and the iteration over blocks need no more memory than the list itself; `table` and `findings` hold all of it.
    """
    def __arrow_c_schema__(self, /) -> "object":
        """
        The capsule `arrow_schema` of the clean rows.
        """
    def __arrow_c_stream__(self, /, requested_schema: "object | None" = None) -> "object":
        """
        The capsule `arrow_array_stream` of the clean rows: a batch for each block, read when it is asked for.
        """
    def __iter__(self, /) -> TypedBlocks:
        """
        The blocks of the list, some thousand rows each; only one is in memory at a time.
        """
    def __reduce__(self, /) -> "tuple[object, ...]": ...
    def __repr__(self, /) -> str: ...
    @property
    def about_columns(self, /) -> tuple[Finding, ...]:
        """
        What the list lacks: findings about columns of the profile that no header names.
        """
    @property
    def about_file(self, /) -> tuple[Finding, ...]:
        """
        What is unusual about the file and its layout: encoding, further tables, a table on its side.
        """
    @property
    def account(self, /) -> Table:
        """
        What became of rows and cells. Rows read = skipped + rejected + converted; cells read = converted + extra + missing +
        rejected + withheld.
        """
    def count(self, /, severity: str) -> int:
        """
        How many findings are of a severity: info, warning or error.
        """
    @property
    def counts(self, /) -> Table:
        """
        How often each rule was broken: `code`, `name`, `field`, `count`.
        """
    @property
    def encoding(self, /) -> str:
        """
        How the file was read: its encoding.
        """
    @property
    def fields(self, /) -> tuple[str, ...]:
        """
        The fields of the profile that the list has.
        """
    @property
    def findings(self, /) -> Table:
        """
        What was found in rows, as columns: `row`, `line`, `position`, `field`, `code`, `name`, `severity`, `found`.
        """
    @property
    def header_row(self, /) -> int:
        """
        The row of the header, counted from 1; 0 for a data frame.
        """
    def messages(self, /) -> tuple[Finding, ...]:
        """
        Every finding about the file, its columns and its rows, with its sentence. For lists with thousands `findings` and `report`
        are the better answers.
        """
    @property
    def profile(self, /) -> Profile:
        """
        The profile it is read by.
        """
    @property
    def rejected(self, /) -> Table:
        """
        The rejected rows: `row` of the list, `code`, `reason` and `cell` (header of the column) of what is wrong with it, then its
        cells as they stand, under the headers of the list; withheld ones are missing.
        """
    def report(self, /, format: str = "text", *, lang: str = "en", progress: Callable[..., object] | None = None) -> str:
        """
        What was found about the file, its columns and its rows as text, json, sarif, csv or github, in a language (`de` or `en`).
        Text is grouped by rule and field: the first examples with the line that shows them, and how many more there are; the
        others hold every finding. `progress` is called with the bytes read and the size.
        """
    @property
    def skipped(self, /) -> Table:
        """
        The rows that hold no data and are not blank: `row` and `line` of the list, `reason` (`title`, `header`, `unit`, `separator`,
        `sum`, `footer`, `comment` or `other-table`), and `text`, what stands first in it; missing where it mentions a person.
        """
    @property
    def table(self, /) -> Table:
        """
        The clean rows: `row` and the fields of the profile, typed, with descriptions and units. Rejected rows are left out.
        """
    @property
    def tables(self, /) -> dict[str, Any]:
        """
        The four tables by name: `table`, `findings`, `account`, `counts`.
        """
    def write(self, /, folder: str | PathLike[str], *, lang: str = "en", progress: Callable[..., object] | None = None) -> Table:
        """
        Writes clean rows (`rows.csv`), `findings.csv`, the rejected rows as a list to mend (`rejected.csv`), the rows
        without data (`skipped.csv`), the account (`account.csv`), how often which rule was broken (`counts.csv`) and `profile.toml`
        into a new folder, while the list is read. Gives the account.

        `lang` is the language of the reasons in `rejected.csv`; `progress` is called with the bytes read and the size. Raises
        FileExistsError where the folder is there already; after an error or Ctrl-C nothing of it is left.
        """

@final
class TypedBlock:
    """
    Some thousand rows of a list: those that were converted, and what was found.
    """
    def __reduce__(self, /) -> "tuple[object, ...]": ...
    def __repr__(self, /) -> str: ...
    @property
    def findings(self, /) -> Table:
        """
        What was found: `row`, `line`, `position`, `field`, `code`, `name`, `severity`, `found`.
        """
    @property
    def table(self, /) -> Table:
        """
        The rows that were converted: `row` and the fields of the profile.
        """

@final
class TypedBlocks:
    """
    An iterator over the blocks of a list.
    """
    def __iter__(self, /) -> TypedBlocks: ...
    def __next__(self, /) -> TypedBlock: ...

@final
class View:
    """
    The register on a day. Everything read through it holds for that day.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[Register, date]: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, register: Register, day: date | str) -> View: ...
    def __repr__(self, /) -> str: ...
    def count(self, /) -> Count:
        """
        How many places were members: for certain, presumably, possibly; and how many admissions no list names.
        """
    @property
    def day(self, /) -> date:
        """
        The day.
        """
    @property
    def members(self, /) -> Table:
        """
        Every place that may have been a member: how sure that is, since when, until when, seen when.
        """
    def place(self, /, id: str) -> Standing:
        """
        A place on this day, with the evidence. Raises UnknownIdError (a KeyError) for a place without a membership.
        """
    @property
    def published(self, /) -> tuple[Record, ...]:
        """
        The published figures for members nearest to this day, before and after it, unreconciled: records of `claims`.
        """
    @property
    def register(self, /) -> Register:
        """
        The register.
        """
    @property
    def roles(self, /) -> Table:
        """
        The partners of the programme: who held which role for certain (`yes`), who may have held one (`unknown`).
        """
    @property
    def standings(self, /) -> tuple[Standing, ...]:
        """
        Every place that has a membership, member or not on this day, in the order of their ids.
        """

@final
class When:
    """
    The set of days a source allows: every day from `earliest` to `latest`, both inclusive.

    Made from EDTF text ("2020-07-01", "2020-07", "2020", "[2024-01-01..2024-02-29]", "2023~"). Approximate (~) and
    uncertain (?) dates prove nothing. The words of the source may travel along.
    """
    def __contains__(self, day: date | str, /) -> bool: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __ge__(self, value: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[str], dict[str, Any]]: ...
    def __gt__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __le__(self, value: object, /) -> bool: ...
    def __lt__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, text: str, *, wording: str | None = None) -> When: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @classmethod
    def between(cls, /, earliest: date | str, latest: date | str) -> When:
        """
        Some day from one day to another, both inclusive.
        """
    @property
    def earliest(self, /) -> date:
        """
        The first day of the set; 0001-01-01 where the set is open before.
        """
    def intersect(self, /, other: When) -> When | None:
        """
        The days two dates share, with the doubts of both and the words of this one; None where they share none.
        """
    @property
    def is_approximate(self, /) -> bool:
        """
        Whether it is marked approximate, `~`.
        """
    @property
    def is_exact(self, /) -> bool:
        """
        Whether it is a single day.
        """
    @property
    def is_uncertain(self, /) -> bool:
        """
        Whether it is marked uncertain, `?`.
        """
    @property
    def latest(self, /) -> date:
        """
        The last day of the set; 9999-12-31 where the set is open after.
        """
    @property
    def wording(self, /) -> str | None:
        """
        The words of the source.
        """

def check(path: str | PathLike[str], *, before: Programme | None = None, select: str | Iterable[str] | None = None, ignore: str | Iterable[str] | None = None, profile: str = "research", on: date | str | None = None) -> Report:
    """
    What is wrong with the register in a folder (its files, its records, and what they say together) or with a definition in a
    file, each finding with its file and line. `before` is the definition before it, whose version another text may
    not have; `select` and `ignore` are codes or how codes begin; `profile` is draft, research or publish.

    Raises StorageError (an OSError) where folder or files cannot be read.
    """

def convert(file: str | PathLike[str] | bytes | object, *, name: str | None = None, profile: Profile | str | PathLike[str] | None = None, directory: Directory | None = None, into: Draft | Register | None = None, strict: bool = False, fix: bool = False, publisher: str | None = None, published: When | None = None, retrieved: When | None = None, day: When | None = None, progress: Callable[..., object] | None = None) -> Conversion:
    """
    Converts a list of members, as offices keep them: a file, bytes, something to read bytes from, or a data frame.

    Begins a new register of Engagierte Stadt, or adds to a register or draft (`into`), which stays as it is; `merge` of the
    answer says what is new, the same and in conflict. `name` is what findings and the source call the list. A `profile` (a Profile or its path) names the fields that columns
    are read as, with wide columns of meetings and years; without one the usual words of member lists count. With a
    `directory` names get the key that the official directory proves. `strict` rejects a row with any error; `fix`
    gives leave for repairs that nothing in the row proves, each told and recorded: lost zeros of keys where no state is said,
    years of two digits. `day` is the day the list speaks of, where no title row says so. `progress` is called with how
    much is done and of how much. Ctrl-C, and an exception that `progress` raises, end the conversion. Raises ConversionError for a file that is no list, OSError for one
    that cannot be read, RegisterError where the records do not make a register.
    """

def engagierte_stadt() -> Register:
    """
    The register of the German network programme *Engagierte Stadt*, which comes with the library. It is read once.
    """

def explain_code(code: str, *, lang: str = "en") -> str:
    """
    A rule in words: how bad, since when, what it means, what to do, with an example. Raises
    UnknownIdError (a KeyError).
    """

def findings_as(findings: SupportsGetItem[int, Finding], format: str, *, lang: str = "en") -> str:
    """
    Findings as text, json, sarif, csv or github, with their sentences in a language (`de` or `en`); JSON holds both.
    """

def findings_table(findings: SupportsGetItem[int, Finding], *, lang: str = "en") -> Table:
    """
    Findings as a table, with their sentences in a language (`de` or `en`).
    """

def inspect(path_or_bytes_or_frame: str | PathLike[str] | bytes | object, *, name: str | None = None, state: str | None = None) -> Inspection:
    """
    Looks at a list before anybody decides what to do with it: encoding, container, sheets, dialect, layout, what every column
    holds and with which evidence, and a proposed profile.

    `path_or_bytes_or_frame` is a file (CSV, XLSX, XLSB, ODS, XLS, HTML, also in `.gz` and `.zip`), bytes, an object to read bytes
    from, or a data frame. `state` says that all places lie in one state (Land), for keys that leave its digits out; `name` is what
    findings call the list. Raises ConversionError for a file that cannot be unpacked or holds no rows, OSError for one that cannot
    be read.
    """

def open(path: str | PathLike[str]) -> Register:
    """
    Opens the register in a folder. Warnings and infos about its files stand in the register's `findings`.

    Raises RegisterError with everything that is wrong, StorageError (an OSError) where folder or files cannot be read.
    """

def outcomes(source: Any, *, layout: str | None = None, level: str | None = None, value: str | None = None) -> Outcomes:
    """
    Reads outcomes as they were downloaded: wide years (`Einwohner 2015`), a list by key and year, a table or a flat file of
    GENESIS or the Regionalstatistik, INKAR wide or long; as CSV, workbook or `.zip`.

    `source` is a path, the bytes of a file, or a data frame. `layout` names the layout where it should not be looked for;
    `level` the units to take (municipality, district, …) instead of the finest; `value` the column's name where the source
    gives none. A mark (`-`, `.`, `...`, `x`, `/`) is a missing figure whose meaning `long` keeps, never zero. Raises
    ConversionError where no keys, years and figures are found, OSError for a file that cannot be read.
    """

def read_german(text: str) -> GermanDate:
    """
    Reads a date as German lists write it ("bis 30.06.2023", "Anfang 2024"); EDTF is read as well.

    Precision is never invented. Raises DateError for text that is no date.
    """

def rules(*, lang: str = "en") -> Table:
    """
    Every rule that data can break, as a table: code, name, severity, what it means and what to do, in a language
    (`de`, `en`).
    """

def size_class_of(inhabitants: SupportsIndex, *, scheme: str = "official") -> int | None:
    """
    The code of the class of a number of inhabitants in a scheme of `size_classes()`. None exactly on a limit of which no
    source says to which class it belongs.
    """

def size_classes(*, lang: str = "en") -> Table:
    """
    Classes of municipalities by inhabitants: official, BBSR (480,000 and 500,000), KGSt, 1887; names in a language (`de` or
    `en`).
    """

def typed(path_or_bytes_or_frame: str | PathLike[str] | bytes | object, profile: Profile | str | PathLike[str], *, name: str | None = None, fix: bool = False) -> Typed:
    """
    A list as typed columns, by a profile: clean rows and findings of a list of any length.

    `path_or_bytes_or_frame` is a file (CSV, XLSX, XLSB, ODS, XLS, HTML, also in `.gz` and `.zip`), bytes, an object to read bytes
    from, or a data frame (polars, pandas, Arrow, a dict of lists), whose rows are counted from 1. `profile` is a Profile or its
    file; `name` is what findings call the list; `fix` gives leave for repairs that nothing in the row proves, each told: zeros of
    keys, years of two digits. Raises ConversionError where the profile's columns are not found, OSError where
    the file cannot be read.
    """
