//! Names and keys asked of the official directory.

use std::collections::HashMap;

use crate::convert::members::typed::Key;
use crate::finding::Value;
use crate::language::Template;
use crate::official::name::{Candidate, Context, NameIndex, NotFound, Reason, Resolution, SaidBy, Verdict};
use crate::official::{Designation, Directory, DirectoryView, Level, Unit};
use crate::place::{PlaceKind, State};
use crate::time::Day;

/// The directory, with the days it was asked for.
pub(super) struct Lookup<'a> {
    directory: &'a Directory,
    days: HashMap<Day, Option<OnDay<'a>>>,
}

struct OnDay<'a> {
    view: DirectoryView<'a>,
    names: NameIndex,
}

/// The one unit that a name means.
pub(super) struct Found {
    pub(super) key: Key,
    pub(super) kind: PlaceKind,
    /// Key and name, as a person reads them.
    pub(super) unit: String,
    pub(super) edition: String,
    pub(super) territory: Day,
    pub(super) day: Day,
    /// What was said of the place and agrees.
    pub(super) agreeing: Value,
}

/// What the directory says to a name.
pub(super) enum Answer {
    Found(Found),
    /// It does not settle the name, and why.
    Unresolved(Value),
}

/// How many units a finding names.
const SHOWN: usize = 5;

/// How many days are kept: a list has few.
const DAYS: usize = 16;

impl<'a> Lookup<'a> {
    pub(super) fn new(directory: &'a Directory) -> Self {
        Self { directory, days: HashMap::new() }
    }

    /// The unit that a name means on a day; without a day in the newest edition.
    pub(super) fn name(
        &mut self,
        name: &str,
        state: Option<State>,
        kind: Option<PlaceKind>,
        day: Option<Day>,
    ) -> Answer {
        let Some((on, day)) = self.on(day) else {
            let early = Template::new(
                "keine Ausgabe des Verzeichnisses reicht so weit zurück",
                "no edition of the directory reaches back that far",
            );
            return Answer::Unresolved(early.into());
        };
        match on.names.resolve(name, &Context::new().state(state).kind(kind)) {
            Resolution::Match(found) => {
                let unit = found.candidate.unit;
                let footing = on.view.footing();
                Answer::Found(Found {
                    key: Key { ags: unit.ags, ars: unit.ars },
                    kind: kind_of(unit),
                    unit: shown(unit),
                    edition: footing.edition.clone(),
                    territory: footing.territory,
                    day,
                    agreeing: agreeing(&found.candidate),
                })
            }
            Resolution::Ambiguous(candidates) => Answer::Unresolved(listed(candidates.iter().map(|one| one.unit))),
            Resolution::NotFound(not_found) => Answer::Unresolved(why(&not_found)),
        }
    }

    /// The edition and the day, where the directory of a day is known and lacks a key.
    pub(super) fn lacks(&mut self, key: &Key, day: Option<Day>) -> Option<(String, Day)> {
        let (on, day) = self.on(day)?;
        let known = key.ags.and_then(|ags| on.view.by_ags(ags)).or_else(|| on.view.by_ars(key.ars?));
        known.is_none().then(|| (on.view.footing().edition.clone(), day))
    }

    fn on(&mut self, day: Option<Day>) -> Option<(&OnDay<'a>, Day)> {
        let day = day.or_else(|| self.directory.editions().last().map(|edition| edition.territory))?;
        if self.days.len() >= DAYS && !self.days.contains_key(&day) {
            self.days.clear();
        }
        let directory = self.directory;
        let on = self.days.entry(day).or_insert_with(|| {
            let view = directory.on(day)?;
            let names = NameIndex::new(view.units());
            Some(OnDay { view, names })
        });
        Some((on.as_ref()?, day))
    }
}

fn kind_of(unit: &Unit) -> PlaceKind {
    match unit.level {
        Level::Association => PlaceKind::Association,
        Level::Municipality if unit.designation.is_some_and(Designation::is_city) => PlaceKind::City,
        Level::District => PlaceKind::County,
        _ => PlaceKind::Municipality,
    }
}

fn shown(unit: &Unit) -> String {
    let key = unit.ags.map(|ags| ags.to_string()).or_else(|| unit.ars.map(|ars| ars.to_string()));
    format!("{} {}", key.unwrap_or_default(), unit.name)
}

fn listed<'u>(units: impl Iterator<Item = &'u Unit>) -> Value {
    units.take(SHOWN).map(shown).collect::<Vec<_>>().into()
}

/// What was said of a unit besides its name and agrees.
fn agreeing(candidate: &Candidate<'_>) -> Value {
    let agrees =
        candidate.evidence.iter().filter(|said| said.verdict == Verdict::Agrees && said.said_by != SaidBy::Default);
    let said: Vec<String> = agrees.map(|said| said.said.clone()).collect();
    if said.is_empty() {
        return Template::new("nur einer heißt so", "only one bears the name").into();
    }
    said.into()
}

fn why(not_found: &NotFound<'_>) -> Value {
    let reason = match &not_found.reason {
        Reason::Contradicted(candidates) | Reason::Unconfirmed(candidates) => {
            return listed(candidates.iter().map(|one| one.unit));
        }
        Reason::PartOf(_) => Template::new("sieht nach einem Ortsteil aus", "looks like a part of a municipality"),
        Reason::KindNotListed(_) => {
            Template::new("Orte dieser Art stehen nicht im Verzeichnis", "places of this kind are not in the directory")
        }
        _ => Template::new("niemand heißt so im Verzeichnis", "nobody bears it in the directory"),
    };
    let near = not_found.near.iter().take(SHOWN).map(|near| Value::from(shown(near.unit)));
    Value::List(std::iter::once(reason.into()).chain(near).collect())
}
