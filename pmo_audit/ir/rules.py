"""Rules and standards, of typed expressions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from pmo_audit.classes import dataclass
from pmo_audit.findings import Grade, Outcome
from pmo_audit.ir.nodes import Defined, Field, Members, Node, Version
from pmo_audit.records import Entity, Extension
from pmo_audit.text import Location
from pmo_audit.types import Number, Type
from pmo_audit.values import format_value


@dataclass(frozen=True, slots=True)
class Message:
    """What is said of a failing subject: words, and the fields and definitions whose values stand between them."""

    parts: tuple[str | Field | Defined, ...]


@dataclass(frozen=True, slots=True)
class ExampleRecord:
    """A record given in an example: field → value, record, or list of records; checked against the schema."""

    entity: str
    fields: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Example:
    """A record and how the rule must come out for it."""

    title: str
    as_of: date | None
    outcome: Outcome
    record: ExampleRecord
    place: Location


@dataclass(frozen=True, slots=True)
class Exemption:
    """`except "title" where …`: where it applies, `require` takes the place of the rule's; None asks for nothing."""

    title: str
    where: Node
    require: Node | None
    place: Location


@dataclass(frozen=True, slots=True)
class Rule:
    """A checked rule. `sentence` is what it asks, in the author's words; `source` is where it comes from."""

    code: str
    title: str
    standard: str
    severity: Grade
    tags: tuple[str, ...]
    entity: str
    where: Node | None
    require: Node
    exemptions: tuple[Exemption, ...]
    in_force_from: date | None
    in_force_until: date | None
    because: str
    remedy: str
    source: str
    message: Message | None
    examples: tuple[Example, ...]
    sentence: str
    place: Location

    def in_force(self, on: date) -> bool:
        """Whether the rule itself applies on that day, whatever its standard says; both ends are included."""
        return (self.in_force_from or on) <= on <= (self.in_force_until or on)

    @property
    def roots(self) -> tuple[Node, ...]:
        """Every condition of the rule: its scope, its requirement, and those of its exceptions."""
        extra = [one for each in self.exemptions for one in (each.where, each.require)]
        return tuple(one for one in (self.where, self.require, *extra) if one is not None)

    def text_of(self, node: Node | Members) -> str:
        """The author's words for a part of the rule, on one line."""
        return " ".join(self.place.source.content[node.span.start : node.span.end].split())


@dataclass(frozen=True, slots=True)
class BandDeclared:
    """A band of a parameter: the values it has below `limit`; None for all that is left.

    `limit_type` is None where the limit is a word of the enumeration that decides.
    """

    limit: object
    limit_type: Type | None
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class ParameterDeclared:
    """A parameter of a standard, as it is listed and explained: its versions, or bands by a field."""

    name: str
    versions: tuple[Version, ...]
    type: Type
    doc: str
    place: Location
    by: str = ""
    """The path of the field that decides the band; empty where the parameter has none."""
    bands: tuple[BandDeclared, ...] = ()

    @property
    def said(self) -> str:
        """What it declares, in the words of the language: `10% until 2026-03-31 then 8%`."""
        if not self.bands:
            return _versions_said(self.versions, self.type)
        bands = [
            f"{'otherwise' if one.limit is None else f'below {_said(one.limit, one.limit_type)}'} "
            f"{_versions_said(one.versions, self.type)}"
            for one in self.bands
        ]
        return f"by {self.by}: {', '.join(bands)}"


def _versions_said(versions: tuple[Version, ...], type_: Type) -> str:
    return " then ".join(
        _said(one.value, type_) + (f" until {one.until.isoformat()}" if one.until is not None else "")
        for one in versions
    )


def _said(value: object, type_: Type | None) -> str:
    return format_value(value, percent=isinstance(type_, Number) and type_.percent)


@dataclass(frozen=True, slots=True)
class DefinitionDeclared:
    """A definition of a standard, in the author's words."""

    name: str
    entity: str
    text: str


@dataclass(frozen=True, slots=True)
class Standard:
    """A checked standard: everything an audit needs to know of it."""

    name: str
    title: str
    version: str
    owner: str
    source: str
    effective_from: date | None
    effective_until: date | None
    month_rounding: str
    """`down` or `up`; empty where the standard states none, and then adds no months."""
    lifecycle: tuple[str, ...]
    parameters: tuple[ParameterDeclared, ...]
    entities: tuple[Entity, ...]
    """The kinds of record that the standard adds."""
    extensions: tuple[Extension, ...]
    definitions: tuple[DefinitionDeclared, ...]
    rules: tuple[Rule, ...]
    digest: str
    """SHA-256 of the text of its files."""

    @classmethod
    def empty(cls, name: str) -> Standard:
        """A standard of which nothing could be read but its name."""
        return cls(name, "", "", "", "", None, None, "", (), (), (), (), (), (), "")

    def in_force(self, on: date) -> bool:
        """Whether the standard applies on that day; both ends are included."""
        return (self.effective_from or on) <= on <= (self.effective_until or on)
