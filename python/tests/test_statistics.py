"""The figures of a register: the same numbers as in Rust, and tables that graph libraries take as they are."""

import csv
import datetime
import inspect
import itertools
import random
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import REPOSITORY, corpus
from test_command import run

import stadtnetz
from stadtnetz import Directory, Register, Statistics, Summary, Table, TwoMode, UnknownIdError
from stadtnetz.command.statistics import FAMILIES

SHARED = REPOSITORY.parent / "shared"
DIRECTORY = ["coverage", "location_quotient", "distance"]
ALONE = [family for family in FAMILIES if family not in [*DIRECTORY, "network"]]


@pytest.fixture(scope="module")
def stats(register: Register) -> Statistics:
    return register.stats


def pairs(row: dict[str, Any], name: str) -> tuple[Any, Any]:
    return row[f"{name}_low"], row[f"{name}_high"]


def figure(register: Register, name: str, day: str) -> Any:
    stats, summary = register.stats, register.statistics(day)
    since = stats.retention(["2018-01-15", day]).rows()
    match name:
        case "members":
            return summary.members.certain, summary.members.possible
        case "ever":
            return summary.ever
        case "tenure":
            assert stats.tenure(on=day) == summary.tenure_median
            return summary.tenure_median
        case "states":
            return summary.states
        case "ended" | "reentered":
            return pairs(stats.reentry(on=day).rows()[0], name)
        case "concentration-certain":
            (certain,) = stats.concentration(on=day).where("set", "certain")["index"]
            return certain, certain
        case "above-the-band":
            rows = stats.band_profile(on=day).where("band", "above").rows()
            return pairs(rows[0], "members") if rows else None
        case "of-2020":
            return pairs(stats.cohorts(on=day).where("call", "2020").rows()[0], "members")
        case "retained-since-2018":
            return pairs(since[0], "retained")
        case "retention-since-2018":
            return pairs(since[0], "retention")
    raise AssertionError(f"no figure {name}")


@pytest.mark.parametrize("row", corpus("statistics/register.csv"), ids=lambda row: f"{row['figure']} {row['day']}")
def test_figures_are_those_of_rust(register: Register, row: dict[str, str]) -> None:
    expected = float(row["low"]), float(row["high"])
    assert figure(register, row["figure"], row["day"]) == pytest.approx(expected, abs=0.0005), row["why"]


def test_every_family_is_asked_by_the_command() -> None:
    methods = {name for name, method in vars(Statistics).items() if not name.startswith("_") and callable(method)}
    assert methods == {*FAMILIES, "tenure", "time_to_join"}, "the latter two need no table, and the caller's rule"


@pytest.mark.parametrize("family", ALONE)
def test_every_family_answers_without_being_told_anything(stats: Statistics, family: str) -> None:
    table = getattr(stats, family)()
    assert isinstance(table, Table) and len(table) > 0
    options = inspect.signature(getattr(stats, family)).parameters
    if "on" in options:
        assert getattr(stats, family)(on=stats.last_seen) == table
        assert getattr(stats, family)(on=datetime.date(2018, 1, 15)) != table
    for option in options.values():
        assert option.kind is option.KEYWORD_ONLY or option.name == "days"


def test_days_that_are_named_are_taken(stats: Statistics) -> None:
    assert stats.growth(["2015-01-01", "2016-01-01"])["until"] == [datetime.date(2016, 1, 1)]
    assert stats.growth(on="2018-06-01")["from"][-1] == datetime.date(2018, 1, 1)
    assert stats.retention(["2018-01-15"]).rows() == []
    assert set(stats.retention(on="2018-01-15")["to"]) == {datetime.date(2018, 1, 15)}
    assert len(stats.missing_value([])) < len(stats.missing_value(["2018-01-15", "2024-03-01"]))


def test_time_to_join_asks_for_places_of_the_register(stats: Statistics) -> None:
    (kassel,) = stats.time_to_join({"kassel": "2020-01-01"}, on="2024-03-01")
    assert (kassel["joined"], *pairs(kassel, "time")) == (True, 182, 182)
    with pytest.raises(UnknownIdError, match="did you mean kassel"):
        stats.time_to_join({"kasel": "2020-01-01"})


def test_the_founders_of_goeppingen(stats: Statistics) -> None:
    (mix,) = stats.sector_mix().where("subject", "goeppingen-2023")
    assert mix["blau_low"] == mix["blau_high"] == 0.375
    assert mix["shannon_low"] == pytest.approx(0.562, abs=0.0005)
    assert mix["sectors"] == 5 and mix["evenness_low"] == pytest.approx(0.349, abs=0.0005), "0.41 of four sectors"


def test_a_summary_is_read_and_taken_apart(register: Register) -> None:
    summary = register.statistics(datetime.date(2024, 3, 1))
    assert summary == Summary(register, "2024-03-01") and summary.day == datetime.date(2024, 3, 1)
    assert str(summary) == summary.to_text() and "2.3% of memberships" in summary.to_text()
    assert "dabei seit: 3,6 bis 3,7 Jahren" in summary.to_text(lang="de")
    assert (summary.programme, summary.version) == (register.name, register.version)
    assert summary.members == register.on("2024-03-01").count()
    rows = {row["figure"]: pairs(row, "value") for row in summary.table}
    single = {"start-documented", "end-documented", "members-presumed"}
    for name in ("ever", "admissions", "entries-in-twelve-months", "exits-in-twelve-months", "tenure-median", "states"):
        assert rows[name] == getattr(summary, name.replace("-", "_"))
    for name in single - {"members-presumed"}:
        assert rows[name] == (getattr(summary, name.replace("-", "_")),) * 2
    for name in ("concentration", "evidence-age-median"):
        by_set = getattr(summary, name.replace("-", "_"))
        assert list(by_set) == ["certain", "presumed", "possible"]
        assert all(rows[f"{name}-{one}"] == (value, value) for one, value in by_set.items())


@pytest.fixture(scope="module")
def directory() -> Directory:
    path = SHARED / "data" / "official" / "GV100AD_30112025.txt"
    if not path.exists():
        pytest.skip("the official directory is not there")
    return Directory.read(path)


def test_coverage_is_that_of_rust(stats: Statistics, directory: Directory) -> None:
    view = directory.on("2025-11-30")
    (row,) = stats.coverage(view)
    assert (row["municipalities"], *pairs(row, "eligible"), row["population"]) == (10_751, 1_569, 1_569, 83_576_223)
    assert (row["members_high"], row["covered_high"]) == (126, 6_962_287)
    assert row["state"] is row["band"] is None
    by_both = stats.coverage(directory, by=["state", "band"], on="2025-11-30")
    assert sum(by_both["municipalities"]) == 10_751 and len(set(by_both["state"])) == 16
    assert stats.coverage(view, by=["band", "state"]) == by_both
    assert stats.coverage(view, on="2018-01-15")["members_low"] == [30]
    assert set(stats.distance(view)["set"]) == {"certain", "presumed", "possible"}
    assert len(stats.location_quotient(view)) == 48
    (scale,) = set(stats.band_profile()["scale"])
    assert stats.coverage(view, scale=scale) == stats.coverage(view)


@pytest.mark.parametrize(
    ("ask", "error", "message"),
    [
        (lambda stats: stats.network("friends"), ValueError, "expected meeting, cooperation, partner"),
        (lambda stats: stats.network("meeting").projection("heavy"), ValueError, "expected count, jaccard"),
        (lambda stats: stats.sector_mix(seat="chair"), ValueError, "expected record, organisation"),
        (lambda stats: stats.band_profile(scale="none"), KeyError, "scale of bands"),
        (lambda stats: stats.meetings(start="2024-01-01", end="2023-01-01"), ValueError, "has no day"),
        (lambda stats: stats.bridging(start="2024-01-01", end="2023-01-01"), ValueError, "has no day"),
        (lambda stats: stats.growth(on="2024"), ValueError, "not a single day"),
        (lambda stats: stats.growth("2024-01-01"), TypeError, "str"),
        (lambda stats: stats.cohorts("2024-01-01"), TypeError, "positional"),
        (lambda stats: stats.coverage("GV100AD.txt"), TypeError, "Directory"),
        (lambda stats: stats.register.statistics("2024-13-01"), ValueError, "2024-13-01"),
        (lambda stats: stats.register.statistics("2024-03-01").to_text(lang="fr"), ValueError, "fr"),
    ],
)
def test_wrong_questions_are_told(stats: Statistics, ask: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        ask(stats)


def random_network(seed: int) -> TwoMode:
    draw = random.Random(seed)
    left, right = (draw.randint(2, 25) for _ in range(2))
    ties = [(i, j, None) for i, j in itertools.product(range(left), range(right)) if draw.random() < 0.15]
    return TwoMode("meeting", [f"l{i}" for i in range(left)], [f"r{j}" for j in range(right)], ties)


@pytest.fixture(params=["meeting", "cooperation", "partner", *range(12)], ids=str)
def network(request: pytest.FixtureRequest, stats: Statistics) -> TwoMode:
    kind = request.param
    return stats.network(kind) if isinstance(kind, str) else random_network(kind)


def test_networkx_finds_the_same_in_the_two_modes(network: TwoMode) -> None:
    networkx = pytest.importorskip("networkx")
    bipartite = networkx.algorithms.bipartite
    graph = network.to_networkx()
    assert list(graph) == network.nodes["name"] and networkx.is_bipartite(graph)
    assert bipartite.density(graph, network.left) == pytest.approx(network.density, abs=1e-12)
    assert networkx.number_connected_components(graph) == network.components
    centrality = bipartite.degree_centrality(graph, network.left)
    for row in network.nodes:
        assert row["degree"] == graph.degree(row["name"])
        assert row["degree_centrality"] == pytest.approx(centrality[row["name"]], abs=1e-12)
    assert bipartite.betweenness_centrality(graph, network.left).keys() == set(graph), "what we leave to networkx"
    together = {frozenset(nodes) for nodes in networkx.connected_components(graph)}
    by_number = itertools.groupby(sorted(network.nodes, key=lambda row: row["component"]), lambda row: row["component"])
    assert {frozenset(row["name"] for row in rows) for _, rows in by_number} == together


@pytest.mark.parametrize("weight", ["count", "jaccard", "newman"])
def test_networkx_finds_the_same_projections(network: TwoMode, weight: str) -> None:
    networkx = pytest.importorskip("networkx")
    bipartite = networkx.algorithms.bipartite
    projections = {
        "count": bipartite.weighted_projected_graph,
        "jaccard": bipartite.overlap_weighted_projected_graph,
        "newman": bipartite.collaboration_weighted_projected_graph,
    }
    expected = projections[weight](network.to_networkx(), network.left)
    projection = network.projection(weight)
    found = {(row["source"], row["target"]): row["weight"] for row in projection.edges}
    assert found.keys() == {tuple(sorted(edge, key=network.left.index)) for edge in expected.edges}
    for (one, other), value in found.items():
        assert expected[one][other]["weight"] == pytest.approx(value, abs=1e-12)
    assert networkx.density(expected) == pytest.approx(projection.density, abs=1e-12)
    assert networkx.number_connected_components(expected) == projection.components
    assert list(networkx.isolates(expected)) == list(projection.isolates)
    degrees = dict(expected.degree())
    assert projection.nodes["degree"] == [degrees[name] for name in projection.nodes["name"]]
    if projection.centralisation is not None:
        most = (len(degrees) - 1) * (len(degrees) - 2)
        missing = sum(max(degrees.values()) - degree for degree in degrees.values())
        assert projection.centralisation == pytest.approx(missing / most, abs=1e-12)
    assert all(value >= 2 for value in network.projection("count", at_least=2).edges["weight"])
    seen_from_there = network.swapped()
    assert (seen_from_there.left, seen_from_there.swapped()) == (network.right, network)


@pytest.mark.parametrize("seed", range(6))
def test_networkx_finds_the_same_days_of_overlap(seed: int) -> None:
    networkx = pytest.importorskip("networkx")
    draw = random.Random(seed)
    graph = networkx.Graph()
    left, right = [f"l{i}" for i in range(8)], [f"r{j}" for j in range(5)]
    graph.add_nodes_from([*left, *right])
    for one, other in itertools.product(left, right):
        if draw.random() < 0.4:
            first = datetime.date(2020, 1, 1) + datetime.timedelta(draw.randrange(300))
            last = first + datetime.timedelta(draw.randrange(200))
            graph.add_edge(one, other, days=draw.choice([(first, last), None]))

    def overlap(graph: Any, one: str, other: str) -> int:
        shared = set(graph[one]) & set(graph[other])
        days = [(graph[one][node]["days"], graph[other][node]["days"]) for node in shared]
        spans = [(max(a[0], b[0]), min(a[1], b[1])) for a, b in days if a and b]
        return sum(max(0, (last - first).days + 1) for first, last in spans)

    ties = [(left.index(one), right.index(other), days) for one, other, days in graph.edges(data="days")]
    found = TwoMode("partner", left, right, ties).projection("overlap-days").edges
    expected = networkx.bipartite.generic_weighted_projected_graph(graph, left, weight_function=overlap)
    assert {(row["source"], row["target"]): row["weight"] for row in found} == {
        tuple(sorted((one, other))): weight for one, other, weight in expected.edges(data="weight")
    }


def test_networkx_finds_the_same_ties_across_states(register: Register) -> None:
    networkx = pytest.importorskip("networkx")
    states = {place.id: place.state for place in register.places}
    for row in register.stats.bridging():
        graph = register.stats.network(row["kind"]).projection().to_networkx()
        networkx.set_node_attributes(graph, {node: states[node] for node in graph}, "state")
        mixed = networkx.attribute_mixing_dict(graph.to_undirected(), "state")
        twice = {(one, other): n for one, others in mixed.items() for other, n in others.items() if one and other}
        external = sum(n for (one, other), n in twice.items() if one != other) // 2
        assert (row["ties"], row["external"]) == (sum(twice.values()) // 2, external)
        if row["ties"]:
            assert row["ei_index"] == pytest.approx((2 * external - row["ties"]) / row["ties"], abs=1e-12)


def test_networkx_finds_the_same_kinds_of_ties(stats: Statistics) -> None:
    pytest.importorskip("networkx")
    found = {(row["source"], row["target"]): row["kinds"] for row in stats.multiplexity()}
    expected: dict[tuple[str, str], list[str]] = {}
    for kind in ("meeting", "cooperation", "partner"):
        graph = stats.network(kind).projection().to_networkx()
        for edge in graph.edges:
            expected.setdefault(tuple(sorted(edge)), []).append(kind)
    assert {tuple(sorted(pair)): kinds for pair, kinds in found.items()} == {
        pair: ";".join(kinds) for pair, kinds in expected.items()
    }


def test_a_graph_carries_what_the_tables_say(stats: Statistics) -> None:
    pytest.importorskip("networkx")
    network = stats.network("meeting", start="2020-01-01")
    graph = network.to_networkx()
    for row in network.nodes:
        assert graph.nodes[row.pop("name")] == row
    for row in network.edges:
        assert graph.edges[row.pop("source"), row.pop("target")] == row
    assert 0 < len(network.edges) < len(stats.network("meeting").edges)


def test_networkx_takes_the_frame(stats: Statistics) -> None:
    networkx, pandas = pytest.importorskip("networkx"), pytest.importorskip("pandas")
    network = stats.network("meeting")
    taken = networkx.from_pandas_edgelist(network.edges.to_pandas(), edge_attr=True)
    assert isinstance(network.nodes.to_pandas(), pandas.DataFrame)
    assert {frozenset(edge) for edge in taken.edges} == {frozenset(edge) for edge in network.to_networkx().edges}


def test_igraph_takes_the_frames(stats: Statistics) -> None:
    igraph = pytest.importorskip("igraph")
    network = stats.network("meeting")
    graph = igraph.Graph.DataFrame(
        network.edges.to_pandas(), directed=False, vertices=network.nodes.to_pandas(), use_vids=False
    )
    assert graph.vs["name"] == network.nodes["name"] and graph.degree() == network.nodes["degree"]
    assert graph.ecount() == len(network.edges) and len(graph.connected_components()) == network.components


def test_rustworkx_takes_the_columns(stats: Statistics) -> None:
    rustworkx = pytest.importorskip("rustworkx")
    network = stats.network("meeting")
    graph = rustworkx.PyGraph()
    graph.add_nodes_from(network.nodes.rows())
    graph.add_edges_from(list(zip(*(network.edges[name] for name in ("source_ix", "target_ix", "weight")))))
    assert [graph.degree(at) for at in graph.node_indices()] == network.nodes["degree"]
    assert rustworkx.number_connected_components(graph) == network.components


def test_a_missing_library_is_named(stats: Statistics, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "networkx", None)
    with pytest.raises(ImportError, match=r"stadtnetz\[network\]") as missing:
        stats.network("meeting").to_networkx()
    assert missing.value.name == "networkx"


def test_the_command_sums_up_a_day(register: Register) -> None:
    for lang in ("en", "de"):
        done = run("stats", "--on", "2024-03-01", "--lang", lang)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout == register.statistics("2024-03-01").to_text(lang=lang) + "\n"
    assert run("stats").stdout == register.statistics(register.stats.last_seen).to_text() + "\n"
    assert run("stats").stderr.startswith("stadtnetz: as of 2025-11-01, the last day on which a source shows a member;")
    years = run("stats", "network", "--kind", "meeting", "--format", "markdown", "--lang", "de")
    assert years.stderr == "", "it is of no day"
    assert "| 2017 |" in years.stdout and "2.017" not in years.stdout
    assert run("stats", "--format", "csv").stdout == register.statistics(register.stats.last_seen).table.to_csv()


@pytest.mark.parametrize("family", ["growth", "retention", "missing_value"])
def test_the_command_writes_a_family(stats: Statistics, family: str) -> None:
    done = run("stats", family, "--on", "2024-03-01", "--format", "csv")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == getattr(stats, family)(on="2024-03-01").to_csv()


@pytest.mark.parametrize("family", ALONE)
def test_the_command_shows_ranges_as_one_and_fits_a_terminal(stats: Statistics, family: str) -> None:
    lines = run("stats", family, "--lang", "de").stdout.splitlines()
    assert len(lines) == len(getattr(stats, family)()) + 1
    assert "_low" not in lines[0] and max(map(len, lines)) <= 150


def test_ranges_are_read_as_one(stats: Statistics) -> None:
    growth = stats.growth(["2016-01-01", "2017-01-01"])
    (read,) = growth.for_reading()
    assert (read["opening"], read["net"], read["growth_rate"]) == ("34 to 47", "-5 to 9", "-13.2% to 26.5%")
    assert growth.for_reading(lang="de")["growth_rate"] == ["-13,2 % bis 26,5 %"]
    with pytest.raises(ValueError):
        growth.for_reading(lang="fr")


def test_the_command_takes_periods_kinds_and_files(stats: Statistics, directory: Directory) -> None:
    done = run("stats", "network", "--kind", "meeting", "--from", "2020-01-01", "--to", "2021-12-31", "--format", "csv")
    expected = stats.network("meeting", start="2020-01-01", end="2021-12-31").edges
    assert done.stdout == expected.to_csv() and len(list(csv.reader(done.stdout.splitlines()))) > 1
    (path,) = directory.paths
    day = "2025-11-30"
    done = run("stats", "coverage", "--directory", path, "--by", "state,band", "--on", day, "--format", "csv")
    assert done.stdout == stats.coverage(directory, by=["state", "band"], on=day).to_csv()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["growht"], "invalid choice"),
        (["coverage"], "stats coverage needs --directory"),
        (["network"], "stats network needs --kind"),
        (["acceptance", "--on", "2024-03-01"], "stats acceptance takes no --on"),
        (["growth", "--from", "2024-03-01"], "stats growth takes no --from"),
        (["--by", "state"], "stats coverage needs --directory FILE"),
        (["--kind", "meeting"], "stats without a family takes no --kind"),
        (["--on", "March"], "not a single day"),
        (["network", "--kind", "friends"], "expected meeting, cooperation, partner"),
        (["coverage", "--directory", "/no/such/file"], "/no/such/file"),
    ],
)
def test_the_command_refuses_what_a_family_does_not_take(arguments: list[str], message: str) -> None:
    done = run("stats", *arguments)
    assert (done.returncode, done.stdout) == (2, "") and message in done.stderr


def test_other_programmes_have_figures_too(tmp_path: Path, register: Register) -> None:
    empty = register.emptied().finish()
    assert empty.stats.last_seen <= register.stats.last_seen and empty.statistics("2024-03-01").tenure_median is None
    for family in ALONE:
        assert isinstance(getattr(empty.stats, family)(), Table)
    assert stadtnetz.engagierte_stadt().stats == register.stats != empty.stats
