"""Who and what is promised beyond capacity: every ledger of a portfolio, month by month."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction

from pmo_audit.derive.loads.accounts import Account, Told, told_of
from pmo_audit.derive.loads.capacity import Step, steps_of
from pmo_audit.derive.loads.days import EARLIEST, Worked, calendar_of, day_of, horizon, label_of, month_of
from pmo_audit.derive.loads.doubts import doubt_of
from pmo_audit.derive.loads.ledgers import MONEY, QUANTITY, SHARE, Ledger, Ledgers
from pmo_audit.derive.loads.pots import pots_of
from pmo_audit.derive.loads.programmes import budget_ledgers
from pmo_audit.derive.loads.spans import Days
from pmo_audit.findings import Reason
from pmo_audit.oversight import FULL_TIME, Loads, Unsettled
from pmo_audit.records import Portfolio, Record
from pmo_audit.text import counted, fold
from pmo_audit.values import Calendar, Money, NoneKnown, Ref

Entries = Mapping[tuple[str, str], Sequence[Record]]
"""The entries of the register of availabilities, by whom they are about."""


def find_loads(portfolio: Portfolio, *, as_of: date) -> Loads:
    """All that is promised of people and resources, month by month, and what cannot be told of it."""
    ledgers = Ledgers(portfolio, as_of)
    ledgers.enter_all()
    entries, open_ = _entries(portfolio)
    calendar, said = calendar_of(portfolio)
    accounts = list(_accounts(portfolio, as_of, ledgers, entries, calendar))
    told = [(one, told_of(portfolio, one)) for one in sorted(accounts, key=_in_order)]
    months = [month for _, one in told for month in one.months]
    general = (*_lacking(portfolio), *_astray(ledgers, as_of), *open_)
    first, last = horizon(as_of)
    spans = (promise.span.surely for one in ledgers.kept.values() for promise in one.promises)
    return Loads(
        tuple(overload for _, one in told for overload in one.overloads),
        tuple(months),
        (*(each for _, one in told for each in one.unsettled), *general),
        tuple(_assumed(told, said)),
        portfolio.members("assignment").delivered or bool(accounts),
        min((one.period for one in months), default=""),
        max((one.period for one in months), default=""),
        sum(1 for days in spans if days is not None and (days[0] < first or days[1] > last)),
    )


def _in_order(account: Account) -> tuple[bool, str, str, str]:
    """People before all else, then by kind, key and part."""
    subject = account.ledger.subject
    return subject.entity != "person", subject.entity, subject.id, account.part


def _accounts(
    portfolio: Portfolio, as_of: date, ledgers: Ledgers, entries: Entries, calendar: Calendar
) -> Iterator[Account]:
    looked_at = horizon(as_of)
    worked, always = Worked(calendar, *looked_at), Worked(None, *looked_at)
    for (entity, key, measure), ledger in ledgers.kept.items():
        own = entries.get((entity, key), ())
        if measure == MONEY:
            yield from _pots(portfolio, as_of, ledger, [one for one in own if _is_money(portfolio, one)], always)
            continue
        own = [one for one in own if measure == SHARE or not _is_money(portfolio, one)]
        steps = steps_of(portfolio, ledger, own)
        days = _days(ledger, steps, day_of(as_of), looked_at)
        yield Account(ledger, steps, worked, days, FULL_TIME if measure == SHARE else _unit(portfolio, ledger))
    for ledger in budget_ledgers(portfolio, ledgers.spans):
        yield from _pots(portfolio, as_of, ledger, (), always)


def _pots(
    portfolio: Portfolio, as_of: date, ledger: Ledger, entries: Sequence[Record], always: Worked
) -> Iterator[Account]:
    looked_at = horizon(as_of)
    for pot in pots_of(portfolio, as_of, ledger, entries):
        first, last = max(pot.days[0], looked_at[0]), min(pot.days[1], looked_at[1])
        if first <= last:
            part = "money" + (f"/{pot.budget.key}" if pot.budget.key else "")
            steps = (Step(EARLIEST, pot.budget.level),)
            yield Account(pot.ledger, steps, always, (first, last), pot.currency, part, held=False)


def _days(ledger: Ledger, steps: Sequence[Step], today: int, looked_at: Days) -> Days:
    """The days from the first to the last of which anything is known."""
    known = {today, *(one.first for one in steps[1:])}
    for promise in ledger.promises:
        known.update(promise.span.surely or ())
    return max(min(known), looked_at[0]), min(max(known), looked_at[1])


def _unit(portfolio: Portfolio, ledger: Ledger) -> str:
    unit = portfolio.value(ledger.record, "unit") if ledger.record is not None else ""
    return unit if isinstance(unit, str) else ""


def _is_money(portfolio: Portfolio, entry: Record) -> bool:
    """Whether an entry of the register of availabilities says how much money there is."""
    amount, quantity = portfolio.value(entry, MONEY), portfolio.value(entry, QUANTITY)
    return isinstance(amount, Money) and not isinstance(quantity, Fraction)


# What may be lacking


def _entries(portfolio: Portfolio) -> tuple[Entries, list[Unsettled]]:
    """The entries of the register of availabilities by whom they are about, and those that may be about anybody."""
    found: dict[tuple[str, str], list[Record]] = {}
    astray: list[Unsettled] = []
    for one in portfolio.register("availability").records:
        said = {name: portfolio.value(one, name) for name in ("person", "resource")}
        refs = [ref for ref in said.values() if isinstance(ref, Ref)]
        for ref in refs:
            if ref.candidates:
                astray.append(_unsaid(portfolio, one, ref.entity, ref))
            else:
                found.setdefault((ref.entity, ref.key or f"?{fold(ref.text)}"), []).append(one)
        if not refs:
            unsaid = [(name, value) for name, value in said.items() if not isinstance(value, NoneKnown)]
            astray += [_unsaid(portfolio, one, name, value) for name, value in unsaid[:1]]
    return found, astray


def _unsaid(portfolio: Portfolio, record: Record, name: str, value: object) -> Unsettled:
    doubt = doubt_of(portfolio, record, name, value)
    return Unsettled(None, (), portfolio.subject(record), name, doubt.reason.value, doubt.says, doubt.origin)


def _lacking(portfolio: Portfolio) -> Iterator[Unsettled]:
    """What the registers of promises and availabilities may lack."""
    for entity in ("assignment", "availability"):
        collection = portfolio.members(entity)
        for gap in collection.gaps:
            reason = Reason.MISSING if gap.undelivered else Reason.INCOMPLETE
            plural = portfolio.schema.entities[entity].plural
            yield Unsettled(None, (), None, plural, reason.value, gap.reason, gap.place)


def _astray(ledgers: Ledgers, as_of: date) -> Iterator[Unsettled]:
    """The promises of which nobody says whose they are."""
    first, last = horizon(as_of)
    for promise, doubt in ledgers.astray:
        begin, end = promise.span.surely or (last, first)
        months = range(month_of(max(begin, first)), month_of(min(end, last)) + 1) if begin <= end else range(0)
        periods = tuple(map(label_of, months))
        yield Unsettled(None, periods, doubt.record, doubt.field, doubt.reason.value, doubt.says, doubt.origin)


def _assumed(told: Iterable[tuple[Account, Told]], said: str) -> Iterator[str]:
    """What was taken for given of several, in words."""
    assumed = [account.ledger for account, one in told if one.assumes]
    people = sum(1 for one in assumed if one.measure == SHARE)
    if people:
        yield f"nobody says what {counted(people, 'person', 'people')} can give, so full time is taken"
    if len(assumed) > people:
        number = counted(len(assumed) - people, "resource")
        yield f"nobody says how much there is of {number}, so one of each is taken"
    if said:
        yield said
