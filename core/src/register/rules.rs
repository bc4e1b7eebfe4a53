//! What a record of the register can break, seen alone or by what it points to.

use crate::finding::{Rule, Severity};
use crate::language::Template;

/// All rules of this room.
pub const RULES: &[&Rule] = &[
    &SPAN_REVERSED,
    &DATE_UNREADABLE,
    &EVIDENCE_CONTRADICTORY,
    &KEY_MALFORMED,
    &LAND_MISMATCH,
    &KEYS_DISAGREE,
    &POPULATION_NEGATIVE,
    &UNIT_MISSING,
    &WITHOUT_SOURCE,
    &VALUE_UNREADABLE,
    &VALUE_MISSING,
    &ID_REPEATED,
    &DANGLING_REFERENCE,
    &TERM_UNKNOWN,
];

/// T001.
pub static SPAN_REVERSED: Rule = Rule {
    code: "T001",
    name: "span-reversed",
    since: "0.1.0",
    severity: Severity::Error,
    message: Template::new(
        "\"last_day\" {last_day} liegt vor \"from\" {from}",
        "last_day {last_day} lies before from {from}",
    ),
    meaning: Template::new("Eine Spanne endet nicht, bevor sie beginnt.", "A span does not end before it begins."),
    remedy: Template::new("Tage vertauscht?", "days swapped?"),
};

/// T002.
pub static DATE_UNREADABLE: Rule = Rule {
    code: "T002",
    name: "date-unreadable",
    since: "0.1.0",
    severity: Severity::Error,
    message: Template::new("\"{found}\" ist kein Datum: {expected}", "\"{found}\" is no date: {expected}"),
    meaning: Template::new(
        "Ein Datum ist ein Kalendertag, Monat, Jahr oder eine Auswahl davon in EDTF.",
        "A date is a calendar day, month, year or one of a range in EDTF.",
    ),
    remedy: Template::new(
        "erwartet etwa 2020-07-01, 2020-07, 2020 oder [2024-01-01..2024-02-29]",
        "expected such as 2020-07-01, 2020-07, 2020 or [2024-01-01..2024-02-29]",
    ),
};

/// T007.
pub static EVIDENCE_CONTRADICTORY: Rule = Rule {
    code: "T007",
    name: "evidence-contradictory",
    since: "0.1.0",
    severity: Severity::Error,
    message: Template::new(
        "keine Mitgliedschaft erfüllt zugleich: {statements}",
        "no membership satisfies at once: {statements}",
    ),
    meaning: Template::new(
        "Die Belege einer Mitgliedschaft schließen einander aus; sie gilt an keinem Tag als sicher.",
        "The evidence of a membership excludes itself; it counts as certain on no day.",
    ),
    remedy: Template::new("Quellen der genannten Belege vergleichen", "compare the sources of these statements"),
};

/// P001.
pub static KEY_MALFORMED: Rule = Rule {
    code: "P001",
    name: "key-malformed",
    since: "0.1.0",
    severity: Severity::Error,
    message: Template::new("\"{found}\" ist kein amtlicher Schlüssel", "\"{found}\" is not an official key"),
    meaning: Template::new(
        "Ein AGS hat 8 Ziffern, ein Regionalschlüssel 2, 3, 5, 9 oder 12; führende Nullen zählen.",
        "An AGS has 8 digits, a regional key 2, 3, 5, 9 or 12; leading zeros count.",
    ),
    remedy: Template::new("{expected}", "{expected}"),
};

/// P004.
pub static LAND_MISMATCH: Rule = Rule {
    code: "P004",
    name: "land-mismatch",
    since: "0.1.0",
    severity: Severity::Error,
    message: Template::new(
        "der Schlüssel {found} gehört zu {expected}, eingetragen ist {state}",
        "the key {found} belongs to {expected}, recorded is {state}",
    ),
    meaning: Template::new(
        "Die ersten zwei Ziffern eines Schlüssels nennen das Land.",
        "The first two digits of a key name the state.",
    ),
    remedy: Template::new("Land oder Schlüssel berichtigen", "correct the state or the key"),
};

/// P005.
pub static KEYS_DISAGREE: Rule = Rule {
    code: "P005",
    name: "ars-and-ags-disagree",
    since: "0.1.0",
    severity: Severity::Error,
    message: Template::new(
        "der Regionalschlüssel {found} führt auf den AGS {expected}, eingetragen ist {ags}",
        "the regional key {found} reduces to AGS {expected}, recorded is {ags}",
    ),
    meaning: Template::new(
        "Der AGS ist der Regionalschlüssel ohne die vier Ziffern des Verbands.",
        "The AGS is the regional key without the four digits of the association.",
    ),
    remedy: Template::new("einen der beiden berichtigen", "correct one of the two"),
};

/// N001.
pub static POPULATION_NEGATIVE: Rule = Rule {
    code: "N001",
    name: "population-negative",
    since: "0.1.0",
    severity: Severity::Error,
    message: Template::new("{found} ist keine Einwohnerzahl", "{found} is not a number of inhabitants"),
    meaning: Template::new("Eine Einwohnerzahl ist eine ganze Zahl ab 0.", "A population is a whole number from 0."),
    remedy: Template::new("erwartet 0 oder mehr", "expected 0 or more"),
};

/// E003.
pub static UNIT_MISSING: Rule = Rule {
    code: "E003",
    name: "comparator-without-count",
    since: "0.1.0",
    severity: Severity::Warning,
    message: Template::new(
        "{field} sagt \"{found}\", aber es steht keine Zahl dabei",
        "{field} says \"{found}\", but there is no number",
    ),
    meaning: Template::new(
        "Ein Vergleichswort ohne Zahl und Einheit sagt nichts.",
        "A comparator without a number and its unit says nothing.",
    ),
    remedy: Template::new("Zahl der Personen oder Städte nachtragen", "add the number of persons or cities"),
};

/// S001.
pub static WITHOUT_SOURCE: Rule = Rule {
    code: "S001",
    name: "without-source",
    since: "0.1.0",
    severity: Severity::Error,
    message: Template::new("der Eintrag nennt keine Quelle", "the record names no source"),
    meaning: Template::new("Jeder Eintrag nennt mindestens eine Quelle.", "Every record names at least one source."),
    remedy: Template::new(
        "id einer Quelle aus der Tabelle sources eintragen",
        "enter the id of a source from table sources",
    ),
};

/// V001.
pub static VALUE_UNREADABLE: Rule = Rule {
    code: "V001",
    name: "value-unreadable",
    since: "0.1.0",
    severity: Severity::Error,
    message: Template::new("\"{found}\" ist kein Wert für {field}", "\"{found}\" is not a value for {field}"),
    meaning: Template::new(
        "Der Inhalt einer Zelle passt nicht zum Typ ihrer Spalte.",
        "The content of a cell does not fit the type of its column.",
    ),
    remedy: Template::new("erwartet: {expected}", "expected: {expected}"),
};

/// V002.
pub static VALUE_MISSING: Rule = Rule {
    code: "V002",
    name: "value-missing",
    since: "0.1.0",
    severity: Severity::Error,
    message: Template::new("{field} ist leer", "{field} is empty"),
    meaning: Template::new("Ohne diese Angabe ist der Eintrag keiner.", "Without this value the record is none."),
    remedy: Template::new("Wert eintragen", "enter a value"),
};

/// X001 is struck from the catalogue; X002 and X005 guard the ids.
pub static DANGLING_REFERENCE: Rule = Rule {
    code: "X002",
    name: "dangling-reference",
    since: "0.1.0",
    severity: Severity::Error,
    message: Template::new(
        "\"{found}\" steht nicht in der Tabelle {expected}",
        "\"{found}\" does not stand in table {expected}",
    ),
    meaning: Template::new(
        "Ein Verweis zeigt auf einen Eintrag, den es nicht gibt.",
        "A reference points to a record that does not exist.",
    ),
    remedy: Template::new("Eintrag ergänzen oder id berichtigen", "add the record or correct the id"),
};

/// X005.
pub static ID_REPEATED: Rule = Rule {
    code: "X005",
    name: "id-repeated",
    since: "0.1.0",
    severity: Severity::Error,
    message: Template::new(
        "die id \"{found}\" steht mehr als einmal in dieser Tabelle",
        "the id \"{found}\" stands in this table more than once",
    ),
    meaning: Template::new(
        "Eine id gehört genau einem Eintrag ihrer Tabelle.",
        "An id belongs to exactly one record of its table.",
    ),
    remedy: Template::new("einen der Einträge umbenennen oder löschen", "rename or delete one of the records"),
};

/// O002.
pub static TERM_UNKNOWN: Rule = Rule {
    code: "O002",
    name: "term-unknown",
    since: "0.1.0",
    severity: Severity::Error,
    message: Template::new(
        "\"{found}\" ist kein Wort des Programms für {field}",
        "\"{found}\" is no word of the programme for {field}",
    ),
    meaning: Template::new(
        "Rollen, Sektoren und Arten von Treffen stehen in der Definition des Programms.",
        "Roles, sectors and kinds of meetings stand in the programme's definition.",
    ),
    remedy: Template::new("erwartet: {expected}", "expected: {expected}"),
};

/// What a refused date is, by the reason of its [`DateError`](crate::time::DateError).
pub(crate) fn date_phrase(reason: &str) -> Template {
    match reason {
        "no-such-month" => Template::new("den Monat gibt es nicht", "there is no such month"),
        "no-such-day" => Template::new("der Tag steht nicht im Kalender", "the day is not in the calendar"),
        "year" => Template::new("Jahre von 0001 bis 9999", "years from 0001 to 9999"),
        "reversed" => Template::new("es endet vor seinem Beginn", "it ends before it begins"),
        "interval" => Template::new("es ist ein Zeitraum", "it is an interval"),
        "season" => Template::new("es ist eine Jahreszeit", "it is a season"),
        "grouping" => Template::new("kein Quartal und kein Halbjahr", "neither a quarter nor a half of a year"),
        "set" => Template::new("es sind mehrere Daten", "it is several dates"),
        "long-year" => Template::new("ein Jahr hat vier Ziffern", "a year has four digits"),
        "negative-year" => Template::new("Jahre vor 0001 gibt es hier nicht", "years before 0001 do not exist here"),
        "time-of-day" => Template::new("es nennt eine Uhrzeit", "it names a time of day"),
        "unspecified-digit" => Template::new("eine Ziffer ist offen gelassen", "a digit is left open"),
        "part-qualified" => {
            Template::new("nur ein Teil ist als unsicher markiert", "only a part is marked as uncertain")
        }
        "not-a-day" => Template::new("es ist kein einzelner Tag", "it is not a single day"),
        "short-year" => Template::new("das Jahr hat zwei Ziffern", "the year has two digits"),
        _ => Template::new("so schreibt niemand ein Datum", "dates are not written like this"),
    }
}
