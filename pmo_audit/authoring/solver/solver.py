"""The solver's door: proofs that something is impossible, the clauses that make it so, and examples."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from pmo_audit import ir
from pmo_audit.authoring.solver.branch import Branch
from pmo_audit.authoring.solver.cells import in_state
from pmo_audit.authoring.solver.formula import VALUE, Formula, Want
from pmo_audit.authoring.solver.linear import Form, TooLargeError, at_most_zero
from pmo_audit.authoring.solver.moments import Moment
from pmo_audit.authoring.solver.reading import Reading
from pmo_audit.authoring.solver.search import Search, settled
from pmo_audit.authoring.solver.world import SUBJECT, Places, World
from pmo_audit.classes import dataclass, replace

STEPS = 400
"""Steps of one proof."""
REMEMBERED = 5_000
"""Beginnings of proofs that are remembered."""
_Start = tuple[tuple[tuple[int, Want, ir.Field | None, tuple[ir.Members, ...]], ...], Moment, str]


@dataclass(frozen=True, slots=True)
class Asked:
    """A condition and what it is to come to.

    `base` leads from the subject to the record that the condition is about, where that is not the subject itself.
    `within` are the collections of whose members it speaks, outermost first; conditions within the same collections
    speak of the same members.
    """

    node: ir.Node
    want: Want
    base: ir.Field | None = None
    within: tuple[ir.Members, ...] = ()

    def split(self) -> tuple[Asked, ...]:
        """The same as several, each of which must come to its own."""
        match self.node, self.want:
            case ir.Not(operand, span), _ if span != operand.span and isinstance(operand, ir.Not | ir.And | ir.Or):
                return replace(self, node=operand, want=self.want.opposite).split()
            case (ir.And(operands), Want.TRUE | Want.NOT_FALSE) | (ir.Or(operands), Want.FALSE | Want.NOT_TRUE):
                return tuple(part for one in operands for part in replace(self, node=one).split())
            case _:
                return (self,)


class Solver:
    """Proofs about conditions whose subject is a record of one `entity`. `day` is one that reads well in examples."""

    def __init__(self, entity: str, day: date) -> None:
        self.entity = entity
        self.day = day
        self.world = World()
        self._readings: dict[tuple[Moment, str], Reading] = {}
        self._starts: dict[_Start, tuple[tuple[Asked, ...], Branch | None]] = {}

    def impossible(
        self,
        asked: Iterable[Asked],
        moments: Iterable[Moment] | None,
        more: Iterable[Asked] = (),
        *,
        steps: int = STEPS,
    ) -> bool:
        """Whether it is certain that no record on no day brings all conditions to what is asked of them.

        The outcome is the same for `more`; what comes before it is remembered, and read once.
        """
        asked, more = tuple(asked), tuple(more)
        if moments is None:
            return False
        try:
            return all(self._found(asked, moment, "", steps, more) is None for moment in moments)
        except (TooLargeError, RecursionError):
            return False

    def apart(self, asked: Iterable[Asked], more: Iterable[Asked], moments: Iterable[Moment]) -> bool:
        """Whether it is plain that conditions exclude others: less than `impossible` finds, in no time."""
        asked, more = tuple(asked), tuple(more)
        return all(self._plainly_apart(asked, more, moment) for moment in moments)

    def _plainly_apart(self, asked: tuple[Asked, ...], more: tuple[Asked, ...], moment: Moment) -> bool:
        branch = self._begun(asked, moment, "")
        if branch is None:
            return True
        reading = self.reading(moment, "")
        places = [(one, SUBJECT if one.base is None else self.world.path(one.base, (SUBJECT,))) for one in more]
        return any(branch.refutes(reading.formula(one.node, one.want, (start,))) for one, start in places)

    def core(self, asked: Sequence[Asked], moments: Sequence[Moment] | None) -> tuple[Asked, ...]:
        """Of conditions that are impossible together, some that already are, none of which can be left out."""
        kept = list(dict.fromkeys(part for one in asked for part in one.split()))
        for one in tuple(kept):
            fewer = [other for other in kept if other is not one]
            if self.impossible(fewer, moments):
                kept = fewer
        return tuple(kept)

    def way(self, asked: Sequence[Asked], moment: Moment, currency: str, *, steps: int = STEPS) -> Branch | None:
        """A way in which the conditions may come to what is asked, with all amounts in one currency, or None."""
        try:
            return self._found(tuple(asked), moment, currency, steps)
        except (TooLargeError, RecursionError):
            return None

    def reading(self, moment: Moment, currency: str) -> Reading:
        """The reading of conditions in a stretch of time."""
        key = moment, currency
        if key not in self._readings:
            self._readings[key] = Reading(self.world, moment.day_near(self.day), currency=currency)
        return self._readings[key]

    def _found(
        self, asked: tuple[Asked, ...], moment: Moment, currency: str, steps: int, more: tuple[Asked, ...] = ()
    ) -> Branch | None:
        begun = self._begun(asked, moment, currency)
        if begun is None:
            return None
        branch = begun.copy()
        return Search(steps).explore(branch) if self._add(branch, more, moment, currency) else None

    def _begun(self, asked: tuple[Asked, ...], moment: Moment, currency: str) -> Branch | None:
        """A branch with all that is asked and leaves no choice; None where that is a contradiction already."""
        key = tuple((id(one.node), one.want, one.base, one.within) for one in asked), moment, currency
        if key not in self._starts:
            branch = Branch(self.world)
            good = all(branch.add(one) for one in _days(self.reading(moment, currency), moment))
            good = good and self._add(branch, asked, moment, currency) and settled(branch)
            self._starts[key] = asked, branch if good else None
            if len(self._starts) > REMEMBERED:
                del self._starts[next(iter(self._starts))]
        return self._starts[key][1]

    def _add(self, branch: Branch, asked: Iterable[Asked], moment: Moment, currency: str) -> bool:
        reading = self.reading(moment, currency)
        for one in asked:
            places = self._places(one, branch)
            if places is None or not branch.add(reading.formula(one.node, one.want, places)):
                return False
        return True

    def _places(self, one: Asked, branch: Branch) -> Places | None:
        """The records that a condition looks at; None where they cannot be there."""
        start = SUBJECT if one.base is None else self.world.path(one.base, (SUBJECT,))
        places: Places = (start,)
        good = branch.add(in_state(self.world, start, VALUE))
        for members in one.within:
            collection = self.world.collection(members, places)
            owner = self.world.collections[collection].owner
            good = good and branch.add(in_state(self.world, collection, VALUE))
            good = good and (owner is None or branch.add(in_state(self.world, owner, VALUE)))
            member = self.world.member(collection, f"one, {len(places)}")
            known = branch.members.setdefault(collection, [])
            if member not in known:
                known.append(member)
                rules = [rule for rule in branch.rules if rule.collection == collection]
                good = good and all(branch.add(rule.of(member)) for rule in rules)
            places = (*places, member)
        return places if good else None


def _days(reading: Reading, moment: Moment) -> list[Formula]:
    """The day of the run lies in the stretch."""
    today = Form.of(reading.numbers.today)
    found: list[Formula] = []
    if moment.first is not None:
        found.append(at_most_zero(Form.number(moment.first.toordinal()).plus(today, -1)))
    if moment.last is not None:
        found.append(at_most_zero(today.plus(Form.number(moment.last.toordinal()), -1)))
    return found
