//! Rows of figures: declared once, with their meaning and unit, read as values or as a table.

use std::ops::Deref;

use super::between::Between;
use crate::register::MemberStatus;
use crate::table::{Column, Table, Values};
use crate::time::Day;

/// A row of one family of figures.
pub trait Figure: Sized {
    /// The name of the family's table.
    const TABLE: &'static str;

    /// The rows as columns, each with its meaning and unit.
    fn columns(rows: &[Self]) -> Vec<Column>;
}

/// The rows of one family of figures, and the version of the register they were computed from. Reads as a slice of its
/// rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures<R> {
    rows: Vec<R>,
    version: String,
}

impl<R: Figure> Figures<R> {
    pub(crate) fn new(rows: Vec<R>, version: &str) -> Self {
        Self { rows, version: version.to_owned() }
    }

    /// The version of the register.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The rows as a table. A range stands in two columns, `…_low` and `…_high`; what is undefined is a missing cell.
    pub fn table(&self) -> Table {
        Table::built(R::TABLE, R::columns(&self.rows))
    }
}

impl<R> Deref for Figures<R> {
    type Target = [R];

    fn deref(&self) -> &[R] {
        &self.rows
    }
}

impl<'a, R> IntoIterator for &'a Figures<R> {
    type Item = &'a R;
    type IntoIter = std::slice::Iter<'a, R>;

    fn into_iter(self) -> Self::IntoIter {
        self.rows.iter()
    }
}

/// A field of a row: one column, or two for a range.
pub(crate) trait Field: Sized {
    fn columns(name: &str, description: &str, values: &[&Self]) -> Vec<Column>;
}

/// What a cell of a single column can hold.
trait Plain: Sized {
    fn values(cells: Vec<Option<Self>>) -> Values;
}

macro_rules! plain {
    ($($type:ty => $variant:ident, $convert:expr;)+) => { $(
        impl Plain for $type {
            fn values(cells: Vec<Option<Self>>) -> Values {
                Values::$variant(cells.into_iter().map(|cell| cell.and_then($convert)).collect())
            }
        }

        impl Field for $type {
            fn columns(name: &str, description: &str, values: &[&Self]) -> Vec<Column> {
                let cells = values.iter().map(|&value| Some(value.clone())).collect();
                vec![Column::new(name, description, None, <$type as Plain>::values(cells))]
            }
        }

        impl Field for Option<$type> {
            fn columns(name: &str, description: &str, values: &[&Self]) -> Vec<Column> {
                let cells = values.iter().map(|&value| value.clone()).collect();
                vec![Column::new(name, description, None, <$type as Plain>::values(cells))]
            }
        }
    )+ };
}

plain! {
    String => Text, Some;
    MemberStatus => Text, |set: MemberStatus| Some(set.to_string());
    bool => Flag, Some;
    usize => Integer, |count: usize| i64::try_from(count).ok();
    i64 => Integer, Some;
    f64 => Number, Some;
    Day => Day, Some;
}

impl<T: Plain + Copy> Field for Between<T> {
    fn columns(name: &str, description: &str, values: &[&Self]) -> Vec<Column> {
        let ranges: Vec<Option<Self>> = values.iter().map(|&&range| Some(range)).collect();
        Field::columns(name, description, &ranges.iter().collect::<Vec<_>>())
    }
}

impl<T: Plain + Copy> Field for Option<Between<T>> {
    fn columns(name: &str, description: &str, values: &[&Self]) -> Vec<Column> {
        let end = |name: String, description: String, pick: fn(Between<T>) -> T| {
            let cells = values.iter().map(|range| range.map(pick)).collect();
            Column::new(name, description, None, T::values(cells))
        };
        vec![
            end(format!("{name}_low"), format!("{description}: at least"), Between::low),
            end(format!("{name}_high"), format!("{description}: at most"), Between::high),
        ]
    }
}

/// Declares the row of a family: a struct whose fields are columns; the unit stands in brackets behind the type.
macro_rules! figures {
    (
        $(#[doc = $title:literal])+
        $name:ident in $table:literal {
            $( $(#[doc = $doc:literal])+ $field:ident: $type:ty $([$unit:literal])? ),+ $(,)?
        }
    ) => {
        $(#[doc = $title])+
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name {
            $( $(#[doc = $doc])+ $(#[doc = concat!("(", $unit, ")")])? pub $field: $type, )+
        }

        impl crate::statistics::figures::Figure for $name {
            const TABLE: &'static str = $table;

            fn columns(rows: &[Self]) -> Vec<crate::table::Column> {
                let mut columns = Vec::new();
                $(
                    let values: Vec<&$type> = rows.iter().map(|row| &row.$field).collect();
                    let description = concat!($($doc),+).trim_ascii();
                    let made = crate::statistics::figures::Field::columns(stringify!($field), description, &values);
                    columns.extend(made.into_iter().map(|column| column $( .unit($unit) )?));
                )+
                columns
            }
        }
    };
}
pub(crate) use super::between::size;
pub(crate) use figures;
