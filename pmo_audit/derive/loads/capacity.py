"""What a person or resource can give, from day to day.

What is usual holds, unless the register of availabilities says otherwise for a time. An entry without a last day holds
from its first day on, until the next such entry; one with a last day goes before it, and of several such on one day
the least counts. Nobody gives anything after the day on which they left, nor a resource outside its own days.

Where an office says of nobody what they can give, full time is taken, and of no resource how many there are, one; this
is said. Where it says so of others, it is not known of this one: full time is then the most that it may be.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

from pmo_audit.classes import dataclass, replace
from pmo_audit.derive.loads.days import EARLIEST, LATEST, day_of
from pmo_audit.derive.loads.doubts import Doubt, doubt_of, doubt_that, is_said
from pmo_audit.derive.loads.ledgers import QUANTITY, SHARE, Ledger
from pmo_audit.findings import Reason
from pmo_audit.records import Portfolio, Record
from pmo_audit.text import Origin
from pmo_audit.values import Missing, NoneKnown, Value

ONE = Fraction(1)
NOTHING = Fraction(0)


@dataclass(frozen=True, slots=True)
class Level:
    """What can be given on a day: between `low` and `high`, which is None where there is no bound.

    `says` tells in words what decides it, `origin` where that was read, and `assumes` what was taken for given.
    """

    low: Fraction
    high: Fraction | None
    says: str = ""
    origin: Origin | None = None
    assumes: str = ""
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A level that holds from a day on, until that of the next step."""

    first: int
    level: Level


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of the register of availabilities: its days, and what can be given on them.

    `last` is None where it holds from its first day on. `sure` is False where its days are not known, and `is_outside`
    says that the person or resource is not there at all.
    """

    first: int
    last: int | None
    level: Level
    sure: bool = True
    is_outside: bool = False


def steps_of(portfolio: Portfolio, ledger: Ledger, entries: Sequence[Record]) -> tuple[Step, ...]:
    """What can be given to the promises of a ledger, from the first day to the last."""
    usual = _usual(portfolio, ledger)
    rows = [_entry(portfolio, one, ledger.measure, usual) for one in entries]
    outside = list(_outside(portfolio, ledger))
    begins = sorted((*rows, *outside), key=lambda one: one.first)
    days = {EARLIEST} | {one.first for one in begins}
    days |= {one.last + 1 for one in begins if one.last is not None and one.last < LATEST}
    found: list[Step] = []
    ruling: _Entry | None = None
    now: list[_Entry] = []
    next_ = 0
    for day in sorted(days):
        now = [one for one in now if one.last is not None and day <= one.last]
        while next_ < len(begins) and begins[next_].first <= day:
            entry = begins[next_]
            next_ += 1
            if entry.last is not None:
                now.append(entry)
            elif ruling is None or ruling.first < entry.first or _least(entry.level) < _least(ruling.level):
                ruling = entry
        level = _on(usual if ruling is None else ruling.level, now)
        if not found or found[-1].level != level:
            found.append(Step(day, level))
    return tuple(found)


def _on(level: Level, now: Sequence[_Entry]) -> Level:
    """The level of a day, from what holds on it without an end and what holds for a time."""
    brief = [one.level for one in now if one.sure and not one.is_outside]
    level = min(brief, key=_least) if brief else level
    for one in now:
        level = _widened(level, one.level) if not one.sure else level
    return next((one.level for one in now if one.sure and one.is_outside), level)


def _least(one: Level) -> tuple[Fraction, bool, Fraction]:
    return one.low, one.high is None, one.high or NOTHING


def _widened(one: Level, other: Level) -> Level:
    """What may be either of two levels."""
    high = None if one.high is None or other.high is None else max(one.high, other.high)
    doubts = tuple(dict.fromkeys((*one.doubts, *other.doubts)))
    return replace(one, low=min(one.low, other.low), high=high, doubts=doubts)


# What is usual


def _usual(portfolio: Portfolio, ledger: Ledger) -> Level:
    """What is given on any day of which no entry speaks."""
    entity = ledger.subject.entity
    name = ledger.subject.name
    most = ONE if ledger.measure == SHARE else None
    value = portfolio.value(ledger.record, "capacity") if ledger.record is not None else Missing()
    if isinstance(value, Missing) and not value.said and not _is_asked(portfolio, ledger):
        said = "what {} can give, so full time is taken" if most else "how many of {} there are, so one is taken"
        return Level(ONE, ONE, assumes=f"nobody says {said.format(name)}")
    if ledger.record is None:
        noun = entity.replace("_", " ")
        doubt = Doubt(
            ledger.subject, "capacity", Reason.DANGLING, f"{name} is in no register, so its `capacity` is not known"
        )
        return Level(NOTHING, most, f"{name} is no {noun} of the register", doubts=(doubt,))
    return _level(portfolio, ledger.record, "capacity", value, most)


def _is_asked(portfolio: Portfolio, ledger: Ledger) -> bool:
    """Whether the office says of anybody what they can give."""
    return portfolio.asks_for(ledger.subject.entity, "capacity")


def _level(portfolio: Portfolio, record: Record, name: str, value: Value, most: Fraction | None) -> Level:
    """The level that a field says; where it says none, anything from nothing to `most`."""
    origin = record.origin(name)
    if isinstance(value, NoneKnown):
        return Level(NOTHING, NOTHING, f"{portfolio.subject(record).name} has no {name}", origin)
    if isinstance(value, Fraction) and value >= 0:
        return Level(value, value, "", origin)
    negative = isinstance(value, Fraction)
    doubt = doubt_that(portfolio, record, name, "is below nothing") if negative else None
    doubt = doubt or doubt_of(portfolio, record, name, value)
    says = f"{doubt.says}, and nobody gives more than full time" if most is not None else ""
    return Level(NOTHING, most, says, origin, doubts=(doubt,))


# What holds for a time


def _entry(portfolio: Portfolio, record: Record, measure: str, usual: Level) -> _Entry:
    """An entry of the register of availabilities."""
    start, finish = portfolio.value(record, "start"), portfolio.value(record, "finish")
    most = max(usual.high or NOTHING, ONE) if measure == SHARE else None
    level = _level(portfolio, record, measure, portfolio.value(record, measure), most)
    reason = portfolio.value(record, "reason")
    level = replace(level, says=reason if isinstance(reason, str) else portfolio.subject(record).name)
    first = day_of(start) if isinstance(start, date) else None
    last = day_of(finish) if isinstance(finish, date) else None
    endless = isinstance(finish, NoneKnown) or (isinstance(finish, Missing) and not is_said(finish))
    if first is not None and endless:
        return _Entry(first, None, level)
    if first is not None and last is not None and first <= last:
        return _Entry(first, last, level)
    name, value = ("start", start) if first is None else ("finish", finish)
    wrong = first is not None and last is not None
    doubt = doubt_that(portfolio, record, name, "lies before its `start`") if wrong else None
    doubt = doubt or doubt_of(portfolio, record, name, value)
    begin = EARLIEST if first is None or wrong else first
    end = last if last is not None and not wrong else LATEST
    return _Entry(begin, end, replace(level, doubts=(*level.doubts, doubt)), sure=False)


def _outside(portfolio: Portfolio, ledger: Ledger) -> Iterable[_Entry]:
    """The days on which nothing can be given: after somebody left, before a resource is there and after it is."""
    record = ledger.record
    if record is None:
        return
    name = ledger.subject.name
    edges: tuple[tuple[str, str], ...] = (("left_on", "{} left on {}"),)
    if ledger.measure == QUANTITY:
        edges = (("available_from", "{} is there from {}"), ("available_until", "{} is there until {}"))
    for field, says in edges:
        value, origin = portfolio.value(record, field), record.origin(field)
        if isinstance(value, date):
            level = Level(NOTHING, NOTHING, says.format(name, value.isoformat()), origin)
            before = field == "available_from"
            days = (EARLIEST, day_of(value) - 1) if before else (day_of(value) + 1, LATEST)
            yield _Entry(*days, level, is_outside=True)
        elif is_said(value):
            level = Level(NOTHING, NOTHING, "", origin, doubts=(doubt_of(portfolio, record, field, value),))
            yield _Entry(EARLIEST, LATEST, level, sure=False)
