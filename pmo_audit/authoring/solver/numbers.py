"""Computations as sums of unknown numbers, as far as they are that; anything else is an unknown number by itself.

Amounts are the hard part. Two amounts meet in one currency at the rates of their days, and which currency that is
depends on what meets. So an amount becomes a number only within one comparison: it is named by its cell, by the shape
of the whole comparison, and by its place in it. Two comparisons of one shape exchange alike, and only these are held
together; a computation that multiplies by numbers does not change the shape.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

from pmo_audit import ir
from pmo_audit.analysis import type_of
from pmo_audit.authoring.solver.cells import all_known, is_none, none_is_none, some_unknown
from pmo_audit.authoring.solver.counts import number_of
from pmo_audit.authoring.solver.formula import FALSE, NO, TRUE, YES, All, Among, Any, Formula, both, either, every
from pmo_audit.authoring.solver.linear import Below, Form, Variable, at_most_zero
from pmo_audit.authoring.solver.orders import below
from pmo_audit.authoring.solver.shapes import Spot, meet_of, spots
from pmo_audit.authoring.solver.world import Places, defined, word
from pmo_audit.classes import dataclass, replace
from pmo_audit.types import DateType, EnumType, MoneyType, PeriodType
from pmo_audit.values import Days, Money, Months, Period, WorkingDays

if TYPE_CHECKING:
    from pmo_audit.authoring.solver.reading import Reading

Case = tuple[Form, Formula]
"""A form, and under which condition the computation is that."""

USUAL_AMOUNT = Fraction(1_000_000)


@dataclass(frozen=True, slots=True)
class Computed:
    """What a computation comes to: one of the `cases`, if all its cells hold values and all of it has an answer.

    `extra` is what else must then hold, where it is made of counts.
    """

    cases: tuple[Case, ...]
    paths: frozenset[str] = frozenset()
    defined: frozenset[str] = frozenset()
    extra: Formula | None = None

    @property
    def constant(self) -> Fraction | None:
        """The number it always is, if there is one."""
        if self.paths or self.defined or len(self.cases) != 1 or not self.cases[0][0].is_number:
            return None
        return self.cases[0][0].constant

    @property
    def answered(self) -> Formula:
        """All of it has an answer."""
        return every(Among(defined(key), YES) for key in sorted(self.defined))


def plain(form: Form) -> Computed:
    """A computation without conditions."""
    return Computed(((form, TRUE),))


class Numbers:
    """Computations of one world as of a day; in one `currency` amounts are numbers like others."""

    def __init__(self, reading: Reading, currency: str) -> None:
        self.reading = reading
        self.world = reading.world
        self.keys = reading.keys
        self.currency = currency

    # What is asked of a whole comparison

    def pair(self, node: ir.Call, places: Places) -> tuple[Computed, Computed] | None:
        """Both sides of a comparison; None where they are no numbers."""
        left, right = node.arguments
        if isinstance(type_of(left), MoneyType):
            first, second = spots(self.keys, node, places, None)
            rates = meet_of(self.keys, node, places)
            one = self.number(left, places, first)
            return replace(one, defined=one.defined | rates), self.number(right, places, second)
        if node.overload.partition(":")[2] in ("text", "word", "truth", "reference"):
            return None
        return self.number(left, places), self.number(right, places)

    def known(self, one: Computed) -> Formula:
        """All cells hold values, and there is an answer."""
        return both(all_known(self.world, one.paths), one.answered, one.extra or TRUE)

    def nothing(self, *sides: Computed) -> Formula:
        """A cell holds none, so that everything made of it is none."""
        return is_none(self.world, {path for one in sides for path in one.paths})

    def unknown(self, *sides: Computed) -> Formula:
        """No cell holds none, and one is unknown or something has no answer."""
        paths = {path for one in sides for path in one.paths}
        unanswered = either(Among(defined(key), NO) for one in sides for key in sorted(one.defined))
        return either((some_unknown(self.world, paths), both(none_is_none(self.world, paths), unanswered)))

    def in_words(self, relation: Formula, apart: Form) -> Formula:
        """A bound on the place of one word as the words that keep to it."""
        if len(apart.terms) != 1 or apart.terms[0][0].name not in self.world.ranks:
            return relation
        path, words = self.world.ranks[apart.terms[0][0].name]
        kept = [one for place, one in enumerate(words) if _true_at(relation, apart.terms[0][0], Fraction(place))]
        return Among(word(path), frozenset(kept)) if kept else FALSE

    def paths(self, node: ir.Node, places: Places) -> frozenset[str]:
        """The cells that make a computation none where one of them holds none."""
        match node:
            case ir.Field():
                path = self.world.path(node, places)
                return frozenset({path} if path in self.world.cells else ())
            case ir.Defined(body=body):
                return self.paths(body, places)
            case ir.Banded(by=by):
                return self.paths(by, places)
            case ir.Call(arguments=arguments):
                return frozenset(path for one in arguments for path in self.paths(one, places))
            case _:
                return frozenset()

    # Computations

    def number(self, node: ir.Node, places: Places, spot: Spot | None = None) -> Computed:
        """A computation as a form, an amount at its spot in the comparison."""
        match node:
            case ir.Literal(value):
                return self._constant(node, value, places, spot)
            case ir.Parameter():
                return self._constant(node, node.on(self.keys.day), places, spot)
            case ir.Defined(body=body):
                return self.number(body, places, spot)
            case ir.Today():
                return plain(Form.of(self.today))
            case ir.Field():
                path = self.world.path(node, places)
                return Computed(((Form.of(self._variable(path, node, spot)), TRUE),), frozenset({path}))
            case ir.Count():
                return self._count(node, places)
            case ir.Call():
                return self._call(node, places, spot)
            case _:
                return self._opaque(node, places, spot)

    @property
    def today(self) -> Variable:
        """The day of the run."""
        return Variable("today", whole=True, usual=Fraction(self.keys.day.toordinal()))

    def _constant(self, node: ir.Node, value: object, places: Places, spot: Spot | None) -> Computed:
        match value:
            case Fraction():
                return plain(Form.number(value))
            case Money(amount, currency):
                if spot is None or spot.is_unit or self.currency or not amount:
                    return plain(Form.number(amount))
                unit = self.world.amount(f"{currency} {spot.name}", "")
                return plain(Form.of(Variable(unit)).times(amount))
            case date():
                return plain(Form.number(value.toordinal()))
            case Days(count) | WorkingDays(count) | Months(count):
                return plain(Form.number(count))
            case Period():
                return plain(Form.number(_place_of(value)))
            case _:
                return self._opaque(node, places, spot)

    def _variable(self, path: str, node: ir.Node, spot: Spot | None) -> Variable:
        match type_of(node):
            case MoneyType():
                if self.currency or spot is None:
                    return Variable(path, usual=USUAL_AMOUNT)
                return Variable(self.world.amount(f"{path} {spot.name}", path), usual=USUAL_AMOUNT)
            case DateType():
                return Variable(path, whole=True, usual=Fraction(self.keys.day.toordinal()))
            case PeriodType():
                month = Period.parse(self.keys.day.isoformat()[:7])
                return Variable(path, whole=True, usual=_place_of(month) if month else Fraction(0))
            case _:
                return Variable(path)

    def _count(self, node: ir.Count, places: Places) -> Computed:
        """A count that is known: its least is its most."""
        counted = number_of(self.reading, node.members, (node.where,) if node.where is not None else (), places)
        extra = both(counted.came, at_most_zero(counted.most.plus(counted.least, -1)))
        key = counted.least.terms[0][0].name
        return Computed(((counted.least, TRUE),), frozenset(), frozenset({key}), extra)

    def _call(self, node: ir.Call, places: Places, spot: Spot | None) -> Computed:
        name, _, kinds = node.overload.partition(":")
        if name == "rank":
            return self._rank(node, places)
        sides = self.sides(node, places, spot)
        combined: Computed | None = None
        match name:
            case "add" | "subtract" | "distance" if len(sides) == 2:
                combined = _summed(name, sides)
            case "negate":
                combined = _mapped(sides[0], lambda form: form.times(-1))
            case "size":
                combined = _sized(sides[0])
            case "multiply" | "divide":
                combined = _scaled(name, sides)
        if combined is None:
            return self._opaque(node, places, spot)
        needed = meet_of(self.keys, node, places)
        if kinds in ("date,duration", "duration,date"):
            needed |= {self.keys.key(node, places)}
        return replace(combined, defined=combined.defined | needed)

    def sides(self, node: ir.Call, places: Places, spot: Spot | None = None) -> list[Computed]:
        """The arguments of a computation."""
        inner = spots(self.keys, node, places, spot)
        return [self.number(one, places, at) for one, at in zip(node.arguments, inner, strict=True)]

    def _rank(self, node: ir.Call, places: Places) -> Computed:
        subject, listed = node.arguments
        while isinstance(subject, ir.Defined):
            subject = subject.body
        assert isinstance(listed, ir.Literal)
        assert isinstance(listed.value, tuple)
        if isinstance(subject, ir.Literal | ir.Parameter):
            value = subject.value if isinstance(subject, ir.Literal) else subject.on(self.keys.day)
            return plain(Form.number(listed.value.index(value)))
        if not isinstance(subject, ir.Field) or not isinstance(subject.type, EnumType):
            return self._opaque(node, places, None)
        path = self.world.path(subject, places)
        place = Variable(f"rank {path}", whole=True)
        self.world.ranks[place.name] = path, listed.value
        return Computed(((Form.of(place), TRUE),), frozenset({path}))

    def _opaque(self, node: ir.Node, places: Places, spot: Spot | None) -> Computed:
        """A number of which nothing is known but that it is the same wherever it is computed."""
        key = self.keys.key(node, places)
        result = self.world.result(key)
        is_length = isinstance(node, ir.Call) and node.overload.startswith("length")
        whole = isinstance(type_of(node), DateType) or is_length
        name = result
        if spot is not None and not self.currency:
            name = self.world.amount(f"{result} {spot.name}", result)
        number = Form.of(Variable(name, whole=whole))
        guard: Formula = at_most_zero(number.times(-1)) if is_length else TRUE
        return Computed(((number, guard),), self.paths(node, places) | {result})


def _true_at(relation: Formula, variable: Variable, value: Fraction) -> bool:
    """Whether a relation about one variable is true where it has this value."""
    match relation:
        case Below(form, strict):
            at = form.constant + sum((factor for _, factor in form.terms), Fraction(0)) * value
            return at < 0 or (at == 0 and not strict)
        case All(parts):
            return all(_true_at(one, variable, value) for one in parts)
        case Any(parts):
            return any(_true_at(one, variable, value) for one in parts)
        case _:
            raise AssertionError(relation)


def _summed(name: str, sides: list[Computed]) -> Computed:
    times = 1 if name == "add" else -1
    left, right = sides
    cases = tuple(
        (one.plus(other, times), both(guard, also)) for (one, guard), (other, also) in product(left.cases, right.cases)
    )
    whole = Computed(cases, left.paths | right.paths, left.defined | right.defined, _extra(sides))
    return _sized(whole) if name == "distance" else whole


def _sized(side: Computed) -> Computed:
    """A size is the number itself, or where that is below zero its opposite."""
    cases = [
        case
        for form, guard in side.cases
        for case in (
            (form, both(guard, below(form.times(-1)))),
            (form.times(-1), both(guard, below(form, strict=True))),
        )
    ]
    kept = tuple(case for case in cases if case[1] != FALSE)
    return Computed(kept, side.paths, side.defined, side.extra)


def _scaled(name: str, sides: list[Computed]) -> Computed | None:
    """A number times or over a constant; None where neither side is one."""
    left, right = sides
    if right.constant is not None and (name == "multiply" or right.constant):
        factor = right.constant if name == "multiply" else 1 / right.constant
        return _mapped(left, lambda form: form.times(factor))
    if name == "multiply" and left.constant is not None:
        factor = left.constant
        return _mapped(right, lambda form: form.times(factor))
    return None


def _mapped(side: Computed, change: Callable[[Form], Form]) -> Computed:
    cases = tuple((change(form), guard) for form, guard in side.cases)
    return Computed(cases, side.paths, side.defined, side.extra)


def _extra(sides: list[Computed]) -> Formula | None:
    parts = [one.extra for one in sides if one.extra is not None]
    return every(parts) if parts else None


def _place_of(period: Period) -> Fraction:
    """The place of a period in the order of all periods."""
    return Fraction(period.last.toordinal() * 10**7 + period.first.toordinal())
