"""Conditions and values as they were written."""

from __future__ import annotations

from fractions import Fraction

from pmo_audit.classes import dataclass
from pmo_audit.text import Span
from pmo_audit.types import Type


@dataclass(frozen=True, slots=True)
class Word:
    """A name, or the words between quotation marks, and where it stands."""

    text: str
    span: Span


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
class Over:
    """`a is at most 10% over b`, or with `under` set `a is at most 10% under b`; `relation` as in `Compare`."""

    relation: str
    left: Expression
    by: Expression
    base: Expression
    under: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Within:
    """`a is in the last 45 days`, or with `ahead` set `a is in the next 45 days`."""

    operand: Expression
    ahead: bool
    by: Expression
    negated: bool
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
class Holds:
    """`x contains y`, `x starts with y`, `x ends with y`; `how` is contains, starts or ends."""

    how: str
    left: Expression
    right: Expression
    negated: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Depends:
    """`a depends on b`, or with `direct` set `a directly depends on b`."""

    left: Expression
    right: Expression
    direct: bool
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
class Noun:
    """The kind of record that is gone through, and the name given to each: `projects as other`."""

    word: Word
    alias: Word | None = None

    @property
    def text(self) -> str:
        """The kind of record as it was written."""
        return self.word.text

    @property
    def span(self) -> Span:
        """Where the kind of record stands."""
        return self.word.span


@dataclass(frozen=True, slots=True)
class Quantified:
    """`some artifact where …`, `every risk where … satisfies …`, `at most 5% of tasks where … satisfy …`."""

    quantifier: Quantifier
    noun: Noun
    where: Expression | None
    satisfies: Expression | None
    span: Span


@dataclass(frozen=True, slots=True)
class Count:
    """`count(risks where …)`."""

    noun: Noun
    where: Expression | None
    span: Span


@dataclass(frozen=True, slots=True)
class Aggregate:
    """`sum(cost of tasks where …)`; `operation` is sum, average, largest, smallest, earliest or latest."""

    operation: str
    value: Expression
    noun: Noun
    where: Expression | None
    span: Span


@dataclass(frozen=True, slots=True)
class Length:
    """`length(description)`: how many characters a text has, or items a list."""

    operand: Expression
    span: Span


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """`working days from start to finish`."""

    start: Expression
    finish: Expression
    span: Span


@dataclass(frozen=True, slots=True)
class Mistake:
    """Stands where something was written that is already reported."""

    span: Span


Expression = (
    Literal
    | Path
    | Today
    | Negative
    | Arithmetic
    | Compare
    | Over
    | Within
    | Differs
    | StateTest
    | OneOf
    | Holds
    | Depends
    | Matches
    | Junction
    | Not
    | Quantified
    | Count
    | Aggregate
    | Length
    | WorkingDays
    | Mistake
)
