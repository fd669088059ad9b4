"""Dependencies in a real portfolio and in a planted one."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date

import networkx as nx
import pytest
from click.testing import CliRunner

from pmo_audit import dependencies, dependency_map, find_cycles, impact, load_data, read
from pmo_audit.cli import main
from pmo_audit.derive.graph.network import Network
from pmo_audit.sources import Loaded
from tests.real.federal import federal_document, federal_edges
from tests.real.where import real_data

pytestmark = pytest.mark.data

AS_OF = date(2012, 1, 1)


@pytest.fixture(scope="module")
def federal() -> Loaded:
    return load_data(federal_document(real_data("federal-it-hhs-2013")))


def test_the_real_graph_is_as_networkx_has_it() -> None:
    edges = [(source, target) for source, target, _ in federal_edges(real_data("federal-it-hhs-2013"))]
    names, network = Network.of_pairs(edges)
    graph = nx.DiGraph(edges)
    assert (network.size, network.links) == (len(graph), 1_669)
    assert len(set(network.components.tolist())) == nx.number_weakly_connected_components(graph)
    assert network.circles() == []
    assert network.longest_path()[0] == nx.dag_longest_path_length(graph)
    start = names.index("21")
    assert {names[one] for one in network.reach([start])} == {"21", *nx.descendants(graph, "21")}


def test_the_real_graph_is_read_whole(federal: Loaded) -> None:
    found = dependency_map(federal)
    edges = [link for link in found.links if link.record is not None]
    assert len(edges) == 1_669
    assert Counter(one.entity for one in found.nodes)["deliverable"] == 426
    assert find_cycles(federal) == ()
    assert sum(one.record is not None for one in found.longest) >= 3
    assert found.days is not None


def test_nothing_is_decided_without_days(federal: Loaded) -> None:
    found = dependencies(federal, as_of=AS_OF)
    assert found.clashes is not None
    assert found.undecided is not None
    assert {one.why for one in found.clashes} == {"late"}
    assert len(found.undecided) > 1_000
    assert all(one.missing for one in found.undecided)


def test_a_slip_hits_only_what_leads_to_the_project(federal: Loaded) -> None:
    edges = federal_edges(real_data("federal-it-hhs-2013"))
    graph = nx.DiGraph([(source, target) for source, target, _ in edges])
    projects = [target for _, target, kind in edges if kind == "pays_for"]
    hit = Counter[str]()
    for key in projects:
        found = impact(federal, key, "30d", as_of=AS_OF)
        things = {one.thing.id for one in found.hits} | {one.thing.id for one in found.untold}
        tasks = set(graph.successors(key))
        assert things <= tasks | nx.ancestors(graph, key)
        hit.update(hits=len(found.hits), untold=len(found.untold))
    assert hit["hits"] > 0
    assert hit["untold"] > 0  # investments have no days


def test_the_planted_portfolio_is_read_from_its_file() -> None:
    path = real_data("planted-dev", "portfolio.json")
    portfolio = read(path).portfolio
    found = dependencies(portfolio, as_of=date(2025, 6, 30))
    assert found.map is not None
    kinds = Counter(one.kind for one in found.map.links)
    assert kinds == {"start_to_start": 24, "finish_to_start": 13}
    assert [[link.source.id for link in one.path] for one in found.cycles or ()] == [["TG1360", "TG1370"]]
    assert {one.why for one in found.clashes or ()} == {"late"}
    assert len(found.map.longest) == 3


@pytest.mark.parametrize("command", [["dependencies"], ["impact", "TG1240", "--slip", "6w"]], ids=" ".join)
def test_the_commands_need_nothing_but_the_file(command: list[str]) -> None:
    path = str(real_data("planted-dev", "portfolio.json"))
    line = [*command, "--data", path, "--as-of", "2025-06-30", "--format", "json"]
    results = [CliRunner().invoke(main, line, prog_name="pmo-audit") for _ in range(2)]
    assert [one.exit_code for one in results] == [0, 0]
    assert results[0].stdout == results[1].stdout
    assert json.loads(results[0].stdout)["as_of"] == "2025-06-30"
