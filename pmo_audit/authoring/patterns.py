"""The forms that stand for one phrase of the language: `is one of`, `is in the last`, `depends on`, `over`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from pmo_audit import ir
from pmo_audit.analysis.depending import TARGETS
from pmo_audit.authoring.naming import Around
from pmo_audit.classes import dataclass, replace
from pmo_audit.records import Schema
from pmo_audit.text import NOWHERE
from pmo_audit.types import Number, RefType

MIRRORED: Final[Mapping[str, str]] = {"at most": "at least", "at least": "at most", "more": "less", "less": "more"}
"""To be at most so much under something is to be at least what is left of it."""


@dataclass(frozen=True, slots=True)
class WithinDays:
    """`operand is in the last by`, or in the next."""

    operand: ir.Node
    by: ir.Node
    ahead: bool


@dataclass(frozen=True, slots=True)
class OneOf:
    """`operand is one of [options]`."""

    operand: ir.Node
    options: tuple[ir.Node, ...]

    @property
    def values(self) -> tuple[object, ...]:
        """What is chosen among; None in the place of what is no constant."""
        return tuple(one.value if isinstance(one, ir.Literal) else None for one in self.options)


@dataclass(frozen=True, slots=True)
class Over:
    """A base and a share more of it, or with `under` less."""

    base: ir.Node
    by: ir.Node
    under: bool


@dataclass(frozen=True, slots=True)
class DependsOn:
    """`left depends on right`, directly or through others."""

    left: ir.Local | ir.Field
    right: ir.Node
    direct: bool


def depends_on(node: ir.Node) -> DependsOn | None:
    """Some chain of dependencies of one thing that leads to another."""
    match node:
        case ir.Quantified("some", None, False, ir.Members("dependency_chain", left), depth, where, None) if left:
            pass
        case _:
            return None
    led: ir.Node | None
    match where:
        case ir.And((led, ir.Call("equal:number", (ir.Field(ir.Local(inner), name="steps"), ir.Literal(value=1))))):
            direct = inner == depth
        case _:
            led, direct = where, False
    match led:
        case ir.Call("equal:reference", (ir.Field(ir.Local(inner), name=name), right)) if inner == depth:
            return DependsOn(left, right, direct) if name in TARGETS.values() else None
        case _:
            return None


def within_days(node: ir.Node) -> WithinDays | None:
    """A span of days that ends or begins today, both ends included."""
    match node:
        case ir.And(
            (
                ir.Call("at least:date", (operand, first)),
                ir.Call("at most:date", (other, last)),
            )
        ) if same(operand, other):
            pass
        case _:
            return None
    match first, last:
        case ir.Call(overload=name, arguments=(ir.Today(), by, *_)), ir.Today() if name.startswith("subtract:"):
            return WithinDays(operand, by, ahead=False)
        case ir.Today(), ir.Call(overload=name, arguments=(ir.Today(), by, *_)) if name.startswith("add:"):
            return WithinDays(operand, by, ahead=True)
        case _:
            return None


def one_of(node: ir.Node, day: date | None = None) -> OneOf | None:
    """A choice among values; of a list that changes from a day on, that of the day, or the first without one."""
    match node:
        case ir.Or(operands):
            tests = [one for one in operands if isinstance(one, ir.Call) and one.overload.startswith("equal:")]
            if len(tests) == len(operands) and all(_alike(tests[0], one) for one in tests):
                return OneOf(tests[0].arguments[0], tuple(one.arguments[1] for one in tests))
            versions = [_during(one, day) for one in operands]
            found = [one for one in versions if one is not None]
            whole = len(found) == len(versions) and all(same(one[0].operand, found[0][0].operand) for one in found)
            return next((one for one, counts in found if counts), None) if whole else None
        case _:
            return None


def _alike(first: ir.Call, other: ir.Call) -> bool:
    """Whether two tests ask the same operand for one value each."""
    fits = isinstance(other.arguments[1], ir.Literal | ir.Parameter)
    return fits and same(first.arguments[0], other.arguments[0])


def _during(node: ir.Node, day: date | None) -> tuple[OneOf, bool] | None:
    """A list that counts during some days, and whether it counts on this one."""
    match node:
        case ir.And((*bounds, test)) if all(_is_day_bound(one) for one in bounds):
            chosen = one_of(test) or _of_one(test)
            counts = day is None or all(_holds_on(one, day) for one in bounds)
            return (chosen, counts) if chosen is not None else None
        case _:
            return None


def _of_one(test: ir.Node) -> OneOf | None:
    match test:
        case ir.Call(overload=name, arguments=(operand, ir.Literal() as option)) if name.startswith("equal:"):
            return OneOf(operand, (option,))
        case _:
            return None


def _is_day_bound(node: ir.Node) -> bool:
    match node:
        case ir.Call(("more:date" | "at most:date"), (ir.Today(), ir.Literal())):
            return True
        case _:
            return False


def _holds_on(node: ir.Node, day: date) -> bool:
    match node:
        case ir.Call(overload, (_, ir.Literal(value=date() as bound))):
            return day > bound if overload == "more:date" else day <= bound
        case _:
            return False


def is_clause(node: ir.Node, *, in_definition: bool) -> bool:
    """Whether a junction is one clause to its reader: `is one of`, `is in the last`.

    In a definition all parts bear the place of its use, so there only their form tells.
    """
    if not isinstance(node, ir.And | ir.Or):
        return False
    if not in_definition:
        return node.operands[0].span == node.span
    return within_days(node) is not None or one_of(node) is not None


def distance(left: ir.Node, right: ir.Node) -> tuple[ir.Node, ir.Node, ir.Node] | None:
    """The two sides and the limit of `a differs from b by …`."""
    match left:
        case ir.Call(overload=name, arguments=(one, other)) if name.startswith("distance:"):
            share = share_of(right, other)
            return one, other, share if share is not None else right
        case _:
            return None


def over(node: ir.Node) -> Over | None:
    """`10% over b`: b and a share of its size."""
    match node:
        case ir.Call(overload=name, arguments=(base, shift, *_)) if name.startswith(("add:", "subtract:")):
            share = share_of(shift, base)
            return Over(base, share, name.startswith("subtract:")) if share is not None else None
        case _:
            return None


def share_of(node: ir.Node, base: ir.Node) -> ir.Node | None:
    """The share, where a node is that share of the size of `base`."""
    match node:
        case ir.Call(arguments=(ir.Call(overload=size, arguments=(whole,)), share)) if node.overload.startswith(
            "multiply:"
        ) and size.startswith("size:"):
            return share if same(whole, base) else None
        case _:
            return None


def is_share(node: ir.Node, day: date | None) -> bool:
    """Whether a node is a percentage written out, so that `10% of x` says what is meant."""
    match node:
        case ir.Literal(type=type_):
            return type_ == Number(percent=True)
        case ir.Parameter(type=type_):
            return day is not None and type_ == Number(percent=True)
        case _:
            return False


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose members a noun means at a place: of a record, of its project, or (with no depth) of the portfolio."""

    depth: int | None
    by: str
    of_project: bool = False


def natural_owner(schema: Schema, entity: str, around: Around) -> Owner:
    """Whose members the noun alone would mean for the innermost record."""
    plural = schema.entities[entity].plural
    own = schema.collections_of(around.innermost).get(plural)
    if own is not None:
        return Owner(around.depth, own[1]) if own[1] else Owner(None, "")
    project = schema.find_field(around.innermost, "project")
    of_project = schema.collections_of("project").get(plural)
    if project is not None and project.type == RefType("project") and of_project is not None:
        return Owner(around.depth, of_project[1], of_project=True)
    return Owner(None, "")


def same_owner(members: ir.Members, natural: Owner) -> bool:
    """Whether a collection is the one that the noun alone would mean."""
    if members.by != natural.by:
        return False
    match members.owner:
        case None:
            return natural.depth is None
        case ir.Local(depth=depth):
            return not natural.of_project and depth == natural.depth
        case ir.Field(base=ir.Local(depth=depth), name="project"):
            return natural.of_project and depth == natural.depth
        case _:
            return False


def same(one: ir.Node | ir.Members | None, other: ir.Node | ir.Members | None) -> bool:
    """Whether two nodes say the same, wherever they stand."""
    return one is other or placeless(one) == placeless(other)


def placeless(node: ir.Node | ir.Members | None) -> object:
    """A node without its place in the text, to compare it with others."""
    match node:
        case None | ir.Members(owner=None):
            return node if node is None else replace(node, span=NOWHERE)
        case ir.Members(owner=owner):
            return ("members", node.entity, node.by, placeless(owner))
        case ir.Field(base=base):
            return ("field", node.name, node.entity, placeless(base))
        case ir.StateTest(operand=operand):
            return ("state", node.state, placeless(operand))
        case ir.Quantified():
            how = (node.quantifier, node.limit, node.percent, node.depth)
            return ("quantified", *how, placeless(node.members), placeless(node.where), placeless(node.body))
        case ir.Count() | ir.Aggregate():
            parts = tuple(map(placeless, ir.below(node)))
            return (type(node).__name__, getattr(node, "operation", ""), node.depth, placeless(node.members), parts)
        case ir.CalendarOf(base=base):
            return ("calendar", placeless(base))
        case ir.Literal(value=value):
            return ("literal", type(value).__name__, value, getattr(value, "currency", ""))
        case ir.Parameter():
            return ("parameter", node.name, node.versions)
        case ir.Local(depth=depth):
            return ("local", depth)
        case ir.Call(overload=overload):
            return (overload, *map(placeless, node.arguments))
        case ir.Defined(name=name, body=body):
            return ("defined", name, placeless(body))
        case _:
            return (type(node).__name__, *map(placeless, ir.below(node)))
