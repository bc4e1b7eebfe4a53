//! Meetings, who came, and the cooperations among members.

use super::field::vocabulary;
use super::id::Id;
use super::memberships::Evidence;
use super::places::Place;
use super::record::record;
use super::sources::Source;
use crate::language::Comparator;
use crate::time::{End, When};

vocabulary! {
    /// As what a place took part in a meeting.
    Capacity {
        /// As a member; shows the membership.
        Member = "member",
        /// As a nominee.
        Nominee = "nominee",
        /// As a guest.
        Guest = "guest",
    }
}

vocabulary! {
    /// What sort of cooperation it is.
    CooperationKind {
        /// A state (Land) is a partner of the programme.
        StatePartnership = "state-partnership",
        /// The members of a state work together.
        StateNetwork = "state-network",
        /// Members of a region work together.
        RegionalNetwork = "regional-network",
        /// Two members, one of them new.
        Tandem = "tandem",
        /// A working group.
        WorkingGroup = "working-group",
    }
}

record! {
    /// An event of the network. Persons and cities are different units and never added.
    Meeting in "meetings" {
        /// id: kind, date and host
        id: Id<Meeting>,
        /// name
        name: String,
        /// kind (vocabulary of the programme)
        kind: String,
        /// region the meeting is for
        region: Option<String>,
        /// first day
        from: Option<When>,
        /// last day (inclusive)
        last_day: Option<When>,
        /// host place
        host: Option<Id<Place>>,
        /// venue within the host place, or online
        venue: Option<String>,
        /// topics, joined by "; "
        topics: Option<String>,
        /// persons who took part
        persons: Option<i64>,
        /// how the number of persons is meant
        persons_comparator: Option<Comparator>,
        /// cities that took part
        cities: Option<i64>,
        /// how the number of cities is meant
        cities_comparator: Option<Comparator>,
        /// cities announced in advance
        announced_cities: Option<i64>,
        /// sources
        source: Vec<Id<Source>>,
        /// remarks
        note: Option<String>,
    }
}

record! {
    /// A place at a meeting.
    Attendance in "attendances" {
        /// id
        id: Id<Attendance>,
        /// meeting
        meeting: Id<Meeting>,
        /// place
        place: Id<Place>,
        /// as what it took part
        capacity: Capacity,
        /// 1 where a source says it was the first time
        ordinal: Option<i64>,
        /// whether a source says it
        evidence: Evidence,
        /// sources
        source: Vec<Id<Source>>,
        /// remarks
        note: Option<String>,
    }
}

record! {
    /// A regional or thematic grouping of members.
    Cooperation in "cooperations" {
        /// id
        id: Id<Cooperation>,
        /// name
        name: String,
        /// sort of cooperation
        kind: CooperationKind,
        /// states (Länder) it belongs to, joined by ";"
        scope: Option<String>,
        /// first day
        from: Option<When>,
        /// last day (inclusive)
        last_day: Option<When>,
        /// what is known of the end
        end: Option<End>,
        /// number of members the source counts, places
        members_stated: Option<i64>,
        /// sources
        source: Vec<Id<Source>>,
        /// remarks
        note: Option<String>,
    }
}

record! {
    /// A place in a cooperation.
    CooperationMember in "cooperation_members" {
        /// id
        id: Id<CooperationMember>,
        /// cooperation
        cooperation: Id<Cooperation>,
        /// place
        place: Id<Place>,
        /// first day of the span in which a source shows the place taking part; empty = undated
        from: Option<When>,
        /// last day of that span (inclusive)
        last_day: Option<When>,
        /// sources
        source: Vec<Id<Source>>,
        /// remarks
        note: Option<String>,
    }
}
