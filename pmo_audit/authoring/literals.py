"""Values and records as the language writes them, the other way round from reading them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Final

from pmo_audit import ir
from pmo_audit.types import EnumType, Number, Type
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
    WorkingDays,
    format_value,
)

_SCALES: Final = ((10**9, "bn"), (10**6, "m"), (10**3, "k"))
_GROUPED = 10_000
"""From here on digits are parted by underscores."""
_MOST_PLACES = 12
"""Decimals beyond which a number is not written out."""


def literal_words(value: object, type_: Type | None = None) -> str:
    """A value as it is written in a rule: `EUR 1.5m`, `10%`, `"steering committee"`, `[red, amber]`."""
    match value:
        case bool():
            return "true" if value else "false"
        case Fraction() | int():
            percent = isinstance(type_, Number) and type_.percent
            return f"{_number(Fraction(value) * 100)}%" if percent else _number(Fraction(value))
        case Money():
            return _money(value)
        case Days(count):
            return _length(count, "day")
        case WorkingDays(count):
            return _length(count, "working day")
        case Months(count):
            return _length(count, "month")
        case date():
            return value.isoformat()
        case str():
            return value if isinstance(type_, EnumType) else quoted(value)
        case tuple():
            item = getattr(type_, "item", type_)
            return f"[{', '.join(literal_words(one, item) for one in value)}]"
        case _:
            return _state(value)


def quoted(text: str) -> str:
    """A text between quotation marks; those in it are doubled."""
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def record_words(record: ir.ExampleRecord, types: Mapping[tuple[str, str], Type]) -> str:
    """The record of an example as it is written: `{ status: active, risks: [{ owner: "Ann" }] }`.

    `types` tells the type of each field by entity and name, so that words of a list stand without quotation marks.
    """
    entries = [f"{name}: {_entry(record.entity, name, value, types)}" for name, value in record.fields.items()]
    return f"{{ {', '.join(entries)} }}" if entries else "{ }"


def _entry(entity: str, name: str, value: object, types: Mapping[tuple[str, str], Type]) -> str:
    match value:
        case ir.ExampleRecord():
            return record_words(value, types)
        case tuple() if any(isinstance(one, ir.ExampleRecord) for one in value):
            return f"[{', '.join(_entry(entity, name, one, types) for one in value)}]"
        case _:
            return literal_words(value, types.get((entity, name)))


def _state(value: object) -> str:
    match value:
        case NoneKnown():
            return "none"
        case Missing():
            return "missing"
        case Exempt(reason):
            return f"exempt {quoted(reason)}"
        case Unreadable(raw):
            return f"unreadable {quoted(raw)}"
        case Period() | Ref():
            return quoted(format_value(value))
        case _:
            return format_value(value)


def _number(number: Fraction) -> str:
    sign = "-" if number < 0 else ""
    number = abs(number)
    places = next((n for n in range(_MOST_PLACES) if (number * 10**n).denominator == 1), None)
    if places is None:
        return format_value(number)
    whole, rest = divmod(int(number * 10**places), 10**places)
    tail = f".{rest:0{places}d}" if places else ""
    return f"{sign}{whole:_}{tail}" if whole >= _GROUPED else f"{sign}{whole}{tail}"


def _money(money: Money) -> str:
    sign = "-" if money.amount < 0 else ""
    amount = abs(money.amount)
    for scale, suffix in _SCALES:
        scaled = amount / scale
        if 1 <= scaled < 1000 and (scaled * 100).denominator == 1:
            return f"{sign}{money.currency} {_number(scaled)}{suffix}"
    return f"{sign}{money.currency} {_number(amount)}".replace(" -", " ").strip()


def _length(count: Fraction, noun: str) -> str:
    return f"{_number(count)} {noun if abs(count) == 1 else f'{noun}s'}"
