//! Headers as fields of a profile: which column is read as what, which one is withheld, which one is handed back.

use std::collections::HashMap;

use super::fields::{Field, FieldSpec, Use};
use super::headers::{Headers, Named};
use crate::convert::above::Above;
use crate::convert::bytes::Sheet;
use crate::convert::grid::Block;
use crate::convert::persons;
use crate::convert::profile::{DateForm, WideRecord};
use crate::convert::words;
use crate::place::{Basis, slug};
use crate::time::{GermanDate, When, read_german};

/// What a column of the sheet is taken for.
#[derive(Clone, Debug)]
pub(super) struct MappedColumn {
    /// The header in one line, or `column 7` where it is blank.
    pub(super) header: String,
    /// A header by which the column is found again in a list with one row of headers.
    pub(super) naming: String,
    /// The field it names.
    pub(super) spec: Option<&'static FieldSpec>,
    pub(super) part: Part,
    /// The day its figures are of.
    pub(super) day: Option<When>,
    /// What its figures are based on, where the header says so.
    pub(super) basis: Option<Basis>,
    /// Whether an empty cell means the one above.
    pub(super) fill_down: bool,
    /// The record that each of its cells is.
    pub(super) wide: Option<WideRecord>,
    /// How its dates are written.
    pub(super) dates: DateForm,
    /// Whether its numbers have a decimal point.
    pub(super) is_english: bool,
    /// The signs between several texts in one cell.
    pub(super) list: Option<String>,
}

impl MappedColumn {
    /// Whether it holds organisations, behind which persons may stand.
    fn is_of_organisations(&self) -> bool {
        self.spec.is_some_and(|spec| matches!(spec.field, Field::Carrier | Field::Partner))
    }
}

/// What a column's cells become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Values of records.
    Value,
    /// Handed back as they are.
    Extra(WhyExtra),
    /// Kept from everybody who does not ask for them.
    Withheld(WhyWithheld),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WhyExtra {
    /// No field of the profile has this header.
    Unknown,
    /// A field that no record holds yet.
    NoRecord,
    /// A column before it names the same field.
    Repeated,
    /// Inhabitants without the day they were counted on.
    NoDay,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WhyWithheld {
    Header,
    Profile,
    Cells,
}

impl WhyWithheld {
    fn of(meaning: Headers<'_>) -> Self {
        if meaning.is_profile() { Self::Profile } else { Self::Header }
    }

    /// `header`, `profile` or `cells`.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Header => "header",
            Self::Profile => "profile",
            Self::Cells => "cells",
        }
    }
}

/// The columns of a sheet in their order.
pub(super) struct Mapping {
    pub(super) columns: Vec<MappedColumn>,
}

/// A column is withheld when at least one of this many of its cells is a mail address or a telephone number; single ones in other
/// columns are withheld alone.
const ONE_OF: usize = 4;

impl Mapping {
    /// The columns by their headers; figures whose header names no day are of `population_day`.
    pub(super) fn by_headers(meaning: Headers<'_>, paths: &[Vec<String>], population_day: Option<&When>) -> Self {
        let mut columns: Vec<MappedColumn> = Vec::with_capacity(paths.len());
        let mut places: HashMap<String, usize> = HashMap::new();
        let subject = Some(meaning.subject()).filter(|field| *field == Field::Name).and(meaning.subject_column(paths));
        for (position, path) in paths.iter().enumerate() {
            let in_one_line = |text: &String| text.split_whitespace().collect::<Vec<_>>().join(" ");
            let path: Vec<String> = path.iter().map(in_one_line).collect();
            let shown = path.join(" ");
            let place = places.entry(slug(&shown)).or_default();
            let is_subject = subject.is_none_or(|subject| subject == position);
            let named = meaning.named_in(&path, *place).map(|named| named.beside_subject(is_subject));
            *place += 1;
            let spec = named.as_ref().map(|named| named.spec);
            let (group, own) = path.split_at(named.as_ref().map_or(0, |named| named.level).min(path.len()));
            let header = if shown.is_empty() { format!("column {}", position + 1) } else { shown };
            let mut column = MappedColumn {
                naming: if path.is_empty() { header.clone() } else { [own, group].concat().join(" ") },
                header,
                spec,
                part: Part::Extra(WhyExtra::Unknown),
                day: None,
                basis: None,
                fill_down: false,
                wide: None,
                dates: DateForm::Any,
                is_english: false,
                list: None,
            };
            if let Some(Named { spec, use_as, fill_down, wide, dates, is_english, list, .. }) = named {
                (column.dates, column.is_english, column.list) = (dates, is_english, list);
                if use_as == Use::Value && !own.is_empty() {
                    column.naming = own.join(" ");
                }
                (column.fill_down, column.wide) = (fill_down, wide);
                let before = columns.iter().any(|earlier| {
                    earlier.part == Part::Value && earlier.spec.is_some_and(|named| named.field == spec.field)
                });
                let other_names = spec.field == Field::Name && !is_subject;
                if use_as == Use::Series {
                    let days = || path.iter().find_map(|level| day_in_header(level));
                    column.day = day_in_header(&column.header).or_else(days).or_else(|| population_day.cloned());
                    column.basis = basis_in_header(&column.header);
                }
                column.part = match use_as {
                    Use::Withheld if path.iter().any(|level| persons::is_person_header(level)) => {
                        Part::Withheld(WhyWithheld::Header)
                    }
                    Use::Withheld => Part::Withheld(WhyWithheld::of(meaning)),
                    Use::Extra => Part::Extra(WhyExtra::NoRecord),
                    Use::Series if column.day.is_none() && column.wide.is_none() => Part::Extra(WhyExtra::NoDay),
                    Use::Value if before || other_names => Part::Extra(WhyExtra::Repeated),
                    Use::Value | Use::Series => Part::Value,
                };
            }
            columns.push(column);
        }
        Self { columns }
    }

    /// Withholds the columns handed back, and those of organisations, whose first cells name persons or ways to reach them.
    pub(super) fn withhold_persons(&mut self, sheet: &Sheet, block: &Block, data: &[usize]) {
        for (position, column) in self.columns.iter_mut().enumerate() {
            let of_organisations = column.is_of_organisations();
            if !matches!(column.part, Part::Extra(_)) && !of_organisations {
                continue;
            }
            let cells = data.iter().filter_map(|&row| block.cells(row).get(position)).map(|cell| cell.text(sheet));
            let texts: Vec<_> = cells.filter(|text| !words::is_missing(text.trim())).collect();
            let contacts = texts.iter().filter(|text| persons::is_contact(text)).count();
            let are_contacts = contacts > 0 && contacts * ONE_OF >= texts.len() && !of_organisations;
            if are_contacts || persons::are_names(texts.iter()) {
                column.part = Part::Withheld(WhyWithheld::Cells);
            }
        }
    }

    /// The column that is read as a field.
    pub(super) fn position(&self, field: Field) -> Option<usize> {
        self.columns
            .iter()
            .position(|column| column.part == Part::Value && column.spec.is_some_and(|spec| spec.field == field))
    }

    /// The columns whose cells become values: position and specification.
    pub(super) fn values(&self) -> impl Iterator<Item = (usize, &'static FieldSpec)> + '_ {
        self.columns
            .iter()
            .enumerate()
            .filter(|(_, column)| column.part == Part::Value)
            .filter_map(|(position, column)| column.spec.map(|spec| (position, spec)))
    }

    /// The columns whose cells can mean the one above: where a profile says so empty ones, in all that become values words and signs.
    pub(super) fn above(&self) -> Above {
        let said = self.columns.iter().enumerate().filter(|(_, column)| column.part == Part::Value || column.fill_down);
        let belongs = [Field::Ags, Field::Ars, Field::State, Field::Kind].map(|field| self.position(field));
        Above::of(said.map(|(at, column)| (at, column.fill_down)))
            .about(self.position(Field::Name), belongs.into_iter().flatten())
    }

    /// Whether a text in a row of so many cells is withheld: by its column, or as what it says itself.
    pub(super) fn withholds_text(&self, position: usize, cells: usize, text: &str) -> bool {
        let of_organisations = self.columns.get(position).is_some_and(MappedColumn::is_of_organisations);
        self.withholds(position, cells) || persons::is_contact(text) || of_organisations && persons::mentions(text)
    }

    /// Whether the cell of a column in a row of so many cells is withheld.
    ///
    /// In a row with fewer or more cells than headers, nobody knows which cell belongs to which header, so every cell that a
    /// withheld one can have moved to is withheld with it.
    pub(super) fn withholds(&self, position: usize, cells: usize) -> bool {
        let Some(first) = self.columns.iter().position(|column| matches!(column.part, Part::Withheld(_))) else {
            return false;
        };
        let moved = cells.abs_diff(self.columns.len());
        if moved == 0 {
            return self.columns.get(position).is_some_and(|column| matches!(column.part, Part::Withheld(_)));
        }
        position + moved >= first
    }
}

/// The day in `Einwohner (Stand 31.12.2023)`, `Einwohner am 30.06.2020`, `EW 2019`, `Treffen im März 2020`: the longest end of the
/// header that is a date.
pub(in crate::convert) fn day_in_header(header: &str) -> Option<When> {
    let header = header.trim_end_matches([')', ']', ' ', ',', ';', '*']);
    let words = header.match_indices([' ', '(', '[']).map(|(at, _)| at + 1);
    let digits = header.find(|c: char| c.is_ascii_digit());
    let mut dates =
        std::iter::once(0).chain(words).chain(digits).filter_map(|at| match read_german(header.get(at..)?) {
            Ok(GermanDate::When(day)) => Some(day.without_wording()),
            _ => None,
        });
    // "Einwohner Zensus 2022": the year names the census, whose day is known.
    let day = dates.next()?;
    let census = || basis_in_header(header).and_then(census_day).filter(|_| day.is_year());
    Some(census().unwrap_or(day))
}

/// The days of the censuses: 9 May 2011 and 15 May 2022 (Zensusgesetz 2011 § 1, Zensusgesetz 2022 § 1).
fn census_day(basis: Basis) -> Option<When> {
    match basis {
        Basis::Census2011 => "2011-05-09".parse().ok(),
        Basis::Census2022 => "2022-05-15".parse().ok(),
        _ => None,
    }
}

fn basis_in_header(header: &str) -> Option<Basis> {
    let lower = header.to_lowercase();
    let says = |word: &str| lower.contains(word);
    match () {
        () if says("zensus 2022") || says("zensus2022") => Some(Basis::Census2022),
        () if says("zensus 2011") || says("zensus2011") => Some(Basis::Census2011),
        () if says("melderegister") || says("einwohnermelde") => Some(Basis::Register),
        () => None,
    }
}
