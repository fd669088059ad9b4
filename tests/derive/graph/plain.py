"""Plain networkx: what the verbs over arrays have to agree with."""

from __future__ import annotations

from collections.abc import Sequence

import networkx as nx

Pairs = Sequence[tuple[int, int]]


def graph_of(size: int, pairs: Pairs, weights: Sequence[int] | None = None) -> nx.DiGraph:
    """The nodes and links as a graph; of several links between the same two nodes the lightest counts."""
    graph = nx.DiGraph()
    graph.add_nodes_from(range(size))
    for (source, target), weight in zip(pairs, weights or [1] * len(pairs), strict=True):
        known = graph.get_edge_data(source, target, {"weight": weight})["weight"]
        graph.add_edge(source, target, weight=min(weight, known))
    return graph


def pieces(graph: nx.DiGraph) -> set[frozenset[int]]:
    return set(map(frozenset, nx.weakly_connected_components(graph)))


def parts(graph: nx.DiGraph) -> set[frozenset[int]]:
    return set(map(frozenset, nx.strongly_connected_components(graph)))


def circles(graph: nx.DiGraph) -> set[frozenset[int]]:
    """The strongly connected parts in which one comes back to where one was."""
    return {one for one in parts(graph) if len(one) > 1 or graph.has_edge(*[next(iter(one))] * 2)}


def longest(size: int, pairs: Pairs, weights: Sequence[int] | None = None) -> int:
    """How long the longest way between strongly connected parts is."""
    condensed = nx.condensation(graph_of(size, pairs))
    member = condensed.graph["mapping"]
    heavy = nx.DiGraph()
    heavy.add_nodes_from(condensed)
    for (source, target), weight in zip(pairs, weights or [1] * len(pairs), strict=True):
        if member[source] != member[target]:
            known = heavy.get_edge_data(member[source], member[target], {"weight": weight})["weight"]
            heavy.add_edge(member[source], member[target], weight=max(weight, known))
    return int(nx.dag_longest_path_length(heavy)) if size else 0
