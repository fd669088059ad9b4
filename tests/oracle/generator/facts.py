"""What the generator knows of the records: fields by kind, the paths that lead to them, and whose records are whose."""

from __future__ import annotations

from functools import cache

from pmo_audit.records import Schema, core_schema
from pmo_audit.types import (
    DateType,
    DurationType,
    EnumType,
    ListType,
    MoneyType,
    Number,
    PeriodType,
    RefType,
    Text,
    Truth,
    Type,
)

Kind = str
"""`number`, `percent`, `money`, `date`, `period`, `days`, `working days`, `months`, `text`, `truth`, `list`, and
`ref person`, `word rag` with what they lead to or are words of.
"""


def kind_of(type_: Type) -> Kind:
    """The generator's name of a type."""
    match type_:
        case Number(percent=True):
            return "percent"
        case DurationType(unit):
            return unit
        case RefType(entity):
            return f"ref {entity}"
        case EnumType(name=name):
            return f"word {name}"
        case ListType():
            return "list"
        case _:
            return _SIMPLE[type(type_)]


_SIMPLE = {
    Number: "number",
    MoneyType: "money",
    DateType: "date",
    PeriodType: "period",
    Text: "text",
    Truth: "truth",
}


class Facts:
    """What there is to know of one schema."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.fields: dict[str, dict[str, Type]] = {
            entity: {one.name: one.type for one in schema.fields_of(entity)} for entity in schema.entities
        }
        self.plurals = {entity: one.plural for entity, one in schema.entities.items()}
        self.words = {
            f"word {one.name}": one
            for fields in self.fields.values()
            for one in fields.values()
            if isinstance(one, EnumType)
        }
        self._paths: dict[str, dict[Kind, list[str]]] = {}
        self._collections: dict[str, list[str]] = {}

    def paths(self, entity: str) -> dict[Kind, list[str]]:
        """The fields of a record by kind, then those of the records it leads to, and of those that these lead to."""
        if entity not in self._paths:
            found: dict[Kind, list[str]] = {}
            self._walk(entity, "", 2, found)
            self._paths[entity] = found
        return self._paths[entity]

    def _walk(self, entity: str, before: str, hops: int, found: dict[Kind, list[str]]) -> None:
        for name, type_ in self.fields[entity].items():
            found.setdefault(kind_of(type_), []).append(f"{before}{name}")
            if isinstance(type_, RefType) and hops and (hops == 2 or type_.entity != entity):
                self._walk(type_.entity, f"{before}{name}.", hops - 1, found)

    def owned(self, entity: str) -> list[str]:
        """The kinds of record that belong to one, or to its project."""
        if entity not in self._collections:
            own = [one for one, _ in self.schema.collections_of(entity).values()] if entity != "portfolio" else []
            if not own and self.fields[entity].get("project") == RefType("project"):
                own = [one for one, _ in self.schema.collections_of("project").values()]
            self._collections[entity] = own
        return self._collections[entity]

    def project_of(self, entity: str) -> bool:
        """Whether a record of this kind belongs to a project."""
        return self.fields[entity].get("project") == RefType("project")


@cache
def core_facts() -> Facts:
    """What there is to know without a standard."""
    return Facts(core_schema())
