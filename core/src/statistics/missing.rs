//! What is it worth to find out? The value of missing facts.

use super::Statistics;
use super::between::Between;
use super::figures::{Figures, figures};
use super::spells::Spell;
use crate::time::{Day, LAST_DAY};

figures! {
    /// One missing fact, and what it would settle.
    MissingValue in "missing_value" {
        /// table that the fact belongs to
        table: String,
        /// id of the record, or of the place or call, that lacks it
        record: String,
        /// missing field
        field: String,
        /// what it settles: status (of a membership on one of the given days), verdict (whether a place is eligible
        /// under the call it came in by), mix (of a partnership's sectors), rate (of a call's acceptance)
        settles: String,
        /// how many of these it settles: with the least and the most telling answer
        number: Between<usize> ["answers"],
    }
}

impl Statistics<'_> {
    /// Every missing fact that would settle something, the most valuable first.
    ///
    /// The first and the last day of a membership settle whether it was in force on some of the `days`; what each
    /// settles is counted for that fact alone, so two facts about one membership can settle more together.
    ///
    /// ```
    /// use stadtnetz::time::parse_day;
    ///
    /// let missing = stadtnetz::engagierte_stadt().stats().missing_value(&[parse_day("2024-03-01")?]);
    /// assert!(missing.iter().any(|row| row.field == "last_day"), "nobody announces who leaves");
    /// # Ok::<(), stadtnetz::time::DateError>(())
    /// ```
    pub fn missing_value(&self, days: &[Day]) -> Figures<MissingValue> {
        let mut rows: Vec<MissingValue> = self.spells().flat_map(|spell| undated(spell, days)).collect();
        rows.extend(self.without_population());
        rows.extend(self.without_sector());
        rows.extend(self.without_numbers());
        rows.retain(|row| row.number.high() > 0);
        rows.sort_by(|a, b| {
            let worth = |row: &MissingValue| std::cmp::Reverse((row.number.high(), row.number.low()));
            worth(a).cmp(&worth(b)).then_with(|| (&a.table, &a.record, &a.field).cmp(&(&b.table, &b.record, &b.field)))
        });
        self.figures(rows)
    }

    fn without_population(&self) -> impl Iterator<Item = MissingValue> {
        let known = |place: &str| self.register.populations().iter().any(|one| one.place.as_str() == place);
        let banded = |spell: &&Spell<'_>| {
            let call = spell.membership.call.as_ref().and_then(|call| self.register.programme().call(call.as_str()));
            call.is_some_and(|call| call.bands.is_some())
        };
        self.members.iter().filter(move |member| !known(member.place.id.as_str())).map(move |member| {
            let verdicts = member.spells.iter().filter(banded).count();
            fact("populations", member.place.id.as_str(), "inhabitants", "verdict", Between::exactly(verdicts))
        })
    }

    fn without_sector(&self) -> Vec<MissingValue> {
        let mut rows = Vec::new();
        for partners in self.partnerships().into_values() {
            let open: Vec<_> = partners.into_iter().filter(|partner| self.sector(partner).is_none()).collect();
            let settles = Between::new(usize::from(open.len() == 1), 1);
            rows.extend(open.iter().map(|one| fact("local_partners", one.id.as_str(), "sector", "mix", settles)));
        }
        rows
    }

    fn without_numbers(&self) -> impl Iterator<Item = MissingValue> {
        let calls = self.register.programme().calls().iter();
        calls.filter(|call| call.applications.is_none()).map(|call| {
            let settles = Between::exactly(usize::from(call.admitted.is_some()));
            fact("calls", &call.id, "applications", "rate", settles)
        })
    }
}

fn fact(table: &str, record: &str, field: &str, settles: &str, number: Between<usize>) -> MissingValue {
    MissingValue {
        table: table.to_owned(),
        record: record.to_owned(),
        field: field.to_owned(),
        settles: settles.to_owned(),
        number,
    }
}

/// What the first day and the last day of a membership would each settle, where they are not known to the day. Known
/// the first day, every day is settled up to it and up to the earliest last day; known the last day, every day from it
/// and from the latest first day. The least telling answers are the earliest first day and the latest last day.
fn undated(spell: &Spell<'_>, days: &[Day]) -> Vec<MissingValue> {
    let bounds = &spell.bounds;
    if bounds.contradictory {
        return Vec::new();
    }
    let first_latest = bounds.first_latest.unwrap_or(LAST_DAY);
    let last_latest = bounds.last_latest.unwrap_or(LAST_DAY);
    let open = || days.iter().filter(|&&day| bounds.possible(day) && !bounds.certain(day));
    let first = |first: Day| open().filter(|&&day| day <= first.max(bounds.last_earliest)).count();
    let last = |last: Day| open().filter(|&&day| day >= last.min(first_latest)).count();
    let mut rows = Vec::new();
    let mut add = |field: &str, least: usize, most: usize| {
        rows.push(fact("memberships", spell.membership.id.as_str(), field, "status", Between::new(least, most)));
    };
    if first_latest != bounds.first_earliest {
        add("from", first(bounds.first_earliest), first(first_latest.min(last_latest)));
    }
    if last_latest != bounds.last_earliest {
        add("last_day", last(last_latest), last(bounds.last_earliest));
    }
    rows
}
