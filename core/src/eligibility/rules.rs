//! What is said about rules while they are used.

use crate::finding::{Rule, Severity};
use crate::language::Template;

/// All rules of this room.
pub const RULES: &[&Rule] = &[&BEYOND_VERIFIED, &NOT_TESTED, &TEST_FAILED, &TESTS_UNREADABLE];

/// G007.
pub static BEYOND_VERIFIED: Rule = Rule {
    code: "G007",
    name: "used-beyond-verified",
    since: "0.1.0",
    severity: Severity::Warning,
    message: Template::new(
        "{found} ist bis {expected} geprüft und wurde für den {day} gefragt",
        "{found} is verified until {expected} and was asked for {day}",
    ),
    meaning: Template::new(
        "Über den geprüften Tag hinaus ist ein Wert nicht bekannt; wer ihn dennoch verwendet, sagt es.",
        "Beyond the day it is verified for a value is not known; whoever uses it all the same says so.",
    ),
    remedy: Template::new(
        "Wert prüfen und \"verified_until\" fortschreiben",
        "verify the value and move \"verified_until\" on",
    ),
};

/// G012.
pub static NOT_TESTED: Rule = Rule {
    code: "G012",
    name: "value-not-tested",
    since: "0.1.0",
    severity: Severity::Warning,
    message: Template::new("kein Test erreicht {found} ab {from}", "no test reaches {found} from {from}"),
    meaning: Template::new(
        "Jeder datierte Wert, den eine Regel verwendet, kommt in mindestens einem Test vor.",
        "Every dated value that a rule uses occurs in at least one test.",
    ),
    remedy: Template::new("einen Test dafür schreiben", "write a test for it"),
};

/// G025.
pub static TEST_FAILED: Rule = Rule {
    code: "G025",
    name: "definition-test-failed",
    since: "0.1.0",
    severity: Severity::Error,
    message: Template::new(
        "Test \"{name}\": die Regel ergibt {found}, erwartet war {expected}",
        "test \"{name}\": the rule gives {found}, expected was {expected}",
    ),
    meaning: Template::new(
        "Die Regeln ergeben, was die Tests neben der Definition erwarten.",
        "The rules give what the tests beside the definition expect.",
    ),
    remedy: Template::new("Definition oder Test berichtigen", "correct the definition or the test"),
};

/// G026.
pub static TESTS_UNREADABLE: Rule = Rule {
    code: "G026",
    name: "definition-tests-unreadable",
    since: "0.1.0",
    severity: Severity::Error,
    message: Template::new("der Test kann nicht gefragt werden: {problem}", "the test cannot be asked: {problem}"),
    meaning: Template::new(
        "Ein Test nennt Name, Aufruf oder Tag, Regel, Fakten und das erwartete Ergebnis.",
        "A test names its name, a call or day, a rule, facts and the result expected.",
    ),
    remedy: Template::new("Test an dieser Stelle berichtigen", "correct the test at this place"),
};
