"""Comparisons, where bare words get their meaning from what they are compared with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from pmo_audit import ir
from pmo_audit.analysis.names import WORDS, find_head, known_names
from pmo_audit.analysis.scope import Scope, mistake
from pmo_audit.analysis.typing import comparable, ordered, type_of
from pmo_audit.classes import dataclass
from pmo_audit.language import tree
from pmo_audit.text import Location, fold, in_words, nearest, one_slip_from
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
    UnknownType,
    describe,
    kind_of,
)

Check = Callable[[Scope, tree.Expression], ir.Node]

FEW = 4
"""Words that are told one by one."""


@dataclass(frozen=True, slots=True)
class _Relation:
    operation: str
    negated: bool = False
    of_time: bool | None = None
    """True for `before` and its like, False for `at least` and its like, None for symbols and `is`."""


def _relation(written: str) -> _Relation:
    match written:
        case "is" | "=":
            return _Relation("equal")
        case "is not" | "<>":
            return _Relation("equal", negated=True)
        case "<" | "is before" | "is less than":
            operation = "less"
        case "<=" | "is on or before" | "is at most":
            operation = "at most"
        case ">" | "is after" | "is more than":
            operation = "more"
        case _:
            operation = "at least"
    of_time = None if not written.startswith("is") else "before" in written or "after" in written
    return _Relation(operation, of_time=of_time)


def check_compare(scope: Scope, expression: tree.Compare, check: Check) -> ir.Node:
    """`a is before b` as a call of the catalogue; `is not` as the opposite of `is`."""
    left, right = _both(scope, expression.left, expression.right, check)
    relation = _relation(expression.relation)
    types = type_of(left), type_of(right)
    if any(isinstance(type_, UnknownType) for type_ in types):
        return mistake(expression.span)
    if not comparable(*types):
        scope.tell(
            "PA301",
            f"{describe(types[0])} cannot be compared with {describe(types[1])}",
            expression.span,
            _slip(expression, types) or advice(types),
        )
        return mistake(expression.span)
    odd = _forgotten_percent(left, right) or _forgotten_percent(right, left)
    if odd is not None:
        as_percent = describe(Number(percent=True))
        message = f"this compares {as_percent} with a number over 1, which is over 100%"
        scope.tell("PA301", message, expression.span, f"write {Location(scope.source, odd.span).text}%")
        return mistake(expression.span)
    if relation.operation != "equal" and not _orders(scope, expression, relation, types[0]):
        return mistake(expression.span)
    node = _compared(relation.operation, left, right, types[0], expression)
    return ir.Not(node, expression.span) if relation.negated else node


def _forgotten_percent(field: ir.Node, number: ir.Node) -> ir.Literal | None:
    """The number, where it stands beside a percentage without its sign."""
    if type_of(field) != Number(percent=True) or not isinstance(number, ir.Literal) or number.type != Number():
        return None
    return number if isinstance(number.value, Fraction) and number.value > 1 else None


def _both(scope: Scope, left: tree.Expression, right: tree.Expression, check: Check) -> tuple[ir.Node, ir.Node]:
    """Both sides; a bare word on one side is looked up among the words of the other's enumeration."""
    if _may_be_word(scope, left) and not _may_be_word(scope, right):
        second = check(scope, right)
        return meant(scope, left, type_of(second), check), second
    first = check(scope, left)
    return first, meant(scope, right, type_of(first), check)


def _may_be_word(scope: Scope, expression: tree.Expression) -> bool:
    """Whether this is a bare name that stands for nothing by itself."""
    if not isinstance(expression, tree.Path) or len(expression.parts) > 1:
        return False
    name = expression.parts[0].text
    entity = scope.innermost.entity
    known = scope.schema.find_field(entity, name) is not None or name in scope.defined_of(entity)
    return not known and name not in scope.parameters and scope.find_local(name) is None


def meant(scope: Scope, expression: tree.Expression, beside: Type, check: Check) -> ir.Node:
    """An expression beside one of type `beside`: a bare word of its enumeration, or what it is by itself."""
    if not isinstance(expression, tree.Path) or len(expression.parts) > 1:
        return check(scope, expression)
    word = expression.parts[0]
    if isinstance(beside, UnknownType) and _may_be_word(scope, expression):
        return mistake(word.span)  # what it is compared with was told already, so nobody knows which words it has
    if isinstance(beside, Text) and _may_be_word(scope, expression):
        slip = one_slip_from(word.text, WORDS) or one_slip_from(word.text, known_names(scope))
        help_ = f'{f"did you mean `{slip}`? " if slip else ""}words are written "{word.text}"'
        scope.tell("PA201", f"`{word.text}` stands for nothing here", word.span, help_)
        return mistake(word.span)
    if not isinstance(beside, EnumType):
        return check(scope, expression)
    if word.text in beside.members:
        if not _may_be_word(scope, expression) and _is_same_kind(scope, word, beside):
            scope.tell(
                "PA204",
                f"`{word.text}` is both a field and one of the words of `{beside.name}`",
                word.span,
                f"write `{scope.innermost.entity}.{word.text}` for the field",
            )
        return ir.Literal(word.text, beside, word.span)
    if not _may_be_word(scope, expression):
        return check(scope, expression)
    near = one_slip_from(word.text, beside.members) or one_slip_from(word.text, [*known_names(scope), *WORDS])
    near = near or nearest(word.text, beside.members)
    suggestion = f"did you mean `{near}`? " if near else ""
    words = in_words((f"`{member}`" for member in beside.members), "or")
    scope.tell(
        "PA203",
        f"`{word.text}` is not one of the words of `{beside.name}`",
        word.span,
        f"{suggestion}it is {words}",
    )
    return mistake(word.span)


def _slip(expression: tree.Compare, types: tuple[Type, Type]) -> str:
    """What may have been meant where a field stands beside an enumeration, and is a slip away from one of its words."""
    for side, type_ in ((expression.right, types[0]), (expression.left, types[1])):
        if isinstance(side, tree.Path) and len(side.parts) == 1 and isinstance(type_, EnumType):
            near = one_slip_from(side.text, type_.members)
            if near:
                return f"did you mean `{near}`?"
    return ""


def _is_same_kind(scope: Scope, word: tree.Word, beside: EnumType) -> bool:
    if scope.is_open(word.text):
        return False  # it stands in its own definition, so the word of the enumeration is meant
    head = find_head(scope, word)
    return head is not None and comparable(type_of(head), beside)


def _orders(scope: Scope, expression: tree.Compare, relation: _Relation, type_: Type) -> bool:
    """Whether the type has an order, and one that these words speak of."""
    if not ordered(type_):
        scope.tell(
            "PA304",
            f"{describe(type_)} is neither more nor less than another",
            expression.span,
            "compare with `is` or `is not`",
        )
        return False
    in_time = isinstance(type_, DateType | PeriodType)
    quantity = isinstance(type_, Number | MoneyType | DurationType)
    if (relation.of_time is True and quantity) or (relation.of_time is False and in_time):
        better = "`is before`, `is after`, `is on or before`" if in_time else "`<`, `>`, `is at least`, `is at most`"
        scope.tell(
            "PA304",
            f"`{expression.relation}` does not go with {describe(type_)}",
            expression.span,
            f"write {better}",
        )
        return False
    return True


def _compared(operation: str, left: ir.Node, right: ir.Node, type_: Type, expression: tree.Compare) -> ir.Node:
    if isinstance(type_, EnumType) and operation != "equal":
        members = ir.Literal(type_.members, ListType(Text()), expression.span)
        left, right = (ir.Call("rank:word", (side, members), Number(), side.span) for side in (left, right))
        type_ = Number()
    return ir.Call(f"{operation}:{kind_of(type_)}", (left, right), Truth(), expression.span)


def _differing(strange: Sequence[str]) -> str:
    """How two enumerations differ, by the words that only one of them has."""
    if not strange:
        return "they have the same words in another order"
    number = "is a word" if len(strange) == 1 else "are words"
    return f"{in_words(strange)} {number} of one of them only" if len(strange) <= FEW else ""


def advice(types: tuple[Type, Type]) -> str:
    """How to make two things of these types comparable, where that is a common slip."""
    match types:
        case (EnumType(members=members), Text()) | (Text(), EnumType(members=members)):
            return f"write the word without quotation marks: {in_words(map(fold, members), 'or')}"
        case (EnumType(members=some), EnumType(members=others)):
            return _differing([f"`{word}`" for word in (*some, *others) if word not in some or word not in others])
        case (MoneyType(), Number()) | (Number(), MoneyType()):
            return "give the number a currency, as in EUR 1000"
        case (DurationType(), DurationType()):
            return "count with `working days from … to …`, or compare dates, as in `finish <= start + 6 months`"
        case (DurationType(), Number()) | (Number(), DurationType()):
            return "say how long, as in `30 days`"
        case (DateType(), Text()) | (Text(), DateType()):
            return "write a date without quotation marks, as in 2026-03-31"
        case (RefType(entity), Text()) | (Text(), RefType(entity)):
            return f"compare a field of the {entity.replace('_', ' ')}, as in `….name is …`"
        case _:
            return ""
