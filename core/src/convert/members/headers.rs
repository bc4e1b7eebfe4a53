//! What the headers of a list mean: by the words of member lists, or by a profile.

use std::ops::Range;

use super::fields::{Field, FieldSpec, MEMBER_LIST, Use, WIDE, column_of_names, field_of};
use super::mapping::day_in_header;
use crate::convert::persons;
use crate::convert::profile::{
    ColumnKind, ColumnSpec, DateForm, DecimalMark, HeaderForm, Profile, RowsAbout, WideRecord,
};
use crate::place::slug;

/// The meaning of headers.
#[derive(Clone, Copy)]
pub(super) struct Headers<'a>(pub(super) Option<&'a Profile>);

/// What a header means.
pub(super) struct Named {
    pub(super) spec: &'static FieldSpec,
    /// The level of the header from which on it is named.
    pub(super) level: usize,
    /// What is made of the column.
    pub(super) use_as: Use,
    /// Whether an empty cell means the one above.
    pub(super) fill_down: bool,
    /// The record that each of its cells is.
    pub(super) wide: Option<WideRecord>,
    /// How its dates are written.
    pub(super) dates: DateForm,
    /// Whether it names a member.
    is_member: bool,
    /// Whether its numbers have a decimal point.
    pub(super) is_english: bool,
    /// The signs between several texts in one cell.
    pub(super) list: Option<String>,
}

impl Named {
    fn new(spec: &'static FieldSpec, use_as: Use) -> Self {
        Self {
            spec,
            level: 0,
            use_as,
            fill_down: false,
            wide: None,
            dates: DateForm::Any,
            is_member: false,
            is_english: false,
            list: None,
        }
    }
}

impl Named {
    /// `Mitglied` beside the names of the places says whether they are members.
    pub(super) fn beside_subject(self, is_subject: bool) -> Self {
        let is_member = !is_subject && self.spec.field == Field::Name && self.is_member;
        let status = MEMBER_LIST.fields.iter().find(|spec| spec.field == Field::Status).filter(|_| is_member);
        status.map_or(self, |status| Self::new(status, status.use_as))
    }
}

impl<'a> Headers<'a> {
    pub(super) fn is_profile(self) -> bool {
        self.0.is_some()
    }

    pub(super) fn name(self) -> &'a str {
        self.0.map_or(MEMBER_LIST.name, Profile::name)
    }

    /// The sign between cells, where the profile says it.
    pub(super) fn delimiter(self) -> Option<u8> {
        self.0.and_then(|profile| profile.delimiter)
    }

    /// The columns in which the table stands, where the profile says it.
    pub(super) fn range(self) -> &'a [Range<usize>] {
        self.0.map_or(&[], |profile| &profile.range)
    }

    /// What a row is about.
    pub(super) fn rows(self) -> RowsAbout {
        self.0.map_or(RowsAbout::Members, |profile| profile.rows)
    }

    /// The field without which nobody knows what a row is about.
    pub(super) fn subject(self) -> Field {
        match self.rows() {
            RowsAbout::Members | RowsAbout::Places => Field::Name,
            RowsAbout::Claims => Field::Claimed,
            RowsAbout::Meetings => Field::MeetingName,
        }
    }

    pub(super) fn has_state_headings(self) -> bool {
        self.0.is_some_and(|profile| profile.state_headings)
    }

    /// Whether a header is one that is known, whatever becomes of its column.
    pub(super) fn knows(self, header: &str) -> bool {
        self.named(header, 0).is_some() || self.0.is_some_and(|profile| profile.column_of(header, 0).is_some())
    }

    /// The column that says what a row is about.
    pub(super) fn subject_column(self, paths: &[Vec<String>]) -> Option<usize> {
        let of_field = || paths.iter().position(|path| self.field_in(path) == Some(self.subject()));
        if self.is_profile() { of_field() } else { column_of_names(paths).or_else(of_field) }
    }

    /// How many headers are known; of member lists, how many fields they name.
    pub(super) fn count(self, paths: &[Vec<String>]) -> usize {
        if let Some(profile) = self.0 {
            let known = |path: &&Vec<String>| self.named_in(path, 0).is_some() || profile.column_in(path).is_some();
            return paths.iter().filter(known).count();
        }
        let mut found: Vec<Field> = paths.iter().filter_map(|path| self.field_in(path)).collect();
        found.sort_unstable();
        found.dedup();
        found.len()
    }

    /// Whether so many known headers make a header. A list of one column is a list; a sentence that happens to be a header is none.
    pub(super) fn suffice(self, known: usize, paths: &[Vec<String>]) -> bool {
        let has_name = || paths.iter().any(|path| self.field_in(path) == Some(Field::Name));
        match self.0 {
            Some(_) => known >= 1,
            None => (known >= 2 || paths.len() == 1) && has_name(),
        }
    }

    pub(super) fn field_in(self, path: &[String]) -> Option<Field> {
        self.named_in(path, 0).map(|named| named.spec.field)
    }

    /// What a header of several levels means: the whole of it, else its end, unless one of its levels names persons; `place` is its
    /// place among equal headers, from 0.
    pub(super) fn named_in(self, path: &[String], place: usize) -> Option<Named> {
        let from = |level: usize| Some(Named { level, ..self.named(&path.get(level..)?.join(" "), place)? });
        let persons = || path.len() > 1 && path.iter().any(|level| persons::is_person_header(level));
        from(0).or_else(|| persons().then(withheld).flatten()).or_else(|| (1..path.len()).find_map(from))
    }

    fn named(self, header: &str, place: usize) -> Option<Named> {
        let is_member = ["mitglied", "member"].contains(&slug(header).as_str());
        let plain = |spec: &'static FieldSpec| Named { is_member, ..Named::new(spec, spec.use_as) };
        let person = || persons::is_person_header(header).then(withheld).flatten();
        let Some(profile) = self.0 else { return MEMBER_LIST.field(header).map(plain).or_else(person) };
        match profile.column_of(header, place).and_then(|at| profile.columns().get(at)) {
            Some(column) => of_column(column).or_else(|| wide(profile, header)),
            None => wide(profile, header).or_else(person),
        }
    }
}

fn withheld() -> Option<Named> {
    let spec = MEMBER_LIST.fields.iter().find(|spec| spec.field == Field::Contact)?;
    Some(Named::new(spec, Use::Withheld))
}

fn of_column(column: &ColumnSpec) -> Option<Named> {
    if column.kind == ColumnKind::Withheld {
        return withheld();
    }
    let spec = field_of(column.field.as_deref()?)?;
    if spec.field == Field::Indicator {
        // What the column does not say of its figures, a row may.
        let (indicator, unit) = (column.indicator.clone().unwrap_or_default(), column.unit.clone().unwrap_or_default());
        return Some(Named { wide: Some(WideRecord::Indicator { indicator, unit }), ..Named::new(spec, Use::Series) });
    }
    let use_as = if spec.use_as == Use::Series { Use::Series } else { Use::Value };
    let dates = if let ColumnKind::Date(form) = column.kind { form } else { DateForm::Any };
    let is_english = column.kind == ColumnKind::Decimal { mark: DecimalMark::Point };
    Some(Named {
        fill_down: column.fill_down,
        dates,
        is_english,
        list: column.list.clone(),
        ..Named::new(spec, use_as)
    })
}

fn wide(profile: &Profile, header: &str) -> Option<Named> {
    let is_year = header.len() == 4 && header.bytes().all(|byte| byte.is_ascii_digit());
    let of = |form: HeaderForm| profile.wide.iter().find(move |wide| wide.header == form);
    let year = of(HeaderForm::Year).filter(|_| is_year);
    let record = year.or_else(|| of(HeaderForm::Date).filter(|_| day_in_header(header).is_some()))?;
    let field = match record.record {
        WideRecord::Attendance { .. } => Field::Attendance,
        WideRecord::Sighting => Field::Seen,
        WideRecord::Indicator { .. } => Field::Indicator,
    };
    let spec = WIDE.iter().find(|spec| spec.field == field)?;
    Some(Named { wide: Some(record.record.clone()), ..Named::new(spec, Use::Series) })
}
