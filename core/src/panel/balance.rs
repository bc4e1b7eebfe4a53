//! How alike treated and untreated were before: standardised differences and variance ratios.

use std::collections::{BTreeMap, BTreeSet};

use super::error::PanelError;
use super::stacks::Controls;
use super::study::Study;
use super::words::words;
use crate::statistics::figures::{Figures, figures, size};
use crate::table::{Cell, Column, Values};

words! {
    /// By which spread a difference in means is divided.
    Denominator: "denominator" {
        /// That of the treated, s1.
        Treated = "treated",
        /// That of both, √((s1² + s0²) / 2).
        Pooled = "pooled",
    }
}

figures! {
    /// Treated and control, compared in one covariate or one level of it, within a group. Rows without a value of the
    /// covariate count for nothing in it. The spread is that of a sample (n - 1), √(p(1 - p)) for shares (numbers that are all
    /// 0 or 1, and levels).
    Balance in "balance" {
        /// group within which is compared: a call, a cohort; all without one
        group: String,
        /// covariate
        covariate: String,
        /// level of a covariate that is no number
        level: Option<String>,
        /// treated with a value
        n_treated: usize ["units"],
        /// controls with a value
        n_control: usize ["units"],
        /// mean of the treated, or their share in the level
        mean_treated: Option<f64> ["units of the covariate"],
        /// mean of the controls, or their share in the level
        mean_control: Option<f64> ["units of the covariate"],
        /// standard deviation of the treated, s1
        sd_treated: Option<f64> ["units of the covariate"],
        /// standard deviation of the controls, s0
        sd_control: Option<f64> ["units of the covariate"],
        /// standardised mean difference by the chosen denominator; undefined where that is 0
        smd: Option<f64> ["standard deviations"],
        /// standardised mean difference by √((s1² + s0²) / 2)
        smd_pooled: Option<f64> ["standard deviations"],
        /// s1² / s0²; undefined for shares, as in `MatchIt`
        var_ratio: Option<f64> ["ratio"],
    }
}

impl Study {
    /// How alike the selected of every call and its controls of a kind were in the year before it: inhabitants, state, band and
    /// every outcome. `by_call`: within each call, else over all.
    ///
    /// # Errors
    /// No call has controls of this kind.
    pub fn balance(
        &self,
        by_call: bool,
        denominator: Denominator,
        controls: Controls,
    ) -> Result<Figures<Balance>, PanelError> {
        let mut compared: BTreeMap<(usize, usize), bool> = BTreeMap::new();
        for stack in self.pools((0, 0), controls) {
            for unit in stack.controls {
                compared.entry((stack.call, unit)).or_insert(false);
            }
            compared.extend(stack.treated.into_iter().map(|unit| ((stack.call, unit), true)));
        }
        if compared.values().all(|treated| *treated) {
            return Err(PanelError::EmptyPool { controls: controls.as_str(), missing: self.missing_table(controls) });
        }
        let (rows, treated): (Vec<(usize, usize)>, Vec<bool>) = compared.into_iter().unzip();
        let calls: Vec<String> = rows.iter().map(|(call, _)| self.calls()[*call].id.clone()).collect();
        let group = by_call.then_some(calls.as_slice());
        Ok(self.figures(balance(&treated, group, &self.covariates(&rows), denominator)))
    }

    /// What is known of units before a call, as columns.
    fn covariates(&self, rows: &[(usize, usize)]) -> Vec<Column> {
        let unit = |at: usize| &self.units()[at];
        let population = rows.iter().map(|&(call, at)| unit(at).population[call]);
        let land = rows.iter().map(|&(_, at)| Some(unit(at).land().to_string()));
        let band = rows.iter().map(|&(call, at)| Some(self.band(unit(at), Some(call))));
        let mut columns = vec![
            Column::integer("population", "inhabitants at the date the call's rule names", population).unit("persons"),
            Column::text("land", "number of the state", land),
            Column::text("band", "population band under the call's rule", band),
        ];
        for (name, _) in &self.measured.columns {
            let cells = rows.iter().map(|&(call, at)| self.outcome_before(name, call, at));
            columns.push(Column::number(name, "outcome in the year before the call", cells));
        }
        columns
    }

    /// An outcome in the year before a call.
    pub(super) fn outcome_before(&self, outcome: &str, call: usize, unit: usize) -> Option<f64> {
        let year = self.years().iter().position(|year| *year == self.calls()[call].year - 1)?;
        self.outcome(outcome, unit, year)
    }
}

/// The balance of covariates (columns of numbers, flags or text) between treated and control, within groups in the order in
/// which they come. `treated` and `group` say what each row is; a covariate shorter than these has no value beyond its end.
///
/// Definitions as in `MatchIt` and `cobalt`; categories have one row per level and no summary over them.
///
/// ```
/// use stadtnetz::panel::{Denominator, balance};
/// use stadtnetz::table::Column;
///
/// let size = Column::integer("size", "inhabitants", [10, 14, 20, 20].map(Some));
/// let rows = balance(&[true, true, false, false], None, &[size], Denominator::Treated);
/// assert_eq!(rows[0].smd, Some((12.0 - 20.0) / f64::sqrt(8.0)));
/// ```
pub fn balance(
    treated: &[bool],
    group: Option<&[String]>,
    covariates: &[Column],
    denominator: Denominator,
) -> Vec<Balance> {
    let label = |row: usize| group.map_or("all", |group| group.get(row).map_or("", String::as_str));
    let mut groups: Vec<&str> = Vec::new();
    for row in 0..treated.len() {
        if !groups.contains(&label(row)) {
            groups.push(label(row));
        }
    }
    let mut rows = Vec::new();
    for group in groups {
        let members: Vec<usize> = (0..treated.len()).filter(|&row| label(row) == group).collect();
        for covariate in covariates {
            for (level, share) in levels(covariate) {
                let values = |of: bool| -> Vec<f64> {
                    let rows = members.iter().filter(|&&row| treated[row] == of);
                    rows.filter_map(|&row| number(covariate.cell(row), level.as_deref())).collect()
                };
                let sides = [Side::of(&values(true), share), Side::of(&values(false), share)];
                rows.push(compared(group, covariate.name(), level, sides, share, denominator));
            }
        }
    }
    rows
}

/// The rows a covariate has in a table, and whether they are shares.
fn levels(covariate: &Column) -> Vec<(Option<String>, bool)> {
    if let Values::Text(values) = covariate.values() {
        let levels: BTreeSet<&str> = values.iter().flatten().collect();
        return levels.into_iter().map(|level| (Some(level.to_owned()), true)).collect();
    }
    let numbers = (0..covariate.len()).filter_map(|row| number(covariate.cell(row), None));
    let numbers: Vec<f64> = numbers.collect();
    vec![(None, !numbers.is_empty() && numbers.iter().all(|number| [0.0, 1.0].contains(number)))]
}

#[expect(clippy::cast_precision_loss, reason = "populations are far below 2^53")]
fn number(cell: Cell<'_>, level: Option<&str>) -> Option<f64> {
    match cell {
        Cell::Integer(number) => Some(number as f64),
        Cell::Number(number) => Some(number).filter(|number| number.is_finite()),
        Cell::Flag(flag) => Some(f64::from(flag)),
        Cell::Text(text) => level.map(|level| f64::from(text == level)),
        Cell::Missing | Cell::Day(_) => None,
    }
}

/// One side of a comparison.
struct Side {
    units: usize,
    mean: Option<f64>,
    sd: Option<f64>,
}

impl Side {
    fn of(values: &[f64], share: bool) -> Self {
        let mean = (!values.is_empty()).then(|| values.iter().sum::<f64>() / size(values.len()));
        let sd = mean.and_then(|mean| {
            let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
            if share {
                Some((mean * (1.0 - mean)).sqrt())
            } else {
                (values.len() > 1).then(|| (squares / size(values.len() - 1)).sqrt())
            }
        });
        Self { units: values.len(), mean, sd }
    }
}

fn compared(
    group: &str,
    covariate: &str,
    level: Option<String>,
    [treated, control]: [Side; 2],
    share: bool,
    denominator: Denominator,
) -> Balance {
    let difference = treated.mean.zip(control.mean).map(|(treated, control)| treated - control);
    let by = |spread: Option<f64>| {
        let spread = spread.filter(|spread| *spread > 0.0)?;
        Some(difference? / spread)
    };
    let both = treated.sd.zip(control.sd);
    let smd_pooled = by(both.map(|(one, other)| f64::midpoint(one * one, other * other).sqrt()));
    Balance {
        group: group.to_owned(),
        covariate: covariate.to_owned(),
        level,
        n_treated: treated.units,
        n_control: control.units,
        mean_treated: treated.mean,
        mean_control: control.mean,
        sd_treated: treated.sd,
        sd_control: control.sd,
        smd: if denominator == Denominator::Treated { by(treated.sd) } else { smd_pooled },
        smd_pooled,
        var_ratio: both.filter(|(_, other)| !share && *other > 0.0).map(|(one, other)| (one * one) / (other * other)),
    }
}
