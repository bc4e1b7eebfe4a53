//! New records with ids made for the user.

use super::draft::{Draft, Stored};
use super::id::Id;
use super::memberships::{Evidence, Membership, Sighting, SightingKind};
use super::places::Place;
use super::sources::{Source, SourceKind};
use crate::place::{PlaceKind, State, slug};
use crate::time::{End, When};

impl Draft {
    /// Adds a document to name as a source; everything but publisher and title is left open.
    pub fn add_source(&mut self, publisher: &str, title: &str) -> Id<Source> {
        let id = self.new_id::<Source>(&format!("{publisher} {title}"));
        self.put(Source {
            id: id.clone(),
            publisher: publisher.to_owned(),
            title: Some(title.to_owned()).filter(|title| !title.is_empty()),
            kind: SourceKind::Page,
            url: None,
            published: None,
            retrieved: None,
            derived_from: Vec::new(),
            note: None,
        });
        id
    }

    /// Adds a place without keys or coordinates. Its id is the slug of the name; where it is taken, the state's letters follow.
    pub fn add_place(&mut self, name: &str, kind: PlaceKind, state: Option<State>, source: &Id<Source>) -> Id<Place> {
        let id = self.free_place_id(name, state);
        self.put(Place {
            id: id.clone(),
            name: name.to_owned(),
            kind,
            state,
            ags: None,
            ars: None,
            part_of: None,
            latitude: None,
            longitude: None,
            source: vec![source.clone()],
            note: None,
        });
        id
    }

    /// The id of a new place: the slug of its name, with the letters of the state where that is taken.
    pub(crate) fn free_place_id(&self, name: &str, state: Option<State>) -> Id<Place> {
        let taken = self.places().get(&slug(name)).is_some();
        match state.filter(|_| taken) {
            Some(state) => self.new_id::<Place>(&format!("{name} {}", state.letters())),
            None => self.new_id::<Place>(name),
        }
    }

    /// The id of a new membership of a place: the place's with the next ordinal.
    pub(crate) fn free_membership_id(&self, place: &Id<Place>) -> Id<Membership> {
        let mut ordinals = (1..).map(|ordinal| format!("{place}-{ordinal}"));
        let free = ordinals.find(|id| self.memberships().get(id).is_none());
        Id::made(free.unwrap_or_else(|| format!("{place}-1")))
    }

    /// Adds a membership of which neither start nor end is known. Its id is the place's with the next ordinal.
    pub fn add_membership(&mut self, place: &Id<Place>, source: &Id<Source>) -> Id<Membership> {
        let id = self.free_membership_id(place);
        self.put(Membership {
            id: id.clone(),
            place: place.clone(),
            call: None,
            from: None,
            last_day: None,
            end: End::Unknown,
            open_as_of: None,
            planned_last_day: None,
            exit_reason: None,
            evidence: Evidence::Direct,
            source: vec![source.clone()],
            note: None,
        });
        id
    }

    /// Adds a sighting: a source shows that the membership was in force on some day of `when`.
    pub fn add_sighting(
        &mut self,
        membership: impl AsRef<str>,
        when: &When,
        kind: SightingKind,
        source: &Id<Source>,
    ) -> Id<Sighting> {
        let membership = membership.as_ref();
        let id = self.new_id::<Sighting>(&format!("{membership} {kind} {when}"));
        self.put(Sighting {
            id: id.clone(),
            membership: Id::made(membership.to_owned()),
            from: when.clone(),
            last_day: when.clone(),
            kind,
            complete_list: None,
            evidence: Evidence::Direct,
            source: vec![source.clone()],
            note: None,
        });
        id
    }

    /// Changes a record in place; `false` where there is none with that id. The id itself stays.
    pub fn change<T: Stored>(&mut self, id: &Id<T>, change: impl FnOnce(&mut T)) -> bool {
        let Some(mut record) = self.remove::<T>(id.as_str()) else {
            return false;
        };
        let before = record.clone();
        change(&mut record);
        self.put(if record.id() == id.as_str() { record } else { before });
        true
    }
}
