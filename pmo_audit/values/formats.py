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
_DECIMALS = 4
"""Decimal places shown of a number that has more."""
_UNIT = 10**_DECIMALS


def format_number(number: Fraction | int, *, percent: bool = False) -> str:
    """A number with thousands separated: exact where its decimals end within four places, else with `≈`."""
    whole, rest = divmod(number.numerator * (100 if percent else 1), number.denominator)
    if not rest and abs(whole) < _HUGE:
        return f"{whole:,}{'%' if percent else ''}"  # most are
    scaled = Fraction(number) * 100 if percent else Fraction(number)
    if abs(scaled) > _HUGE:
        return f"{'more than ' if scaled > 0 else 'less than -'}10^{_EXPONENT}{'%' if percent else ''}"
    exact = (scaled * _UNIT).denominator == 1
    return f"{'' if exact else '≈ '}{_decimal(scaled)}{'%' if percent else ''}"


def _decimal(number: Fraction) -> str:
    """A number rounded to the decimals that are shown, without those that are 0; no binary float is made of it."""
    whole, rest = divmod(round(abs(number) * _UNIT), _UNIT)
    sign = "-" if number < 0 and (whole or rest) else ""
    return f"{sign}{whole:,}.{rest:0{_DECIMALS}d}".rstrip("0").rstrip(".")


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
