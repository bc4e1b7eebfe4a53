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
