"""Computations: the overload that fits the types, with the calendar or the rounding that some of them need."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pmo_audit import ir
from pmo_audit.analysis.scope import Scope, mistake
from pmo_audit.analysis.typing import type_of
from pmo_audit.functions import find_overload
from pmo_audit.text import Span
from pmo_audit.types import CalendarType, DateType, DurationType, Number, RefType, Text, UnknownType, describe, kind_of

OPERATIONS: Final[Mapping[str, str]] = {"+": "add", "-": "subtract", "*": "multiply", "/": "divide"}
_WORKED, _MONTHS = DurationType("working days"), DurationType("months")

_PAST: Final[Mapping[str, str]] = {
    "add": "added",
    "subtract": "taken from one another",
    "multiply": "multiplied",
    "divide": "divided by one another",
    "negate": "negative",
}
_ADVICE: Final[Mapping[str, str]] = {
    "money number": "give the number a currency, as in EUR 1000",
    "number money": "give the number a currency, as in EUR 1000",
    "date number": "say how long, as in `30 days`",
    "number date": "say how long, as in `30 days`",
    "duration number": "say how long, as in `30 days`",
    "money money": "an amount times an amount has no meaning; multiply by a number or a percentage",
    "date date": "the days between two dates are `later - earlier`",
}
_UNITS = "days, working days and months do not go together; `working days from … to …` counts those between two dates"


def compute(scope: Scope, name: str, arguments: tuple[ir.Node, ...], span: Span) -> ir.Node:
    """The call of an operation on arguments of these types, or a mistake where there is none."""
    types = tuple(type_of(argument) for argument in arguments)
    if any(isinstance(type_, UnknownType) for type_ in types):
        return mistake(span)
    if name == "add" and isinstance(types[0], DurationType) and types[0].unit != "days" and types[1] == DateType():
        arguments, types = arguments[::-1], types[::-1]
    extra = _extra(scope, name, types, span)
    if extra is None:
        return mistake(span)
    kinds = ",".join((*map(kind_of, types), *(kind_of(type_of(one)) for one in extra)))
    overload = find_overload(f"{name}:{kinds}")
    if overload is None:
        what = " and ".join(map(describe, types))
        units = [type_ for type_ in types if isinstance(type_, DurationType)]
        advice = _UNITS if len(set(units)) > 1 else _ADVICE.get(" ".join(map(kind_of, types)), "")
        scope.tell("PA302", f"{what} cannot be {_PAST[name]}", span, advice)
        return mistake(span)
    percent = name in ("add", "subtract", "negate") and all(type_ == Number(percent=True) for type_ in types)
    result = Number(percent=True) if percent else overload.result
    return ir.Call(overload.id, (*arguments, *extra), result, span)


def _extra(scope: Scope, name: str, types: tuple[object, ...], span: Span) -> tuple[ir.Node, ...] | None:
    """What a computation with a date needs besides its two sides; None where it is lacking, which is told."""
    if name not in ("add", "subtract") or types[:1] != (DateType(),):
        return ()
    if types[1] == _WORKED:
        return (calendar_of(scope, span),)
    if types[1] != _MONTHS:
        return ()
    if not scope.month_rounding:
        message = "this adds months, and the standard does not say what becomes of a day that a month lacks"
        help_ = "add `months round down` to its header (31 January + 1 month is 28 February), or `up` (1 March)"
        scope.tell("PA310", message, span, help_)
        return None
    return (ir.Literal(scope.month_rounding, Text(), span),)


def working_days_between(scope: Scope, start: ir.Node, finish: ir.Node, span: Span) -> ir.Node:
    """`working days from start to finish`."""
    types = type_of(start), type_of(finish)
    if any(isinstance(type_, UnknownType) for type_ in types):
        return mistake(span)
    odd = next((one for one in (start, finish) if not isinstance(type_of(one), DateType)), None)
    if odd is not None:
        scope.tell("PA302", f"working days are counted between dates, and this is {describe(type_of(odd))}", odd.span)
        return mistake(span)
    overload = find_overload("working days between:date,date,calendar")
    assert overload is not None
    return ir.Call(overload.id, (start, finish, calendar_of(scope, span)), overload.result, span)


def calendar_of(scope: Scope, span: Span) -> ir.CalendarOf:
    """The calendar that counts at a place: that of the nearest project, else the portfolio's."""
    project = RefType("project")
    base: ir.Local | ir.Field | None = None
    for local in reversed(scope.locals):
        field = scope.schema.find_field(local.entity, "project")
        if local.entity == "project":
            base = local
        elif field is not None and field.type == project:
            base = ir.Field(local, local.entity, "project", field.type, span)
        if base is not None:
            break
    return ir.CalendarOf(base, CalendarType(), span)
