"""The values that generated code computes with, as the variables and constants that hold their parts.

Exact numbers are whole: a fraction is a numerator and a denominator, so that no comparison makes a fraction. Dates are
the number of their day. What is absent stands where the first part would (see `absent.py`).
"""

from __future__ import annotations

import ast
from datetime import date
from fractions import Fraction
from math import lcm

from pmo_audit.backends.compiled import syntax as py
from pmo_audit.classes import dataclass
from pmo_audit.types import DurationType, MoneyType, Number, Type
from pmo_audit.values import Days, Money, Months, Period, WorkingDays

_FIRST_DAY = 10**7
"""More than any day has for a number: a period is its last day, then its first, as one number."""


@dataclass(frozen=True, slots=True)
class Den:
    """A denominator: a number times some variables, all of them positive."""

    number: int = 1
    names: tuple[str, ...] = ()

    def times(self, other: Den) -> Den:
        """The product."""
        return Den(self.number * other.number, tuple(sorted(self.names + other.names)))

    def common(self, other: Den) -> Den:
        """The least of which both are parts."""
        names = list(self.names)
        for one in other.names:
            if names.count(one) < other.names.count(one):
                names.append(one)
        return Den(lcm(self.number, other.number), tuple(sorted(names)))

    def within(self, whole: Den) -> Den:
        """What this has to be multiplied by to give `whole`."""
        names = list(whole.names)
        for one in self.names:
            names.remove(one)
        return Den(whole.number // self.number, tuple(names))

    @property
    def is_one(self) -> bool:
        """Whether it is no denominator at all."""
        return self == Den()

    def expression(self) -> ast.expr:
        """It as code."""
        parts = [py.const(self.number)] if self.number != 1 or not self.names else []
        parts += [py.name(one) for one in self.names]
        product = parts[0]
        for one in parts[1:]:
            product = py.binary(product, ast.Mult(), one)
        return product


@dataclass(frozen=True, slots=True)
class Rational:
    """A number or a length of time. `bounded` says that it may be the unsure number of some members."""

    num: ast.expr
    den: Den = Den()
    bounded: bool = False

    def over(self, common: Den) -> ast.expr:
        """Its numerator over another denominator, of which its own is part."""
        factor = self.den.within(common)
        if factor.is_one:
            return self.num
        if isinstance(self.num, ast.Constant) and not factor.names and isinstance(self.num.value, int):
            return py.const(self.num.value * factor.number)
        return py.binary(self.num, ast.Mult(), factor.expression())


@dataclass(frozen=True, slots=True)
class Cash:
    """An amount of money. `on` is the day at whose rate it is exchanged: None for that of the run."""

    amount: Rational
    currency: ast.expr
    on: ast.expr


@dataclass(frozen=True, slots=True)
class Plain:
    """A value of one part: a day, a period, a word, a text, a truth, a list or a calendar."""

    value: ast.expr


@dataclass(frozen=True, slots=True)
class Mention:
    """A reference: the key of the record it leads to, None where it leads to none, and what it is as a whole."""

    key: ast.expr
    whole: ast.expr


Parted = Rational | Cash | Plain
"""What can be kept by its parts."""
Value = Parted | Mention


def parts_of(value: object) -> tuple[object, ...]:
    """The parts of a value that is known, in the order of `parts`."""
    match value:
        case bool() | str() | tuple():
            return (value,)
        case Fraction():
            return value.as_integer_ratio()
        case Money(amount, currency, on):
            return (*amount.as_integer_ratio(), currency, on)
        case Days(count) | WorkingDays(count) | Months(count):
            return count.as_integer_ratio()
        case date():
            return (value.toordinal(),)
        case _:
            assert isinstance(value, Period), f"no value of the language: {value!r}"
            return (value.last.toordinal() * _FIRST_DAY + value.first.toordinal(),)


def parts(value: Parted) -> list[ast.expr]:
    """A value as the code of its parts."""
    match value:
        case Rational(num, den):
            return [num, den.expression()]
        case Cash(amount, currency, on):
            return [*parts(amount), currency, on]
        case _:
            return [value.value]


def of_parts(type_: Type, made: list[ast.expr]) -> Parted:
    """A value of a type from the code of its parts; a denominator is a constant or a variable."""
    match type_:
        case MoneyType():
            return Cash(_rational(made), made[2], made[3])
        case Number() | DurationType():
            return _rational(made)
        case _:
            return Plain(made[0])


def again(value: Parted, made: list[ast.expr]) -> Parted:
    """A value of the same shape from the code of its parts."""
    match value:
        case Rational(_, den, bounded):
            return Rational(made[0], den if den.is_one else Den(1, (_name_of(made[1]),)), bounded)
        case Cash():
            return Cash(Rational(made[0], Den(1, (_name_of(made[1]),))), made[2], made[3])
        case _:
            return Plain(made[0])


def width(type_: Type) -> int:
    """How many parts a value of a type has."""
    match type_:
        case MoneyType():
            return 4
        case Number() | DurationType():
            return 2
        case _:
            return 1


def _rational(made: list[ast.expr]) -> Rational:
    match made[1]:
        case ast.Constant(value=int() as number):
            return Rational(made[0], Den(number))
        case denominator:
            return Rational(made[0], Den(1, (_name_of(denominator),)))


def _name_of(variable: ast.expr) -> str:
    assert isinstance(variable, ast.Name), "a denominator is a constant or a variable"
    return variable.id


def main(value: Value) -> ast.expr:
    """The part in whose place stands what is absent."""
    return value.whole if isinstance(value, Mention) else parts(value)[0]
