//! How figures are read.

use super::quantity::About;
use crate::register::Quantity;

/// How published figures are read and what they are compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// How far "about" reaches.
    pub about: About,
    /// Which quantities are compared; the others are listed as not compared.
    pub quantities: Vec<Quantity>,
    /// On how many days a figure may have been true to bound others; one whose day is known less well is only judged by them.
    pub widest_days: u32,
    /// Whether the register's own memberships count, or only the published figures and the programme's calls.
    pub memberships: bool,
    /// How many of the places that come in together may have been members before without the register listing it.
    pub unlisted_returns: u32,
}

/// What is, not what is wanted.
const OBSERVED: [Quantity; 7] = [
    Quantity::MembersNow,
    Quantity::MembersEver,
    Quantity::Admitted,
    Quantity::Nominated,
    Quantity::Applied,
    Quantity::Attended,
    Quantity::Invited,
];

impl Default for Options {
    fn default() -> Self {
        Self {
            about: About::default(),
            quantities: OBSERVED.to_vec(),
            widest_days: 366,
            memberships: true,
            unlisted_returns: 0,
        }
    }
}

impl Options {
    /// The published figures and the programme's calls alone, without the register's memberships.
    pub fn claims_alone() -> Self {
        Self { memberships: false, ..Self::default() }
    }
}
