"""Computing in generated code: exact, on numerators and denominators."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from typing import Final

from pmo_audit import ir
from pmo_audit.backends.compiled import syntax as py
from pmo_audit.backends.compiled.frames import Frame
from pmo_audit.backends.compiled.shapes import Cash, Den, Plain, Rational, Value, main, parts
from pmo_audit.backends.compiled.working import LAST_DAY

_SHAPES: Final[Mapping[str, str]] = {
    **dict.fromkeys(("number", "duration", "working days", "months"), "n"),
    "money": "m",
    "date": "d",
}
_MINUS = ("subtract", "distance")


def computed(frame: Frame, node: ir.Call) -> Value | None:
    """The value of an operation; None where it has no form of its own here."""
    operation, kinds = node.overload.split(":", 1)
    values = [frame.value(argument) for argument in node.arguments] if kinds != "word" else []
    match (operation, *(_SHAPES.get(kind, kind) for kind in kinds.split(","))), values:
        case ("add" | "subtract" | "distance", "n", "n"), [Rational() as left, Rational() as right]:
            return _sum(frame, operation, left, right)
        case ("add" | "subtract" | "distance", "m", "m"), [Cash() as left, Cash() as right]:
            return _sum_of_money(frame, node, operation, left, right)
        case ("subtract" | "distance", "d", "d"), [Plain(left), Plain(right)]:
            return _sum(frame, operation, Rational(left), Rational(right))
        case ("add" | "subtract", "d", "n"), [Plain(day), Rational() as by]:
            return _later(frame, operation, day, by)
        case ("add", "n", "d"), [Rational() as by, Plain(day)]:
            return _later(frame, operation, day, by)
        case ("rank", "word"), _:
            return _rank(frame, node)
        case _:
            return _scaled(frame, node, operation, values)


def _scaled(frame: Frame, node: ir.Call, operation: str, values: list[Value]) -> Value | None:
    match operation, values:
        case "multiply", [Rational() as left, Rational() as right]:
            return _product(frame, left, right)
        case "multiply", [Cash() as money, Rational() as by] | [Rational() as by, Cash() as money]:
            return Cash(_product(frame, money.amount, by), money.currency, money.on)
        case "divide", [Rational() as left, Rational() as right]:
            return _quotient(frame, left, right)
        case "divide", [Cash() as money, Rational() as by]:
            return Cash(_quotient(frame, money.amount, by), money.currency, money.on)
        case "divide", [Cash() as left, Cash() as right]:
            return _ratio_of_money(frame, node, left, right)
        case "size" | "negate", [Rational() as one]:
            return _single(frame, operation, one)
        case "size" | "negate", [Cash() as money]:
            return Cash(_single(frame, operation, money.amount), money.currency, money.on)
        case _:
            return None


def _sum(frame: Frame, operation: str, left: Rational, right: Rational) -> Rational:
    common = left.den.common(right.den)
    sign = ast.Sub() if operation in _MINUS else ast.Add()
    total = py.binary(left.over(common), sign, right.over(common))
    return Rational(frame.let(_size(total) if operation == "distance" else total), common)


def _sum_of_money(frame: Frame, node: ir.Call, operation: str, left: Cash, right: Cash) -> Cash:
    on = left.on if py.is_same(left.on, right.on) else _joint_day(frame, left.on, right.on)
    if py.is_same(left.currency, right.currency):
        return Cash(_sum(frame, operation, left.amount, right.amount), left.currency, on)
    names = [frame.program.fresh() for _ in range(3)]
    with frame.branch() as alike:
        made = parts(_sum(frame, operation, left.amount, right.amount))
        frame.add(*(py.put(name, part) for name, part in zip(names, [*made, left.currency], strict=True)))
    meet = py.call(frame.program.constant("meeting", node.overload), *parts(left), *parts(right))
    unlike = py.put_all([*names, frame.program.fresh()], meet)
    frame.add(py.when(py.compare(left.currency, ast.Eq(), right.currency), alike, [unlike]))
    return Cash(Rational(py.name(names[0]), Den(1, (names[1],))), py.name(names[2]), on)


def _joint_day(frame: Frame, one: ast.expr, other: ast.expr) -> ast.expr:
    joint = py.call(frame.program.tool("joint_day"), py.row([one, other]))
    return frame.let(py.choice(py.compare(one, ast.Eq(), other), one, joint))


def _product(frame: Frame, left: Rational, right: Rational) -> Rational:
    return Rational(frame.let(_times(left.num, right.num)), left.den.times(right.den))


def _quotient(frame: Frame, left: Rational, right: Rational) -> Rational:
    match right:
        case Rational(ast.Constant(value=int() as number), Den(below, ())) if number > 0:
            return Rational(frame.let(py.binary(left.num, ast.Mult(), py.const(below))), left.den.times(Den(number)))
    num, den = frame.program.fresh(), frame.program.fresh()
    slow = py.put_all([num, den], py.call(frame.program.tool("ratio"), *parts(left), *parts(right)))
    # A number of members that is open may surely be positive, and is no divisor for that.
    fast = None if right.bounded else py.when(_positive(right), _over(num, den, left, right), [slow])
    frame.add(fast if fast is not None else slow)
    return Rational(py.name(num), Den(1, (den,)))


def _ratio_of_money(frame: Frame, node: ir.Call, left: Cash, right: Cash) -> Rational:
    num, den = frame.program.fresh(), frame.program.fresh()
    tests = [_positive(right.amount)]
    if not py.is_same(left.currency, right.currency):
        tests.insert(0, py.compare(left.currency, ast.Eq(), right.currency))
    meet = py.call(frame.program.constant("meeting", node.overload), *parts(left), *parts(right))
    fast = _over(num, den, left.amount, right.amount)
    frame.add(py.when(py.all_of(*tests), fast, [py.put_all([num, den], meet)]))
    return Rational(py.name(num), Den(1, (den,)))


def _positive(divisor: Rational) -> ast.expr:
    return py.same(py.compare(divisor.num, ast.Gt(), py.const(0)), py.TRUE)


def _over(num: str, den: str, left: Rational, right: Rational) -> list[ast.stmt]:
    above = _times(left.num, right.den.expression())
    below = _times(right.num, left.den.expression())
    return [py.put(num, above), py.put(den, below)]


def _times(left: ast.expr, right: ast.expr) -> ast.expr:
    """A product; what is multiplied by 1 is so in truth, since what is absent forgets its bounds by it."""
    match left, right:
        case ast.Constant(value=int() as one), ast.Constant(value=int() as other):
            return py.const(one * other)
        case _:
            return py.binary(left, ast.Mult(), right)


def _single(frame: Frame, operation: str, one: Rational) -> Rational:
    value = _size(one.num) if operation == "size" else py.binary(py.const(0), ast.Sub(), one.num)
    return Rational(frame.let(value), one.den)


def _size(value: ast.expr) -> ast.expr:
    return py.call(py.name("abs"), value)


def _later(frame: Frame, operation: str, day: ast.expr, by: Rational) -> Plain:
    minus = operation == "subtract"
    if not by.den.is_one:
        num = _single(frame, "negate", by).num if minus else by.num
        return Plain(frame.let(py.call(frame.program.tool("later"), day, num, by.den.expression())))
    moved = frame.program.fresh()
    frame.add(py.put(moved, py.binary(day, ast.Sub() if minus else ast.Add(), by.num)))
    beyond = py.call(frame.program.tool("within"), py.name(moved))
    frame.add(py.when(py.between(1, py.name(moved), LAST_DAY), [], [py.put(moved, beyond)]))
    return Plain(py.name(moved))


def _rank(frame: Frame, node: ir.Call) -> Rational:
    word, members = node.arguments
    assert isinstance(members, ir.Literal), "the order of words is a constant"
    assert isinstance(members.value, tuple), "an order is a list of words"
    return Rational(frame.let(py.item(frame.program.constant("ranks", *members.value), main(frame.value(word)))))
