"""One text for each meaning: two conditions with the same key come to the same, wherever they are written."""

from __future__ import annotations

from datetime import date

from pmo_audit import ir
from pmo_audit.authoring.solver.world import Places, World


class Keys:
    """Keys of nodes as of a day."""

    def __init__(self, world: World, day: date) -> None:
        self.world = world
        self.day = day

    def key(self, node: ir.Node, places: Places) -> str:
        """The key of a node that looks at these records."""
        match node:
            case ir.Literal(value):
                return repr(value)
            case ir.Parameter():
                return repr(node.on(self.day))
            case ir.Today():
                return "today"
            case ir.Local() | ir.Field():
                return self.world.path(node, places)
            case ir.Defined(body=body):
                return self.key(body, places)
            case ir.And(operands) | ir.Or(operands):
                joint = " and " if isinstance(node, ir.And) else " or "
                return f"({joint.join(sorted({self.key(one, places) for one in operands}))})"
            case ir.Not(ir.Not(operand)):
                return self.key(operand, places)
            case ir.Not(operand):
                return f"not {self.key(operand, places)}"
            case ir.StateTest(asked, operand):
                found = self._members(operand, places) if isinstance(operand, ir.Members) else self.key(operand, places)
                return f"{found} is {asked}"
            case ir.Call(overload, arguments):
                given = [self.key(one, places) for one in arguments]
                return f"{overload}({', '.join(sorted(given) if overload.startswith('equal:') else given)})"
            case ir.CalendarOf(base):
                return f"calendar({self.world.path(base, places) if base is not None else ''})"
            case ir.Banded(by=by, bands=bands):
                return f"bands({self.key(by, places)}; {'; '.join(self._band(one, places) for one in bands)})"
            case ir.Quantified() | ir.Count() | ir.Aggregate():
                return self._many(node, places)

    def _many(self, node: ir.Quantified | ir.Count | ir.Aggregate, places: Places) -> str:
        collection = self._members(node.members, places)
        inner = (*places, self.world.member(collection, f"?{node.depth}"))
        parts = [self.key(one, inner) if one is not None else "" for one in _parts(node)]
        match node:
            case ir.Quantified(quantifier, limit, percent):
                head = f"{quantifier} {limit}{'%' if percent else ''}"
            case ir.Aggregate(operation):
                head = operation
            case _:
                head = "count"
        return f"{head} {collection}({'; '.join(parts)})"

    def _members(self, members: ir.Members, places: Places) -> str:
        return self.world.collection(members, places)

    def _band(self, band: ir.Band, places: Places) -> str:
        condition = self.key(band.condition, places) if band.condition is not None else ""
        return f"{condition}: {self.key(band.value, places)}"


def _parts(node: ir.Quantified | ir.Count | ir.Aggregate) -> tuple[ir.Node | None, ...]:
    match node:
        case ir.Quantified(where=where, body=body):
            return (where, body)
        case ir.Count(where=where):
            return (where,)
        case ir.Aggregate(where=where, value=value):
            return (where, value)
