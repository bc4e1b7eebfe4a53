//! Which place a row is about: by key, else by name and state, else by the directory; a new one where none is known.

use super::directory::{Answer, Found};
use super::{ListRow, Records};
use crate::convert::members::typed::Key;
use crate::convert::{rules, words};
use crate::finding::{Finding, Value};
use crate::language::Template;
use crate::place::{KeyScheme, PlaceKind, State, slug};
use crate::register::field::Field as _;
use crate::register::{Id, Place, PlaceKey, RecordRef, Source, SourceKind};

/// What a row says of its place.
struct Said<'a> {
    name: &'a str,
    slug: String,
    key: Option<Key>,
    state: Option<State>,
    kind: Option<PlaceKind>,
    found: Option<Found>,
}

impl Records<'_> {
    /// The place of a row: its position among the known.
    pub(super) fn place(&mut self, row: &ListRow<'_>, name: &str, records: &mut Vec<RecordRef>) -> usize {
        let key = self.list.key(row.at);
        let state = self.list.state(row.at).or_else(|| key.as_ref().and_then(Key::state));
        let kind = self.list.kind(row.at);
        let mut said = Said { name, slug: slug(name), key, state, kind, found: None };
        self.drop_key_of_another(row, &mut said);
        let mut place = said.key.as_ref().and_then(|key| self.known.by_key(key)).or_else(|| self.by_name(&said));
        if said.key.is_none() && place.is_none_or(|at| self.known.places[at].ags.is_none()) {
            self.ask_directory(row, &mut said, place.is_some());
            place = said.key.as_ref().and_then(|key| self.known.by_key(key)).or(place);
        } else if let Some(key) = &said.key {
            self.check_key(row, key);
        }
        let at = match place {
            Some(at) => {
                self.compare_place(row, at, &said, records);
                at
            }
            None => self.new_place(row, &said),
        };
        let record = RecordRef::to(&self.known.places[at].id);
        if let Some(found) = &said.found {
            self.key_of_directory(at, found, records);
        }
        self.repairs(row, &record);
        records.push(record);
        at
    }

    /// Two places of a list have two keys: where the names differ, the key is left to the row that had it first.
    fn drop_key_of_another(&mut self, row: &ListRow<'_>, said: &mut Said<'_>) {
        let Some((key, at)) = said.key.as_ref().and_then(|key| Some((key, self.known.by_key(key)?))) else { return };
        let Some(first) = self.known.places[at].row else { return };
        let Some(other) = self.draft.places().get(self.known.places[at].id.as_str()) else { return };
        if are_alike(&said.slug, &slug(&other.name)) {
            return;
        }
        let finding = Finding::new(&rules::KEY_OF_ANOTHER)
            .table("places")
            .field("ags")
            .with("found", said.name)
            .with("value", key.to_string())
            .with("known", other.name.as_str())
            .with("row", i64::try_from(first).unwrap_or(i64::MAX))
            .at(self.origin_of(row));
        self.findings.push(finding);
        said.key = None;
    }

    /// The only place of that name, unless its key is another one.
    fn by_name(&self, said: &Said<'_>) -> Option<usize> {
        let [only] = self.known.by_name(&said.slug, said.state)[..] else { return None };
        let other = said.key.as_ref().and_then(|key| key.ags).zip(self.known.places[only].ags);
        other.is_none_or(|(ags, known)| ags == known).then_some(only)
    }

    /// Looks a name up; what the directory does not settle stays a name and a state.
    fn ask_directory(&mut self, row: &ListRow<'_>, said: &mut Said<'_>, is_known: bool) {
        let day = self.day_of_row(row);
        let answer = self.lookup.as_mut().map(|lookup| lookup.name(said.name, said.state, said.kind, day));
        let unresolved = match answer {
            Some(Answer::Found(found)) => {
                let finding = Finding::new(&rules::NAME_RESOLVED)
                    .table("places")
                    .field("ags")
                    .with("found", said.name)
                    .with("value", found.unit.as_str())
                    .with("edition", found.edition.as_str())
                    .with("day", found.day)
                    .with("agreeing", found.agreeing.clone())
                    .at(self.origin_of(row));
                self.findings.push(finding);
                said.key = Some(found.key.clone());
                said.state = said.state.or_else(|| found.key.state());
                said.kind = said.kind.or(Some(found.kind));
                said.found = Some(found);
                return;
            }
            Some(Answer::Unresolved(why)) => why,
            None if is_known => return,
            None => self.namesakes(said),
        };
        let finding = Finding::new(&rules::NAME_UNRESOLVED)
            .table("places")
            .field("name")
            .with("found", said.name)
            .with("known", unresolved)
            .at(self.origin_of(row));
        self.findings.push(finding);
    }

    fn namesakes(&self, said: &Said<'_>) -> Value {
        match self.known.by_name(&said.slug, said.state)[..] {
            [] => Template::new("kein Ort dieses Namens im Register", "no place of that name in the register").into(),
            ref several => several.iter().map(|&at| self.known.places[at].id.to_string()).collect::<Vec<_>>().into(),
        }
    }

    /// The day whose directory a row is read by: that of the list, else its first day, else that of the newest edition.
    fn day_of_row(&self, row: &ListRow<'_>) -> Option<crate::time::Day> {
        self.day.clone().or_else(|| self.first_day(row)).map(|day| day.earliest())
    }

    /// A key that the list gives stays, also where the directory does not know it.
    fn check_key(&mut self, row: &ListRow<'_>, key: &Key) {
        let day = self.day_of_row(row);
        let Some((edition, day)) = self.lookup.as_mut().and_then(|lookup| lookup.lacks(key, day)) else { return };
        let finding = Finding::new(&rules::KEY_NOT_LISTED)
            .table("places")
            .field("ags")
            .with("found", key.to_string())
            .with("edition", edition)
            .with("day", day)
            .at(self.origin_of(row));
        self.findings.push(finding);
    }

    fn new_place(&mut self, row: &ListRow<'_>, said: &Said<'_>) -> usize {
        let kind = said.kind.or_else(|| words::kind_in_name(said.name)).unwrap_or(PlaceKind::Municipality);
        let is_free = !said.slug.is_empty() && self.draft.places().get(&said.slug).is_none();
        let id = if is_free { Id::made(said.slug.as_str()) } else { self.draft.free_place_id(said.name, said.state) };
        let place = Place {
            id,
            name: said.name.to_owned(),
            kind,
            state: said.state,
            ags: said.key.as_ref().and_then(|key| key.ags).filter(|_| kind.has_ags()),
            ars: said.key.as_ref().and_then(|key| key.ars),
            part_of: None,
            latitude: None,
            longitude: None,
            source: vec![self.source.clone()],
            note: None,
        };
        let at = self.known.add(&place, &said.slug, false);
        self.known.has_keys(at, said.key.as_ref().and_then(|key| key.ags), None);
        self.merge.record(&RecordRef::to(&place.id), row.entry.row);
        self.draft.put(place);
        at
    }

    /// Fills what a place does not say, and keeps beside it what the list says otherwise.
    fn compare_place(&mut self, row: &ListRow<'_>, at: usize, said: &Said<'_>, records: &mut Vec<RecordRef>) {
        let id = self.known.places[at].id.clone();
        let Some(place) = self.draft.places().get(id.as_str()) else { return };
        let of = RecordRef::to(&id);
        let key = said.key.as_ref();
        let has_ags = place.kind.has_ags();
        let known_name = slug(&place.name);
        let other_name = (!are_alike(&said.slug, &known_name)).then(|| said.name.to_owned());
        let texts = [
            ("name", other_name, Some(place.name.clone())),
            ("state", said.state.map(|state| state.write()), place.state.map(|state| state.write())),
            ("kind", self.list.kind(row.at).map(|kind| kind.write()), Some(place.kind.write())),
            (
                "ags",
                key.and_then(|key| key.ags).filter(|_| has_ags).map(|ags| ags.write()),
                place.ags.map(|ags| ags.write()),
            ),
            ("ars", key.and_then(|key| key.ars).map(|ars| ars.write()), place.ars.map(|ars| ars.write())),
        ];
        let mut fills = false;
        for (field, said, known) in texts {
            match (said, known) {
                (Some(said), Some(known)) if said != known => {
                    self.conflict(row, &of, field, (&said, &known), records);
                }
                (Some(said), None) => {
                    self.merge.value(&of, field, &said, row.entry.row);
                    fills = true;
                }
                _ => {}
            }
        }
        if fills {
            let (ags, ars) = (key.and_then(|key| key.ags).filter(|_| has_ags), key.and_then(|key| key.ars));
            let (state, source) = (said.state, self.source.clone());
            self.draft.change::<Place>(&id, |place| {
                place.state = place.state.or(state);
                place.ags = place.ags.or(ags);
                place.ars = place.ars.or(ars);
                add_source(&mut place.source, source);
            });
            self.known.places[at].state = self.known.places[at].state.or(state);
            self.known.has_keys(at, ags, ars);
        }
        self.merge.same(&of, row.entry.row);
    }

    /// Records a key with the edition of the directory that gave it.
    fn key_of_directory(&mut self, at: usize, found: &Found, records: &mut Vec<RecordRef>) {
        let source = self.directory_source(found);
        let place = self.known.places[at].id.clone();
        self.draft.change::<Place>(&place, |place| add_source(&mut place.source, source.clone()));
        let (scheme, value) = match (found.key.ags, found.key.ars) {
            (Some(ags), _) => (KeyScheme::Ags, ags.to_string()),
            (None, Some(ars)) => (KeyScheme::Ars, ars.to_string()),
            (None, None) => return,
        };
        let same = |key: &PlaceKey| key.value == value && key.source.contains(&source);
        let (key, _) = self.keep(&format!("{place}-{value}"), same, |id| PlaceKey {
            id,
            place: place.clone(),
            scheme,
            value: value.clone(),
            from: None,
            last_day: None,
            source: vec![source.clone()],
            note: Some(format!("Found by name in the directory of {}.", found.day)),
        });
        records.push(key);
    }

    fn directory_source(&mut self, found: &Found) -> Id<Source> {
        let title = Some(found.edition.clone());
        let is_it = |source: &&Source| source.kind == SourceKind::Official && source.title == title;
        if let Some(known) = self.draft.sources().iter().find(is_it) {
            return known.id.clone();
        }
        let id = self.draft.add_source("Statistisches Bundesamt (Destatis)", &found.edition);
        self.draft.change::<Source>(&id, |source| {
            source.kind = SourceKind::Official;
            source.note = Some(format!("Official directory, territory of {}.", found.territory));
        });
        id
    }
}

/// Whether two names can be those of one place: the words of one are among those of the other, or few letters differ.
fn are_alike(a: &str, b: &str) -> bool {
    const ALIKE: f64 = 0.75;
    let among = |a: &str, b: &str| a.split('-').all(|word| b.split('-').any(|other| other == word));
    among(a, b) || among(b, a) || strsim::normalized_damerau_levenshtein(a, b) >= ALIKE
}

/// Adds a source that a record does not name yet.
pub(super) fn add_source(sources: &mut Vec<Id<Source>>, source: Id<Source>) {
    if !sources.contains(&source) {
        sources.push(source);
    }
}
