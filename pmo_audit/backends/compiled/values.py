"""Values in generated code: fields, constants, parameters, and what is computed from them."""

from __future__ import annotations

import ast

from pmo_audit import ir
from pmo_audit.analysis import type_of
from pmo_audit.backends.compiled import syntax as py
from pmo_audit.backends.compiled.aggregates import aggregated, counted
from pmo_audit.backends.compiled.arithmetic import computed
from pmo_audit.backends.compiled.frames import Frame, RefusedError
from pmo_audit.backends.compiled.layout import CALENDAR, CURRENCY, DAY, DEN, KEY, MAIN, WHO
from pmo_audit.backends.compiled.shapes import (
    Mention,
    Plain,
    Rational,
    Value,
    again,
    main,
    of_parts,
    parts,
    parts_of,
    width,
)
from pmo_audit.types import DateType, DurationType, MoneyType, Number, PeriodType, RefType, Truth, Type, describe


def write_value(frame: Frame, node: ir.Node) -> Value:
    """The value of a node, which is computed once wherever it is known already.

    What depends on no record is computed before all else.
    """
    facts = frame.facts(node)
    key = ("value", facts.key)
    found: Value | None = frame.recall(key)
    if found is None:
        if not facts.free and not facts.loops:
            frame = frame.program.prelude
        if key in frame.postponed or (facts.loops and not facts.free):
            found = _once(frame, node, key)
        else:
            found = _written(frame, node)
        frame.remember(key, found)
    return found


def _once(frame: Frame, node: ir.Node, key: object) -> Value:
    with frame.once(key) as name:
        value = _written(frame, node)
        assert not isinstance(value, Mention), "a reference does not look at a collection"
        frame.add(py.put(name, py.row(parts(value))))
    names = [frame.program.fresh() for _ in parts(value)]
    frame.add(py.put_all(names, py.name(name)))
    return again(value, [py.name(one) for one in names])


def _written(frame: Frame, node: ir.Node) -> Value:
    match node:
        case ir.Literal(value, type_):
            return of_parts(type_, [py.const(part) for part in parts_of(value)])
        case ir.Parameter():
            return _parameter(frame, node)
        case ir.Banded():
            return _banded(frame, node)
        case ir.Today():
            return Plain(frame.program.constant("today"))
        case ir.CalendarOf(base):
            return _calendar(frame, base)
        case ir.Local(depth):
            row = py.name(frame.rows[depth])
            return Mention(frame.place(frame.rows[depth], KEY), row)
        case ir.Field():
            return _field(frame, node)
        case ir.Count():
            return counted(frame, node)
        case ir.Aggregate():
            return aggregated(frame, node)
        case ir.Call() if not isinstance(node.type, Truth):
            return computed(frame, node) or _strict(frame, node)
        case ir.Defined(body=body) if not isinstance(node.type, Truth):
            return frame.value(body)
        case _:
            return _truth(frame, node)


def _field(frame: Frame, node: ir.Field) -> Value:
    whole = frame.part(node, MAIN)
    match node.type:
        case Number() | DurationType():
            return of_parts(node.type, [whole, frame.part(node, DEN)])
        case MoneyType():
            on = _day(frame, node) if node.dated_by else py.NOTHING
            return of_parts(node.type, [whole, frame.part(node, DEN), frame.part(node, CURRENCY), on])
        case RefType():
            return Mention(frame.part(node, WHO), whole)
        case _:
            return Plain(whole)


def _day(frame: Frame, node: ir.Field) -> ast.expr:
    place = frame.program.layout(node.entity).place(node.dated_by, DAY)
    return frame.place(frame.row(node.base), place)


def _parameter(frame: Frame, node: ir.Parameter) -> Value:
    if len(node.versions) == 1:
        return of_parts(node.type, [py.const(part) for part in parts_of(node.versions[0].value)])
    made = [frame.program.constant("on day", node.versions, part) for part in range(width(node.type))]
    return of_parts(node.type, made)


def _banded(frame: Frame, node: ir.Banded) -> Value:
    by = main(frame.value(node.by))
    truths = [frame.test(band.condition).value if band.condition is not None else py.TRUE for band in node.bands]
    bands = frame.program.constant("bands", *(band.value.versions for band in node.bands))
    names = [frame.program.fresh() for _ in range(width(node.type))]
    frame.add(py.put_all(names, py.call(frame.program.tool("banded"), bands, by, py.row(truths))))
    return of_parts(node.type, [py.name(name) for name in names])


def _calendar(frame: Frame, base: ir.Local | ir.Field | None) -> Value:
    if base is None:
        return Plain(frame.program.constant("usual calendar"))
    row = frame.row(base)
    place = frame.program.layout("project").place("", CALENDAR)
    name = frame.program.fresh()
    find = py.call(frame.program.constant("calendars", place), py.name(row))
    frame.add(py.put(name, py.item(py.name(row), place)))
    frame.add(py.when(py.same(py.name(name), py.NOTHING), [py.put(name, find)]))
    return Plain(py.name(name))


def _truth(frame: Frame, node: ir.Node) -> Value:
    """A condition as a value, which knows nothing of what it rests on."""
    test = frame.test(node)
    return Plain(frame.let(py.call(frame.program.tool("plain"), test.value))) if test.vacuous else Plain(test.value)


def _strict(frame: Frame, node: ir.Call) -> Value:
    """An operation of the catalogue on whole values."""
    names = [frame.program.fresh() for _ in range(width(node.type))]
    frame.add(py.put_all(names, strict_call(frame, node)))
    return of_parts(node.type, [py.name(name) for name in names])


def strict_call(frame: Frame, node: ir.Call) -> ast.expr:
    """The call of an operation that has no form of its own."""
    arguments = [whole(frame, type_of(one), frame.value(one)) for one in node.arguments]
    return py.call(frame.program.constant("strict", node.overload), *arguments)


def whole(frame: Frame, type_: Type, value: Value) -> ast.expr:
    """A value as the catalogue knows it, or what is absent in its place."""
    match type_, value:
        case ((MoneyType() | Number() | PeriodType() | RefType() | DurationType("days")), _):
            raise RefusedError(f"an operation on {describe(type_)} that the catalogue did not have")
        case DurationType(unit), Rational():
            return py.call(frame.program.tool(unit.replace(" ", "_")), *parts(value))
        case DateType(), Plain(number):
            return py.call(frame.program.tool("day"), number)
        case _:
            return main(value)
