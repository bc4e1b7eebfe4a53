use std::collections::HashMap;

use crate::convert::members::typed::Key;
use crate::place::{Ags, RegionalKey, State, slug};
use crate::register::{Draft, Id, Membership, Place, Population};

/// The places there are, found by key and by name, with what is known of each.
#[derive(Default)]
pub(super) struct Known {
    pub(super) places: Vec<KnownPlace>,
    by_ags: HashMap<Ags, usize>,
    by_ars: HashMap<RegionalKey, usize>,
    /// The last place of each name; the others follow in [`KnownPlace::namesake`].
    by_name: HashMap<String, usize>,
}

/// A place while a list is read.
pub(super) struct KnownPlace {
    pub(super) id: Id<Place>,
    pub(super) state: Option<State>,
    pub(super) ags: Option<Ags>,
    pub(super) stays: Vec<Id<Membership>>,
    /// Figures that were there before the list.
    pub(super) populations: Vec<Id<Population>>,
    /// The first row of the list that speaks of it.
    pub(super) row: Option<u64>,
    /// Whether it was there before the list.
    was_there: bool,
    namesake: Option<usize>,
}

impl Known {
    pub(super) fn of(draft: &Draft) -> Self {
        let mut known = Self::default();
        let mut of_place = HashMap::new();
        for place in draft.places() {
            let at = known.add(place, &slug(&place.name), true);
            of_place.insert(&place.id, at);
        }
        for membership in draft.memberships() {
            if let Some(&at) = of_place.get(&membership.place) {
                known.places[at].stays.push(membership.id.clone());
            }
        }
        for population in draft.populations() {
            if let Some(&at) = of_place.get(&population.place) {
                known.places[at].populations.push(population.id.clone());
            }
        }
        known
    }

    /// Takes a place up under its name's slug.
    pub(super) fn add(&mut self, place: &Place, name: &str, was_there: bool) -> usize {
        let at = self.places.len();
        let namesake = self.by_name.insert(name.to_owned(), at);
        self.places.push(KnownPlace {
            id: place.id.clone(),
            state: place.state,
            ags: None,
            stays: Vec::new(),
            populations: Vec::new(),
            row: None,
            was_there,
            namesake,
        });
        self.has_keys(at, place.ags, place.ars);
        at
    }

    /// Notes the keys of a place.
    pub(super) fn has_keys(&mut self, at: usize, ags: Option<Ags>, ars: Option<RegionalKey>) {
        if let Some(ags) = ags {
            self.by_ags.insert(ags, at);
            self.places[at].ags = Some(ags);
        }
        if let Some(ars) = ars {
            self.by_ars.insert(ars, at);
        }
    }

    pub(super) fn by_key(&self, key: &Key) -> Option<usize> {
        let by_ags = key.ags.and_then(|ags| self.by_ags.get(&ags));
        by_ags.or_else(|| self.by_ars.get(key.ars.as_ref()?)).copied()
    }

    /// The places of a name in a state; where there is none, those that were there before the list and of which, or of the place
    /// asked for, no state is said.
    pub(super) fn by_name(&self, name: &str, state: Option<State>) -> Vec<usize> {
        let namesakes = std::iter::successors(self.by_name.get(name).copied(), |&at| self.places[at].namesake);
        let (mut exact, mut unsaid) = (Vec::new(), Vec::new());
        for at in namesakes {
            let place = &self.places[at];
            if place.state == state {
                exact.push(at);
            } else if place.was_there && (state.is_none() || place.state.is_none()) {
                unsaid.push(at);
            }
        }
        if exact.is_empty() { unsaid } else { exact }
    }
}
