//! The whole list as typed columns.

use super::{Key, TypedColumn, Values};
use crate::convert::days;
use crate::convert::members::fields::Field;
use crate::convert::words::Status;
use crate::language::Figure;
use crate::place::{PlaceKind, State};
use crate::register::CallRef;
use crate::table::{Column, Table};
use crate::time::{GermanDate, When};

/// The rows of data of a list, rejected ones among them, with their typed columns.
#[derive(Clone, Debug, Default)]
pub(in crate::convert::members) struct List {
    /// The number of each row in the sheet.
    rows: Vec<u64>,
    columns: Vec<TypedColumn>,
    /// The state that a heading above each row says, where there are such.
    headings: Vec<Option<State>>,
}

/// A value of a column that is one record per cell.
#[derive(Clone, Copy, Debug)]
pub(in crate::convert::members) enum WideValue {
    Mark(bool),
    Number(f64),
}

impl List {
    /// Adds the rows of a block.
    pub(in crate::convert::members) fn push(
        &mut self,
        rows: impl Iterator<Item = u64>,
        headings: &[Option<State>],
        columns: Vec<TypedColumn>,
    ) {
        self.rows.extend(rows);
        self.headings.extend(headings);
        if self.columns.is_empty() {
            self.columns = columns;
            return;
        }
        for (column, more) in self.columns.iter_mut().zip(columns) {
            column.values.append(more.values);
        }
    }

    pub(in crate::convert::members) fn name(&self, at: usize) -> Option<&str> {
        self.text(Field::Name, at)
    }

    /// The state of a row: that of its cell, else that of the heading above it.
    pub(in crate::convert::members) fn state(&self, at: usize) -> Option<State> {
        let said = self.pick(Field::State, |values| match values {
            Values::State(states) => states.get(at).copied().flatten(),
            _ => None,
        });
        said.or_else(|| self.headings.get(at).copied().flatten())
    }

    /// The key of a row: the AGS, and what the column of regional keys adds.
    pub(in crate::convert::members) fn key(&self, at: usize) -> Option<Key> {
        let key = |field| {
            self.pick(field, |values| match values {
                Values::Key(keys) => keys.get(at).cloned().flatten(),
                _ => None,
            })
        };
        match (key(Field::Ags), key(Field::Ars)) {
            (Some(ags), Some(ars)) => Some(Key { ags: ags.ags.or(ars.ags), ars: ars.ars.or(ags.ars) }),
            (ags, ars) => ags.or(ars),
        }
    }

    pub(in crate::convert::members) fn kind(&self, at: usize) -> Option<PlaceKind> {
        self.pick(Field::Kind, |values| match values {
            Values::Kind(kinds) => kinds.get(at).copied().flatten(),
            _ => None,
        })
    }

    pub(in crate::convert::members) fn call(&self, at: usize) -> Option<CallRef> {
        self.pick(Field::Call, |values| match values {
            Values::Call(calls) => calls.get(at).cloned().flatten(),
            _ => None,
        })
    }

    pub(in crate::convert::members) fn status(&self, at: usize) -> Option<Status> {
        self.pick(Field::Status, |values| match values {
            Values::Status(statuses) => statuses.get(at).copied().flatten(),
            _ => None,
        })
    }

    pub(in crate::convert::members) fn date(&self, field: Field, at: usize) -> Option<&GermanDate> {
        self.pick(field, |values| match values {
            Values::Date(dates) => dates.get(at)?.as_ref(),
            _ => None,
        })
    }

    /// The figures of a row with the position of their column.
    pub(in crate::convert::members) fn figures(&self, at: usize) -> impl Iterator<Item = (usize, Figure)> + '_ {
        self.columns.iter().filter_map(move |column| match &column.values {
            Values::Figure(figures) if column.spec.field == Field::Population => {
                figures.get(at).copied().flatten().map(|figure| (column.position, figure))
            }
            _ => None,
        })
    }

    /// The figure of a column.
    pub(in crate::convert::members) fn figure(&self, field: Field, at: usize) -> Option<Figure> {
        self.pick(field, |values| match values {
            Values::Figure(figures) => figures.get(at).copied().flatten(),
            _ => None,
        })
    }

    /// The values of the columns that are one record each, with their position.
    pub(in crate::convert::members) fn wide(&self, at: usize) -> impl Iterator<Item = (usize, WideValue)> + '_ {
        self.columns.iter().filter_map(move |column| {
            let value = match &column.values {
                Values::Mark(marks) => WideValue::Mark(marks.get(at).copied().flatten()?),
                Values::Number(numbers) => WideValue::Number(numbers.get(at).copied().flatten()?),
                _ => return None,
            };
            Some((column.position, value))
        })
    }

    /// The text of a column of texts.
    pub(in crate::convert::members) fn text(&self, field: Field, at: usize) -> Option<&str> {
        self.pick(field, |values| match values {
            Values::Text(texts) => texts.get(at)?.as_deref(),
            _ => None,
        })
    }

    /// The texts of a column whose cells hold several.
    pub(in crate::convert::members) fn texts(&self, field: Field, at: usize) -> &[String] {
        let texts = self.pick(field, |values| match values {
            Values::List(values) => values.get(at)?.as_deref(),
            _ => None,
        });
        texts.unwrap_or_default()
    }

    fn pick<'a, T>(&'a self, field: Field, pick: impl FnOnce(&'a Values) -> Option<T>) -> Option<T> {
        self.columns.iter().find(|column| column.spec.field == field).and_then(|column| pick(&column.values))
    }

    /// The list as a table: one row per row of data, one column per column that became values.
    pub(in crate::convert::members) fn table(&self) -> Table {
        let number = |row: &u64| i64::try_from(*row).ok();
        let mut columns = vec![Column::integer("row", "row of the list, counted from 1", self.rows.iter().map(number))];
        for typed in &self.columns {
            let taken = columns.iter().filter(|column| column.name().starts_with(typed.spec.name)).count();
            let name =
                if taken == 0 { typed.spec.name.to_owned() } else { format!("{}_{}", typed.spec.name, taken + 1) };
            columns.push(typed.values.column(&name, typed.spec.description));
        }
        Table::built("typed", columns)
    }
}

impl Values {
    /// Whether a row has a value.
    pub(in crate::convert::members) fn has(&self, at: usize) -> bool {
        fn some<T>(values: &[Option<T>], at: usize) -> bool {
            values.get(at).is_some_and(Option::is_some)
        }
        match self {
            Self::Text(values) => some(values, at),
            Self::State(values) => some(values, at),
            Self::Key(values) => some(values, at),
            Self::Kind(values) => some(values, at),
            Self::Figure(values) => some(values, at),
            Self::Date(values) => some(values, at),
            Self::Status(values) => some(values, at),
            Self::Call(values) => some(values, at),
            Self::Mark(values) => some(values, at),
            Self::Number(values) => some(values, at),
            Self::List(values) => some(values, at),
        }
    }

    fn append(&mut self, more: Self) {
        match (self, more) {
            (Self::Text(values), Self::Text(more)) => values.extend(more),
            (Self::State(values), Self::State(more)) => values.extend(more),
            (Self::Key(values), Self::Key(more)) => values.extend(more),
            (Self::Kind(values), Self::Kind(more)) => values.extend(more),
            (Self::Figure(values), Self::Figure(more)) => values.extend(more),
            (Self::Date(values), Self::Date(more)) => values.extend(more),
            (Self::Status(values), Self::Status(more)) => values.extend(more),
            (Self::Call(values), Self::Call(more)) => values.extend(more),
            (Self::Mark(values), Self::Mark(more)) => values.extend(more),
            (Self::Number(values), Self::Number(more)) => values.extend(more),
            (Self::List(values), Self::List(more)) => values.extend(more),
            // A column keeps its type from block to block: the mapping decides it once.
            _ => {}
        }
    }

    fn column(&self, name: &str, description: &str) -> Column {
        fn text<T>(name: &str, description: &str, values: &[Option<T>], show: impl Fn(&T) -> String) -> Column {
            Column::text(name, description, values.iter().map(|value| value.as_ref().map(&show)))
        }
        match self {
            Self::Text(values) => text(name, description, values, Clone::clone),
            Self::State(values) => text(name, description, values, ToString::to_string),
            Self::Key(values) => text(name, description, values, ToString::to_string),
            Self::Kind(values) => text(name, description, values, ToString::to_string),
            Self::Status(values) => text(name, description, values, |status| status.as_str().to_owned()),
            Self::Call(values) => text(name, description, values, ToString::to_string),
            Self::Date(values) => text(name, description, values, |date| {
                let part = |when: Option<When>| when.map(|when| when.to_string()).unwrap_or_default();
                match date {
                    GermanDate::When(when) => when.to_string(),
                    other => {
                        format!("{}/{}", part(days::first_day(other.clone())), part(days::last_day(other.clone())))
                    }
                }
            }),
            Self::Mark(values) => Column::flag(name, description, values.iter().copied()),
            Self::Number(values) => Column::number(name, description, values.iter().copied()),
            Self::List(values) => text(name, description, values, |texts| texts.join("; ")),
            Self::Figure(values) => {
                let numbers = values.iter().map(|figure| figure.map(|figure| figure.value));
                Column::integer(name, description, numbers).unit("persons")
            }
        }
    }
}
