"""What a slip may make of one node of a rule: another operator, quantifier or word, a value beside, a part left out.

Each change is of one node and leaves all others as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from pmo_audit import ir
from pmo_audit.analysis import type_of
from pmo_audit.authoring.thresholds import neighbours
from pmo_audit.classes import dataclass, replace
from pmo_audit.functions import find_overload, pattern_mistake
from pmo_audit.types import EnumType, ListType, Number, RefType, Text, Truth, kind_of

_ORDERS = ("less", "at most", "more", "at least")
_BOUNDARY: Final[Mapping[str, str]] = {"less": "at most", "at most": "less", "more": "at least", "at least": "more"}
_OPPOSITE: Final[Mapping[str, str]] = {"less": "at least", "at least": "less", "more": "at most", "at most": "more"}
_ARITHMETIC: Final[Mapping[str, str]] = {
    "add": "subtract",
    "subtract": "add",
    "multiply": "divide",
    "divide": "multiply",
    "distance": "subtract",
}
_TEXTS: Final[Mapping[str, str]] = {"starts": "contains", "ends": "contains", "contains": "equal"}
_QUANTIFIERS: Final[Mapping[str, tuple[str, ...]]] = {
    "some": ("no", "every"),
    "every": ("some", "no"),
    "no": ("some", "every"),
    "at least": ("more than", "at most", "exactly"),
    "at most": ("fewer than", "at least", "exactly"),
    "exactly": ("at least", "at most"),
    "more than": ("at least", "fewer than"),
    "fewer than": ("at most", "more than"),
}
_AGGREGATES: Final[Mapping[str, str]] = {
    "sum": "average",
    "average": "sum",
    "largest": "smallest",
    "smallest": "largest",
}
OPERATOR, BOUNDARY, JUNCTION, NEGATION = "operator", "boundary", "junction", "negation"
QUANTIFIER, LIMIT, AGGREGATE, DROPPED = "quantifier", "limit", "aggregate", "dropped"
WORD, TEXT, THRESHOLD, DAY, EXCEPTION, SCOPE = "word", "text", "threshold", "day", "exception", "scope"


@dataclass(frozen=True, slots=True)
class Change:
    """One slip: its kind, and what takes the place of the node. `left_out` is the part that it drops, if it does."""

    kind: str
    node: ir.Node
    left_out: ir.Node | None = None


def of_comparison(node: ir.Call) -> Iterator[Change]:
    """Another operator in a comparison."""
    name, _, kind = node.overload.partition(":")
    if name in _ORDERS:
        yield Change(BOUNDARY, replace(node, overload=f"{_BOUNDARY[name]}:{kind}"))
        yield Change(OPERATOR, replace(node, overload=f"{_OPPOSITE[name]}:{kind}"))
    elif name == "equal":
        yield from _orders_of(node)
    elif name in _TEXTS:
        other = _TEXTS[name]
        overload = "equal:text" if other == "equal" else f"{other}:{kind}"
        if kind == "text,text":
            yield Change(OPERATOR, replace(node, overload=overload))


def _orders_of(node: ir.Call) -> Iterator[Change]:
    """`is` as `is at most` and `is at least`, where the type has an order."""
    left, right = node.arguments
    type_ = type_of(left)
    if isinstance(type_, EnumType):
        if not type_.ordered:
            return
        members = ir.Literal(type_.members, ListType(Text()), node.span)
        left, right = (ir.Call("rank:word", (side, members), Number(), side.span) for side in (left, right))
    kind = kind_of(type_of(left))
    for order in ("at most", "at least"):
        if find_overload(f"{order}:{kind}") is not None:
            yield Change(OPERATOR, ir.Call(f"{order}:{kind}", (left, right), Truth(), node.span))


def negated(node: ir.Node) -> Change:
    """The opposite of a clause: without its `not` where it has one, else with one."""
    opposite = node.operand if isinstance(node, ir.Not) else ir.Not(node, node.span)
    return Change(NEGATION, opposite)


def of_junction(node: ir.And | ir.Or) -> Iterator[Change]:
    """`and` for `or` and the other way round, and each operand left out."""
    other = ir.Or if isinstance(node, ir.And) else ir.And
    yield Change(JUNCTION, other(node.operands, node.span))
    yield from dropping(node)


def dropping(node: ir.And | ir.Or) -> Iterator[Change]:
    """Each operand of a junction left out."""
    for number, operand in enumerate(node.operands):
        rest = node.operands[:number] + node.operands[number + 1 :]
        yield Change(DROPPED, rest[0] if len(rest) == 1 else replace(node, operands=rest), operand)


def of_choice(node: ir.Or) -> Iterator[Change]:
    """A list of choices without one of them, or with a word of the enumeration beside; of a long list three."""
    tests = node.operands
    places = range(len(tests)) if len(tests) <= _LONG else (0, len(tests) // 2, len(tests) - 1)
    for number in places:
        rest = tests[:number] + tests[number + 1 :]
        kept = rest[0] if len(rest) == 1 else replace(node, operands=rest)
        test = tests[number]
        yield Change(DROPPED, kept, test.arguments[1] if isinstance(test, ir.Call) else test)
    first = tests[0]
    if isinstance(first, ir.Call) and isinstance(first.arguments[1], ir.Literal):
        for word in _more_words(tests):
            added = replace(first, arguments=(first.arguments[0], replace(first.arguments[1], value=word)))
            yield Change(WORD, replace(node, operands=(*tests, added)))


def of_versions(node: ir.Or) -> Iterator[Change]:
    """A list that changes from a day on, which does so a day later or earlier."""
    for number in range(len(node.operands) - 1):
        for days in (1, -1):
            moved = [_moved(one, days, number - place) for place, one in enumerate(node.operands)]
            yield Change(DAY, replace(node, operands=tuple(moved)))


def _moved(version: ir.Node, days: int, place: int) -> ir.Node:
    """The days of a version moved at its end (0), at its beginning (-1), or not at all."""
    wanted = {0: "at most:date", -1: "more:date"}.get(place)
    if not isinstance(version, ir.And):
        return version
    parts = [_later(one, days) if getattr(one, "overload", "") == wanted else one for one in version.operands[:-1]]
    return replace(version, operands=(*parts, version.operands[-1]))


def _later(bound: ir.Node, days: int) -> ir.Node:
    match bound:
        case ir.Call(arguments=(today, ir.Literal(value=date() as day) as limit)):
            return replace(bound, arguments=(today, replace(limit, value=day + timedelta(days=days))))
        case _:
            return bound


_LONG = 6
"""From so many choices on only the first, the middle and the last are left out."""


def _more_words(tests: tuple[ir.Node, ...]) -> tuple[str, ...]:
    """The words beside those of a list, which are not in it."""
    literals = [one.arguments[1] for one in tests if isinstance(one, ir.Call)]
    named = [one for one in literals if isinstance(one, ir.Literal) and isinstance(one.type, EnumType)]
    if not named or not isinstance(named[0].type, EnumType):
        return ()
    given = {one.value for one in named}
    near = [word for one in named for word in neighbours(str(one.value), named[0].type)]
    return tuple(dict.fromkeys(word for word in near if word not in given))


def of_quantifier(node: ir.Quantified) -> Iterator[Change]:
    """Another quantifier, another limit, and the condition on the members left out."""
    for word in _QUANTIFIERS[node.quantifier]:
        changed = _quantified(node, word)
        if changed is not None:
            yield Change(BOUNDARY if _is_boundary(node.quantifier, word) else QUANTIFIER, changed)
    if node.limit is not None:
        for limit in _limits_beside(node.limit, percent=node.percent):
            yield Change(LIMIT, replace(node, limit=limit))
    if node.where is not None and not (node.percent and node.body is None):
        yield Change(DROPPED, replace(node, where=None), node.where)


def _quantified(node: ir.Quantified, word: str) -> ir.Quantified | None:
    """The same with another quantifier; `every` needs something that each must satisfy."""
    if word != "every" or node.body is not None:
        return replace(node, quantifier=word)
    return replace(node, quantifier=word, where=None, body=node.where) if node.where is not None else None


def _is_boundary(word: str, other: str) -> bool:
    return {word, other} in ({"at least", "more than"}, {"at most", "fewer than"})


def _limits_beside(limit: Fraction, *, percent: bool) -> Iterator[Fraction]:
    unit = Fraction(1, 100) if percent else Fraction(1)
    for one in (limit + unit, limit - unit):
        if one >= 0 and not (percent and one > 1):
            yield one


def of_depending(node: ir.Quantified) -> Iterator[Change]:
    """`depends on` where `directly depends on` was meant, and the other way round."""
    entity = node.members.entity
    chain = ir.Local(node.depth, entity, RefType(entity), node.span)
    steps = ir.Field(chain, entity, "steps", Number(), node.span)
    one = ir.Call("equal:number", (steps, ir.Literal(Fraction(1), Number(), node.span)), Truth(), node.span)
    match node.where:
        case ir.And((led, _)):
            yield Change(QUANTIFIER, replace(node, where=led))
        case ir.Call() as led:
            yield Change(QUANTIFIER, replace(node, where=ir.And((led, one), node.span)))


def of_gathering(node: ir.Count | ir.Aggregate) -> Iterator[Change]:
    """Another aggregate, and the condition on the members left out."""
    if isinstance(node, ir.Aggregate):
        yield Change(AGGREGATE, replace(node, operation=_AGGREGATES[node.operation]))
    if node.where is not None:
        yield Change(DROPPED, replace(node, where=None), node.where)


def of_computation(node: ir.Call) -> Iterator[Change]:
    """`+` for `-` and `*` for `/`, and the other way round, where there is such an operation."""
    name, _, kind = node.overload.partition(":")
    other = find_overload(f"{_ARITHMETIC[name]}:{kind}") if name in _ARITHMETIC else None
    if other is not None and kind_of(other.result) == kind_of(node.type):
        yield Change(OPERATOR, replace(node, overload=other.id))


def of_text(node: ir.Call) -> Iterator[Change]:
    """Other words in a comparison of texts: with a letter more, or a pattern that holds its ends less tightly."""
    name = node.overload.partition(":")[0]
    match node.arguments:
        case (left, ir.Literal(value=str() as text, type=Text()) as right):
            for other in _patterns(text) if name == "matches" else (f"{text}s",):
                yield Change(TEXT, replace(node, arguments=(left, replace(right, value=other))))
        case _:
            return


def _patterns(pattern: str) -> tuple[str, ...]:
    found = []
    if pattern.startswith("^"):
        found.append(pattern[1:])
    if pattern.endswith("$") and not pattern.endswith("\\$"):
        found.append(pattern[:-1])
    wanted = found or [f"(?:{pattern})x"]
    return tuple(one for one in wanted if pattern_mistake(one) is None)
