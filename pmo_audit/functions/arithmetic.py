"""Computing with numbers, money, dates and lengths of time; everything exact."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from pmo_audit.findings import Reason
from pmo_audit.functions.comparison import DATE, DAYS, MONEY, NUMBER, WORD, no_rate
from pmo_audit.functions.declare import Example, Overload, Undecided
from pmo_audit.types import ListType, Text, Type
from pmo_audit.values import Days, Money

_TYPES: Final[Mapping[str, Type]] = {"number": NUMBER, "money": MONEY, "date": DATE, "duration": DAYS}
_ZERO = Undecided(Reason.UNDEFINED, "division by zero")


def overloads() -> tuple[Overload, ...]:
    """Sums, differences, products, quotients, the negative, and the rank of a word in its order."""
    return _sums() + _products() + _quotients() + _sizes() + _singles()


def _sums() -> tuple[Overload, ...]:
    day, days = date(2026, 3, 30), Days(Fraction(2))
    later = date(2026, 4, 1)
    one_and_two = _eur(1), _eur(2)
    far = Undecided(Reason.UNDEFINED, "a day beyond the calendar")
    return (
        _of("add", "number number", "number", lambda a, b: a + b, ((_n(1), _n(2)), _n(3))),
        _of("add", "money money", "money", _money(lambda a, b: a + b), (one_and_two, _eur(3))),
        _of(
            "add",
            "duration duration",
            "duration",
            lambda a, b: Days(a.count + b.count),
            ((days, days), Days(_n(4))),
        ),
        _of("add", "date duration", "date", _later, ((day, days), later), ((date.max, days), far)),
        _of("add", "duration date", "date", lambda a, b: _later(b, a), ((days, day), later)),
        _of("subtract", "number number", "number", lambda a, b: a - b, ((_n(1), _n(2)), _n(-1))),
        _of("subtract", "money money", "money", _money(lambda a, b: a - b), (one_and_two, _eur(-1))),
        _of(
            "subtract",
            "duration duration",
            "duration",
            lambda a, b: Days(a.count - b.count),
            ((days, days), Days(_n(0))),
        ),
        _of("subtract", "date duration", "date", lambda a, b: _later(a, Days(-b.count)), ((later, days), day)),
        _of("subtract", "date date", "duration", lambda a, b: Days(_n((a - b).days)), ((later, day), days)),
    )


def _products() -> tuple[Overload, ...]:
    return (
        _of("multiply", "number number", "number", lambda a, b: a * b, ((_n(2), _n(3)), _n(6))),
        _of(
            "multiply",
            "money number",
            "money",
            lambda a, b: Money(a.amount * b, a.currency),
            ((_eur(2), _n(3)), _eur(6)),
        ),
        _of(
            "multiply",
            "number money",
            "money",
            lambda a, b: Money(a * b.amount, b.currency),
            ((_n(3), _eur(2)), _eur(6)),
        ),
        _of(
            "multiply",
            "duration number",
            "duration",
            lambda a, b: Days(a.count * b),
            ((Days(_n(2)), _n(3)), Days(_n(6))),
        ),
        _of(
            "multiply",
            "number duration",
            "duration",
            lambda a, b: Days(a * b.count),
            ((_n(3), Days(_n(2))), Days(_n(6))),
        ),
    )


def _quotients() -> tuple[Overload, ...]:
    third = Fraction(1, 3)
    return (
        _of("divide", "number number", "number", _over, ((_n(1), _n(3)), third), ((_n(1), _n(0)), _ZERO)),
        _of(
            "divide",
            "money money",
            "number",
            _ratio,
            ((_eur(1), _eur(3)), third),
            ((_eur(1), _eur(0)), _ZERO),
        ),
        _of("divide", "money number", "money", _share, ((_eur(6), _n(3)), _eur(2)), ((_eur(6), _n(0)), _ZERO)),
        _of(
            "divide",
            "duration duration",
            "number",
            lambda a, b: _over(a.count, b.count),
            ((Days(_n(1)), Days(_n(3))), third),
        ),
        _of("divide", "duration number", "duration", _part, ((Days(_n(6)), _n(3)), Days(_n(2)))),
    )


def _sizes() -> tuple[Overload, ...]:
    """How far apart two quantities are, and how large one is, whatever their signs."""
    day, days = date(2026, 3, 30), Days(Fraction(2))
    later = date(2026, 4, 1)
    return (
        _of("distance", "number number", "number", lambda a, b: abs(a - b), ((_n(1), _n(3)), _n(2))),
        _of("distance", "money money", "money", _money(lambda a, b: abs(a - b)), ((_eur(1), _eur(3)), _eur(2))),
        _of(
            "distance",
            "duration duration",
            "duration",
            lambda a, b: Days(abs(a.count - b.count)),
            ((days, days), Days(_n(0))),
        ),
        _of("distance", "date date", "duration", lambda a, b: Days(abs(_n((a - b).days))), ((day, later), days)),
        _of("size", "number", "number", abs, ((_n(-2),), _n(2))),
        _of("size", "money", "money", lambda a: Money(abs(a.amount), a.currency), ((_eur(-2),), _eur(2))),
        _of("size", "duration", "duration", lambda a: Days(abs(a.count)), ((Days(_n(-2)),), days)),
    )


def _singles() -> tuple[Overload, ...]:
    rank = Overload(
        "rank:word",
        "rank",
        (WORD, ListType(Text())),
        NUMBER,
        "the place of a word in its order, from 0",
        lambda word, members: _n(members.index(word)),
        (Example(("medium", ("low", "medium", "high")), _n(1)),),
    )
    return (
        _of("negate", "number", "number", lambda a: -a, ((_n(1),), _n(-1))),
        _of("negate", "money", "money", lambda a: Money(-a.amount, a.currency), ((_eur(1),), _eur(-1))),
        _of("negate", "duration", "duration", lambda a: Days(-a.count), ((Days(_n(1)),), Days(_n(-1)))),
        rank,
    )


def _of(
    name: str,
    kinds: str,
    result: str,
    apply: Callable[..., object],
    *cases: tuple[tuple[object, ...], object],
) -> Overload:
    arguments: tuple[Type, ...] = tuple(_TYPES[kind] for kind in kinds.split())
    examples = tuple(Example(given, answer) for given, answer in cases)
    doc = f"{name} {kinds.replace(' ', ' and ')}"
    return Overload(f"{name}:{kinds.replace(' ', ',')}", name, arguments, _TYPES[result], doc, apply, examples)


def _money(compute: Callable[[Fraction, Fraction], Fraction]) -> Callable[[Money, Money], Money | Undecided]:
    def apply(a: Money, b: Money) -> Money | Undecided:
        return Money(compute(a.amount, b.amount), a.currency) if a.currency == b.currency else no_rate(a, b)

    return apply


def _over(a: Fraction, b: Fraction) -> Fraction | Undecided:
    return a / b if b else _ZERO


def _ratio(a: Money, b: Money) -> Fraction | Undecided:
    return _over(a.amount, b.amount) if a.currency == b.currency else no_rate(a, b)


def _share(a: Money, b: Fraction) -> Money | Undecided:
    return Money(a.amount / b, a.currency) if b else _ZERO


def _part(a: Days, b: Fraction) -> Days | Undecided:
    return Days(a.count / b) if b else _ZERO


def _later(day: date, by: Days) -> date | Undecided:
    if by.count.denominator != 1:
        return Undecided(Reason.UNDEFINED, "not a whole number of days")
    try:
        return day + timedelta(days=int(by.count))
    except OverflowError:
        return Undecided(Reason.UNDEFINED, "a day beyond the calendar")


def _n(number: int) -> Fraction:
    return Fraction(number)


def _eur(amount: int) -> Money:
    return Money(Fraction(amount), "EUR")
