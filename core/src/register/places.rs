//! Places, the keys they had, and how many people lived there.

use super::id::Id;
use super::record::record;
use super::sources::Source;
use crate::place::{Ags, Basis, KeyScheme, Latitude, Longitude, PlaceKind, RegionalKey, State};
use crate::time::When;

record! {
    /// A municipality, district, association or composite.
    Place in "places" {
        /// id: slug of the short name, plus the state where taken
        id: Id<Place>,
        /// name as the programme writes it
        name: String,
        /// kind of place
        kind: PlaceKind,
        /// state (Land), ISO 3166-2
        state: Option<State>,
        /// official municipality key (AGS), 8 digits, the current one
        ags: Option<Ags>,
        /// regional key (ARS), 9 digits for an association, 12 for a municipality
        ars: Option<RegionalKey>,
        /// place it is a part of
        part_of: Option<Id<Place>>,
        /// latitude of its centre, degrees
        latitude: Option<Latitude>,
        /// longitude of its centre, degrees
        longitude: Option<Longitude>,
        /// sources
        source: Vec<Id<Source>>,
        /// remarks
        note: Option<String>,
    }
}

record! {
    /// A key a place had in a period.
    PlaceKey in "keys" {
        /// id
        id: Id<PlaceKey>,
        /// place
        place: Id<Place>,
        /// key scheme
        scheme: KeyScheme,
        /// the key
        value: String,
        /// first day of the key
        from: Option<When>,
        /// last day of the key (inclusive)
        last_day: Option<When>,
        /// sources
        source: Vec<Id<Source>>,
        /// remarks
        note: Option<String>,
    }
}

record! {
    /// A population figure observed on a day.
    Population in "populations" {
        /// id
        id: Id<Population>,
        /// place
        place: Id<Place>,
        /// reference day
        day: When,
        /// inhabitants, persons
        inhabitants: i64,
        /// step the figure is rounded to, persons; empty = exact
        rounded_to: Option<i64>,
        /// what the figure is based on; two bases are not comparable without care
        basis: Basis,
        /// sources
        source: Vec<Id<Source>>,
        /// remarks
        note: Option<String>,
    }
}
