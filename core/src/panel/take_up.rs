//! Who joined of those who could have.

use std::collections::BTreeMap;

use super::study::Study;
use super::unit::StudyUnit;
use super::words::words;
use super::year::Year;
use crate::statistics::figures::size;
use crate::table::{Column, Table};
use crate::time::Answer;

words! {
    /// What take-up is broken down by.
    Breakdown: "breakdown" {
        /// State.
        Land = "land",
        /// Population band under the rule in force.
        Band = "band",
        /// Year.
        Year = "year",
    }
}

/// What is counted of the municipalities of a group.
#[derive(Clone, Copy, Default)]
struct Counts {
    eligible: usize,
    unknown: usize,
    applied: usize,
    members: usize,
    ever: usize,
}

impl Study {
    /// Members on 31 December by municipalities eligible on 31 December under the rule in force, by group; without the year
    /// among the groups, on 31 December of the study's last one. A member that is no longer eligible is a member still, so
    /// that a group can have more members than eligible municipalities. Missing where nobody is eligible.
    pub fn take_up(&self, by: &[Breakdown]) -> Table {
        let mut by = by.to_vec();
        let mut seen = Vec::new();
        by.retain(|one| !seen.contains(one) && (seen.push(*one), true).1);
        let years = if by.contains(&Breakdown::Year) {
            self.years()
        } else {
            self.years().last_chunk::<1>().map_or(&[][..], |last| last)
        };
        let mut groups: BTreeMap<Vec<Key>, Counts> = BTreeMap::new();
        for &year in years {
            let (call, day) = (self.call_in_force(year), Year::new(year).last_day());
            for unit in self.units() {
                let key = |by: &Breakdown| match by {
                    Breakdown::Land => Key::Number(unit.land()),
                    Breakdown::Band => Key::Word(self.band(unit, call).to_owned()),
                    Breakdown::Year => Key::Number(i64::from(year)),
                };
                let counts = groups.entry(by.iter().map(key).collect()).or_default();
                let eligible = call.map_or(Answer::No, |call| unit.eligible[call]);
                counts.eligible += usize::from(eligible == Answer::Yes);
                counts.unknown += usize::from(eligible == Answer::Unknown);
                counts.applied += usize::from(self.has_applied(unit, year));
                counts.members += usize::from(unit.is_member(day));
                counts.ever += usize::from(unit.episodes().any(|episode| episode.from <= day));
            }
        }
        let mut columns: Vec<Column> = by.iter().enumerate().map(|(at, by)| column(*by, at, groups.keys())).collect();
        let count = |name: &str, description: &str, pick: fn(&Counts) -> usize| {
            Column::integer(name, description, groups.values().map(|counts| i64::try_from(pick(counts)).ok()))
                .unit("municipalities")
        };
        columns.extend([
            count("eligible", "eligible on 31 December under the rule in force", |counts| counts.eligible),
            count("eligible_unknown", "of which it is not known whether they are eligible", |counts| counts.unknown),
            count("applied", "applied to a call that had opened", |counts| counts.applied),
            count("members", "members on 31 December", |counts| counts.members),
            count("ever_members", "members on some day until 31 December", |counts| counts.ever),
            share("take_up", "members / eligible", groups.values(), |counts| counts.members),
            share("take_up_ever", "ever_members / eligible", groups.values(), |counts| counts.ever),
        ]);
        Table::built("take_up", columns)
    }

    fn has_applied(&self, unit: &StudyUnit, year: i32) -> bool {
        unit.applications.iter().zip(self.calls()).any(|(one, call)| one.is_some() && call.year <= year)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Number(i64),
    Word(String),
}

fn column<'k>(by: Breakdown, at: usize, keys: impl Iterator<Item = &'k Vec<Key>>) -> Column {
    let keys: Vec<&Key> = keys.filter_map(|key| key.get(at)).collect();
    let number = |key: &&Key| if let Key::Number(number) = key { Some(*number) } else { None };
    let word = |key: &&Key| if let Key::Word(word) = key { Some(word.clone()) } else { None };
    match by {
        Breakdown::Land => Column::integer("land", "number of the state", keys.iter().map(number)),
        Breakdown::Year => Column::integer("year", "year", keys.iter().map(number)),
        Breakdown::Band => {
            Column::text("band", "band of the rule in force, or below, above, unknown, no-rule", keys.iter().map(word))
        }
    }
}

fn share<'c>(
    name: &str,
    description: &str,
    counts: impl Iterator<Item = &'c Counts>,
    part: fn(&Counts) -> usize,
) -> Column {
    let of = |counts: &Counts| (counts.eligible > 0).then(|| size(part(counts)) / size(counts.eligible));
    Column::number(name, description, counts.map(of)).unit("share")
}
