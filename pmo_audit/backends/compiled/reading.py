"""The generated function that reads a record into its row."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

from pmo_audit.backends.compiled import syntax as py
from pmo_audit.backends.compiled.layout import CURRENCY, DAY, DEN, FOLDED, MAIN, WHO, Layout
from pmo_audit.types import (
    DateType,
    DurationType,
    EnumType,
    ListType,
    MoneyType,
    Number,
    PeriodType,
    RefType,
    Text,
    Truth,
    Type,
)

Constants = Callable[..., ast.expr]
"""The variable that holds a constant (see `recipes.py`)."""


def reader(word: str, layout: Layout, constant: Constants) -> ast.stmt:
    """The function of that name, which makes the row of a record."""
    record = py.name("record")
    body: list[ast.stmt] = [py.put("get", py.attr(py.attr(record, "values"), "get"))]
    for name, aspect in layout.places:
        if aspect == DAY:
            body.append(py.put(_variable(name, aspect), py.call(constant("tool", "day_of"), record, py.const(name))))
    for name, type_ in layout.types.items():
        body += _Reading(name, type_, layout, constant).statements()
    parts = [
        py.name(_variable(name, aspect)) if aspect in (MAIN, DEN, CURRENCY, DAY, FOLDED, WHO) else py.NOTHING
        for name, aspect in layout.places
    ]
    body.append(py.give(py.cells([record, py.attr(record, "key"), *parts])))
    return py.function(word, ["record"], body)


def _variable(field: str, aspect: str) -> str:
    return f"{field}_{aspect}"


class _Reading:
    """How one field is read; what is not a value of its type is a state, or a fault that the caller sees."""

    def __init__(self, name: str, type_: Type, layout: Layout, constant: Constants) -> None:
        self._name = name
        self._type = type_
        self._constant = constant
        self._wanted = {aspect for field, aspect in layout.places if field == name}

    def statements(self) -> Iterator[ast.stmt]:
        """Reads what there is, then takes it apart by its type."""
        raw, record, field = py.name("raw"), py.name("record"), py.const(self._name)
        yield py.put("raw", py.call(py.name("get"), field))
        yield py.when(
            py.same(raw, py.NOTHING), [py.put("raw", py.call(self._constant("tool", "added"), record, field))]
        )
        state = py.item(self._constant("tool", "STATES"), py.attr(raw, "__class__"))
        is_value = py.same(py.attr(raw, "__class__"), self._constant("tool", _class_of(self._type)))
        yield py.when(is_value, list(self._value(raw)), list(self._state(state)))

    def _value(self, raw: ast.expr) -> Iterator[ast.stmt]:
        match self._type:
            case Number():
                yield self._ratio(raw)
            case DurationType():
                yield self._ratio(py.attr(raw, "count"))
            case MoneyType():
                yield self._ratio(py.attr(raw, "amount"))
                yield self._put(CURRENCY, py.attr(raw, "currency"))
            case DateType():
                yield self._put(MAIN, py.call(py.attr(raw, "toordinal")))
            case PeriodType():
                yield self._put(MAIN, py.call(self._constant("tool", "period_number"), raw))
            case _:
                yield self._put(MAIN, raw)
        if FOLDED in self._wanted:
            yield self._put(FOLDED, py.item(self._constant("folded"), raw))
        if WHO in self._wanted:
            yield self._put(WHO, py.attr(raw, "key"))

    def _state(self, state: ast.expr) -> Iterator[ast.stmt]:
        yield self._put(MAIN, state)
        main = py.name(_variable(self._name, MAIN))
        for aspect, filling in ((DEN, py.ONE), (CURRENCY, py.NOTHING), (WHO, py.NOTHING), (FOLDED, main)):
            if aspect in self._wanted:
                yield self._put(aspect, filling)

    def _ratio(self, number: ast.expr) -> ast.stmt:
        variables = [_variable(self._name, aspect) for aspect in (MAIN, DEN)]
        return py.put_all(variables, py.call(py.attr(number, "as_integer_ratio")))

    def _put(self, aspect: str, value: ast.expr) -> ast.stmt:
        return py.put(_variable(self._name, aspect), value)


def _class_of(type_: Type) -> str:
    """The tool that is the class of the values of a type."""
    match type_:
        case Number():
            return "Fraction"
        case MoneyType():
            return "Money"
        case DateType():
            return "date"
        case DurationType(unit):
            return {"days": "Days", "working days": "WorkingDays", "months": "Months"}[unit]
        case PeriodType():
            return "Period"
        case RefType():
            return "Ref"
        case Truth():
            return "bool"
        case ListType():
            return "tuple"
        case EnumType() | Text() | _:
            return "str"
