//! A profile drafted from what a sheet was found to hold, for somebody to edit.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::guess::Days;
use super::{ColumnGuess, InspectedSheet};
use crate::convert::cells::number::{self, Style};
use crate::convert::words::truth;
use crate::convert::{Skip, members};
use crate::language::{Language, Template};
use crate::place::{State, slug};

const HEAD: Template = Template::new(
    "# Aus der Liste entworfen. Namen, Typen und Grenzen prüfen; Spalten, die nicht gebraucht werden, löschen.\n\
     # Dazu: required, unique, min und max, values, strict = true, [[rules]]. field, fill_down, list und [[wide]] gelten für `convert`.\n",
    "# Drafted from the list. Check names, types and bounds; delete the columns that are not needed.\n\
     # There are also: required, unique, min and max, values, strict = true, [[rules]]. field, fill_down, list and [[wide]] are for `convert`.\n",
);
const ABOVE: Template =
    Template::new("wenn eine leere Zelle die darüber meint", "if an empty cell means the one above");
const WIDE: Template =
    Template::new("Spalten; anders deuten oder löschen", "columns; read them otherwise, or delete this");
const FIGURES: Template = Template::new(
    "Spalten mit Zahlen je Jahr: sagen, was sie messen, und die # davor löschen; rows = \"places\" oben, wenn nicht alle Mitglieder sind",
    "columns of figures by year: say what they measure and delete the #; rows = \"places\" above if not all are members",
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
        if let Some(range) = self.range() {
            let _ = writeln!(out, "range = {}", quoted(&range));
        }
        if self.has_state_headings() {
            out.push_str("state_headings = true\n");
        }
        let (mut taken, mut fields) = (vec!["row".to_owned()], Vec::new());
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
            if let Some(unit) = self.unit(at).filter(|_| !column.withheld) {
                let _ = writeln!(out, "unit = {}", quoted(&unit));
            }
            if !column.withheld {
                self.mapped(at, &mut fields, &mut out, language);
            }
            taken.push(name);
        }
        out + &self.wide(language)
    }

    /// What the register exit makes of a column: the field that its header names, and how its cells are meant.
    fn mapped(&self, at: usize, taken: &mut Vec<String>, out: &mut String, language: Language) {
        let Some(path) = self.columns.get(at).map(|column| &column.path) else { return };
        let field = members::usual_field(&path.join(" ")).or_else(|| members::usual_field(path.last()?));
        let field = field.filter(|field| !taken.contains(field) || field == "populations.inhabitants");
        if let Some(field) = field {
            let _ = writeln!(out, "field = \"{field}\"");
            let separated = |sign: char| self.any(at, |text| text.contains(sign));
            let signs: String = [';', ','].into_iter().filter(|&sign| separated(sign)).collect();
            if field == "local_partners.organisation" && !signs.is_empty() {
                let _ = writeln!(out, "list = \"{signs}\"");
            }
            taken.push(field);
        }
        if self.evidence.get(at).is_some_and(|evidence| evidence.inherits) {
            let _ = writeln!(out, "# fill_down = true # {}", ABOVE.text(language));
        }
    }

    /// Columns of marks under days or years: who came to a meeting, who was a member in a year.
    fn wide(&self, language: Language) -> String {
        let marked = (0..self.columns.len()).filter(|&at| self.holds_marks(at));
        let headers: Vec<&String> = marked.filter_map(|at| self.columns.get(at)?.path.last()).collect();
        let is_year = |header: &&String| header.len() == 4 && header.parse::<u16>().is_ok();
        let years = headers.iter().copied().filter(is_year).count();
        let days = headers
            .iter()
            .copied()
            .filter(|header| !is_year(header) && members::day_in_header(header).is_some())
            .count();
        let mut out = String::new();
        if days > 0 {
            let text = WIDE.text(language);
            let _ = write!(
                out,
                "\n[[wide]] # {days} {text}\nheader = \"date\"\nrecord = \"attendance\"\nmeeting = \"network-meeting\"\n"
            );
        }
        if years > 0 {
            let text = WIDE.text(language);
            let _ = write!(out, "\n[[wide]] # {years} {text}\nheader = \"year\"\nrecord = \"sighting\"\n");
        }
        let figures = |column: &&super::InspectedColumn| {
            let is_number = matches!(column.guess, ColumnGuess::Integer | ColumnGuess::Decimal);
            is_number && column.path.len() == 1 && column.path.last().is_some_and(|header| is_year(&header))
        };
        let figures = self.columns.iter().filter(figures).count();
        if figures > 0 {
            let text = FIGURES.text(language);
            let _ = write!(
                out,
                "\n# [[wide]] # {figures} {text}\n# header = \"year\"\n# record = \"indicator\"\n# indicator = \"...\"\n# unit = \"...\"\n"
            );
        }
        out
    }

    /// Whether the cells of a column are marks for yes and no, or blank.
    fn holds_marks(&self, at: usize) -> bool {
        let data = (0..self.len()).filter(|&row| self.skip(row + 1).is_none());
        let texts = data.map(|row| self.rows.text(&self.sheet, row, at).trim().to_owned());
        let mut texts = texts.filter(|text| !text.is_empty()).peekable();
        texts.peek().is_some() && texts.all(|text| truth(&text).is_some())
    }

    /// Whether rows with nothing but a state stand between the rows of data.
    fn has_state_headings(&self) -> bool {
        let headings = (0..self.len()).filter(|&row| self.skip(row + 1) == Some(Skip::Separator));
        let alone = |row: usize| self.rows.first(row).map(|column| self.rows.text(&self.sheet, row, column));
        headings.filter_map(alone).any(|text| State::from_list(text.trim().trim_end_matches(':')).is_some())
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

    /// The unit that most cells of a column of numbers name themselves.
    fn unit(&self, at: usize) -> Option<String> {
        let guess = &self.columns.get(at)?.guess;
        let style = self.evidence.get(at)?.style;
        if !matches!(guess, ColumnGuess::Integer | ColumnGuess::Decimal) {
            return None;
        }
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for row in (0..self.len()).filter(|&row| self.skip(row + 1).is_none()) {
            let number = number::read(&self.rows.text(&self.sheet, row, at), style);
            if let Some(unit) = number.and_then(|number| number.unit) {
                *counts.entry(unit).or_default() += 1;
            }
        }
        counts.into_iter().max_by_key(|(_, count)| *count).map(|(unit, _)| unit)
    }

    /// Whether a cell of a column that says something is so.
    fn any(&self, at: usize, is_so: impl Fn(&str) -> bool) -> bool {
        !self.all(at, |text| !is_so(text))
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
