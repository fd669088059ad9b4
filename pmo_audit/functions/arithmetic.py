"""Computing with numbers and money; everything exact."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from pmo_audit.findings import Reason
from pmo_audit.functions.comparison import MONEY, NUMBER, WORD, no_rate
from pmo_audit.functions.declare import Example, Overload, Undecided, declared
from pmo_audit.records import joint_day
from pmo_audit.types import ListType, Text
from pmo_audit.values import Money

ZERO = Undecided(Reason.UNDEFINED, "division by zero")


def overloads() -> tuple[Overload, ...]:
    """Sums, differences, products, quotients, sizes, the negative, and the rank of a word in its order."""
    return (*_of_numbers(), *_of_money(), _rank())


def _of_numbers() -> tuple[Overload, ...]:
    one, two, three, six = map(Fraction, (1, 2, 3, 6))
    pair = (NUMBER, NUMBER)
    return (
        declared("add", pair, NUMBER, lambda a, b: a + b, ((one, two), three)),
        declared("subtract", pair, NUMBER, lambda a, b: a - b, ((one, two), -one)),
        declared("multiply", pair, NUMBER, lambda a, b: a * b, ((two, three), six)),
        declared("divide", pair, NUMBER, over, ((one, three), one / 3), ((one, Fraction(0)), ZERO)),
        declared("distance", pair, NUMBER, lambda a, b: abs(a - b), ((one, three), two)),
        declared("size", (NUMBER,), NUMBER, abs, ((-two,), two)),
        declared("negate", (NUMBER,), NUMBER, lambda a: -a, ((one,), -one)),
    )


def _of_money() -> tuple[Overload, ...]:
    one, two, three, six = (Money(Fraction(amount), "EUR") for amount in (1, 2, 3, 6))
    nothing = Money(Fraction(0), "EUR")
    times = Fraction(3)
    pair = (MONEY, MONEY)
    return (
        declared("add", pair, MONEY, _joined(lambda a, b: a + b), ((one, two), three)),
        declared("subtract", pair, MONEY, _joined(lambda a, b: a - b), ((three, two), one)),
        declared("multiply", (MONEY, NUMBER), MONEY, lambda a, b: _made(a, a.amount * b), ((two, times), six)),
        declared("multiply", (NUMBER, MONEY), MONEY, lambda a, b: _made(b, a * b.amount), ((times, two), six)),
        declared("divide", pair, NUMBER, _ratio, ((one, three), Fraction(1, 3)), ((one, nothing), ZERO)),
        declared("divide", (MONEY, NUMBER), MONEY, _share, ((six, times), two), ((six, Fraction(0)), ZERO)),
        declared("distance", pair, MONEY, _joined(lambda a, b: abs(a - b)), ((one, three), two)),
        declared("size", (MONEY,), MONEY, lambda a: _made(a, abs(a.amount)), ((_made(two, -two.amount),), two)),
        declared("negate", (MONEY,), MONEY, lambda a: _made(a, -a.amount), ((_made(two, -two.amount),), two)),
    )


def _rank() -> Overload:
    return Overload(
        "rank:word",
        "rank",
        (WORD, ListType(Text())),
        NUMBER,
        "the place of a word in its order, from 0",
        lambda word, members: Fraction(members.index(word)),
        (Example(("medium", ("low", "medium", "high")), Fraction(1)),),
    )


def over(a: Fraction, b: Fraction) -> Fraction | Undecided:
    """One number divided by another."""
    return a / b if b else ZERO


def _made(like: Money, amount: Fraction) -> Money:
    """Another amount of the same currency and day."""
    return Money(amount, like.currency, like.on)


def _joined(compute: Callable[[Fraction, Fraction], Fraction]) -> Callable[[Money, Money], Money | Undecided]:
    def apply(a: Money, b: Money) -> Money | Undecided:
        if a.currency != b.currency and a.currency and b.currency:
            return no_rate(a, b)
        return Money(compute(a.amount, b.amount), a.currency or b.currency, joint_day((a.on, b.on)))

    return apply


def _ratio(a: Money, b: Money) -> Fraction | Undecided:
    if a.currency != b.currency and a.currency and b.currency:
        return no_rate(a, b)
    return over(a.amount, b.amount)


def _share(a: Money, b: Fraction) -> Money | Undecided:
    return _made(a, a.amount / b) if b else ZERO
