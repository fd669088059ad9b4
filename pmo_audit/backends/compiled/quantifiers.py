"""`some`, `every` and `no` in generated code."""

from __future__ import annotations

import ast

from pmo_audit import ir
from pmo_audit.backends.compiled import syntax as py
from pmo_audit.backends.compiled.frames import Frame, Test
from pmo_audit.backends.compiled.loops import Gathering, asked, asks_vacuously, because, collection, gather, meant
from pmo_audit.backends.compiled.numbers import limited
from pmo_audit.backends.compiled.ways import way_of


def quantified(frame: Frame, node: ir.Quantified) -> Test:
    """What a quantifier comes to."""
    found = collection(frame, node.members)
    if node.limit is not None:
        return Test(limited(frame, node, node.limit, found), vacuous=True)
    opposite = node.quantifier == "no"
    later = opposite and way_of(frame.program.nodes, node) is not None
    name = frame.program.fresh("q")
    if node.where is None and node.body is None:
        empty = frame.program.tool("T" if opposite else "F")
        frame.add(py.put(name, py.choice(found.rows, py.const(not opposite), empty)))
    else:
        gather(frame, node, found.rows, _gathering(frame, node, name, opposite=opposite and not later))
    if later:
        frame.add(py.put(name, py.call(frame.program.tool("opposite"), py.name(name))))
    settled = py.const(node.quantifier == "some")
    gaps = py.call(frame.program.tool("with_gaps"), py.name(name), found.lack, settled)
    frame.add(py.when(py.differs(found.lack, py.NOTHING), [py.put(name, gaps)]))
    return Test(py.name(name), vacuous=True)


def _gathering(frame: Frame, node: ir.Quantified, name: str, *, opposite: bool) -> Gathering:
    """What the members come to together, by one that settles it or by all; `opposite` turns it round."""
    every = node.quantifier == "every"
    empty = frame.program.tool("T" if every is not opposite else "F")
    merge, rest = "every" if every else "any", node.body is None
    if asks_vacuously(frame, node):
        fold = _Folding(node, name)
        start = frame.program.tool("T" if every else "F")
        turned = [py.put(name, py.call(frame.program.tool("opposite"), py.name(name)))] if opposite else []
        return Gathering([(name, start)], 1, fold.each, turned, merge, rest)
    why = frame.program.fresh("u")
    seeking = _Seeking(node, name, why, opposite=opposite)
    return Gathering([(name, empty), (why, py.NOTHING)], 1, seeking.each, [seeking.last()], merge, rest)


class _Seeking:
    """Looks for the member that settles it: true for `some` and `no`, false for `every`."""

    def __init__(self, node: ir.Quantified, name: str, why: str, *, opposite: bool) -> None:
        self._node = node
        self._name = name
        self._why = why
        self._settling = py.const(node.quantifier != "every")
        self._other = py.const(node.quantifier == "every")
        self._settled = py.const((node.quantifier != "every") is not opposite)
        self._open = py.const((node.quantifier == "every") is not opposite)

    def each(self, frame: Frame) -> None:
        """One member: it settles it, or does not, or may."""
        among = meant(frame, self._node)
        with frame.branch() as body:
            test = asked(frame, self._node).value
            if among is not None:
                test = self._if_meant(frame, among, test)
            doubt = because(self._why, test)
            unsettled = py.when(py.same(test, self._other), [py.put(self._name, self._open)], [doubt])
            settle = [py.put(self._name, self._settled), py.stop()]
            frame.add(py.when(py.same(test, self._settling), settle, [unsettled]))
        frame.add(*(body if among is None else [py.when(py.differs(among, py.FALSE), body)]))

    def _if_meant(self, frame: Frame, among: ast.expr, test: ast.expr) -> ast.expr:
        """What a member comes to of which it may be unknown whether it is meant: it does not settle it then."""
        name = frame.program.fresh()
        unsure = py.all_of(py.differs(among, py.TRUE), py.differs(test, self._other))
        why = py.choice(py.same(test, self._settling), among, py.union(among, test))
        frame.add(py.put(name, py.choice(unsure, why, test)))
        return py.name(name)

    def last(self) -> ast.stmt:
        """Where nothing settled it, what may."""
        open_ = py.all_of(py.differs(py.name(self._why), py.NOTHING), py.differs(py.name(self._name), self._settled))
        return py.when(open_, [py.put(self._name, py.name(self._why))])


class _Folding:
    """The same of conditions that may themselves rest on nothing, so that none but a plain one settles it."""

    def __init__(self, node: ir.Quantified, name: str) -> None:
        self._node = node
        self._name = name
        self._every = node.quantifier == "every"

    def each(self, frame: Frame) -> None:
        """One member."""
        among = meant(frame, self._node)
        join = frame.program.tool("both" if self._every else "either")
        within = frame.program.tool("either" if self._every else "both")
        with frame.branch() as body:
            test = asked(frame, self._node).value
            if among is not None:
                test = frame.let(py.choice(py.same(among, py.TRUE), test, py.call(within, among, test)))
            frame.add(py.put(self._name, py.call(join, py.name(self._name), test)))
            frame.add(py.when(py.same(py.name(self._name), py.const(not self._every)), [py.stop()]))
        frame.add(*(body if among is None else [py.when(py.differs(among, py.FALSE), body)]))
