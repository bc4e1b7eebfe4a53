//! The register exit: a member list into places, populations and memberships.

mod about;
mod account;
mod conversion;
mod fields;
mod handed_back;
mod headers;
mod layout;
mod locate;
mod mapping;
mod options;
mod pass;
mod records;
mod shape;
#[cfg(test)]
mod tests;
mod typed;
mod watch;

pub(super) use about::about_mixture;
pub use conversion::Conversion;
pub(super) use fields::{
    column_of_names, field_names, is_known, is_of_organisations, names_organisations, usual_field,
};
pub(super) use mapping::day_in_header;
pub use options::Options;

/// The field of a register whose values a header names: `Stadt/Gemeinde` is `name`.
pub(super) fn field_named(header: &str) -> Option<&'static str> {
    let spec = fields::MEMBER_LIST.field(&header.split_whitespace().collect::<Vec<_>>().join(" "))?;
    matches!(spec.use_as, fields::Use::Value | fields::Use::Series).then_some(spec.name)
}
