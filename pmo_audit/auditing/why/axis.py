"""The ordered kinds of value as numbers on a line, so that thresholds can be solved for and ranges be told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction

from pmo_audit.classes import dataclass
from pmo_audit.types import DateType, DurationType, MoneyType, Number, PeriodType, Type
from pmo_audit.values import Days, Money, Months, Period, Value, WorkingDays

CENT = Fraction(1, 100)
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Axis:
    """How values of a field lie on a line.

    `step` is the least difference that is written down; `whole` says that there is nothing between the steps.
    """

    make: Callable[[Fraction], Value]
    step: Fraction
    whole: bool
    lowest: Fraction | None = None
    highest: Fraction | None = None

    def has(self, x: Fraction) -> bool:
        """Whether there is such a value."""
        inside = (self.lowest is None or x >= self.lowest) and (self.highest is None or x <= self.highest)
        return inside and not (self.whole and x.denominator != 1)

    def up(self, x: Fraction) -> Fraction:
        """The least value that is written down and not below x."""
        return -((-x) // self.step) * self.step

    def down(self, x: Fraction) -> Fraction:
        """The greatest value that is written down and not above x."""
        return x // self.step * self.step


def position(value: object) -> Fraction | None:
    """Where a value lies on its line; None for what is on none."""
    match value:
        case bool():
            return None
        case Fraction():
            return value
        case Money(amount):
            return amount
        case date():
            return Fraction(value.toordinal())
        case Days(count) | WorkingDays(count) | Months(count):
            return count
        case Period():
            return Fraction(_first_of(value.label))
        case _:
            return None


def axis_of(type_: Type, like: Iterable[object]) -> Axis | None:
    """The line on which values of a type lie; `like` are values beside which it has to make sense, nearest first."""
    like = list(like)
    match type_:
        case MoneyType():
            currency = next((one.currency for one in like if isinstance(one, Money) and one.currency), "")
            return Axis(lambda x: Money(x, currency), CENT, whole=False)
        case Number(percent=True):
            return Axis(lambda x: x, Fraction(1, 10_000), whole=False)
        case Number():
            counts = [one for one in like if isinstance(one, Fraction)]
            whole = bool(counts) and all(one.denominator == 1 for one in counts)
            return Axis(lambda x: x, Fraction(1) if whole else CENT, whole=False)
        case DateType():
            return Axis(_day, Fraction(1), True, Fraction(date.min.toordinal()), Fraction(date.max.toordinal()))
        case DurationType(unit):
            return Axis(_length(unit), Fraction(1), whole=True)
        case PeriodType():
            labels = [one.label for one in like if isinstance(one, Period)]
            return Axis(_periods(labels), Fraction(1), True, Fraction(_MONTHS), Fraction(9999 * _MONTHS))
        case _:
            return None


def _day(x: Fraction) -> date:
    return date.fromordinal(int(x))


def _length(unit: str) -> Callable[[Fraction], Value]:
    make = {"days": Days, "working days": WorkingDays, "months": Months}[unit]
    return lambda x: make(x)


def _periods(labels: list[str]) -> Callable[[Fraction], Value]:
    """Periods as long as those it is compared with: years, quarters or months, counted in months."""
    label = labels[0] if labels else "2026-01"

    def make(x: Fraction) -> Value:
        year, month = divmod(int(x), _MONTHS)
        if len(label) == len("2026"):
            return Period.parse(f"{year:04d}")
        return Period.parse(f"{year:04d}-Q{month // 3 + 1}" if "Q" in label else f"{year:04d}-{month + 1:02d}")

    return make


def _first_of(label: str) -> int:
    """How many months after the year 0 a period begins."""
    year, _, rest = label.partition("-")
    month = 3 * int(rest[1]) - 3 if rest.startswith("Q") else int(rest[:2]) - 1 if rest else 0
    return int(year) * _MONTHS + month
