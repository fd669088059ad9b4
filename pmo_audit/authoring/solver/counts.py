"""Quantifiers and counts: all of them say how many members meet a condition, between a least and a most."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING

from pmo_audit import ir
from pmo_audit.authoring.solver.cells import in_state, is_none, none_is_none
from pmo_audit.authoring.solver.formula import (
    FALSE,
    LOST,
    MISSING,
    TRUE,
    VALUE,
    Exists,
    Fate,
    ForAll,
    Formula,
    Want,
    both,
    either,
    every,
)
from pmo_audit.authoring.solver.linear import Form, Variable, at_most_zero
from pmo_audit.authoring.solver.orders import MIRRORED, holds
from pmo_audit.authoring.solver.world import Places
from pmo_audit.classes import dataclass

if TYPE_CHECKING:
    from pmo_audit.authoring.solver.reading import Reading

MEMBERS = 3
"""Members that are spelt out where there must be so many or more."""


@dataclass(frozen=True, slots=True)
class Number:
    """How many members of a collection meet some conditions: surely `least`, and perhaps up to `most`."""

    reading: Reading
    collection: str
    conditions: tuple[ir.Node, ...]
    places: Places
    least: Form
    most: Form

    @property
    def came(self) -> Formula:
        """The collection was delivered; nothing is known of one that was not."""
        return in_state(self.reading.world, self.collection, VALUE)

    @property
    def lost(self) -> Formula:
        """Nothing is known of the collection."""
        return in_state(self.reading.world, self.collection, MISSING, LOST)

    def at_least(self, number: int) -> Formula:
        """There are surely so many."""
        if number <= 0:
            return self.came
        owner = self.reading.world.collections[self.collection].owner
        owned = in_state(self.reading.world, owner, VALUE) if owner is not None else self.came
        there = Exists(self.collection, min(number, MEMBERS), self._meets)
        return both(self.came, owned, at_most_zero(Form.number(number).plus(self.least, -1)), there)

    def at_most(self, number: int) -> Formula:
        """There are surely no more."""
        if number < 0:
            return FALSE
        few = both(self.came, at_most_zero(self.most.plus(Form.number(number), -1)))
        return both(few, ForAll(self.collection, self._fails)) if number == 0 else few

    def unsure(self, number: int) -> Formula:
        """Nobody can say whether there are more than so many."""
        low = at_most_zero(self.least.plus(Form.number(number), -1))
        high = at_most_zero(Form.number(number + 1).plus(self.most, -1))
        return either((self.lost, both(self.came, low, high)))

    def exactly(self, number: int) -> Fate:
        """What `exactly so many` may come to."""
        low = at_most_zero(self.least.plus(Form.number(number), -1))
        high = at_most_zero(Form.number(number).plus(self.most, -1))
        apart = at_most_zero(Form.number(1).plus(self.least).plus(self.most, -1))
        return Fate(
            both(self.at_least(number), self.at_most(number)),
            either((self.at_least(number + 1), self.at_most(number - 1))),
            either((self.lost, both(self.came, low, high, apart))),
        )

    def fate(self, relation: str, limit: Fraction) -> Fate:
        """What a comparison of the number with a constant may come to."""
        match relation:
            case "at most" | "less":
                most = floor(limit) if relation == "at most" else ceil(limit) - 1
                return Fate(self.at_most(most), self.at_least(most + 1), self.unsure(most))
            case "at least" | "more":
                least = ceil(limit) if relation == "at least" else floor(limit) + 1
                return Fate(self.at_least(least), self.at_most(least - 1), self.unsure(least - 1))
            case _ if limit.denominator == 1:
                return self.exactly(int(limit))
            case _:
                return Fate(FALSE, self.came, self.lost)

    def _meets(self, member: str) -> Formula:
        inner = (*self.places, member)
        return every(self.reading.formula(one, Want.TRUE, inner) for one in self.conditions)

    def _fails(self, member: str) -> Formula:
        inner = (*self.places, member)
        return either(self.reading.formula(one, Want.FALSE, inner) for one in self.conditions)


def number_of(reading: Reading, members: ir.Members, conditions: Iterable[ir.Node], places: Places) -> Number:
    """The number of members that meet all conditions."""
    conditions = tuple(part for one in conditions for part in _conjuncts(one))
    collection = reading.world.collection(members, places)
    inner = (*places, reading.world.member(collection, f"?{len(places)}"))
    keys = sorted({reading.keys.key(one, inner) for one in conditions})
    name = f"{collection}({' and '.join(keys)})"
    least, most = (Variable(f"{which} {name}", whole=True) for which in ("least", "most"))
    reading.world.counts[name] = collection
    return Number(reading, collection, conditions, places, Form.of(least), Form.of(most))


def _conjuncts(node: ir.Node) -> tuple[ir.Node, ...]:
    match node:
        case ir.And(operands):
            return tuple(part for one in operands for part in _conjuncts(one))
        case ir.Defined(body=body):
            return _conjuncts(body)
        case ir.Not(ir.Not(operand)):
            return _conjuncts(operand)
        case _:
            return (node,)


def quantified(reading: Reading, node: ir.Quantified, places: Places) -> Fate:
    """What `some`, `every`, `no` and numbers of members may come to; of shares nothing is known."""
    if node.percent:
        came = in_state(reading.world, reading.world.collection(node.members, places), VALUE)
        plain = reading.opaque(node, places)
        return Fate(both(came, plain.true), both(came, plain.false), plain.unknown)
    body = node.body
    if node.quantifier == "every" and body is not None:
        body = ir.Not(body, node.span)
    asked = [one for one in (node.where, body) if one is not None]
    number = number_of(reading, node.members, asked, places)
    match node.quantifier, node.limit:
        case "some", _:
            return number.fate("at least", Fraction(1))
        case (("every" | "no"), _):
            return number.fate("at most", Fraction(0))
        case word, Fraction() as limit:
            return number.fate(_RELATIONS[_WORDS.index(word)], limit)
        case _:
            return reading.opaque(node, places)


_WORDS = ("at least", "at most", "exactly", "more than", "fewer than")
_RELATIONS = ("at least", "at most", "equal", "more", "less")


def compared(reading: Reading, node: ir.Call, places: Places) -> Fate | None:
    """What a comparison with a count may come to: bounds may decide it. None where no side is a count by itself."""
    relation, _, kind = node.overload.partition(":")
    if kind != "number" or relation not in MIRRORED:
        return None
    left, right = (_plain(one) for one in node.arguments)
    if not isinstance(left, ir.Count):
        if not isinstance(right, ir.Count):
            return None
        left, right, relation = right, left, MIRRORED[relation]
    number = _counted(reading, left, places)
    if isinstance(right, ir.Count):
        return _of_two(number, _counted(reading, right, places), relation)
    other = reading.numbers.number(right, places)
    if other.constant is not None:
        return number.fate(relation, other.constant)
    plain = [
        Fate(both(guard, one.true), both(guard, one.false), TRUE)
        for form, guard in other.cases
        for one in (_between(number, (form, form), relation),)
    ]
    known = reading.numbers.known(other)
    nothing = is_none(reading.world, other.paths)
    return Fate(
        both(known, either(one.true for one in plain)),
        either((both(known, either(one.false for one in plain)), nothing)),
        none_is_none(reading.world, other.paths),
    )


def _counted(reading: Reading, node: ir.Count, places: Places) -> Number:
    return number_of(reading, node.members, (node.where,) if node.where is not None else (), places)


def _of_two(one: Number, other: Number, relation: str) -> Fate:
    plain = _between(one, (other.least, other.most), relation)
    came = both(one.came, other.came)
    return Fate(both(came, plain.true), both(came, plain.false), plain.unknown)


def _between(number: Number, other: tuple[Form, Form], relation: str) -> Fate:
    """A number against what lies between two bounds: decided where every value of both sides agrees."""
    low, high = other
    surely = {
        "less": holds("less", number.most, low),
        "at most": holds("at most", number.most, low),
        "more": holds("more", number.least, high),
        "at least": holds("at least", number.least, high),
        "equal": both(holds("at most", number.most, low), holds("at least", number.least, high)),
    }
    never = {
        "less": holds("at least", number.least, high),
        "at most": holds("more", number.least, high),
        "more": holds("at most", number.most, low),
        "at least": holds("less", number.most, low),
        "equal": either((holds("less", number.most, low), holds("more", number.least, high))),
    }
    return Fate(both(number.came, surely[relation]), both(number.came, never[relation]), TRUE)


def _plain(node: ir.Node) -> ir.Node:
    while isinstance(node, ir.Defined):
        node = node.body
    return node
