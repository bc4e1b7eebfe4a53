//! A profile drafted from what a sheet was found to hold, for somebody to edit.

use std::fmt::Write as _;

use super::{ColumnGuess, InspectedSheet};
use crate::convert::cells::number::Style;
use crate::place::slug;

impl InspectedSheet {
    /// The profile of this sheet in TOML: one column for every header that stands there once, with its kind and the cells that
    /// prove and refute it. Columns that hold persons are withheld.
    pub fn proposed_profile(&self) -> String {
        let quoted = |text: &str| toml::Value::from(text).to_string();
        let mut out = format!("name = {}\n", quoted(&named(self.name().unwrap_or("list"))));
        let mut taken = vec!["row".to_owned()];
        let headers: Vec<&str> =
            self.columns.iter().map(|column| column.path.last().map_or("", String::as_str)).collect();
        for (at, column) in self.columns.iter().enumerate() {
            let Some(&header) = headers.get(at).filter(|header| !slug(header).is_empty()) else { continue };
            if headers.iter().filter(|other| slug(other) == slug(header)).count() > 1 {
                continue;
            }
            let mut name = named(&column.path.join(" "));
            while taken.contains(&name) {
                name.push('_');
            }
            let style = self.evidence.get(at).map(|evidence| evidence.style);
            let kind = match column.guess {
                _ if column.withheld => "\"withheld\"".to_owned(),
                ColumnGuess::Integer | ColumnGuess::Year => "\"integer\"".to_owned(),
                ColumnGuess::Decimal if style == Some(Style::Point) => "\"decimal\"\ndecimal = \".\"".to_owned(),
                ColumnGuess::Decimal => "\"decimal\"".to_owned(),
                ColumnGuess::Date => "\"date\"".to_owned(),
                ColumnGuess::Key(digits) => format!("\"key\"\ndigits = {digits}"),
                ColumnGuess::Flag => "\"boolean\"".to_owned(),
                _ => "\"text\"".to_owned(),
            };
            let (proofs, refutations) = (column.proofs, column.refutations);
            let _ = write!(
                out,
                "\n[[columns]] # {proofs} cells for it, {refutations} against\nname = {}\nheaders = [{}]\ntype = {kind}\n",
                quoted(&name),
                quoted(header)
            );
            taken.push(name);
        }
        out
    }
}

/// A text as the name of a field.
fn named(text: &str) -> String {
    match slug(text).replace('-', "_") {
        empty if empty.is_empty() => "column".to_owned(),
        name => name,
    }
}
