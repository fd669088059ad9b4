"""The longest chain of waiting: by the number of dependencies, and by the days that things and lags in it take.

A chain goes from event to event, so that it holds exactly: where one project only has to start after another, it goes
on from the other's start and not from its finish. Events that wait for each other in a circle are taken as one; a chain
that leads through them takes the shortest way, which does not count.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pmo_audit.classes import dataclass
from pmo_audit.derive.graph.events import Events, Step
from pmo_audit.derive.graph.things import Thing
from pmo_audit.oversight import Link
from pmo_audit.subjects import Subject

if TYPE_CHECKING:
    from pmo_audit.derive.graph.network import Network


@dataclass(frozen=True, slots=True)
class Chain:
    """A chain, from what everything waits for to what comes last.

    `days` is None where the chain has no day at all; `undated` are the things in it of which nobody knows how long they
    take, so that it may be longer.
    """

    links: tuple[Link, ...]
    days: int | None = None
    undated: tuple[Subject, ...] = ()


def longest(events: Events, *, by_days: bool) -> Chain:
    """The longest chain with at least one dependency in it; an empty one where there is none."""
    things = {one.key: one for one in events.things}
    days = [_days(step, things) for step in events.steps]
    counted = [one or 0 for one in days] if by_days else [int(step.tie is not None) for step in events.steps]
    detours = [step.tie is None and step.link is not None for step in events.steps]  # of equal chains, the straight one
    weights = [one * (len(counted) + 1) - detour for one, detour in zip(counted, detours, strict=True)]
    network = events.network()
    path = _without_gaps(network, _path(network, [step.tie is not None for step in events.steps], weights))
    links = tuple(link for place in reversed(path) if (link := events.steps[place].link) is not None)
    known = [one for place in path if (one := days[place]) is not None and events.steps[place].tie is None]
    undated = [events.steps[place].waits[0] for place in path if days[place] is None]
    return Chain(
        links,
        sum(days[place] or 0 for place in path) if known else None,
        tuple(things[key].subject for key in dict.fromkeys(reversed(undated))),
    )


def _days(step: Step, things: dict[tuple[str, str], Thing]) -> int | None:
    """How many days pass from the event that is waited for to the one that waits, as planned; None where unknown.

    A part of a project is timed by the project, since it has no start of its own.
    """
    if step.tie is not None:
        return step.tie.lag
    waits, awaits = step.waits[0], step.awaits[0]
    last = things[waits].finish.day
    if waits == awaits:
        if things[waits].is_part:
            return 0
        first = things[waits].start.day
    else:
        first = things[awaits].start.day if things[waits].is_part else things[awaits].finish.day
    if first is None or last is None:
        return None
    return max((last - first).days, 0)


def _path(network: Network, tied: Sequence[bool], weights: Sequence[int]) -> list[int]:
    """The steps of the longest way that has a tie in it, without those within circles.

    Everything is there twice: before the first tie, and after it. The first tie leads over, with a weight that no other
    way comes to.
    """
    import numpy as np

    from pmo_audit.derive.graph.network import Network

    across = np.flatnonzero(~network.in_circle)
    sources, targets = network.parts[network.sources[across]], network.parts[network.targets[across]]
    is_tie, weighed = np.asarray(tied, dtype=bool)[across], np.asarray(weights, dtype=np.int64)[across]
    parts, bonus = int(network.parts.max(initial=-1)) + 1, 1 + int(np.abs(weighed).sum())
    before, over = ~is_tie, is_tie
    both = Network(
        2 * parts,
        np.concatenate([sources[before], sources[over], sources + parts]),
        np.concatenate([targets[before], targets[over] + parts, targets + parts]),
        np.concatenate([weighed[before], weighed[over] + bonus, weighed]),
    )
    length, path = both.longest_path()
    steps = np.concatenate([across[before], across[over], across])
    return [int(steps[link]) for link in path] if over.any() and length > 0 else []


def _without_gaps(network: Network, path: Sequence[int]) -> list[int]:
    """A way with the shortest ways through the circles that it touches."""
    whole: list[int] = []
    for step in path:
        if whole:
            left, entered = int(network.targets[whole[-1]]), int(network.sources[step])
            whole += network.shortest_path(left, entered) or []
        whole.append(step)
    return whole
