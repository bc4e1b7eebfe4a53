//! The days of a year.

use super::unit::Episode;
use crate::time::{Day, FIRST_DAY, LAST_DAY};

/// A calendar year as days: from its first one to before the first one of the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Year {
    /// 1 January.
    pub from: Day,
    /// 1 January of the next year.
    pub until: Day,
}

impl Year {
    /// A year from 1 to 9999; others are held at these ends.
    pub fn new(year: i32) -> Self {
        let first = |year| Day::from_ymd_opt(year, 1, 1);
        Self { from: first(year).unwrap_or(FIRST_DAY), until: first(year + 1).unwrap_or(LAST_DAY) }
    }

    /// How many days it has: 365 or 366.
    pub fn days(self) -> i64 {
        (self.until - self.from).num_days()
    }

    /// Its last day.
    pub fn last_day(self) -> Day {
        self.until.pred_opt().unwrap_or(self.until)
    }

    /// The share of its days in any of some episodes, each day once.
    pub fn share(self, episodes: impl Iterator<Item = Episode>) -> f64 {
        let mut parts: Vec<(Day, Day)> = episodes
            .map(|episode| (episode.from.max(self.from), episode.until.unwrap_or(self.until).min(self.until)))
            .filter(|(from, until)| from < until)
            .collect();
        parts.sort_unstable();
        let (mut days, mut reached) = (0, self.from);
        for (from, until) in parts {
            days += (until - from.max(reached)).num_days().max(0);
            reached = reached.max(until);
        }
        #[expect(clippy::cast_precision_loss, reason = "at most 366 days")]
        let share = days as f64 / self.days() as f64;
        share
    }
}
