"""Things that wait for each other in a circle.

First the deadlocks: circles of starts and finishes, each of which waits for the next, so that none can come first. Then
every other dependency that leads from one project to another and, through others, back: the projects wait for each
other, but by other ends, or by deliverables that do not wait for each other, so that all may hold.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from hashlib import sha256

from pmo_audit.classes import replace
from pmo_audit.derive.graph.circles import chosen, named, parts_of, shortest, turned
from pmo_audit.derive.graph.dependencies import Dependencies
from pmo_audit.derive.graph.events import Step, finishes_with, starts_with
from pmo_audit.derive.graph.network import Network
from pmo_audit.derive.graph.things import Thing
from pmo_audit.derive.graph.ties import ENDS, Tie
from pmo_audit.oversight import Cycle, Link
from pmo_audit.subjects import Subject

_OF_TIE, _OF_PART, _OF_START = 1 << 32, 1 << 16, 1
"""How long a step is: dependencies are counted first, then parts of projects."""


def cycles_of(dependencies: Dependencies) -> tuple[Cycle, ...]:
    """All cycles, deadlocks first, then the short ones; each dependency that is in one stands in one of them."""
    between = _Between(dependencies)
    shown: set[Hashable] = set()
    found = {one.id: one for one in (*_deadlocks(dependencies, shown), *between.cycles(shown))}
    told = between.told(found.values(), shown)
    return tuple(sorted(told, key=lambda one: (not one.deadlock, len(one.path), [named(link) for link in one.path])))


def _deadlocks(dependencies: Dependencies, shown: set[Hashable]) -> Iterator[Cycle]:
    """Circles of events; what stands in one is added to `shown`."""
    events = dependencies.events
    steps = [step for step in events.steps if step.tie is None or _holds_up(step.tie)]
    weights = [_OF_TIE if one.tie is not None else _OF_PART if one.link is not None else _OF_START for one in steps]
    waits, awaits = [events.numbers[one.waits] for one in steps], [events.numbers[one.awaits] for one in steps]
    network = Network(len(events.numbers), waits, awaits, weights)
    meant = {number: _meaning(one.tie) for number, one in enumerate(steps) if one.tie is not None}
    for part in parts_of(network, meant):
        found = shortest(network, part)
        plain = {seed: one for seed, one in found.items() if _is_plain([steps[each] for each in one])}
        for circle in chosen(plain, meant, lambda one: sum(weights[each] for each in one), shown):
            yield _deadlock(dependencies, [steps[each] for each in circle])


def _deadlock(dependencies: Dependencies, circle: Sequence[Step]) -> Cycle:
    links = [one.link for one in circle if one.link is not None]
    apart = any(one.link is None or (one.tie is not None and one.tie.lag) for one in circle)
    return _cycle(dependencies, links, deadlock=True, together=not apart)


def _holds_up(tie: Tie) -> bool:
    """Whether a dependency surely keeps its end waiting: it does not let its two ends overlap."""
    return tie.lag is not None and tie.lag >= 0


def _closes(links: Sequence[Link]) -> bool:
    """Whether a way through things is one through their events: where one link ends, the next can begin."""
    if not all(one.kind in ENDS for one in links):
        return False
    joints = zip(links, [*links[1:], links[0]], strict=True)
    return all(
        one.target.entity == "milestone" or (ENDS[one.kind][1], ENDS[other.kind][0]) != ("start", "finish")
        for one, other in joints
    )


def _is_plain(circle: Sequence[Step]) -> bool:
    """Whether a circle comes to each thing once."""
    visited = [one.waits[0] for one in circle if one.link is not None]
    return len(visited) == len(set(visited))


def _meaning(tie: Tie) -> Hashable:
    """What a dependency says: two that say the same need not both be shown."""
    waiting, awaited = tie.both
    return waiting.key, awaited.key, tie.kind, tie.lag


class _Between:
    """The dependencies between projects, and those within each: which of them hang together in circles."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies
        self._ties = dependencies.joined
        self._network = Network.of_pairs([self._ends(one) for one in self._ties])[1]

    def _ends(self, tie: Tie) -> tuple[Hashable, Hashable]:
        """The projects that a dependency joins; where it is within one project, the things themselves."""
        waiting, awaited = tie.both
        home, other = (self._dependencies.made.home_of(one).key for one in (waiting, awaited))
        return (("within", waiting.key), ("within", awaited.key)) if home == other else (home, other)

    def cycles(self, shown: set[Hashable]) -> Iterator[Cycle]:
        """Circles through the dependencies that none was shown through yet; what they show is added to `shown`."""
        meant = {number: _meaning(one) for number, one in enumerate(self._ties)}
        for part in parts_of(self._network, {each: one for each, one in meant.items() if one not in shown}):
            for circle in chosen(shortest(self._network, part), meant, len, shown):
                links = list(self._joined(circle))
                firm = all(self._ties[each].is_live and _holds_up(self._ties[each]) for each in circle)
                yield _cycle(self._dependencies, links, deadlock=firm and _closes(links))

    def _joined(self, circle: Sequence[int]) -> Iterator[Link]:
        """The links of a circle, joined where one ends at another part of a project than that where the next begins."""
        for number, following in zip(circle, [*circle[1:], circle[0]], strict=True):
            tie, one, other = self._ties[number], self._ties[number].both[1], self._ties[following].both[0]
            if tie.link is not None:
                yield tie.link
            yield from self._through(one, other)

    def _through(self, one: Thing, other: Thing) -> Iterator[Link]:
        home = self._dependencies.made.home_of(one)
        if one.key != other.key and one.key != home.key:
            yield starts_with(one, home)
        if one.key != other.key and other.key != home.key:
            yield finishes_with(home, other)

    def told(self, cycles: Iterable[Cycle], shown: set[Hashable]) -> Iterator[Cycle]:
        """Cycles, with how many hang together in the part they are in, and how many links stand in no cycle."""
        parts = self._network.parts.tolist()
        among = Counter(parts)
        part_of, left_out = {}, Counter[int]()
        for number in self._network.in_circle.nonzero()[0].tolist():
            part = parts[int(self._network.sources[number])]
            part_of[self._ties[number].subject] = part
            left_out[part] += _meaning(self._ties[number]) not in shown
        for one in cycles:
            part = next((part_of[link.record] for link in one.path if link.record in part_of), None)
            if part is None:
                yield replace(one, among=len({link.source for link in one.path}))
            else:
                yield replace(one, among=among[part], left_out=left_out[part])


def _cycle(dependencies: Dependencies, links: Sequence[Link], *, deadlock: bool, together: bool = False) -> Cycle:
    path = turned(links)
    name = repr([named(link) for link in path]).encode()
    return Cycle(
        id=f"CY-{sha256(name).hexdigest()[:8]}",
        path=tuple(path),
        projects=_projects(dependencies, path),
        deadlock=deadlock,
        together=together,
        begun=_begun(dependencies, path),
    )


def _begun(dependencies: Dependencies, links: Iterable[Link]) -> tuple[Subject, ...]:
    """What on a way is known to have begun, in its order."""
    things = {one.subject: one for one in dependencies.things}
    return tuple(dict.fromkeys(link.source for link in links if things[link.source].has_begun))


def _projects(dependencies: Dependencies, links: Iterable[Link]) -> tuple[Subject, ...]:
    """The projects that a way leads through."""
    things = {one.subject: one for one in dependencies.things}
    homes = {dependencies.made.home_of(things[link.source]).subject for link in links}
    return tuple(sorted(homes, key=lambda one: one.id))
