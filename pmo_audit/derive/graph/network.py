"""Things and links as numbers in arrays, and what can be asked of them fast: the verbs behind everything else here.

Nodes and links are numbered from 0 in the order in which they were given, and whatever has several right answers is
settled by these numbers, so that the same network gives the same answers. In a circle nothing comes first: wherever an
order is needed, the nodes of a strongly connected part are taken as one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import breadth_first_order, connected_components, dijkstra

Ints = NDArray[np.int64]
Numbers = Sequence[int] | Ints
Name = TypeVar("Name", bound=Hashable)

_NOBODY = -9999
"""What scipy calls the predecessor of a node that has none."""


class Network:
    """Nodes from 0 to `size` - 1, and a link from each of `sources` to the one of `targets` at the same place.

    A link may have a weight; without weights each counts as one.
    """

    def __init__(self, size: int, sources: Numbers, targets: Numbers, weights: Numbers | None = None) -> None:
        self.size = size
        self.sources: Ints = np.asarray(sources, dtype=np.int64)
        self.targets: Ints = np.asarray(targets, dtype=np.int64)
        self.weights: Ints | None = None if weights is None else np.asarray(weights, dtype=np.int64)

    @classmethod
    def of_pairs(cls, pairs: Sequence[tuple[Name, Name]], also: Iterable[Name] = ()) -> tuple[list[Name], Network]:
        """The network of pairs of names, and the name of each node in the order in which they appear.

        `also` names nodes that may have no link.
        """
        numbers: defaultdict[Name, int] = defaultdict()
        numbers.default_factory = numbers.__len__
        ends = np.fromiter(map(numbers.__getitem__, chain.from_iterable(pairs)), np.int64, 2 * len(pairs))
        for name in also:
            numbers[name]  # to ask for it gives it a number
        return list(numbers), cls(len(numbers), ends[::2], ends[1::2])

    @property
    def links(self) -> int:
        """How many links there are."""
        return len(self.sources)

    @cached_property
    def components(self) -> Ints:
        """For each node the number of the piece it is in: two are in one piece where links join them, whichever way."""
        return self._pieces("weak")

    @cached_property
    def parts(self) -> Ints:
        """For each node the number of its strongly connected part: two are in one where each is reached from the other.

        Parts are numbered so that each link between two of them leads from the lower number to the higher one.
        """
        found = self._pieces("strong")
        count = int(found.max(initial=-1)) + 1
        before, after = found[self.sources], found[self.targets]
        across = before != after
        if (before > after)[across].all():  # scipy numbers what is led to before what leads there
            return count - 1 - found
        return _ranks(count, before[across], after[across])[found]

    @cached_property
    def in_circle(self) -> NDArray[np.bool_]:
        """For each link whether a way leads back to where it began: both its ends are in one part."""
        within: NDArray[np.bool_] = self.parts[self.sources] == self.parts[self.targets]
        return within

    def circles(self) -> list[list[int]]:
        """The strongly connected parts that have a circle, each as its links; in the order of their first links."""
        within = np.flatnonzero(self.in_circle)
        by_part: dict[int, list[int]] = {}
        for link, part in zip(within.tolist(), self.parts[self.sources[within]].tolist(), strict=True):
            by_part.setdefault(part, []).append(link)
        return list(by_part.values())

    def order(self) -> Ints:
        """All nodes, so that each link between two parts leads forwards; those of one part stand together."""
        return np.argsort(self.parts, kind="stable")

    def longest_path(self) -> tuple[int, list[int]]:
        """How long the longest way is, and the links between parts that make it up, first to last.

        Ways inside a strongly connected part do not count, since one could go round in it without end.
        """
        across = np.flatnonzero(~self.in_circle)
        sources, targets = self.parts[self.sources[across]], self.parts[self.targets[across]]
        weights = np.ones(len(across), np.int64) if self.weights is None else self.weights[across]
        length = self._lengths(sources, targets)
        whole = max(length, default=0)
        reached = np.asarray(length, dtype=np.int64)
        leads = np.flatnonzero(reached[sources] + weights == reached[targets])[::-1]
        before = np.full(self.size, -1)
        before[targets[leads]] = leads  # of several, the one that is written last stays: the first
        before[reached <= 0] = -1
        here, path = (length.index(whole) if length else 0), []
        while length and (link := int(before[here])) >= 0:
            path.append(int(across[link]))
            here = int(sources[link])
        return whole, path[::-1]

    def _lengths(self, sources: Ints, targets: Ints) -> list[int]:
        """For each part, how long the longest way is that leads to it; 0 where none does that is longer."""
        turn = np.argsort(sources)
        length = [0] * self.size
        links = zip(sources[turn].tolist(), targets[turn].tolist(), strict=True)
        if self.weights is None:
            for source, target in links:
                reached = length[source] + 1
                if reached > length[target]:
                    length[target] = reached
        else:
            weights = self.weights[~self.in_circle][turn].tolist()
            for (source, target), weight in zip(links, weights, strict=True):
                length[target] = max(length[target], length[source] + weight)
        return length

    def reach(self, starts: Iterable[int]) -> list[int]:
        """The nodes that links lead to from these, directly or through others, in order; these themselves too."""
        found: set[int] = set()
        for start in starts:
            if start not in found:
                found.update(breadth_first_order(self._matrix, start, return_predecessors=False).tolist())
        return sorted(found)

    def shortest_path(self, source: int, target: int) -> list[int] | None:
        """The links of the shortest way from one node to another; None where there is none."""
        return self.paths_from(source).to(target)

    def paths_from(self, source: int) -> Paths:
        """The shortest ways from a node to all others: by the number of links, or by weights, which are above 0."""
        if self.weights is None:
            before = breadth_first_order(self._matrix, source)[1]
        else:
            before = dijkstra(self._matrix, indices=source, return_predecessors=True)[1]
        return Paths(source, before, self._lightest)

    @cached_property
    def _lightest(self) -> Mapping[tuple[int, int], int]:
        """For each pair of nodes the lightest link that leads from the one to the other, or the first of these."""
        sources, targets = self.sources.tolist(), self.targets.tolist()
        weights = None if self.weights is None else self.weights.tolist()
        found: dict[tuple[int, int], int] = {}
        for link in range(self.links) if weights is None else sorted(range(self.links), key=weights.__getitem__):
            found.setdefault((sources[link], targets[link]), link)
        return found

    @cached_property
    def _matrix(self) -> csr_array:
        links = slice(None) if self.weights is None else np.fromiter(self._lightest.values(), np.int64)
        values = np.ones(self.links) if self.weights is None else self.weights[links].astype(np.float64)
        ends = (self.sources[links].astype(np.int32), self.targets[links].astype(np.int32))
        matrix = csr_array((values, ends), (self.size, self.size))
        matrix.sort_indices()
        return matrix

    def _pieces(self, connection: str) -> Ints:
        if not self.size:
            return np.zeros(0, dtype=np.int64)
        found: Ints = connected_components(self._matrix, connection=connection)[1].astype(np.int64)
        return found


class Paths:
    """The shortest ways from one node to all others of a network."""

    def __init__(self, source: int, before: NDArray[np.int32], links: Mapping[tuple[int, int], int]) -> None:
        self._source = source
        self._before = before
        self._links = links

    def to(self, target: int) -> list[int] | None:
        """The links of the way to a node; None where no way leads there, and no link where it is the beginning."""
        path = []
        while target != self._source:
            before = int(self._before[target])
            if before == _NOBODY:
                return None
            path.append(self._links[before, target])
            target = before
        return path[::-1]


def _ranks(count: int, sources: Ints, targets: Ints) -> Ints:
    """A number for each of `count` parts without circles, so that each link leads from the lower to the higher one."""
    leads: dict[int, list[int]] = {}
    awaits = np.bincount(targets, minlength=count).tolist()
    for source, target in zip(sources.tolist(), targets.tolist(), strict=True):
        leads.setdefault(source, []).append(target)
    ready = [part for part in range(count) if not awaits[part]]
    ranks = np.zeros(count, dtype=np.int64)
    for rank, part in enumerate(ready):  # it grows as it is gone through
        ranks[part] = rank
        for target in leads.get(part, ()):
            awaits[target] -= 1
            if not awaits[target]:
                ready.append(target)
    return ranks
