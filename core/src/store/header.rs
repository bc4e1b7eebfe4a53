//! The header of a table: which cell belongs to which column.

use std::borrow::Cow;

use super::cells::{CellRow, Rows};
use super::files::table_file;
use super::rules;
use crate::finding::{Finding, Origin, Rule};
use crate::language::Template;
use crate::programme::suggestion;
use crate::register::Record;

/// The columns of a file, in its own order.
pub(super) struct Header<'t> {
    names: Vec<Cow<'t, str>>,
}

impl<'t> Header<'t> {
    /// Takes the header of a table off its rows; `None` where nothing below can be read.
    pub(super) fn read<T: Record>(rows: &mut Rows<'t>, findings: &mut Vec<Finding>) -> Option<Self> {
        let file = table_file(T::TABLE);
        let row = match rows.next() {
            Some(Ok(row)) => row,
            Some(Err(misplaced)) => {
                let origin = Origin::file(file).line(misplaced.line);
                findings.push(
                    Finding::new(&rules::QUOTE_MISPLACED).with("what", misplaced.what).table(T::TABLE).at(origin),
                );
                return None;
            }
            None => CellRow { line: 1, cells: Vec::new() },
        };
        let say = |rule: &'static Rule, column: &str| {
            let origin = Origin::file(&file).line(row.line).column(column);
            Finding::new(rule).table(T::TABLE).field(column.to_owned()).with("found", column).at(origin)
        };
        if let Some(separator) = other_separator::<T>(&row.cells) {
            let origin = Origin::file(&file).line(row.line);
            findings.push(Finding::new(&rules::OTHER_SEPARATOR).table(T::TABLE).with("found", separator).at(origin));
            return None;
        }
        let known: Vec<&str> = T::FIELDS.iter().map(|field| field.name).collect();
        for (position, name) in row.cells.iter().enumerate() {
            let name: &str = name;
            if row.cells.iter().take(position).any(|before| before == name) {
                findings.push(say(&rules::COLUMN_REPEATED, name));
            } else if !known.contains(&name) {
                findings.push(say(&rules::COLUMN_UNKNOWN, name).with("expected", meant(name, &known)));
            }
        }
        for field in T::FIELDS {
            if row.cells.iter().any(|name| name == field.name) {
                continue;
            }
            let rule = match field.required {
                true => &rules::COLUMN_MISSING,
                false if row.cells.is_empty() => continue, // no header at all: what is needed is told, not what may be
                false => &rules::COLUMN_ABSENT,
            };
            findings.push(say(rule, field.name).with("expected", field.description));
        }
        Some(Self { names: row.cells })
    }

    /// The cell of a column.
    pub(super) fn position(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|column| column == name)
    }

    /// How many cells a row has.
    pub(super) fn width(&self) -> usize {
        self.names.len()
    }
}

/// The column that was meant; nobody meant one by a name that goes on and on.
fn meant(name: &str, known: &[&str]) -> String {
    if name.len() > 100 { known.join(", ") } else { suggestion(name, known) }
}

/// A separator other than the comma, if the header shows it: one cell, and columns of the table when split there.
fn other_separator<T: Record>(cells: &[Cow<'_, str>]) -> Option<Template> {
    const SEPARATORS: [(char, Template); 3] = [
        (';', Template::new("Semikolon", "semicolons")),
        ('\t', Template::new("Tabulator", "tabs")),
        ('|', Template::new("senkrechtem Strich", "vertical bars")),
    ];
    let [only] = cells else {
        return None;
    };
    let shown = |separator: char| {
        only.contains(separator) && only.split(separator).any(|name| T::FIELDS.iter().any(|field| field.name == name))
    };
    SEPARATORS.into_iter().find(|(separator, _)| shown(*separator)).map(|(_, phrase)| phrase)
}
