//! Ties between municipalities, as graph libraries read them.

use std::collections::BTreeMap;

use super::options::words;
use super::study::Study;
use super::unit::StudyUnit;
use super::year::Year;
use crate::statistics::figures::{Figures, figures};
use crate::statistics::{TieKind, Weight};

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
    /// The ties of a kind in every year of the study, by year. `contiguity` names the pairs that border on each other, by their
    /// keys as numbers: borders are geometry, which this library does not do. Ties to places that are no units are left out.
    pub fn edges(&self, kind: Tied, weight: Weight, contiguity: &[(i64, i64)]) -> Figures<NetworkEdge> {
        let nodes = self.network_units(kind);
        let row = |number: i64| nodes.binary_search_by_key(&number, |unit| unit.number()).ok();
        let mut rows = Vec::new();
        for &year in self.years() {
            for ((source, target), weight) in self.ties(kind, weight, contiguity, year) {
                let (Some(source_ix), Some(target_ix)) = (row(source), row(target)) else { continue };
                let kind = kind.as_str().to_owned();
                rows.push(NetworkEdge { source, target, weight, kind, year: i64::from(year), source_ix, target_ix });
            }
        }
        self.figures(rows)
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
    fn ties(&self, kind: Tied, weight: Weight, contiguity: &[(i64, i64)], year: i32) -> BTreeMap<(i64, i64), f64> {
        let ordered = |one: i64, other: i64| (one != other).then(|| (one.min(other), one.max(other)));
        let kind = match kind {
            Tied::Contiguity => {
                return contiguity.iter().filter_map(|&(one, other)| Some((ordered(one, other)?, 1.0))).collect();
            }
            Tied::Cooperation => TieKind::Cooperation,
            Tied::Meeting => TieKind::Meeting,
        };
        let year = Year::new(year);
        let network = self.register().stats().network(kind, Some((year.from, year.last_day()))).projection(weight);
        let numbers: BTreeMap<&str, i64> =
            self.units().iter().filter_map(|unit| Some((unit.place.as_ref()?.as_str(), unit.number()))).collect();
        let number = |at: usize| numbers.get(network.nodes()[at].as_str()).copied();
        let tie = |&(one, other, weight): &(usize, usize, f64)| Some((ordered(number(one)?, number(other)?)?, weight));
        network.edges().iter().filter_map(tie).collect()
    }
}
