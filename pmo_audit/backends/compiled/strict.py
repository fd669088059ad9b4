"""Operations of the catalogue that have no form of their own in generated code, amounts that meet, and words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction
from typing import Any

from pmo_audit.backends.compiled.absent import FOUND, NONE, UNKNOWN, Absent, lacking, unknown
from pmo_audit.backends.compiled.shapes import parts_of, width
from pmo_audit.backends.compiled.working import absent_parts, decided
from pmo_audit.findings import Reason
from pmo_audit.functions import Overload
from pmo_audit.records import Portfolio
from pmo_audit.values import Money

NO_RATE = unknown(Reason.NO_RATE)


def strict(overload: Overload) -> Callable[..., Any]:
    """An operation on whole values, any of which may be absent; it gives a truth, or the parts of a value."""
    answer, apply = _answer(overload), overload.apply

    def operation(*values: Any) -> Any:
        absent = joined(values)
        if absent is not None:
            return answer(absent)
        return answer(decided(apply(*values)))

    return operation


def _answer(overload: Overload) -> Callable[[Any], Any]:
    """How an operation gives its result: a truth as it is, else the parts of the value."""
    many = width(overload.result)

    def of_value(result: Any) -> Any:
        return absent_parts(result)[:many] if isinstance(result, Absent) else parts_of(result)

    def of_truth(result: Any) -> Any:
        return lacking(result) if isinstance(result, Absent) else result

    return of_truth if overload.compares else of_value


def joined(values: tuple[Any, ...]) -> Absent | None:
    """What is absent among values: none where one is none, else unknown for all reasons; None where all are there."""
    bits = 0
    for one in values:
        if isinstance(one, Absent):
            if one is NONE:
                return NONE
            bits |= one.bits
    return UNKNOWN[bits] if bits else None


def meeting(overload: Overload, portfolio: Portfolio, as_of: date) -> Callable[..., Any]:
    """An operation on two amounts of different currencies, each given as its four parts."""
    answer = _answer(overload)

    def operation(
        num: Any, den: int, currency: str, on: Any, other_num: Any, other_den: int, other_currency: str, other_on: Any
    ) -> Any:
        if isinstance(num, Absent) or isinstance(other_num, Absent):
            return answer(num + other_num)
        amounts = (
            Money(Fraction(num, den), currency, on),
            Money(Fraction(other_num, other_den), other_currency, other_on),
        )
        together = portfolio.rates.together(amounts, as_of)
        if isinstance(together, str):
            return answer(NO_RATE)
        return answer(decided(overload.apply(*together)))

    return operation


def ranks(members: tuple[str, ...]) -> dict[object, object]:
    """The place of each word in its order; what is absent stays so."""
    return {**{one: UNKNOWN[one.bits] for one in FOUND}, **{word: place for place, word in enumerate(members)}}


def table(holds: Iterable[tuple[object, bool]], *, of_none: bool) -> dict[object, object]:
    """What a condition on one field comes to for each word that may stand there, and for what is absent."""
    return {**{one: UNKNOWN[one.bits] for one in FOUND}, NONE: of_none, **dict(holds)}
