//! A profile drafted from what a sheet was found to hold, for somebody to edit.

use std::fmt::Write as _;

use super::guess::Days;
use super::{ColumnGuess, InspectedSheet};
use crate::convert::cells::number::Style;
use crate::convert::members;
use crate::language::{Language, Template};
use crate::place::{State, slug};

const HEAD: Template = Template::new(
    "# Aus der Liste entworfen. Namen, Typen und Grenzen prüfen; Spalten, die nicht gebraucht werden, löschen.\n\
     # Dazu: required, unique, min und max, values, strict = true, [[rules]].\n",
    "# Drafted from the list. Check names, types and bounds; delete the columns that are not needed.\n\
     # There are also: required, unique, min and max, values, strict = true, [[rules]].\n",
);
const EVIDENCE: Template = Template::new("Zellen dafür", "cells for it");
const AGAINST: Template = Template::new("dagegen, zuerst Zeile", "against it, first in row");

impl InspectedSheet {
    /// The profile of this sheet in TOML: one column for every header that stands there once, with its kind and the cells that
    /// prove and refute it. Columns that hold persons are withheld.
    pub fn proposed_profile(&self) -> String {
        self.draft_profile(Language::En)
    }

    /// The same with its comments in a language.
    pub fn draft_profile(&self, language: Language) -> String {
        let quoted = |text: &str| toml::Value::from(text).to_string();
        let mut out = HEAD.text(language).to_owned();
        let _ = writeln!(out, "name = {}", quoted(&named(self.name().unwrap_or("list"))));
        let mut taken = vec!["row".to_owned()];
        let mut keyed = false;
        for (at, column) in self.columns.iter().enumerate() {
            let Some(header) = self.naming_header(at) else { continue };
            let field = self.field(at).filter(|field| !column.withheld && !taken.iter().any(|name| name == field));
            let mut name = field.map_or_else(|| named(&column.path.join(" ")), str::to_owned);
            while taken.contains(&name) {
                name.push('_');
            }
            let _ = write!(out, "\n[[columns]] # {} {}", column.proofs, EVIDENCE.text(language));
            if let [_, Some((row, text))] = &self.examples(at) {
                let row = self.rows.block.row_number(*row);
                let shown: String = text.chars().filter(|c| !c.is_control()).take(40).collect();
                let _ = write!(out, ", {} {} {row}: {shown}", column.refutations, AGAINST.text(language));
            }
            let kind = if column.withheld { "\"withheld\"".to_owned() } else { self.kind(at, field) };
            let _ = write!(out, "\nname = {}\nheaders = [{}]\ntype = {kind}\n", quoted(&name), quoted(&header));
            if !keyed && !column.withheld && (field == Some("name") || matches!(column.guess, ColumnGuess::Key(_))) {
                keyed = true;
                out.push_str("key = true\n");
            }
            taken.push(name);
        }
        out
    }

    /// The field of a register that the header of a column names.
    pub(super) fn field(&self, at: usize) -> Option<&'static str> {
        members::field_named(self.columns.get(at)?.path.last()?)
    }

    /// The header that names a column and no other: its last level, else all levels.
    fn naming_header(&self, at: usize) -> Option<String> {
        let last = |column: &super::InspectedColumn| column.path.last().cloned().unwrap_or_default();
        let whole = |column: &super::InspectedColumn| column.path.join(" ");
        let alone = |header: &String, of: &dyn Fn(&super::InspectedColumn) -> String| {
            let slug_of = slug(header);
            !slug_of.is_empty() && self.columns.iter().filter(|other| slug(&of(other)) == slug_of).count() == 1
        };
        let column = self.columns.get(at)?;
        Some(last(column))
            .filter(|header| alone(header, &last))
            .or_else(|| Some(whole(column)).filter(|header| column.path.len() > 1 && alone(header, &whole)))
    }

    /// The type of a column as a profile writes it.
    fn kind(&self, at: usize, field: Option<&str>) -> String {
        let Some(column) = self.columns.get(at) else { return String::new() };
        let style = self.evidence.get(at).map(|evidence| evidence.style);
        let is_day = matches!(field, Some("from" | "last_day"));
        match column.guess {
            _ if field == Some("state") && self.all(at, |text| State::from_list(text).is_some()) => {
                "\"state\"".to_owned()
            }
            ColumnGuess::Date if self.all(at, |text| is_like(text, b"dd.dd.dddd")) => {
                "\"date\"\nformat = \"dd.mm.yyyy\"".to_owned()
            }
            ColumnGuess::Date if self.all(at, |text| is_like(text, b"dddd-dd-dd")) => {
                "\"date\"\nformat = \"yyyy-mm-dd\"".to_owned()
            }
            ColumnGuess::Date => match self.evidence.get(at).map(|evidence| evidence.days) {
                Some(Days::American) => "\"date\"\nformat = \"mm/dd/yyyy\"".to_owned(),
                Some(Days::Serial | Days::Serial1904) => "\"date\"\nformat = \"serial\"".to_owned(),
                _ => "\"date\"".to_owned(),
            },
            _ if is_day => "\"date\"".to_owned(),
            ColumnGuess::Integer | ColumnGuess::Year => "\"integer\"".to_owned(),
            ColumnGuess::Decimal if style == Some(Style::Point) => "\"decimal\"\ndecimal = \".\"".to_owned(),
            ColumnGuess::Decimal => "\"decimal\"".to_owned(),
            ColumnGuess::Key(digits) => format!("\"key\"\ndigits = {digits}"),
            ColumnGuess::Flag => "\"boolean\"".to_owned(),
            _ => "\"text\"".to_owned(),
        }
    }

    /// Whether all cells of a column that say something are so.
    fn all(&self, at: usize, is_so: impl Fn(&str) -> bool) -> bool {
        let data = (0..self.len()).filter(|&row| self.skip(row + 1).is_none());
        let mut texts = data
            .map(|row| self.rows.text(&self.sheet, row, at))
            .filter(|text| !crate::convert::words::is_missing(text.trim()));
        texts.all(|text| is_so(text.trim()))
    }
}

/// Whether a text has digits where a form has a `d`, and the same signs elsewhere.
fn is_like(text: &str, form: &[u8]) -> bool {
    let same = |(&byte, &sign): (&u8, &u8)| if sign == b'd' { byte.is_ascii_digit() } else { byte == sign };
    text.len() == form.len() && text.as_bytes().iter().zip(form).all(same)
}

/// A text as the name of a field.
fn named(text: &str) -> String {
    match slug(text).replace('-', "_") {
        empty if empty.is_empty() => "column".to_owned(),
        name => name,
    }
}
