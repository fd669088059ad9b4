"""Cells of records, and the comparisons of a rule in which they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pmo_audit import ir
from pmo_audit.analysis import type_of
from pmo_audit.auditing.why.bench import Bench, Records, World
from pmo_audit.auditing.why.edits import SetField
from pmo_audit.backends import Trace
from pmo_audit.classes import dataclass
from pmo_audit.functions import find_overload
from pmo_audit.records import Collection, Field, Portfolio, Record
from pmo_audit.types import Type
from pmo_audit.values import MISSING, Value

Comparison = tuple[ir.Call, Records]
"""A comparison, and the records that are being looked at where it stands."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A field of a record."""

    entity: str
    key: str
    field: str

    def set_to(self, value: Value, words: str = "") -> SetField:
        """The edit that gives it a value."""
        return SetField(self.entity, self.key, self.field, value, words)

    def value(self, portfolio: Portfolio) -> Value:
        """What it holds."""
        record = portfolio.find(self.entity, self.key)
        return portfolio.value(record, self.field) if record is not None else MISSING

    def declared(self, portfolio: Portfolio) -> Field:
        """How its field is declared."""
        field = portfolio.schema.find_field(self.entity, self.field)
        assert field is not None, f"{self.entity} has no {self.field}"
        return field

    def type(self, portfolio: Portfolio) -> Type:
        """The kind of value it holds."""
        return self.declared(portfolio).type


def cell_of(trace: Trace) -> Cell | None:
    """The cell that was read, or None where the trace is of something else."""
    if isinstance(trace.node, ir.Field) and trace.record is not None:
        return Cell(trace.record.entity, trace.record.key, trace.node.name)
    return None


def cells_in(trace: Trace, *, members: bool = False) -> tuple[Cell, ...]:
    """Every cell that was read, each once; those of members of collections only where they are wanted."""
    found: dict[Cell, None] = {}
    waiting = [trace]
    while waiting:
        one = waiting.pop()
        cell = cell_of(one)
        if cell is not None:
            found.setdefault(cell)
        if members or not isinstance(one.node, ir.Quantified | ir.Count | ir.Aggregate):
            waiting += reversed(one.children)
    return tuple(found)


def members_of(world: World, node: ir.Members, records: Records) -> Collection | None:
    """The members of a collection; None where it is not known whose it is, or where it was not delivered."""
    found = world.reference.collection(node, tuple(world.here(one) for one in records))
    return found if isinstance(found, Collection) and found.delivered else None


def comparisons(world: World, node: ir.Node | None, records: Records, cell: Cell) -> Iterator[Comparison]:
    """Every comparison below a node in which a cell may stand, also those about members of collections.

    Of a large collection only some members are looked at, that of the cell among them.
    """
    match node:
        case None:
            return
        case ir.Quantified(members=members) | ir.Count(members=members) | ir.Aggregate(members=members):
            collection = members_of(world, members, records)
            for member in _looked_at(collection.members, cell) if collection is not None else ():
                for inner in ir.below(node):
                    yield from comparisons(world, inner, (*records, member), cell)
        case ir.Call() if compares(node):
            yield node, records
            for inner in node.arguments:
                yield from comparisons(world, inner, records, cell)
        case _:
            for inner in ir.below(node):
                yield from comparisons(world, inner, records, cell)


def _looked_at(members: Sequence[Record], cell: Cell) -> Sequence[Record]:
    if len(members) <= _LARGE:
        return members
    own = [one for one in members if (one.entity, one.key) == (cell.entity, cell.key)]
    return [*own, *members[:_LARGE]] if own else members[:_LARGE]


_LARGE = 100


def compares(node: ir.Node) -> bool:
    """Whether a node is an operation that answers yes or no."""
    overload = find_overload(node.overload) if isinstance(node, ir.Call) else None
    return overload is not None and overload.compares


def about(bench: Bench, world: World, cell: Cell, roots: tuple[tuple[ir.Node, Records], ...]) -> list[Comparison]:
    """The comparisons below some conditions in which a cell stands, at most as many as can be looked into."""
    found = []
    for root, records in roots:
        for node, inner in comparisons(world, root, records, cell):
            if cell in cells_in(world.evaluate(node, inner), members=True):
                found.append((node, inner))
                if len(found) == _MOST:
                    return found
    return found


_MOST = 40


def other_side(call: ir.Call, traces: tuple[Trace, ...], cell: Cell) -> Trace | None:
    """What a cell is compared with, where it stands by itself on one side."""
    if len(traces) != 2:
        return None
    for mine, other in (traces, traces[::-1]):
        if cell_of(_bare(mine)) == cell:
            return other
    return None


def _bare(trace: Trace) -> Trace:
    while isinstance(trace.node, ir.Defined) and trace.children:
        trace = trace.children[0]
    return trace


def side_type(trace: Trace) -> Type:
    """The kind of value a side of a comparison gives."""
    return type_of(trace.node)
