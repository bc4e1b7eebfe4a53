//! What can be counted and measured about a network: growth, retention, coverage, mix, ties, meetings, and how good
//! the data are.
//!
//! A membership is a spell of days; counts are of places unless they say memberships. What the sources leave open
//! makes every figure a range, [`Between`]: the smallest and the largest value over all completions, that is over all
//! ways to settle what is not known, each membership for itself. Where a figure is no such range, its rows name the
//! set of members it was computed from (certain, presumed or possible) or the bound it is. What is undefined is
//! missing, never 0.
//!
//! What each number is, in which unit, what its range is a range of and after whom stands in `docs/statistics.md`.
//!
//! [`Register::stats`] opens the figures, [`Register::statistics`] sums up a day. Every family is rows with typed
//! fields and, with [`Figures::table`], a table.
//!
//! ```
//! use stadtnetz::language::Language;
//! use stadtnetz::time::parse_day;
//!
//! let register = stadtnetz::engagierte_stadt();
//! let day = parse_day("2020-07-01")?;
//! let stock = register.stats().stock(day);
//! assert!(stock.low() < stock.high(), "nobody announced who left");
//! println!("{}", register.statistics(day).to_text(Language::De));
//! # Ok::<(), stadtnetz::time::DateError>(())
//! ```

mod between;
mod calls;
mod choices;
mod coverage;
mod diversity;
pub(crate) mod figures;
mod graph;
mod growth;
mod life_table;
mod meetings;
mod missing;
mod network;
mod pool;
mod quality;
mod retention;
mod sector_mix;
mod spells;
mod summary;
mod survival;
#[cfg(test)]
mod tests;

pub use between::Between;
pub use calls::{Acceptance, CallTime, TimeToJoin};
pub use choices::ChoiceError;
pub use coverage::{BandProfile, By, Concentration, Coverage, Distance, LocationQuotient};
pub use diversity::{Diversity, blau_maximum};
pub use figures::{Figure, Figures};
pub use graph::{OneMode, Tie, TwoMode, Weight};
pub use growth::{Cohort, Growth};
pub use life_table::{LifeTableRow, Observed};
pub use meetings::{Attendance, MeetingFigures, MeetingSummary};
pub use missing::MissingValue;
pub use network::{Bridging, Multiplexity, PartnerReach, TieKind};
pub use pool::EARTH_RADIUS;
pub(crate) use pool::band as band_word;
pub use quality::{EvidenceAge, ListClaimGap, Precision, Quality};
pub use retention::{Reentry, Retention, Transition};
pub use sector_mix::{PartnerTurnover, Seat, SectorMix};
pub(crate) use spells::{DayBox, boxes};
pub use summary::{Summary, SummaryFigure};
pub use survival::{KaplanMeier, Observation, kaplan_meier};

use crate::register::{MemberStatus, Register};
use crate::time::Day;
use spells::{Member, Spell};

/// The figures of a register. What is known of the days of its memberships is worked out once, when it is opened.
#[derive(Clone, Debug)]
pub struct Statistics<'a> {
    register: &'a Register,
    members: Vec<Member<'a>>,
}

impl Register {
    /// The figures of this register.
    pub fn stats(&self) -> Statistics<'_> {
        Statistics { register: self, members: spells::members(self) }
    }
}

impl<'a> Statistics<'a> {
    fn figures<R: Figure>(&self, rows: Vec<R>) -> Figures<R> {
        Figures::new(rows, self.register.version())
    }

    /// The last day on which some member was seen for certain, else the programme's first day: where a question names no
    /// day, this is the one to take.
    pub fn last_seen(&self) -> Day {
        let seen = self.spells().flat_map(|spell| spell.seen.iter().copied()).max();
        seen.unwrap_or_else(|| self.register.programme().first_day())
    }

    fn spells(&self) -> impl Iterator<Item = &Spell<'a>> {
        self.members.iter().flat_map(|member| &member.spells)
    }

    fn member(&self, place: &str) -> Option<&Member<'a>> {
        self.members.iter().find(|member| member.place.id.as_str() == place)
    }

    /// The places of a set of members on a day.
    fn set(&self, set: MemberStatus, day: Day) -> impl Iterator<Item = &Member<'a>> {
        self.members.iter().filter(move |member| member.is_in(set, day))
    }
}
