"""What is promised of whom: every promise in the ledger of the person or resource that it is of.

Whoever is in no register has a ledger by the words that name them. Promises to projects that are cancelled or done do
not count; neither does a role, since it says no share.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from pmo_audit.classes import dataclass, field, replace
from pmo_audit.derive.loads.doubts import Doubt, doubt_of, doubt_that, is_said
from pmo_audit.derive.loads.spans import Days, Span, Spans
from pmo_audit.findings import Subject
from pmo_audit.records import Portfolio, Record
from pmo_audit.text import fold
from pmo_audit.values import NONE, Money, NoneKnown, Ref, Value

SHARE, QUANTITY, MONEY = "share", "quantity", "amount"
"""What ledgers are kept in: shares of full time, numbers of a resource, money. Each is the field that holds it."""


@dataclass(frozen=True, slots=True)
class Promise:
    """So much, from day to day. What is not known of the amount lies between `low` and `high`; None for no bound."""

    record: Record
    project: Record | None
    field: str
    low: Fraction
    high: Fraction | None
    span: Span
    money: Money | None = None
    """The amount in its own currency, where it is money."""
    doubts: tuple[Doubt, ...] = ()
    days: Days | None = None
    """Its own days, where others count."""


@dataclass(slots=True)
class Ledger:
    """All that is promised of one person or resource, in one measure; `record` is None where it is in no register."""

    subject: Subject
    record: Record | None
    measure: str
    promises: list[Promise] = field(default_factory=list)


@dataclass
class Ledgers:
    """Keeps the ledgers of one portfolio; `astray` are the promises of which nobody says whose they are."""

    portfolio: Portfolio
    as_of: date
    kept: dict[tuple[str, str, str], Ledger] = field(default_factory=dict)
    astray: list[tuple[Promise, Doubt]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.spans = Spans(self.portfolio, self.as_of)
        self._pots = frozenset(_pots(self.portfolio))

    def enter_all(self) -> None:
        """Enters every promise of the register of assignments."""
        for record in self.portfolio.register("assignment").records:
            project = self._project(record)
            life = self.spans.life(project) if project is not None else None
            if life is None or not life.cancelled:
                span = self.spans.of(record, project)
                self._enter(record, project, span, over=life is not None and life.done)

    def _project(self, record: Record) -> Record | None:
        value = self.portfolio.value(record, "project")
        return self.portfolio.follow(value) if isinstance(value, Ref) else None

    def _enter(self, record: Record, project: Record | None, span: Span | None, *, over: bool) -> None:
        person, resource = (self.portfolio.value(record, name) for name in ("person", "resource"))
        held = None if over else span
        if isinstance(person, Ref) and held is not None:
            self._promise(person, SHARE, self._share(record, project, held))
        if isinstance(resource, Ref):
            self._of_resource(record, project, resource, held, shared=isinstance(person, Ref))
        elif not isinstance(person, Ref) and held is not None:
            unsaid = [one for one in (("person", person), ("resource", resource)) if not isinstance(one[1], NoneKnown)]
            self.astray += [
                (self._share(record, project, held), doubt_of(self.portfolio, record, *one)) for one in unsaid[:1]
            ]

    def _of_resource(
        self, record: Record, project: Record | None, resource: Ref, held: Span | None, *, shared: bool
    ) -> None:
        """Enters a promise of a resource: money of a pot, or so many of it; both where it says both.

        What a project has spent stays spent when it is done. A share is that of the person, where one is named.
        """
        amount, number = self.portfolio.value(record, MONEY), self.portfolio.value(record, QUANTITY)
        share = NONE if shared else self.portfolio.value(record, SHARE)
        money = isinstance(amount, Money) or resource.key in self._pots
        if money:
            self._promise(resource, MONEY, self._money(record, project, self.spans.of_money(record, project), amount))
        by_share = isinstance(share, Fraction) and not isinstance(number, Fraction)
        if held is not None and (by_share or isinstance(number, Fraction) or not money):
            name, value = (SHARE, share) if by_share else (QUANTITY, number)
            self._promise(resource, QUANTITY, self._amount(record, project, held, name, value))

    def _share(self, record: Record, project: Record | None, span: Span) -> Promise:
        return self._amount(record, project, span, SHARE, self.portfolio.value(record, SHARE))

    def _amount(self, record: Record, project: Record | None, span: Span, name: str, value: Value) -> Promise:
        if isinstance(value, Fraction) and value >= 0:
            return Promise(record, project, name, value, value, span)
        if isinstance(value, NoneKnown):
            return Promise(record, project, name, Fraction(0), Fraction(0), span)
        negative = isinstance(value, Fraction)
        doubt = self._below_nothing(record, name) if negative else doubt_of(self.portfolio, record, name, value)
        return Promise(record, project, name, Fraction(0), None, span, None, (doubt,))

    def _money(self, record: Record, project: Record | None, span: Span, value: Value) -> Promise:
        if isinstance(value, Money) and value.amount >= 0:
            return Promise(record, project, MONEY, value.amount, value.amount, span, value)
        if isinstance(value, NoneKnown):
            return Promise(record, project, MONEY, Fraction(0), Fraction(0), span)
        negative = isinstance(value, Money)
        doubt = self._below_nothing(record, MONEY) if negative else doubt_of(self.portfolio, record, MONEY, value)
        return Promise(record, project, MONEY, Fraction(0), None, span, None, (doubt,))

    def _below_nothing(self, record: Record, name: str) -> Doubt:
        return doubt_that(self.portfolio, record, name, "is below nothing, which is no promise")

    # Whose it is

    def _promise(self, ref: Ref, measure: str, promise: Promise) -> None:
        if ref.key is not None:
            self._ledger(ref.entity, ref.key, measure, ref.text).promises.append(promise)
            return
        if not ref.candidates:
            self._ledger(ref.entity, f"?{fold(ref.text)}", measure, ref.text).promises.append(promise)
            return
        doubt = doubt_of(self.portfolio, promise.record, ref.entity, ref)
        perhaps = replace(promise.span, surely=None, doubts=(*promise.span.doubts, doubt))
        for key in ref.candidates:
            self._ledger(ref.entity, key, measure, ref.text).promises.append(replace(promise, span=perhaps))

    def _ledger(self, entity: str, key: str, measure: str, text: str) -> Ledger:
        found = self.kept.get((entity, key, measure))
        if found is None:
            record = self.portfolio.find(entity, key)
            subject = self.portfolio.subject(record) if record is not None else Subject(entity, text, text)
            found = self.kept[entity, key, measure] = Ledger(subject, record, measure)
        return found


def _pots(portfolio: Portfolio) -> Iterator[str]:
    """The keys of the resources that are pots of money: a budget is said of them, or an amount for a time."""
    for one in portfolio.register("resource").records:
        capacity = portfolio.value(one, "capacity")
        if not isinstance(capacity, Fraction) and is_said(portfolio.value(one, "budget")):
            yield one.key
    for one in portfolio.register("availability").records:
        resource = portfolio.value(one, "resource")
        if isinstance(resource, Ref) and resource.key is not None and isinstance(portfolio.value(one, MONEY), Money):
            yield resource.key
