"""From which day to which a promise holds: what is sure of it, and what may be.

Where a promise says no first or last day, those of its project count, and that is said. A promise whose days cannot be
told holds for sure on no day but those that it names, and may hold on any.
"""

from __future__ import annotations

from datetime import date

from pmo_audit.classes import dataclass, field
from pmo_audit.derive.loads.days import EARLIEST, LATEST, day_of
from pmo_audit.derive.loads.doubts import Doubt, doubt_of, doubt_that
from pmo_audit.records import Portfolio, Record
from pmo_audit.values import Missing, NoneKnown, Period, Value

Days = tuple[int, int]
"""A first and a last day."""
_OPEN = (Missing, NoneKnown)


@dataclass(frozen=True, slots=True)
class Span:
    """The days of a promise: those on which it holds for sure, and those on which it may hold."""

    surely: Days | None
    perhaps: Days
    assumes: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    def until(self, last: int) -> Span | None:
        """The same up to a day; None where nothing is left."""
        if self.perhaps[0] > last:
            return None
        surely = self.surely
        if surely is not None:
            surely = (surely[0], min(surely[1], last)) if surely[0] <= last else None
        return Span(surely, (self.perhaps[0], min(self.perhaps[1], last)), self.assumes, self.doubts)


@dataclass(frozen=True, slots=True)
class Life:
    """What counts of a project's own days for what is promised to it.

    `cancelled` and `done` say that it holds nobody any more; `ended` is the day it really ended, and `runs_on` that it
    should have ended before the day of the audit and has not.
    """

    start: int | None
    finish: int | None
    ended: int | None
    cancelled: bool = False
    done: bool = False
    runs_on: bool = False


@dataclass
class Spans:
    """Reads the days of promises; what follows from a project is found once."""

    portfolio: Portfolio
    as_of: date
    _lives: dict[str, Life] = field(default_factory=dict)

    def life(self, project: Record) -> Life:
        """What counts of a project's own days."""
        found = self._lives.get(project.key)
        if found is None:
            found = self._lives[project.key] = self._life(project)
        return found

    def _life(self, project: Record) -> Life:
        value, status = self.portfolio.value, self.portfolio.value(project, "status")
        started = [one for name in ("actual_start", "start") if isinstance(one := value(project, name), date)]
        ended, planned = value(project, "actual_finish"), value(project, "finish")
        ended_on = day_of(ended) if isinstance(ended, date) else None
        finish = ended_on if ended_on is not None else day_of(planned) if isinstance(planned, date) else None
        done = status == "completed" and ended_on is None
        runs = isinstance(status, str) and status not in ("completed", "cancelled") and ended_on is None
        late = runs and finish is not None and finish < day_of(self.as_of)
        start = day_of(started[0]) if started else None
        return Life(start, finish, ended_on, status == "cancelled", done, late)

    def of(self, record: Record, project: Record | None) -> Span | None:
        """The days of a promise; None where none are left since its project has ended."""
        value = self.portfolio.value
        span = self._of(record, value(record, "period"), value(record, "start"), value(record, "finish"), project)
        life = self.life(project) if project is not None else None
        return span.until(life.ended) if life is not None and life.ended is not None else span

    def of_money(self, record: Record, project: Record | None) -> Span:
        """The days of a promise of money: it is drawn on its first day, and where it says no last one, on no other."""
        value = self.portfolio.value
        period, start, finish = (value(record, name) for name in ("period", "start", "finish"))
        if isinstance(finish, date) or not isinstance(period, NoneKnown | Missing):
            return self._of(record, period, start, finish, project)
        first = _Edge()
        self._edge(first, record, "start", start, project)
        if first.day is None:
            return Span(None, (EARLIEST, LATEST), first.assumes, first.doubts)
        return Span((first.day, first.day), (first.day, first.day), first.assumes)

    def _of(self, record: Record, period: Value, start: Value, finish: Value, project: Record | None) -> Span:
        if isinstance(period, Period):
            return self._within(record, period, start, finish)
        if not isinstance(period, _OPEN):
            return _anywhere(doubt_of(self.portfolio, record, "period", period))
        first, last = _Edge(), _Edge()
        self._edge(first, record, "start", start, project)
        self._edge(last, record, "finish", finish, project)
        assumes, doubts = (*first.assumes, *last.assumes), (*first.doubts, *last.doubts)
        if last.is_least and last.day is not None:
            last.day = max(last.day, first.day or last.day)
        if first.day is not None and last.day is not None and first.day > last.day:
            return _anywhere(self._reversed(record, "finish"), assumes)
        surely, perhaps = _between(first.day, last.day, open_end=last.is_least)
        return Span(surely, perhaps, assumes, doubts)

    def _within(self, record: Record, period: Period, start: Value, finish: Value) -> Span:
        """A promise for a period: from its first to its last day, or less where the promise says so."""
        first, last = day_of(period.first), day_of(period.last)
        if isinstance(start, date):
            first = max(first, day_of(start))
        if isinstance(finish, date):
            last = min(last, day_of(finish))
        if first > last:
            return _anywhere(self._reversed(record, "period"))
        return Span((first, last), (first, last))

    def _edge(self, edge: _Edge, record: Record, name: str, value: Value, project: Record | None) -> None:
        if isinstance(value, date):
            edge.day = day_of(value)
            return
        life = self.life(project) if project is not None else None
        own = None if life is None else life.start if name == "start" else life.finish
        if not isinstance(value, _OPEN) or project is None or life is None or own is None:
            edge.doubts = (doubt_of(self.portfolio, record, name, value),)
            return
        whose, called = self.portfolio.subject(project).name, self.portfolio.subject(record).name
        edge.day = own
        if name == "finish" and life.runs_on:
            says = f"is {date.fromordinal(own)}, and it runs on; {called} says no last day"
            edge.day, edge.is_least = day_of(self.as_of), True
            edge.doubts = (doubt_that(self.portfolio, project, "finish", says),)
        else:
            verb, which = ("begin", "first") if name == "start" else ("end", "last")
            edge.assumes = (f"{called} says no {which} day, so it is taken to {verb} with {whose}",)

    def _reversed(self, record: Record, name: str) -> Doubt:
        return doubt_that(self.portfolio, record, name, "does not go with its other days")


@dataclass(slots=True)
class _Edge:
    """The first or the last day of a promise, as far as it is known."""

    day: int | None = None
    is_least: bool = False
    """Whether it may be later."""
    assumes: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def _between(first: int | None, last: int | None, *, open_end: bool) -> tuple[Days | None, Days]:
    """The days that are sure and those that may be, where one end or both may not be known."""
    if first is not None and last is not None:
        return (first, last), (first, LATEST if open_end else last)
    if first is not None:
        return (first, first), (first, LATEST)
    if last is not None:
        return (last, last), (EARLIEST, LATEST if open_end else last)
    return None, (EARLIEST, LATEST)


def _anywhere(doubt: Doubt, assumes: tuple[str, ...] = ()) -> Span:
    return Span(None, (EARLIEST, LATEST), assumes, (doubt,))
