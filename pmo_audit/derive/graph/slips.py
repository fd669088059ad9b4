"""What is hit when one project slips: how far, by which way, and of what nobody can tell.

What of the project still lies ahead moves by so many days. From there the slip goes on along dependencies, less the
days that lie between their two ends. Something that has begun cannot start later; what is left of it moves instead, and
with it its finish and those of its milestones and deliverables that lie ahead. A part that moves moves its project only
when no days are left between the two.

Where days are missing a slip may use up nothing or everything. So it is followed twice: once as far as it surely goes,
and once as far as it may go.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import count

from pmo_audit.classes import dataclass
from pmo_audit.derive.graph.dependencies import Dependencies
from pmo_audit.derive.graph.remarks import remarks_on
from pmo_audit.derive.graph.things import Thing
from pmo_audit.derive.graph.ways import FINISH, REST, START, Key, Node, Way, Ways
from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.oversight import Hit, Impact, Link, Step, Untold
from pmo_audit.records import Record
from pmo_audit.subjects import Cause, Subject


@dataclass(frozen=True, slots=True)
class _Moved:
    """How far something moves, and from where that comes by which way; from nowhere at the beginning."""

    days: int
    source: Node | None = None
    way: Way | None = None


_Moves = Mapping[Node, _Moved]


def impact_of(dependencies: Dependencies, project: Record, days: int, as_of: date) -> Impact:
    """What moves when what is left of a project moves by so many days."""
    ways, first = Ways(dependencies, as_of), dependencies.made.of(project)
    sure, possible = (_followed(ways, first, days, as_of, possible=one) for one in (False, True))
    keys = sorted(key for key, what, _ in possible if what == FINISH and key != first.key)
    hits = [_hit(dependencies, ways.things[key], sure, possible) for key in keys if (key, FINISH, 0) in sure]
    untold = [_untold(dependencies, ways.things[key], possible) for key in keys if (key, FINISH, 0) not in sure]
    was = None if first.over else first.finish.day
    return Impact(
        project=first.subject,
        days=days,
        as_of=as_of,
        hits=tuple(sorted(hits, key=_hardest)),
        untold=tuple(untold),
        notices=(*_told(first), *remarks_on(dependencies)),
        was=was,
        becomes=_later(was, days),
        over=_over(first),
        waiting=_still_waiting(dependencies, first),
    )


def _over(thing: Thing) -> str:
    if not thing.over:
        return ""
    return "cancelled" if thing.called_off else "ended"


def _still_waiting(dependencies: Dependencies, thing: Thing) -> tuple[Link, ...]:
    """What waits for something cancelled, or for a part of it that never came."""
    if not thing.called_off:
        return ()
    waited = [
        (tie.link, *tie.both)
        for tie in dependencies.joined
        if not tie.met and dependencies.made.home_of(tie.both[1]) is thing and tie.link is not None
    ]
    return tuple(link for link, waits, awaits in waited if not waits.over and not awaits.finish.happened)


def _told(thing: Thing) -> Iterator[Diagnostic]:
    if thing.over:
        how = "is cancelled" if thing.called_off else "is over"
        message = f"{thing.subject.name} {how}, so nothing of it can slip"
        origin = thing.finish.origin if thing.finish.happened else thing.record.origin("status")
        yield Diagnostic("PA826", message, origin, "name a project of which something lies ahead", Severity.WARNING)


def _hardest(hit: Hit) -> tuple[int, int, str, str]:
    return -hit.days, -hit.at_most, hit.thing.entity, hit.thing.id


def _followed(ways: Ways, first: Thing, days: int, as_of: date, *, possible: bool) -> _Moves:
    """Everything that moves, each by the most that any way leads to it; of ways that lead as far, by the shortest."""
    moves: dict[Node, _Moved] = {}
    found: list[tuple[int, int, Node, int, _Moved]] = []
    numbers = count()

    def add(node: Node, moved: _Moved, steps: int) -> None:
        if moved.days > 0 and node[0] in ways.things:
            heapq.heappush(found, (-moved.days, steps, node, next(numbers), moved))

    add((first.key, REST, 0), _Moved(days), 0)
    begun = first.begun(as_of)
    if not begun and (possible or begun is False):
        add((first.key, START, 0), _Moved(days), 0)
    while found:
        _, steps, node, _, moved = heapq.heappop(found)
        if node in moves:
            continue
        moves[node] = moved
        for way in ways.of(node):
            used = way.slack.least if possible else way.slack.most
            if used is not None and way.to not in moves:
                add(way.to, _Moved(moved.days - used, node, way), steps + (way.link is not None))
    return moves


def _trail(moves: _Moves, node: Node) -> list[Way]:
    """The ways by which a slip comes to a node, from the beginning on."""
    trail = []
    while (moved := moves[node]).way is not None and moved.source is not None:
        trail.append(moved.way)
        node = moved.source
    return trail[::-1]


def _steps(moves: _Moves, key: Key) -> tuple[Step, ...]:
    return tuple(Step(one.link, one.slack.known) for one in _trail(moves, (key, FINISH, 0)) if one.link is not None)


def _causes(moves: _Moves, key: Key) -> Iterator[Cause]:
    return (cause for one in _trail(moves, (key, FINISH, 0)) for cause in one.slack.causes)


def _hit(dependencies: Dependencies, thing: Thing, sure: _Moves, possible: _Moves) -> Hit:
    days = sure[thing.key, FINISH, 0].days
    return Hit(
        thing=thing.subject,
        project=_project(dependencies, thing),
        days=days,
        at_most=possible[thing.key, FINISH, 0].days,
        field=thing.finish.field,
        was=thing.finish.day,
        becomes=_later(thing.finish.day, days),
        path=_steps(sure, thing.key),
        origin=thing.finish.origin,
    )


def _untold(dependencies: Dependencies, thing: Thing, possible: _Moves) -> Untold:
    return Untold(
        thing=thing.subject,
        project=_project(dependencies, thing),
        at_most=possible[thing.key, FINISH, 0].days,
        path=_steps(possible, thing.key),
        missing=tuple(dict.fromkeys(_causes(possible, thing.key))),
    )


def _project(dependencies: Dependencies, thing: Thing) -> Subject | None:
    return dependencies.made.of(thing.home).subject if thing.home is not None else None


def _later(day: date | None, days: int) -> date | None:
    """A day so much later; None where there is none, or the calendar ends before."""
    if day is None or day.toordinal() + days > date.max.toordinal():
        return None
    return day + timedelta(days)
