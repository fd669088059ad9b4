"""The typed form of a standard: the only meaning there is, which every backend carries out.

Names are resolved, types are checked, and every strict operation is a `Call` of an overload from one catalogue.
`is not x` is `Not(is x)`, `is one of` an `Or`; so a backend has few forms to get right.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from pmo_audit.findings import Grade, Outcome
from pmo_audit.records import Entity, Extension
from pmo_audit.text import Location, Span
from pmo_audit.types import Number, Type
from pmo_audit.values import format_value

# Expressions -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Literal:
    """A constant."""

    value: object
    type: Type
    span: Span


@dataclass(frozen=True, slots=True)
class Version:
    """A value of a parameter and the last day on which it counts; None where it counts from then on."""

    value: object
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Parameter:
    """A named constant of the standard, which may change from a day on, and where it is declared."""

    name: str
    versions: tuple[Version, ...]
    type: Type
    span: Span
    place: Location

    def on(self, day: date) -> object:
        """The value that counts on a day."""
        return next(one.value for one in self.versions if one.until is None or day <= one.until)


@dataclass(frozen=True, slots=True)
class Band:
    """The value of a banded parameter where `condition` is true; None for all that is left."""

    condition: Call | None
    value: Parameter


@dataclass(frozen=True, slots=True)
class Banded:
    """A parameter that depends on `by`: the value of the first band whose condition is true.

    None where `by` is none. Where a condition is unknown, the value that all bands agree on which may still apply.
    """

    name: str
    by: Node
    bands: tuple[Band, ...]
    type: Type
    span: Span


@dataclass(frozen=True, slots=True)
class Today:
    """The as-of date of the run."""

    type: Type
    span: Span


@dataclass(frozen=True, slots=True)
class CalendarOf:
    """The calendar of the project that `base` leads to; the portfolio's where that has none, or with no base."""

    base: Local | Field | None
    type: Type
    span: Span


@dataclass(frozen=True, slots=True)
class Local:
    """The record that a `for each`, a quantifier or a count is looking at; `depth` 0 is the subject."""

    depth: int
    entity: str
    type: Type
    span: Span


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the record that `base` leads to."""

    base: Local | Field
    entity: str
    name: str
    type: Type
    span: Span
    dated_by: str = ""
    """The field of the same record that says at which day's rate an amount is exchanged."""


@dataclass(frozen=True, slots=True)
class Members:
    """A collection: the records of `entity` whose field `by` leads to `owner`; with no owner, the portfolio's."""

    entity: str
    owner: Local | Field | None
    by: str
    span: Span


@dataclass(frozen=True, slots=True)
class And:
    """True where every operand is."""

    operands: tuple[Node, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Or:
    """True where some operand is."""

    operands: tuple[Node, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite; unknown stays unknown."""

    operand: Node
    span: Span


@dataclass(frozen=True, slots=True)
class StateTest:
    """Asks for the state of a field or a collection: `known`, `missing`, `exempt` or `empty`."""

    state: str
    operand: Field | Members
    span: Span


@dataclass(frozen=True, slots=True)
class Quantified:
    """So many of the members that meet `where` satisfy `body`; each may be absent.

    `quantifier` is some, every or no; or at least, at most, exactly, more than or fewer than, with `limit` members
    or, with `percent`, that share of them. The member is `Local(depth)`.
    """

    quantifier: str
    limit: Fraction | None
    percent: bool
    members: Members
    depth: int
    where: Node | None
    body: Node | None
    span: Span


@dataclass(frozen=True, slots=True)
class Count:
    """How many members meet `where`."""

    members: Members
    depth: int
    where: Node | None
    type: Type
    span: Span


@dataclass(frozen=True, slots=True)
class Aggregate:
    """The sum, average, largest or smallest `value` of the members that meet `where`.

    Members whose value is none are left out. A sum of nothing is zero, and everything else of nothing undefined.
    """

    operation: str
    members: Members
    depth: int
    where: Node | None
    value: Node
    type: Type
    span: Span


@dataclass(frozen=True, slots=True)
class Call:
    """A strict operation of the catalogue on evaluated arguments."""

    overload: str
    arguments: tuple[Node, ...]
    type: Type
    span: Span


@dataclass(frozen=True, slots=True)
class Defined:
    """An expression that the standard has given a name, put in its place; `span` is where the name stands."""

    name: str
    body: Node
    type: Type
    span: Span


Node = (
    Literal
    | Parameter
    | Banded
    | Today
    | CalendarOf
    | Local
    | Field
    | And
    | Or
    | Not
    | StateTest
    | Quantified
    | Count
    | Aggregate
    | Call
    | Defined
)


def walk(node: Node | None) -> Iterator[Node]:
    """A node and every node below it, outermost first."""
    waiting = [node] if node is not None else []
    while waiting:
        one = waiting.pop()
        yield one
        waiting += reversed(below(one))


def below(node: Node) -> tuple[Node, ...]:
    """The nodes right below a node."""
    match node:
        case And(operands) | Or(operands) | Call(arguments=operands):
            return operands
        case Not(operand) | Defined(body=operand):
            return (operand,)
        case StateTest(operand=Field() as field):
            return (field,)
        case Quantified(where=where, body=body):
            return tuple(one for one in (where, body) if one is not None)
        case Count(where=where):
            return (where,) if where is not None else ()
        case Aggregate(where=where, value=value):
            return (where, value) if where is not None else (value,)
        case Banded(by=by, bands=bands):
            conditions = tuple(band.condition for band in bands if band.condition is not None)
            return (by, *conditions, *(band.value for band in bands))
        case _:
            return ()


# Rules -------------------------------------------------------------------------------------------------------------


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
    """A checked rule. `sentence` is what it asks, in the author's words."""

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
