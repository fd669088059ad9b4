"""The ways by which a slip goes on: from what is waited for to what waits, and how many days each uses up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pmo_audit.classes import dataclass
from pmo_audit.derive.graph.clashes import span_of
from pmo_audit.derive.graph.dependencies import Dependencies
from pmo_audit.derive.graph.events import finishes_with, stands_after, stands_before, starts_with
from pmo_audit.derive.graph.things import PARTS, Moment, Thing, cause_of
from pmo_audit.derive.graph.ties import ENDS, Tie
from pmo_audit.oversight import Link
from pmo_audit.subjects import Cause
from pmo_audit.values import MISSING

START, REST, FINISH = "start", "rest", "finish"
Key = tuple[str, str]
Node = tuple[Key, str, int]
"""The key of a thing, what of it moves (its start, what is left of it, or its finish), and from which day on.

A milestone has only a finish. The day is the number of that before which nothing waits; 0 where everything does.
"""


@dataclass(frozen=True, slots=True)
class Slack:
    """How many days a slip uses up: at least `least`, and at most `most`, which is None where anything may be."""

    least: int
    most: int | None
    causes: tuple[Cause, ...] = ()

    @property
    def known(self) -> int | None:
        """The days; None where nobody can tell."""
        return self.least if self.least == self.most else None


_NONE = Slack(0, 0)


@dataclass(frozen=True, slots=True)
class Way:
    """One step of a slip. Without a link it stays with the same thing."""

    to: Node
    slack: Slack = _NONE
    link: Link | None = None


class Ways:
    """All ways of a portfolio, as seen from a day. What is over does not move."""

    def __init__(self, dependencies: Dependencies, as_of: date) -> None:
        self._made, self._as_of = dependencies.made, as_of
        self.things: dict[Key, Thing] = {}
        self._parts: dict[Key, list[Thing]] = {}
        self._ties: dict[Node, list[Way]] = {}
        for entity in ("project", *PARTS):
            for record in sorted(dependencies.portfolio.register(entity).records, key=lambda one: one.key):
                self._place(self._made.of(record))
        for tie in dependencies.joined:
            if tie.is_live:
                self._tied(tie)

    def of(self, node: Node) -> Iterator[Way]:
        """The ways on from a node."""
        key, what, since = node
        if key not in self.things:
            return
        if what == START:
            yield Way((key, REST, 0))
        elif what == REST:
            yield Way((key, FINISH, 0))
            for part in self._parts.get(key, ()):
                yield from self._with_project(part, self.things[key], since)
        else:
            yield from self._to_project(self.things[key])
        yield from self._ties.get((key, what, 0), ())

    def _place(self, thing: Thing) -> None:
        if thing.over:
            return
        self.things[thing.key] = thing
        home = self._made.home_of(thing)
        if home is not thing and not stands_before(thing, home):
            self._parts.setdefault(home.key, []).append(thing)

    def _with_project(self, part: Thing, home: Thing, since: int) -> Iterator[Way]:
        """A project moves its parts, unless they stand before the day from which on it moves."""
        link, day = starts_with(part, home), part.finish.day
        slack = _NONE if day is not None or not since else Slack(0, None, _caused(part.finish))
        if day is not None and day.toordinal() < since:
            return
        yield Way((part.key, FINISH if part.is_point else REST, 0), slack, link)
        begun = part.begun(self._as_of)
        if not part.is_point and not begun:
            yield Way((part.key, START, 0), slack if begun is False else Slack(0, None, (_unsaid(part),)), link)

    def _to_project(self, part: Thing) -> Iterator[Way]:
        """A part moves its project when no days are left between them."""
        home = self._made.home_of(part)
        if home is not part and not stands_after(part, home):
            slack = _between(home.finish, part.finish)
            yield Way((home.key, FINISH, 0), slack, finishes_with(home, part))

    def _tied(self, tie: Tie) -> None:
        (waiting, awaited), link = tie.both, tie.link
        if tie.kind is None:
            way = Way(self._begin(waiting, 0), Slack(0, None, tie.causes), link)
            self._ties.setdefault((awaited.key, FINISH, 0), []).append(way)
            return
        waits, awaits = ENDS[tie.kind]
        source = (awaited.key, FINISH if awaited.is_point or awaits == "finish" else START, 0)
        day = tie.needed_by.day or span_of(awaited, awaits, self._made).first.day
        target = self._begin(waiting, day.toordinal() if day is not None else 0)
        way = Way(target if waits == "start" else (waiting.key, FINISH, 0), self._slack(tie, waits, awaits), link)
        self._ties.setdefault(source, []).append(way)

    def _begin(self, thing: Thing, since: int) -> Node:
        """What moves when something cannot begin: its start, or what is left of it where it has begun already."""
        if thing.is_point:
            return thing.key, FINISH, 0
        return (thing.key, REST, since) if thing.begun(self._as_of) else (thing.key, START, 0)

    def _slack(self, tie: Tie, waits: str, awaits: str) -> Slack:
        """The days between two tied ends, or until the day on which what is waited for is needed, if that is sooner."""
        if tie.lag is None:
            return Slack(0, None, tie.causes)
        waiting, awaited = tie.both
        when, after = span_of(waiting, waits, self._made), span_of(awaited, awaits, self._made)
        moments = [when.first, when.last, after.first, after.last]
        need = _number(tie.needed_by)
        first, last, soon, late = (_number(one) for one in moments)
        if waits == "start" and not waiting.is_point and waiting.begun(self._as_of):
            first = last = need if need is not None else soon  # it cannot start later: only the need counts
        most = _least(_less(last, soon, tie.lag), _less(need, soon, 0))
        least = _least(_less(first, late, tie.lag), _less(need, late, 0)) if first is not None else 0
        return Slack(max(least or 0, 0), None if most is None else max(most, 0), _caused(*moments))


def _unsaid(thing: Thing) -> Cause:
    """That nobody says whether a deliverable is begun."""
    return cause_of(thing.record, "status", MISSING)


def _between(later: Moment, earlier: Moment) -> Slack:
    if later.day is None or earlier.day is None:
        return Slack(0, None, _caused(later, earlier))
    days = max((later.day - earlier.day).days, 0)
    return Slack(days, days)


def _caused(*moments: Moment) -> tuple[Cause, ...]:
    return tuple(dict.fromkeys(one.cause for one in moments if one.cause is not None))


def _number(moment: Moment) -> int | None:
    return None if moment.day is None else moment.day.toordinal()


def _less(day: int | None, other: int | None, lag: int) -> int | None:
    return None if day is None or other is None else day - other - lag


def _least(one: int | None, other: int | None) -> int | None:
    return other if one is None else one if other is None else min(one, other)
