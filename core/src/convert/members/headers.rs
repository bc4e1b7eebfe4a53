//! What the headers of a list mean: by the words of member lists, or by a profile.

use super::fields::{Field, FieldSpec, MEMBER_LIST, Use, WIDE};
use super::mapping::day_in_header;
use crate::convert::persons;
use crate::convert::profile::{ColumnKind, ColumnSpec, HeaderForm, Profile, WideRecord};

/// The meaning of headers.
#[derive(Clone, Copy)]
pub(super) struct Headers<'a>(pub(super) Option<&'a Profile>);

/// What a header means.
pub(super) struct Named {
    pub(super) spec: &'static FieldSpec,
    /// What is made of the column.
    pub(super) use_as: Use,
    /// Whether an empty cell means the one above.
    pub(super) fill_down: bool,
    /// The record that each of its cells is.
    pub(super) wide: Option<WideRecord>,
}

impl<'a> Headers<'a> {
    pub(super) fn name(self) -> &'a str {
        self.0.map_or(MEMBER_LIST.name, Profile::name)
    }

    /// Whether rows can be about places: a profile may leave that open, and every row is rejected.
    pub(super) fn needs_name(self) -> bool {
        self.0.is_none()
    }

    pub(super) fn has_state_headings(self) -> bool {
        self.0.is_some_and(|profile| profile.state_headings)
    }

    pub(super) fn field(self, header: &str) -> Option<Field> {
        self.named(header).map(|named| named.spec.field)
    }

    /// Whether a header is one that is known, whatever becomes of its column.
    pub(super) fn knows(self, header: &str) -> bool {
        self.field(header).is_some() || self.0.is_some_and(|profile| profile.column_of(header).is_some())
    }

    pub(super) fn named(self, header: &str) -> Option<Named> {
        let plain = |spec: &'static FieldSpec| Named { spec, use_as: spec.use_as, fill_down: false, wide: None };
        let Some(profile) = self.0 else { return MEMBER_LIST.field(header).map(plain) };
        match profile.column_of(header).and_then(|at| profile.columns().get(at)) {
            Some(column) => of_column(column),
            None => wide(profile, header).or_else(|| persons::is_person_header(header).then(withheld).flatten()),
        }
    }
}

fn withheld() -> Option<Named> {
    let spec = MEMBER_LIST.fields.iter().find(|spec| spec.field == Field::Contact)?;
    Some(Named { spec, use_as: Use::Withheld, fill_down: false, wide: None })
}

fn of_column(column: &ColumnSpec) -> Option<Named> {
    if column.kind == ColumnKind::Withheld {
        return withheld();
    }
    let field = column.field.as_deref()?;
    let is_it = |spec: &&FieldSpec| field.split_once('.') == Some((spec.table, spec.name)) && spec.holds();
    let spec = MEMBER_LIST.fields.iter().find(is_it)?;
    let use_as = if spec.use_as == Use::Series { Use::Series } else { Use::Value };
    Some(Named { spec, use_as, fill_down: column.fill_down, wide: None })
}

fn wide(profile: &Profile, header: &str) -> Option<Named> {
    let is_year = header.len() == 4 && header.bytes().all(|byte| byte.is_ascii_digit());
    let record = profile.wide.iter().find(|wide| match wide.header {
        HeaderForm::Year => is_year,
        HeaderForm::Date => day_in_header(header).is_some(),
    })?;
    let field = match record.record {
        WideRecord::Attendance { .. } => Field::Attendance,
        WideRecord::Sighting => Field::Seen,
        WideRecord::Indicator { .. } => Field::Indicator,
    };
    let spec = WIDE.iter().find(|spec| spec.field == field)?;
    Some(Named { spec, use_as: Use::Series, fill_down: false, wide: Some(record.record.clone()) })
}
