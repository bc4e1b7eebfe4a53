//! The one integration crate: what a user of the library relies on, from outside.

mod architecture;
mod beside_the_panel;
mod broken_rules;
mod checks;
mod claims;
mod claims_enumerated;
mod compilation;
mod complete_lists;
mod contradictions;
mod conversion;
mod dates;
mod day_logic;
mod dialects;
mod eligibility;
mod eligibility_tables;
mod keys;
mod lists;
mod membership;
mod messy;
mod names;
mod official;
mod rules;
mod seeds;
mod statistics;
mod study_of_mpdta;
mod unlisted;
