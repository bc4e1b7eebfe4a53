//! Networks, and their tables for graph libraries.

use std::hash::{Hash, Hasher};

use chrono::NaiveDate;
use pyo3::PyTypeInfo;
use pyo3::prelude::*;
use stadtnetz::statistics as core;

use crate::out::{Anything, Tuple};
use crate::table::Table;
use crate::words::chosen;

/// Positions of two nodes, and the first and the last day on which their tie held for certain, where known.
type Tie = (usize, usize, Option<(NaiveDate, NaiveDate)>);

/// A network of two kinds of nodes, such as places and meetings; ties lead only from one kind to the other.
///
/// Its tables feed graph libraries without renaming: `networkx.from_pandas_edgelist(edges.to_pandas())`,
/// `igraph.Graph.DataFrame(edges.to_pandas(), vertices=nodes.to_pandas(), use_vids=False)`, and for rustworkx the columns
/// `source_ix` and `target_ix`.
#[pyclass(module = "stadtnetz", frozen, eq, hash, from_py_object)]
#[derive(Clone, PartialEq)]
pub(crate) struct TwoMode(core::TwoMode);

impl From<core::TwoMode> for TwoMode {
    fn from(network: core::TwoMode) -> Self {
        Self(network)
    }
}

impl Hash for TwoMode {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.0.kind(), self.0.left(), self.0.right(), self.0.ties().len()).hash(state);
    }
}

#[pymethods]
impl TwoMode {
    /// `ties` are the positions of a node of the first and of one of the second kind, and the first and the last day on
    /// which the tie held for certain, or None.
    #[new]
    fn new(kind: &str, left: Vec<String>, right: Vec<String>, ties: Vec<Tie>) -> Self {
        let ties = ties.into_iter().map(|(left, right, days)| core::Tie { left, right, days }).collect();
        Self(core::TwoMode::new(kind, left, right, ties))
    }

    /// What the ties are: meeting, cooperation, partner.
    #[getter]
    fn kind(&self) -> &str {
        self.0.kind()
    }

    /// The nodes of the first kind: places.
    #[getter]
    fn left(&self) -> Tuple<&str> {
        self.0.left().iter().map(String::as_str).collect()
    }

    /// The nodes of the second kind: meetings, cooperations or organisations.
    #[getter]
    fn right(&self) -> Tuple<&str> {
        self.0.right().iter().map(String::as_str).collect()
    }

    /// One row per node: its kind, its number of ties, that by the nodes of the other kind, and its component.
    #[getter]
    fn nodes(&self, py: Python<'_>) -> Table {
        py.detach(|| self.0.nodes()).into()
    }

    /// One row per tie.
    #[getter]
    fn edges(&self, py: Python<'_>) -> Table {
        py.detach(|| self.0.edges()).into()
    }

    /// Ties by the number that could be. None without nodes of one kind.
    #[getter]
    fn density(&self) -> Option<f64> {
        self.0.density()
    }

    /// The number of connected components; which node is in which stands in `nodes`.
    #[getter]
    fn components(&self, py: Python<'_>) -> usize {
        number(&py.detach(|| self.0.components()))
    }

    /// The same network, seen from the other kind of node.
    fn swapped(&self) -> Self {
        Self(self.0.swapped())
    }

    /// The nodes of the first kind, tied where they share a neighbour. `weight` is count, jaccard, overlap-days or newman;
    /// ties of less than `at_least` are left out.
    #[pyo3(signature = (weight = "count", *, at_least = None))]
    fn projection(&self, py: Python<'_>, weight: &str, at_least: Option<f64>) -> PyResult<OneMode> {
        OneMode::new(py, self.clone(), weight, at_least)
    }

    /// A networkx graph with everything that the tables say of nodes and ties. Needs the extra `network`.
    fn to_networkx<'py>(slf: &Bound<'py, Self>) -> PyResult<Anything<'py>> {
        to_networkx(slf)
    }

    fn __repr__(&self) -> String {
        let (left, right, ties) = (self.0.left().len(), self.0.right().len(), self.0.ties().len());
        format!("<TwoMode {}: {left} and {right} nodes, {ties} ties>", self.0.kind())
    }

    fn __getnewargs__(&self) -> (&str, Tuple<&str>, Tuple<&str>, Vec<Tie>) {
        let ties = self.0.ties().iter().map(|tie| (tie.left, tie.right, tie.days)).collect();
        (self.kind(), self.left(), self.right(), ties)
    }
}

/// A network of one kind of node, with weighted ties that have no direction: a projection of one with two.
#[pyclass(module = "stadtnetz", frozen, eq, hash)]
#[derive(PartialEq)]
pub(crate) struct OneMode {
    of: TwoMode,
    at_least: Option<f64>,
    network: core::OneMode,
}

impl Hash for OneMode {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.of.hash(state);
        self.network.weight().hash(state);
    }
}

#[pymethods]
impl OneMode {
    #[new]
    #[pyo3(signature = (of, weight = "count", at_least = None))]
    fn new(py: Python<'_>, of: TwoMode, weight: &str, at_least: Option<f64>) -> PyResult<Self> {
        let weight = chosen(weight)?;
        let network = py.detach(|| of.0.projection(weight));
        let network = at_least.map_or_else(|| network.clone(), |least| network.clone().at_least(least));
        Ok(Self { of, at_least, network })
    }

    /// How the weights follow from shared neighbours: count, jaccard, overlap-days, newman.
    #[getter]
    fn weight(&self) -> &str {
        self.network.weight().as_str()
    }

    /// One row per node, those without a tie among them: its number of ties and its component.
    #[getter]
    fn nodes(&self, py: Python<'_>) -> Table {
        py.detach(|| self.network.nodes_table()).into()
    }

    /// One row per tie, with its weight.
    #[getter]
    fn edges(&self, py: Python<'_>) -> Table {
        py.detach(|| self.network.edges_table()).into()
    }

    /// Ties by the number that could be. None for fewer than two nodes.
    #[getter]
    fn density(&self) -> Option<f64> {
        self.network.density()
    }

    /// The number of connected components; which node is in which stands in `nodes`.
    #[getter]
    fn components(&self, py: Python<'_>) -> usize {
        number(&py.detach(|| self.network.components()))
    }

    /// The nodes without a tie.
    #[getter]
    fn isolates(&self) -> Tuple<&str> {
        self.network.isolates().into_iter().filter_map(|at| Some(self.network.nodes().get(at)?.as_str())).collect()
    }

    /// How much the ties centre on one node: 1 for a star. None for fewer than three nodes.
    #[getter]
    fn centralisation(&self) -> Option<f64> {
        self.network.centralisation()
    }

    /// A networkx graph with everything that the tables say of nodes and ties. Needs the extra `network`.
    fn to_networkx<'py>(slf: &Bound<'py, Self>) -> PyResult<Anything<'py>> {
        to_networkx(slf)
    }

    fn __repr__(&self) -> String {
        let (nodes, ties) = (self.network.nodes().len(), self.network.edges().len());
        format!("<OneMode {} by {}: {nodes} nodes, {ties} ties>", self.of.kind(), self.weight())
    }

    fn __getnewargs__(&self) -> (TwoMode, &str, Option<f64>) {
        (self.of.clone(), self.weight(), self.at_least)
    }
}

/// How many components these numbers of components make.
fn number(components: &[usize]) -> usize {
    components.iter().max().map_or(0, |highest| highest + 1)
}

fn to_networkx<'py, T: PyTypeInfo>(network: &Bound<'py, T>) -> PyResult<Anything<'py>> {
    network.py().import("stadtnetz._frames")?.call_method1("to_networkx", (network,)).map(Anything)
}
