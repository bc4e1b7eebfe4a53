//! The engine: rows of a plan into figures.

use std::collections::BTreeMap;

use super::cells::Cells;
use super::keys::{self, Repairs, Whom};
use super::plan::{Plan, Time, is_total};
use super::{OutcomeLayout, OutcomeOptions, OutcomeTable, words};
use crate::convert::cells::Missing;
use crate::convert::cells::number::{self, Proof, Style};
use crate::convert::grid::Form;
use crate::convert::{ConversionError, rules};
use crate::finding::{Finding, Origin};
use crate::official::Level;

/// A series of figures: one column of the table.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Series {
    pub(super) name: String,
    pub(super) label: String,
    pub(super) unit: Option<String>,
}

/// A cell of the source.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Figure {
    /// The row of the source, from 1.
    pub(super) row: u64,
    pub(super) key: String,
    pub(super) name: Option<String>,
    pub(super) level: Option<Level>,
    pub(super) year: i32,
    pub(super) series: usize,
    pub(super) value: Option<f64>,
    /// What stands there instead of a figure, and what it means.
    pub(super) mark: Option<(String, Missing)>,
    pub(super) quality: Option<String>,
}

/// Reads every row of a plan.
pub(super) fn read(
    cells: &Cells,
    plan: &Plan,
    layout: OutcomeLayout,
    origin: &Origin,
    options: &OutcomeOptions,
) -> Result<OutcomeTable, ConversionError> {
    let (whom, repairs) = keys::read(cells, plan);
    let mut reader = Reader {
        cells,
        plan,
        origin,
        style: style(cells, plan),
        series: Vec::new(),
        known: BTreeMap::new(),
        figures: Vec::new(),
        findings: Vec::new(),
        rows: BTreeMap::new(),
        timeless: BTreeMap::new(),
    };
    for (row, whom) in (plan.first..plan.end).zip(&whom) {
        reader.row(row, whom);
    }
    let Reader { mut series, figures, mut findings, mut rows, timeless, .. } = reader;
    rows.insert("title-or-header", i64::try_from(plan.first).unwrap_or(0));
    rows.insert("footer", i64::try_from(cells.len() - plan.end).unwrap_or(0));
    name_series(&mut series, options);
    about_keys(&repairs, origin, &mut findings);
    for (found, rows) in timeless {
        findings.push(Finding::new(&rules::TIME_NOT_A_YEAR).with("found", found).with("rows", rows).at(origin.clone()));
    }
    let finest = figures.iter().filter_map(|figure| figure.level).max();
    let level = options.level.or(finest);
    let mut outcomes = OutcomeTable { layout, level, series, figures, rows: rows.into_iter().collect(), findings };
    outcomes.drop_conflicts(origin);
    outcomes.tell_levels_and_marks(origin);
    if outcomes.figures.is_empty() {
        return Err(ConversionError::NoOutcomes { rows: cells.len(), layouts: layout.as_str().to_owned() });
    }
    Ok(outcomes)
}

struct Reader<'a> {
    cells: &'a Cells,
    plan: &'a Plan,
    origin: &'a Origin,
    style: Style,
    series: Vec<Series>,
    known: BTreeMap<(usize, String, String), usize>,
    figures: Vec<Figure>,
    findings: Vec<Finding>,
    rows: BTreeMap<&'static str, i64>,
    /// What stood in the place of a year, and in how many rows.
    timeless: BTreeMap<String, usize>,
}

impl Reader<'_> {
    fn row(&mut self, row: usize, whom: &Whom) {
        let Self { cells, plan, .. } = *self;
        let outcome = if cells.is_blank(row) {
            "blank"
        } else if *whom == Whom::Unreadable && is_total(cells, row) {
            "sum"
        } else if *whom == Whom::Unreadable {
            let found = cells.text(row, plan.key).to_owned();
            self.findings
                .push(Finding::new(&rules::OUTCOME_WITHOUT_KEY).with("found", found).at(self.at(row, plan.key)));
            "rejected"
        } else if let Some(year) = self.year(row) {
            self.values(row, whom, year);
            "converted"
        } else {
            let Time::Column(column) = plan.time else { return };
            *self.timeless.entry(cells.text(row, column).to_owned()).or_default() += 1;
            "rejected"
        };
        *self.rows.entry(outcome).or_default() += 1;
    }

    /// The year of a row, for the columns that have none of their own.
    fn year(&self, row: usize) -> Option<i32> {
        match self.plan.time {
            Time::Column(column) => words::year(self.cells.text(row, column)),
            Time::Title(year) => Some(year),
            Time::Header => self.plan.values.first().and_then(|value| value.year),
        }
    }

    fn values(&mut self, row: usize, whom: &Whom, year: i32) {
        let Self { cells, plan, .. } = *self;
        let words: Vec<&str> =
            plan.qualifiers.iter().map(|&column| cells.text(row, column)).filter(|word| !word.is_empty()).collect();
        let words = words.join(" ");
        let unit = plan.unit.map_or("", |column| cells.text(row, column)).to_owned();
        let name = plan.name.map(|column| cells.text(row, column).to_owned()).filter(|name| !name.is_empty());
        for (at, column) in plan.values.iter().enumerate() {
            let year = column.year.unwrap_or(year);
            let series = self.series_of(at, &words, &unit);
            let text = cells.text(row, column.column);
            let quality =
                column.quality.map(|column| cells.text(row, column).to_owned()).filter(|mark| !mark.is_empty());
            let mut figure = Figure {
                row: row as u64 + 1,
                key: whom.key().to_owned(),
                name: name.clone(),
                level: whom.level(),
                year,
                series,
                value: None,
                mark: None,
                quality,
            };
            if let Some(missing) = Missing::of(text) {
                figure.mark = Some((text.to_owned(), missing));
            } else if let Some((value, qualified)) = number_in(text, cells.form(row, column.column), self.style) {
                figure.value = Some(value);
                figure.quality = figure.quality.or(qualified);
            } else {
                let at = self.at(row, column.column);
                self.findings.push(Finding::new(&rules::FIGURE_UNREADABLE).with("found", text.to_owned()).at(at));
                continue;
            }
            self.figures.push(figure);
        }
    }

    /// The series of a value column in rows with some words; columns that differ in the year alone are one series.
    fn series_of(&mut self, at: usize, words: &str, unit: &str) -> usize {
        let Self { plan, .. } = *self;
        let column = &plan.values[at];
        let alike = |other: &super::plan::ValueColumn| other.label == column.label && other.unit == column.unit;
        let first = plan.values.iter().position(alike).unwrap_or(at);
        if let Some(&known) = self.known.get(&(first, words.to_owned(), unit.to_owned())) {
            return known;
        }
        let label =
            [column.label.as_str(), words].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        let unit_of = column.unit.clone().or_else(|| Some(unit.to_owned()).filter(|unit| !unit.is_empty()));
        self.series.push(Series { name: String::new(), label, unit: unit_of });
        self.known.insert((first, words.to_owned(), unit.to_owned()), self.series.len() - 1);
        self.series.len() - 1
    }

    fn at(&self, row: usize, column: usize) -> Origin {
        let at = self.origin.clone().row(row as u64 + 1).line(self.cells.line(row));
        at.column((column + 1).to_string())
    }
}

/// A number, and how it is qualified: in brackets it is limited, a small letter behind it says provisional, estimated or revised.
fn number_in(text: &str, form: Form, style: Style) -> Option<(f64, Option<String>)> {
    let style = if matches!(form, Form::Number | Form::Computed) { Style::Point } else { style };
    let (bare, quality) = match text.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')) {
        Some(inner) => (inner.trim(), Some("()")),
        None => ["p", "s", "r", "b", "e"]
            .into_iter()
            .find_map(|letter| text.strip_suffix(letter).map(|bare| (bare.trim_end(), Some(letter))))
            .filter(|(bare, _)| bare.ends_with(|c: char| c.is_ascii_digit()))
            .unwrap_or((text, None)),
    };
    let value = match form {
        Form::Number | Form::Computed => bare.split(' ').next()?.parse().ok()?,
        _ => number::read(bare, style)?.digits.parse().ok()?,
    };
    Some((value, quality.map(str::to_owned)))
}

/// How the table writes numbers: as most of its numbers prove; where none does, with a comma, unless commas separate its cells.
fn style(cells: &Cells, plan: &Plan) -> Style {
    let (mut german, mut point) = (0_usize, 0_usize);
    for row in plan.first..plan.end.min(plan.first + 20_000) {
        for value in plan.values.iter().filter(|value| cells.form(row, value.column) != Form::Number) {
            match number::proof(cells.text(row, value.column)) {
                Some(Proof::German) => german += 1,
                Some(Proof::Point) => point += 1,
                _ => {}
            }
        }
    }
    if point > german || (german == 0 && cells.is_comma_separated()) { Style::Point } else { Style::German }
}

/// Unique names for the columns of the table.
fn name_series(series: &mut [Series], options: &OutcomeOptions) {
    let lone = series.len() == 1;
    let mut taken: BTreeMap<String, usize> =
        ["ags", "year", "name", "level"].map(|word| (word.to_owned(), 1)).into_iter().collect();
    for one in series {
        let name = match &options.value {
            Some(name) if lone || one.label.is_empty() => name.clone(),
            _ => words::column_name(&one.label),
        };
        let count = taken.entry(name.clone()).or_default();
        *count += 1;
        one.name = if *count == 1 { name } else { format!("{name}_{count}") };
    }
}

fn about_keys(repairs: &Repairs, origin: &Origin, findings: &mut Vec<Finding>) {
    let told = [(&rules::ZEROS_RESTORED, &repairs.zeros), (&rules::CITIES_EXTENDED, &repairs.cities)];
    for (rule, (keys, found, value)) in told.into_iter().filter_map(|(rule, told)| Some((rule, told.as_ref()?))) {
        let about = Finding::new(rule).with("keys", *keys).with("found", found.as_str()).with("value", value.as_str());
        findings.push(about.at(origin.clone()));
    }
}

impl OutcomeTable {
    /// Two cells for one key, year and series: the same figure counts once, different ones count not at all.
    fn drop_conflicts(&mut self, origin: &Origin) {
        let mut first: BTreeMap<(&str, i32, usize), usize> = BTreeMap::new();
        let mut dropped: Vec<usize> = Vec::new();
        for (at, figure) in self.figures.iter().enumerate() {
            let Some(&before) = first.get(&(figure.key.as_str(), figure.year, figure.series)) else {
                first.insert((&figure.key, figure.year, figure.series), at);
                continue;
            };
            dropped.push(at);
            let known = &self.figures[before];
            if known.value == figure.value {
                continue;
            }
            dropped.push(before);
            let shown = |figure: &Figure| figure.value.map_or("-".to_owned(), |value| value.to_string());
            let conflict = Finding::new(&rules::OUTCOMES_CONFLICT)
                .field(self.series[figure.series].name.clone())
                .with("key", figure.key.as_str())
                .with("year", figure.year.to_string())
                .with("found", shown(figure))
                .with("expected", shown(known))
                .at(origin.clone().row(figure.row));
            self.findings.push(conflict);
        }
        let mut keep = vec![true; self.figures.len()];
        for at in dropped {
            keep[at] = false;
        }
        let mut keep = keep.into_iter();
        self.figures.retain(|_| keep.next().unwrap_or(true));
    }

    /// Rows of other levels than the table's, and every mark that stands for a figure, with its number.
    fn tell_levels_and_marks(&mut self, origin: &Origin) {
        let Some(level) = self.level else { return };
        let mut aside: BTreeMap<&str, usize> = BTreeMap::new();
        let mut marks: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        for figure in &self.figures {
            if figure.level != Some(level) {
                *aside.entry(figure.level.map_or("country-or-other", Level::as_str)).or_default() += 1;
            } else if let Some((mark, missing)) = &figure.mark {
                *marks.entry((mark, missing.as_str())).or_default() += 1;
            }
        }
        let aside = aside.into_iter().map(|(found, figures)| {
            let about = Finding::new(&rules::OTHER_LEVEL_SET_ASIDE).with("found", found).with("figures", figures);
            about.with("expected", level.as_str()).at(origin.clone())
        });
        let marks = marks.into_iter().filter(|((mark, _), _)| !mark.is_empty()).map(|((mark, meaning), cells)| {
            let about = Finding::new(&rules::MARKS_KEPT).with("found", mark).with("value", meaning);
            about.with("cells", cells).at(origin.clone())
        });
        let told: Vec<Finding> = aside.chain(marks).collect();
        self.findings.extend(told);
    }
}
