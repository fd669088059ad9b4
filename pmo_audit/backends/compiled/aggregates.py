"""Counts and aggregates in generated code."""

from __future__ import annotations

import ast

from pmo_audit import ir
from pmo_audit.backends.compiled import syntax as py
from pmo_audit.backends.compiled.frames import Frame
from pmo_audit.backends.compiled.loops import Gathering, because, collection, gather, plainly
from pmo_audit.backends.compiled.shapes import Mention, Rational, Value, main, of_parts, parts, width


def counted(frame: Frame, node: ir.Count) -> Value:
    """How many members meet a condition; unsure where some may."""
    found = collection(frame, node.members)
    certain: ast.expr = py.call(py.name("len"), found.rows)
    perhaps, why = py.const(0), py.NOTHING
    if node.where is not None:
        names = [frame.program.fresh(prefix) for prefix in "nku"]
        variables = [(names[0], perhaps), (names[1], perhaps), (names[2], why)]
        counting = _Counting(node.where, *names)
        gather(frame, node, found.rows, Gathering(variables, 3, counting.each, [], "sums"))
        certain, perhaps, why = map(py.name, names)
    number = frame.let(certain)
    name = frame.program.fresh()
    whole = [py.same(one, py.NOTHING) for one in (why, found.lack) if one is not py.NOTHING]
    unsure = py.call(frame.program.tool("counted"), number, perhaps, why, found.lack, found.came)
    frame.add(py.put(name, py.choice(py.all_of(*whole), number, unsure)))
    return Rational(py.name(name), bounded=True)


class _Counting:
    """Counts the members that meet a condition, and those that perhaps do."""

    def __init__(self, where: ir.Node, certain: str, perhaps: str, why: str) -> None:
        self._where = where
        self._certain = certain
        self._perhaps = perhaps
        self._why = why

    def each(self, frame: Frame) -> None:
        """One member."""
        test = plainly(frame, self._where)
        doubt = [py.count_up(self._perhaps), because(self._why, test)]
        otherwise = py.when(py.differs(test, py.FALSE), doubt)
        frame.add(py.when(py.same(test, py.TRUE), [py.count_up(self._certain)], [otherwise]))


def aggregated(frame: Frame, node: ir.Aggregate) -> Value:
    """The sum, average, largest or smallest value of the members that are meant."""
    found = collection(frame, node.members)
    items, why = frame.program.fresh("k"), frame.program.fresh("u")
    listing = _Listing(node, items, why)
    gather(
        frame,
        node,
        found.rows,
        Gathering([(items, py.cells([])), (why, py.NOTHING)], 2, listing.each, [], "sums"),
    )
    names = [frame.program.fresh() for _ in range(width(node.type))]
    total = frame.program.constant("total", node.operation, node.type)
    result = py.call(total, py.name(items), py.name(why), found.lack)
    frame.add(py.put_all(names, result))
    return of_parts(node.type, [py.name(name) for name in names])


class _Listing:
    """Keeps the value of each member that is meant, and why some are not known; none is left out."""

    def __init__(self, node: ir.Aggregate, items: str, why: str) -> None:
        self._node = node
        self._items = items
        self._why = why

    def each(self, frame: Frame) -> None:
        """One member."""
        among = plainly(frame, self._node.where) if self._node.where is not None else None
        doubt = [because(self._why, among)] if among is not None else []
        with frame.branch() as body:
            value = frame.value(self._node.value)
            assert not isinstance(value, Mention), "references have no sum"
            name = frame.program.fresh()
            frame.add(py.put(name, main(value)))
            first = py.name(name)
            keep = py.do(py.call(py.attr(py.name(self._items), "append"), py.row(parts(value))))
            unsure = [because(self._why, first)]
            if among is not None:
                unsure.append(py.when(py.differs(among, py.TRUE), doubt))
                keep = py.when(py.same(among, py.TRUE), [keep], doubt)
            is_absent = py.same(py.attr(first, "__class__"), frame.program.tool("Absent"))
            not_none = py.differs(first, frame.program.tool("NONE"))
            frame.add(py.when(not_none, [py.when(is_absent, unsure, [keep])]))
        frame.add(*(body if among is None else [py.when(py.differs(among, py.FALSE), body)]))
