//! The register exit: a member list into places, populations and memberships.

mod account;
mod conversion;
mod fields;
mod layout;
mod mapping;
mod options;
mod records;
#[cfg(test)]
mod tests;
mod typed;

pub use conversion::Conversion;
pub(super) use conversion::about_mixture;
pub use options::Options;
