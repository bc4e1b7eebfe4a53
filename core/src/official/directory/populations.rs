use chrono::NaiveDate;

use super::Directory;
use crate::official::history::UnitKey;
use crate::place::Basis;
use crate::table::{Column, Table};
use crate::time::When;

/// What an edition says about the inhabitants of a key.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PopulationObservation {
    /// The day of the figure; empty where neither the file nor its notes say it.
    pub day: Option<When>,
    /// Inhabitants, persons.
    pub inhabitants: i64,
    /// The census the figure updates; empty where unknown.
    pub basis: Option<Basis>,
    /// The day of the territory the figure is given for.
    pub territory: NaiveDate,
    /// The file.
    pub file: String,
    /// Its line or row, counted from 1.
    pub row: u64,
}

/// Whether a figure may be compared with the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Continuity {
    /// It is the first one.
    First,
    /// Both update the same census.
    Continues,
    /// They update two censuses: the difference is no change of inhabitants alone.
    Break {
        /// The basis before.
        from: Basis,
        /// The basis of this one.
        to: Basis,
    },
    /// The basis of one of them is not known.
    Unknown,
}

impl Continuity {
    /// The word used in tables.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Continues => "continues",
            Self::Break { .. } => "break",
            Self::Unknown => "unknown",
        }
    }
}

/// The inhabitants of a key through time, by the day of the territory.
#[derive(Clone, Debug, PartialEq)]
pub struct Populations {
    observations: Vec<PopulationObservation>,
}

impl Populations {
    /// The observations.
    pub fn observations(&self) -> &[PopulationObservation] {
        &self.observations
    }

    /// Each observation with its relation to the one before.
    pub fn series(&self) -> impl Iterator<Item = (&PopulationObservation, Continuity)> {
        let before = std::iter::once(None).chain(self.observations.iter().map(Some));
        self.observations.iter().zip(before).map(|(now, before)| {
            let continuity = match before.map(|before| (before.basis, now.basis)) {
                None => Continuity::First,
                Some((Some(from), Some(to))) if from == to => Continuity::Continues,
                Some((Some(from), Some(to))) => Continuity::Break { from, to },
                Some(_) => Continuity::Unknown,
            };
            (now, continuity)
        })
    }

    /// The observations as a table.
    pub fn table(&self) -> Table {
        let rows: Vec<_> = self.series().collect();
        let text = |name, description, pick: &dyn Fn(&PopulationObservation) -> Option<String>| {
            Column::text(name, description, rows.iter().map(|(row, _)| pick(row)))
        };
        let columns = vec![
            text("day", "day of the figure, EDTF", &|row| row.day.as_ref().map(When::to_string)),
            Column::integer("inhabitants", "official figure", rows.iter().map(|(row, _)| Some(row.inhabitants)))
                .unit("persons"),
            text("basis", "census the figure updates", &|row| row.basis.map(|basis| basis.to_string())),
            Column::text(
                "continuity",
                "first, continues, break (two censuses) or unknown, against the row before",
                rows.iter().map(|(_, continuity)| Some(continuity.as_str().to_owned())),
            ),
            Column::day("territory", "day of the territory", rows.iter().map(|(row, _)| Some(row.territory))),
            text("file", "file that says it", &|row| Some(row.file.clone())),
            Column::integer(
                "row",
                "line or row of the file, counted from 1",
                rows.iter().map(|(row, _)| i64::try_from(row.row).ok()),
            ),
        ];
        Table::built("populations", columns)
    }
}

impl Directory {
    /// What the editions say about the inhabitants of a municipality or district, under this very key.
    pub fn populations(&self, key: UnitKey) -> Populations {
        let found = self.positions.get(&key).into_iter().flatten();
        let observations = found.filter_map(|&(edition, unit)| {
            let edition = self.editions.get(edition)?;
            let unit = edition.units.get(unit)?;
            Some(PopulationObservation {
                day: edition.figures.day.clone(),
                inhabitants: unit.inhabitants?,
                basis: edition.figures.basis,
                territory: edition.territory,
                file: edition.file.clone(),
                row: unit.row,
            })
        });
        Populations { observations: observations.collect() }
    }
}
