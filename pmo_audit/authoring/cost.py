"""How much work a rule is, as a function of the data: how often something is evaluated, at most.

The bound is a sum of products: for each record the rule is about, every node of its conditions once, and those within
a collection once for each of its members. A collection of the whole portfolio that is gone through for each record is
*quadratic*, unless a condition such as `manager is person` lets an index of references lead to the few that are meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from pmo_audit import ir
from pmo_audit.classes import dataclass
from pmo_audit.records import Portfolio, Schema
from pmo_audit.types import RefType


@dataclass(frozen=True, slots=True, order=True)
class Factor:
    """Something that is gone through: the members of `entity` that lead to one `owner` by the field `by`.

    Without an owner the whole register. `indexed` says that the condition names the owner, and not the collection.
    """

    entity: str
    owner: str = ""
    by: str = ""
    indexed: bool = False


Product = tuple[Factor, ...]
Sum = Mapping[Product, int]


@dataclass(frozen=True, slots=True)
class Cost:
    """What one rule costs."""

    rule: ir.Rule
    terms: Sum
    """How often each product of sizes counts."""

    @property
    def bound(self) -> tuple[Product, ...]:
        """The products that outgrow all others."""
        return tuple(one for one in self.terms if not any(_outgrows(other, one) for other in self.terms))

    @property
    def is_quadratic(self) -> bool:
        """Whether a whole register is gone through for each record of another, or of the same."""
        return any(sum(map(_is_whole, product)) > 1 for product in self.terms)

    def words(self, schema: Schema) -> str:
        """The bound as it is read: `projects × risks`."""
        return " + ".join(
            " × ".join(_words(one, schema, first=not n) for n, one in enumerate(each)) for each in self.bound
        )

    def estimate(self, portfolio: Portfolio) -> int:
        """How many evaluations it is for a portfolio, where every record has as many members as the average."""
        return round(sum(times * _size(product, portfolio) for product, times in self.terms.items()))


def _is_whole(factor: Factor) -> bool:
    """Whether all of a register is gone through; there is one portfolio only."""
    return not factor.owner and factor.entity != "portfolio"


def costs_of(rules: Iterable[ir.Rule]) -> tuple[Cost, ...]:
    """The cost of each rule."""
    return tuple(Cost(rule, _of_rule(rule)) for rule in rules)


def _of_rule(rule: ir.Rule) -> Sum:
    each: dict[Product, int] = {}
    for root in rule.roots:
        _add(each, _of_node(root))
    subjects = Factor(rule.entity)
    return {(subjects, *product): times for product, times in each.items()}


def _of_node(node: ir.Node) -> Sum:
    """The evaluations for one record: the node itself, and all below it."""
    found: dict[Product, int] = {(): 1}
    match node:
        case ir.Quantified() | ir.Count() | ir.Aggregate():
            inner: dict[Product, int] = {(): 1}
            for one in ir.below(node):
                _add(inner, _of_node(one))
            through = _through(node)
            _add(found, {(through, *product): times for product, times in inner.items()})
        case _:
            for one in ir.below(node):
                _add(found, _of_node(one))
    return found


def _add(total: dict[Product, int], more: Sum) -> None:
    for product, times in more.items():
        total[product] = total.get(product, 0) + times


def _through(node: ir.Quantified | ir.Count | ir.Aggregate) -> Factor:
    """What is gone through: what belongs to an owner, what an index leads to, or a whole register."""
    members = node.members
    if members.owner is not None:
        return Factor(members.entity, _entity_of(members.owner), members.by)
    led = next((found for one in _conjuncts(node.where) if (found := _led(one, node)) is not None), None)
    return led if led is not None else Factor(members.entity)


def _conjuncts(node: ir.Node | None) -> tuple[ir.Node, ...]:
    match node:
        case None:
            return ()
        case ir.And(operands):
            return tuple(part for one in operands for part in _conjuncts(one))
        case ir.Defined(body=body):
            return _conjuncts(body)
        case _:
            return (node,)


def _led(condition: ir.Node, node: ir.Quantified | ir.Count | ir.Aggregate) -> Factor | None:
    """`manager is person`: a reference of the member that must lead to something outside."""
    match condition:
        case ir.Call("equal:reference", (left, right)):
            for own, outer in ((left, right), (right, left)):
                if _is_own(own, node.depth) and not _speaks_of(outer, node.depth) and isinstance(own, ir.Field):
                    assert isinstance(own.type, RefType)
                    return Factor(node.members.entity, own.type.entity, own.name, indexed=True)
    return None


def _is_own(node: ir.Node, depth: int) -> bool:
    return isinstance(node, ir.Field) and isinstance(node.base, ir.Local) and node.base.depth == depth


def _speaks_of(node: ir.Node | None, depth: int) -> bool:
    match node:
        case ir.Local():
            return node.depth == depth
        case ir.Field(base=base):
            return _speaks_of(base, depth)
        case None:
            return False
        case _:
            return any(_speaks_of(one, depth) for one in ir.below(node))


def _entity_of(node: ir.Local | ir.Field) -> str:
    if isinstance(node, ir.Local):
        return node.entity
    assert isinstance(node.type, RefType)
    return node.type.entity


def _outgrows(one: Product, other: Product) -> bool:
    """Whether a product has all that another has, and more."""
    left = list(one)
    for factor in other:
        if factor not in left:
            return False
        left.remove(factor)
    return bool(left)


def _words(factor: Factor, schema: Schema, *, first: bool) -> str:
    plural = schema.entities[factor.entity].plural.replace("_", " ")
    if first or factor.owner:
        return f"{plural} by {factor.by}" if factor.indexed else plural
    return f"all {plural}"


def _size(product: Product, portfolio: Portfolio) -> Fraction:
    size = Fraction(1)
    for factor in product:
        size *= _number(factor, portfolio)
    return size


def _number(factor: Factor, portfolio: Portfolio) -> Fraction:
    """How many records a factor stands for: all of them, or as many as each owner has on average."""
    members = len(portfolio.register(factor.entity).records)
    if factor.entity == "portfolio":
        return Fraction(1)
    if not factor.owner:
        return Fraction(members)
    owners = len(portfolio.register(factor.owner).records) if factor.owner != "portfolio" else 1
    return Fraction(members, owners) if owners else Fraction(members)
