//! What a bound, a verdict or a conflict rests on.

use std::fmt;

use crate::language::{Language, Template};
use crate::register::{Claim, Id, Membership};

/// What something was concluded from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ground {
    /// A published figure.
    Claim(Id<Claim>),
    /// A call of the programme's definition, by its id: its days and numbers.
    Call(String),
    /// A membership that came by no call.
    Entry(Id<Membership>),
    /// The memberships of the register: who was a member for certain, whose stay was over for certain.
    Listed,
    /// A rule that holds for every network.
    Principle(Principle),
}

/// A rule that holds for every network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Principle {
    /// Members after = members before + entries - exits; entries come by calls, or are memberships outside the calls.
    StockFlow,
    /// Whoever is a member has joined; the places that ever joined never become fewer.
    EverJoined,
    /// A part is not larger than the whole.
    PartOfWhole,
    /// Nobody is admitted without having applied or been nominated.
    AdmittedApplied,
}

impl Principle {
    /// The kebab-case text.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::StockFlow => "stock-flow",
            Self::EverJoined => "ever-joined",
            Self::PartOfWhole => "part-of-whole",
            Self::AdmittedApplied => "admitted-applied",
        }
    }

    /// What it is called in a sentence.
    pub const fn phrase(self) -> Template {
        match self {
            Self::StockFlow => {
                Template::new("die Rechnung Bestand + Eintritte - Austritte", "the sum of stock, entries and exits")
            }
            Self::EverJoined => {
                Template::new("die Regel, dass jede Aufnahme zählt", "the rule that every admission counts")
            }
            Self::PartOfWhole => Template::new("das ganze Netzwerk", "the whole network"),
            Self::AdmittedApplied => Template::new("die Zahl der Bewerbungen", "the number of applications"),
        }
    }
}

impl Ground {
    /// The ground as a person reads it.
    pub fn to_text(&self, language: Language) -> String {
        match self {
            Self::Claim(id) => id.to_string(),
            Self::Call(id) => format!("{} {id}", language.pick("Aufruf", "call")),
            Self::Entry(id) => format!("{} {id}", language.pick("Mitgliedschaft", "membership")),
            Self::Listed => language.pick("die geführten Mitgliedschaften", "the listed memberships").to_owned(),
            Self::Principle(principle) => principle.phrase().text(language).to_owned(),
        }
    }
}

impl fmt::Display for Ground {
    /// The text used in tables: `claims:ID`, `calls:ID`, `memberships:ID`, `memberships`, `rule:NAME`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Claim(id) => write!(f, "claims:{id}"),
            Self::Call(id) => write!(f, "calls:{id}"),
            Self::Entry(id) => write!(f, "memberships:{id}"),
            Self::Listed => f.write_str("memberships"),
            Self::Principle(principle) => write!(f, "rule:{}", principle.as_str()),
        }
    }
}
