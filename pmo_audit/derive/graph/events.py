"""Starts and finishes, and which of them wait for which: where dependencies of several kinds meet, only this is exact.

A finish waits for its own start. A deliverable starts after its project, and the project finishes after it. A milestone
is one event between the start and the finish of its project, unless their days say that it stands before or after. Each
dependency ties two events as its kind says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from pmo_audit.classes import dataclass
from pmo_audit.derive.graph.things import Thing, Things
from pmo_audit.derive.graph.ties import ENDS, Tie
from pmo_audit.oversight import Link

if TYPE_CHECKING:
    from pmo_audit.derive.graph.network import Network

Event = tuple[tuple[str, str], str]
"""The key of a thing, and `start` or `finish`."""


@dataclass(frozen=True, slots=True)
class Step:
    """One event waiting for another. `link` is what says so; None where a finish waits for its own start.

    `tie` is the dependency, where it is one.
    """

    waits: Event
    awaits: Event
    link: Link | None = None
    tie: Tie | None = None


class Events:
    """The events of some things, and what they wait for. Steps are in the order of ties, then of things."""

    def __init__(self, things: Iterable[Thing], ties: Iterable[Tie], made: Things) -> None:
        self.things = tuple(sorted(things, key=lambda one: one.key))
        steps = [step for tie in ties if (step := step_of(tie)) is not None]
        steps += [step for thing in self.things for step in _inner(thing, made.home_of(thing))]
        self.steps: tuple[Step, ...] = tuple(steps)

    @cached_property
    def numbers(self) -> dict[Event, int]:
        """The number of each event in `network`."""
        both = dict.fromkeys(event(thing, end) for thing in self.things for end in ("start", "finish"))
        return {one: number for number, one in enumerate(both)}

    def network(self, weights: Sequence[int] | None = None) -> Network:
        """The events as nodes and the steps as links: from what waits to what is waited for."""
        from pmo_audit.derive.graph.network import Network

        waits = [self.numbers[one.waits] for one in self.steps]
        awaits = [self.numbers[one.awaits] for one in self.steps]
        return Network(len(self.numbers), waits, awaits, weights)


def event(thing: Thing, end: str) -> Event:
    """An event of a thing: a milestone has only one."""
    return thing.key, "finish" if thing.is_point else end


def step_of(tie: Tie) -> Step | None:
    """The events that a dependency ties; None where its ends or its kind are not known."""
    if tie.ends is None or tie.kind is None:
        return None
    (waiting, awaited), (waits, awaits) = tie.both, ENDS[tie.kind]
    return Step(event(waiting, waits), event(awaited, awaits), tie.link, tie)


def _inner(thing: Thing, home: Thing) -> Iterator[Step]:
    """What follows from things being parts of projects."""
    start, finish = event(thing, "start"), event(thing, "finish")
    if start != finish:
        yield Step(finish, start)
    if home is not thing:
        if not stands_after(thing, home):
            yield Step(event(home, "finish"), finish, finishes_with(home, thing))
        if not stands_before(thing, home):
            yield Step(start, event(home, "start"), starts_with(thing, home))


def stands_before(thing: Thing, home: Thing) -> bool:
    """Whether a milestone stands before the start of its project, such as the decision to begin it."""
    day, start = thing.finish.day, home.start.day
    return thing.is_point and day is not None and start is not None and day < start


def stands_after(thing: Thing, home: Thing) -> bool:
    """Whether a milestone stands after the finish of its project, such as a review of what came of it."""
    day, finish = thing.finish.day, home.finish.day
    return thing.is_point and day is not None and finish is not None and day > finish


def starts_with(part: Thing, home: Thing) -> Link:
    """A part waits for its project to start."""
    return Link(part.subject, home.subject, "start_to_start", None, None, part.record.origin("project"))


def finishes_with(home: Thing, part: Thing) -> Link:
    """A project waits for its part to finish."""
    return Link(home.subject, part.subject, "finish_to_finish", None, None, part.record.origin("project"))
