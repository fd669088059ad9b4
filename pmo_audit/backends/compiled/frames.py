"""Where code is being written: a program with its constants, and frames with the statements of one function."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from pmo_audit import ir
from pmo_audit.backends.compiled import syntax as py
from pmo_audit.backends.compiled.facts import Facts, Nodes
from pmo_audit.backends.compiled.layout import LINK, MAIN, Layout
from pmo_audit.backends.compiled.predicates import Predicate, predicate_of
from pmo_audit.backends.compiled.recipes import Recipe
from pmo_audit.backends.compiled.shapes import Value
from pmo_audit.classes import dataclass, field
from pmo_audit.types import RefType


class RefusedError(Exception):
    """This backend does not do that; the reference does."""


class Test(NamedTuple):
    """The variable that holds what a condition comes to, and whether that may rest on nothing."""

    value: ast.expr
    vacuous: bool = False


@dataclass(frozen=True)
class Writers:
    """What writes conditions and values; apart, since each needs the other."""

    test: Callable[[Frame, ir.Node], Test]
    value: Callable[[Frame, ir.Node], Value]


@dataclass
class Program:
    """What all functions of a program share."""

    writers: Writers
    nodes: Nodes = field(default_factory=Nodes)
    constants: dict[Recipe, str] = field(default_factory=dict)
    layouts: dict[str, Layout] = field(default_factory=dict)
    functions: list[ast.stmt] = field(default_factory=list)
    """Functions that others call."""
    cells: dict[object, int] = field(default_factory=dict)
    """Places for what is the same for all records of a run, by what it is."""
    names: int = 0

    def __post_init__(self) -> None:
        self._predicates: dict[int, Predicate | None] = {}
        self.prelude = Frame(self, ())
        """What is the same for all records is computed here, once."""

    def predicate(self, node: ir.Node) -> Predicate | None:
        """The condition as a question about one field of few values, if it is one; found once."""
        key = self.nodes.of(node).key
        if key not in self._predicates:
            self._predicates[key] = predicate_of(node)
        return self._predicates[key]

    def fresh(self, prefix: str = "v") -> str:
        """A name that nothing has yet."""
        self.names += 1
        return f"{prefix}{self.names}"

    def constant(self, kind: str, *details: Any) -> ast.expr:
        """The variable that holds a constant."""
        recipe = Recipe(kind, details)
        return py.name(self.constants.setdefault(recipe, f"c{len(self.constants)}"))

    def tool(self, word: str) -> ast.expr:
        """The variable that holds a tool."""
        return self.constant("tool", word)

    def layout(self, entity: str) -> Layout:
        """The rows of an entity."""
        return self.layouts.setdefault(entity, Layout(entity))

    def cell(self, what: object) -> int:
        """The place for something that is computed once in a run, but not before it is asked for."""
        return self.cells.setdefault(what, len(self.cells))


class Frame:
    """The statements of a function so far, what is known at this point of it, and the rows being looked at."""

    def __init__(self, program: Program, rows: tuple[str, ...]) -> None:
        self.program = program
        self.rows = rows
        self.lines: list[ast.stmt] = []
        self.postponed: dict[object, str] = {}
        """What several rules may need, by what it is, with the variable that holds it once it is there."""
        self._known: list[dict[object, Any]] = [{}]

    def facts(self, node: ir.Node) -> Facts:
        """The facts of a node."""
        return self.program.nodes.of(node)

    def test(self, node: ir.Node) -> Test:
        """Writes a condition."""
        return self.program.writers.test(self, node)

    def value(self, node: ir.Node) -> Value:
        """Writes a value."""
        return self.program.writers.value(self, node)

    def add(self, *statements: ast.stmt) -> None:
        """Writes statements."""
        self.lines += statements

    def let(self, value: ast.expr) -> ast.expr:
        """Writes an expression into a variable of its own, and gives that."""
        if isinstance(value, ast.Name | ast.Constant):
            return value
        name = self.program.fresh()
        self.add(py.put(name, value))
        return py.name(name)

    @contextmanager
    def branch(self) -> Iterator[list[ast.stmt]]:
        """Writes into a list of its own; what is found out there is not known afterwards."""
        outer, self.lines = self.lines, []
        self._known.append({})
        try:
            yield self.lines
        finally:
            self._known.pop()
            self.lines = outer

    @contextmanager
    def member(self, row: str, depth: int) -> Iterator[None]:
        """Looks at one more row, that of a member at a depth.

        What is computed before a loop may lie deeper than the loops round it; nothing in it speaks of those between.
        """
        between = ("",) * (depth - len(self.rows))
        outer, self.rows = self.rows, (*self.rows, *between, row)
        try:
            yield
        finally:
            self.rows = outer

    @contextmanager
    def once(self, what: object) -> Iterator[str]:
        """Writes what is computed at most once, into the variable that it gives, which must not be None then.

        It is computed once for a record where several rules may need it, else once in a run.
        """
        name = self.postponed.get(what)
        cells = py.name("cells")
        if name is None:
            name = self.program.fresh("g")
            self.add(py.put(name, py.item(cells, self.program.cell(what))))
        with self.branch() as body:
            yield name
            if what not in self.postponed:
                self.add(py.put_item(cells, self.program.cell(what), py.name(name)))
        self.add(py.when(py.same(py.name(name), py.NOTHING), body))

    def recall(self, key: object) -> Any:
        """What is known of something at this point, or None."""
        for known in reversed(self._known):
            if key in known:
                return known[key]
        return self.program.prelude._known[0].get(key)

    def remember(self, key: object, found: Any) -> None:
        """Notes what is known from here on."""
        self._known[-1][key] = found

    # Rows and their places

    def row(self, base: ir.Local | ir.Field) -> str:
        """The variable that holds the row a path leads to."""
        if isinstance(base, ir.Local):
            return self.rows[base.depth]
        key = ("row", self.facts(base).key)
        found: str | None = self.recall(key)
        if found is None:
            found = self._linked(base)
            self.remember(key, found)
        return found

    def _linked(self, base: ir.Field) -> str:
        """The row that a reference leads to, which its own row remembers."""
        outer = self.row(base.base)
        layout = self.program.layout(base.entity)
        whole = layout.field(base.name, MAIN, base.type)
        link = layout.place(base.name, LINK)
        target = target_of(base)
        self.program.layout(target)
        name = self.program.fresh("r")
        self.add(py.put(name, py.item(py.name(outer), link)))
        follow = self.program.constant("following", link, whole, target)
        self.add(
            py.when(py.same(py.name(name), py.NOTHING), [py.put(name, py.call(follow, py.name(outer)))]),
        )
        return name

    def place(self, row: str, place: int) -> ast.expr:
        """What stands at a place of a row."""
        key = ("place", row, place)
        found: ast.expr | None = self.recall(key)
        if found is None:
            found = self.let(py.item(py.name(row), place))
            self.remember(key, found)
        return found

    def part(self, node: ir.Field, aspect: str) -> ast.expr:
        """An aspect of a field."""
        row = self.row(node.base)
        return self.place(row, self.program.layout(node.entity).field(node.name, aspect, node.type))


def target_of(field_: ir.Field) -> str:
    """The entity that a reference leads to."""
    assert isinstance(field_.type, RefType), f"a way through `{field_.name}`, which is no reference"
    return field_.type.entity
