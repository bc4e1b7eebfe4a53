//! What a programme's definition can break.

use crate::finding::{Rule, Severity};
use crate::language::Template;

/// All rules of this room.
pub const RULES: &[&Rule] = &[
    &UNKNOWN_KEY,
    &DATED_VALUES_UNORDERED,
    &BAND_GAP,
    &UNDEFINED_REFERENCE,
    &VALUE_WITHOUT_SOURCE,
    &PHASES_APART,
    &SYNTAX,
    &KEY_MISSING,
    &WRONG_TYPE,
    &ID_REPEATED,
    &DATE_UNREADABLE,
    &ID_MALFORMED,
    &WORD_REFUSED,
    &NUMBER_REFUSED,
    &SPAN_REVERSED,
    &DAY_UNREADABLE,
    &URL_REFUSED,
    &RULE_TOO_DEEP,
    &NOT_ONE_TEST,
    &CALL_CLOSES_EARLY,
    &AMENDMENT_LATE,
];

/// G001.
pub static UNKNOWN_KEY: Rule = Rule {
    code: "G001",
    name: "unknown-key",
    since: "0.1.0",
    severity: Severity::Error,
    message: Template::new("\"{found}\" ist hier kein Schlüssel", "\"{found}\" is no key here"),
    meaning: Template::new(
        "Eine Definition enthält nur Schlüssel, die es gibt, und nur dort, wo sie hingehören.",
        "A definition holds only keys that exist, and only where they belong.",
    ),
    remedy: Template::new("gemeint: {nearest}?", "did you mean {nearest}?"),
};

/// G002.
pub static DATED_VALUES_UNORDERED: Rule = Rule {
    code: "G002",
    name: "dated-values-unordered",
    since: "0.1.0",
    severity: Severity::Error,
    message: Template::new(
        "der Wert {found} beginnt nicht nach dem Wert davor, {expected}",
        "the value {found} does not begin after the value before it, {expected}",
    ),
    meaning: Template::new(
        "Werte, die nacheinander gelten, stehen in ihrer Reihenfolge und überschneiden sich nicht.",
        "Values that hold one after another stand in their order and do not overlap.",
    ),
    remedy: Template::new(
        "ordnen, oder den früheren Wert eher enden lassen",
        "put them in order, or let the earlier value end sooner",
    ),
};

/// G003.
pub static BAND_GAP: Rule = Rule {
    code: "G003",
    name: "band-gap-or-overlap",
    since: "0.1.0",
    severity: Severity::Error,
    message: Template::new("zu {found} Einwohnern gehört {problem}", "{problem} for {found} inhabitants"),
    meaning: Template::new(
        "In einer Staffel gehört jede Einwohnerzahl zwischen ihren Grenzen zu genau einem Band.",
        "In a scale every number of inhabitants between its limits belongs to exactly one band.",
    ),
    remedy: Template::new("Grenzen der Bänder aneinander anschließen", "let the limits of the bands meet"),
};

/// G004.
pub static UNDEFINED_REFERENCE: Rule = Rule {
    code: "G004",
    name: "undefined-reference",
    since: "0.1.0",
    severity: Severity::Error,
    message: Template::new("\"{found}\" steht nicht unter {table}", "\"{found}\" is not defined in {table}"),
    meaning: Template::new(
        "Phasen, Bänder, Parameter, Sektoren, Zusagen, Fakten und Ereignisse, auf die eine Definition verweist, stehen in ihr.",
        "Phases, bands, parameters, sectors, commitments, facts and events that a definition refers to stand in it.",
    ),
    remedy: Template::new("gemeint: {nearest}?", "did you mean {nearest}?"),
};

/// G008.
pub static VALUE_WITHOUT_SOURCE: Rule = Rule {
    code: "G008",
    name: "value-without-source",
    since: "0.1.0",
    severity: Severity::Warning,
    message: Template::new("{subject} nennt keine Quelle", "{subject} names no source"),
    meaning: Template::new(
        "Was eine Definition behauptet, nennt mindestens eine Quelle.",
        "What a definition states names at least one source.",
    ),
    remedy: Template::new("\"source\" ergänzen", "add \"source\""),
};

/// G010.
pub static PHASES_APART: Rule = Rule {
    code: "G010",
    name: "phases-overlap-or-gap",
    since: "0.1.0",
    severity: Severity::Warning,
    message: Template::new(
        "zwischen {before} und {found} liegt {problem}",
        "between {before} and {found} lies {problem}",
    ),
    meaning: Template::new(
        "Eine Phase beginnt am Tag nach dem Ende der vorigen, oder eine Lücke ist erklärt.",
        "A phase begins on the day after the end of the one before it, or a gap is declared.",
    ),
    remedy: Template::new(
        "Tage berichtigen oder \"gap_before\" begründen",
        "correct the days or give the reason in \"gap_before\"",
    ),
};

/// G013.
pub static SYNTAX: Rule = Rule {
    code: "G013",
    name: "definition-syntax",
    since: "0.1.0",
    severity: Severity::Error,
    message: Template::new("kein gültiges TOML: {problem}", "no valid TOML: {problem}"),
    meaning: Template::new(
        "Eine Definition ist eine TOML-Datei; was darin steht, wird erst geprüft, wenn sie lesbar ist.",
        "A definition is a TOML file; what it says is checked once it can be parsed.",
    ),
    remedy: Template::new("Text an dieser Stelle berichtigen", "correct the text at this place"),
};

/// G014.
pub static KEY_MISSING: Rule = Rule {
    code: "G014",
    name: "key-missing",
    since: "0.1.0",
    severity: Severity::Error,
    message: Template::new("\"{field}\" fehlt oder ist leer", "\"{field}\" is missing or empty"),
    meaning: Template::new("Ohne diesen Schlüssel ist der Eintrag keiner.", "Without this key the entry is none."),
    remedy: Template::new("Schlüssel und Wert ergänzen", "add the key and its value"),
};

/// G015.
pub static WRONG_TYPE: Rule = Rule {
    code: "G015",
    name: "wrong-type",
    since: "0.1.0",
    severity: Severity::Error,
    message: Template::new("{field} ist {found}", "{field} is {found}"),
    meaning: Template::new(
        "Jeder Wert einer Definition hat den Typ, der für seinen Schlüssel vorgesehen ist.",
        "Every value of a definition has the type its key calls for.",
    ),
    remedy: Template::new("erwartet: {expected}", "expected: {expected}"),
};

/// G016.
pub static ID_REPEATED: Rule = Rule {
    code: "G016",
    name: "definition-id-repeated",
    since: "0.1.0",
    severity: Severity::Error,
    message: Template::new(
        "die id \"{found}\" steht mehr als einmal unter {table}",
        "the id \"{found}\" stands in {table} more than once",
    ),
    meaning: Template::new(
        "Eine id gehört in ihrer Liste genau einem Eintrag.",
        "An id belongs to exactly one entry of its list.",
    ),
    remedy: Template::new("einen der Einträge umbenennen oder löschen", "rename or delete one of the entries"),
};

/// G017.
pub static DATE_UNREADABLE: Rule = Rule {
    code: "G017",
    name: "definition-date-unreadable",
    since: "0.1.0",
    severity: Severity::Error,
    message: Template::new("\"{found}\" ist kein Datum", "\"{found}\" is no date"),
    meaning: Template::new(
        "Ein Datum ist ein Kalendertag, Monat, Jahr oder eine Auswahl davon in EDTF; nach einem Leerzeichen dürfen die Worte der Quelle folgen.",
        "A date is a calendar day, month, year or one of a range in EDTF; the words of the source may follow after a blank.",
    ),
    remedy: Template::new(
        "erwartet etwa 2020-07-01, 2020-07, 2020 oder [2024-01-01..2024-02-29]",
        "expected such as 2020-07-01, 2020-07, 2020 or [2024-01-01..2024-02-29]",
    ),
};

/// G018.
pub static ID_MALFORMED: Rule = Rule {
    code: "G018",
    name: "definition-id-malformed",
    since: "0.1.0",
    severity: Severity::Error,
    message: Template::new("\"{found}\" ist keine id", "\"{found}\" is not an id"),
    meaning: Template::new(
        "Eine id besteht aus kleinen Buchstaben a bis z, Ziffern und Bindestrichen.",
        "An id consists of lower-case letters a to z, digits and hyphens.",
    ),
    remedy: Template::new("erwartet etwa phase-1", "expected such as phase-1"),
};

/// G019.
pub static WORD_REFUSED: Rule = Rule {
    code: "G019",
    name: "word-not-allowed",
    since: "0.1.0",
    severity: Severity::Error,
    message: Template::new("\"{found}\" ist hier kein Wort", "\"{found}\" is no word here"),
    meaning: Template::new("Hier sind nur bestimmte Wörter erlaubt.", "Only certain words are allowed here."),
    remedy: Template::new("erwartet: {expected}", "expected: {expected}"),
};

/// G020.
pub static NUMBER_REFUSED: Rule = Rule {
    code: "G020",
    name: "number-not-allowed",
    since: "0.1.0",
    severity: Severity::Error,
    message: Template::new("{found} ist hier keine mögliche Zahl", "{found} is no possible number here"),
    meaning: Template::new(
        "Anzahlen sind nicht negativ; eine untere Grenze liegt nicht über ihrer oberen.",
        "Counts are not negative; a lower limit does not lie above its upper one.",
    ),
    remedy: Template::new("erwartet: {expected}", "expected: {expected}"),
};

/// G021.
pub static SPAN_REVERSED: Rule = Rule {
    code: "G021",
    name: "definition-span-reversed",
    since: "0.1.0",
    severity: Severity::Error,
    message: Template::new(
        "{field} {found} liegt vor dem Beginn {expected}",
        "{field} {found} lies before the beginning {expected}",
    ),
    meaning: Template::new(
        "Was gilt, endet an keinem Tag, an dem es noch nicht begonnen haben kann.",
        "What holds ends on no day on which it cannot have begun yet.",
    ),
    remedy: Template::new("Tage vertauscht?", "days swapped?"),
};

/// G022.
pub static DAY_UNREADABLE: Rule = Rule {
    code: "G022",
    name: "definition-day-inexact",
    since: "0.1.0",
    severity: Severity::Error,
    message: Template::new("\"{found}\" ist kein einzelner Tag", "\"{found}\" is no single day"),
    meaning: Template::new(
        "Bis zu welchem Tag ein Wert geprüft ist, steht als ein Kalendertag da.",
        "The day up to which a value is verified is one calendar day.",
    ),
    remedy: Template::new("erwartet etwa 2020-07-01", "expected such as 2020-07-01"),
};

/// G023.
pub static URL_REFUSED: Rule = Rule {
    code: "G023",
    name: "definition-address-refused",
    since: "0.1.0",
    severity: Severity::Error,
    message: Template::new("\"{found}\" ist keine Adresse im Netz", "\"{found}\" is no address on the web"),
    meaning: Template::new(
        "Eine Adresse beginnt mit https:// oder http:// und enthält weder Leerzeichen noch \"..\".",
        "An address begins with https:// or http:// and holds neither blanks nor \"..\".",
    ),
    remedy: Template::new("erwartet etwa https://example.org/licence", "expected such as https://example.org/licence"),
};

/// G027.
pub static RULE_TOO_DEEP: Rule = Rule {
    code: "G027",
    name: "rule-too-deep",
    since: "0.1.0",
    severity: Severity::Error,
    message: Template::new(
        "Bedingungen sind mehr als {expected} Stufen tief verschachtelt",
        "conditions are nested more than {expected} levels deep",
    ),
    meaning: Template::new(
        "Eine Regel hat eine begrenzte Tiefe; jede Antwort ist in begrenzter Zeit gefunden.",
        "A rule has a bounded depth; every answer is found in bounded time.",
    ),
    remedy: Template::new("Bedingungen zusammenfassen", "put conditions together"),
};

/// G024.
pub static NOT_ONE_TEST: Rule = Rule {
    code: "G024",
    name: "not-one-test",
    since: "0.1.0",
    severity: Severity::Error,
    message: Template::new(
        "eine Bedingung hat genau einen Test, hier stehen {found}",
        "a condition has exactly one test, here are {found}",
    ),
    meaning: Template::new(
        "Jede Bedingung einer Regel nennt genau einen Test; mehrere werden mit \"all\" oder \"any\" verbunden.",
        "Every condition of a rule names exactly one test; several are joined with \"all\" or \"any\".",
    ),
    remedy: Template::new("einer von: {expected}", "one of: {expected}"),
};

/// C001.
pub static CALL_CLOSES_EARLY: Rule = Rule {
    code: "C001",
    name: "call-closes-before-it-opens",
    since: "0.1.0",
    severity: Severity::Error,
    message: Template::new(
        "der Aufruf schließt {found}, geöffnet wird {expected}",
        "the call closes {found} and opens {expected}",
    ),
    meaning: Template::new(
        "Ein Aufruf schließt an keinem Tag, an dem er noch nicht geöffnet haben kann.",
        "A call closes on no day on which it cannot have opened yet.",
    ),
    remedy: Template::new("Tage vertauscht?", "days swapped?"),
};

/// C002.
pub static AMENDMENT_LATE: Rule = Rule {
    code: "C002",
    name: "amendment-after-deadline",
    since: "0.1.0",
    severity: Severity::Error,
    message: Template::new(
        "die Änderung wurde {found} bekannt, die geänderte Frist endete {expected}",
        "the amendment was announced {found}, the deadline it changes ended {expected}",
    ),
    meaning: Template::new("Eine Frist wird geändert, solange sie läuft.", "A deadline is changed while it runs."),
    remedy: Template::new(
        "Tag der Bekanntgabe oder Frist berichtigen",
        "correct the day of the announcement or the deadline",
    ),
};
