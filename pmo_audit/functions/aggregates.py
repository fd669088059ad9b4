"""What becomes of many values: their sum, average, largest and smallest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any, Final

from pmo_audit.classes import replace
from pmo_audit.findings import Reason
from pmo_audit.functions.declare import Undecided
from pmo_audit.records import joint_day
from pmo_audit.types import DurationType, MoneyType, Number, Type
from pmo_audit.values import Days, Money, Months, WorkingDays

OPERATIONS: Final = ("sum", "average", "largest", "smallest")

_OF_NOTHING: Final = ("average", "largest", "smallest")


def aggregate(operation: str, values: Sequence[Any], type_: Type) -> object:
    """The result over values of one type; amounts come in one currency, and nothing in it is none or unknown."""
    if not values and operation in _OF_NOTHING:
        return Undecided(Reason.UNDEFINED, f"the {operation} of nothing")
    match operation:
        case "sum":
            return _total(values, type_)
        case "average":
            return _scaled(_total(values, type_), Fraction(1, len(values)))
        case "largest":
            return max(values, key=_key(type_))
        case _:
            return min(values, key=_key(type_))


def _total(values: Sequence[Any], type_: Type) -> Any:
    match type_:
        case MoneyType():
            currency = next((one.currency for one in values if one.currency), "")
            return Money(
                sum((one.amount for one in values), Fraction(0)), currency, joint_day(one.on for one in values)
            )
        case DurationType(unit):
            return _maker(unit)(sum((one.count for one in values), Fraction(0)))
        case _:
            return sum(values, Fraction(0))


def _scaled(total: Any, factor: Fraction) -> Any:
    match total:
        case Money(amount):
            return replace(total, amount=amount * factor)
        case Days(count) | WorkingDays(count) | Months(count):
            return replace(total, count=count * factor)
        case _:
            return total * factor


def _maker(unit: str) -> Callable[[Fraction], Any]:
    return {"days": Days, "working days": WorkingDays, "months": Months}[unit]


def _key(type_: Type) -> Callable[[Any], Any]:
    return (lambda one: one.amount) if isinstance(type_, MoneyType) else lambda one: one


def summable(type_: Type) -> bool:
    """Whether values of the type have a sum and an average."""
    return isinstance(type_, Number | MoneyType | DurationType)
