"""Records as rows of the template: what a cell holds, and whether somebody has to fill it in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from pmo_audit.classes import dataclass
from pmo_audit.records import Blank, Portfolio
from pmo_audit.templates.columns import Column
from pmo_audit.text import Origin
from pmo_audit.values import (
    Days,
    Exempt,
    Missing,
    Money,
    Months,
    NoneKnown,
    Period,
    Ref,
    Unreadable,
    Value,
    WorkingDays,
    format_value,
)

Content = str | Decimal | date | None
_DIGITS = 15
"""So many digits of a number a spreadsheet keeps."""
_OLDEST = 1901
"""Years before this no spreadsheet counts alike."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A cell of a record: what stands there, whether it is a gap that rules ask for, and why it cannot say it all.

    `lost` is what a spreadsheet without a mapping cannot say of the value.
    """

    content: Content
    gap: bool = False
    lost: str = ""
    origin: Origin | None = None


def rows_of(portfolio: Portfolio, entity: str, columns: Sequence[Column]) -> Iterator[tuple[Filled, ...]]:
    """The records of a register as rows."""
    for record in portfolio.register(entity).records:
        names = (one.field.name for one in columns)
        told = ((portfolio.value(record, name), record.origin(name)) for name in names)
        yield tuple(_cell(value, one, origin) for one, (value, origin) in zip(columns, told, strict=True))


def _cell(value: Value, column: Column, origin: Origin | None) -> Filled:
    match value:
        case Missing(said):
            return Filled(said or None, gap=bool(column.asked))
        case Unreadable(raw):
            return Filled(raw, gap=bool(column.asked))
        case NoneKnown():
            lost = "" if column.field.blank is Blank.NONE else "there is none"
            return Filled(None if not lost else "none", lost=lost, origin=origin)
        case Exempt(reason):
            return Filled(reason, lost="it is exempt", origin=origin)
        case _:
            return Filled(_content(value, column))


def _content(value: Value, column: Column) -> Content:
    match value:
        case bool():
            return "yes" if value else "no"
        case Fraction() | int():
            return _number(Fraction(value), percent=column.format.endswith("%"))
        case Money(amount, currency):
            plain = _number(amount)
            same = column.format.startswith(f"[${currency}]")
            return plain if same and not isinstance(plain, str) else f"{currency} {plain}"
        case Days(count) | WorkingDays(count) | Months(count):
            return _number(count)
        case date():
            return value if value.year >= _OLDEST else value.isoformat()
        case Period():
            return value.label
        case Ref():
            return value.text
        case tuple():
            return "; ".join(str(_content(one, column)) for one in value)
        case _:
            return format_value(value)


def _number(number: Fraction, *, percent: bool = False) -> Content:
    """A number as a spreadsheet keeps it; as a text where it has more digits than that."""
    written = _decimals(number)
    if written and len(written.lstrip("-0.").replace(".", "")) <= _DIGITS:
        return Decimal(written)
    if percent:
        return f"{_decimals(number * 100) or format_value(number * 100)}%"
    return written or format_value(number)


def _decimals(number: Fraction) -> str:
    """All decimals of a number; nothing where they do not end."""
    places, rest = 0, number.denominator
    while rest % 10 == 0 or rest % 5 == 0 or rest % 2 == 0:
        rest //= 10 if rest % 10 == 0 else 5 if rest % 5 == 0 else 2
        places += 1
    if rest != 1:
        return ""
    whole, part = divmod(abs(number * 10**places).numerator, 10**places)
    return f"{'-' if number < 0 else ''}{whole}" + (f".{part:0{places}d}" if places else "")
