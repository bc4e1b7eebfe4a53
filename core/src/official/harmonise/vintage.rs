//! The territory of each year and its way to the chosen day.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};

use super::{Figure, FigureKind, Harmonisation, Reason, ShareBy, TimeMatch};
use crate::official::history::{Evidence, Lost, NoRoute, Route, Successor, UnitKey, UnitKeyError, year_end};
use crate::official::{Directory, Level};

/// A unit of the chosen territory with its share in a unit of the year.
#[derive(Clone, Copy, Debug)]
pub(super) struct Target {
    pub(super) key: UnitKey,
    pub(super) share: f64,
    pub(super) by_area: bool,
}

struct Vintage<'a> {
    route: Result<Route<'a>, NoRoute>,
    sources: OnceCell<BTreeMap<UnitKey, Vec<UnitKey>>>,
}

/// Vintages are made when a figure asks for them.
pub(super) struct Vintages<'a> {
    directory: &'a Directory,
    how: Harmonisation,
    years: std::ops::RangeInclusive<i32>,
    made: BTreeMap<(i32, Level), Vintage<'a>>,
    /// Associations as some databases shorten them to eight digits: district and the last three digits.
    associations: BTreeSet<String>,
}

impl<'a> Vintages<'a> {
    pub(super) fn new(directory: &'a Directory, how: Harmonisation) -> Self {
        let first = directory.history.first_day().map_or(how.to.year(), |day| day.year());
        let units = directory.editions().iter().flat_map(|edition| &edition.units);
        let associations = units.filter(|unit| unit.level == Level::Association).filter_map(|unit| {
            let digits = unit.ars.as_ref().filter(|ars| ars.association().is_some())?.as_str();
            Some(format!("{}{}", digits.get(..5)?, digits.get(6..9)?))
        });
        let associations = associations.collect();
        Self { directory, how, years: first..=how.to.year(), made: BTreeMap::new(), associations }
    }

    /// The key, value, denominator and vintage (the year whose territory the key belongs to) of a figure.
    pub(super) fn place(
        &mut self,
        figure: &Figure,
        seen: &mut BTreeSet<(i32, UnitKey)>,
    ) -> Result<(UnitKey, f64, Option<f64>, i32), Reason> {
        let key = key_of(&figure.key)?;
        let finite = |value: Option<f64>| value.filter(|value| value.is_finite());
        let value = finite(figure.value).ok_or(Reason::MissingValue)?;
        let denominator = finite(figure.denominator).filter(|_| self.how.kind == FigureKind::Rate);
        if self.how.kind == FigureKind::Rate && denominator.is_none() {
            return Err(Reason::MissingDenominator);
        }
        if !seen.insert((figure.year, key)) {
            return Err(Reason::Repeated);
        }
        let vintage = self.vintage(key, figure.year)?;
        match self.follow(vintage, key).map(|targets| self.shares(&targets).is_some()) {
            Ok(true) => Ok((key, value, denominator, vintage)),
            Ok(false) => Err(Reason::NoShares),
            Err(lost) => Err(Reason::Lost(lost)),
        }
    }

    /// The year whose territory the key belongs to.
    fn vintage(&mut self, key: UnitKey, year: i32) -> Result<i32, Reason> {
        let known = self.knows(year, key);
        if known == Ok(true) {
            return Ok(year);
        }
        let mut others: Vec<i32> = self.years.clone().filter(|other| *other != year).collect();
        others.sort_by_key(|other| ((other - year).abs(), *other));
        let nearest = others.into_iter().find(|&other| self.knows(other, key) == Ok(true));
        match (known, nearest) {
            (_, Some(nearest)) if self.how.time == TimeMatch::Nearest => Ok(nearest),
            (_, None) if self.associations.contains(key.as_str()) => Err(Reason::Association),
            (Err(reason), _) => Err(reason),
            (_, Some(nearest)) => Err(Reason::OtherYear { nearest }),
            (_, None) => Err(Reason::UnknownKey),
        }
    }

    /// Whether a key is one of the year; why nobody knows.
    fn knows(&mut self, year: i32, key: UnitKey) -> Result<bool, Reason> {
        let route = self.make(year, key.level()).route.as_ref().map_err(|error| Reason::NoRoute(*error))?;
        route.knows(key).ok_or(Reason::Lost(Lost::Unlisted { key, day: route.first_day() }))
    }

    fn make(&mut self, year: i32, level: Level) -> &Vintage<'a> {
        let (directory, to) = (self.directory, self.how.to);
        self.made.entry((year, level)).or_insert_with(|| {
            // In the year of the chosen day its territory is that of the day itself.
            let day = year_end(year).map_or(to, |end| if year == to.year() { to } else { end });
            Vintage { route: Route::find(&directory.history, level, day, to), sources: OnceCell::new() }
        })
    }

    fn follow(&self, year: i32, key: UnitKey) -> Result<Vec<Successor>, Lost> {
        match self.made.get(&(year, key.level())).map(|vintage| &vintage.route) {
            Some(Ok(route)) => route.follow(key),
            _ => Err(Lost::Unlisted { key, day: year_end(year).unwrap_or(NaiveDate::MIN) }),
        }
    }

    fn shares(&self, successors: &[Successor]) -> Option<Vec<Target>> {
        let target = |successor: &Successor| {
            let (share, by_area) = match self.how.by {
                ShareBy::Population => (successor.population, successor.by_area),
                ShareBy::Area => (successor.area, false),
            };
            Some(Target { key: successor.key, share: share?, by_area })
        };
        successors.iter().map(target).collect()
    }

    /// The targets of a unit that has a way.
    pub(super) fn targets(&self, year: i32, key: UnitKey) -> Vec<Target> {
        self.follow(year, key).ok().and_then(|successors| self.shares(&successors)).unwrap_or_default()
    }

    pub(super) fn evidence(&self, year: i32, level: Level) -> Evidence {
        let route = self.made.get(&(year, level)).and_then(|vintage| vintage.route.as_ref().ok());
        route.map_or(Evidence::Edition, Route::evidence)
    }

    /// The units of a year with a share in a target.
    pub(super) fn sources(&self, year: i32, target: UnitKey) -> impl Iterator<Item = UnitKey> {
        let vintage = self.made.get(&(year, target.level()));
        let sources = vintage.map(|vintage| {
            vintage.sources.get_or_init(|| {
                let mut sources: BTreeMap<UnitKey, Vec<UnitKey>> = BTreeMap::new();
                let keys = vintage.route.as_ref().ok().and_then(Route::first_keys).unwrap_or_default();
                for &key in keys.iter() {
                    let targets = self.targets(year, key);
                    for target in targets.iter().filter(|target| target.share > 0.0) {
                        sources.entry(target.key).or_default().push(key);
                    }
                }
                sources
            })
        });
        sources.and_then(|sources| sources.get(&target)).into_iter().flatten().copied()
    }
}

fn key_of(text: &str) -> Result<UnitKey, Reason> {
    text.parse().map_err(|error| match error {
        UnitKeyError::OtherLevel(key) if key.as_str().len() == 9 => Reason::Association,
        error => Reason::Malformed(error),
    })
}
