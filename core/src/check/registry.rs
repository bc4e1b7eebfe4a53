//! The checks, in the order of their codes.

use super::context::Context;
use super::rules::{
    calls as c, cooperations as r, definitions as g, events as e, local_partners as l, memberships as m,
    organisations as o, places as p, populations as n, sources as s, time as t,
};
use super::{
    calls, cooperations, definitions, events, local_partners, memberships, organisations, places, populations, sources,
    time,
};
use crate::claims::rules as figures;
use crate::finding::{Finding, Rule};
use crate::programme::Programme;
use crate::register::rules as own;

/// What a check looks at.
#[derive(Clone, Copy)]
pub enum Scope {
    /// A register on the day as of which it is checked.
    Register(fn(&Context<'_>) -> Vec<Finding>),
    /// A definition, and the one before it where there is one.
    Definition(fn(&Programme, Option<&Programme>) -> Vec<Finding>),
}

/// A check: the rules it asks, and how.
pub struct Check {
    /// The rules of its findings.
    pub rules: &'static [&'static Rule],
    /// What it looks at and how.
    pub scope: Scope,
}

macro_rules! checks {
    ($($scope:ident $run:path: $($rule:path)+;)+) => {
        /// All checks over several records, and of definitions.
        pub const CHECKS: &[Check] = &[$(Check { rules: &[$(&$rule),+], scope: Scope::$scope($run) }),+];
    };
}

checks! {
    Register calls::late: c::LATE;
    Register calls::decided_early: c::DECIDED_EARLY;
    Definition definitions::over_cap: c::OVER_CAP;
    Register calls::begun_early: c::BEGUN_EARLY;
    Register calls::two_outcomes: c::TWO_OUTCOMES;
    Register calls::eligibility: c::ADMITTED_INELIGIBLE c::ADMITTED_UNKNOWN;
    Register calls::applied_twice: c::APPLIED_TWICE;
    Register calls::applicant_refused: c::APPLICANT_REFUSED;
    Register calls::undecided_entry: c::UNDECIDED_ENTRY;
    Register events::not_a_member: e::NOT_A_MEMBER;
    Register events::more_than_total: e::MORE_THAN_TOTAL;
    Register events::host_not_a_member: e::HOST_NOT_A_MEMBER;
    Register events::other_region: e::OTHER_REGION;
    Register events::duplicate_meeting: e::DUPLICATE_MEETING;
    Definition definitions::same_version: g::SAME_VERSION;
    Register local_partners::sector_missing: l::SECTOR_MISSING;
    Register local_partners::too_few: l::TOO_FEW;
    Register local_partners::no_coordination: l::NO_COORDINATION;
    Register local_partners::seat_outside: l::SEAT_OUTSIDE;
    Register local_partners::one_for_all: l::ONE_FOR_ALL;
    Register memberships::overlap: m::OVERLAP;
    Register memberships::two_at_once: m::TWO_AT_ONCE;
    Register memberships::part_and_whole_members: m::PART_AND_WHOLE;
    Register memberships::presumed_long: m::PRESUMED_LONG;
    Register memberships::outside_programme: m::OUTSIDE_PROGRAMME;
    Register memberships::reason_missing: m::REASON_MISSING;
    Register memberships::reentry_undecided: m::REENTRY_UNDECIDED;
    Register memberships::start_vague: m::START_VAGUE;
    Register populations::bases_mixed: n::BASES_MIXED;
    Register populations::jump: n::JUMP;
    Register populations::claim_for_official: n::CLAIM_FOR_OFFICIAL;
    Register populations::without_figure: n::WITHOUT_FIGURE;
    Register populations::counted_twice: n::COUNTED_TWICE;
    Register organisations::exclusive_role: o::EXCLUSIVE_ROLE;
    Register organisations::sector_open: o::SECTOR_OPEN;
    Register organisations::near_duplicate: o::NEAR_DUPLICATE;
    Register organisations::known_only_once: o::KNOWN_ONLY_ONCE;
    Register places::key_held_twice: p::KEY_HELD_TWICE;
    Register places::two_keys: p::TWO_KEYS;
    Register places::parent_cycle: p::PARENT_CYCLE;
    Register places::place_ended: p::PLACE_ENDED;
    Register places::county_as_member: p::COUNTY_AS_MEMBER;
    Register places::composite_empty: p::COMPOSITE_EMPTY;
    Register places::coordinates_doubtful: p::COORDINATES_DOUBTFUL;
    Register cooperations::too_small: r::TOO_SMALL;
    Register cooperations::out_of_scope: r::OUT_OF_SCOPE;
    Register cooperations::outlives: r::OUTLIVES;
    Register sources::published_figures: figures::ONE_ORIGINAL figures::UNRESOLVED figures::STOCK_FLOW figures::TARGET_AS_OBSERVATION figures::COMPARATOR_DROPPED figures::LISTED_DIFFERS figures::FIGURE_CONTRADICTED;
    Register sources::not_archived: s::NOT_ARCHIVED;
    Register time::same_day: t::SAME_DAY;
    Register time::false_precision: t::FALSE_PRECISION;
    Register time::future_observation: t::FUTURE_OBSERVATION;
    Register time::day_month_swapped: t::DAY_MONTH_SWAPPED;
    Register time::contradictions: own::EVIDENCE_CONTRADICTORY;
    Register time::assumed_gap: t::ASSUMED_GAP;
    Register time::term_passed: t::TERM_PASSED;
    Register time::without_year: t::WITHOUT_YEAR;
    Register sources::personal: s::PERSONAL;
}
