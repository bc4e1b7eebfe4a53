//! Who works together in a place: sectors, size and turnover of partnerships.

use std::collections::{BTreeMap, BTreeSet};

use super::Statistics;
use super::between::{Between, Options, rate, size};
use super::diversity::{Diversity, measure};
use super::figures::{Figures, figures};
use super::spells::before;
use crate::programme::Call;
use crate::register::{LocalPartner, LocalRole};
use crate::time::{Answer, Day, Span};

/// What counts as one seat of a partnership.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Seat {
    /// Every record: an organisation with two roles has two seats.
    #[default]
    Record,
    /// Every organisation once.
    Organisation,
}

impl Seat {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Record, Self::Organisation];

    /// `record` or `organisation`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Record => "record",
            Self::Organisation => "organisation",
        }
    }
}

figures! {
    /// The partnership of one membership or application, as its sources list it. A seat whose sector no source settles
    /// makes ranges: it may belong to any sector of the programme's vocabulary. Bodies that are only quoted or only
    /// hosted a meeting are no partners.
    SectorMix in "sector_mix" {
        /// id of the membership or application
        subject: String,
        /// id of the place
        place: Option<String>,
        /// seats: the size of the partnership
        seats: usize ["seats"],
        /// of them in the core group, where a source says who is
        core: Option<usize> ["seats"],
        /// of them in a sector that no source settles
        unsettled: usize ["seats"],
        /// sectors in the programme's vocabulary
        sectors: usize ["sectors"],
        /// sectors with a seat
        richness: Between<usize> ["sectors"],
        /// sectors that the call requires and a seat comes from, per required one; undefined without call or
        /// requirement
        required_coverage: Option<Between<f64>> ["share"],
        /// Blau's index
        blau: Between<f64> ["index"],
        /// Blau's index, 1 for an even spread over all sectors
        blau_normalised: Option<Between<f64>> ["index"],
        /// Blau's index by its largest value for so many seats
        blau_relative: Option<Between<f64>> ["index"],
        /// Simpson's index without replacement; undefined for one seat
        simpson_unbiased: Option<Between<f64>> ["index"],
        /// Shannon's entropy
        shannon: Between<f64> ["nats"],
        /// Shannon's entropy by that of an even spread over all sectors
        evenness: Option<Between<f64>> ["index"],
        /// Shannon's entropy by that of an even spread over the sectors present; only where every sector is settled
        evenness_observed: Option<f64> ["index"],
        /// effective number of sectors, order 1
        hill_1: Between<f64> ["sectors"],
        /// effective number of sectors, order 2
        hill_2: Between<f64> ["sectors"],
    }
}

figures! {
    /// Who joined and left one partnership in a period. Ranges are over all completions: most partners have no days.
    PartnerTurnover in "partner_turnover" {
        /// id of the membership or application
        subject: String,
        /// partners that joined in the period
        joined: Between<usize> ["partners"],
        /// partners that left in the period
        left: Between<usize> ["partners"],
        /// (joined + left) per (partners before + partners at the end), the same as by twice the mean size
        turnover: Option<Between<f64>> ["share"],
    }
}

impl Statistics<'_> {
    /// The mix of sectors in every partnership that the register lists.
    ///
    /// ```
    /// use stadtnetz::statistics::Seat;
    ///
    /// let mix = stadtnetz::engagierte_stadt().stats().sector_mix(Seat::Record);
    /// let founders = mix.iter().find(|row| row.subject == "goeppingen-2023").ok_or("not listed")?;
    /// assert_eq!((founders.seats, founders.blau.low()), (4, 0.375));
    /// # Ok::<(), &str>(())
    /// ```
    pub fn sector_mix(&self, seat: Seat) -> Figures<SectorMix> {
        let rows = self.partnerships().into_iter().filter_map(|(subject, partners)| self.mix(subject, &partners, seat));
        self.figures(rows.collect())
    }

    /// Partners that joined and left every partnership in a period (first and last day).
    pub fn partner_turnover(&self, from: Day, to: Day) -> Figures<PartnerTurnover> {
        let row = |(subject, partners): (&str, Vec<&LocalPartner>)| {
            let moves: Vec<Vec<[bool; 4]>> = partners.iter().map(|partner| moves(partner, from, to)).collect();
            let number = |which: usize| {
                super::between::count(
                    &moves,
                    |ways| ways.iter().all(|way| way[which]),
                    |ways| ways.iter().any(|way| way[which]),
                )
            };
            let sum = |one: bool, other: bool| i64::from(one) + i64::from(other);
            let turnover = |[before, after, joined, left]: &[bool; 4]| (sum(*joined, *left), sum(*before, *after));
            let options: Vec<Options> = moves.iter().map(|ways| ways.iter().map(turnover).collect()).collect();
            PartnerTurnover {
                subject: subject.to_owned(),
                joined: number(2),
                left: number(3),
                turnover: rate(&options),
            }
        };
        self.figures(self.partnerships().into_iter().map(row).collect())
    }

    /// The partners of every partnership, by the membership or application it belongs to.
    pub(super) fn partnerships(&self) -> BTreeMap<&str, Vec<&LocalPartner>> {
        let mut partnerships: BTreeMap<&str, Vec<&LocalPartner>> = BTreeMap::new();
        for partner in self.register.local_partners() {
            if !matches!(partner.role, LocalRole::Quoted | LocalRole::Host) {
                partnerships.entry(partner.subject.as_str()).or_default().push(partner);
            }
        }
        partnerships
    }

    fn mix(&self, subject: &str, partners: &[&LocalPartner], seat: Seat) -> Option<SectorMix> {
        let mut counted = partners.to_vec();
        if seat == Seat::Organisation {
            let mut seen = BTreeSet::new();
            counted.retain(|partner| seen.insert(partner.organisation.as_str()));
        }
        let sectors = self.register.programme().sector_ids();
        let settled: Vec<&str> = counted.iter().filter_map(|partner| self.sector(partner)).collect();
        let seats: Vec<usize> =
            sectors.iter().map(|sector| settled.iter().filter(|settled| *settled == sector).count()).collect();
        let unsettled = counted.len() - settled.len();
        let spread = Diversity::between(&seats, unsettled)?;
        let optional = |of: fn(&Diversity) -> Option<f64>| Some(Between::new(of(&spread.0)?, of(&spread.1)?));
        let (place, call) = self.place_and_call(subject);
        Some(SectorMix {
            subject: subject.to_owned(),
            place,
            seats: counted.len(),
            core: counted
                .iter()
                .any(|partner| partner.core.is_some())
                .then(|| counted.iter().filter(|partner| partner.core == Some(true)).count()),
            unsettled,
            sectors: sectors.len(),
            richness: measure(&spread, |mix| mix.richness),
            required_coverage: call.and_then(|call| required(call, &settled, unsettled, &sectors)),
            blau: measure(&spread, |mix| mix.blau),
            blau_normalised: optional(|mix| mix.blau_normalised),
            blau_relative: optional(|mix| mix.blau_relative),
            simpson_unbiased: optional(|mix| mix.simpson_unbiased),
            shannon: measure(&spread, |mix| mix.shannon),
            evenness: optional(|mix| mix.evenness),
            evenness_observed: (unsettled == 0).then_some(spread.0.evenness_observed).flatten(),
            hill_1: measure(&spread, |mix| mix.hill[1]),
            hill_2: measure(&spread, |mix| mix.hill[2]),
        })
    }

    /// The sector of a partner: as in this partnership, else as of the organisation.
    pub(super) fn sector<'s>(&'s self, partner: &'s LocalPartner) -> Option<&'s str> {
        let own = || self.register.organisations().get(partner.organisation.as_str())?.sector.as_deref();
        partner.sector.as_deref().or_else(own)
    }

    fn place_and_call(&self, subject: &str) -> (Option<String>, Option<&Call>) {
        let membership = self.register.memberships().get(subject).map(|one| (&one.place, one.call.as_ref()));
        let application = || self.register.applications().get(subject).map(|one| (&one.place, Some(&one.call)));
        let Some((place, call)) = membership.or_else(application) else { return (None, None) };
        (Some(place.to_string()), call.and_then(|call| self.register.programme().call(call.as_str())))
    }
}

/// Which of the sectors that a call requires have a seat; each unsettled seat may be of any one sector.
fn required(call: &Call, settled: &[&str], unsettled: usize, sectors: &[&str]) -> Option<Between<f64>> {
    let needed = call.required_sectors.len();
    let share = |number: usize| size(number) / size(needed);
    let highest = most_met(call, settled, unsettled.min(needed), sectors);
    (needed > 0).then(|| Between::new(share(most_met(call, settled, 0, sectors)), share(highest)))
}

/// How many requirements are met at most if so many seats may be of any sector.
fn most_met(call: &Call, seats: &[&str], free: usize, sectors: &[&str]) -> usize {
    if free > 0 {
        let filled = sectors.iter().map(|&sector| most_met(call, &[seats, &[sector]].concat(), free - 1, sectors));
        return filled.max().unwrap_or(0);
    }
    let met = |any_of: &[String]| any_of.iter().any(|sector| seats.contains(&sector.as_str()));
    call.required_sectors.iter().filter(|requirement| met(&requirement.any_of)).count()
}

/// All ways a partner can have been there before and at the end of a period, and have joined and left in it.
fn moves(partner: &LocalPartner, from: Day, last: Day) -> Vec<[bool; 4]> {
    let there = |day: Day| match Span::covers(partner.from.as_ref(), partner.last_day.as_ref(), day) {
        Answer::Yes => vec![true],
        Answer::No => vec![false],
        Answer::Unknown => vec![true, false],
    };
    let mut ways = Vec::new();
    for was in there(before(from)) {
        for is in there(last) {
            ways.push([was, is, !was && is, was && !is]);
        }
    }
    if let (Some(joined), Some(left)) = (&partner.from, &partner.last_day)
        && joined.latest() >= from
        && joined.earliest() <= last
        && left.earliest() < last
    {
        ways.push([false, false, true, true]);
    }
    ways
}
