//! The register exit: a member list into places, populations and memberships.

mod account;
mod conversion;
mod fields;
mod layout;
mod locate;
mod mapping;
mod options;
mod records;
#[cfg(test)]
mod tests;
mod typed;

pub use conversion::Conversion;
pub(super) use conversion::about_mixture;
pub use options::Options;

/// The field of a register whose values a header names: `Stadt/Gemeinde` is `name`.
pub(super) fn field_named(header: &str) -> Option<&'static str> {
    let spec = fields::MEMBER_LIST.field(&header.split_whitespace().collect::<Vec<_>>().join(" "))?;
    matches!(spec.use_as, fields::Use::Value | fields::Use::Series).then_some(spec.name)
}
