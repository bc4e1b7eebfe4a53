//! How good the data are: precision, documentation, independent sources, conflicts, age.

use std::collections::{BTreeMap, BTreeSet};

use super::Statistics;
use super::between::{Between, float, quantile, share};
use super::figures::{Figures, figures};
use super::spells::{SETS, Spell, days_from};
use crate::language::Comparator;
use crate::register::field::FieldKind;
use crate::register::record::Record;
use crate::register::{Claim, Evidence, Id, MemberStatus, Membership, Quantity, Records, Register, TableVisitor};
use crate::time::{Day, End, When};

figures! {
    /// One share that says how good the data are.
    Quality in "quality" {
        /// table that the records stand in
        table: String,
        /// start-documented, end-documented, exit-reason-documented, two-sources, two-independent-sources, conflicting
        measure: String,
        /// records of which it is so
        part: usize ["records"],
        /// records that it could be so of
        whole: usize ["records"],
        /// part of the whole; undefined where there is none
        share: Option<f64> ["share"],
    }
}

figures! {
    /// How precise the dates of one column are.
    Precision in "precision" {
        /// table
        table: String,
        /// column
        field: String,
        /// single days
        days: usize ["records"],
        /// months
        months: usize ["records"],
        /// years
        years: usize ["records"],
        /// other spans
        spans: usize ["records"],
        /// of all of these approximate or uncertain
        qualified: usize ["records"],
        /// without a date
        missing: usize ["records"],
    }
}

figures! {
    /// How old the evidence for the members of a day is, by the set of members.
    EvidenceAge in "evidence_age" {
        /// set of members: certain, presumed, possible
        set: MemberStatus,
        /// members that were seen for certain on or before the day
        members: usize ["places"],
        /// members that were not
        never_seen: usize ["places"],
        /// median of the days since each was last seen
        median: Option<f64> ["days"],
    }
}

figures! {
    /// A published number of members beside the members of its days.
    ListClaimGap in "list_claim_gap" {
        /// id of the claim
        claim: String,
        /// first day it may speak of
        as_of_earliest: Day,
        /// last day it may speak of
        as_of_latest: Day,
        /// the published number
        value: i64 ["places"],
        /// members on these days
        members: Between<usize> ["places"],
        /// published minus listed: above 0 for certain, members are missing from the list; below 0, the claim
        /// contradicts the list
        gap: Between<i64> ["places"],
    }
}

impl Statistics<'_> {
    /// How much of the register is documented, by how many sources, and how much contradicts itself.
    ///
    /// Two sources are independent if neither they nor what they derive from are the same, and their publishers
    /// differ. Claims conflict where exact figures of the same quantity, scope, unit and day differ.
    ///
    /// ```
    /// let quality = stadtnetz::engagierte_stadt().stats().quality();
    /// let ends = quality.iter().find(|row| row.measure == "end-documented").ok_or("no row")?;
    /// assert_eq!((ends.part, ends.whole), (3, 130), "hardly anybody says when a place left");
    /// # Ok::<(), &str>(())
    /// ```
    pub fn quality(&self) -> Figures<Quality> {
        let row = |table: &str, measure: &str, part: usize, whole: usize| Quality {
            table: table.to_owned(),
            measure: measure.to_owned(),
            part,
            whole,
            share: share(part, whole),
        };
        let memberships = self.register.memberships();
        let ended = |one: &Membership| one.end == End::Known && one.last_day.is_some();
        let count = |so: &dyn Fn(&Membership) -> bool| memberships.iter().filter(|one| so(one)).count();
        let (all, exits) = (memberships.len(), count(&ended));
        let started = |one: &Membership| one.from.is_some() && one.evidence == Evidence::Direct;
        let mut rows = vec![
            row("memberships", "start-documented", count(&started), all),
            row("memberships", "end-documented", exits, all),
            row("memberships", "exit-reason-documented", count(&|one| ended(one) && one.exit_reason.is_some()), exits),
            row("memberships", "conflicting", self.spells().filter(|spell| spell.bounds.contradictory).count(), all),
        ];
        let (conflicting, compared) = conflicting_claims(self.register);
        rows.push(row("claims", "conflicting", conflicting, compared));
        let programme = self.register.programme();
        let calls = programme.calls().iter().map(|call| &call.provenance);
        let dated: Vec<_> = calls.chain(programme.phases().iter().map(|phase| &phase.provenance)).collect();
        let contested = dated.iter().filter(|provenance| !provenance.conflicts.is_empty()).count();
        rows.push(row("programme", "conflicting", contested, dated.len()));
        let mut sourced = Sourced { roots: Roots::of(self.register), rows: Vec::new() };
        self.register.visit(&mut sourced);
        for (table, [all, two, independent]) in sourced.rows {
            rows.push(row(table, "two-sources", two, all));
            rows.push(row(table, "two-independent-sources", independent, all));
        }
        self.figures(rows)
    }

    /// How precise the dates of every column are.
    pub fn precision(&self) -> Figures<Precision> {
        let mut profile = Profile(Vec::new());
        self.register.visit(&mut profile);
        self.figures(profile.0)
    }

    /// How old the evidence for the members of a day is.
    pub fn evidence_age(&self, day: Day) -> Figures<EvidenceAge> {
        let row = |set| {
            let last_seen = |spells: &[Spell<'_>]| {
                spells.iter().flat_map(|spell| &spell.seen).copied().filter(|&seen| seen <= day).max()
            };
            let seen: Vec<Option<Day>> = self.set(set, day).map(|member| last_seen(&member.spells)).collect();
            let ages: Vec<f64> = seen.iter().flatten().map(|&seen| float(days_from(seen, day))).collect();
            EvidenceAge { set, members: ages.len(), never_seen: seen.len() - ages.len(), median: quantile(&ages, 0.5) }
        };
        self.figures(SETS.map(row).to_vec())
    }

    /// Every exact published number of all members beside the members of its days, in the order of the days.
    pub fn list_claim_gap(&self) -> Figures<ListClaimGap> {
        let of_all = |claim: &&Claim| {
            claim.quantity == Quantity::MembersNow && claim.scope == "all" && claim.comparator == Comparator::Exactly
        };
        let changes: BTreeSet<Day> = self.spells().flat_map(Spell::changes).collect();
        let row = |claim: &Claim| {
            let as_of = claim.as_of.as_ref()?;
            let days =
                std::iter::once(as_of.earliest()).chain(changes.range(as_of.earliest()..=as_of.latest()).copied());
            let stocks: Vec<Between<usize>> = days.map(|day| self.stock(day)).collect();
            let least = stocks.iter().map(|stock| stock.low()).min()?;
            let members = Between::new(least, stocks.iter().map(|stock| stock.high()).max()?);
            Some(ListClaimGap {
                claim: claim.id.to_string(),
                as_of_earliest: as_of.earliest(),
                as_of_latest: as_of.latest(),
                value: claim.value,
                members,
                gap: members.map(|listed| claim.value - i64::try_from(listed).unwrap_or(i64::MAX)),
            })
        };
        let mut rows: Vec<ListClaimGap> = self.register.claims().iter().filter(of_all).filter_map(row).collect();
        rows.sort_by(|a, b| (a.as_of_earliest, &a.claim).cmp(&(b.as_of_earliest, &b.claim)));
        self.figures(rows)
    }
}

/// Groups of exact claims about the same, how many of them differ and how many there are with more than one claim.
fn conflicting_claims(register: &Register) -> (usize, usize) {
    let mut groups: BTreeMap<_, Vec<i64>> = BTreeMap::new();
    for claim in register.claims().iter().filter(|claim| claim.comparator == Comparator::Exactly) {
        if let Some(as_of) = &claim.as_of {
            let about = (claim.quantity.as_str(), &claim.scope, claim.unit.as_str(), as_of.earliest(), as_of.latest());
            groups.entry(about).or_default().push(claim.value);
        }
    }
    groups.retain(|_, values| values.len() > 1);
    (groups.values().filter(|values| values.iter().any(|value| *value != values[0])).count(), groups.len())
}

/// What every source goes back to, and who published it.
struct Roots<'a>(BTreeMap<&'a str, (BTreeSet<&'a str>, &'a str)>);

impl<'a> Roots<'a> {
    fn of(register: &'a Register) -> Self {
        let trace = |id: &'a str| {
            let (mut open, mut seen) = (vec![id], BTreeSet::new());
            while let Some(id) = open.pop() {
                if seen.insert(id) {
                    let from = register.sources().get(id).map(|source| source.derived_from.as_slice());
                    open.extend(from.unwrap_or_default().iter().map(Id::as_str));
                }
            }
            seen
        };
        let sources = register.sources().iter();
        Self(sources.map(|one| (one.id.as_str(), (trace(one.id.as_str()), one.publisher.as_str()))).collect())
    }

    fn independent(&self, one: &str, other: &str) -> bool {
        let (Some(one), Some(other)) = (self.0.get(one), self.0.get(other)) else { return false };
        one.1 != other.1 && one.0.is_disjoint(&other.0)
    }
}

/// Per table: records with a source, with two, with two independent ones.
struct Sourced<'a> {
    roots: Roots<'a>,
    rows: Vec<(&'static str, [usize; 3])>,
}

impl TableVisitor for Sourced<'_> {
    fn visit<T: Record>(&mut self, records: &Records<T>) {
        let mut found = [0; 3];
        for record in records {
            let mut sources = Vec::new();
            record.references(&mut |field, _, id| {
                if field == "source" {
                    sources.push(id);
                }
            });
            let pairs =
                || sources.iter().enumerate().flat_map(|(at, one)| sources[..at].iter().map(move |two| (one, two)));
            found[0] += usize::from(!sources.is_empty());
            found[1] += usize::from(sources.len() > 1);
            found[2] += usize::from(pairs().any(|(one, other)| self.roots.independent(one, other)));
        }
        if found[0] > 0 {
            self.rows.push((T::TABLE, found));
        }
    }
}

struct Profile(Vec<Precision>);

impl TableVisitor for Profile {
    fn visit<T: Record>(&mut self, records: &Records<T>) {
        let cells: Vec<Vec<String>> = records.iter().map(Record::write).collect();
        for (at, field) in T::FIELDS.iter().enumerate().filter(|(_, field)| field.kind == FieldKind::When) {
            let dates = cells.iter().map(|row| row.get(at).and_then(|cell| When::from_field(cell).ok()));
            let mut row = Precision {
                table: T::TABLE.to_owned(),
                field: field.name.to_owned(),
                days: 0,
                months: 0,
                years: 0,
                spans: 0,
                qualified: 0,
                missing: 0,
            };
            for date in dates {
                let Some(date) = date else {
                    row.missing += 1;
                    continue;
                };
                row.qualified += usize::from(date.is_qualified());
                *match () {
                    () if date.is_exact() => &mut row.days,
                    () if is_month(&date) => &mut row.months,
                    () if date.is_year() => &mut row.years,
                    () => &mut row.spans,
                } += 1;
            }
            if !cells.is_empty() {
                self.0.push(row);
            }
        }
    }
}

fn is_month(date: &When) -> bool {
    use chrono::Datelike;
    let (first, last) = (date.earliest(), date.latest());
    let length = crate::time::days_in_month(first.year(), first.month());
    first.day() == 1 && (first.year(), first.month()) == (last.year(), last.month()) && Some(last.day()) == length
}
