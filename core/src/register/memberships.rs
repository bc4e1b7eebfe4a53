//! Memberships and what shows them.

use super::field::vocabulary;
use super::id::Id;
use super::places::Place;
use super::record::record;
use super::references::CallRef;
use super::sources::Source;
use crate::time::{End, When};

vocabulary! {
    /// Whether a source says it, or somebody concluded it.
    Evidence {
        /// A source says it.
        Direct = "direct",
        /// Concluded from what sources say; proves nothing by itself.
        Inferred = "inferred",
    }
}

vocabulary! {
    /// What shows that a place was a member.
    SightingKind {
        /// Attendance of a meeting.
        Meeting = "meeting",
        /// A list of members.
        List = "list",
        /// A cooperation among members.
        Cooperation = "cooperation",
        /// A page of the place or the programme.
        Page = "page",
        /// A press text.
        Press = "press",
        /// A renewal for another term.
        Renewal = "renewal",
    }
}

record! {
    /// One admission of one place, and the unbroken stay that follows.
    Membership in "memberships" {
        /// id: place and ordinal
        id: Id<Membership>,
        /// place
        place: Id<Place>,
        /// call for applications it came in by
        call: Option<CallRef>,
        /// first day
        from: Option<When>,
        /// last day (inclusive)
        last_day: Option<When>,
        /// what is known of the end
        end: End,
        /// day on which a source says it was still running
        open_as_of: Option<When>,
        /// last day of a term announced in advance; proves nothing
        planned_last_day: Option<When>,
        /// reason for leaving
        exit_reason: Option<String>,
        /// whether a source says when it began
        evidence: Evidence,
        /// sources
        source: Vec<Id<Source>>,
        /// remarks
        note: Option<String>,
    }
}

record! {
    /// Evidence that a place was a member on some day of a span.
    Sighting in "sightings" {
        /// id
        id: Id<Sighting>,
        /// membership
        membership: Id<Membership>,
        /// first day of the span
        from: When,
        /// last day of the span (inclusive)
        last_day: When,
        /// what shows it
        kind: SightingKind,
        /// scope for which the source's list is complete: all, or state:DE-HE
        complete_list: Option<ListScope>,
        /// whether a source says it
        evidence: Evidence,
        /// sources
        source: Vec<Id<Source>>,
        /// remarks
        note: Option<String>,
    }
}

/// The places a complete list speaks of: those of one state, or all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ListScope {
    /// All members.
    All,
    /// The members of one state.
    State(crate::place::State),
}

impl ListScope {
    /// Whether the list speaks of a place.
    pub fn covers(self, place: &Place) -> bool {
        match self {
            Self::All => true,
            Self::State(state) => place.state == Some(state),
        }
    }
}

impl super::field::Field for ListScope {
    const KIND: super::field::FieldKind = super::field::FieldKind::Text;

    fn read(text: &str) -> Result<Self, super::field::FieldFault> {
        let state = || text.strip_prefix("state:").and_then(|state| state.parse().ok());
        match text {
            "all" => Ok(Self::All),
            _ => state().map(Self::State).ok_or_else(|| super::field::FieldFault::one_of(&["all", "state:DE-HE"])),
        }
    }

    fn write(&self) -> String {
        match self {
            Self::All => "all".to_owned(),
            Self::State(state) => format!("state:{state}"),
        }
    }
}
