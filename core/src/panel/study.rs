//! The study: units, years and outcomes put together once.

use super::calls::calls;
use super::error::PanelError;
use super::measured::Measured;
use super::options::{Onset, RuleChoice, StudyOptions, Treatment};
use super::surroundings::Surroundings;
use super::territory::Territories;
use super::unit::{Spell, StudyCall, StudyUnit, Unplaced};
use super::units::units;
use crate::register::Register;
use crate::statistics::{Figure, Figures};
use crate::table::{Column, Table};
use crate::time::Day;

/// A register looked at as a study: municipalities of one territory over some years. Every table is made from it.
#[derive(Clone, Debug)]
pub struct Study {
    pub(super) register: Register,
    pub(super) years: Vec<i32>,
    pub(super) territory: Option<Day>,
    /// The day up to which the directory knows the units; none without a directory.
    pub(super) known_until: Option<Day>,
    pub(super) onset: Onset,
    pub(super) rule: Rule,
    pub(super) treatment: Treatment,
    pub(super) calls: Vec<StudyCall>,
    pub(super) units: Vec<StudyUnit>,
    pub(super) unplaced: Vec<Unplaced>,
    pub(super) territories: Territories,
    pub(super) measured: Measured,
    /// By position of the units, the smaller one first.
    pub(super) contiguity: Vec<(usize, usize)>,
    /// Unit by unit, year by year.
    pub(super) around: Vec<Surroundings>,
}

/// The rule under which a municipality is eligible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    InForce,
    Call(usize),
}

impl Register {
    /// The register as a study.
    ///
    /// ```
    /// use stadtnetz::panel::StudyOptions;
    ///
    /// let register = stadtnetz::engagierte_stadt();
    /// let study = register.study(&StudyOptions { years: Some(2012..=2024), ..StudyOptions::default() })?;
    /// let panel = study.panel();
    /// assert_eq!(panel.len(), study.units().len() * 13, "one row per municipality and year");
    /// # Ok::<(), stadtnetz::panel::PanelError>(())
    /// ```
    ///
    /// # Errors
    /// No years or none in order, no units, a territory before the directory, a call that the programme does not have, an
    /// outcome with the name of a column of the panel, borders of municipalities that are no units.
    pub fn study(&self, options: &StudyOptions<'_>) -> Result<Study, PanelError> {
        let period = || options.outcomes.and_then(super::Outcomes::period);
        let (first, last) = options
            .years
            .as_ref()
            .map(|years| (*years.start(), *years.end()))
            .or_else(period)
            .ok_or(PanelError::NoYears)?;
        if first < 1 || last > 9999 || first > last {
            return Err(PanelError::Years { first, last });
        }
        let mut calls = calls(self.programme());
        let rule = match &options.rule {
            RuleChoice::InForce => Rule::InForce,
            RuleChoice::Call(id) => {
                let at = calls.iter().position(|call| call.id == *id);
                Rule::Call(at.ok_or_else(|| PanelError::Call {
                    found: id.clone(),
                    expected: calls.iter().map(|call| call.id.as_str()).collect::<Vec<_>>().join(", "),
                })?)
            }
        };
        let newest = || options.directory.and_then(|directory| directory.editions().last()).map(|one| one.territory);
        let territory = options.territory.or_else(newest);
        let mut found = units(self, options, territory, &mut calls)?;
        for unit in &mut found.all {
            unit.date(options.onset);
        }
        let years: Vec<i32> = (first..=last).collect();
        let territories = Territories::new(options, territory, &years);
        let measured = Measured::new(options, territory, &territories, &found.all, &years)?;
        let mut study = Study {
            register: self.clone(),
            years,
            territory,
            known_until: found.known_until,
            onset: options.onset,
            rule,
            treatment: options.treatment,
            calls,
            units: found.all,
            unplaced: found.unplaced,
            territories,
            measured,
            contiguity: Vec::new(),
            around: Vec::new(),
        };
        study.contiguity = study.borders(options.contiguity)?;
        study.around = study.reckon_surroundings();
        Ok(study)
    }
}

impl Study {
    pub(super) fn figures<R: Figure>(&self, rows: Vec<R>) -> Figures<R> {
        Figures::new(rows, self.register.version())
    }

    /// The register it is of.
    pub fn register(&self) -> &Register {
        &self.register
    }

    /// The years, in order and without a gap.
    pub fn years(&self) -> &[i32] {
        &self.years
    }

    /// The day whose territory the units have; none: keys were taken as they are.
    pub fn territory(&self) -> Option<Day> {
        self.territory
    }

    /// Which year is the first treated one.
    pub fn onset(&self) -> Onset {
        self.onset
    }

    /// How uncertain days are read.
    pub fn treatment(&self) -> Treatment {
        self.treatment
    }

    /// The calls for applications, in the order of the programme.
    pub fn calls(&self) -> &[StudyCall] {
        &self.calls
    }

    /// The units, by key.
    pub fn units(&self) -> &[StudyUnit] {
        &self.units
    }

    /// The unit at a position.
    pub fn unit(&self, at: usize) -> Option<&StudyUnit> {
        self.units.get(at)
    }

    /// The position of the unit with a key as a number.
    pub fn position(&self, number: i64) -> Option<usize> {
        self.units.binary_search_by_key(&number, StudyUnit::number).ok()
    }

    /// The memberships of the unit at a position, in their order.
    pub fn spells_of(&self, at: usize) -> &[Spell] {
        self.units.get(at).map_or(&[], |unit| &unit.spells)
    }

    /// The places with memberships or applications that are no units.
    pub fn unplaced(&self) -> &[Unplaced] {
        &self.unplaced
    }

    /// The [places without a row](Self::unplaced) as a table.
    pub fn unplaced_table(&self) -> Table {
        let text = |name, description, pick: fn(&Unplaced) -> String| {
            Column::text(name, description, self.unplaced.iter().map(|one| Some(pick(one))))
        };
        let columns = vec![
            text("place", "id of the place", |one| one.place.to_string()),
            text("name", "name of the place", |one| one.name.clone()),
            text("reason", "no-key, key-unknown (on the territory's day) or other-kind", |one| one.reason.to_owned()),
        ];
        Table::built("unplaced", columns)
    }

    /// The outcomes, in the order of their columns.
    pub fn outcomes(&self) -> &[super::Outcome] {
        &self.measured.declared
    }

    /// The columns of outcomes in the panel: counts, numerators, denominators, rates.
    pub fn measures(&self) -> impl Iterator<Item = &str> {
        self.measured.columns.iter().map(|(name, _)| name.as_str())
    }

    /// The value of an outcome's column for a unit (by position) in a year (by position); none: missing.
    pub fn outcome(&self, column: &str, unit: usize, year: usize) -> Option<f64> {
        let values = self.measured.columns.iter().find(|(name, _)| name == column).map(|(_, values)| values)?;
        let at = unit * self.years.len() + year;
        values.get(at).copied().filter(|value| !value.is_nan())
    }

    /// The values that are not in the panel, each with its reason.
    pub fn unmatched(&self) -> Table {
        self.measured.table()
    }

    /// The call whose rule holds in a year; none before the first call.
    pub fn call_in_force(&self, year: i32) -> Option<usize> {
        match self.rule {
            Rule::Call(at) => Some(at),
            Rule::InForce => {
                let opened = self.calls.iter().enumerate().filter(|(_, call)| call.year <= year);
                opened.max_by_key(|(_, call)| call.year).map(|(at, _)| at)
            }
        }
    }
}
