"""Circles in a network, so that each link that is in one is shown in one: for each the shortest that leads through it.

All circles of a strongly connected part can be more than anybody can list. The shortest through each link are at most
as many as there are links, and each link stands in one of them.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from pmo_audit.classes import dataclass
from pmo_audit.oversight import Link

if TYPE_CHECKING:
    from pmo_audit.derive.graph.network import Network

_MOST = 1_000
"""In one part, the shortest circle is looked for through so many links at most."""
_FEWEST = 20
_WORK = 20_000_000
"""So many links are followed in one part at most, but for the fewest searches; it takes a few seconds."""

Circle = tuple[int, ...]
"""The links of a circle, beginning with the one through which it was looked for."""


@dataclass(frozen=True, slots=True)
class Part:
    """A strongly connected part: its links, and those of them through which circles are looked for."""

    links: tuple[int, ...]
    seeds: tuple[int, ...]

    @property
    def looked_at(self) -> tuple[int, ...]:
        """The seeds for which there is time."""
        return self.seeds[: max(_FEWEST, min(_MOST, _WORK // max(len(self.links), 1)))]


def parts_of(network: Network, seeds: Mapping[int, Hashable]) -> list[Part]:
    """The strongly connected parts with a circle and a seed in them.

    Seeds are links with what they mean; of those that mean the same the first counts. Those that another link leads
    straight back from come first, so that the shortest circles are found also where there is no time for all.
    """
    pairs = set(zip(network.sources.tolist(), network.targets.tolist(), strict=True))
    found = []
    for links in network.circles():
        first: dict[Hashable, int] = {}
        for link in links:
            if link in seeds:
                first.setdefault(seeds[link], link)
        ordered = sorted(first.values(), key=lambda link: (_back(network, link) not in pairs, link))
        if ordered:
            found.append(Part(tuple(links), tuple(ordered)))
    return found


def _back(network: Network, link: int) -> tuple[int, int]:
    return int(network.targets[link]), int(network.sources[link])


def shortest(network: Network, part: Part) -> dict[int, Circle]:
    """For each seed that is looked at, the shortest circle through it."""
    from pmo_audit.derive.graph.network import Network

    ends = [_back(network, link) for link in part.links]
    weights = None if network.weights is None else network.weights[list(part.links)]
    names, numbered = Network.of_pairs(ends)
    small = Network(numbered.size, numbered.targets, numbered.sources, weights)
    numbers = {name: number for number, name in enumerate(names)}
    by_target: dict[int, list[int]] = {}
    for seed in part.looked_at:
        by_target.setdefault(int(network.targets[seed]), []).append(seed)
    found = {}
    for target, seeds in by_target.items():
        paths = small.paths_from(numbers[target])
        for seed in seeds:
            way = paths.to(numbers[int(network.sources[seed])]) or []
            found[seed] = (seed, *(part.links[link] for link in way))
    return found


def chosen(
    circles: Mapping[int, Circle], meaning: Mapping[int, Hashable], size: Callable[[Circle], int], shown: set[Hashable]
) -> Iterator[Circle]:
    """Short ones first, those that show a link that none before them shows; adds what they show to `shown`."""
    for seed in sorted(circles, key=lambda one: (size(circles[one]), one)):
        if meaning[seed] not in shown:
            shown.update(meaning[link] for link in circles[seed] if link in meaning)
            yield circles[seed]


def turned(links: Sequence[Link]) -> list[Link]:
    """The same circle of links, beginning with the one that comes first by its names."""
    first = min(range(len(links)), key=lambda place: named(links[place]))
    return [*links[first:], *links[:first]]


def named(link: Link) -> tuple[str, ...]:
    """A link by what identifies it."""
    record = link.record.id if link.record is not None else ""
    return link.source.id, link.source.entity, link.target.id, link.target.entity, link.kind, record
