"""What the records that a rule looks at are called, so that every field can be written with its record.

Mostly a record is called by its kind. Where that would mean something else, an inner record of the same kind or a
field, it gets a name of its own, as an author gives one with `as`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pmo_audit import ir
from pmo_audit.classes import dataclass
from pmo_audit.records import Schema

Gatherer = ir.Quantified | ir.Count | ir.Aggregate
"""The nodes that look at the members of a collection."""


@dataclass(frozen=True, slots=True)
class Around:
    """The records being looked at, outermost first: what each is called, and its kind."""

    names: tuple[str, ...]
    entities: tuple[str, ...]

    @property
    def innermost(self) -> str:
        """The kind of the record that bare names belong to."""
        return self.entities[-1]

    @property
    def depth(self) -> int:
        """The depth of that record."""
        return len(self.entities) - 1


def outside(rule: ir.Rule, schema: Schema) -> Around:
    """The record of the rule itself."""
    return Around((_name(rule.entity, rule.roots, 0, schema, ()),), (rule.entity,))


def inside(around: Around, node: Gatherer, schema: Schema) -> Around:
    """The same with a member of the collection that a node goes through."""
    entity = node.members.entity
    name = _name(entity, ir.below(node), node.depth, schema, around.names)
    return Around((*around.names, name), (*around.entities, entity))


def _name(entity: str, parts: Iterable[ir.Node], depth: int, schema: Schema, taken: tuple[str, ...]) -> str:
    if not any(_is_hidden(part, depth, entity, (entity,), schema) for part in parts):
        return entity
    choices = [f"this_{entity}" if depth == 0 else f"other_{entity}", *(f"{entity}_{n}" for n in range(2, 100))]
    return next(one for one in choices if one not in taken)


def _is_hidden(node: ir.Node, depth: int, entity: str, inner: tuple[str, ...], schema: Schema) -> bool:
    """Whether somewhere below a node the record's kind would mean something else than the record."""
    mentioned = any(local.depth == depth for local in _mentioned(node))
    if mentioned and schema.find_field(inner[-1], entity) is not None:
        return True
    if isinstance(node, Gatherer):
        if node.members.entity == entity:
            return True
        inner = (*inner, node.members.entity)
    return any(_is_hidden(one, depth, entity, inner, schema) for one in ir.below(node))


def _mentioned(node: ir.Node) -> Iterator[ir.Local]:
    """The records that a node itself speaks of."""
    match node:
        case ir.Local() | ir.Field():
            yield _head(node)
        case ir.StateTest(operand=ir.Members(owner=owner)) if owner is not None:
            yield _head(owner)
        case _:
            pass


def _head(node: ir.Local | ir.Field) -> ir.Local:
    while isinstance(node, ir.Field):
        node = node.base
    return node
