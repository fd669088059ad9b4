"""Comparisons in generated code: each the bare operation where it can be."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from typing import Final

from pmo_audit import ir
from pmo_audit.backends.compiled import syntax as py
from pmo_audit.backends.compiled.frames import Frame
from pmo_audit.backends.compiled.layout import FOLDED
from pmo_audit.backends.compiled.shapes import Cash, Mention, Rational, main, parts
from pmo_audit.backends.compiled.values import strict_call
from pmo_audit.text import fold
from pmo_audit.types import Text

_SIGNS: Final[Mapping[str, type[ast.cmpop]]] = {
    "equal": ast.Eq,
    "less": ast.Lt,
    "at most": ast.LtE,
    "more": ast.Gt,
    "at least": ast.GtE,
}
_TEXTS: Final[Mapping[str, str]] = {"starts:text,text": "startswith", "ends:text,text": "endswith"}


def compared(frame: Frame, node: ir.Call) -> ast.expr:
    """What a comparison comes to: true, false or unknown."""
    operation, kind = node.overload.split(":", 1)
    if operation not in _SIGNS:
        return _of_texts(frame, node) or strict_call(frame, node)
    sign = _SIGNS[operation]()
    if kind == "text":
        return py.compare(folded(frame, node.arguments[0]), sign, folded(frame, node.arguments[1]))
    match [frame.value(one) for one in node.arguments]:
        case [Rational() as left, Rational() as right]:
            return _of_numbers(frame, sign, left, right)
        case [Cash() as left, Cash() as right]:
            return _of_money(frame, node, sign, left, right)
        case [Mention() as left, Mention() as right]:
            return _of_references(frame, left, right)
        case values:
            return py.compare(main(values[0]), sign, main(values[1]))


def _of_numbers(frame: Frame, sign: ast.cmpop, left: Rational, right: Rational) -> ast.expr:
    common = left.den.common(right.den)
    if (left.bounded or right.bounded) and not common.is_one:  # a multiple of what has bounds has none
        sides = [side.num if side.den.is_one else _exact(frame, side) for side in (left, right)]
        return py.compare(sides[0], sign, sides[1])
    return py.compare(left.over(common), sign, right.over(common))


def _exact(frame: Frame, number: Rational) -> ast.expr:
    return py.call(frame.program.tool("exact"), *parts(number))


def _of_money(frame: Frame, node: ir.Call, sign: ast.cmpop, left: Cash, right: Cash) -> ast.expr:
    test = _of_numbers(frame, sign, left.amount, right.amount)
    if py.is_same(left.currency, right.currency):
        return test
    name = frame.program.fresh()
    meet = py.call(frame.program.constant("meeting", node.overload), *parts(left), *parts(right))
    alike = py.compare(left.currency, ast.Eq(), right.currency)
    frame.add(py.when(alike, [py.put(name, test)], [py.put(name, meet)]))
    return py.name(name)


def _of_references(frame: Frame, left: Mention, right: Mention) -> ast.expr:
    both = py.all_of(py.differs(left.key, py.NOTHING), py.differs(right.key, py.NOTHING))
    unsure = py.call(frame.program.tool("same_record"), left.whole, right.whole)
    return py.choice(both, py.compare(left.key, ast.Eq(), right.key), unsure)


def _of_texts(frame: Frame, node: ir.Call) -> ast.expr | None:
    """Whether a text contains, begins or ends with words that are the same for all; None for anything else."""
    if node.overload not in ("contains:text,text", *_TEXTS):
        return None
    words = folded(frame, node.arguments[1])
    if not isinstance(words, ast.Constant) or not words.value:
        return None
    text = folded(frame, node.arguments[0])
    if node.overload in _TEXTS:
        test = py.call(py.attr(text, _TEXTS[node.overload]), words)
    else:
        test = py.compare(words, ast.In(), text)
    is_text = py.same(py.attr(text, "__class__"), frame.program.tool("str"))
    return py.choice(is_text, test, py.call(frame.program.tool("lacking"), text))


def folded(frame: Frame, node: ir.Node) -> ast.expr:
    """A text as it is compared."""
    match node:
        case ir.Field(type=Text()):
            return frame.part(node, FOLDED)
        case ir.Defined(body=body):
            return folded(frame, body)
        case _:
            text = main(frame.value(node))
    if isinstance(text, ast.Constant):
        return py.const(fold(str(text.value)))
    table = py.item(frame.program.constant("folded"), text)
    return frame.let(py.choice(py.same(py.attr(text, "__class__"), frame.program.tool("str")), table, text))
