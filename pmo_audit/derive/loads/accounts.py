"""One person or resource with all that is promised of it, and what comes of that in each month."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from operator import itemgetter

from pmo_audit.classes import dataclass
from pmo_audit.derive.loads.capacity import Step
from pmo_audit.derive.loads.days import Worked, label_of
from pmo_audit.derive.loads.doubts import Doubt
from pmo_audit.derive.loads.ledgers import Ledger, Promise
from pmo_audit.derive.loads.spans import Days
from pmo_audit.derive.loads.sweep import Month, Piece, Stretch, months_of
from pmo_audit.findings import Subject
from pmo_audit.oversight import MonthLoad, Overload, Share, Unsettled
from pmo_audit.records import Portfolio, Record

NOTHING = Fraction(0)


@dataclass(frozen=True, slots=True)
class Account:
    """A ledger with what can be given, the days that are looked at and those that count.

    `part` tells it from other accounts of the same person or resource. `held` says that what is promised is given
    back, so that an average says something.
    """

    ledger: Ledger
    steps: Sequence[Step]
    worked: Worked
    days: Days
    unit: str
    part: str = ""
    held: bool = True


@dataclass(frozen=True, slots=True)
class Told:
    """What there is to tell of one account."""

    months: tuple[MonthLoad, ...]
    overloads: tuple[Overload, ...]
    unsettled: tuple[Unsettled, ...]
    assumes: bool = False
    """Whether what can be given was assumed in some month."""


def told_of(portfolio: Portfolio, account: Account) -> Told:
    """The months of an account, with the overloads and what cannot be told."""
    pieces = [piece for one in account.ledger.promises for piece in _pieces(one)]
    months = list(months_of(pieces, account.steps, account.worked, *account.days))
    over = [one for one in months if one.over]
    made_up = _by_month(account, {one.number for one in over})
    shares = _Shares(portfolio)
    return Told(
        tuple(_month(account, one) for one in months),
        tuple(_overload(account, one, made_up.get(one.number, ()), shares) for one in over),
        tuple(_unsettled(account, [one for one in months if one.state == "open"])),
        any(one.peak.level.assumes for one in months),
    )


def _pieces(promise: Promise) -> Iterator[Piece]:
    """The days of a promise by what is sure of it: it holds, or it may."""
    surely, (first, last) = promise.span.surely, promise.span.perhaps
    if surely is None:
        yield Piece(first, last, NOTHING, promise.high)
        return
    yield Piece(*surely, promise.low, promise.high)
    if first < surely[0]:
        yield Piece(first, surely[0] - 1, NOTHING, promise.high)
    if surely[1] < last:
        yield Piece(surely[1] + 1, last, NOTHING, promise.high)


def _by_month(account: Account, months: set[int]) -> Mapping[int, Sequence[Promise]]:
    """The promises that hold for sure, by the months of these that they are in."""
    found: dict[int, list[Promise]] = {one: [] for one in months}
    month_of, (first, last) = account.worked.month_of, account.days
    for promise in account.ledger.promises if months else ():
        surely = promise.span.surely
        if surely is None or not promise.low or surely[0] > last or surely[1] < first:
            continue
        for month in range(month_of(max(surely[0], first)), month_of(min(surely[1], last)) + 1):
            if month in found:
                found[month].append(promise)
    return found


def _month(account: Account, month: Month) -> MonthLoad:
    level = month.peak.level
    return MonthLoad(
        account.ledger.subject,
        label_of(month.number),
        account.unit,
        month.promised,
        level.high if level.low == level.high else None,
        month.state,
        month.average if account.held else None,
        month.days,
    )


def _overload(account: Account, month: Month, promises: Sequence[Promise], shares: _Shares) -> Overload:
    peak, subject, label = month.peak, account.ledger.subject, label_of(month.number)
    makes = [one for one in promises if _holds(one, peak)]
    others = [one for one in promises if not _holds(one, peak) and any(_holds(one, each) for each in month.over)]
    shown, also = shares.of(makes), shares.of(others)
    projects = {one.project.id: one.project for one in (*shown, *also) if one.project is not None}
    first, last = account.worked.ends(peak.first, peak.last)
    return Overload(
        "/".join(filter(None, (subject.entity, subject.id, label, account.part))),
        subject,
        label,
        account.unit,
        month.promised,
        peak.level.high or NOTHING,
        (date.fromordinal(first), date.fromordinal(last)),
        shown,
        tuple(projects[key] for key in sorted(projects)),
        also,
        month.days,
        month.average if account.held else None,
        peak.high != peak.low,
        peak.level.says,
        peak.level.origin,
        (peak.level.assumes,) if peak.level.assumes else (),
    )


def _holds(promise: Promise, stretch: Stretch) -> bool:
    surely = promise.span.surely
    return surely is not None and surely[0] <= stretch.first <= surely[1]


class _Shares:
    """Promises as they are told, each made once: most of them make up several months."""

    def __init__(self, portfolio: Portfolio) -> None:
        self._portfolio = portfolio
        self._made: dict[int, tuple[tuple[str, str, date], Share]] = {}
        self._subjects: dict[tuple[str, str], Subject] = {}

    def of(self, promises: Iterable[Promise]) -> tuple[Share, ...]:
        """The promises in the order of their projects and ids."""
        return tuple(share for _, share in sorted(map(self._share, promises), key=itemgetter(0)))

    def _share(self, promise: Promise) -> tuple[tuple[str, str, date], Share]:
        found = self._made.get(id(promise))
        if found is None:
            days = promise.days or promise.span.surely or promise.span.perhaps
            first, last = map(date.fromordinal, days)
            project = self._subject(promise.project) if promise.project is not None else None
            record, origin = self._subject(promise.record), promise.record.origin(promise.field)
            share = Share(record, project, promise.low, first, last, origin, promise.span.assumes)
            found = self._made[id(promise)] = (project.id if project is not None else "", record.id, first), share
        return found

    def _subject(self, record: Record) -> Subject:
        key = record.entity, record.key
        if key not in self._subjects:
            self._subjects[key] = self._portfolio.subject(record)
        return self._subjects[key]


def _unsettled(account: Account, months: Sequence[Month]) -> Iterator[Unsettled]:
    """What keeps the months of an account from being told, each with the months that it leaves open."""
    found: dict[Doubt, dict[int, None]] = {}
    doubtful = [one for one in account.ledger.promises if one.doubts or one.span.doubts]
    for month in months:
        for stretch in month.undecided:
            own = [doubt for one in doubtful if _may_hold(one, stretch) for doubt in (*one.doubts, *one.span.doubts)]
            for doubt in (*stretch.level.doubts, *own):
                found.setdefault(doubt, {})[month.number] = None
    for one, numbers in found.items():
        periods = tuple(label_of(number) for number in numbers)
        yield Unsettled(account.ledger.subject, periods, one.record, one.field, one.reason.value, one.says, one.origin)


def _may_hold(promise: Promise, stretch: Stretch) -> bool:
    """Whether something about a promise is not known on these days."""
    first, last = promise.span.perhaps
    if not first <= stretch.first <= last:
        return False
    return promise.low != promise.high or not _holds(promise, stretch)
