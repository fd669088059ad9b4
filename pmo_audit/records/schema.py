"""The schema: every entity a portfolio may hold, with the fields that standards add."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from types import MappingProxyType

from pmo_audit.classes import dataclass, replace
from pmo_audit.records import delivery, derived, governance, organisation, resources
from pmo_audit.records.declare import Entity, Field
from pmo_audit.types import EnumType, ListType, Type


@dataclass(frozen=True, slots=True)
class Extension:
    """A field that a standard adds to an entity; its values live in a side table of the record."""

    entity: str
    field: Field
    declared_by: str


@dataclass(frozen=True)
class Schema:
    """Entities by name, in the order of the reference page, and what standards have added to them.

    It is asked for every name of every rule, so what follows from the declarations is found once.
    """

    entities: Mapping[str, Entity]
    extensions: tuple[Extension, ...] = ()

    @cached_property
    def delivered(self) -> Schema:
        """What registers can be delivered of: without the kinds of record that are derived."""
        entities = {name: one for name, one in self.entities.items() if not one.is_derived}
        extensions = tuple(one for one in self.extensions if one.entity in entities)
        return Schema(MappingProxyType(entities), extensions)

    @cached_property
    def _nouns(self) -> Mapping[str, Entity]:
        found: dict[str, Entity] = {}
        for entity in self.entities.values():
            found.setdefault(entity.name, entity)
            found.setdefault(entity.plural, entity)
        return found

    @cached_property
    def _added(self) -> Mapping[str, Mapping[str, Field]]:
        found: dict[str, dict[str, Field]] = {}
        for one in self.extensions:
            found.setdefault(one.entity, {}).setdefault(one.field.name, one.field)
        return found

    @cached_property
    def _fields(self) -> Mapping[str, Mapping[str, Field]]:
        return {
            name: {**self._added.get(name, {}), **{field.name: field for field in entity.fields}}
            for name, entity in self.entities.items()
        }

    @cached_property
    def _collections(self) -> Mapping[str, Mapping[str, tuple[str, str]]]:
        return {name: MappingProxyType(self._owned_by(name)) for name in self.entities}

    def find_entity(self, name: str) -> Entity | None:
        """The entity of that singular name, or None."""
        return self.entities.get(name)

    def find_by_noun(self, noun: str) -> Entity | None:
        """The entity whose singular or plural name this is, or None."""
        return self._nouns.get(noun)

    def find_field(self, entity: str, name: str) -> Field | None:
        """A field of an entity, the added ones included, or None."""
        return self._fields[entity].get(name)

    def fields_of(self, entity: str) -> tuple[Field, ...]:
        """All fields of an entity, the added ones last."""
        return self.entities[entity].fields + tuple(self._added.get(entity, {}).values())

    def is_extension(self, entity: str, name: str) -> bool:
        """Whether the field was added by a standard."""
        return name in self._added.get(entity, {})

    def collections_of(self, entity: str) -> Mapping[str, tuple[str, str]]:
        """The collections a record of `entity` owns: plural name → (member entity, its field that leads here).

        Of a list of references that bears the plural name itself, the field is the owner's own: the `projects` of a
        shared issue are those that it names.
        """
        return self._collections[entity]

    def _owned_by(self, entity: str) -> dict[str, tuple[str, str]]:
        if entity == "portfolio":
            return {one.plural: (one.name, "") for one in self.entities.values() if one.name != "portfolio"}
        found = dict(self._named_by(self.entities[entity]))
        for member in self.entities.values():
            for field in member.part_of:
                if member.owner_of(field) == entity:
                    found.setdefault(member.plural, (member.name, field))
        return found

    def _named_by(self, entity: Entity) -> Iterable[tuple[str, tuple[str, str]]]:
        """The lists of records that a record itself names."""
        for field in entity.fields:
            if field.name in entity.part_of and isinstance(field.type, ListType):
                target = self.entities.get(entity.owner_of(field.name) or "")
                if target is not None and target.plural == field.name:
                    yield field.name, (target.name, field.name)

    def extended(self, extensions: Iterable[Extension], entities: Iterable[Entity] = ()) -> Schema:
        """This schema with more fields and kinds of record; the caller has checked that no name is taken."""
        added = {one.name: one for one in entities}
        return replace(
            self,
            entities=MappingProxyType({**self.entities, **added}),
            extensions=self.extensions + tuple(extensions),
        )

    def with_lifecycle(self, stages: tuple[str, ...]) -> Schema:
        """This schema with the stages of a standard's `lifecycle` wherever a phase is meant."""
        return self.with_phase(EnumType("phase", stages, ordered=True))

    def with_phase(self, phase: Type) -> Schema:
        """This schema with another type wherever a phase is meant."""
        entities = {
            name: replace(entity, fields=tuple(_with_type(field, phase) for field in entity.fields))
            for name, entity in self.entities.items()
        }
        return replace(self, entities=MappingProxyType(entities))


def core_schema() -> Schema:
    """What every portfolio may hold before any standard adds to it."""
    delivered = organisation.ENTITIES + delivery.ENTITIES + resources.ENTITIES + governance.ENTITIES
    declared = delivered + derived.ENTITIES
    return Schema(MappingProxyType({entity.name: entity for entity in declared}))


def _with_type(field: Field, phase: Type) -> Field:
    return replace(field, type=phase) if field.type == organisation.LIFECYCLE else field
