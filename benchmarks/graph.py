"""The verbs over arrays against plain networkx: pieces, circles, an order and the longest way, from pairs of ids.

Both sides begin with the same list of pairs, and making their graph of it is counted. `python -m benchmarks.graph SIDE
NODES` is the process of which the memory is taken: it prints how many megabytes its peak grew by.
"""

from __future__ import annotations

import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any, Final, cast

from benchmarks.figures import DisagreementError, Figure, Size
from benchmarks.timing import by_turns, ratio

ROUNDS = 3
LINKS = 3
"""How many links there are for each node."""
CIRCLES = 0.003
"""How many of the nodes begin a small circle, where there are any."""

Pairs = list[tuple[str, str]]


@dataclass(frozen=True)
class Answer:
    """What a side has to say of a graph."""

    pieces: object
    circles: object
    order: object
    longest: int


def pairs(nodes: int, *, circles: bool) -> Pairs:
    """Links that lead forwards, as dependencies do; with some that lead back over two or more nodes."""
    random = Random(5)
    ids = [f"PRJ-{number:06}" for number in range(nodes)]
    random.shuffle(ids)
    backwards = int(nodes * CIRCLES) if circles else 0
    found = []
    for _ in range(nodes * LINKS - 3 * backwards):
        source, target = sorted(random.sample(range(nodes), 2))
        found.append((ids[source], ids[target]))
    for _ in range(backwards):
        first = random.randrange(nodes - 9)
        way = [ids[first], *(ids[first + step] for step in sorted(random.sample(range(1, 9), 2)))]
        found += list(zip(way, [*way[1:], way[0]], strict=True))
    random.shuffle(found)
    return found


def ours(given: Pairs) -> Answer:
    """By the verbs over arrays."""
    from pmo_audit.derive.graph.network import Network

    names, network = Network.of_pairs(given)
    circles, order = network.circles(), network.order()
    return Answer((names, network.components), (given, circles), (names, order), network.longest_path()[0])


def networkx(given: Pairs) -> Answer:
    """By plain networkx; where there are circles, on its own graph of the parts taken as one."""
    import networkx as nx

    graph = nx.DiGraph(given)
    pieces = list(nx.weakly_connected_components(graph))
    parts = list(nx.strongly_connected_components(graph))
    circles = [one for one in parts if len(one) > 1]
    condensed = nx.condensation(graph, scc=parts) if circles else graph
    order, longest = list(nx.topological_sort(condensed)), nx.dag_longest_path(condensed)
    return Answer(pieces, circles, (condensed, order), max(len(longest) - 1, 0))


SIDES: Final[Mapping[str, Callable[[Pairs], Answer]]] = {"ours": ours, "networkx": networkx}


def check_same(given: Pairs) -> None:
    """Raises `DisagreementError` unless both sides come to the same."""
    one, other = ours(given), networkx(given)
    names, labels = _both(one.pieces)
    groups = defaultdict(set)
    for name, label in zip(names, labels.tolist(), strict=True):
        groups[label].add(name)
    _same("pieces", set(map(frozenset, groups.values())), set(map(frozenset, _listed(other.pieces))))
    _, circles = _both(one.circles)
    found = {frozenset(end for link in each for end in given[link]) for each in circles}
    _same("circles", found, set(map(frozenset, _listed(other.circles))))
    _same("longest ways", one.longest, other.longest)
    names, order = _both(one.order)
    place = {names[node]: number for number, node in enumerate(order.tolist())}
    part = {name: number for number, each in enumerate(found) for name in each}
    wrong = [each for each in given if place[each[0]] >= place[each[1]] and not _together(part, *each)]
    _same("links against the order", len(wrong), 0)


def _together(part: Mapping[str, int], one: str, other: str) -> bool:
    return one in part and part[one] == part.get(other)


def _both(pair: object) -> tuple[Any, Any]:
    return cast("tuple[Any, Any]", pair)


def _listed(sets: object) -> list[set[str]]:
    return cast("list[set[str]]", sets)


def _same(what: str, one: object, other: object) -> None:
    if one != other:
        raise DisagreementError(f"the {what} differ")


def _verbs(size: Size, *, circles: bool) -> float:
    given = pairs(size.nodes, circles=circles)
    check_same(given)
    taken = by_turns({name: _job(side, given) for name, side in SIDES.items()}, min(size.rounds, ROUNDS))
    return ratio(taken["ours"], taken["networkx"])


def _job(side: Callable[[Pairs], Answer], given: Pairs) -> Callable[[], object]:
    return lambda: side(given)


def verbs(size: Size) -> float:
    """Without circles."""
    return _verbs(size, circles=False)


def verbs_with_circles(size: Size) -> float:
    """With small circles here and there."""
    return _verbs(size, circles=True)


def memory(size: Size) -> float:
    """The peak of one process over that of the other, each beyond the pairs and the libraries."""
    return _grown("ours", size.nodes) / _grown("networkx", size.nodes)


def peak(size: Size) -> float:
    """The peak of the program's own process in megabytes."""
    return _grown("ours", size.nodes)


def _grown(side: str, nodes: int) -> float:
    line = [sys.executable, "-m", "benchmarks.graph", side, str(nodes)]
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    if done.returncode:
        raise DisagreementError(f"the process ended with {done.returncode}: {done.stderr.strip()[-200:]}")
    return max(float(done.stdout), 0.1)


def main(side: str, nodes: str) -> None:
    """Prints how many megabytes the peak of this process grows by while a side does all there is to do."""
    work = SIDES[side]
    work([("A", "B")])  # the libraries are not what is asked about
    given = pairs(int(nodes), circles=True)
    before = _peak()
    answer = work(given)
    print(_peak() - before)
    del answer


def _peak() -> float:
    """The most megabytes that this process has had; where the platform tells, without what it was started from had."""
    status = Path("/proc/self/status")
    if status.exists():
        (line,) = [one for one in status.read_text(encoding="ascii").splitlines() if one.startswith("VmHWM")]
        return int(line.split()[1]) / 1024
    from resource import RUSAGE_SELF, getrusage

    return getrusage(RUSAGE_SELF).ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


FIGURES = (
    Figure(
        "graph.verbs",
        "times the time of networkx",
        "<= 0.15",
        "plain networkx, its graph made",
        verbs,
        ("networkx", "scipy"),
    ),
    Figure(
        "graph.verbs.circles",
        "times the time of networkx",
        "<= 0.15",
        "plain networkx, its graph and that of the parts taken as one made",
        verbs_with_circles,
        ("networkx", "scipy"),
    ),
    Figure("graph.memory", "megabytes at the peak", "<= 100", "nothing: beyond the pairs", peak, ("scipy",)),
    Figure(
        "graph.memory.ratio",
        "times the peak of networkx",
        "<= 0.3",
        "plain networkx",
        memory,
        ("networkx", "scipy"),
    ),
)

if __name__ == "__main__":
    main(*sys.argv[1:])
