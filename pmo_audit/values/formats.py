"""Values as people read them, the same words in every report."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from pmo_audit.values.durations import Calendar, Days, Months, WorkingDays
from pmo_audit.values.kinds import Money, Period, Ref
from pmo_audit.values.states import Exempt, Missing, NoneKnown, Unreadable

_EXPONENT = 60
_HUGE = 10**_EXPONENT
"""Beyond this a number is not written out."""
_LONGEST = 4
"""Decimal places shown of a number that does not end."""


def format_number(number: Fraction | int, *, percent: bool = False) -> str:
    """A number with thousands separated: exact where its decimals end within four places, else with `≈`."""
    whole, rest = divmod(number.numerator * (100 if percent else 1), number.denominator)
    if not rest and abs(whole) < _HUGE:
        return f"{whole:,}{'%' if percent else ''}"  # most are
    scaled = Fraction(number) * 100 if percent else Fraction(number)
    if abs(scaled) > _HUGE:
        return f"{'more than ' if scaled > 0 else 'less than -'}10^{_EXPONENT}{'%' if percent else ''}"
    places = _places(scaled)
    shown = f"{_round(scaled, places if places is not None else _LONGEST):,}"
    if "." in shown:
        shown = shown.rstrip("0").rstrip(".")
    mark = "" if places is not None else "≈ "
    return f"{mark}{shown}{'%' if percent else ''}"


def format_date(value: date) -> str:
    """A date in the one form that no reader takes for another: 2026-03-31."""
    return value.isoformat()


def format_value(value: object, *, percent: bool = False) -> str:
    """Any value or state in words."""
    match value:
        case bool():
            return "yes" if value else "no"
        case Fraction() | int():
            return format_number(value, percent=percent)
        case Money(amount, currency):
            return f"{currency} {format_number(amount)}".lstrip()
        case Days(count):
            return _counted(count, "day")
        case WorkingDays(count):
            return _counted(count, "working day")
        case Months(count):
            return _counted(count, "month")
        case Calendar(name):
            return name
        case date():
            return format_date(value)
        case Period():
            return value.label
        case Ref():
            return value.text
        case NoneKnown():
            return "none"
        case Missing(said):
            return f"missing ({said})" if said else "missing"
        case Exempt(reason):
            return f"exempt ({reason})" if reason else "exempt"
        case Unreadable(raw, _):
            return f"unreadable ({raw})"
        case tuple():
            return ", ".join(format_value(item) for item in value)
        case _:
            return str(value)


def _counted(count: Fraction, noun: str) -> str:
    return f"{format_number(count)} {noun if abs(count) == 1 else f'{noun}s'}"


def _places(number: Fraction) -> int | None:
    """How many decimals write the number exactly, or None where more than the longest shown are needed."""
    for places in range(_LONGEST + 1):
        if (number * 10**places).denominator == 1:
            return places
    return None


def _round(number: Fraction, places: int) -> _Fixed:
    return _Fixed(round(number * 10**places), places)


class _Fixed:
    """A decimal with a fixed number of places, formatted without passing through binary floats."""

    __slots__ = ("places", "units")

    def __init__(self, units: int, places: int) -> None:
        self.units = units
        self.places = places

    def __format__(self, spec: str) -> str:
        sign = "-" if self.units < 0 else ""
        whole, rest = divmod(abs(self.units), 10**self.places)
        tail = f".{rest:0{self.places}d}" if self.places else ""
        return f"{sign}{whole:{spec}}{tail}"
