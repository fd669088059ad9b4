"""Conditions in generated code: true, false, unknown, or true or false for want of anything."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from pmo_audit import ir
from pmo_audit.backends.compiled import syntax as py
from pmo_audit.backends.compiled.comparisons import compared
from pmo_audit.backends.compiled.frames import Frame, RefusedError, Test
from pmo_audit.backends.compiled.layout import MAIN
from pmo_audit.backends.compiled.loops import collection
from pmo_audit.backends.compiled.predicates import Predicate
from pmo_audit.backends.compiled.quantifiers import quantified
from pmo_audit.backends.compiled.shapes import main
from pmo_audit.types import ListType, Text


def write_test(frame: Frame, node: ir.Node) -> Test:
    """What a condition comes to, in a variable; written once wherever it is known already."""
    facts = frame.facts(node)
    key = ("test", facts.key)
    found: Test | None = frame.recall(key)
    if found is None:
        if not facts.free and not facts.loops:
            frame = frame.program.prelude
        if key in frame.postponed or (facts.loops and not facts.free):
            found = _once(frame, node, key)
        else:
            found = _written(frame, node)
        frame.remember(key, found)
    return found


def _once(frame: Frame, node: ir.Node, key: object) -> Test:
    with frame.once(key) as name:
        test = _written(frame, node)
        frame.add(py.put(name, test.value))
    return Test(py.name(name), test.vacuous)


def _written(frame: Frame, node: ir.Node) -> Test:
    predicate = frame.program.predicate(node)
    if predicate is not None:
        return Test(_looked_up(frame, predicate))
    match node:
        case ir.And(operands):
            return _junction(frame, operands, decisive=False)
        case ir.Or(operands):
            return _junction(frame, operands, decisive=True)
        case ir.Not(operand):
            return _opposite(frame, frame.test(operand))
        case ir.StateTest(_, ir.Field() as field):
            return Test(_state(frame, node.state, field))
        case ir.StateTest(_, ir.Members() as members):
            found = collection(frame, members)
            answer = frame.program.constant("collection state", node.state)
            return Test(frame.let(py.call(answer, found.rows, found.lack, found.came)))
        case ir.Quantified():
            return quantified(frame, node)
        case ir.Call():
            return Test(frame.let(compared(frame, node)))
        case ir.Defined(body=body):
            return frame.test(body)
        case ir.Literal(bool() as truth):
            return Test(py.const(truth))
        case ir.Parameter():  # of a definition that is reached over a reference
            return Test(main(frame.value(node)))
        case _:
            raise RefusedError(f"a condition that is {type(node).__name__}")


def _looked_up(frame: Frame, predicate: Predicate) -> ast.expr:
    """A question about a field of few values, answered by a table."""
    table = frame.program.constant("table", predicate.pairs, predicate.of_none)
    return frame.let(py.item(table, frame.part(predicate.field, MAIN)))


def _junction(frame: Frame, operands: Sequence[ir.Node], *, decisive: bool) -> Test:
    """`and` and `or`: one decisive operand settles it, else one unknown leaves it open, else all agree."""
    ordered = sorted(operands, key=lambda one: (frame.facts(one).loops, frame.facts(one).vacuous))
    vacuous = any(frame.facts(one).vacuous for one in operands)
    name = frame.program.fresh("t")
    so_far = py.name(name)
    frame.add(py.put(name, frame.test(ordered[0]).value))
    for operand in ordered[1:]:
        with frame.branch() as body:
            test = frame.test(operand)
            frame.add(_joined(frame, name, test, decisive=decisive, vacuous=vacuous))
        frame.add(py.when(py.differs(so_far, py.const(decisive)), body))
    return Test(so_far, vacuous)


def _joined(frame: Frame, name: str, test: Test, *, decisive: bool, vacuous: bool) -> ast.stmt:
    """What one more operand makes of it, which nothing has settled so far."""
    so_far, other = py.name(name), py.const(not decisive)
    if vacuous:
        join = frame.program.tool("either" if decisive else "both")
        return py.when(py.differs(test.value, so_far), [py.put(name, py.call(join, so_far, test.value))])
    settles = py.any_of(py.same(test.value, py.const(decisive)), py.same(so_far, other))
    joined = py.when(settles, [py.put(name, test.value)], [py.put(name, py.union(so_far, test.value))])
    return py.when(py.differs(test.value, other), [joined])


def _opposite(frame: Frame, test: Test) -> Test:
    if test.vacuous:
        return Test(frame.let(py.call(frame.program.tool("opposite"), test.value)), vacuous=True)
    unknown = py.choice(py.same(test.value, py.FALSE), py.TRUE, test.value)
    return Test(frame.let(py.choice(py.same(test.value, py.TRUE), py.FALSE, unknown)))


def _state(frame: Frame, state: str, field: ir.Field) -> ast.expr:
    """A question about the state of a field."""
    value = frame.part(field, MAIN)
    answers = frame.program.constant("field state", state, field.entity, field.name)
    is_absent = py.same(py.attr(value, "__class__"), frame.program.tool("Absent"))
    return frame.let(py.choice(is_absent, py.item(answers, value), _of_value(state, field, value)))


def _of_value(state: str, field: ir.Field, value: ast.expr) -> ast.expr:
    """What the question comes to where the field has a value: only a text or a list may be empty."""
    match state, field.type:
        case "empty", Text():
            return py.opposite(py.call(py.attr(value, "strip")))
        case "empty", ListType():
            return py.opposite(value)
        case _:
            return py.const(state == "known")
