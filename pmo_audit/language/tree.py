"""The syntax tree of a rule file: what was written, where, and nothing about what it means."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from pmo_audit.text import SourceText, Span
from pmo_audit.types import Type


@dataclass(frozen=True, slots=True)
class Word:
    """A name, or the words between quotation marks, and where it stands."""

    text: str
    span: Span


# Expressions -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Literal:
    """A value written out. `type` is `Text()` for words between quotation marks."""

    value: object
    type: Type
    span: Span


@dataclass(frozen=True, slots=True)
class Path:
    """A name, or several joined by dots: `budget`, `project.budget`."""

    parts: tuple[Word, ...]
    span: Span

    @property
    def text(self) -> str:
        """The path as it was written."""
        return ".".join(part.text for part in self.parts)


@dataclass(frozen=True, slots=True)
class Today:
    """The as-of date of the run."""

    span: Span


@dataclass(frozen=True, slots=True)
class ListOf:
    """Values between square brackets."""

    items: tuple[Expression, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Negative:
    """`- x`."""

    operand: Expression
    span: Span


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """`a + b`; `operator` is one of `+ - * /`. `5% of x` is `5% * x`."""

    operator: str
    left: Expression
    right: Expression
    span: Span


@dataclass(frozen=True, slots=True)
class Compare:
    """`a is before b`; `relation` is written as in the language, with one space between words."""

    relation: str
    left: Expression
    right: Expression
    span: Span


@dataclass(frozen=True, slots=True)
class Differs:
    """`a differs from b by at most 5%`; `limit` is at most, more than, less than or at least."""

    left: Expression
    right: Expression
    limit: str
    by: Expression
    span: Span


@dataclass(frozen=True, slots=True)
class StateTest:
    """`x is known`, `x is not missing`; `state` is known, missing, exempt or empty."""

    state: str
    negated: bool
    operand: Expression
    span: Span


@dataclass(frozen=True, slots=True)
class OneOf:
    """`x is one of [a, b]`, or `x is one of` a parameter that holds a list."""

    operand: Expression
    choices: ListOf | Path
    negated: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Contains:
    """`x contains y`."""

    left: Expression
    right: Expression
    negated: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Matches:
    """`x matches "pattern"`."""

    operand: Expression
    pattern: Word
    negated: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Junction:
    """Two or more conditions joined by `and` or by `or`."""

    operator: str
    operands: tuple[Expression, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Not:
    """`not x`."""

    operand: Expression
    span: Span


@dataclass(frozen=True, slots=True)
class Quantifier:
    """`some`, `every`, `no`; or `at least`, `at most`, `exactly`, `more than`, `fewer than` with a number or share."""

    word: str
    limit: Fraction | None = None
    percent: bool = False


@dataclass(frozen=True, slots=True)
class Quantified:
    """`some artifact where …`, `every risk where … satisfies …`, `at most 5% of tasks where … satisfy …`."""

    quantifier: Quantifier
    noun: Word
    where: Expression | None
    satisfies: Expression | None
    span: Span


@dataclass(frozen=True, slots=True)
class Count:
    """`count(risks where …)`."""

    noun: Word
    where: Expression | None
    span: Span


@dataclass(frozen=True, slots=True)
class Mistake:
    """Stands where something was written that is already reported."""

    span: Span


Expression = (
    Literal
    | Path
    | Today
    | ListOf
    | Negative
    | Arithmetic
    | Compare
    | Differs
    | StateTest
    | OneOf
    | Contains
    | Matches
    | Junction
    | Not
    | Quantified
    | Count
    | Mistake
)

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
class StandardBlock:
    """`standard name "title"` and its header."""

    name: Word
    title: Word
    headers: tuple[Header | Effective, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class LifecycleBlock:
    """`lifecycle first, second, …`."""

    stages: tuple[Word, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class ParameterBlock:
    """`parameter name = value "what it is"`."""

    name: Word
    value: Expression
    doc: Word | None
    span: Span


@dataclass(frozen=True, slots=True)
class KindGiven:
    """The type of an added field: a simple name, `one of …`, or `reference to …`."""

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
    """A clause of a rule that holds words: severity, because, remedy, message; for `tags` several."""

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


@dataclass(frozen=True, slots=True)
class RuleBlock:
    """`rule CODE "title"` and its clauses, in the order written."""

    code: Word
    title: Word
    clauses: tuple[Clause | Scope | Require | Example, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class BrokenBlock:
    """A block that could not be read; its mistake is reported. `name` is what it seems to define."""

    keyword: str
    name: str
    span: Span


Block = StandardBlock | LifecycleBlock | ParameterBlock | ExtendBlock | DefineBlock | RuleBlock | BrokenBlock


@dataclass(frozen=True, slots=True)
class RuleFile:
    """All blocks of a file, in order."""

    source: SourceText
    blocks: tuple[Block, ...]
