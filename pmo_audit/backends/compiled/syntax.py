"""Python's syntax trees, as far as generated code needs them: a function for each form, and no text anywhere.

A tree may share its leaves. All of it stands at one place, since it stands nowhere.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence
from typing import Any, TypeVar

T = TypeVar("T", ast.expr, ast.stmt, ast.arg)
LOAD, STORE = ast.Load(), ast.Store()


def _at(node: T) -> T:
    node.lineno = 1
    node.col_offset = 0
    return node


def name(word: str) -> ast.expr:
    """A variable."""
    return _at(ast.Name(word, LOAD))


def const(value: Any) -> ast.expr:
    """A number, a text, True, False or None."""
    return _at(ast.Constant(value))


TRUE, FALSE, NOTHING = const(True), const(False), const(None)
ONE = const(1)


def item(container: ast.expr, index: ast.expr | int) -> ast.expr:
    """`container[index]`."""
    return _at(ast.Subscript(container, index if isinstance(index, ast.expr) else const(index), LOAD))


def attr(value: ast.expr, word: str) -> ast.expr:
    """`value.word`."""
    return _at(ast.Attribute(value, word, LOAD))


def call(function: ast.expr, *arguments: ast.expr) -> ast.expr:
    """`function(…)`."""
    return _at(ast.Call(function, list(arguments), []))


def compare(left: ast.expr, operator: ast.cmpop, right: ast.expr) -> ast.expr:
    """A comparison of two."""
    return _at(ast.Compare(left, [operator], [right]))


def between(low: int, value: ast.expr, high: int) -> ast.expr:
    """`low <= value <= high`."""
    return _at(ast.Compare(const(low), [ast.LtE(), ast.LtE()], [value, const(high)]))


def same(left: ast.expr, right: ast.expr) -> ast.expr:
    """`left is right`."""
    return _at(ast.Compare(left, [ast.Is()], [right]))


def differs(left: ast.expr, right: ast.expr) -> ast.expr:
    """`left is not right`."""
    return _at(ast.Compare(left, [ast.IsNot()], [right]))


def binary(left: ast.expr, operator: ast.operator, right: ast.expr) -> ast.expr:
    """An arithmetic operation."""
    return _at(ast.BinOp(left, operator, right))


def union(left: ast.expr, right: ast.expr) -> ast.expr:
    """`left | right`: unknown for the reasons of both."""
    return _at(ast.BinOp(left, ast.BitOr(), right))


def all_of(*tests: ast.expr) -> ast.expr:
    """`a and b and …`."""
    return _at(ast.BoolOp(ast.And(), list(tests))) if len(tests) > 1 else tests[0]


def any_of(*tests: ast.expr) -> ast.expr:
    """`a or b or …`."""
    return _at(ast.BoolOp(ast.Or(), list(tests))) if len(tests) > 1 else tests[0]


def opposite(value: ast.expr) -> ast.expr:
    """`not value`."""
    return _at(ast.UnaryOp(ast.Not(), value))


def choice(test: ast.expr, then: ast.expr, otherwise: ast.expr) -> ast.expr:
    """`then if test else otherwise`."""
    return _at(ast.IfExp(test, then, otherwise))


def row(items: Sequence[ast.expr]) -> ast.expr:
    """`(a, b, …)`."""
    return _at(ast.Tuple(list(items), LOAD))


def cells(items: Sequence[ast.expr]) -> ast.expr:
    """`[a, b, …]`."""
    return _at(ast.List(list(items), LOAD))


def put(word: str, value: ast.expr) -> ast.stmt:
    """`word = value`."""
    return _at(ast.Assign([_at(ast.Name(word, STORE))], value))


def put_all(words: Sequence[str], value: ast.expr) -> ast.stmt:
    """`a, b, … = value`."""
    return _at(ast.Assign([_at(ast.Tuple([_at(ast.Name(word, STORE)) for word in words], STORE))], value))


def put_item(container: ast.expr, index: int, value: ast.expr) -> ast.stmt:
    """`container[index] = value`."""
    return _at(ast.Assign([_at(ast.Subscript(container, const(index), STORE))], value))


def count_up(word: str) -> ast.stmt:
    """`word += 1`."""
    variable = ast.Name(word, STORE, lineno=1, col_offset=0)
    return _at(ast.AugAssign(variable, ast.Add(), ONE))


def do(value: ast.expr) -> ast.stmt:
    """An expression for what it does."""
    return _at(ast.Expr(value))


def when(test: ast.expr, then: Sequence[ast.stmt], otherwise: Sequence[ast.stmt] = ()) -> ast.stmt:
    """`if test: … else: …`."""
    return _at(ast.If(test, list(then) or [_at(ast.Pass())], list(otherwise)))


def each(word: str, values: ast.expr, body: Sequence[ast.stmt]) -> ast.stmt:
    """`for word in values: …`."""
    return _at(ast.For(_at(ast.Name(word, STORE)), values, list(body), []))


def stop() -> ast.stmt:
    """`break`."""
    return _at(ast.Break())


def give(value: ast.expr) -> ast.stmt:
    """`return value`."""
    return _at(ast.Return(value))


def function(word: str, parameters: Sequence[str], body: Sequence[ast.stmt]) -> ast.stmt:
    """`def word(…): …`."""
    arguments = ast.arguments([], [_at(ast.arg(one)) for one in parameters], None, [], [], None, [])
    return _at(ast.FunctionDef(word, arguments, list(body), []))


def module(body: Sequence[ast.stmt]) -> ast.Module:
    """A whole program."""
    return ast.Module(list(body), [])


def is_same(left: ast.expr, right: ast.expr) -> bool:
    """Whether two leaves are the same variable or the same constant."""
    match left, right:
        case ast.Name(), ast.Name():
            return left.id == right.id
        case ast.Constant(), ast.Constant():
            return type(left.value) is type(right.value) and left.value == right.value
        case _:
            return False
