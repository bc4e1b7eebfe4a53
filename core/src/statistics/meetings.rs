//! Meetings: who came, who hosted, who was not seen for long.

use std::collections::{BTreeMap, BTreeSet};

use super::Statistics;
use super::between::{Between, Options, count, rate, share, size};
use super::diversity::gini;
use super::figures::{Figures, figures};
use super::spells::{Chance, Member, days_from};
use crate::language::Comparator;
use crate::register::{Capacity, Meeting};
use crate::time::{Day, FIRST_DAY, LAST_DAY, When};

figures! {
    /// One meeting of a period.
    MeetingFigures in "meetings" {
        /// id of the meeting
        meeting: String,
        /// kind of meeting
        kind: String,
        /// earliest first day; missing where no source says since when
        from_earliest: Option<Day>,
        /// latest first day; missing where no source says until when
        from_latest: Option<Day>,
        /// places that sources name as taking part as members
        members_named: usize ["places"],
        /// whether the named places are all: their number is the published exact one
        complete: bool,
        /// persons by cities; only where both numbers are published as exact ones
        persons_per_city: Option<f64> ["persons per city"],
    }
}

figures! {
    /// How often a member came to the meetings of a period. A meeting counts where it was for everybody (it has no
    /// region), or where the member was there; whether a member came that no source names is unknown, unless the named
    /// places are all.
    Attendance in "attendance" {
        /// id of the place
        place: String,
        /// meetings it could attend while a member
        meetings: Between<usize> ["meetings"],
        /// of them attended
        attended: Between<usize> ["meetings"],
        /// attended per meeting
        attendance_rate: Option<Between<f64>> ["share"],
        /// days from its last documented participation to the end of the period; missing where there is none
        recency: Option<Between<i64>> ["days"],
    }
}

figures! {
    /// The meetings of a period in one row.
    MeetingSummary in "meeting_summary" {
        /// first day of the period
        from: Day,
        /// last day of the period
        to: Day,
        /// meetings
        meetings: usize ["meetings"],
        /// places that were members on some day of the period
        members: Between<usize> ["places"],
        /// of them seen at a meeting at least once
        reached: usize ["places"],
        /// members that came at least once per member; its upper end counts those that may have come unnamed
        reach: Option<Between<f64>> ["share"],
        /// distinct hosts per meeting; its ends count every unknown host as one known already, or as a new one
        host_rotation: Option<Between<f64>> ["share"],
        /// how unevenly hosting is spread over the known hosts
        host_gini: Option<f64> ["index"],
    }
}

impl Statistics<'_> {
    /// The meetings that may have begun in a period (first and last day), in the order of their days.
    pub fn meetings(&self, from: Day, to: Day) -> Figures<MeetingFigures> {
        let row = |meeting: &Meeting| MeetingFigures {
            meeting: meeting.id.to_string(),
            kind: meeting.kind.clone(),
            from_earliest: meeting.from.as_ref().map(When::earliest).filter(|&day| day > FIRST_DAY),
            from_latest: meeting.from.as_ref().map(When::latest).filter(|&day| day < LAST_DAY),
            members_named: self.named(meeting, Capacity::Member).count(),
            complete: self.is_complete(meeting),
            persons_per_city: exact(meeting.persons, meeting.persons_comparator)
                .zip(exact(meeting.cities, meeting.cities_comparator))
                .and_then(|(persons, cities)| share(persons, cities)),
        };
        self.figures(self.meetings_within(from, to).into_iter().map(row).collect())
    }

    /// How often every place that may have been a member in a period came to its meetings.
    pub fn attendance(&self, from: Day, to: Day) -> Figures<Attendance> {
        let meetings = self.meetings_within(from, to);
        let members = self.members.iter().filter(|member| member.within(from, to).can);
        let row = |member: &Member<'_>| {
            let options: Vec<Options> = meetings.iter().map(|meeting| self.came(member, meeting)).collect();
            let number = |so: fn((i64, i64)) -> bool| {
                count(&options, |ways| ways.iter().all(|&way| so(way)), |ways| ways.iter().any(|&way| so(way)))
            };
            let seen = || meetings.iter().filter(|meeting| self.was_there(member, meeting));
            let last = |end: fn(&When) -> Day| seen().filter_map(|meeting| meeting.from.as_ref().map(end)).max();
            let joined = member.spells.first().map_or(FIRST_DAY, |spell| spell.bounds.first_earliest);
            Attendance {
                place: member.place.id.to_string(),
                meetings: number(|(_, whole)| whole > 0),
                attended: number(|(part, _)| part > 0),
                attendance_rate: rate(&options),
                recency: last(When::earliest).zip(last(When::latest)).map(|(earliest, latest)| {
                    let since = |day: Day| days_from(day.max(joined).min(to), to);
                    Between::new(since(latest), since(earliest))
                }),
            }
        };
        self.figures(members.map(row).collect())
    }

    /// The meetings of a period in one row: reach and hosting.
    pub fn meeting_summary(&self, from: Day, to: Day) -> Figures<MeetingSummary> {
        let meetings = self.meetings_within(from, to);
        let reach: Vec<(Chance, Options)> = self
            .members
            .iter()
            .map(|member| (member.within(from, to), self.reached(member, &meetings, from, to)))
            .collect();
        let options: Vec<Options> = reach.iter().map(|(_, options)| options.clone()).collect();
        let mut hosted: BTreeMap<&str, usize> = BTreeMap::new();
        for host in meetings.iter().filter_map(|meeting| meeting.host.as_ref()) {
            *hosted.entry(host.as_str()).or_default() += 1;
        }
        let unknown = meetings.iter().filter(|meeting| meeting.host.is_none()).count();
        let least = hosted.len().max(usize::from(unknown > 0));
        let row = MeetingSummary {
            from,
            to,
            meetings: meetings.len(),
            members: count(&reach, |(chance, _)| chance.must, |(chance, _)| chance.can),
            reached: options.iter().filter(|ways| !ways.is_empty() && ways.iter().all(|&(part, _)| part > 0)).count(),
            reach: rate(&options),
            host_rotation: (!meetings.is_empty())
                .then(|| Between::new(least, hosted.len() + unknown).map(|hosts| size(hosts) / size(meetings.len()))),
            host_gini: gini(&hosted.into_values().collect::<Vec<_>>()),
        };
        self.figures(vec![row])
    }

    fn meetings_within(&self, from: Day, to: Day) -> Vec<&Meeting> {
        let within = |meeting: &&Meeting| {
            meeting.from.as_ref().is_some_and(|first| first.earliest() <= to && first.latest() >= from)
        };
        let mut meetings: Vec<&Meeting> = self.register.meetings().iter().filter(within).collect();
        meetings.sort_by_key(|meeting| (&meeting.from, &meeting.id));
        meetings
    }

    fn named(&self, meeting: &Meeting, capacity: Capacity) -> impl Iterator<Item = &str> {
        let attendances = self.register.attendances_of(meeting.id.as_str());
        attendances.filter(move |seen| seen.capacity == capacity).map(|seen| seen.place.as_str())
    }

    fn was_there(&self, member: &Member<'_>, meeting: &Meeting) -> bool {
        self.named(meeting, Capacity::Member).any(|place| place == member.place.id.as_str())
    }

    fn is_complete(&self, meeting: &Meeting) -> bool {
        let named: BTreeSet<&str> =
            self.register.attendances_of(meeting.id.as_str()).map(|seen| seen.place.as_str()).collect();
        exact(meeting.cities, meeting.cities_comparator) == Some(named.len())
    }

    /// Whether a place came to a meeting, and could as a member.
    fn came(&self, member: &Member<'_>, meeting: &Meeting) -> Options {
        if self.was_there(member, meeting) {
            return vec![(1, 1)];
        }
        let Some(from) = meeting.from.as_ref().filter(|_| meeting.region.is_none()) else { return vec![(0, 0)] };
        let chance = member.within(from.earliest(), from.latest());
        let mut options = Options::new();
        if !member.throughout(from.earliest(), from.latest()) {
            options.push((0, 0));
        }
        if chance.can {
            options.push((0, 1));
            if !self.is_complete(meeting) {
                options.push((1, 1));
            }
        }
        options
    }

    /// Whether a place came to at least one meeting, and was a member in the period.
    fn reached(&self, member: &Member<'_>, meetings: &[&Meeting], from: Day, to: Day) -> Options {
        if meetings.iter().any(|meeting| self.was_there(member, meeting)) {
            return vec![(1, 1)];
        }
        let chance = member.within(from, to);
        let may_have_come = meetings.iter().any(|meeting| self.came(member, meeting).contains(&(1, 1)));
        let ways = [((0, 0), !chance.must), ((0, 1), chance.can), ((1, 1), chance.can && may_have_come)];
        ways.into_iter().filter_map(|(way, possible)| possible.then_some(way)).collect()
    }
}

/// A published number, if it is meant exactly.
fn exact(number: Option<i64>, comparator: Option<Comparator>) -> Option<usize> {
    let exact = comparator.is_none_or(|comparator| comparator == Comparator::Exactly);
    usize::try_from(number?).ok().filter(|_| exact)
}
