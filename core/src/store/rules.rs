//! What a register on disk can break: its files (F), and the layout of its tables (D).
//!
//! The hundred of a code is the room's: F1xx and D1xx are the register's own folder, other files are read elsewhere.

use crate::finding::Rule;
use crate::finding::Severity::{Error, Info};
use crate::language::Template;

mod saving;

pub use saving::*;

/// All rules of this room.
pub const RULES: &[&Rule] = &[
    &NO_REGISTER,
    &FILE_MISSING,
    &FILE_UNREADABLE,
    &FILE_TOO_LARGE,
    &NOT_UTF8,
    &BYTE_ORDER_MARK,
    &FILE_UNKNOWN,
    &PACKAGE_DIFFERS,
    &SAVE_BROKEN_OFF,
    &SAVE_FINISHED,
    &SAVE_UNDER_WAY,
    &LOCKED,
    &CHANGED_MEANWHILE,
    &OTHER_REGISTER,
    &NOT_SAVED,
    &MOVE_UNFINISHED,
    &UNSTEADY,
    &COMMIT_PENDING,
    &OTHER_SEPARATOR,
    &COLUMN_UNKNOWN,
    &COLUMN_MISSING,
    &COLUMN_REPEATED,
    &COLUMN_ABSENT,
    &CELLS_MISCOUNTED,
    &QUOTE_MISPLACED,
    &LINE_ENDS,
    &TOO_MANY_FAULTS,
];

/// F101: none of a register's files is there.
pub static NO_REGISTER: Rule = Rule {
    code: "F101",
    name: "no-register",
    since: "0.1.0",
    severity: Error,
    message: Template::new("{found} enthält kein Register", "{found} holds no register"),
    meaning: Template::new(
        "Ein Register ist ein Ordner mit programme.toml und einer CSV-Datei je Tabelle.",
        "A register is a folder with programme.toml and one CSV file per table.",
    ),
    remedy: Template::new("den Ordner mit programme.toml angeben", "name the folder that holds programme.toml"),
};

/// F102: a file of the register is not there.
pub static FILE_MISSING: Rule = Rule {
    code: "F102",
    name: "file-missing",
    since: "0.1.0",
    severity: Error,
    message: Template::new("{found} fehlt", "{found} is missing"),
    meaning: Template::new(
        "Auch eine Tabelle ohne Einträge hat eine Datei mit ihrer Kopfzeile; nur origins und repairs dürfen fehlen.",
        "Even a table without records has a file with its header; only origins and repairs may be missing.",
    ),
    remedy: Template::new("die Datei wiederherstellen", "restore the file"),
};

/// F103: the system does not hand out a file.
pub static FILE_UNREADABLE: Rule = Rule {
    code: "F103",
    name: "file-unreadable",
    since: "0.1.0",
    severity: Error,
    message: Template::new("{found} lässt sich nicht lesen: {reason}", "{found} cannot be read: {reason}"),
    meaning: Template::new("Das System gibt die Datei nicht heraus.", "The system does not hand out the file."),
    remedy: Template::new("Rechte und Datenträger prüfen", "check permissions and the medium"),
};

/// F104: a file is larger than [`FILE_LIMIT`](super::FILE_LIMIT).
pub static FILE_TOO_LARGE: Rule = Rule {
    code: "F104",
    name: "file-too-large",
    since: "0.1.0",
    severity: Error,
    message: Template::new("{found} hat mehr als {limit} Byte", "{found} has more than {limit} bytes"),
    meaning: Template::new(
        "Keine Tabelle eines Registers ist so groß; gelesen wird nichts davon.",
        "No table of a register is that large; nothing of it is read.",
    ),
    remedy: Template::new("ist es die richtige Datei?", "is it the right file?"),
};

/// F105: a file is not UTF-8.
pub static NOT_UTF8: Rule = Rule {
    code: "F105",
    name: "not-utf8",
    since: "0.1.0",
    severity: Error,
    message: Template::new("das Byte {found} ist kein UTF-8", "the byte {found} is not UTF-8"),
    meaning: Template::new("Ein Register ist in UTF-8 geschrieben.", "A register is written in UTF-8."),
    remedy: Template::new(
        "in UTF-8 speichern; in Excel \"CSV UTF-8\" wählen",
        "save as UTF-8; in Excel choose \"CSV UTF-8\"",
    ),
};

/// F106: a file begins with a byte order mark.
pub static BYTE_ORDER_MARK: Rule = Rule {
    code: "F106",
    name: "byte-order-mark",
    since: "0.1.0",
    severity: Info,
    message: Template::new(
        "die Datei beginnt mit einer Bytereihenfolge-Marke",
        "the file begins with a byte order mark",
    ),
    meaning: Template::new("Manche Programme schreiben sie vor UTF-8.", "Some programs write it before UTF-8."),
    remedy: Template::new("das nächste Speichern lässt sie weg", "the next save leaves it out"),
};

/// F107: a CSV file that no table has.
pub static FILE_UNKNOWN: Rule = Rule {
    code: "F107",
    name: "file-unknown",
    since: "0.1.0",
    severity: Error,
    message: Template::new("{found} ist die Datei keiner Tabelle", "{found} is the file of no table"),
    meaning: Template::new(
        "Eine CSV-Datei im Ordner, die niemand liest, ist meist eine verschriebene Tabelle.",
        "A CSV file in the folder that nobody reads is mostly a misspelt table.",
    ),
    remedy: Template::new(
        "umbenennen oder aus dem Ordner nehmen; gemeint: {expected}?",
        "rename it or take it out of the folder; did you mean {expected}?",
    ),
};

/// F108: the description differs from the one this library writes.
pub static PACKAGE_DIFFERS: Rule = Rule {
    code: "F108",
    name: "package-differs",
    since: "0.1.0",
    severity: Info,
    message: Template::new("{found} beschreibt nicht diese Tabellen", "{found} does not describe these tables"),
    meaning: Template::new(
        "Die Beschreibung wird aus den Tabellen gemacht und nie gelesen.",
        "The description is made from the tables and never read.",
    ),
    remedy: Template::new("das nächste Speichern schreibt sie neu", "the next save writes it anew"),
};

/// D101: the cells are separated by something other than a comma.
pub static OTHER_SEPARATOR: Rule = Rule {
    code: "D101",
    name: "other-separator",
    since: "0.1.0",
    severity: Error,
    message: Template::new("die Zellen sind mit {found} getrennt", "the cells are separated by {found}"),
    meaning: Template::new(
        "Die Tabellen eines Registers trennen ihre Zellen mit Komma.",
        "The tables of a register separate their cells by commas.",
    ),
    remedy: Template::new("mit Komma speichern", "save with commas"),
};

/// D102: a column the table does not have.
pub static COLUMN_UNKNOWN: Rule = Rule {
    code: "D102",
    name: "column-unknown",
    since: "0.1.0",
    severity: Error,
    message: Template::new("die Spalte \"{found}\" hat diese Tabelle nicht", "this table has no column \"{found}\""),
    meaning: Template::new(
        "Was in einer unbekannten Spalte steht, ginge beim Speichern verloren.",
        "What stands in an unknown column would be lost when saved.",
    ),
    remedy: Template::new("gemeint: {expected}?", "did you mean {expected}?"),
};

/// D103: a column that every record needs is not there.
pub static COLUMN_MISSING: Rule = Rule {
    code: "D103",
    name: "column-missing",
    since: "0.1.0",
    severity: Error,
    message: Template::new("die Spalte {found} fehlt", "the column {found} is missing"),
    meaning: Template::new(
        "Ohne diese Spalte ist kein Eintrag der Tabelle vollständig.",
        "Without this column no record of the table is complete.",
    ),
    remedy: Template::new("Spalte ergänzen: {expected}", "add the column: {expected}"),
};

/// D104: two columns have one name.
pub static COLUMN_REPEATED: Rule = Rule {
    code: "D104",
    name: "column-repeated",
    since: "0.1.0",
    severity: Error,
    message: Template::new(
        "die Spalte {found} steht mehr als einmal da",
        "the column {found} stands there more than once",
    ),
    meaning: Template::new("Jede Spalte hat ihren eigenen Namen.", "A column has a name of its own."),
    remedy: Template::new("eine davon löschen", "delete one of them"),
};

/// D105: a column that may be empty is not there.
pub static COLUMN_ABSENT: Rule = Rule {
    code: "D105",
    name: "column-absent",
    since: "0.1.0",
    severity: Info,
    message: Template::new(
        "die Spalte {found} fehlt und gilt als leer",
        "the column {found} is absent and counts as empty",
    ),
    meaning: Template::new("Diese Angabe darf in jedem Eintrag fehlen.", "Every record may lack this value."),
    remedy: Template::new("das nächste Speichern ergänzt sie", "the next save adds it"),
};

/// D106: a row has more or fewer cells than the header.
pub static CELLS_MISCOUNTED: Rule = Rule {
    code: "D106",
    name: "cells-miscounted",
    since: "0.1.0",
    severity: Error,
    message: Template::new(
        "die Zeile hat {found} {found|Zelle|Zellen}, die Kopfzeile {expected}",
        "the row has {found} {found|cell|cells}, the header {expected}",
    ),
    meaning: Template::new(
        "Welche Zelle zu welcher Spalte gehört, ist dann nicht sicher.",
        "Which cell belongs to which column is not certain then.",
    ),
    remedy: Template::new(
        "Text mit Komma in Anführungszeichen setzen; Kommas zählen",
        "put text with a comma in quotes; count the commas",
    ),
};

/// D107: a quote where none may stand, or one that nothing closes.
pub static QUOTE_MISPLACED: Rule = Rule {
    code: "D107",
    name: "quote-misplaced",
    since: "0.1.0",
    severity: Error,
    message: Template::new("{what}", "{what}"),
    meaning: Template::new(
        "Eine Zelle steht ganz oder gar nicht in Anführungszeichen; in ihr stehen sie doppelt (RFC 4180). \
         Hinter einem Fehler ist keine Zelle mehr sicher, der Rest der Datei wird nicht gelesen.",
        "A cell stands in quotes wholly or not at all; inside it they are doubled (RFC 4180). \
         Behind a fault no cell is certain, the rest of the file is not read.",
    ),
    remedy: Template::new("Anführungszeichen in der Zelle verdoppeln", "double the quotes inside the cell"),
};

/// D108: lines end with a carriage return.
pub static LINE_ENDS: Rule = Rule {
    code: "D108",
    name: "line-ends",
    since: "0.1.0",
    severity: Info,
    message: Template::new("die Zeilen enden mit CR oder CR LF", "the lines end with CR or CR LF"),
    meaning: Template::new("Windows und alte Macs beenden Zeilen so.", "Windows and old Macs end lines like this."),
    remedy: Template::new("das nächste Speichern schreibt LF", "the next save writes LF"),
};

/// D109: a file has more faults than anybody reads.
pub static TOO_MANY_FAULTS: Rule = Rule {
    code: "D109",
    name: "too-many-faults",
    since: "0.1.0",
    severity: Error,
    message: Template::new(
        "mehr als {limit} Fehler; der Rest ist ungelesen",
        "more than {limit} faults; the rest is unread",
    ),
    meaning: Template::new(
        "So viele Fehler haben meist eine gemeinsame Ursache.",
        "So many faults mostly have one cause in common.",
    ),
    remedy: Template::new("ist es die richtige Datei?", "is it the right file?"),
};
