use std::collections::HashMap;
use std::sync::Arc;

use super::claim::has_addition;
use super::letters::{Word, join, words};
use super::near::NearNames;
use super::parts::{OfficialName, at_preposition, names, sort_behind, sort_in_front};
use super::resolution::NameForm;
use super::words::Sort;
use crate::official::{Designation, Level, Unit};

/// The names of an edition's municipalities, associations and districts, made ready for [`resolve`](Self::resolve).
#[derive(Clone, Debug)]
pub struct NameIndex {
    pub(super) units: Arc<[Unit]>,
    pub(super) entries: Vec<Entry>,
    /// By folded name: the entries that bear it.
    names: HashMap<String, Vec<(usize, NameForm)>>,
    /// By folded name: the keys of the districts, and whether each is a city.
    districts: HashMap<String, Vec<(String, bool)>>,
    pub(super) near: NearNames,
}

/// A unit with its name taken apart.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) unit: usize,
    pub(super) name: OfficialName,
    district: Option<[u8; 5]>,
}

impl Entry {
    fn new(at: usize, unit: &Unit) -> Self {
        let district = district(unit).and_then(|key| key.as_bytes().try_into().ok());
        Self { unit: at, name: OfficialName::of(&unit.name, unit.state()), district }
    }

    /// The five digits of its district.
    pub(super) fn district(&self) -> Option<&str> {
        self.district.as_ref().and_then(|digits| std::str::from_utf8(digits).ok())
    }

    pub(super) fn has_addition(&self) -> bool {
        self.name.languages.iter().any(|language| !language.additions.is_empty())
    }

    /// Whether words name one of its additions, or it in its second language.
    pub(super) fn is_called(&self, said: &[Word]) -> bool {
        let mut languages = self.name.languages.iter();
        languages.next().is_some_and(|german| has_addition(&german.additions, said))
            || languages.any(|other| names(&words(&other.core), said) || has_addition(&other.additions, said))
    }
}

fn district(unit: &Unit) -> Option<&str> {
    let by_ars = unit.ars.as_ref().and_then(|key| key.as_str().get(..5));
    by_ars.or_else(|| unit.ags.as_ref().map(crate::place::Ags::district))
}

/// A district that is one city bears the city's name: the municipality is meant.
fn is_city_district(unit: &Unit) -> bool {
    unit.designation.is_some_and(|designation| matches!(designation.number(), 41 | 42))
}

/// What stands in the place of an association where there is none: the municipality again.
fn is_named(unit: &Unit) -> bool {
    match unit.level {
        Level::Municipality => true,
        Level::Association => unit.designation.is_none_or(Designation::is_association),
        Level::District => !is_city_district(unit),
        _ => false,
    }
}

impl NameIndex {
    /// An index of the units of one edition.
    pub fn new(units: impl Into<Arc<[Unit]>>) -> Self {
        let units: Arc<[Unit]> = units.into();
        let bearing = units.iter().enumerate().filter(|(_, unit)| is_named(unit));
        let entries: Vec<Entry> = bearing.map(|(at, unit)| Entry::new(at, unit)).collect();
        let names = names_of(&entries);
        let near =
            NearNames::of(names.iter().map(|(name, bearers)| (name.as_str(), bearers.iter().map(|(at, _)| *at))));
        Self { districts: districts_of(&units), units, entries, names, near }
    }

    /// The units it was made from.
    pub fn units(&self) -> &[Unit] {
        &self.units
    }

    pub(super) fn bearers(&self, name: &str) -> &[(usize, NameForm)] {
        self.names.get(name).map_or(&[], Vec::as_slice)
    }

    pub(super) fn unit_of(&self, entry: usize) -> &Unit {
        &self.units[self.entries[entry].unit]
    }

    /// The municipalities of a name.
    pub(super) fn municipalities(&self, name: &[Word]) -> Vec<&Unit> {
        let bearers = self.bearers(&join(name)).iter().map(|(at, _)| self.unit_of(*at));
        bearers.filter(|unit| unit.is_incorporated()).collect()
    }

    /// The keys of the districts that a text means: a key of five digits, or a name.
    pub(super) fn districts_said<'a>(&'a self, text: &'a str) -> Vec<&'a str> {
        let text = text.trim();
        if text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit()) {
            vec![text]
        } else {
            self.districts_named(&words(text))
        }
    }

    pub(super) fn districts_named(&self, said: &[Word]) -> Vec<&str> {
        let (sort, name) = sort_in_front(said).or_else(|| sort_behind(said)).unzip();
        let wanted = |is_city: bool| match sort {
            Some(Sort::County) => !is_city,
            Some(Sort::City) => is_city,
            _ => true,
        };
        let name = name.filter(|_| matches!(sort, Some(Sort::County | Sort::City))).unwrap_or(said);
        let (core, addition) = at_preposition(name);
        let full = join(&[core, addition.as_slice()].concat());
        let found = self.districts.get(&full).or_else(|| self.districts.get(&format!("{full}kreis")));
        found.into_iter().flatten().filter(|(_, is_city)| wanted(*is_city)).map(|(key, _)| key.as_str()).collect()
    }
}

fn names_of(entries: &[Entry]) -> HashMap<String, Vec<(usize, NameForm)>> {
    let mut names: HashMap<String, Vec<(usize, NameForm)>> = HashMap::with_capacity(2 * entries.len());
    for (at, entry) in entries.iter().enumerate() {
        for (name, form) in written_names(&entry.name) {
            let bearers = names.entry(name).or_default();
            if bearers.last().is_none_or(|(last, _)| *last != at) {
                bearers.push((at, form));
            }
        }
    }
    names
}

fn districts_of(units: &[Unit]) -> HashMap<String, Vec<(String, bool)>> {
    let mut districts: HashMap<String, Vec<(String, bool)>> = HashMap::new();
    for unit in units.iter().filter(|unit| unit.level == Level::District) {
        let Some(key) = district(unit) else { continue };
        for (name, _) in written_names(&OfficialName::of(&unit.name, unit.state())) {
            let of_name = districts.entry(name).or_default();
            if of_name.last().is_none_or(|(last, _)| last != key) {
                of_name.push((key.to_owned(), is_city_district(unit)));
            }
        }
    }
    districts
}

/// Every way to write an official name, folded, the fullest first.
fn written_names(name: &OfficialName) -> impl Iterator<Item = (String, NameForm)> {
    name.languages.iter().enumerate().flat_map(|(at, language)| {
        let (full, short) = match at {
            0 if language.additions.is_empty() => (NameForm::Full, NameForm::Full),
            0 => (NameForm::Full, NameForm::Short),
            _ => (NameForm::SecondLanguage, NameForm::SecondLanguage),
        };
        [(language.full(), full), (language.core.clone(), short)]
    })
}
