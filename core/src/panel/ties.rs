//! Ties between municipalities, as graph libraries read them.

use std::collections::{BTreeMap, BTreeSet};

use super::error::PanelError;
use super::study::Study;
use super::unit::StudyUnit;
use super::words::words;
use super::year::Year;
use crate::register::Capacity;
use crate::statistics::figures::{Figures, figures};
use crate::statistics::{Tie, TwoMode, Weight};
use crate::time::When;

words! {
    /// What ties municipalities to one another.
    Tied: "kind of tie" {
        /// A common border; the pairs come from outside.
        Contiguity = "contiguity",
        /// A cooperation that both belong to.
        Cooperation = "cooperation",
        /// A meeting that both attended as members.
        Meeting = "meeting",
    }
}

figures! {
    /// Two municipalities with a tie in a year. The first two columns are the nodes, as igraph wants them, under the names that
    /// networkx expects; `source_ix` and `target_ix` are rows of the table of nodes, as rustworkx wants them.
    NetworkEdge in "edges" {
        /// official key of the first municipality as a number
        source: i64,
        /// official key of the second municipality as a number
        target: i64,
        /// meetings or cooperations shared in the year, or the sum of 1 / (k - 1) over those of k municipalities (Newman,
        /// 2001); 1 for a border
        weight: f64,
        /// what the tie is: contiguity, cooperation, meeting
        kind: String,
        /// year
        year: i64,
        /// row of the first municipality in the table of nodes, from 0
        source_ix: usize,
        /// row of the second municipality in the table of nodes, from 0
        target_ix: usize,
    }
}

figures! {
    /// A municipality of the network, tied or not: a list of edges loses those without a tie.
    NetworkNode in "nodes" {
        /// official key as a number: what edges call it
        name: i64,
        /// official key
        ags: String,
        /// name
        label: String,
        /// number of the state
        land: i64,
        /// first treated year; inf = never
        g: f64 ["year"],
        /// 1 if it was ever a member, or may have been
        ever_member: i64,
        /// latitude of its reference point
        latitude: Option<f64> ["degrees"],
        /// longitude of its reference point
        longitude: Option<f64> ["degrees"],
    }
}

impl Study {
    /// The ties of a kind in every year of the study, by year. A tie stands in the years in which sources show it for certain, so that
    /// an undated one stands in none. Borders are those that the study was given. Ties to places that are no units are left out.
    ///
    /// # Errors
    /// Borders where the study was given none.
    pub fn edges(&self, kind: Tied, weight: Weight) -> Result<Figures<NetworkEdge>, PanelError> {
        if kind == Tied::Contiguity && self.contiguity.is_empty() {
            return Err(PanelError::NoContiguity);
        }
        let nodes = self.network_units(kind);
        let row = |number: i64| nodes.binary_search_by_key(&number, |unit| unit.number()).ok();
        let mut rows = Vec::new();
        for &year in self.years() {
            for ((source, target), weight) in self.ties(kind, weight, year) {
                let (Some(source_ix), Some(target_ix)) = (row(source), row(target)) else { continue };
                let kind = kind.as_str().to_owned();
                rows.push(NetworkEdge { source, target, weight, kind, year: i64::from(year), source_ix, target_ix });
            }
        }
        Ok(self.figures(rows))
    }

    /// The municipalities of the network of a kind, by key: all of the study where borders tie them, else those that were ever a
    /// member or may have been.
    pub fn nodes(&self, kind: Tied) -> Figures<NetworkNode> {
        let node = |unit: &StudyUnit| NetworkNode {
            name: unit.number(),
            ags: unit.ags.as_str().to_owned(),
            label: unit.name.clone(),
            land: unit.land(),
            g: unit.g.map_or(f64::INFINITY, f64::from),
            ever_member: i64::from(!unit.spells.is_empty()),
            latitude: unit.centre.map(|(latitude, _)| latitude),
            longitude: unit.centre.map(|(_, longitude)| longitude),
        };
        self.figures(self.network_units(kind).into_iter().map(node).collect())
    }

    fn network_units(&self, kind: Tied) -> Vec<&StudyUnit> {
        self.units().iter().filter(|unit| kind == Tied::Contiguity || !unit.spells.is_empty()).collect()
    }

    /// The pairs that are tied in a year, the smaller key first.
    fn ties(&self, kind: Tied, weight: Weight, year: i32) -> BTreeMap<(i64, i64), f64> {
        let ordered = |one: i64, other: i64| (one != other).then(|| (one.min(other), one.max(other)));
        let shown: Vec<(&str, &str)> = match kind {
            Tied::Contiguity => {
                let number = |at: usize| self.units()[at].number();
                return self.contiguity.iter().map(|&(one, other)| ((number(one), number(other)), 1.0)).collect();
            }
            Tied::Cooperation => {
                let members = self.register().cooperation_members().iter();
                let in_year = members.filter(|one| is_shown(one.from.as_ref(), one.last_day.as_ref(), year));
                in_year.map(|one| (one.place.as_str(), one.cooperation.as_str())).collect()
            }
            Tied::Meeting => {
                let meetings = self.register().meetings();
                let came = self.register().attendances().iter().filter(|one| one.capacity == Capacity::Member);
                let in_year = came.filter(|one| {
                    let meeting = meetings.get(one.meeting.as_str());
                    meeting.is_some_and(|one| is_shown(one.from.as_ref(), one.last_day.as_ref(), year))
                });
                in_year.map(|one| (one.place.as_str(), one.meeting.as_str())).collect()
            }
        };
        let network = two_mode(kind, &shown).projection(weight);
        let numbers: BTreeMap<&str, i64> =
            self.units().iter().filter_map(|unit| Some((unit.place.as_ref()?.as_str(), unit.number()))).collect();
        let number = |at: usize| numbers.get(network.nodes()[at].as_str()).copied();
        let tie = |&(one, other, weight): &(usize, usize, f64)| Some((ordered(number(one)?, number(other)?)?, weight));
        network.edges().iter().filter_map(tie).collect()
    }
}

/// Whether sources show something in a year: on some day of it for certain, or only on days of it. What has no date is shown in
/// none.
fn is_shown(from: Option<&When>, last: Option<&When>, year: i32) -> bool {
    let Some(from) = from else { return false };
    let (year, last) = (Year::new(year), last.unwrap_or(from));
    let within = year.from <= from.earliest() && last.latest() < year.until;
    let certain = (from.latest().max(year.from), last.earliest().min(year.last_day()));
    within || certain.0 <= certain.1
}

/// The network of places and what they took part in.
fn two_mode(kind: Tied, shown: &[(&str, &str)]) -> TwoMode {
    let places: BTreeSet<&str> = shown.iter().map(|(place, _)| *place).collect();
    let events: BTreeSet<&str> = shown.iter().map(|(_, event)| *event).collect();
    let (places, events): (Vec<&str>, Vec<&str>) = (places.into_iter().collect(), events.into_iter().collect());
    let tie = |&(place, event): &(&str, &str)| {
        Some(Tie { left: places.binary_search(&place).ok()?, right: events.binary_search(&event).ok()?, days: None })
    };
    let names = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
    TwoMode::new(kind.as_str(), names(&places), names(&events), shown.iter().filter_map(tie).collect())
}
