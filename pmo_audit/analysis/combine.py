"""Several standards at once: the schema they share, and where they contradict each other."""

from __future__ import annotations

from collections.abc import Sequence

from pmo_audit import ir
from pmo_audit.diagnostics import Diagnostic
from pmo_audit.records import Entity, Extension, Schema, core_schema
from pmo_audit.types import EnumType


def combine(standards: Sequence[ir.Standard]) -> tuple[Schema, tuple[Diagnostic, ...]]:
    """The schema of all of them together, and a diagnostic for each thing two of them mean differently."""
    told: list[Diagnostic] = []
    schema = core_schema()
    declared = next((one for one in standards if one.lifecycle), None)
    if declared is not None:
        schema = schema.with_lifecycle(declared.lifecycle)
        told += [_other_lifecycle(declared, one) for one in standards if _disagrees(declared, one)]
    names: dict[str, ir.Standard] = {}
    for standard in standards:
        if standard.name in names:
            message = f"two standards are called `{standard.name}`"
            told.append(Diagnostic("PA403", message, None, "give each its own name, or leave one out"))
        names[standard.name] = standard
    entities = _entities(standards, told)
    return schema.extended((), entities).extended(_extensions(standards, told)), tuple(told)


def _entities(standards: Sequence[ir.Standard], told: list[Diagnostic]) -> list[Entity]:
    """The added kinds of record, each once."""
    found: dict[str, Entity] = {}
    for standard in standards:
        for one in standard.entities:
            before = found.setdefault(one.name, one)
            if (before.plural, before.fields) != (one.plural, one.fields):
                message = f"`{standard.name}` and another standard add `{one.name}` differently"
                told.append(Diagnostic("PA403", message, None, "rename the records in one of them"))
    return list(found.values())


def _extensions(standards: Sequence[ir.Standard], told: list[Diagnostic]) -> list[Extension]:
    """The added fields, each once."""
    found: dict[tuple[str, str], Extension] = {}
    for standard in standards:
        for one in standard.extensions:
            key = (one.entity, one.field.name)
            before = found.setdefault(key, one)
            if (before.field.type, before.field.blank) != (one.field.type, one.field.blank):
                message = (
                    f"`{before.declared_by}` and `{standard.name}` add `{one.field.name}` to {one.entity} differently"
                )
                told.append(Diagnostic("PA403", message, None, "rename the field in one of them"))
    return list(found.values())


def _disagrees(declared: ir.Standard, other: ir.Standard) -> bool:
    """Whether a standard speaks of stages that are not those declared by the first."""
    if other.lifecycle:
        return other.lifecycle != declared.lifecycle
    return any(
        isinstance(node, ir.Field)
        and isinstance(node.type, EnumType)
        and node.type.name == "phase"
        and node.type.members != declared.lifecycle
        for rule in other.rules
        for root in rule.roots
        for node in ir.walk(root)
    )


def _other_lifecycle(declared: ir.Standard, other: ir.Standard) -> Diagnostic:
    message = f"`{declared.name}` and `{other.name}` speak of different lifecycles"
    place = other.rules[0].place if other.rules else None
    return Diagnostic("PA403", message, place, "run them one at a time, or declare the same `lifecycle` in both")
