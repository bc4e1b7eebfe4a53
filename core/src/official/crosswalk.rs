use crate::finding::{Finding, Origin};

use super::rules;

/// How far the weights of an old key may sum up beside 1: they are published with two to four decimals.
pub const TOLERANCE: f64 = 0.001;

/// A table from old keys to new ones.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Crosswalk {
    /// The file, as it was named by whoever asked for it.
    pub file: String,
    /// The rows, in the order of the file. Weights that did not sum to 1 are replaced; a finding says by what.
    pub rows: Vec<CrosswalkRow>,
    /// What is odd in the file.
    pub findings: Vec<Finding>,
}

/// One row of a crosswalk: which share of an old unit lies in a new one.
///
/// Units are municipalities (AGS, 8 digits) or districts (5 digits); one crosswalk holds one kind.
#[derive(Clone, Debug, PartialEq)]
pub struct CrosswalkRow {
    /// The old key.
    pub from: String,
    /// The year at whose end the old key stood.
    pub from_year: i32,
    /// The new key.
    pub to: String,
    /// The year at whose end the new key stood.
    pub to_year: i32,
    /// The shares.
    pub weights: Weights,
    /// The row of the file, counted from 1.
    pub row: u64,
}

/// The share of an old unit that lies in a new one, 0 to 1, by what is shared out. Empty where the table does not say.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Weights {
    /// By inhabitants.
    pub population: Option<f64>,
    /// By area.
    pub area: Option<f64>,
    /// By employees subject to social insurance.
    pub employees: Option<f64>,
}

impl Crosswalk {
    /// Checks that the weights of every old key sum to 1, each kind by itself.
    ///
    /// Weights by population or employees that do not are replaced by those by area; weights by area that do not are dropped.
    pub(super) fn new(file: &str, mut rows: Vec<CrosswalkRow>, place: &dyn Fn(&CrosswalkRow) -> Origin) -> Self {
        let mut order: Vec<usize> = (0..rows.len()).collect();
        order.sort_by(|&one, &other| source(&rows[one]).cmp(&source(&rows[other])));
        let groups: Vec<Vec<usize>> =
            order.chunk_by(|&one, &other| source(&rows[one]) == source(&rows[other])).map(<[usize]>::to_vec).collect();
        let mut findings = Vec::new();
        for group in groups {
            for kind in [Kind::Area, Kind::Population, Kind::Employees] {
                let Some(sum) = kind.sum(&rows, &group) else { continue };
                if (sum - 1.0).abs() <= TOLERANCE {
                    continue;
                }
                let first = &rows[group[0]];
                findings.push(kind.finding(first, sum).at(place(first)));
                for &at in &group {
                    let area = rows[at].weights.area;
                    *kind.of_mut(&mut rows[at].weights) = if kind == Kind::Area { None } else { area };
                }
            }
        }
        Self { file: file.to_owned(), rows, findings }
    }
}

fn source(row: &CrosswalkRow) -> (&str, i32, i32) {
    (&row.from, row.from_year, row.to_year)
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Area,
    Population,
    Employees,
}

impl Kind {
    fn of_mut(self, weights: &mut Weights) -> &mut Option<f64> {
        match self {
            Self::Area => &mut weights.area,
            Self::Population => &mut weights.population,
            Self::Employees => &mut weights.employees,
        }
    }

    /// What the weights of an old key sum to; `None` where the table has none. One that is missing beside others counts as 0.
    fn sum(self, rows: &[CrosswalkRow], group: &[usize]) -> Option<f64> {
        let weights = group.iter().filter_map(|&at| *self.of_mut(&mut rows[at].weights.clone()));
        weights.reduce(|sum, weight| sum + weight)
    }

    fn finding(self, row: &CrosswalkRow, sum: f64) -> Finding {
        let rule = match self {
            Self::Area => &rules::AREAS_NOT_WHOLE,
            Self::Population | Self::Employees => &rules::SHARES_NOT_WHOLE,
        };
        let finding = Finding::new(rule).with("key", row.from.as_str()).with("year", row.from_year.to_string());
        let finding = finding.with("found", format!("{sum:.4}"));
        match self {
            Self::Area => finding,
            Self::Population => finding.with("kind", rules::BY_POPULATION),
            Self::Employees => finding.with("kind", rules::BY_EMPLOYEES),
        }
    }
}
