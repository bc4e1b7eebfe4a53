//! Which part of a network a figure is about.

use std::fmt;

use crate::language::Language;
use crate::place::State;
use crate::register::Place;

/// The part of the network that a published figure is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// All of it.
    All,
    /// Its places in one state.
    State(State),
    /// A part whose places the register does not tell apart, by its name.
    Region(String),
    /// A call for applications, by its id.
    Call(String),
    /// A meeting, by its id.
    Meeting(String),
    /// Anything else, as written.
    Other(String),
}

impl Scope {
    /// The scope in a claim's text: `all`, `state:DE-NW`, `region:NAME`, `call:ID`, `meeting:ID`.
    pub fn of(text: &str) -> Self {
        let other = || Self::Other(text.to_owned());
        match text.split_once(':') {
            None if text == "all" => Self::All,
            Some(("state", iso)) => iso.parse().map_or_else(|_| other(), Self::State),
            Some(("region", name)) => Self::Region(name.to_owned()),
            Some(("call", id)) => Self::Call(id.to_owned()),
            Some(("meeting", id)) => Self::Meeting(id.to_owned()),
            _ => other(),
        }
    }

    /// Whether the register says which of its places belong to it.
    pub(super) fn is_listed(&self) -> bool {
        matches!(self, Self::All | Self::State(_))
    }

    pub(super) fn holds(&self, place: &Place) -> bool {
        match self {
            Self::All => true,
            Self::State(state) => place.state == Some(*state),
            _ => false,
        }
    }

    /// The scope as a person reads it.
    pub fn to_text(&self, language: Language) -> String {
        match self {
            Self::All => language.pick("ganzes Netzwerk", "whole network").to_owned(),
            Self::State(state) => state.name(language).to_owned(),
            Self::Region(name) => format!("Region {name}"),
            Self::Call(id) => format!("{} {id}", language.pick("Aufruf", "call")),
            Self::Meeting(id) => format!("{} {id}", language.pick("Treffen", "meeting")),
            Self::Other(text) => text.clone(),
        }
    }
}

impl fmt::Display for Scope {
    /// The text used in tables.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All => f.pad("all"),
            Self::State(state) => f.pad(&format!("state:{state}")),
            Self::Region(name) => f.pad(&format!("region:{name}")),
            Self::Call(id) => f.pad(&format!("call:{id}")),
            Self::Meeting(id) => f.pad(&format!("meeting:{id}")),
            Self::Other(text) => f.pad(text),
        }
    }
}
