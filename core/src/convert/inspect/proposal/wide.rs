//! Columns that are one record each: their headers are days or years.

use std::fmt::Write as _;

use super::{InspectedSheet, quoted};
use crate::convert::inspect::ColumnGuess;
use crate::convert::words::{is_missing, truth};
use crate::convert::{Skip, members};
use crate::language::{Language, Template};
use crate::place::slug;

const MARKS: Template = Template::new("Kreuze", "crosses");
const FIGURES: Template = Template::new("Zahlen", "figures");
const COLUMNS: Template = Template::new("Spalten", "columns");
const TO: Template = Template::new("bis", "to");
const OTHERWISE: Template = Template::new("anders deuten oder löschen", "read them otherwise, or delete this");
const MEASURE: Template = Template::new("was sie messen", "what they measure");
const FIGURE: Template = Template::new("Wert", "figure");

/// Whether a header names a part of the programme, whose day is no meeting.
fn is_phase(header: &str) -> bool {
    let slug = slug(header);
    ["phase", "programmphase", "foerderphase", "stufe", "runde"].iter().any(|word| slug.split('-').next() == Some(word))
}

/// The wide columns of a sheet.
pub(super) struct Wide {
    groups: Vec<Group>,
    /// Columns of figures whose title says what they are: field of the register.
    titled: Vec<(usize, String)>,
    /// Columns of the same words with different years: what they measure.
    measured: Vec<(usize, String)>,
}

/// Columns that become the same kind of record.
struct Group {
    by_year: bool,
    marks: bool,
    columns: Vec<usize>,
    first: String,
    last: String,
    cells: usize,
    /// What a title says above them.
    title: Option<String>,
}

impl InspectedSheet {
    /// The columns whose headers are days or years, by what stands in them.
    pub(super) fn wide_columns(&self) -> Wide {
        let title = self.title();
        let field = title.as_deref().and_then(members::usual_field).filter(|field| field == "populations.inhabitants");
        let mut wide = Wide { groups: Vec::new(), titled: Vec::new(), measured: Vec::new() };
        for (at, column) in self.columns.iter().enumerate().filter(|(_, column)| !column.withheld) {
            let Some(header) = column.path.last() else { continue };
            let by_year = is_year(header);
            if !by_year && members::day_in_header(header).is_none()
                || members::usual_field(&column.path.join(" ")).is_some()
                || is_phase(header)
            {
                continue;
            }
            let marks = self.holds_marks(at);
            let figures = matches!(column.guess, ColumnGuess::Integer | ColumnGuess::Decimal | ColumnGuess::Year);
            match &field {
                _ if !marks && !figures => continue,
                _ if !marks && !is_bare(&column.path.join(" ")) => {
                    wide.measured.extend(measure(&column.path.join(" ")).map(|words| (at, words)));
                    continue;
                }
                Some(field) if !marks => {
                    wide.titled.push((at, field.clone()));
                    continue;
                }
                _ => {}
            }
            let cells = self.filled(at);
            match wide.groups.iter_mut().find(|group| (group.by_year, group.marks) == (by_year, marks)) {
                Some(group) => {
                    group.columns.push(at);
                    header.clone_into(&mut group.last);
                    group.cells += cells;
                }
                None => wide.groups.push(Group {
                    by_year,
                    marks,
                    columns: vec![at],
                    first: header.clone(),
                    last: header.clone(),
                    cells,
                    title: title.clone(),
                }),
            }
        }
        // A header of years means one kind of record: that of more columns.
        wide.groups.sort_by_key(|group| std::cmp::Reverse(group.columns.len()));
        let mut kinds = Vec::new();
        wide.groups.retain(|group| {
            let is_new = !kinds.contains(&group.by_year);
            kinds.push(group.by_year);
            is_new
        });
        // One column with a year in its header is no series.
        let words: Vec<String> = wide.measured.iter().map(|(_, words)| slug(words)).collect();
        wide.measured.retain(|(_, measure)| words.iter().filter(|words| **words == slug(measure)).count() > 1);
        wide
    }

    /// The title next above the header.
    fn title(&self) -> Option<String> {
        let titles = (0..self.len()).filter(|&row| self.skip(row + 1) == Some(Skip::Title));
        let alone = titles.filter(|&row| self.rows.filled(row) == 1);
        let text = |row| self.rows.text(&self.sheet, row, self.rows.first(row)?).trim().to_owned().into();
        alone.filter_map(text).rfind(|title: &String| !title.starts_with("Stand"))
    }

    /// Whether the cells of a column are marks for yes and no, but for one in five.
    fn holds_marks(&self, at: usize) -> bool {
        let (mut said, mut marks) = (0, 0);
        for row in (0..self.len()).filter(|&row| self.skip(row + 1).is_none()) {
            let text = self.rows.text(&self.sheet, row, at);
            let is_mark = truth(text.trim()).is_some();
            marks += usize::from(is_mark);
            said += usize::from(is_mark || !is_missing(text.trim()));
        }
        marks > 0 && marks * 5 >= said * 4
    }

    /// How many cells of a column say something.
    fn filled(&self, at: usize) -> usize {
        let data = (0..self.len()).filter(|&row| self.skip(row + 1).is_none());
        let says = |text: &str| truth(text) != Some(false) && (truth(text).is_some() || !is_missing(text));
        data.filter(|&row| says(self.rows.text(&self.sheet, row, at).trim())).count()
    }
}

impl Wide {
    pub(super) fn is_empty(&self) -> bool {
        self.groups.is_empty() && self.titled.is_empty() && self.measured.is_empty()
    }

    /// What the figures of a column measure, where the words before its year say it.
    pub(super) fn indicator(&self, at: usize) -> Option<&str> {
        self.measured.iter().find(|(column, _)| *column == at).map(|(_, words)| words.as_str())
    }

    /// The field that the title of the sheet names for a column.
    pub(super) fn field(&self, at: usize) -> Option<String> {
        self.titled.iter().find(|(column, _)| *column == at).map(|(_, field)| field.clone())
    }

    /// Whether the list gives figures of places and says nothing of memberships.
    pub(super) fn are_figures_of_places(&self, fields: &[String]) -> bool {
        let of_places =
            |field: &String| ["places.", "populations.", "indicators."].iter().any(|table| field.starts_with(table));
        let named = fields.iter().any(|field| field == "places.name");
        named && !self.is_empty() && fields.iter().all(of_places) && self.groups.iter().all(|group| !group.marks)
    }

    /// The tables of a profile for columns that no header names.
    pub(super) fn tables(&self, language: Language) -> String {
        let mut out = String::new();
        for group in &self.groups {
            let say = |template: &Template| template.text(language);
            let what = say(if group.marks { &MARKS } else { &FIGURES });
            let Group { columns, first, last, cells, .. } = group;
            let of = match columns.len() {
                1 => first.clone(),
                many => format!("{many} {}, {first} {} {last}", say(&COLUMNS), say(&TO)),
            };
            let header = if group.by_year { "year" } else { "date" };
            let otherwise = say(&OTHERWISE);
            let _ = write!(out, "\n[[wide]] # {of}: {cells} {what}; {otherwise}\nheader = \"{header}\"\n");
            match (group.marks, group.by_year) {
                (true, true) => out.push_str("record = \"sighting\"\n"),
                (true, false) => out.push_str("record = \"attendance\"\nmeeting = \"network-meeting\"\n"),
                (false, _) => {
                    let indicator = group.title.as_deref().unwrap_or(say(&FIGURE));
                    let _ = write!(
                        out,
                        "record = \"indicator\"\nindicator = {} # {}\nunit = \"number\"\n",
                        quoted(indicator),
                        say(&MEASURE)
                    );
                }
            }
        }
        out
    }
}

pub(super) fn is_year(header: &str) -> bool {
    header.len() == 4 && header.parse::<u16>().is_ok()
}

/// Whether a header is a day or a year and nothing else.
fn is_bare(header: &str) -> bool {
    is_year(header) || crate::convert::cells::date::read(header).is_some()
}

/// The words before the year or the day of a header.
fn measure(header: &str) -> Option<String> {
    let at = header.find(|c: char| c.is_ascii_digit())?;
    let words = header.get(..at)?.trim_end_matches(|c: char| !c.is_alphanumeric());
    let words = ["am", "zum", "vom", "Stand"].iter().fold(words, |words, word| {
        words.strip_suffix(word).map_or(words, |rest| rest.trim_end_matches(|c: char| !c.is_alphanumeric()))
    });
    (!words.is_empty()).then(|| words.to_owned())
}
