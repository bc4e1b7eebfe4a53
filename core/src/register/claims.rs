//! Published figures, and what else sources mention.

use super::field::vocabulary;
use super::id::Id;
use super::places::Place;
use super::record::record;
use super::references::MentionedRef;
use super::sources::Source;
use crate::language::Comparator;
use crate::time::When;

vocabulary! {
    /// What a published figure counts.
    Quantity {
        /// Members on a day.
        MembersNow = "members-now",
        /// Members that ever joined.
        MembersEver = "members-ever",
        /// Admitted.
        Admitted = "admitted",
        /// Nominated.
        Nominated = "nominated",
        /// Applied.
        Applied = "applied",
        /// Took part.
        Attended = "attended",
        /// Invited.
        Invited = "invited",
        /// Wanted or allowed: never an observation.
        Target = "target",
    }
}

vocabulary! {
    /// The unit of a published figure. Units are never added to one another.
    Unit {
        /// Member places.
        Cities = "cities",
        /// Persons.
        Persons = "persons",
        /// Applications.
        Applications = "applications",
        /// Participants, not said whether places or partners.
        Participants = "participants",
    }
}

vocabulary! {
    /// How a mention is known.
    Certainty {
        /// The source prints it.
        Stated = "stated",
        /// Concluded.
        Inferred = "inferred",
        /// Other sources say it.
        ByOtherSources = "by-other-sources",
    }
}

record! {
    /// A published figure about the network, as it was published.
    Claim in "claims" {
        /// id
        id: Id<Claim>,
        /// what is counted
        quantity: Quantity,
        /// of which part: all, state:DE-NW, call:2022, meeting:ID, region:NAME
        scope: String,
        /// unit of the figure
        unit: Unit,
        /// how the figure is meant
        comparator: Comparator,
        /// the figure
        value: i64,
        /// day it speaks of
        as_of: Option<When>,
        /// day it was published
        stated_on: Option<When>,
        /// who says it (a role or an organisation)
        claimant: Option<String>,
        /// key words of the original
        wording: Option<String>,
        /// sources
        source: Vec<Id<Source>>,
        /// remarks
        note: Option<String>,
    }
}

record! {
    /// A figure about a place.
    Indicator in "indicators" {
        /// id
        id: Id<Indicator>,
        /// place
        place: Id<Place>,
        /// what is measured
        indicator: String,
        /// the figure
        value: f64,
        /// how the figure is meant
        comparator: Option<Comparator>,
        /// unit of the figure
        unit: String,
        /// day it speaks of
        day: Option<When>,
        /// who says it (a role or an organisation)
        claimant: Option<String>,
        /// sources
        source: Vec<Id<Source>>,
        /// remarks
        note: Option<String>,
    }
}

record! {
    /// What a source says and no other table holds.
    Mention in "mentions" {
        /// id
        id: Id<Mention>,
        /// what it is about: programme, place:ID, meeting:ID, organisation:ID, cooperation:ID, membership:ID
        subject: MentionedRef,
        /// what is said of it: aim, theme, offer, level, ...
        property: String,
        /// what the source says
        value: String,
        /// how it is known
        certainty: Option<Certainty>,
        /// sources
        source: Vec<Id<Source>>,
        /// remarks
        note: Option<String>,
    }
}
