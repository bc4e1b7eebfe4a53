//! What records can break together, by the letter of the code.

pub mod calls;
pub mod cooperations;
pub mod definitions;
pub mod events;
pub mod local_partners;
pub mod memberships;
pub mod organisations;
pub mod places;
pub mod populations;
pub mod sources;
pub mod time;

use crate::finding::Rule;

/// All rules of this room, by letter.
pub const RULES: &[&[&Rule]] = &[
    calls::RULES,
    cooperations::RULES,
    definitions::RULES,
    events::RULES,
    local_partners::RULES,
    memberships::RULES,
    organisations::RULES,
    places::RULES,
    populations::RULES,
    sources::RULES,
    time::RULES,
];
