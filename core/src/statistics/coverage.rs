//! How much of what could take part does: by state and band, by population, by distance.

use std::collections::{BTreeMap, BTreeSet};

use super::Statistics;
use super::between::{Between, Options, count, float, quantile, rate, share};
use super::diversity;
use super::figures::{Figures, figures};
use super::pool::Pool;
use super::spells::{Member, SETS};
use crate::official::Unit;
use crate::place::{KeyScheme, State};
use crate::programme::BandScale;
use crate::register::{MemberStatus, Population};
use crate::time::{Answer, Day};

/// What a table of coverage is broken down by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum By {
    /// The state (Land).
    State,
    /// The population band of a scale of the programme.
    Band,
}

impl By {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::State, Self::Band];

    /// `state` or `band`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::State => "state",
            Self::Band => "band",
        }
    }
}

figures! {
    /// How many of the eligible municipalities of a group are members, and how many people live in members. Eligible
    /// is a municipality whose inhabitants in the given directory lie in a band of the scale.
    Coverage in "coverage" {
        /// state (Land), ISO 3166-2; missing for all, and for members of no known state
        state: Option<String>,
        /// band of the scale, or below, above, unknown, other-kind (members that are not one municipality of the
        /// directory)
        band: Option<String>,
        /// municipalities of the directory
        municipalities: usize ["municipalities"],
        /// of them eligible
        eligible: Between<usize> ["municipalities"],
        /// members
        members: Between<usize> ["places"],
        /// presumed members
        presumed: usize ["places"],
        /// eligible members
        eligible_members: Between<usize> ["places"],
        /// eligible members per eligible municipality; undefined where none is eligible
        penetration: Option<Between<f64>> ["share"],
        /// inhabitants of the municipalities; missing where the directory leaves one of them out
        population: Option<i64> ["persons"],
        /// inhabitants of municipalities that lie in a member's territory, each once
        covered: Option<Between<i64>> ["persons"],
        /// covered per inhabitant
        population_coverage: Option<Between<f64>> ["share"],
    }
}

figures! {
    /// How the members of a day concentrate on states, by the set of members.
    Concentration in "concentration" {
        /// set of members: certain, presumed, possible
        set: MemberStatus,
        /// members whose state is known
        members: usize ["places"],
        /// Herfindahl-Hirschman index of the states' shares (Hirschman, 1945)
        index: Option<f64> ["index"],
        /// the index between 0 (the same number in each of the sixteen states) and 1 (all in one)
        normalised: Option<f64> ["index"],
    }
}

figures! {
    /// A state's share of the members by its share of the eligible municipalities (Florence, 1939), by the set of
    /// members: above 1, more joined there than elsewhere.
    LocationQuotient in "location_quotient" {
        /// state (Land), ISO 3166-2
        state: String,
        /// set of members: certain, presumed, possible
        set: MemberStatus,
        /// eligible members in the state
        members: usize ["places"],
        /// municipalities eligible for certain in the state
        eligible: usize ["municipalities"],
        /// location quotient; undefined without members or without eligible municipalities in the state
        quotient: Option<f64> ["ratio"],
    }
}

figures! {
    /// How far eligible municipalities that are no members are from the nearest member: great-circle distance between
    /// the directory's centres on a sphere of 6,371.0088 km, by the set of members.
    Distance in "distance" {
        /// set of members: certain, presumed, possible
        set: MemberStatus,
        /// eligible municipalities outside the set whose centre is known
        municipalities: usize ["municipalities"],
        /// median distance
        median: Option<f64> ["km"],
        /// largest distance
        largest: Option<f64> ["km"],
    }
}

figures! {
    /// How many members of a day lie in which band of a scale.
    BandProfile in "band_profile" {
        /// id of the scale
        scale: String,
        /// band of the scale, or below, above, unknown
        band: String,
        /// what the population figures used are based on, joined by ;: two bases are not comparable without care
        bases: Option<String>,
        /// members
        members: Between<usize> ["places"],
        /// presumed members
        presumed: usize ["places"],
    }
}

type Group = (Option<State>, Option<String>);

impl<'a> Statistics<'a> {
    /// Penetration and population coverage on a day, for all or by state and band. `units` are those of a directory
    /// edition near the day (all levels may be among them); `scale` is the scale of bands, without one that in force
    /// on the day.
    pub fn coverage<'u>(
        &self,
        units: impl IntoIterator<Item = &'u Unit>,
        by: &[By],
        scale: Option<&BandScale>,
        day: Day,
    ) -> Figures<Coverage> {
        let pool = Pool::of(units, scale.or_else(|| self.scale(day)));
        let places = self.territories(&pool);
        let group = |state: Option<State>, band: &str| -> Group {
            (
                state.filter(|_| by.contains(&By::State)),
                Some(band).filter(|_| by.contains(&By::Band)).map(str::to_owned),
            )
        };
        let mut groups: BTreeMap<Group, (Vec<usize>, Vec<&Member<'_>>)> = BTreeMap::new();
        for (at, municipality) in pool.municipalities.iter().enumerate() {
            groups.entry(group(municipality.unit.state(), &municipality.band)).or_default().0.push(at);
        }
        for (member, territory) in &places {
            let band = territory.own.map_or("other-kind", |at| &pool.municipalities[at].band);
            groups.entry(group(member.place.state, band)).or_default().1.push(member);
        }
        let owners = owners(&places);
        let rows = groups
            .into_iter()
            .map(|((state, band), (units, members))| covered(&pool, &owners, (state, band), &units, &members, day));
        self.figures(rows.collect())
    }

    /// How the members of a day concentrate on the sixteen states.
    ///
    /// ```
    /// use stadtnetz::time::parse_day;
    ///
    /// let concentration = stadtnetz::engagierte_stadt().stats().concentration(parse_day("2024-03-01")?);
    /// assert!(concentration[0].index.is_some_and(|index| index > 1.0 / 16.0));
    /// # Ok::<(), stadtnetz::time::DateError>(())
    /// ```
    pub fn concentration(&self, day: Day) -> Figures<Concentration> {
        let row = |set| {
            let seats = by_state(self.set(set, day).filter_map(|member| member.place.state));
            let (index, normalised) = diversity::concentration(&seats).unzip();
            Concentration { set, members: seats.iter().sum(), index, normalised: normalised.flatten() }
        };
        self.figures(SETS.map(row).to_vec())
    }

    /// Where more joined than elsewhere, measured by the eligible municipalities among `units`.
    pub fn location_quotient<'u>(
        &self,
        units: impl IntoIterator<Item = &'u Unit>,
        scale: Option<&BandScale>,
        day: Day,
    ) -> Figures<LocationQuotient> {
        let pool = Pool::of(units, scale.or_else(|| self.scale(day)));
        let eligible = by_state(pool.eligible().filter_map(|at| pool.municipalities[at].unit.state()));
        let places = self.territories(&pool);
        let mut rows = Vec::new();
        for set in SETS {
            let members = by_state(places.iter().filter_map(|(member, territory)| {
                let municipality = &pool.municipalities[territory.own?];
                (municipality.is_eligible() && member.is_in(set, day)).then(|| municipality.unit.state())?
            }));
            let (all_members, all_eligible) = (members.iter().sum(), eligible.iter().sum());
            for (at, state) in State::ALL.into_iter().enumerate() {
                let quotient = share(members[at], all_members)
                    .zip(share(eligible[at], all_eligible).filter(|share| *share > 0.0))
                    .map(|(of_members, of_eligible)| of_members / of_eligible);
                let state = state.to_string();
                rows.push(LocationQuotient { state, set, members: members[at], eligible: eligible[at], quotient });
            }
        }
        self.figures(rows)
    }

    /// How far the eligible municipalities among `units` that are no members are from the nearest member.
    pub fn distance<'u>(
        &self,
        units: impl IntoIterator<Item = &'u Unit>,
        scale: Option<&BandScale>,
        day: Day,
    ) -> Figures<Distance> {
        let pool = Pool::of(units, scale.or_else(|| self.scale(day)));
        let places = self.territories(&pool);
        let row = |set| {
            let members: BTreeSet<usize> = places
                .iter()
                .filter(|(member, _)| member.is_in(set, day))
                .flat_map(|(_, territory)| territory.parts.iter().copied())
                .collect();
            let distances: Vec<f64> = pool
                .eligible()
                .filter(|at| !members.contains(at))
                .filter_map(|at| members.iter().filter_map(|&member| pool.kilometres(at, member)).reduce(f64::min))
                .collect();
            Distance {
                set,
                municipalities: distances.len(),
                median: quantile(&distances, 0.5),
                largest: distances.iter().copied().reduce(f64::max),
            }
        };
        self.figures(SETS.map(row).to_vec())
    }

    /// How many members of a day lie in which band of a scale (without one, that in force on the day), by the figure
    /// of the register nearest to the day.
    pub fn band_profile(&self, scale: Option<&BandScale>, day: Day) -> Figures<BandProfile> {
        let Some(scale) = scale.or_else(|| self.scale(day)) else { return self.figures(Vec::new()) };
        let mut bands: BTreeMap<(i64, &str), Vec<&Member<'_>>> = BTreeMap::new();
        for member in &self.members {
            let band = super::pool::band(Some(scale), self.population(member, day).map(|one| one.inhabitants));
            let order = scale.bands.iter().position(|step| step.id == band);
            let order = order.and_then(|at| i64::try_from(at).ok()).unwrap_or(match band {
                "below" => -1,
                "above" => i64::MAX - 1,
                _ => i64::MAX,
            });
            bands.entry((order, band)).or_default().push(member);
        }
        let rows = bands.into_iter().map(|((_, band), members)| BandProfile {
            scale: scale.id.clone(),
            band: band.to_owned(),
            bases: self.bases(&members, day),
            members: count(&members, |member| member.on(day).must, |member| member.on(day).can),
            presumed: members.iter().filter(|member| member.is_in(MemberStatus::Presumed, day)).count(),
        });
        self.figures(rows.collect())
    }

    /// The scale of bands in force on a day, verified or not: the last one that has begun for certain, else the first
    /// that may have.
    pub(super) fn scale(&self, day: Day) -> Option<&'a BandScale> {
        let scales = self.register.programme().bands().iter();
        let reaches = |answer| move |scale: &&BandScale| scale.validity.reaches(day) == answer;
        scales.clone().rev().find(reaches(Answer::Yes)).or_else(|| scales.clone().find(reaches(Answer::Unknown)))
    }

    /// The figure nearest to a day.
    fn population(&self, member: &Member<'_>, day: Day) -> Option<&'a Population> {
        let of_place = self.register.populations().iter().filter(|one| one.place == member.place.id);
        of_place.min_by_key(|one| (one.day.earliest() - day).num_days().abs())
    }

    /// What the figures of these members are based on.
    fn bases(&self, members: &[&Member<'_>], day: Day) -> Option<String> {
        let bases = members.iter().filter_map(|member| Some(self.population(member, day)?.basis.as_str()));
        let bases: BTreeSet<&str> = bases.collect();
        (!bases.is_empty()).then(|| bases.into_iter().collect::<Vec<_>>().join(";"))
    }

    /// Where each place lies in the directory.
    fn territories(&self, pool: &Pool<'_>) -> Vec<(&Member<'a>, Territory)> {
        self.members
            .iter()
            .map(|member| {
                let place = member.place;
                let keys =
                    self.register.keys().iter().filter(|key| key.place == place.id && key.scheme == KeyScheme::Ags);
                let own = place
                    .ags
                    .into_iter()
                    .chain(keys.filter_map(|key| key.value.parse().ok()))
                    .find_map(|ags| pool.municipality(ags));
                let parts = match (own, place.ars) {
                    (Some(at), _) => vec![at],
                    (None, Some(ars)) if !place.kind.has_ags() => pool.within(ars),
                    _ => Vec::new(),
                };
                (member, Territory { own, parts })
            })
            .collect()
    }
}

/// The municipality a place is, and the municipalities it consists of, as indices of a pool.
struct Territory {
    own: Option<usize>,
    parts: Vec<usize>,
}

/// The places that each municipality belongs to.
fn owners<'m, 'a>(places: &[(&'m Member<'a>, Territory)]) -> BTreeMap<usize, Vec<(&'m Member<'a>, bool)>> {
    let mut owners: BTreeMap<usize, Vec<(&Member<'_>, bool)>> = BTreeMap::new();
    for (member, territory) in places {
        for &part in &territory.parts {
            owners.entry(part).or_default().push((member, territory.own == Some(part)));
        }
    }
    owners
}

fn covered(
    pool: &Pool<'_>,
    owners: &BTreeMap<usize, Vec<(&Member<'_>, bool)>>,
    (state, band): Group,
    units: &[usize],
    members: &[&Member<'_>],
    day: Day,
) -> Coverage {
    let mut penetration: Vec<Options> = Vec::new();
    let (mut population, mut certain, mut possible) = (Some(0), 0, 0);
    for &at in units {
        let municipality = &pool.municipalities[at];
        let owned = || owners.get(&at).into_iter().flatten();
        let itself = || owned().filter(|(_, own)| *own);
        let must = itself().any(|(member, _)| member.on(day).must);
        let can = itself().any(|(member, _)| member.on(day).can);
        let mut options = Options::new();
        if !municipality.is_eligible() {
            options.push((0, 0));
        }
        if municipality.may_be_eligible() {
            if !must {
                options.push((0, 1));
            }
            if can {
                options.push((1, 1));
            }
        }
        penetration.push(options);
        let inhabitants = municipality.unit.inhabitants.unwrap_or(0);
        population = population.zip(municipality.unit.inhabitants).map(|(sum, more)| sum + more);
        certain += if owned().any(|(member, _)| member.on(day).must) { inhabitants } else { 0 };
        possible += if owned().any(|(member, _)| member.on(day).can) { inhabitants } else { 0 };
    }
    let number = |so: fn((i64, i64)) -> bool| {
        count(&penetration, |ways| ways.iter().all(|&way| so(way)), |ways| ways.iter().any(|&way| so(way)))
    };
    Coverage {
        state: state.map(|state| state.to_string()),
        band,
        municipalities: units.len(),
        eligible: number(|(_, whole)| whole > 0),
        members: count(members, |member| member.on(day).must, |member| member.on(day).can),
        presumed: members.iter().filter(|member| member.is_in(MemberStatus::Presumed, day)).count(),
        eligible_members: number(|(part, _)| part > 0),
        penetration: rate(&penetration),
        population,
        covered: population.map(|_| Between::new(certain, possible)),
        population_coverage: population
            .filter(|&population| population > 0)
            .map(|population| Between::new(certain, possible).map(|persons| float(persons) / float(population))),
    }
}

/// How many there are of each of the sixteen states, in the order of their official numbers.
fn by_state(states: impl Iterator<Item = State>) -> Vec<usize> {
    let mut seats = vec![0; State::ALL.len()];
    for state in states {
        seats[usize::from(state.number()) - 1] += 1;
    }
    seats
}
