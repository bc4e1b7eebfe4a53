//! Networks of two kinds of nodes, and what they look like from one kind alone.
//!
//! Degrees, components and projections; everything further is the business of graph libraries, which read the tables
//! of nodes and edges as they are.

use std::collections::{BTreeMap, BTreeSet};

use super::between::size;
use super::spells::{after, days_from};
use crate::table::{Column, Table};
use crate::time::Day;

/// A network of two modes: ties lead only from one kind of node to the other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TwoMode {
    kind: String,
    left: Vec<String>,
    right: Vec<String>,
    ties: Vec<Tie>,
}

/// One tie of a two-mode network, by the positions of its nodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tie {
    /// The position of the node of the first kind.
    pub left: usize,
    /// The position of the node of the second kind.
    pub right: usize,
    /// The first and the last day (inclusive) on which it held for certain, where known.
    pub days: Option<(Day, Day)>,
}

/// How the weight of a tie between two nodes follows from the neighbours they share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Weight {
    /// The number of shared neighbours.
    Count,
    /// The number of shared neighbours by the number of all neighbours of the two (Jaccard, 1901).
    Jaccard,
    /// The days on which both ties to a shared neighbour held for certain, over all of them; a lower bound.
    OverlapDays,
    /// `1 / (n - 1)` for every shared neighbour that has `n` neighbours (Newman, 2001).
    Newman,
}

impl Weight {
    /// All weights.
    pub const ALL: [Self; 4] = [Self::Count, Self::Jaccard, Self::OverlapDays, Self::Newman];

    /// `count`, `jaccard`, `overlap-days` or `newman`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Jaccard => "jaccard",
            Self::OverlapDays => "overlap-days",
            Self::Newman => "newman",
        }
    }

    const fn unit(self) -> &'static str {
        match self {
            Self::Count => "shared neighbours",
            Self::Jaccard => "share",
            Self::OverlapDays => "days",
            Self::Newman => "shares of a shared neighbour",
        }
    }
}

impl TwoMode {
    /// A network of named nodes. Ties to nodes that do not exist are left out, and two ties of the same nodes are one,
    /// with the days of the first.
    pub fn new(kind: &str, left: Vec<String>, right: Vec<String>, mut ties: Vec<Tie>) -> Self {
        ties.retain(|tie| tie.left < left.len() && tie.right < right.len());
        ties.sort();
        ties.dedup_by_key(|tie| (tie.left, tie.right));
        Self { kind: kind.to_owned(), left, right, ties }
    }

    /// What the ties are: `meeting`, `cooperation`, `partner`.
    pub fn kind(&self) -> &str {
        &self.kind
    }

    /// The nodes of the first kind.
    pub fn left(&self) -> &[String] {
        &self.left
    }

    /// The nodes of the second kind.
    pub fn right(&self) -> &[String] {
        &self.right
    }

    /// The ties, by the positions of their nodes.
    pub fn ties(&self) -> &[Tie] {
        &self.ties
    }

    /// Ties by the number that could be (Borgatti and Everett, 1997); undefined without nodes of one kind.
    pub fn density(&self) -> Option<f64> {
        let most = self.left.len() * self.right.len();
        (most > 0).then(|| size(self.ties.len()) / size(most))
    }

    /// The number of ties of every node: of the first kind, and of the second.
    pub fn degrees(&self) -> (Vec<usize>, Vec<usize>) {
        let (mut left, mut right) = (vec![0; self.left.len()], vec![0; self.right.len()]);
        for tie in &self.ties {
            left[tie.left] += 1;
            right[tie.right] += 1;
        }
        (left, right)
    }

    /// The degree of every node by the number of nodes of the other kind (Borgatti and Everett, 1997); empty for a
    /// kind whose other kind has no nodes.
    pub fn degree_centrality(&self) -> (Vec<f64>, Vec<f64>) {
        let (left, right) = self.degrees();
        let by = |degrees: Vec<usize>, others: usize| {
            degrees.into_iter().filter(|_| others > 0).map(|degree| size(degree) / size(others)).collect()
        };
        (by(left, self.right.len()), by(right, self.left.len()))
    }

    /// The number of the connected component of every node, counted from 0: nodes of the first kind, then of the second.
    pub fn components(&self) -> Vec<usize> {
        let links = self.ties.iter().map(|tie| (tie.left, self.left.len() + tie.right));
        components(self.left.len() + self.right.len(), links)
    }

    /// The same network, seen from the other kind of node.
    #[must_use]
    pub fn swapped(&self) -> Self {
        let ties = self.ties.iter().map(|tie| Tie { left: tie.right, right: tie.left, days: tie.days });
        Self::new(&self.kind, self.right.clone(), self.left.clone(), ties.collect())
    }

    /// The nodes of the first kind, tied where they share a neighbour. Nodes without a tie stay.
    ///
    /// ```
    /// use stadtnetz::statistics::{Tie, TwoMode, Weight};
    ///
    /// let names = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
    /// let tie = |left, right| Tie { left, right, days: None };
    /// let attended = vec![tie(0, 0), tie(1, 0), tie(0, 1), tie(1, 1)];
    /// let (places, meetings) = (names(&["kassel", "bocholt", "forst"]), names(&["2017", "2018"]));
    /// let network = TwoMode::new("meeting", places, meetings, attended);
    /// let together = network.projection(Weight::Count);
    /// assert_eq!((together.edges(), together.components()), (&[(0, 1, 2.0)][..], vec![0, 0, 1]));
    /// ```
    pub fn projection(&self, weight: Weight) -> OneMode {
        let mut around: BTreeMap<usize, Vec<Tie>> = BTreeMap::new();
        for tie in &self.ties {
            around.entry(tie.right).or_default().push(*tie);
        }
        let degrees = self.degrees().0;
        let mut weights: BTreeMap<(usize, usize), f64> = BTreeMap::new();
        for ties in around.values() {
            for (at, one) in ties.iter().enumerate() {
                for other in &ties[at + 1..] {
                    *weights.entry((one.left, other.left)).or_default() += match weight {
                        Weight::Count | Weight::Jaccard => 1.0,
                        Weight::OverlapDays => overlap(one, other),
                        Weight::Newman => 1.0 / size(ties.len() - 1),
                    };
                }
            }
        }
        let edges = weights.into_iter().map(|((one, other), shared)| match weight {
            Weight::Jaccard => (one, other, shared / (size(degrees[one] + degrees[other]) - shared)),
            _ => (one, other, shared),
        });
        OneMode { kind: self.kind.clone(), weight, nodes: self.left.clone(), edges: edges.collect() }
    }

    /// The ties as a table that graph libraries read without renaming: `source` and `target` first, as networkx and
    /// igraph want them, `source_ix` and `target_ix` for rustworkx: positions in [`nodes`](Self::nodes).
    pub fn edges(&self) -> Table {
        let rows = self.ties.iter().map(|tie| Edge {
            source: self.left[tie.left].clone(),
            target: self.right[tie.right].clone(),
            weight: 1.0,
            year: tie.days.map(|(from, _)| i64::from(chrono::Datelike::year(&from))),
            ends: (tie.left, self.left.len() + tie.right),
        });
        edges_table(&rows.collect::<Vec<_>>(), &self.kind, "1 for every tie", "ties")
    }

    /// The nodes as a table: those of the first kind, then those of the second.
    pub fn nodes(&self) -> Table {
        let (left, right) = self.degrees();
        let (by_right, by_left) = self.degree_centrality();
        let second = |at: usize| at >= self.left.len();
        let names: Vec<&String> = self.left.iter().chain(&self.right).collect();
        let components = self.components();
        let centrality: Vec<Option<f64>> = by_right
            .into_iter()
            .map(Some)
            .chain(by_left.into_iter().map(Some))
            .chain(std::iter::repeat(None))
            .take(names.len())
            .collect();
        let columns = vec![
            Column::text("name", "id of the node", names.iter().map(|&name| Some(name.clone()))),
            Column::integer(
                "bipartite",
                "0: first kind, 1: second kind",
                (0..names.len()).map(|at| Some(i64::from(second(at)))),
            ),
            Column::integer(
                "degree",
                "number of ties",
                left.iter().chain(&right).map(|&degree| i64::try_from(degree).ok()),
            )
            .unit("ties"),
            Column::number("degree_centrality", "degree by the number of nodes of the other kind", centrality)
                .unit("share"),
            Column::integer(
                "component",
                "number of its connected component, from 0",
                components.iter().map(|&c| i64::try_from(c).ok()),
            ),
        ];
        Table::built("nodes", columns)
    }
}

/// A network of one kind of node, with weighted ties that have no direction.
#[derive(Clone, Debug, PartialEq)]
pub struct OneMode {
    kind: String,
    weight: Weight,
    nodes: Vec<String>,
    edges: Vec<(usize, usize, f64)>,
}

impl OneMode {
    /// How the weights follow from shared neighbours.
    pub fn weight(&self) -> Weight {
        self.weight
    }

    /// The nodes, those without a tie among them.
    pub fn nodes(&self) -> &[String] {
        &self.nodes
    }

    /// The ties: the positions of two nodes, the smaller one first, and the weight.
    pub fn edges(&self) -> &[(usize, usize, f64)] {
        &self.edges
    }

    /// The same nodes with the ties of at least this weight.
    #[must_use]
    pub fn at_least(mut self, weight: f64) -> Self {
        self.edges.retain(|(.., found)| *found >= weight);
        self
    }

    /// Ties by the number that could be, `2E / n(n-1)`; undefined for fewer than two nodes.
    pub fn density(&self) -> Option<f64> {
        let nodes = size(self.nodes.len());
        (self.nodes.len() > 1).then(|| 2.0 * size(self.edges.len()) / (nodes * (nodes - 1.0)))
    }

    /// The number of ties of every node.
    pub fn degrees(&self) -> Vec<usize> {
        let mut degrees = vec![0; self.nodes.len()];
        for &(one, other, _) in &self.edges {
            degrees[one] += 1;
            degrees[other] += 1;
        }
        degrees
    }

    /// The positions of nodes without a tie.
    pub fn isolates(&self) -> Vec<usize> {
        self.degrees().iter().enumerate().filter_map(|(at, degree)| (*degree == 0).then_some(at)).collect()
    }

    /// How much the degrees centre on one node, `Σ(max - c) / ((n-1)(n-2))`: 1 for a star (Freeman, 1979); undefined
    /// for fewer than three nodes.
    pub fn centralisation(&self) -> Option<f64> {
        let degrees = self.degrees();
        let highest = degrees.iter().copied().max()?;
        let missing: usize = degrees.iter().map(|degree| highest - degree).sum();
        let nodes = size(degrees.len());
        (degrees.len() > 2).then(|| size(missing) / ((nodes - 1.0) * (nodes - 2.0)))
    }

    /// The number of the connected component of every node, counted from 0 in the order of the nodes.
    pub fn components(&self) -> Vec<usize> {
        components(self.nodes.len(), self.edges.iter().map(|&(one, other, _)| (one, other)))
    }

    /// The ties as a table, with the columns of [`TwoMode::edges`]; `weight` is of the network's kind of weight.
    pub fn edges_table(&self) -> Table {
        let rows = self.edges.iter().map(|&(one, other, weight)| Edge {
            source: self.nodes[one].clone(),
            target: self.nodes[other].clone(),
            weight,
            year: None,
            ends: (one, other),
        });
        let description = format!("weight by shared neighbours: {}", self.weight.as_str());
        edges_table(&rows.collect::<Vec<_>>(), &self.kind, &description, self.weight.unit())
    }

    /// The nodes as a table.
    pub fn nodes_table(&self) -> Table {
        let components = self.components();
        let columns = vec![
            Column::text("name", "id of the node", self.nodes.iter().map(|name| Some(name.clone()))),
            Column::integer(
                "degree",
                "number of ties",
                self.degrees().iter().map(|&degree| i64::try_from(degree).ok()),
            )
            .unit("ties"),
            Column::integer(
                "component",
                "number of its connected component, from 0",
                components.iter().map(|&c| i64::try_from(c).ok()),
            ),
        ];
        Table::built("nodes", columns)
    }
}

struct Edge {
    source: String,
    target: String,
    weight: f64,
    year: Option<i64>,
    ends: (usize, usize),
}

fn edges_table(rows: &[Edge], kind: &str, weight: &str, unit: &str) -> Table {
    let position = |name, description, pick: fn(&Edge) -> usize| {
        Column::integer(name, description, rows.iter().map(|row| i64::try_from(pick(row)).ok()))
    };
    let columns = vec![
        Column::text("source", "id of the first node", rows.iter().map(|row| Some(row.source.clone()))),
        Column::text("target", "id of the second node", rows.iter().map(|row| Some(row.target.clone()))),
        Column::number("weight", weight, rows.iter().map(|row| Some(row.weight))).unit(unit),
        Column::text(
            "kind",
            "what the tie is: meeting, cooperation, partner",
            rows.iter().map(|_| Some(kind.to_owned())),
        ),
        Column::year("year", "calendar year in which the tie is first known to hold", rows.iter().map(|row| row.year)),
        position("source_ix", "row of the first node in the table of nodes, from 0", |row| row.ends.0),
        position("target_ix", "row of the second node in the table of nodes, from 0", |row| row.ends.1),
    ];
    Table::built("edges", columns)
}

/// The days on which two ties held for certain.
fn overlap(one: &Tie, other: &Tie) -> f64 {
    let both = one.days.zip(other.days).map(|(one, other)| (one.0.max(other.0), after(one.1.min(other.1))));
    both.map_or(0.0, |(from, until)| super::between::float(days_from(from, until).max(0)))
}

/// The number of every node's connected component, in the order in which the nodes meet them.
fn components(nodes: usize, links: impl Iterator<Item = (usize, usize)>) -> Vec<usize> {
    let mut neighbours: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); nodes];
    for (one, other) in links {
        neighbours[one].insert(other);
        neighbours[other].insert(one);
    }
    let mut found: Vec<Option<usize>> = vec![None; nodes];
    let mut number = 0;
    for start in 0..nodes {
        if found[start].is_some() {
            continue;
        }
        let mut reached = vec![start];
        while let Some(node) = reached.pop() {
            if found[node].is_none() {
                found[node] = Some(number);
                reached.extend(&neighbours[node]);
            }
        }
        number += 1;
    }
    found.into_iter().flatten().collect()
}
