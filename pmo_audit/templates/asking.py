"""What the rules of standards ask for: which registers, which fields, and which rule asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pmo_audit import ir
from pmo_audit.classes import dataclass, field
from pmo_audit.records import Schema, derived


@dataclass(frozen=True, slots=True)
class Asked:
    """The registers that rules read, in the order of the schema, and for each field of them the codes of the rules."""

    entities: tuple[str, ...] = ()
    fields: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)

    def rules_for(self, entity: str, name: str) -> tuple[str, ...]:
        """The codes of the rules that read a field."""
        return self.fields.get((entity, name), ())


def asked_by(standards: Iterable[ir.Standard], schema: Schema) -> Asked:
    """What the rules of standards read; what they read of records that are worked out, by what these rest on."""
    entities: set[str] = set()
    fields: dict[tuple[str, str], dict[str, None]] = {}
    for rule in (rule for standard in standards for rule in standard.rules):
        entities.add(rule.entity)
        for entity, name in _read_by(rule):
            entities.add(entity)
            if name:
                fields.setdefault((entity, name), {})[rule.code] = None
    entities |= {name for one in derived.ENTITIES if one.name in entities for name in one.derived_from}
    known = tuple(name for name in schema.entities if name in entities)
    return Asked(known, {key: tuple(codes) for key, codes in fields.items()})


def _read_by(rule: ir.Rule) -> Iterator[tuple[str, str]]:
    """The fields that a rule reads, as (entity, field), and the registers, as (entity, nothing)."""
    for node in (node for root in rule.roots for node in ir.walk(root)):
        match node:
            case ir.Field():
                yield from _way(node)
            case ir.Quantified(members=members) | ir.Count(members=members) | ir.Aggregate(members=members):
                yield from _collection(members)
            case ir.StateTest(operand=ir.Members() as members):
                yield from _collection(members)
            case ir.CalendarOf():
                yield from (("calendar", ""), ("holiday", ""))
            case _:
                pass


def _way(node: ir.Field) -> Iterator[tuple[str, str]]:
    """A field, and those that lead to its record."""
    at: ir.Field | ir.Local = node
    while isinstance(at, ir.Field):
        yield at.entity, at.name
        at = at.base


def _collection(members: ir.Members) -> Iterator[tuple[str, str]]:
    """A register, and the field by which its records belong to their owner."""
    yield members.entity, members.by
    if isinstance(members.owner, ir.Field):
        yield from _way(members.owner)
