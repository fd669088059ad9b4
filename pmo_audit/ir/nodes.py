"""The nodes of a typed expression."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from pmo_audit.classes import dataclass
from pmo_audit.text import Location, Span
from pmo_audit.types import Type


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
