"""Dependencies that cannot hold as things are planned, and those of which nobody can tell.

A successor must not start before its predecessor delivers, or as the kind says; the days are compared as they stand. A
plan that has passed without the thing having happened is no longer the plan: what has not finished by the day of the
question finishes on that day at the earliest. Where a day is missing there is no clash, and no pass either.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pmo_audit.classes import dataclass
from pmo_audit.derive.graph.dependencies import Dependencies
from pmo_audit.derive.graph.things import Moment, Thing, Things
from pmo_audit.derive.graph.ties import ENDS, Tie
from pmo_audit.derive.graph.wording import causes_words, happens, lag_words, was_to_happen
from pmo_audit.oversight import Clash, Link, Undecided
from pmo_audit.subjects import Cause, Reason
from pmo_audit.text import Origin, counted

LATE, CANCELLED, UNKNOWN = "late", "cancelled", "unknown"


def clashes_of(dependencies: Dependencies, as_of: date) -> tuple[Clash, ...]:
    """The dependencies that clash, in the order of their keys."""
    return tuple(one for one in _judged(dependencies, as_of) if isinstance(one, Clash))


def undecided_of(dependencies: Dependencies, as_of: date) -> tuple[Undecided, ...]:
    """The dependencies of which nobody can tell, in the order of their keys."""
    return tuple(one for one in _judged(dependencies, as_of) if isinstance(one, Undecided))


def _judged(dependencies: Dependencies, as_of: date) -> Iterator[Clash | Undecided | None]:
    return (_judge(tie, dependencies.made, as_of) for tie in dependencies.ties)


def _judge(tie: Tie, made: Things, as_of: date) -> Clash | Undecided | None:
    """What is to say of a dependency; None where it holds, is met, or nothing waits any more."""
    waiting, awaited, link = tie.waiting.thing, tie.awaited.thing, tie.link
    if tie.met or (waiting is not None and waiting.over):
        return None
    if link is None or waiting is None:
        return _undecided(tie, tie.causes)
    if tie.awaited.unknown:
        says = f"{waiting.subject.name} waits for `{link.target.name}`, which is in no register"
        return Clash(link, UNKNOWN, says, None, _places(link))
    if awaited is not None and awaited.called_off and not awaited.finish.happened:
        status = awaited.home.origin("status") if awaited.home is not None else None
        return Clash(link, CANCELLED, _cancelled(waiting, awaited, made), None, _places(link, status))
    if awaited is None or tie.kind is None or tie.lag is None:
        return _undecided(tie, tie.causes)
    return _Days(tie, link, made, as_of).judged()


def _cancelled(waiting: Thing, awaited: Thing, made: Things) -> str:
    of = f" of {made.home_of(awaited).subject.name}" if awaited.is_part else ""
    return f"{waiting.subject.name} waits for {awaited.subject.name}{of}, which is cancelled"


def _undecided(tie: Tie, causes: tuple[Cause, ...]) -> Undecided:
    says = f"nobody can tell whether it holds, since {causes_words(causes, tie.subject)}"
    return Undecided(tie.subject, tie.link, says, causes)


def _places(link: Link, *more: Origin | None) -> tuple[Origin, ...]:
    return tuple(dict.fromkeys(one for one in (link.origin, *more) if one is not None))


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last day on which an event may be, and what tells them; most often both are one."""

    first: Moment
    last: Moment


def span_of(thing: Thing, end: str, made: Things) -> Span:
    """When an event is, as planned. A deliverable is begun after its project, and before it is due."""
    if end == "start" and thing.subject.entity == "deliverable":
        home = made.home_of(thing)
        return Span(home.start if home is not thing else Moment(None), thing.finish)
    moment = thing.start if end == "start" else thing.finish
    return Span(moment, moment)


class _Days:
    """The days of one dependency held against each other."""

    def __init__(self, tie: Tie, link: Link, made: Things, as_of: date) -> None:
        self._tie, self._link, self._as_of = tie, link, as_of
        self._waiting, self._awaited = tie.both
        self._waits, self._awaits = ENDS[tie.kind or ""]
        self._lag = tie.lag or 0
        self._when, self._after = span_of(self._waiting, self._waits, made), span_of(self._awaited, self._awaits, made)
        ends = self._awaits == "finish" or self._awaited.is_point
        planned = self._after.last.day
        self._overdue = ends and self._awaited.unfinished and planned is not None and planned < as_of

    def judged(self) -> Clash | Undecided | None:
        """A clash where a day is surely too early, and nothing only where all are surely late enough."""
        ends = ((self._by_kind(), self._when.last), (self._by_need(), self._tie.needed_by))
        told = [(*clash, moment.origin) for clash, moment in ends if clash is not None]
        if told:
            days, says, place = max(told, key=lambda one: one[0])
            return Clash(self._link, LATE, says, days, _places(self._link, place, self._after.first.origin))
        causes = tuple(self._causes())
        return _undecided(self._tie, causes) if causes else None

    def _delivered(self, moment: Moment) -> int | None:
        """The day, as a number, on which what is waited for comes."""
        if moment.day is None:
            return None
        return (self._as_of if self._overdue else moment.day).toordinal()

    def _by_need(self) -> tuple[int, str] | None:
        """By how much the day on which it is needed is too early."""
        need, delivered = self._tie.needed_by.day, self._delivered(self._after.first)
        if need is None or delivered is None or need.toordinal() >= delivered:
            return None
        days = delivered - need.toordinal()
        early = f"{counted(days, 'day')} too early: {self._delivery()}"
        return days, f"{self._waiting.subject.name} needs it by {need.isoformat()}, {early}"

    def _by_kind(self) -> tuple[int, str] | None:
        """By how much the event that waits comes too early."""
        latest, delivered = self._when.last.day, self._delivered(self._after.first)
        days = 0 if latest is None or delivered is None else delivered + self._lag - latest.toordinal()
        if latest is None or days <= 0:
            return None
        early = f"{counted(days, 'day')} too early: {self._delivery()}{lag_words(self._lag)}"
        if self._when.first is self._when.last:
            return days, f"{happens(self._waiting, self._waits, latest)}, {early}"
        return days, f"{self._waiting.subject.name} is due on {latest.isoformat()} and starts before, at least {early}"

    def _delivery(self) -> str:
        day = self._after.first.day
        if day is None:
            return ""
        if self._overdue:
            return was_to_happen(self._awaited, day, self._as_of)
        return happens(self._awaited, self._awaits, day)

    def _causes(self) -> Iterator[Cause]:
        """What keeps it from being sure that the event that waits is late enough."""
        need = self._tie.needed_by.cause
        if need is not None and (need.reason is not Reason.MISSING or need.note):
            yield need
        first, last = self._when.first.day, self._delivered(self._after.last)
        if first is not None and last is not None and first.toordinal() >= last + self._lag:
            return
        missing = [self._when.first, self._after.last]
        yield from dict.fromkeys(one.cause for one in missing if one.cause is not None)
        if (first is not None and last is not None) or not any(one.cause for one in missing):
            yield self._no_start()

    def _no_start(self) -> Cause:
        """That nobody says when a deliverable is begun."""
        thing = self._waiting if self._when.first is not self._when.last else self._awaited
        record, note = thing.record, f"nobody says when {thing.subject.name} starts"
        return Cause(Reason.UNDEFINED, record.entity, record.key, "", record.place, note)
