"""The blocks of a rule file as they were written, and the examples in them."""

from __future__ import annotations

from datetime import date

from pmo_audit.classes import dataclass
from pmo_audit.language.tree.expressions import Expression, ListOf, Literal, Mistake, Path, Word
from pmo_audit.text import SourceText, Span

# Examples ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Given:
    """A value in an example that is in another state: `exempt "reason"`, `unreadable "raw"`."""

    state: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Entry:
    """`field: value` in an example."""

    name: Word
    value: EntryValue


@dataclass(frozen=True, slots=True)
class RecordGiven:
    """`{ field: value, … }`."""

    entries: tuple[Entry, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class ListGiven:
    """`[ … ]` in an example."""

    items: tuple[EntryValue, ...]
    span: Span


EntryValue = Literal | Word | Given | RecordGiven | ListGiven | Mistake

# Blocks ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Header:
    """One line of a standard's header: `version`, `owner` or `source`."""

    keyword: str
    text: Word
    span: Span


@dataclass(frozen=True, slots=True)
class Effective:
    """`effective from … [until …]`, both days included."""

    start: date | None
    end: date | None
    span: Span


@dataclass(frozen=True, slots=True)
class MonthRounding:
    """`months round down` or `up`: what becomes of a day that the month does not have."""

    up: bool
    span: Span


@dataclass(frozen=True, slots=True)
class StandardBlock:
    """`standard name "title"` and its header."""

    name: Word
    title: Word
    headers: tuple[Header | Effective | MonthRounding, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class LifecycleBlock:
    """`lifecycle first, second, …`."""

    stages: tuple[Word, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Version:
    """A value and the last day on which it counts; None where it counts from then on."""

    value: Literal | ListOf | Mistake
    until: date | None


@dataclass(frozen=True, slots=True)
class Band:
    """`below EUR 10m 10%`; `limit` is None in the last one, `otherwise 15%`. A bare word is a `Word`."""

    limit: Literal | Word | Mistake | None
    versions: tuple[Version, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class ParameterBlock:
    """`parameter name = value "what it is"`, its value perhaps different from a day on."""

    name: Word
    versions: tuple[Version, ...]
    doc: Word | None
    span: Span


@dataclass(frozen=True, slots=True)
class BandedParameterBlock:
    """`parameter name by field: below … …, otherwise … "what it is"`."""

    name: Word
    by: Path
    bands: tuple[Band, ...]
    doc: Word | None
    span: Span


@dataclass(frozen=True, slots=True)
class KindGiven:
    """The type of what is added: a simple name, `one of …`, `reference to …`, `list of …`, or `records of …`.

    `form` is simple, unordered, ordered, reference, working days, list, reference list or records.
    """

    form: str
    words: tuple[Word, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class ExtendBlock:
    """`extend entity with field: type "what it is"`."""

    entity: Word
    field: Word
    kind: KindGiven
    doc: Word | None
    blank_means_none: bool
    span: Span


@dataclass(frozen=True, slots=True)
class DefineBlock:
    """`define name of entity = expression`."""

    name: Word
    entity: Word
    value: Expression
    span: Span


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a rule that holds words: severity, because, remedy, source, message; for `tags` several."""

    keyword: str
    words: tuple[Word, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Scope:
    """`for each entity as name where …`."""

    entity: Word
    alias: Word | None
    where: Expression | None
    span: Span


@dataclass(frozen=True, slots=True)
class InForce:
    """`in force from … until …`, both days included; each may be absent."""

    start: date | None
    end: date | None
    span: Span


@dataclass(frozen=True, slots=True)
class Except:
    """`except "title" where …`, with a requirement of its own after `then`, or none at all."""

    title: Word
    where: Expression
    require: Expression | None
    span: Span


@dataclass(frozen=True, slots=True)
class Require:
    """`require …`."""

    condition: Expression
    span: Span


@dataclass(frozen=True, slots=True)
class Example:
    """`example "…" fails { … }`; `outcome` is the name of an outcome."""

    title: Word
    as_of: date | None
    outcome: str
    record: RecordGiven
    span: Span


RuleClause = Clause | Scope | InForce | Require | Except | Example


@dataclass(frozen=True, slots=True)
class RuleBlock:
    """`rule CODE "title"` and its clauses, in the order written."""

    code: Word
    title: Word
    clauses: tuple[RuleClause, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class BrokenBlock:
    """A block that could not be read; its mistake is reported. `name` is what it seems to define."""

    keyword: str
    name: str
    span: Span


Block = (
    StandardBlock
    | LifecycleBlock
    | ParameterBlock
    | BandedParameterBlock
    | ExtendBlock
    | DefineBlock
    | RuleBlock
    | BrokenBlock
)


@dataclass(frozen=True, slots=True)
class RuleFile:
    """All blocks of a file, in order."""

    source: SourceText
    blocks: tuple[Block, ...]
