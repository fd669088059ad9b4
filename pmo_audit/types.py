"""The kinds of quantity the language knows, as small immutable types.

A type says what may be compared and computed with what; the values themselves are in `pmo_audit.values`.
"""

from __future__ import annotations

from pmo_audit.classes import dataclass


@dataclass(frozen=True, slots=True)
class Truth:
    """Yes or no."""


@dataclass(frozen=True, slots=True)
class Text:
    """Words."""


@dataclass(frozen=True, slots=True)
class Number:
    """An exact number; `percent` only says that it is shown as a percentage."""

    percent: bool = False


@dataclass(frozen=True, slots=True)
class MoneyType:
    """An exact amount in a currency."""


@dataclass(frozen=True, slots=True)
class DateType:
    """A calendar day."""


@dataclass(frozen=True, slots=True)
class DurationType:
    """A length of time in `days` of the calendar, in `working days`, or in `months`; the three do not compare."""

    unit: str = "days"


@dataclass(frozen=True, slots=True)
class CalendarType:
    """Which days are worked."""


@dataclass(frozen=True, slots=True)
class PeriodType:
    """A year, quarter, month or day that a report speaks of."""


@dataclass(frozen=True, slots=True)
class EnumType:
    """One of a closed list of bare words; `ordered` ones also compare by their place in the list.

    `also` holds other words by which registers of every trade call a member, each with the member that it means.
    """

    name: str
    members: tuple[str, ...]
    ordered: bool = False
    also: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RefType:
    """A mention of another record."""

    entity: str


@dataclass(frozen=True, slots=True)
class ListType:
    """Several values of one type, as a parameter may hold them."""

    item: Type


@dataclass(frozen=True, slots=True)
class UnknownType:
    """The type of what was already reported as a mistake; it fits everywhere, so one mistake is told once."""


Type = (
    Truth
    | Text
    | Number
    | MoneyType
    | DateType
    | DurationType
    | CalendarType
    | PeriodType
    | EnumType
    | RefType
    | ListType
    | UnknownType
)


def describe(kind: Type) -> str:
    """A type in the words of the language, with its article: `an amount of money`."""
    match kind:
        case Truth():
            return "a yes-or-no"
        case Text():
            return "a text"
        case Number(percent=True):
            return "a percentage"
        case Number():
            return "a number"
        case MoneyType():
            return "an amount of money"
        case DateType():
            return "a date"
        case DurationType("days"):
            return "a length of time"
        case DurationType(unit):
            return f"a number of {unit}"
        case CalendarType():
            return "a calendar"
        case PeriodType():
            return "a period"
        case EnumType(name=name):
            return f"one of the words of `{name}`"
        case RefType(entity):
            return f"a reference to {article(entity)}"
        case ListType(item):
            return f"a list, each {describe(item)}"
        case _:  # UnknownType
            return "something unknown"


def kind_of(type_: Type) -> str:
    """The name under which the catalogue of operations knows a type."""
    match type_:
        case Truth():
            return "truth"
        case Text():
            return "text"
        case Number():
            return "number"
        case MoneyType():
            return "money"
        case DateType():
            return "date"
        case DurationType("days"):
            return "duration"
        case DurationType(unit):
            return unit
        case CalendarType():
            return "calendar"
        case PeriodType():
            return "period"
        case EnumType():
            return "word"
        case RefType():
            return "reference"
        case ListType():
            return "list"
        case _:  # UnknownType
            return "unknown"


def article(noun: str) -> str:
    """A noun with `a` or `an` and without underscores."""
    words = noun.replace("_", " ")
    return f"{'an' if words[:1] in 'aeiou' else 'a'} {words}"
