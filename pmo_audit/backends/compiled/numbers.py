"""`at most 2`, `at least 90% of` in generated code: members are counted by how they stand."""

from __future__ import annotations

import ast
from fractions import Fraction

from pmo_audit import ir
from pmo_audit.backends.compiled import syntax as py
from pmo_audit.backends.compiled.frames import Frame
from pmo_audit.backends.compiled.loops import (
    Collection,
    Gathering,
    asked,
    asks_vacuously,
    because,
    gather,
    meant,
)

_ZERO = py.const(0)


def limited(frame: Frame, node: ir.Quantified, limit: Fraction, found: Collection) -> ast.expr:
    """What so many, or such a share, comes to."""
    one_by_one = asks_vacuously(frame, node)
    decide = frame.program.constant("number", node.quantifier, limit, node.percent, one_by_one)
    if one_by_one:
        told: list[ast.expr] = [_kept(frame, node, found)]
    elif node.where is None and node.body is None:
        everything = _length(found.rows)
        told = [py.row([everything, *[_ZERO] * 5]), py.NOTHING]
    else:
        told = _tallied(frame, node, found)
    return frame.let(py.call(decide, *told, found.lack, found.came))


def _kept(frame: Frame, node: ir.Quantified, found: Collection) -> ast.expr:
    """The members themselves, with whether each is meant and what it comes to."""
    kept, why = frame.program.fresh("k"), frame.program.fresh("u")

    def each(inner: Frame) -> None:
        among = meant(inner, node) or py.TRUE
        stands = py.row([among, asked(inner, node).value])
        inner.add(py.do(py.call(py.attr(py.name(kept), "append"), stands)))

    gather(frame, node, found.rows, Gathering([(kept, py.cells([])), (why, py.NOTHING)], 2, each, [], "sums"))
    if node.body is not None:
        return py.name(kept)
    return py.binary(py.name(kept), ast.Add(), _passed_over(kept, found))


def _passed_over(kept: str, found: Collection) -> ast.expr:
    """The members that nobody looked at, since they are certainly none that meet what is asked."""
    number = py.binary(_length(found.rows), ast.Sub(), _length(py.name(kept)))
    return py.binary(py.cells([py.row([py.TRUE, py.FALSE])]), ast.Mult(), number)


def _length(rows: ast.expr) -> ast.expr:
    return py.call(py.name("len"), rows)


def _tallied(frame: Frame, node: ir.Quantified, found: Collection) -> list[ast.expr]:
    """How many members meet what is asked, perhaps do, or do not; and the same of those that are perhaps meant."""
    why = frame.program.fresh("u")
    counts = [frame.program.fresh("n") for _ in range(2 if node.body is None else 6)]
    tally = _Tally(node, counts, why)
    variables = [*((name, _ZERO) for name in counts), (why, py.NOTHING)]
    gather(frame, node, found.rows, Gathering(variables, len(variables), tally.each, [], "sums"))
    numbers = [py.name(name) for name in counts]
    if node.body is None:
        met, perhaps = numbers
        rest = py.binary(_length(found.rows), ast.Sub(), py.binary(met, ast.Add(), perhaps))
        numbers = [met, perhaps, rest, *[_ZERO] * 3]
    return [py.row(numbers), py.name(why)]


class _Tally:
    """Counts one member; without a condition on who is meant, those that do not meet what is asked are the rest."""

    def __init__(self, node: ir.Quantified, counts: list[str], why: str) -> None:
        self._node = node
        self._counts = counts
        self._why = why

    def each(self, frame: Frame) -> None:
        """One member."""
        among = meant(frame, self._node)
        with frame.branch() as body:
            test = asked(frame, self._node).value
            sure = self._stands(test, self._counts[:3], None)
            if among is None:
                frame.add(sure)
            else:
                frame.add(py.when(py.same(among, py.TRUE), [sure], [self._stands(test, self._counts[3:], among)]))
        frame.add(*(body if among is None else [py.when(py.differs(among, py.FALSE), body)]))

    def _stands(self, test: ast.expr, counts: list[str], among: ast.expr | None) -> ast.stmt:
        """Counts it where it stands, with why that is not known."""
        met, perhaps, *unmet = [py.count_up(name) for name in counts]
        doubt = [because(self._why, among)] if among is not None else []
        unknown = [perhaps, because(self._why, test), *doubt]
        of_whom = doubt if self._node.percent else []  # of a number, who does not meet it is no part in any case
        otherwise = py.when(py.same(test, py.FALSE), [*unmet, *of_whom], unknown)
        return py.when(py.same(test, py.TRUE), [met, *doubt], [otherwise])
