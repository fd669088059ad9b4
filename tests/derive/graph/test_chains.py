"""The map, and the longest chains: by the number of dependencies, and by days."""

from __future__ import annotations

from itertools import pairwise

import networkx as nx
from hypothesis import given

from pmo_audit.derive.graph import dependency_map
from pmo_audit.oversight import DependencyMap
from tests.derive.graph.made import chain, day, portfolio, project, tie
from tests.derive.graph.test_cycles import PARTS, TIES, event, events_of, home, made


def of(*ties: dict[str, object], parts: tuple[str, ...] = ()) -> DependencyMap:
    return dependency_map(made(ties, parts))


def names(map_: DependencyMap) -> list[str]:
    """The things of the longest chain, from what everything waits for to what comes last."""
    links = map_.longest
    return [links[0].target.id, *(one.source.id for one in links)] if links else []


def test_the_longest_chain_goes_from_the_first_to_the_last() -> None:
    map_ = of(*chain("A", "B", "C", "D"), tie("A", "D"), tie("E", "C"))
    assert names(map_) == ["D", "C", "B", "A"]
    assert all(one.source == other.target for one, other in pairwise(map_.longest))


def test_a_chain_holds_from_event_to_event() -> None:
    assert names(of(tie("A", "B", "SS"), tie("B", "C"))) == ["C", "B", "A"]
    assert names(of(tie("A", "B", "SS"), tie("B", "C", "FF"))) in (["B", "A"], ["C", "B"])
    assert names(of(tie("A", "B", "FF"), tie("B", "C", "FF"))) == ["C", "B", "A"]


def test_a_chain_goes_through_parts_of_projects() -> None:
    map_ = of(tie("A", "B.D1"), tie("B", "C"), parts=("B.D1",))
    assert names(map_) == ["C", "B", "B.D1", "A"]
    assert [one.record is None for one in map_.longest] == [False, True, False]


def test_circles_are_taken_as_one() -> None:
    map_ = of(*chain("A", "B", "C", "B"), tie("C", "D"))
    assert names(map_) == ["D", "C", "B", "A"]  # from A into the circle and out of it, by the shortest way between
    assert of(*chain("A", "B", "A")).longest == ()


def test_what_is_settled_keeps_nothing_waiting() -> None:
    projects = [project("A"), project("B"), project("C", status="completed")]
    assert names(dependency_map(portfolio(projects, chain("A", "B", "C")))) == ["B", "A"]
    assert names(dependency_map(portfolio(projects[:2], [tie("A", "B", status="met")]))) == []
    called_off = [*projects[:2], project("C", status="cancelled")]
    assert names(dependency_map(portfolio(called_off, chain("A", "B", "C")))) == ["B", "A"]


def test_days_are_those_of_the_things_and_the_lags() -> None:
    projects = [
        project("A", 100, 110),
        project("B", 50, 90),
        project("C", 0, 200),
        project("D", 0, 20),
        project("E", 0, 5),
    ]
    map_ = dependency_map(portfolio(projects, [tie("A", "B", lag=7), tie("B", "D"), tie("A", "E"), tie("C", "E")]))
    assert (map_.days, map_.undated) == (205, ())
    assert [one.target.id for one in map_.longest_by_days] == ["E"]
    assert len(map_.longest) == 2
    shorter = dependency_map(portfolio(projects, [tie("A", "B", lag=7), tie("B", "D")]))
    assert shorter.days == 10 + 7 + 40 + 20
    assert shorter.longest_by_days == shorter.longest


def test_a_chain_by_days_says_whose_days_are_not_known() -> None:
    projects = [project("A", 100, 110), project("B"), project("C", 0, 30)]
    map_ = dependency_map(portfolio(projects, chain("A", "B", "C")))
    assert (map_.days, [one.id for one in map_.undated]) == (40, ["B"])
    assert dependency_map(portfolio([project("A"), project("B")], chain("A", "B"))).days is None


def test_parts_are_timed_by_their_project() -> None:
    part = {"id": "B.D1", "name": "Cable", "project": "B", "due": day(60)}
    map_ = dependency_map(
        portfolio([project("A", 100, 110), project("B", 20, 300)], [tie("A", "B.D1")], deliverables=[part])
    )
    assert map_.days == 10 + 40
    ready = {"id": "B.M1", "name": "Ready", "project": "B", "forecast": day(50)}
    map_ = dependency_map(
        portfolio([project("A", 100, 110), project("B", 20, 300)], [tie("A", "B.M1")], milestones=[ready])
    )
    assert map_.days == 10 + 30


def test_the_map_has_everything_that_takes_part() -> None:
    part = {"id": "B.D1", "name": "Cable", "project": "B"}
    ties = [tie("A", "B.D1"), tie("C", "nowhere"), tie("D", "D")]
    map_ = dependency_map(portfolio([project(one) for one in "ABCD"], ties, deliverables=[part, part | {"id": "B.D2"}]))
    assert [one.id for one in map_.nodes] == ["B.D1", "A", "B", "D"]
    assert [(one.source.id, one.target.id) for one in map_.links] == [("A", "B.D1"), ("D", "D"), ("B.D1", "B")]
    assert map_.links[2].record is None


@given(TIES)
def test_chains_are_as_long_as_those_of_the_event_graph(ties: list[tuple[str, str, str]]) -> None:
    map_ = dependency_map(made(tuple(tie(*one) for one in ties), PARTS))
    named = {end for one in ties for end in one[:2]} | {home(end) for one in ties for end in one[:2]}
    events = events_of(ties, named)
    condensed = nx.condensation(nx.DiGraph(events))
    member = condensed.graph["mapping"]
    heavy = nx.DiGraph()
    heavy.add_nodes_from(condensed)
    for source, target, tied in events.edges(data="tie"):
        one, other = member[source], member[target]
        if one != other:
            known = heavy.get_edge_data(one, other, {"weight": 0})["weight"]
            heavy.add_edge(one, other, weight=max(known, int(tied is not None)))
    length = nx.dag_longest_path_length(heavy) if named else 0
    across = [one for one in map_.longest if one.record is not None and not _within(one, member)]
    assert len(across) == length


def _within(link: object, member: dict[tuple[str, str], int]) -> bool:
    from pmo_audit.derive.graph.ties import ENDS
    from pmo_audit.oversight import Link

    assert isinstance(link, Link)
    waits, awaits = ENDS[link.kind]
    return member[event(link.source.id, waits)] == member[event(link.target.id, awaits)]
