//! Outcomes on the study's units and years.

use std::collections::HashMap;

use super::error::PanelError;
use super::options::StudyOptions;
use super::outcomes::{Kind, Outcome, Outcomes};
use super::table::RESERVED;
use super::territory::Territories;
use super::unit::StudyUnit;
use crate::official::{Directory, Figure, FigureKind, Harmonisation, ShareBy, TimeMatch};
use crate::place::Ags;
use crate::table::{Column, Table};
use crate::time::Day;

/// Outcomes by unit and year.
#[derive(Clone, Debug, Default)]
pub(super) struct Measured {
    pub(super) declared: Vec<Outcome>,
    /// By column of the panel: unit by unit, year by year; not a number where missing.
    pub(super) columns: Vec<(String, Vec<f64>)>,
    /// Where a value is missing because of the territory: unit by unit, year by year; empty: nowhere.
    pub(super) split: Vec<bool>,
    pub(super) unmatched: Vec<Unmatched>,
}

/// A value that is not in the panel.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Unmatched {
    key: String,
    year: i32,
    outcome: String,
    value: Option<f64>,
    reason: &'static str,
    message: String,
}

/// Where values find their cells.
struct Grid<'s> {
    given: &'s Outcomes,
    position: HashMap<Ags, usize>,
    years: &'s [i32],
    harmonise: Option<(&'s Directory, Day, &'s Territories)>,
    measured: Measured,
}

impl Measured {
    pub(super) fn new(
        options: &StudyOptions<'_>,
        territory: Option<Day>,
        territories: &Territories,
        units: &[StudyUnit],
        years: &[i32],
    ) -> Result<Self, PanelError> {
        let Some(given) = options.outcomes else { return Ok(Self::default()) };
        if let Some(taken) = given.columns().find(|name| RESERVED.contains(name)) {
            return Err(PanelError::Reserved(taken.to_owned()));
        }
        let mut grid = Grid {
            given,
            position: units.iter().enumerate().map(|(at, unit)| (unit.ags, at)).collect(),
            years,
            harmonise: options.directory.zip(territory).map(|(directory, day)| (directory, day, territories)),
            measured: Self { declared: given.outcomes().to_vec(), ..Self::default() },
        };
        for outcome in given.outcomes() {
            grid.fill(outcome);
        }
        Ok(grid.measured)
    }

    /// Whether some outcome of a cell is missing.
    pub(super) fn is_missing(&self, cell: usize) -> bool {
        self.columns.iter().any(|(_, values)| values[cell].is_nan())
    }

    /// How many values stand twice, and how many others are not in the panel.
    pub(super) fn unmatched_counts(&self) -> (usize, usize) {
        let repeated = self.unmatched.iter().filter(|one| one.reason == "repeated-key").count();
        (repeated, self.unmatched.len() - repeated)
    }

    /// The values that are not in the panel.
    pub(super) fn table(&self) -> Table {
        let text = |name, description, pick: fn(&Unmatched) -> String| {
            Column::text(name, description, self.unmatched.iter().map(|one| Some(pick(one))))
        };
        let rows = &self.unmatched;
        let columns = vec![
            text("key", "key as it came in; that of the unit where its parts are incomplete", |one| one.key.clone()),
            Column::integer("year", "year", rows.iter().map(|one| Some(i64::from(one.year)))),
            text("outcome", "column of the outcomes", |one| one.outcome.clone()),
            Column::number("value", "value as it came in", rows.iter().map(|one| one.value)),
            text("reason", "why it is not in the panel, as a word", |one| one.reason.to_owned()),
            text("message", "why it is not in the panel, and what to do", |one| one.message.clone()),
        ];
        Table::built("unmatched", columns)
    }
}

impl Grid<'_> {
    fn fill(&mut self, outcome: &Outcome) {
        match &outcome.kind {
            Kind::Count => {
                let values = self.counts(&outcome.name, None).0;
                self.measured.columns.push((outcome.name.clone(), values));
            }
            Kind::AsIs => {
                let mut values = self.counts(&outcome.name, None).0;
                self.keep_unchanged(&outcome.name, &mut values);
                self.measured.columns.push((outcome.name.clone(), values));
            }
            Kind::Rate { numerator, denominator } => {
                let (above, below) = self.counts(numerator, Some(denominator));
                let rate = above.iter().zip(&below);
                let rate = rate.map(|(above, below)| if *below == 0.0 { f64::NAN } else { above / below }).collect();
                let named = [(numerator, above), (denominator, below), (&outcome.name, rate)];
                for (name, values) in named {
                    if !self.measured.columns.iter().any(|(there, _)| there == name) {
                        self.measured.columns.push((name.clone(), values));
                    }
                }
            }
        }
    }

    fn cell(&self, unit: Ags, year: i32) -> Option<usize> {
        let year = usize::try_from(year - self.years.first()?).ok().filter(|year| *year < self.years.len())?;
        Some(self.position.get(&unit)? * self.years.len() + year)
    }

    /// A count, or numerator and denominator of a rate, by unit and year.
    fn counts(&mut self, name: &str, denominator: Option<&str>) -> (Vec<f64>, Vec<f64>) {
        let cells = self.position.len() * self.years.len();
        let (mut above, mut below) =
            (vec![f64::NAN; cells], vec![f64::NAN; if denominator.is_some() { cells } else { 0 }]);
        match self.harmonise {
            Some((directory, to, _)) => self.harmonised(name, denominator, directory, to, &mut above, &mut below),
            None => self.as_they_are(name, denominator, &mut above, &mut below),
        }
        (above, below)
    }

    fn harmonised(
        &mut self,
        name: &str,
        denominator: Option<&str>,
        directory: &Directory,
        to: Day,
        above: &mut [f64],
        below: &mut [f64],
    ) {
        let (values, divisors) = (self.given.column(name), denominator.map(|name| self.given.column(name)));
        let rows = self.given.keys.iter().zip(&self.given.years).enumerate();
        let figures: Vec<Figure> = rows
            .filter(|(_, (_, year))| self.years.contains(year))
            .map(|(row, (key, &year))| Figure {
                key: key.clone(),
                year,
                value: values[row],
                denominator: divisors.and_then(|divisors| divisors[row]),
            })
            .collect();
        let kind = if denominator.is_some() { FigureKind::Rate } else { FigureKind::Count };
        let how = Harmonisation { to, by: ShareBy::Population, kind, time: TimeMatch::Exact };
        let harmonised = directory.harmonise(&figures, how);
        for one in harmonised.unmatched {
            self.miss(
                &one.figure.key,
                one.figure.year,
                name,
                one.figure.value,
                (one.reason.as_str(), one.reason.to_string()),
            );
        }
        for row in harmonised.rows {
            let value = if denominator.is_some() { row.numerator } else { row.value };
            let cell = row.key.ags().and_then(|ags| self.cell(ags, row.year));
            let key = row.key.to_string();
            match cell {
                None => self.miss(&key, row.year, name, value, ("no-unit", NO_UNIT.to_owned())),
                Some(cell) if row.missing > 0 => {
                    let message = format!("{} of its parts have no value in that year (add them)", row.missing);
                    self.miss(&key, row.year, name, value, ("parts-missing", message));
                    self.split(cell);
                }
                Some(cell) => {
                    above[cell] = value.unwrap_or(f64::NAN);
                    if let Some(below) = below.get_mut(cell) {
                        *below = row.denominator.unwrap_or(f64::NAN);
                    }
                }
            }
        }
    }

    fn as_they_are(&mut self, name: &str, denominator: Option<&str>, above: &mut [f64], below: &mut [f64]) {
        let given = self.given;
        let (values, divisors) = (given.column(name), denominator.map(|name| given.column(name)));
        let mut seen = vec![false; above.len()];
        for (row, (key, &year)) in given.keys.iter().zip(&given.years).enumerate() {
            let value = values[row];
            let divisor = divisors.map(|divisors| divisors[row]);
            if !self.years.contains(&year) {
                continue;
            }
            let cell = key.parse().map_err(|error: crate::place::KeyError| ("malformed-key", error.to_string()));
            let cell = cell.and_then(|ags| self.cell(ags, year).ok_or(("no-unit", NO_UNIT.to_owned())));
            let found = match (cell, value, divisor) {
                (Ok(cell), ..) if seen[cell] => Err(("repeated-key", "the key stands twice in the year".to_owned())),
                (Ok(_), None, _) => Err(("missing-value", "the value is missing".to_owned())),
                (Ok(_), _, Some(None)) => Err(("missing-denominator", "the denominator is missing".to_owned())),
                (Ok(cell), Some(value), divisor) => Ok((cell, value, divisor.flatten())),
                (Err(reason), ..) => Err(reason),
            };
            match found {
                Err(reason) => self.miss(key, year, name, value, reason),
                Ok((cell, value, divisor)) => {
                    seen[cell] = true;
                    above[cell] = value;
                    if let Some((below, divisor)) = below.get_mut(cell).zip(divisor) {
                        *below = divisor;
                    }
                }
            }
        }
    }

    /// Drops the values of units whose territory was another one in the year.
    fn keep_unchanged(&mut self, name: &str, values: &mut [f64]) {
        let Some((_, _, territories)) = self.harmonise else { return };
        let mut units: Vec<(Ags, usize)> = self.position.iter().map(|(ags, at)| (*ags, *at)).collect();
        units.sort_unstable();
        for (ags, unit) in units {
            for (at, &year) in self.years.iter().enumerate() {
                let cell = unit * self.years.len() + at;
                if !values[cell].is_nan() && territories.of(ags, at).changed != Some(false) {
                    let value = Some(values[cell]);
                    values[cell] = f64::NAN;
                    let message = "neither a count nor a rate, and its territory was another one (give numerator and denominator)";
                    self.miss(ags.as_str(), year, name, value, ("not-additive", message.to_owned()));
                    self.split(cell);
                }
            }
        }
    }

    fn split(&mut self, cell: usize) {
        self.measured.split.resize(self.position.len() * self.years.len(), false);
        self.measured.split[cell] = true;
    }

    fn miss(
        &mut self,
        key: &str,
        year: i32,
        name: &str,
        value: Option<f64>,
        (reason, message): (&'static str, String),
    ) {
        let one = Unmatched { key: key.to_owned(), year, outcome: name.to_owned(), value, reason, message };
        self.measured.unmatched.push(one);
    }
}

const NO_UNIT: &str = "the key is that of no municipality with a government of its own on the territory's day";
