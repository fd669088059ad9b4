"""Linear inequalities over exact numbers: whether some values satisfy all of them, and which.

Fourier's method: each variable is eliminated by setting every lower bound against every upper one. It is exact, and
small systems are all that rules give. Inequalities over whole numbers are tightened, which never removes a solution.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import reduce
from math import ceil, floor, gcd, lcm
from typing import NamedTuple

from pmo_audit.classes import dataclass, field

_PLACES = 8
"""Decimals of numbers that are written out."""
LARGEST = 300
"""Inequalities at once; a system that grows beyond is given up."""


class TooLargeError(Exception):
    """A system is too large to be decided."""


@dataclass(frozen=True, slots=True, order=True)
class Variable:
    """An unknown number. `whole` says that it has no fractions, `usual` which value reads best in an example."""

    name: str
    whole: bool = field(default=False, compare=False)
    usual: Fraction = field(default=Fraction(0), compare=False)


def _name(term: tuple[Variable, Fraction]) -> str:
    return term[0].name


@dataclass(frozen=True, slots=True)
class Form:
    """The sum of variables, each times a number, and a number."""

    terms: tuple[tuple[Variable, Fraction], ...] = ()
    constant: Fraction = Fraction(0)

    def __hash__(self) -> int:  # fractions take their time to be hashed, and forms are looked up often
        parts = tuple((one.name, factor.numerator, factor.denominator) for one, factor in self.terms)
        return hash((parts, self.constant.numerator, self.constant.denominator))

    @classmethod
    def of(cls, variable: Variable) -> Form:
        """A variable by itself."""
        return cls(((variable, Fraction(1)),))

    @classmethod
    def number(cls, value: Fraction | int) -> Form:
        """A number by itself."""
        return cls((), Fraction(value))

    def plus(self, other: Form, times: Fraction | int = 1) -> Form:
        """This and so many times another."""
        terms = dict(self.terms)
        for variable, factor in other.terms:
            terms[variable] = terms.get(variable, Fraction(0)) + factor * times
        kept = tuple(sorted(((one, factor) for one, factor in terms.items() if factor), key=_name))
        return Form(kept, self.constant + other.constant * times)

    def times(self, factor: Fraction | int) -> Form:
        """So many times this."""
        return Form().plus(self, factor)

    @property
    def is_number(self) -> bool:
        """Whether there is no variable in it."""
        return not self.terms


@dataclass(frozen=True, slots=True)
class Below:
    """A form that is at most zero, or with `strict` less than zero, in its narrowest form; `at_most_zero` makes it."""

    form: Form
    strict: bool = False

    @property
    def opposite(self) -> Below:
        """True exactly where this is not."""
        return at_most_zero(self.form.times(-1), strict=not self.strict)


def at_most_zero(form: Form, *, strict: bool = False) -> Below:
    """The inequality in the one form that all have that say the same."""
    terms = form.terms
    if not terms:
        return Below(form, strict)
    if not all(variable.whole for variable, _ in terms):
        return Below(form.times(1 / abs(terms[0][1])), strict)
    common = lcm(*(factor.denominator for _, factor in terms))
    whole = [int(factor * common) for _, factor in terms]
    divisor = reduce(gcd, whole, 0)
    limit = -form.constant * common / divisor
    most = ceil(limit) - 1 if strict else floor(limit)
    kept = tuple((one, Fraction(factor // divisor)) for (one, _), factor in zip(terms, whole, strict=True))
    return Below(Form(kept, Fraction(-most)))


class Bound(NamedTuple):
    """A side of a variable's range; `strict` where the value itself is outside."""

    value: Fraction
    strict: bool


def solve(system: Iterable[Below]) -> Mapping[Variable, Fraction] | None:
    """Values that satisfy every inequality, or None where there are none. Raises `TooLargeError` for a large system.

    Over whole numbers None is certain, but the values may have fractions all the same.
    """
    left = _known(dict.fromkeys(system))
    variables = {each for one in left or () for each, _ in one.form.terms}
    eliminated: list[tuple[Variable, list[Below]]] = []
    while left:
        variable = _cheapest(left)
        about = [one for one in left if _factor(one, variable)]
        eliminated.append((variable, about))
        rest = dict.fromkeys(one for one in left if not _factor(one, variable))
        rest.update(dict.fromkeys(_combined(about, variable)))
        left = _known(rest)
        if left is not None and len(left) > LARGEST:
            raise TooLargeError
    if left is None:
        return None
    values: dict[Variable, Fraction] = {}
    for variable, about in reversed(eliminated):
        values[variable] = _chosen(variable, about, values)
    return {variable: variable.usual for variable in variables} | values


def _known(system: Iterable[Below]) -> list[Below] | None:
    """The inequalities that still have variables; None where one without is false."""
    left = []
    for one in system:
        if not one.form.is_number:
            left.append(one)
        elif one.form.constant > 0 or (one.strict and one.form.constant == 0):
            return None
    return left


def _factor(one: Below, variable: Variable) -> Fraction:
    return next((factor for each, factor in one.form.terms if each == variable), Fraction(0))


def _cheapest(system: Sequence[Below]) -> Variable:
    """The variable whose elimination gives the fewest inequalities."""
    above: dict[Variable, int] = {}
    below: dict[Variable, int] = {}
    for one in system:
        for variable, factor in one.form.terms:
            side = above if factor > 0 else below
            side[variable] = side.get(variable, 0) + 1
    return min(above | below, key=lambda each: (above.get(each, 0) * below.get(each, 0), each.name))


def _combined(about: Sequence[Below], variable: Variable) -> list[Below]:
    """What the bounds of a variable say of everything else."""
    uppers = [one for one in about if _factor(one, variable) > 0]
    lowers = [one for one in about if _factor(one, variable) < 0]
    if len(uppers) * len(lowers) > LARGEST:
        raise TooLargeError
    return [
        at_most_zero(
            upper.form.times(-_factor(lower, variable)).plus(lower.form, _factor(upper, variable)),
            strict=upper.strict or lower.strict,
        )
        for upper in uppers
        for lower in lowers
    ]


def _chosen(variable: Variable, about: Sequence[Below], values: Mapping[Variable, Fraction]) -> Fraction:
    """A value of the variable that goes with those chosen before; variables not yet chosen count as usual."""
    low: Bound | None = None
    high: Bound | None = None
    for one in about:
        factor = _factor(one, variable)
        rest = one.form.constant + sum(
            (values.get(each, each.usual) * times for each, times in one.form.terms if each != variable), Fraction(0)
        )
        bound = Bound(-rest / factor, one.strict)
        if factor > 0 and (high is None or (bound.value, not bound.strict) < (high.value, not high.strict)):
            high = bound
        elif factor < 0 and (low is None or (bound.value, bound.strict) > (low.value, low.strict)):
            low = bound
    return within(variable, low, high)


def within(variable: Variable, low: Bound | None, high: Bound | None) -> Fraction:
    """The value between two bounds that reads best: the usual one, else the nearest to it that is short."""
    usual = variable.usual
    if low is not None and (usual < low.value or (usual == low.value and low.strict)):
        return _beside(low, high, variable, up=True)
    if high is not None and (usual > high.value or (usual == high.value and high.strict)):
        return _beside(high, low, variable, up=False)
    return usual


def _beside(near: Bound, far: Bound | None, variable: Variable, *, up: bool) -> Fraction:
    if variable.whole:
        edge = ceil(near.value) if up else floor(near.value)
        past = near.strict and edge == near.value
        return Fraction(edge + (1 if up else -1) if past else edge)
    if not near.strict and is_short(near.value):
        return near.value
    for places in range(_PLACES):
        scale = 10**places
        short = Fraction(floor(near.value * scale) + 1 if up else ceil(near.value * scale) - 1, scale)
        if far is None or (short < far.value if up else short > far.value):
            return short
    return (near.value + far.value) / 2 if far is not None else near.value


def is_short(value: Fraction) -> bool:
    """Whether a number can be written out."""
    scale: int = 10**_PLACES
    return (value * scale).denominator == 1
