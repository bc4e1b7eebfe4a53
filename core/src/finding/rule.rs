use std::fmt;
use std::str::FromStr;

use crate::language::Template;

/// How bad a finding is, from the mildest to the worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something is incomplete or was repaired; nothing is wrong.
    Info,
    /// Something is probably wrong.
    Warning,
    /// Something is wrong.
    Error,
}

impl Severity {
    /// `info`, `warning` or `error`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Severity {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "info" => Ok(Self::Info),
            "warning" => Ok(Self::Warning),
            "error" => Ok(Self::Error),
            _ => Err(format!("\"{text}\" is not a severity (expected info, warning or error)")),
        }
    }
}

/// A rule the data can break. Codes are stable and never used for anything else.
pub struct Rule {
    /// A letter and three digits: `P001`.
    pub code: &'static str,
    /// The kebab-case name: `key-malformed`.
    pub name: &'static str,
    /// The version of the library that said it first.
    pub since: &'static str,
    /// How bad a break of this rule is.
    pub severity: Severity,
    /// The sentence of a finding; its holes are filled with the finding's values.
    pub message: Template,
    /// What the rule means, for the catalogue.
    pub meaning: Template,
    /// What to do about it; stands in brackets behind the message.
    pub remedy: Template,
}

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code, self.name)
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

impl Eq for Rule {}

/// Declares a room's rules, `RULES` and one static each: name, code, kebab-case name, severity; then message, meaning and remedy,
/// each in German and English.
macro_rules! rules {
    ($($name:ident $code:literal $kebab:literal $severity:ident:
        $message_de:literal, $message_en:literal;
        $meaning_de:literal, $meaning_en:literal;
        $remedy_de:literal, $remedy_en:literal;)+) => {
        /// All rules of this room.
        pub const RULES: &[&$crate::finding::Rule] = &[$(&$name),+];

        $(
            #[doc = concat!($code, ": ", $meaning_en)]
            pub static $name: $crate::finding::Rule = $crate::finding::Rule {
                code: $code,
                name: $kebab,
                since: "0.1.0",
                severity: $crate::finding::Severity::$severity,
                message: $crate::language::Template::new($message_de, $message_en),
                meaning: $crate::language::Template::new($meaning_de, $meaning_en),
                remedy: $crate::language::Template::new($remedy_de, $remedy_en),
            };
        )+
    };
}
pub(crate) use rules;
