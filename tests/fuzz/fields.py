"""The fields of records by the kind of what they hold, read from the schema itself."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pmo_audit.records import core_schema
from pmo_audit.types import EnumType, ListType, RefType, Type, kind_of

ENTITIES = (
    *("project", "risk", "milestone", "task", "change", "approval", "cost_line", "contract", "person", "meeting"),
    *("status_report", "benefit", "programme", "holiday", "calendar", "exchange_rate", "portfolio"),
)
"""What rules speak of; `project` first, since the first of everything is what short input chooses."""


def kind(type_: Type) -> str:
    """The kind of a type as the generator knows it; references and words by what they lead to and consist of."""
    match type_:
        case RefType(entity):
            return f"reference to {entity}"
        case EnumType(members=members):
            return f"word of {' '.join(members)}"
        case ListType(item):
            return f"list of {kind(item)}"
        case _:
            return "percent" if getattr(type_, "percent", False) else kind_of(type_)


@cache
def fields_of(entity: str) -> Mapping[str, tuple[str, ...]]:
    """The names of an entity's fields by kind."""
    found: dict[str, tuple[str, ...]] = {}
    for field in core_schema().fields_of(entity):
        found[kind(field.type)] = (*found.get(kind(field.type), ()), field.name)
    return found


@cache
def kinds_of(entity: str) -> tuple[tuple[str, str], ...]:
    """The fields of an entity with their kinds, in the order of the schema."""
    return tuple((field.name, kind(field.type)) for field in core_schema().fields_of(entity))


@cache
def plural_of(entity: str) -> str:
    """What several of them are called."""
    return core_schema().entities[entity].plural
