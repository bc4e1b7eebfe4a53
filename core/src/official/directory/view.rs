use std::borrow::Cow;
use std::collections::HashMap;

use chrono::NaiveDate;

use crate::official::history::History;
use crate::official::{Edition, Figures, Level, Unit};
use crate::place::{Ags, RegionalKey};
use crate::time::Answer;

/// What the directory of a day rests on.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Footing {
    /// The file of the edition.
    pub edition: String,
    /// The day of the edition's territory.
    pub territory: NaiveDate,
    /// The change lists that were applied.
    pub changes: Vec<String>,
    /// The day up to which edition and change lists know everything.
    pub known_until: NaiveDate,
    /// What the edition's population figures are.
    pub figures: Figures,
}

/// The directory of one day.
#[derive(Clone, Debug)]
pub struct DirectoryView<'a> {
    day: NaiveDate,
    footing: Footing,
    units: Cow<'a, [Unit]>,
    by_ars: HashMap<RegionalKey, usize>,
    by_ags: HashMap<Ags, usize>,
}

impl<'a> DirectoryView<'a> {
    pub(super) fn new(edition: &'a Edition, history: &History, day: NaiveDate) -> Self {
        let known_until = history.covered_until(edition.territory).min(day).max(edition.territory);
        let lists = history.lists(edition.territory, known_until);
        let units = super::applied::units(edition, history, known_until);
        let mut regional = HashMap::with_capacity(units.len());
        let mut municipal = HashMap::with_capacity(units.len());
        for (position, unit) in units.iter().enumerate() {
            // A planning region has the key of its government region, which comes first.
            if let Some(ars) = unit.ars {
                regional.entry(ars).or_insert(position);
            }
            if let Some(ags) = unit.ags {
                municipal.entry(ags).or_insert(position);
            }
        }
        let footing = Footing {
            edition: edition.file.clone(),
            territory: edition.territory,
            changes: lists.map(|list| list.file().to_owned()).collect(),
            known_until,
            figures: edition.figures.clone(),
        };
        Self { day, footing, units, by_ars: regional, by_ags: municipal }
    }

    /// The same view, with units of its own.
    pub fn into_owned(self) -> DirectoryView<'static> {
        let Self { day, footing, units, by_ars, by_ags } = self;
        DirectoryView { day, footing, units: Cow::Owned(units.into_owned()), by_ars, by_ags }
    }

    /// The day.
    pub fn day(&self) -> NaiveDate {
        self.day
    }

    /// What it rests on.
    pub fn footing(&self) -> &Footing {
        &self.footing
    }

    /// Whether these are the units of the day: unknown where no change list covers the days since the edition.
    pub fn is_settled(&self) -> Answer {
        if self.footing.known_until == self.day { Answer::Yes } else { Answer::Unknown }
    }

    /// All units, in the order of the edition, those formed since at the end.
    pub fn units(&self) -> &[Unit] {
        &self.units
    }

    /// The units of a level. Not every edition has every level.
    pub fn level(&self, level: Level) -> impl Iterator<Item = &Unit> {
        self.units.iter().filter(move |unit| unit.level == level)
    }

    /// The municipalities, unincorporated land included.
    pub fn municipalities(&self) -> impl Iterator<Item = &Unit> {
        self.level(Level::Municipality)
    }

    /// The associations that municipalities form; a municipality in none stands on that level too and is left out.
    pub fn associations(&self) -> impl Iterator<Item = &Unit> {
        self.level(Level::Association).filter(|unit| unit.ars.is_some_and(|key| key.association().is_some()))
    }

    /// The districts and the cities that are their own.
    pub fn districts(&self) -> impl Iterator<Item = &Unit> {
        self.level(Level::District)
    }

    /// The states.
    pub fn states(&self) -> impl Iterator<Item = &Unit> {
        self.level(Level::State)
    }

    /// The municipality with an AGS.
    pub fn by_ags(&self, ags: Ags) -> Option<&Unit> {
        self.units.get(*self.by_ags.get(&ags)?)
    }

    /// The unit with a regional key.
    pub fn by_ars(&self, ars: RegionalKey) -> Option<&Unit> {
        self.units.get(*self.by_ars.get(&ars)?)
    }

    /// The unit with a key in a text: an AGS or a regional key.
    pub fn by_key(&self, key: &str) -> Option<&Unit> {
        let by_ags = key.parse().ok().and_then(|ags| self.by_ags(ags));
        by_ags.or_else(|| key.parse().ok().and_then(|ars| self.by_ars(ars)))
    }

    /// The units above a unit, the nearest first: association, district, government region, state, as far as the edition
    /// has them.
    pub fn parents(&self, unit: &Unit) -> Vec<&Unit> {
        let digits = unit.ars.map(|key| key.as_str().to_owned()).or_else(|| unit.ags.map(|key| key.to_string()));
        let (Some(digits), longest) = (digits, unit.ars.map_or(8, |key| key.as_str().len())) else { return Vec::new() };
        let above = [9, 5, 3, 2].into_iter().filter(|&length| length < longest);
        let keys = above.filter_map(|length| RegionalKey::new(digits.get(..length)?).ok());
        let real = keys.filter(|key| key.as_str().len() != 9 || key.association().is_some());
        real.filter_map(|key| self.by_ars(key)).collect()
    }

    /// The unit right above a unit.
    pub fn parent(&self, unit: &Unit) -> Option<&Unit> {
        self.parents(unit).into_iter().next()
    }

    /// The units right below a unit: those whose nearest unit above it is.
    pub fn children(&self, unit: &Unit) -> Vec<&Unit> {
        let Some(key) = unit.ars.filter(|key| self.by_ars(*key) == Some(unit)) else { return Vec::new() };
        let below = self.units.iter().filter(|other| {
            let digits = other.ars.as_ref().map(RegionalKey::as_str).or_else(|| other.ags.as_ref().map(Ags::as_str));
            digits.is_some_and(|digits| digits.len() > key.as_str().len() && digits.starts_with(key.as_str()))
        });
        let real = below.filter(|other| {
            other.level != Level::Association || other.ars.is_some_and(|key| key.association().is_some())
        });
        real.filter(|other| self.parent(other).and_then(|above| above.ars) == Some(key)).collect()
    }
}
