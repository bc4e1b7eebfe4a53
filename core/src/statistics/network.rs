//! Who is tied to whom: through meetings, cooperations and partners.

use std::collections::{BTreeMap, BTreeSet};

use super::Statistics;
use super::between::{Between, share};
use super::figures::{Figures, figures};
use super::graph::{Tie, TwoMode, Weight};
use super::spells::days_from;
use crate::place::State;
use crate::register::{Capacity, Role};
use crate::time::{Day, FIRST_DAY, LAST_DAY, When};

/// What ties places to one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TieKind {
    /// Meetings that places took part in as members.
    Meeting,
    /// Cooperations that places belong to.
    Cooperation,
    /// Organisations in the places' partnerships.
    Partner,
}

impl TieKind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::Meeting, Self::Cooperation, Self::Partner];

    /// `meeting`, `cooperation` or `partner`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Meeting => "meeting",
            Self::Cooperation => "cooperation",
            Self::Partner => "partner",
        }
    }
}

figures! {
    /// Two places with everything that ties them.
    Multiplexity in "multiplexity" {
        /// id of the first place
        source: String,
        /// id of the second place
        target: String,
        /// kinds of ties between them
        multiplexity: usize ["kinds"],
        /// the kinds, joined by ;
        kinds: String,
        /// whether they lie in different states; missing where one has no state
        across_states: Option<bool>,
    }
}

figures! {
    /// How far ties of a kind lead across state borders.
    Bridging in "bridging" {
        /// kind of tie: meeting, cooperation, partner
        kind: String,
        /// pairs of places with such a tie, of which both states are known
        ties: usize ["pairs"],
        /// of them across a state border
        external: usize ["pairs"],
        /// external per tie
        bridging: Option<f64> ["share"],
        /// (external - internal) / ties: -1 all within states, 1 all across (Krackhardt and Stern, 1988)
        ei_index: Option<f64> ["index"],
    }
}

figures! {
    /// An organisation, seen from the network: how many members it works with, and what it has been for the programme.
    PartnerReach in "partners" {
        /// id of the organisation
        organisation: String,
        /// places in whose partnership it is
        reach: usize ["places"],
        /// roles it had in the programme
        roles: usize ["roles"],
        /// the roles in the order of their days, joined by " > "; those without days stand last
        role_path: Option<String>,
        /// from the first day of its first role to the last day of its last one; missing where a role has no known end
        tenure: Option<Between<i64>> ["days"],
    }
}

impl Statistics<'_> {
    /// Places and what ties them, as a two-mode network. Its first kind of node is every place with a membership, tied
    /// or not; the second is meetings, cooperations or organisations. With a period (first and last day), only ties
    /// that may hold on one of its days count.
    ///
    /// What else is known of a place stands in the register's table `places`, whose `id` is the node's `name`.
    ///
    /// ```
    /// use stadtnetz::statistics::{TieKind, Weight};
    ///
    /// let network = stadtnetz::engagierte_stadt().stats().network(TieKind::Meeting, None);
    /// assert_eq!(network.left().len(), 128);
    /// let together = network.projection(Weight::Newman).edges_table();
    /// assert_eq!(together.columns()[0].name(), "source");
    /// ```
    pub fn network(&self, kind: TieKind, period: Option<(Day, Day)>) -> TwoMode {
        let left: Vec<String> = self.members.iter().map(|member| member.place.id.to_string()).collect();
        let positions: BTreeMap<&str, usize> = left.iter().enumerate().map(|(at, id)| (id.as_str(), at)).collect();
        let found = self.dated_ties(kind, period.unwrap_or((FIRST_DAY, LAST_DAY)));
        let right: Vec<&str> = found.iter().map(|(_, id, _)| *id).collect::<BTreeSet<_>>().into_iter().collect();
        let ties = found.iter().filter_map(|&(place, id, days)| {
            Some(Tie { left: *positions.get(place)?, right: right.binary_search(&id).ok()?, days })
        });
        let ties = ties.collect();
        TwoMode::new(kind.as_str(), left, right.into_iter().map(str::to_owned).collect(), ties)
    }

    fn dated_ties(&self, kind: TieKind, period: (Day, Day)) -> Vec<DatedTie<'_>> {
        let register = self.register;
        let tie = |place, id, from: Option<&When>, last: Option<&When>| {
            may_overlap(from, last, period).then(|| (place, id, certain(from, last)))
        };
        match kind {
            TieKind::Meeting => register
                .attendances()
                .iter()
                .filter(|attendance| attendance.capacity == Capacity::Member)
                .filter_map(|attendance| {
                    let meeting = register.meetings().get(attendance.meeting.as_str())?;
                    let last = meeting.last_day.as_ref().or(meeting.from.as_ref());
                    tie(attendance.place.as_str(), meeting.id.as_str(), meeting.from.as_ref(), last)
                })
                .collect(),
            TieKind::Cooperation => register
                .cooperation_members()
                .iter()
                .filter_map(|one| {
                    tie(one.place.as_str(), one.cooperation.as_str(), one.from.as_ref(), one.last_day.as_ref())
                })
                .collect(),
            TieKind::Partner => self
                .partnerships()
                .into_values()
                .flatten()
                .filter_map(|one| {
                    let membership = register.memberships().get(one.subject.as_str())?;
                    let id = one.organisation.as_str();
                    tie(membership.place.as_str(), id, one.from.as_ref(), one.last_day.as_ref())
                })
                .collect(),
        }
    }

    /// Every two places with a tie, with the kinds of ties between them.
    pub fn multiplexity(&self, period: Option<(Day, Day)>) -> Figures<Multiplexity> {
        let mut pairs: BTreeMap<(usize, usize), Vec<&str>> = BTreeMap::new();
        for kind in TieKind::ALL {
            for &(one, other, _) in self.network(kind, period).projection(Weight::Count).edges() {
                pairs.entry((one, other)).or_default().push(kind.as_str());
            }
        }
        let id = |at: usize| self.members[at].place.id.to_string();
        let row = |((one, other), kinds): ((usize, usize), Vec<&str>)| Multiplexity {
            source: id(one),
            target: id(other),
            multiplexity: kinds.len(),
            kinds: kinds.join(";"),
            across_states: self.across(one, other),
        };
        self.figures(pairs.into_iter().map(row).collect())
    }

    /// How far ties of each kind lead across state borders.
    pub fn bridging(&self, period: Option<(Day, Day)>) -> Figures<Bridging> {
        let row = |kind: TieKind| {
            let network = self.network(kind, period).projection(Weight::Count);
            let across: Vec<bool> =
                network.edges().iter().filter_map(|&(one, other, _)| self.across(one, other)).collect();
            let external = across.iter().filter(|across| **across).count();
            Bridging {
                kind: kind.as_str().to_owned(),
                ties: across.len(),
                external,
                bridging: share(external, across.len()),
                ei_index: share(external, across.len()).map(|bridging| 2.0 * bridging - 1.0),
            }
        };
        self.figures(TieKind::ALL.map(row).to_vec())
    }

    fn across(&self, one: usize, other: usize) -> Option<bool> {
        let state = |at: usize| -> Option<State> { self.members[at].place.state };
        Some(state(one)? != state(other)?)
    }

    /// Every organisation that works with a member or had a role in the programme.
    pub fn partners(&self) -> Figures<PartnerReach> {
        let mut places: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (place, organisation, _) in self.dated_ties(TieKind::Partner, (FIRST_DAY, LAST_DAY)) {
            places.entry(organisation).or_default().insert(place);
        }
        let mut roles: BTreeMap<&str, Vec<&Role>> = BTreeMap::new();
        for role in self.register.roles() {
            roles.entry(role.organisation.as_str()).or_default().push(role);
        }
        let ids: BTreeSet<&str> = places.keys().chain(roles.keys()).copied().collect();
        let row = |id: &str| {
            let mut path = roles.get(id).cloned().unwrap_or_default();
            path.sort_by_key(|role| (self.role_days(role).0.is_none(), self.role_days(role).0, &role.id));
            let names: Vec<&str> = path.iter().map(|role| role.role.as_str()).collect();
            PartnerReach {
                organisation: id.to_owned(),
                reach: places.get(id).map_or(0, BTreeSet::len),
                roles: path.len(),
                role_path: (!names.is_empty())
                    .then(|| names.chunk_by(|a, b| a == b).map(|same| same[0]).collect::<Vec<_>>().join(" > ")),
                tenure: self.role_tenure(&path),
            }
        };
        self.figures(ids.into_iter().map(row).collect())
    }

    /// The days of a role, its own or else those of its phase.
    fn role_days<'r>(&'r self, role: &'r Role) -> (Option<&'r When>, Option<&'r When>) {
        let phase = role.phase.as_ref().and_then(|phase| self.register.programme().phase(phase.as_str()));
        let from = role.from.as_ref().or_else(|| phase?.starts.as_ref());
        (from, role.last_day.as_ref().or_else(|| phase?.last_day.as_ref()))
    }

    fn role_tenure(&self, roles: &[&Role]) -> Option<Between<i64>> {
        let starts = || roles.iter().filter_map(|role| self.role_days(role).0);
        let ends = || roles.iter().filter_map(|role| self.role_days(role).1);
        if roles.iter().any(|role| self.role_days(role).1.is_none()) {
            return None; // still running for all that is known: no last day to count to
        }
        let longest = days_from(starts().map(When::earliest).min()?, ends().map(When::latest).max()?) + 1;
        let shortest = days_from(starts().map(When::latest).min()?, ends().map(When::earliest).max()?) + 1;
        Some(Between::new(shortest.max(1), longest))
    }
}

/// Place; meeting, cooperation or organisation; the days on which the tie held for certain.
type DatedTie<'a> = (&'a str, &'a str, Option<(Day, Day)>);

/// Whether a tie with these ends may hold on a day of a period; an end that is not given does not bound it.
fn may_overlap(from: Option<&When>, last: Option<&When>, (first_day, last_day): (Day, Day)) -> bool {
    from.is_none_or(|from| from.earliest() <= last_day) && last.is_none_or(|last| last.latest() >= first_day)
}

/// The days on which a tie with these ends held for certain.
fn certain(from: Option<&When>, last: Option<&When>) -> Option<(Day, Day)> {
    let (from, last) = (from?.latest(), last?.earliest());
    (from <= last).then_some((from, last))
}
