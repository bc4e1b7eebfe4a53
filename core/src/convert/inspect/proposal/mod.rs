//! A profile drafted from what a sheet was found to hold, for somebody to edit.

mod above;
mod wide;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use self::wide::Wide;
use super::guess::Days;
use super::{ColumnGuess, InspectedSheet};
use crate::convert::above::is_ditto;
use crate::convert::cells::Look;
use crate::convert::cells::number::{self, Style};
use crate::convert::layout::headed_state;
use crate::convert::{Skip, members, words};
use crate::language::{Language, Template};
use crate::place::{State, slug};

const HEAD: Template = Template::new(
    "# Aus der Liste entworfen. Namen, Typen und Grenzen prüfen; Spalten, die nicht gebraucht werden, löschen.\n\
     # Dazu: required, unique, min und max, values, strict = true, [[rules]]. field, list und [[wide]] gelten für `convert`.\n",
    "# Drafted from the list. Check names, types and bounds; delete the columns that are not needed.\n\
     # There are also: required, unique, min and max, values, strict = true, [[rules]]. field, list and [[wide]] are for `convert`.\n",
);
const PLACES: Template = Template::new(
    "je Zeile ein Ort mit Zahlen; \"members\", wenn alle Mitglieder sind",
    "each row is a place with figures; \"members\" if all are members",
);
const NAMED_BY_NONE: Template = Template::new(
    "keine Kopfzeile nennt den Ort; genommen ist die erste Spalte mit Text",
    "no header names the place; the first column of text is taken",
);
const EVIDENCE: Template = Template::new("Zellen dafür", "cells for it");
const AGAINST: Template = Template::new("dagegen, zuerst Zeile", "against it, first in row");

impl InspectedSheet {
    /// The profile of this sheet in TOML: one column for every header, with its kind and the cells that
    /// prove and refute it. Columns that hold persons are withheld.
    pub fn proposed_profile(&self) -> String {
        self.draft_profile(Language::En)
    }

    /// The same with its comments in a language.
    pub fn draft_profile(&self, language: Language) -> String {
        let wide = self.wide_columns();
        let (columns, fields) = self.column_texts(&wide, language);
        let mut out = HEAD.text(language).to_owned();
        let _ = writeln!(out, "name = {}", quoted(&named(self.name().unwrap_or("list"))));
        if let Some(range) = self.range() {
            let _ = writeln!(out, "range = {}", quoted(&range));
        }
        if wide.are_figures_of_places(&fields) {
            let _ = writeln!(out, "rows = \"places\" # {}", PLACES.text(language));
        }
        if self.has_state_headings() {
            out.push_str("state_headings = true\n");
        }
        out + &columns + &wide.tables(language)
    }

    /// The columns as a profile writes them, and the fields of a register that they name.
    fn column_texts(&self, wide: &Wide, language: Language) -> (String, Vec<String>) {
        let mut out = String::new();
        let (mut taken, mut fields) = (vec!["row".to_owned()], Vec::new());
        let mut keyed = false;
        let subject = self.unnamed_subject(wide);
        for (at, column) in self.columns.iter().enumerate() {
            let Some(header) = self.naming_header(at) else { continue };
            let field = if subject == Some(at) { Some("name") } else { self.field(at) };
            let field = field.filter(|field| !column.withheld && !taken.iter().any(|name| name == field));
            let mut name = field.map_or_else(|| named(&column.path.join(" ")), str::to_owned);
            let is_field = |name: &str| (0..self.columns.len()).any(|other| self.field(other) == Some(name));
            if column.withheld && is_field(&name) {
                name.push('_');
            }
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
            let is_key = matches!(column.guess, ColumnGuess::Key(_)) && self.filled_everywhere(at);
            if !keyed && !column.withheld && (field == Some("name") || is_key) {
                keyed = true;
                out.push_str("key = true\n");
            }
            if let Some(unit) = self.unit(at).filter(|_| !column.withheld) {
                let _ = writeln!(out, "unit = {}", quoted(&unit));
            }
            if subject == Some(at) {
                let _ = writeln!(out, "field = \"places.name\" # {}", NAMED_BY_NONE.text(language));
                fields.push("places.name".to_owned());
            } else if !column.withheld {
                self.mapped(at, wide, &mut fields, &mut out);
            }
            if !column.withheld {
                out.push_str(&self.above(at, language));
            }
            taken.push(name);
        }
        (out, fields)
    }

    /// What the register exit makes of a column: the field that its header names, and how its cells are meant.
    fn mapped(&self, at: usize, wide: &Wide, taken: &mut Vec<String>, out: &mut String) {
        let Some(path) = self.columns.get(at).map(|column| &column.path) else { return };
        if let Some(indicator) = wide.indicator(at) {
            let _ = writeln!(out, "field = \"indicators.value\"\nindicator = {}", quoted(indicator));
            return;
        }
        let named = members::usual_field(&path.join(" "));
        let field = named.or_else(|| members::usual_field(path.last()?)).or_else(|| wide.field(at));
        let field = field.filter(|field| field != "places.name" || self.field(at) == Some("name"));
        // Yes and no are no status.
        let is_flag = self.columns.get(at).is_some_and(|column| column.guess == ColumnGuess::Flag);
        let field = field.filter(|field| !(is_flag && field == "memberships.status"));
        let field = field.filter(|field| !taken.contains(field) || field == "populations.inhabitants");
        if let Some(field) = field {
            let _ = writeln!(out, "field = \"{field}\"");
            let separated = |sign: char| self.any(at, |text| text.contains(sign));
            // Where a semicolon separates, a comma is part of a name.
            let signs = [';', ','].into_iter().find(|&sign| separated(sign)).map_or(String::new(), String::from);
            if field == "local_partners.organisation" && !signs.is_empty() {
                let _ = writeln!(out, "list = \"{signs}\"");
            }
            taken.push(field);
        }
    }

    /// Whether rows with nothing but a state stand between the rows of data.
    fn has_state_headings(&self) -> bool {
        let headings = (0..self.len()).filter(|&row| self.skip(row + 1) == Some(Skip::Separator));
        let alone = |row: usize| self.rows.first(row).map(|column| self.rows.text(&self.sheet, row, column));
        headings.filter_map(alone).any(|text| headed_state(&text).is_some())
    }

    /// The field of a register that the header of a column names, and no header before it; of inhabitants there may be several.
    pub(super) fn field(&self, at: usize) -> Option<&'static str> {
        let named = |column: &super::InspectedColumn| members::field_named(column.path.last()?);
        let field = named(self.columns.get(at)?)?;
        if field == "name" {
            let paths: Vec<Vec<String>> = self.columns.iter().map(|column| column.path.clone()).collect();
            return (members::column_of_names(&paths) == Some(at)).then_some(field);
        }
        let mut before = self.columns.iter().take(at).filter(|column| !column.withheld);
        (field == "inhabitants" || !before.any(|column| named(column) == Some(field))).then_some(field)
    }

    /// Where no header names the places of wide columns: the first column of text.
    fn unnamed_subject(&self, wide: &Wide) -> Option<usize> {
        let is_named = |at: usize| !self.columns[at].withheld && self.field(at) == Some("name");
        let is_text = |at: &usize| self.columns[*at].guess == ColumnGuess::Text && !self.columns[*at].withheld;
        let all = 0..self.columns.len();
        all.clone().find(is_text).filter(|&at| {
            !wide.is_empty()
                && !all.clone().any(is_named)
                && self.field(at).is_none()
                && self.naming_header(at).is_some()
        })
    }

    /// The header that names a column: its last level, else all levels; of equal ones the profile names each in its order.
    fn naming_header(&self, at: usize) -> Option<String> {
        let last = |column: &super::InspectedColumn| column.path.last().cloned().unwrap_or_default();
        let whole = |column: &super::InspectedColumn| column.path.join(" ");
        let alone = |header: &String, of: &dyn Fn(&super::InspectedColumn) -> String| {
            let slug_of = slug(header);
            !slug_of.is_empty() && self.columns.iter().filter(|other| slug(&of(other)) == slug_of).count() == 1
        };
        let column = self.columns.get(at)?;
        // The corner of a matrix is often blank.
        let is_day = |header: &String| wide::is_year(header) || members::day_in_header(header).is_some();
        let heads_days = || self.columns.iter().any(|other| other.path.last().is_some_and(is_day));
        if at == 0 && heads_days() && column.path.is_empty() && column.guess != ColumnGuess::Empty {
            return Some(String::new());
        }
        Some(last(column))
            .filter(|header| alone(header, &last))
            .or_else(|| Some(whole(column)).filter(|header| !slug(header).is_empty()))
    }

    /// The type of a column as a profile writes it.
    fn kind(&self, at: usize, field: Option<&str>) -> String {
        let Some(column) = self.columns.get(at) else { return String::new() };
        let style = self.evidence.get(at).map(|evidence| evidence.style);
        let is_day = matches!(field, Some("from" | "last_day"));
        match column.guess {
            _ if field == Some("state") && self.most(at, |text| State::from_list(text).is_some()) => {
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

    fn filled_everywhere(&self, at: usize) -> bool {
        let mut data = (0..self.len()).filter(|&row| self.skip(row + 1).is_none());
        data.all(|row| !matches!(self.rows.look(row, at), Look::Blank | Look::Mark))
    }

    /// Whether all cells of a column that say something are so.
    fn all(&self, at: usize, is_so: impl Fn(&str) -> bool) -> bool {
        self.said(at).all(|text| is_so(text.trim()))
    }

    /// Whether all but one in four are: what the header says holds, and the others are faults.
    fn most(&self, at: usize, is_so: impl Fn(&str) -> bool) -> bool {
        let (so, all) = self.said(at).fold((0, 0), |(so, all), text| (so + usize::from(is_so(text.trim())), all + 1));
        so > 0 && so * 4 >= all * 3
    }

    /// The cells of a column that say something themselves.
    fn said(&self, at: usize) -> impl Iterator<Item = Cow<'_, str>> {
        let data = (0..self.len()).filter(|&row| self.skip(row + 1).is_none());
        let texts = data.map(move |row| self.rows.text(&self.sheet, row, at));
        texts.filter(|text| !words::is_missing(text.trim()) && !is_ditto(text.trim()))
    }
}

/// Whether a text has digits where a form has a `d`, and the same signs elsewhere.
fn is_like(text: &str, form: &[u8]) -> bool {
    let same = |(&byte, &sign): (&u8, &u8)| if sign == b'd' { byte.is_ascii_digit() } else { byte == sign };
    text.len() == form.len() && text.as_bytes().iter().zip(form).all(same)
}

fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

/// A text as the name of a field.
fn named(text: &str) -> String {
    match slug(text).replace('-', "_") {
        empty if empty.is_empty() => "column".to_owned(),
        name => name,
    }
}
