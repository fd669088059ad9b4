"""What generated code needs to know of a node before it writes it: which nodes are alike, and what they look at."""

from __future__ import annotations

from pmo_audit import ir
from pmo_audit.classes import dataclass
from pmo_audit.types import Type


@dataclass(frozen=True, slots=True)
class Facts:
    """`key` is the same for nodes that mean the same. `free` has a bit for each depth that the node depends on.

    `loops` says that it looks at a collection, `vacuous` that its truth may rest on nothing.
    """

    key: int
    free: int
    loops: bool = False
    vacuous: bool = False


class Nodes:
    """The facts of every node of a program, each found once."""

    def __init__(self) -> None:
        self._of: dict[int, tuple[ir.Node, Facts]] = {}
        self._keys: dict[object, int] = {}

    def of(self, node: ir.Node) -> Facts:
        """The facts of a node."""
        found = self._of.get(id(node))
        if found is None:
            found = self._of[id(node)] = (node, self._found(node))  # the node is kept, so that its id stays its own
        return found[1]

    def _found(self, node: ir.Node) -> Facts:
        match node:
            case ir.Literal(value, type_):
                return Facts(self._key("literal", type_, value), 0)
            case ir.Parameter(_, versions, type_):
                return Facts(self._key("parameter", type_, *((one.value, one.until) for one in versions)), 0)
            case ir.Today():
                return Facts(self._key("today"), 0)
            case ir.Local(depth):
                return Facts(self._key("local", depth), 1 << depth)
            case ir.Field(base, entity, name):
                inner = self.of(base)  # rows of two entities have a field of one name at two places
                return Facts(self._key("field", inner.key, entity, name), inner.free)
            case ir.CalendarOf(base):
                led = self.of(base) if base is not None else None
                return Facts(self._key("calendar", led and led.key), led.free if led is not None else 0)
            case ir.Defined(body=body):
                return self.of(body)
            case ir.StateTest(state, ir.Members() as members):
                key, free = self._members(members)
                return Facts(self._key("state", state, key), free, loops=True)
            case ir.Quantified() | ir.Count() | ir.Aggregate():
                return self._collected(node)
            case _:
                return self._composed(node)

    def _composed(self, node: ir.Node) -> Facts:
        parts = [self.of(one) for one in ir.below(node)]
        free = 0
        for one in parts:
            free |= one.free
        vacuous = isinstance(node, ir.And | ir.Or | ir.Not) and any(one.vacuous for one in parts)
        key = self._key(type(node).__name__, _detail(node), *(one.key for one in parts))
        return Facts(key, free, any(one.loops for one in parts), vacuous)

    def _collected(self, node: ir.Quantified | ir.Count | ir.Aggregate) -> Facts:
        parts = [self.of(one) for one in ir.below(node)]
        members, free = self._members(node.members)
        for one in parts:
            free |= one.free & ~(1 << node.depth)
        key = self._key(type(node).__name__, _detail(node), node.depth, members, *(one.key for one in parts))
        return Facts(key, free, loops=True, vacuous=isinstance(node, ir.Quantified))

    def _members(self, members: ir.Members) -> tuple[object, int]:
        owner = self.of(members.owner) if members.owner is not None else None
        key = (members.entity, members.by, owner.key if owner is not None else None)
        return key, owner.free if owner is not None else 0

    def _key(self, *form: object) -> int:
        return self._keys.setdefault(form, len(self._keys))


def _detail(node: ir.Node) -> object:
    """What tells two nodes of a kind apart, beside what is below them."""
    match node:
        case ir.Call(overload, type=type_):
            return overload, _shape(type_)
        case ir.StateTest(state):
            return state
        case ir.Quantified(quantifier, limit, percent, where=where):
            return quantifier, limit, percent, where is None
        case ir.Aggregate(operation, where=where):
            return operation, where is None
        case ir.Banded(bands=bands):
            return tuple(one.condition is None for one in bands)
        case _:
            return None


def _shape(type_: Type) -> str:
    return type(type_).__name__
