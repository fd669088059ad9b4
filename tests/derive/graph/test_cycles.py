"""Circles of waiting: each dependency in one is shown, once as far as can be, and deadlocks are told from the rest."""

from __future__ import annotations

from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmo_audit.derive.graph import circles as rooms
from pmo_audit.derive.graph import find_cycles
from pmo_audit.derive.graph.ties import ENDS
from pmo_audit.oversight import Cycle, Link
from pmo_audit.records import Portfolio
from tests.derive.graph.made import KINDS, chain, portfolio, project, tie


def shown(cycles: tuple[Cycle, ...]) -> list[str]:
    """Each cycle in short: its ids in order, with a `!` for a deadlock."""
    return [" ".join(link.source.id for link in one.path) + ("!" if one.deadlock else "") for one in cycles]


def of(*ties: dict[str, object], parts: tuple[str, ...] = ()) -> tuple[Cycle, ...]:
    return find_cycles(made(ties, parts))


def made(ties: tuple[dict[str, object], ...], parts: tuple[str, ...] = ()) -> Portfolio:
    named = {str(one[end]) for one in ties for end in ("project", "target")} | {one.partition(".")[0] for one in parts}
    some = [{"id": one, "name": one, "project": one.partition(".")[0]} for one in parts]
    return portfolio(
        [project(one) for one in sorted(named)],
        ties,
        [one for one in some if ".D" in one["id"]],
        [one for one in some if ".M" in one["id"]],
    )


def test_without_a_circle_there_is_no_cycle() -> None:
    assert of(*chain("A", "B", "C"), tie("A", "C")) == ()


def test_a_circle_is_told_once_with_its_shortest_path() -> None:
    (cycle,) = of(*chain("B", "C", "A", "B"))
    assert shown((cycle,)) == ["A B C!"]
    assert [one.target.id for one in cycle.path] == ["B", "C", "A"]
    assert [one.id for one in cycle.projects] == ["A", "B", "C"]
    assert [one.record.id for one in cycle.path if one.record] == ["T3", "T1", "T2"]
    assert (cycle.among, cycle.left_out, cycle.together) == (3, 0, False)


def test_what_has_begun_is_told() -> None:
    projects = [
        project("A", status="active"),
        project("B", actual_start="2026-01-05"),
        project("C", 0, 10),
        project("D", 0, 10, status="on_hold"),
    ]
    (cycle,) = find_cycles(portfolio(projects, chain("A", "B", "C", "D", "A")))
    assert [one.id for one in cycle.begun] == ["A", "B"]


def test_every_dependency_of_a_part_is_in_some_cycle() -> None:
    found = of(*chain("A", "B", "C", "D", "A"), tie("B", "A"), tie("C", "A"))
    assert shown(found) == ["A B!", "A B C!", "A B C D!"]


@pytest.mark.parametrize(
    ("there", "back", "deadlock", "together"),
    [
        ("FS", "FS", True, False),
        ("FS", "SS", True, False),
        ("FS", "FF", True, False),
        ("FS", "SF", True, True),
        ("SS", "SS", True, True),
        ("FF", "FF", True, True),
        ("SS", "FF", False, False),
        ("SS", "SF", False, False),
        ("FF", "SF", False, False),
        ("SF", "SF", False, False),
    ],
)
def test_only_events_that_wait_for_each_other_are_a_deadlock(
    there: str, back: str, deadlock: bool, together: bool
) -> None:
    (cycle,) = of(tie("A", "B", there), tie("B", "A", back))
    assert (cycle.deadlock, cycle.together) == (deadlock, together)


def test_two_projects_that_give_each_other_parts_are_no_deadlock() -> None:
    parts = ("A.D1", "A.D2", "B.D1", "B.D2")
    (cycle,) = of(tie("A.D1", "B.D1"), tie("B.D2", "A.D2"), parts=parts)
    assert shown((cycle,)) == ["A A.D1 B.D1 B B.D2 A.D2"]
    assert [one.record is None for one in cycle.path] == [True, False, True, True, False, True]
    assert all(one.target == other.source for one, other in pairwise(cycle.path))


def test_projects_that_wait_for_parts_of_each_other_to_start_are_a_deadlock() -> None:
    (cycle,) = of(tie("A", "B.D1"), tie("B", "A.D1"), parts=("A.D1", "B.D1"))
    assert shown((cycle,)) == ["A B.D1 B A.D1!"]


def test_a_deadlock_may_go_through_parts_of_one_project() -> None:
    found = of(tie("A.D1", "B"), tie("B", "A.D2"), tie("A.D2", "A.D1"), parts=("A.D1", "A.D2"))
    assert shown(found) == ["A.D1 B A.D2!"]


def test_a_part_that_waits_for_its_own_project_is_a_deadlock() -> None:
    assert shown(of(tie("A.D1", "A"), parts=("A.D1",))) == ["A A.D1!"]
    assert shown(of(tie("A", "A.D1"), parts=("A.D1",))) == ["A A.D1!"]
    assert of(tie("A.D1", "A", "SS"), parts=("A.D1",)) == ()
    assert shown(of(tie("A", "A"))) == ["A!"]


def test_milestones_are_points() -> None:
    (cycle,) = of(tie("A.M1", "B.M1"), tie("B.M1", "A.M1", "SF"), parts=("A.M1", "B.M1"))
    assert (cycle.deadlock, cycle.together) == (True, True)


@pytest.mark.parametrize(
    "more", [{"status": "met"}, {"lag": "-10 days"}, {"lag": "some"}, {"kind": "sideways"}], ids=str
)
def test_what_may_be_got_out_of_is_no_deadlock(more: dict[str, object]) -> None:
    (cycle,) = of(tie("A", "B") | more, tie("B", "A"))
    assert not cycle.deadlock


def test_what_is_over_is_no_deadlock() -> None:
    (cycle,) = find_cycles(portfolio([project("A", status="completed"), project("B")], chain("A", "B", "A")))
    assert not cycle.deadlock


def test_dependencies_that_say_the_same_are_shown_once_and_others_each() -> None:
    assert len(of(tie("A", "B"), tie("A", "B"), tie("B", "A"))) == 1
    assert len(of(tie("A", "B"), tie("A", "B", "SS"), tie("B", "A"))) == 2


def test_ids_stay_from_run_to_run_and_with_the_order_of_records() -> None:
    one = of(*chain("A", "B", "C", "A"))
    other = of(
        *(one_ | {"id": f"T{number}"} for number, one_ in ((3, tie("C", "A")), (1, tie("A", "B")), (2, tie("B", "C"))))
    )
    assert [each.id for each in one] == [each.id for each in other]


def test_of_a_very_large_part_some_are_shown_and_the_rest_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rooms, "_MOST", 3)
    monkeypatch.setattr(rooms, "_FEWEST", 1)
    keys = [f"P{number:02}" for number in range(12)]
    ties = [tie(one, other, "SS") for one in keys for other in keys if one != other]
    found = of(*ties)
    assert found
    assert all(one.among == 12 and one.left_out > 100 for one in found)


# ---------------------------------------------------------------------------------------------- held against an oracle

PARTS = ("A.D1", "A.D2", "B.D1", "B.M1", "C.M1")
THINGS = ("A", "B", "C", *PARTS)
TIES = st.lists(
    st.tuples(st.sampled_from(THINGS), st.sampled_from(THINGS), st.sampled_from(["FS", "SS", "FF", "SF"])), max_size=7
)


def home(thing: str) -> str:
    return thing.partition(".")[0]


def event(thing: str, end: str) -> tuple[str, str]:
    return thing, "point" if ".M" in thing else end


def events_of(ties: list[tuple[str, str, str]], things: set[str]) -> nx.MultiDiGraph:
    """The event graph as the manual has it, from what waits to what is waited for; ties by their number."""
    graph = nx.MultiDiGraph()
    for one in things:
        if event(one, "start") != event(one, "finish"):
            graph.add_edge(event(one, "finish"), event(one, "start"), tie=None)
        if home(one) != one:
            graph.add_edge(event(one, "start"), event(home(one), "start"), tie=None)
            graph.add_edge(event(home(one), "finish"), event(one, "finish"), tie=None)
    for number, (waits, awaits, kind) in enumerate(ties, start=1):
        ends = {"F": "finish", "S": "start"}
        graph.add_edge(event(waits, ends[kind[1]]), event(awaits, ends[kind[0]]), tie=f"T{number}")
    return graph


def path_graph(path: tuple[Link, ...]) -> nx.DiGraph:
    """The events of a path alone."""
    graph = nx.DiGraph()
    for link in path:
        waits, awaits = ENDS[link.kind]
        graph.add_edge(event(link.source.id, waits), event(link.target.id, awaits))
        if event(link.source.id, "start") != event(link.source.id, "finish"):
            graph.add_edge(event(link.source.id, "finish"), event(link.source.id, "start"))
    return graph


@given(TIES)
def test_cycles_are_those_of_the_event_graph_and_of_the_projects(ties: list[tuple[str, str, str]]) -> None:
    found = find_cycles(made(tuple(tie(*one) for one in ties), PARTS))
    for one in found:
        assert all(
            link.target == other.source for link, other in zip(one.path, (*one.path[1:], one.path[0]), strict=True)
        )
        assert nx.is_directed_acyclic_graph(path_graph(one.path)) is not one.deadlock
    named = {end for one in ties for end in one[:2]} | {home(end) for one in ties for end in one[:2]}
    events = events_of(ties, named)
    assert any(one.deadlock for one in found) is not nx.is_directed_acyclic_graph(nx.DiGraph(events))
    between = nx.DiGraph([_ends(one) for one in ties])
    strong = {node: number for number, part in enumerate(nx.strongly_connected_components(between)) for node in part}
    meant = {(link.source.id, link.target.id, link.kind) for one in found for link in one.path}
    for said in ties:
        source, target = _ends(said)
        if strong[source] == strong[target]:
            assert (said[0], said[1], KINDS[said[2]]) in meant


def _ends(one: tuple[str, str, str]) -> tuple[str, str]:
    return (home(one[0]), home(one[1])) if home(one[0]) != home(one[1]) else (f"in {one[0]}", f"in {one[1]}")
