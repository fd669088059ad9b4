"""The map of dependencies as a networkx graph and as GraphML."""

import io

import networkx

from pmo_audit import api
from pmo_audit.derive.graph.graphs import as_networkx, graphml
from pmo_audit.oversight import DependencyMap, Link
from pmo_audit.subjects import Subject

DATA = {
    "projects": [
        {"id": "A", "name": "Quay wall", "dependencies": [{"id": "D1", "on": "B", "kind": "finish-start"}]},
        {"id": "B", "name": "Dredging"},
    ]
}


def test_an_edge_leads_from_what_waits_to_what_it_waits_for() -> None:
    graph = api.dependency_graph(api.load_data(DATA))
    assert list(graph.edges()) == [("project/A", "project/B")]
    assert graph.nodes["project/B"]["name"] == "Dredging"
    assert graph.edges["project/A", "project/B", 0]["dependency"] == "D1"


def test_graphml_reads_back_as_the_same_graph_whatever_stands_in_names() -> None:
    odd = Subject("project", "X\x00<&\u202e", 'a "name" ]]> \x0b\ud800')
    plain = Subject("milestone", "M", "")
    found = DependencyMap((odd, plain), (Link(odd, plain, "finish_to_start", 3),))
    read = networkx.read_graphml(io.BytesIO(graphml(found).encode()))
    assert sorted(values["entity"] for _, values in read.nodes(data=True)) == ["milestone", "project"]
    assert [(values["kind"], values["lag"]) for *_, values in read.edges(data=True)] == [("finish_to_start", 3)]


def test_no_dependency_makes_an_empty_graph() -> None:
    assert as_networkx(DependencyMap((), ())).number_of_nodes() == 0
    assert "graphml" in graphml(DependencyMap((), ()))
