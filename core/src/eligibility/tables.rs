//! Answers as tables; their texts are ids and words of the definition, in no language.

use super::admission::Eligibility;
use super::deadline::Timeliness;
use super::explanation::{Change, Explanation, How, Input, Known, Step};
use super::golden::Outcome;
use super::status::Status;
use crate::register::Register;
use crate::table::{Column, Table};
use crate::time::Day;

/// A condition with the rule it belongs to and how deep it lies.
struct Row<'a> {
    rule: String,
    depth: usize,
    step: &'a Step,
}

impl<'a> Row<'a> {
    fn all(explanation: &'a Explanation) -> Vec<Self> {
        fn add<'a>(rule: &str, depth: usize, step: &'a Step, rows: &mut Vec<Row<'a>>) {
            rows.push(Row { rule: rule.to_owned(), depth, step });
            step.parts.iter().for_each(|part| add(rule, depth + 1, part, rows));
        }
        let mut rows = Vec::new();
        add(explanation.asked.rule.as_str(), 0, &explanation.because, &mut rows);
        rows
    }
}

impl Eligibility {
    /// The conditions of both rules, one row each: what each comes to, and by how much.
    pub fn conditions_table(&self) -> Table {
        let rows: Vec<Row<'_>> = self.rules().flat_map(Row::all).collect();
        let said = |row: &Row<'_>| row.step.parameter.as_ref().map(|parameter| parameter.id.clone());
        let sources = |row: &Row<'_>| joined(&row.step.parameter.as_ref()?.source);
        Table::built(
            "conditions",
            vec![
                text("rule", "place or application", &rows, |row| Some(row.rule.clone())),
                whole("depth", "how deep it lies in the rule; 0 is the rule", &rows, |row| {
                    i64::try_from(row.depth).ok()
                }),
                text("condition", "id of the condition", &rows, |row| Some(row.step.id.clone())),
                text("test", "word of its test", &rows, |row| Some(row.step.test.to_owned())),
                text("verdict", "yes, no or unknown", &rows, |row| Some(row.step.verdict.to_string())),
                text("reason", "why", &rows, |row| Some(row.step.reason.to_string())),
                whole("margin", "distance to the nearest limit; negative = missed", &rows, |row| {
                    Some(row.step.margin.as_ref()?.amount)
                }),
                text("unit", "unit of margin and limit", &rows, |row| Some(row.step.margin.as_ref()?.unit.clone())),
                whole("limit", "the limit", &rows, |row| row.step.margin.as_ref()?.limit),
                text("parameter", "the value of the definition that it uses", &rows, said),
                text("source", "sources of that value, joined by \";\"", &rows, sources),
            ],
        )
    }
}

impl Explanation {
    /// The facts that were looked at, one row each, those that do not count among them.
    pub fn inputs_table(&self) -> Table {
        let steps = Row::all(self);
        let rows: Vec<(&str, &Input)> =
            steps.iter().flat_map(|row| row.step.inputs.iter().map(|input| (row.step.id.as_str(), input))).collect();
        let number = |(_, input): &(&str, &Input)| match &input.value {
            Known::Population { inhabitants: number, .. } | Known::Count { known: number, .. } => Some(*number),
            _ => None,
        };
        let value = |(_, input): &(&str, &Input)| match &input.value {
            Known::Word(word) => Some(word.clone()),
            Known::Flag(flag) => Some(flag.to_string()),
            _ => None,
        };
        let day = |(_, input): &(&str, &Input)| match &input.value {
            Known::Population { day, .. } | Known::When(day) => Some(day.to_string()),
            _ => None,
        };
        let basis = |(_, input): &(&str, &Input)| match &input.value {
            Known::Population { basis, .. } => Some(basis.to_string()),
            _ => None,
        };
        let rounded = |(_, input): &(&str, &Input)| match &input.value {
            Known::Population { rounded_to, .. } => *rounded_to,
            _ => None,
        };
        Table::built(
            "inputs",
            vec![
                text("condition", "id of the condition that looks at it", &rows, |(id, _)| Some((*id).to_owned())),
                text("fact", "what it is about", &rows, |(_, input)| Some(input.fact.clone())),
                whole("number", "the figure or count", &rows, number),
                text("value", "the word or flag", &rows, value),
                text("day", "reference day of the figure, or the date (EDTF)", &rows, day),
                text("basis", "what the figure is based on", &rows, basis),
                whole("rounded_to", "step the figure is rounded to", &rows, rounded),
                text("says", "what this fact alone says: yes, no or unknown", &rows, |(_, input)| {
                    Some(input.says.to_string())
                }),
                text("left_out", "why it does not count; empty: it counts", &rows, |(_, input)| {
                    input.left_out.map(|why| why.as_str().to_owned())
                }),
                text("source", "sources, joined by \";\"", &rows, |(_, input)| joined(&input.source)),
            ],
        )
    }

    /// What would have to be known to settle it, one row per fact.
    pub fn missing_table(&self) -> Table {
        let rows = &self.missing;
        Table::built(
            "missing",
            vec![
                text("condition", "id of the condition that needs it", rows, |row| Some(row.id.clone())),
                text("fact", "what it is about; \"|\" = or", rows, |row| Some(row.fact.clone())),
                text("reason", "why it is needed", rows, |row| Some(row.reason.to_string())),
            ],
        )
    }

    /// The smallest changes that would turn the verdict, one row per change; those of one `way` belong together.
    pub fn changes_table(&self) -> Table {
        let rows: Vec<(usize, &Change)> = (1..)
            .zip(&self.flips)
            .flat_map(|(way, together)| together.iter().map(move |change| (way, change)))
            .collect();
        let by = |(_, change): &(usize, &Change)| match &change.how {
            How::By(by, _) => Some(*by),
            _ => None,
        };
        let words = |(_, change): &(usize, &Change)| match &change.how {
            How::By(_, unit) => Some(unit.clone()),
            How::OneOf(words) | How::Added(words) => joined(words),
            _ => None,
        };
        Table::built(
            "changes",
            vec![
                whole("way", "number of the way, from 1", &rows, |(way, _)| i64::try_from(*way).ok()),
                text("condition", "id of the condition it turns", &rows, |(_, change)| Some(change.id.clone())),
                text("fact", "what would have to change", &rows, |(_, change)| Some(change.fact.clone())),
                text("how", "by, one-of, added, so, otherwise or shown", &rows, |(_, change)| {
                    Some(change.how.as_str().to_owned())
                }),
                whole("by", "how many more; negative = fewer", &rows, by),
                text("to", "unit of `by`, or the words, joined by \";\"", &rows, words),
            ],
        )
    }
}

impl Timeliness {
    /// Whether it was in time, one row per deadline that can be meant.
    pub fn table(&self) -> Table {
        let rows = [("first", &self.first), ("known-that-day", &self.known_that_day), ("last", &self.last)];
        Table::built(
            "timeliness",
            vec![
                text("received", "when it was received (EDTF)", &rows, |_| Some(self.received.to_string())),
                text("deadline", "first, known-that-day or last", &rows, |(name, _)| Some((*name).to_owned())),
                text("day", "last day (inclusive, EDTF)", &rows, |(_, by)| Some(by.0.to_string())),
                text("in_time", "yes, no or unknown", &rows, |(_, by)| Some(by.1.to_string())),
                text("verdict", "all deadlines together", &rows, |_| Some(self.verdict().to_string())),
            ],
        )
    }
}

impl Register {
    /// Where a place stands on a day, one row per membership or application; none where there is no such place.
    pub fn status_table(&self, place: &str, day: Day) -> Option<Table> {
        self.places().get(place)?;
        let rows: Vec<Status> = self.status_of(place, day);
        let grounds = |row: &Status| {
            let records: Vec<String> =
                row.grounds.iter().map(|ground| format!("{} {}", ground.table, ground.record)).collect();
            joined(&records)
        };
        let sources = |row: &Status| {
            let mut sources: Vec<String> = Vec::new();
            for source in row.grounds.iter().flat_map(|ground| &ground.source) {
                if !sources.contains(source) {
                    sources.push(source.clone());
                }
            }
            joined(&sources)
        };
        Some(Table::built(
            "status",
            vec![
                Column::day("day", "the day", rows.iter().map(|row| Some(row.day))),
                text("stage", "nominated, admitted, member, presumed, possible or ended", &rows, |row| {
                    Some(row.stage.to_string())
                }),
                Column::flag("certain", "whether the dates leave no doubt", rows.iter().map(|row| Some(row.certain))),
                text("membership", "id of the membership", &rows, |row| row.membership.clone()),
                text("reason", "reason for leaving, where a source gives one", &rows, |row| row.reason.clone()),
                text("grounds", "table and id of the records it rests on, joined by \";\"", &rows, grounds),
                text("source", "their sources, joined by \";\"", &rows, sources),
            ],
        ))
    }
}

/// The golden tests that were run, one row each.
pub(super) fn outcomes(rows: &[Outcome]) -> Table {
    Table::built(
        "tests",
        vec![
            text("name", "name of the test", rows, |row| Some(row.name.clone())),
            whole("line", "line of the file on which it begins", rows, |row| i64::try_from(row.line).ok()),
            Column::flag(
                "passed",
                "whether the rule gives what is expected",
                rows.iter().map(|row| Some(row.passed())),
            ),
            text("expected", "verdict, reason and margin expected", rows, |row| Some(row.expected.clone())),
            text("found", "verdict, reason and margin that the rule gives", rows, |row| Some(row.found.clone())),
        ],
    )
}

fn text<T>(name: &str, description: &str, rows: &[T], pick: impl Fn(&T) -> Option<String>) -> Column {
    Column::text(name, description, rows.iter().map(pick))
}

fn whole<T>(name: &str, description: &str, rows: &[T], pick: impl Fn(&T) -> Option<i64>) -> Column {
    Column::integer(name, description, rows.iter().map(pick))
}

fn joined(texts: &[String]) -> Option<String> {
    (!texts.is_empty()).then(|| texts.join(";"))
}
