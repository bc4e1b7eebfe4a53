//! Stock and flow.

use chrono::Datelike;

use super::Statistics;
use super::between::{Between, count, quantile_between, rate};
use super::figures::{Figures, figures};
use super::spells::{Member, Spell, before};
use crate::programme::Call;
use crate::register::{CallRef, MemberStatus};
use crate::time::Day;

figures! {
    /// Stock and flow of one period. A membership is a spell `[first day, day after the last one)`, so one whose last
    /// day is 31 December leaves on 1 January; the stock of the last day before the period plus net growth is that of
    /// the period's last day (the balancing equation of demography: Preston, Heuveline and Guillot, 2001).
    Growth in "growth" {
        /// first day of the period
        from: Day,
        /// day after the last one of the period
        until: Day,
        /// members on the day before the period
        opening: Between<usize> ["places"],
        /// memberships that began in the period
        entries: Between<usize> ["memberships"],
        /// memberships that ended in the period: it holds the first day without them
        exits: Between<usize> ["memberships"],
        /// entries minus exits
        net: Between<i64> ["places"],
        /// members on the last day of the period
        closing: Between<usize> ["places"],
        /// presumed members on the last day of the period
        closing_presumed: usize ["places"],
        /// places that joined up to the last day of the period
        ever: Between<usize> ["places"],
        /// memberships that began up to the last day of the period
        admissions: Between<usize> ["memberships"],
        /// net growth per opening member; undefined where there can have been none
        growth_rate: Option<Between<f64>> ["share"],
    }
}

figures! {
    /// What became of the members of one intake, on a day.
    Cohort in "cohorts" {
        /// call by which they came in; missing where no source says
        call: Option<String>,
        /// published admissions
        admitted: Option<Between<usize>> ["places"],
        /// listed memberships
        listed: usize ["memberships"],
        /// of them in force on the day
        members: Between<usize> ["memberships"],
        /// of them presumed in force on the day
        presumed: usize ["memberships"],
        /// days they have been members, median of those in force for certain
        tenure_median: Option<Between<f64>> ["days"],
    }
}

impl Statistics<'_> {
    /// Stock and flow of the periods between consecutive days, each without its last boundary.
    ///
    /// ```
    /// use stadtnetz::time::parse_day;
    ///
    /// let statistics = stadtnetz::engagierte_stadt().stats();
    /// let growth = statistics.growth(&[parse_day("2015-01-01")?, parse_day("2016-01-01")?]);
    /// assert_eq!(growth[0].opening.high(), 0, "nobody was a member before 2015");
    /// assert_eq!(growth.table().column("entries_low").and_then(|entries| entries.unit_name()), Some("memberships"));
    /// # Ok::<(), stadtnetz::time::DateError>(())
    /// ```
    pub fn growth(&self, boundaries: &[Day]) -> Figures<Growth> {
        let periods = boundaries.windows(2).filter_map(|pair| match *pair {
            [from, until] if from < until => Some(self.period(from, until)),
            _ => None,
        });
        self.figures(periods.collect())
    }

    /// The first days of the calendar years from the programme's first one to the year after a day: boundaries for
    /// [`growth`](Self::growth).
    pub fn years(&self, until: Day) -> Vec<Day> {
        let first = self.register.programme().first_day().year();
        (first..=until.year() + 1).filter_map(|year| Day::from_ymd_opt(year, 1, 1)).collect()
    }

    pub(super) fn period(&self, from: Day, until: Day) -> Growth {
        let (eve, last) = (before(from), before(until));
        let moves: Vec<Vec<(i64, i64)>> = self.members.iter().map(|member| moves(member, eve, last)).collect();
        let net = moves.iter().fold((0, 0), |(low, high), options| {
            let net = || options.iter().map(|&(net, _)| net);
            (low + net().min().unwrap_or(0), high + net().max().unwrap_or(0))
        });
        Growth {
            from,
            until,
            opening: self.stock(eve),
            entries: count(self.spells(), |s| s.begins(from, until).must, |s| s.begins(from, until).can),
            exits: count(self.spells(), |s| s.ends(from, until).must, |s| s.ends(from, until).can),
            net: Between::new(net.0, net.1),
            closing: self.stock(last),
            closing_presumed: self.set(MemberStatus::Presumed, last).count(),
            ever: self.ever(last),
            admissions: self.admissions(last),
            growth_rate: rate(&moves),
        }
    }

    /// How many places were members on a day: certain to possible.
    pub fn stock(&self, day: Day) -> Between<usize> {
        count(&self.members, |member| member.on(day).must, |member| member.on(day).can)
    }

    /// How many places had joined by a day.
    pub fn ever(&self, day: Day) -> Between<usize> {
        count(
            &self.members,
            |member| member.spells.iter().any(|spell| begun(spell, day).0),
            |member| member.spells.iter().any(|spell| begun(spell, day).1),
        )
    }

    /// How many memberships had begun by a day.
    pub fn admissions(&self, day: Day) -> Between<usize> {
        count(self.spells(), |spell| begun(spell, day).0, |spell| begun(spell, day).1)
    }

    /// What became of each intake, on a day.
    pub fn cohorts(&self, day: Day) -> Figures<Cohort> {
        let calls = self.register.programme().calls().iter().map(Some);
        let rows = calls.chain([None]).filter_map(|call| {
            let id = call.map(|call| call.id.as_str());
            let of_call = |spell: &&Spell<'_>| spell.membership.call.as_ref().map(CallRef::as_str) == id;
            let spells: Vec<&Spell<'_>> = self.spells().filter(of_call).collect();
            (call.is_some() || !spells.is_empty()).then(|| Cohort {
                call: id.map(str::to_owned),
                admitted: call.and_then(Call::admitted_range).map(|(least, most)| Between::new(least, most)),
                listed: spells.len(),
                members: count(&spells, |s| s.bounds.certain(day), |s| s.bounds.possible(day)),
                presumed: spells.iter().filter(|spell| spell.status(day) <= MemberStatus::Presumed).count(),
                tenure_median: median_tenure(spells.iter().copied().filter(|spell| spell.bounds.certain(day)), day),
            })
        });
        self.figures(rows.collect())
    }

    /// The median of the days that the certain members of a day have been members; `None` without members.
    pub fn tenure(&self, day: Day) -> Option<Between<f64>> {
        median_tenure(self.spells().filter(|spell| spell.bounds.certain(day)), day)
    }
}

fn median_tenure<'a>(spells: impl Iterator<Item = &'a Spell<'a>>, day: Day) -> Option<Between<f64>> {
    quantile_between(&spells.map(|spell| spell.tenure(day)).collect::<Vec<_>>(), 0.5)
}

/// What a place can add to net growth and to the opening stock.
fn moves(member: &Member<'_>, eve: Day, last: Day) -> Vec<(i64, i64)> {
    let options = member.patterns(eve, last).into_iter();
    options.map(|(was, is)| (i64::from(is) - i64::from(was), i64::from(was))).collect()
}

/// Whether a membership had begun for certain, and whether it can have begun, by a day.
fn begun(spell: &Spell<'_>, day: Day) -> (bool, bool) {
    let certain = spell.bounds.first_latest.is_some_and(|first| first <= day) && !spell.bounds.contradictory;
    (certain, spell.bounds.first_earliest <= day)
}
