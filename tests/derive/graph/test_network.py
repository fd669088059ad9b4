"""The verbs over arrays come to what plain networkx comes to."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from random import Random

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmo_audit.derive.graph.network import Network, _ranks
from tests.derive.graph import plain

Given = tuple[int, list[tuple[int, int]], list[int]]


@st.composite
def networks(draw: st.DrawFn, most: int = 9) -> Given:
    size = draw(st.integers(1, most))
    node = st.integers(0, size - 1)
    pairs = draw(st.lists(st.tuples(node, node), max_size=3 * most))
    return size, pairs, draw(st.lists(st.integers(1, 6), min_size=len(pairs), max_size=len(pairs)))


def network_of(size: int, pairs: plain.Pairs, weights: list[int] | None = None) -> Network:
    return Network(size, [source for source, _ in pairs], [target for _, target in pairs], weights)


def grouped(labels: np.ndarray) -> set[frozenset[int]]:
    found = defaultdict(set)
    for node, label in enumerate(labels.tolist()):
        found[label].add(node)
    return set(map(frozenset, found.values()))


def check(size: int, pairs: plain.Pairs, weights: list[int] | None) -> None:
    """Pieces, parts, circles, order and longest way, all held against plain networkx."""
    network, graph = network_of(size, pairs, weights), plain.graph_of(size, pairs)
    assert grouped(network.components) == plain.pieces(graph)
    assert grouped(network.parts) == plain.parts(graph)
    found = {frozenset(end for link in one for end in pairs[link]) for one in network.circles()}
    assert found == plain.circles(graph)
    order, part = network.order().tolist(), network.parts.tolist()
    place = {node: number for number, node in enumerate(order)}
    assert sorted(order) == list(range(size))
    assert all(place[one] < place[other] for one, other in pairs if part[one] != part[other])
    assert [part[node] for node in order] == sorted(part)
    length, path = network.longest_path()
    assert length == plain.longest(size, pairs, weights)
    assert length == sum((weights or [1] * len(pairs))[link] for link in path)
    ends = [(part[pairs[link][0]], part[pairs[link][1]]) for link in path]
    assert all(one[1] == other[0] for one, other in pairwise(ends))


@given(networks())
def test_small_networks_are_as_networkx_has_them(given: Given) -> None:
    size, pairs, weights = given
    check(size, pairs, None)
    check(size, pairs, weights)


@given(networks(), st.data())
def test_ways_are_as_short_as_networkx_has_them(given: Given, data: st.DataObject) -> None:
    size, pairs, weights = given
    source, target = data.draw(st.integers(0, size - 1)), data.draw(st.integers(0, size - 1))
    for weighed in (None, weights):
        graph = plain.graph_of(size, pairs, weighed)
        way = network_of(size, pairs, weighed).shortest_path(source, target)
        if not nx.has_path(graph, source, target):
            assert way is None
            continue
        assert way is not None
        assert sum((weighed or [1] * len(pairs))[link] for link in way) == nx.shortest_path_length(
            graph, source, target, weight="weight"
        )
        nodes = [source, *(pairs[link][1] for link in way)]
        assert [pairs[link][0] for link in way] == nodes[:-1]
        assert nodes[-1] == target
    starts = data.draw(st.sets(st.integers(0, size - 1)))
    reached = {one for start in starts for one in (start, *nx.descendants(plain.graph_of(size, pairs), start))}
    assert network_of(size, pairs).reach(starts) == sorted(reached)


@pytest.mark.parametrize("forwards", [True, False], ids=["without circles", "with circles"])
def test_a_large_network_is_as_networkx_has_it(forwards: bool) -> None:
    random, size = Random(7), 8_000
    pairs = [(random.randrange(size), random.randrange(size)) for _ in range(10_000)]
    if forwards:
        pairs = [(min(one), max(one)) for one in pairs if one[0] != one[1]]
    check(size, pairs, None)
    check(size, pairs, [random.randrange(1, 9) for _ in pairs])


@given(networks())
def test_names_are_numbered_as_they_appear(given: Given) -> None:
    size, pairs, _ = given
    named = [(f"N{source}", f"N{target}") for source, target in pairs]
    names, network = Network.of_pairs(named, also=["N0", "alone"])
    assert names == list(dict.fromkeys([end for pair in named for end in pair] + ["N0", "alone"]))
    ends = zip(network.sources.tolist(), network.targets.tolist(), strict=True)
    assert [(names[source], names[target]) for source, target in ends] == named
    assert network.links == len(pairs)
    assert size >= 1


@given(networks())
def test_parts_can_be_ordered_without_scipys_own_order(given: Given) -> None:
    """Should scipy number its parts otherwise one day, they are ordered here."""
    size, pairs, _ = given
    kept = [(source, target) for source, target in pairs if source < target]
    shuffled = np.random.default_rng(3).permutation(size)
    sources = shuffled[[source for source, _ in kept]].astype(np.int64) if kept else np.zeros(0, np.int64)
    targets = shuffled[[target for _, target in kept]].astype(np.int64) if kept else np.zeros(0, np.int64)
    ranks = _ranks(size, sources, targets)
    assert sorted(ranks.tolist()) == list(range(size))
    assert (ranks[sources] < ranks[targets]).all()


def test_another_order_of_scipys_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    network = network_of(3, [(0, 1), (1, 2)])
    monkeypatch.setattr(network, "_pieces", lambda _: np.array([1, 0, 2]))
    assert network.parts.tolist() == [0, 1, 2]


def test_nothing_has_no_answer_but_nothing() -> None:
    none: list[tuple[str, str]] = []
    names, network = Network.of_pairs(none)
    assert (names, network.size, network.links) == ([], 0, 0)
    assert network.components.tolist() == network.parts.tolist() == network.order().tolist() == []
    assert network.circles() == []
    assert network.longest_path() == (0, [])


def test_of_several_longest_ways_the_first_is_told() -> None:
    pairs = [(0, 1), (2, 3), (1, 4), (3, 4)]
    assert network_of(5, pairs).longest_path() == network_of(5, pairs).longest_path()
    assert network_of(3, [(0, 1), (0, 1)]).longest_path() == (1, [0])


def test_weights_below_zero_shorten_a_way() -> None:
    assert network_of(3, [(0, 1), (1, 2)], [5, -3]).longest_path() == (5, [0])
    assert network_of(2, [(0, 1)], [-1]).longest_path() == (0, [])
