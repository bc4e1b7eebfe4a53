"""Writes the outside values that the tests of the statistics compare with.

    python -m venv venv && venv/bin/pip install networkx==3.6.1 statsmodels==0.15.0 scipy==1.17.1
    venv/bin/python tests/data/statistics/make_oracle.py

Made with CPython 3.11, numpy 2.4.6. Random cases are drawn with fixed seeds, so a second run writes the same files up to the last digits.
"""

import csv
import pathlib
import random

import networkx as nx
import numpy as np
import scipy.stats
from networkx.algorithms import bipartite
from statsmodels.duration.survfunc import SurvfuncRight

HERE = pathlib.Path(__file__).parent
REGISTER = HERE.parents[2] / "core/data/engagierte-stadt"

# The arm "Maintained" of the leukaemia trial that R's package survival ships as `aml` (Miller, 1981): weeks, and whether relapsed.
AML = [(9, 1), (13, 1), (13, 0), (18, 1), (23, 1), (28, 0), (31, 1), (34, 1), (45, 0), (48, 1), (161, 0)]


def write(name, header, rows):
    with open(HERE / name, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def survival():
    draw = random.Random(6)
    cases = {"aml-maintained": [(0, time, event) for time, event in AML]}
    for name, size, late in [("small-delayed", 12, True), ("ties-delayed", 60, True), ("plain", 40, False)]:
        rows = []
        for _ in range(size):
            entry = draw.choice([0, 0, 1, 2, 5]) if late else 0
            rows.append((entry, entry + draw.randint(1, 15), draw.randint(0, 1)))
        cases[name] = rows
    cases["spells-delayed"] = [
        (entry, entry + draw.randint(1, 3000), int(draw.random() < 0.6))
        for entry in (draw.choice([0, draw.randint(1, 1500)]) for _ in range(400))
    ]
    write("survival_observations.csv", ["case", "entry", "exit", "event"],
          [(name, *row) for name, rows in cases.items() for row in rows])
    expected = []
    for name, rows in cases.items():
        entry, exits, event = (np.array(column, dtype=float) for column in zip(*rows))
        fit = SurvfuncRight(exits, event, entry=entry if entry.any() else None)
        for values in zip(fit.surv_times, fit.n_risk, fit.n_events, fit.surv_prob, fit.surv_prob_se):
            expected.append((name, *(repr(float(value)) for value in values)))
    write("survival_expected.csv", ["case", "time", "at_risk", "events", "survival", "standard_error"], expected)


def diversity():
    draw = random.Random(23)
    rows = []
    for _ in range(40):
        seats = [draw.choice([0, 1, 1, 2, 3, 5, 8, 13]) for _ in range(draw.randint(2, 7))]
        if sum(seats):
            shares = np.array(seats) / sum(seats)
            rows.append(("+".join(map(str, seats)), repr(float(scipy.stats.entropy(shares))), repr(float((shares**2).sum()))))
    write("diversity_expected.csv", ["seats", "shannon", "sum_of_squares"], rows)


def graphs():
    draw = random.Random(28)
    networks = {}
    for number, (left, right, share) in enumerate([(5, 4, 0.4), (12, 7, 0.2), (20, 30, 0.05), (40, 15, 0.1), (3, 3, 0.0)]):
        ties = [(f"l{i:02}", f"r{j:02}") for i in range(left) for j in range(right) if draw.random() < share]
        networks[f"random-{number}"] = ([f"l{i:02}" for i in range(left)], [f"r{j:02}" for j in range(right)], ties)
    write("graph_nodes.csv", ["graph", "side", "name"],
          [(name, side, node) for name, (left, right, _) in networks.items()
           for side, nodes in (("left", left), ("right", right)) for node in nodes])
    write("graph_ties.csv", ["graph", "left", "right"], [(name, *tie) for name, (_, _, ties) in networks.items() for tie in ties])
    networks["engagierte-stadt-meeting"] = attended()
    rows = []
    for name, (left, right, ties) in networks.items():
        rows.extend((name, *row) for row in figures(left, right, ties))
    write("graph_expected.csv", ["graph", "figure", "one", "other", "value"], rows)


def attended():
    """The embedded network of places and meetings, read from the register's own tables."""
    def table(name):
        with open(REGISTER / f"{name}.csv", newline="", encoding="utf-8") as file:
            return list(csv.DictReader(file))

    left = sorted({row["place"] for row in table("memberships")})
    seen = [row for row in table("attendances") if row["capacity"] == "member"]
    return left, sorted({row["meeting"] for row in seen}), sorted({(row["place"], row["meeting"]) for row in seen})


def figures(left, right, ties):
    graph = nx.Graph()
    graph.add_nodes_from(left, bipartite=0)
    graph.add_nodes_from(right, bipartite=1)
    graph.add_edges_from(ties)
    yield "density", "", "", repr(bipartite.density(graph, left))
    yield "components", "", "", nx.number_connected_components(graph)
    for node, value in sorted(bipartite.degree_centrality(graph, left).items()):
        yield "degree-centrality", node, "", repr(value)
    projections = {
        "count": bipartite.weighted_projected_graph(graph, left),
        "jaccard": bipartite.overlap_weighted_projected_graph(graph, left, jaccard=True),
        "newman": bipartite.collaboration_weighted_projected_graph(graph, left),
    }
    for weight, projected in projections.items():
        for one, other, value in sorted((*sorted((u, v)), w) for u, v, w in projected.edges(data="weight")):
            yield weight, one, other, repr(float(value))
    projected = projections["count"]
    yield "one-mode-density", "", "", repr(nx.density(projected))
    yield "one-mode-components", "", "", nx.number_connected_components(projected)
    yield "one-mode-isolates", "", "", nx.number_of_isolates(projected)
    degrees = [degree for _, degree in projected.degree()]
    star = nx.star_graph(len(degrees) - 1)
    most = sum(max(d for _, d in star.degree()) - d for _, d in star.degree())
    yield "centralisation", "", "", repr(sum(max(degrees) - degree for degree in degrees) / most)


if __name__ == "__main__":
    survival()
    diversity()
    graphs()
