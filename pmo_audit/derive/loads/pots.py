"""Money: what is promised of a pot over the time for which it has to do, against what is in it.

Money is used up and not given back, so a promise counts from its first day on, as long as the pot has to last. A pot is
a resource with a budget; each amount that the register of availabilities gives it for a time is a budget of its own.
The budget of a programme is one too, for the budgets of its projects, and the portfolio's for those of all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from pmo_audit.classes import dataclass, replace
from pmo_audit.derive.loads.capacity import NOTHING, Level
from pmo_audit.derive.loads.days import EARLIEST, LATEST, day_of
from pmo_audit.derive.loads.doubts import Doubt, doubt_of, doubt_that, is_said
from pmo_audit.derive.loads.exchange import in_one_currency
from pmo_audit.derive.loads.ledgers import MONEY, Ledger, Promise
from pmo_audit.derive.loads.spans import Days, Span
from pmo_audit.findings import Reason
from pmo_audit.records import Portfolio, Record
from pmo_audit.values import Money, Value


@dataclass(frozen=True, slots=True)
class Budget:
    """The money for some days. `key` tells it from other budgets of the same pot; it is empty for the pot's own."""

    key: str
    days: Days
    level: Level
    money: Money | None = None
    is_outside: bool = False
    """Whether it is no budget: on these days the pot is not there."""


@dataclass(frozen=True, slots=True)
class Pot:
    """A budget with what is promised of it, all in one currency; the days of a promise are those on which it counts."""

    ledger: Ledger
    budget: Budget
    currency: str
    days: Days


def pots_of(portfolio: Portfolio, as_of: date, ledger: Ledger, entries: Sequence[Record]) -> Iterator[Pot]:
    """The budgets of a pot, each with the promises that fall in it."""
    budgets = _budgets(portfolio, ledger, entries)
    said = [one.money for one in budgets]
    amounts, limits, currency = in_one_currency(portfolio, as_of, [one.money for one in ledger.promises], said)
    promises = [_in_currency(portfolio, *each) for each in zip(ledger.promises, amounts, strict=True)]
    budgets = [_limited(ledger, *each) for each in zip(budgets, limits, strict=True)]
    for budget in budgets:
        fall = [one for one in promises if _falls(one.span, budget)]
        if fall:
            days = _looked_at(fall, budget, day_of(as_of))
            counted = [_counted(portfolio, one, budget, days[1]) for one in fall]
            yield Pot(replace(ledger, promises=counted), budget, currency, days)


def _falls(span: Span, budget: Budget) -> bool:
    """Whether a promise falls in a budget or may; where there is nothing, only if it is known to begin there."""
    (first, last), (begin, end) = budget.days, span.perhaps
    if budget.is_outside:
        return span.surely is not None and first <= span.surely[0] <= last
    return begin <= last and first <= end


def _looked_at(promises: Sequence[Promise], budget: Budget, today: int) -> Days:
    """The days from the first that is known of a promise to the last, within those of the budget."""
    known = [one.span.surely for one in promises if one.span.surely is not None]
    first = max(min((begin for begin, _ in known), default=today), budget.days[0])
    last = min(max((today, *(end for _, end in known))), budget.days[1])
    return first, max(first, last)


def _counted(portfolio: Portfolio, promise: Promise, budget: Budget, last: int) -> Promise:
    """A promise as it counts against a budget that is looked at until a day."""
    span, (first, end) = promise.span, budget.days
    if span.surely is None:
        always = (first, end) == (EARLIEST, LATEST)
        return replace(promise, span=replace(span, surely=(last, last) if always else None, perhaps=(first, last)))
    (begin, until), surely = span.perhaps, span.surely[0]
    if first <= begin and until <= end:
        return replace(promise, span=replace(span, surely=(surely, last), perhaps=(begin, last)), days=span.surely)
    doubts = span.doubts or (doubt_that(portfolio, promise.record, promise.field, _IN_SEVERAL),)
    return replace(promise, span=Span(None, (max(begin, first), last), span.assumes, doubts))


_IN_SEVERAL = "falls in several budgets, and it is not said how much in which"


# Budgets


def _budgets(portfolio: Portfolio, ledger: Ledger, entries: Sequence[Record]) -> list[Budget]:
    """All that is said of how much there is, and for when; where nothing is, a budget that is not known."""
    record = ledger.record
    value = portfolio.value(record, "budget") if record is not None else None
    given = sorted(_given(portfolio, entries), key=lambda one: one.days)
    if record is None:
        says = f"{ledger.subject.name} is in no register, so its `budget` is not known"
        doubt = Doubt(ledger.subject, "budget", Reason.DANGLING, says)
        return [Budget("", (EARLIEST, LATEST), Level(NOTHING, None, doubts=(doubt,)))]
    days, outside = _own_days(portfolio, record)
    if is_said(value) or not given:
        return [_budget(portfolio, record, "budget", value, "", days), *outside, *given]
    return [*outside, *given, *_between(portfolio, record, given, days)]


def _own_days(portfolio: Portfolio, record: Record) -> tuple[Days, list[Budget]]:
    """The days on which a pot is there, and those before and after, on which there is nothing."""
    days, outside, name = [EARLIEST, LATEST], [], portfolio.subject(record).name
    for at, field in enumerate(("available_from", "available_until")):
        value = portfolio.value(record, field)
        if isinstance(value, date):
            days[at] = day_of(value)
            word, gone = ("until", (days[at] + 1, LATEST)) if at else ("from", (EARLIEST, days[at] - 1))
            level = Level(NOTHING, NOTHING, f"{name} is there {word} {value}", record.origin(field))
            outside.append(Budget(field, gone, level, is_outside=True))
    return (days[0], days[1]), outside


def _budget(portfolio: Portfolio, record: Record, name: str, value: Value, key: str, days: Days) -> Budget:
    origin = record.origin(name)
    if isinstance(value, Money) and value.amount >= 0:
        return Budget(key, days, Level(value.amount, value.amount, "", origin), value)
    negative = isinstance(value, Money)
    doubt = doubt_that(portfolio, record, name, "is below nothing") if negative else None
    doubt = doubt or doubt_of(portfolio, record, name, value)
    return Budget(key, days, Level(NOTHING, None, "", origin, doubts=(doubt,)))


def _given(portfolio: Portfolio, entries: Iterable[Record]) -> Iterator[Budget]:
    """The budgets for a time. One without a last day holds until the next such begins."""
    value = portfolio.value
    starts = [start for one in entries if isinstance(start := value(one, "start"), date) and _is_endless(one, value)]
    for one in entries:
        start, finish = value(one, "start"), value(one, "finish")
        budget = _budget(portfolio, one, MONEY, value(one, MONEY), one.key, (EARLIEST, LATEST))
        if not isinstance(start, date):
            yield _undated(budget, doubt_of(portfolio, one, "start", start))
        elif _is_endless(one, value):
            later = min((day_of(day) - 1 for day in starts if day > start), default=LATEST)
            yield replace(budget, days=(day_of(start), later))
        elif not isinstance(finish, date):
            yield _undated(budget, doubt_of(portfolio, one, "finish", finish))
        elif finish < start:
            yield _undated(budget, doubt_that(portfolio, one, "finish", "lies before its `start`"))
        else:
            yield replace(budget, days=(day_of(start), day_of(finish)))


def _is_endless(record: Record, value: Callable[[Record, str], Value]) -> bool:
    return not is_said(value(record, "finish"))


def _undated(budget: Budget, doubt: Doubt) -> Budget:
    """A budget of which nobody knows for when it is: on any day there may be less than is promised."""
    return replace(budget, level=replace(budget.level, low=NOTHING, high=None, doubts=(doubt,)), money=None)


def _between(portfolio: Portfolio, record: Record, given: Sequence[Budget], days: Days) -> Iterator[Budget]:
    """The days of a pot of which no budget speaks: how much there is on them is not known."""
    name = portfolio.subject(record).name
    covered = [(days[0] - 1, days[0] - 1), *(one.days for one in given), (days[1] + 1, days[1] + 1)]
    reached = covered[0][1]
    for before, after in pairwise(covered):
        reached = max(reached, before[1])
        if reached + 1 < after[0]:
            gap = reached + 1, after[0] - 1
            said = f"of {name} no budget is said {_words(*gap)}"
            doubt = Doubt(portfolio.subject(record), "budget", Reason.MISSING, said, record.origin("budget"))
            yield Budget(f"gap {gap[0]}", gap, Level(NOTHING, None, doubts=(doubt,)))


def _words(first: int, last: int) -> str:
    since, until = f"from {date.fromordinal(first)}", f"until {date.fromordinal(last)}"
    return until if first <= EARLIEST else since if last >= LATEST else f"{since} {until}"


# Currencies


def _in_currency(portfolio: Portfolio, promise: Promise, amount: Money | str | None) -> Promise:
    """A promise in the currency of the pot; of any amount where there is no rate."""
    if isinstance(amount, Money):
        return replace(promise, low=amount.amount, high=amount.amount)
    if amount is None:
        return promise
    says = f"`{promise.field}` of {portfolio.subject(promise.record).name}: there is no rate between {amount}"
    subject = portfolio.subject(promise.record)
    doubt = Doubt(subject, promise.field, Reason.NO_RATE, says, promise.record.origin(promise.field))
    return replace(promise, low=NOTHING, high=None, doubts=(*promise.doubts, doubt))


def _limited(ledger: Ledger, budget: Budget, amount: Money | str | None) -> Budget:
    """A budget in the currency of the pot."""
    if isinstance(amount, Money):
        return replace(budget, level=replace(budget.level, low=amount.amount, high=amount.amount))
    if amount is None:
        return budget
    says = f"the budget of {ledger.subject.name}: there is no rate between {amount}"
    doubt = Doubt(ledger.subject, "budget", Reason.NO_RATE, says, budget.level.origin)
    return replace(budget, level=replace(budget.level, low=NOTHING, high=None, doubts=(doubt,)))
