"""Comparisons: the same, and in order."""

from __future__ import annotations

import operator
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

from pmo_audit.findings import Reason
from pmo_audit.functions.declare import Example, Overload, Undecided
from pmo_audit.text import fold
from pmo_audit.types import (
    CalendarType,
    DateType,
    DurationType,
    EnumType,
    MoneyType,
    Number,
    PeriodType,
    RefType,
    Text,
    Truth,
    Type,
)
from pmo_audit.values import Days, Money, Months, Period, Ref, WorkingDays

NUMBER, MONEY, DATE, DAYS, PERIOD = Number(), MoneyType(), DateType(), DurationType(), PeriodType()
WORKING_DAYS, MONTHS, CALENDAR = DurationType("working days"), DurationType("months"), CalendarType()
TEXT, TRUTH, WORD, RECORD = Text(), Truth(), EnumType("", ()), RefType("")
"""An enumeration with no members and a reference to no entity stand for any."""

_ORDERS: tuple[tuple[str, str, Callable[[Any, Any], bool]], ...] = (
    ("less", "before or smaller", operator.lt),
    ("at most", "not after or greater", operator.le),
    ("more", "after or greater", operator.gt),
    ("at least", "not before or smaller", operator.ge),
)


def overloads() -> tuple[Overload, ...]:
    """Equality of every type, and the four orders of those that have one."""
    return _equalities() + tuple(
        overload for kind, low, high in _ordered_kinds() for overload in _orders(kind, low, high)
    )


def _equalities() -> tuple[Overload, ...]:
    eur, usd = Money(Fraction(1), "EUR"), Money(Fraction(1), "USD")
    a_day, next_day = date(2026, 3, 31), date(2026, 4, 1)
    year, quarter = _year(2026), Period(date(2026, 3, 31), date(2026, 1, 1), "2026-Q1")
    one, other = Ref("person", "Ann", "P1"), Ref("person", "Bo", "P2")
    nobody, lost = Ref("person", "Cy"), Undecided(Reason.DANGLING, "`Cy` is in no register of person records")
    rateless = Undecided(Reason.NO_RATE, "EUR and USD")
    return (
        _equality("number", NUMBER, _same, ((Fraction(1), Fraction(1), True), (Fraction(1), Fraction(2), False))),
        _equality("money", MONEY, _same_money, ((eur, eur, True), (eur, usd, rateless))),
        _equality("date", DATE, _same, ((a_day, a_day, True), (a_day, next_day, False))),
        _equality("duration", DAYS, _same, ((Days(Fraction(1)), Days(Fraction(1)), True),)),
        _equality("working days", WORKING_DAYS, _same, ((WorkingDays(Fraction(1)), WorkingDays(Fraction(2)), False),)),
        _equality("months", MONTHS, _same, ((Months(Fraction(1)), Months(Fraction(1)), True),)),
        _equality("period", PERIOD, _same, ((year, year, True), (year, quarter, False))),
        _equality("truth", TRUTH, _same, ((True, True, True), (True, False, False))),
        _equality("word", WORD, _same, (("open", "open", True), ("open", "closed", False))),
        _equality(
            "text",
            TEXT,
            _same_text,
            (("Project  Charter", "project charter", True), ("charter", "charters", False)),
        ),
        _equality("reference", RECORD, _same_record, ((one, one, True), (one, other, False), (one, nobody, lost))),
    )


def _equality(kind: str, type_: Type, apply: Callable[..., object], cases: tuple[tuple[object, ...], ...]) -> Overload:
    doc = {
        "text": "the same words, whatever their case and spacing",
        "reference": "the same record",
        "money": "the same amount of one currency",
    }.get(kind, "the same")
    examples = tuple(Example(case[:2], case[2]) for case in cases)
    return Overload(f"equal:{kind}", "equal", (type_, type_), TRUTH, doc, apply, examples)


def _ordered_kinds() -> tuple[tuple[tuple[str, Type], object, object], ...]:
    """Every type with an order, and two values of it, the first lower."""
    return (
        (("number", NUMBER), Fraction(1), Fraction(2)),
        (("money", MONEY), Money(Fraction(1), "EUR"), Money(Fraction(2), "EUR")),
        (("date", DATE), date(2026, 3, 31), date(2026, 4, 1)),
        (("duration", DAYS), Days(Fraction(1)), Days(Fraction(2))),
        (("working days", WORKING_DAYS), WorkingDays(Fraction(1)), WorkingDays(Fraction(2))),
        (("months", MONTHS), Months(Fraction(1)), Months(Fraction(2))),
        (("period", PERIOD), _year(2025), _year(2026)),
    )


def _orders(kind: tuple[str, Type], low: object, high: object) -> tuple[Overload, ...]:
    name, type_ = kind
    return tuple(
        Overload(
            f"{order}:{name}",
            order,
            (type_, type_),
            TRUTH,
            doc,
            _money_order(test) if name == "money" else test,
            (
                Example((low, high), test(1, 2)),
                Example((high, low), test(2, 1)),
                Example((low, low), test(1, 1)),
            ),
        )
        for order, doc, test in _ORDERS
    )


def _money_order(test: Callable[[Any, Any], bool]) -> Callable[[Money, Money], bool | Undecided]:
    def compare(a: Money, b: Money) -> bool | Undecided:
        if a.currency != b.currency and a.currency and b.currency:
            return no_rate(a, b)
        return test(a.amount, b.amount)

    return compare


def no_rate(a: Money, b: Money) -> Undecided:
    """Two currencies meet only through a rate, and there is none."""
    return Undecided(Reason.NO_RATE, f"{a.currency} and {b.currency}")


def _same(a: object, b: object) -> bool:
    return a == b


def _same_money(a: Money, b: Money) -> bool | Undecided:
    if a.currency != b.currency and a.currency and b.currency:
        return no_rate(a, b)
    return a.amount == b.amount


def _same_text(a: str, b: str) -> bool:
    return a == b or fold(a) == fold(b)


def _same_record(a: Ref, b: Ref) -> bool | Undecided:
    """By the records they lead to, or by their words where neither leads to one.

    Where only one does, different words may still mean the same ("A. Khan", "Khan, Amina"): that is undecided. So is
    what words that name several records mean.
    """
    if a.key is not None and b.key is not None:
        return a.key == b.key
    if a.candidates or b.candidates:
        mine, theirs = a.candidates or (a.key,), b.candidates or (b.key,)
        if None not in mine + theirs and not set(mine) & set(theirs):
            return False
        several = a.text if a.candidates else b.text
        return Undecided(Reason.DANGLING, f"`{several}` names several {a.entity.replace('_', ' ')} records")
    if fold(a.text) == fold(b.text):
        return True
    if a.key is None and b.key is None:
        return False
    lost = a.text if a.key is None else b.text
    return Undecided(Reason.DANGLING, f"`{lost}` is in no register of {a.entity.replace('_', ' ')} records")


def _year(number: int) -> Period:
    return Period(date(number, 12, 31), date(number, 1, 1), str(number))
