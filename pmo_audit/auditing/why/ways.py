"""Ways to make a condition come out otherwise: each clause that stands against it says what would turn it.

A plan is a handful of edits; whether it does what it should is for the caller to judge in the world it makes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from pmo_audit import ir
from pmo_audit.auditing.readings import shown
from pmo_audit.auditing.why.axis import Axis, position
from pmo_audit.auditing.why.bench import Bench, Records, World
from pmo_audit.auditing.why.cells import Cell, about, cell_of, cells_in, compares
from pmo_audit.auditing.why.cost import total
from pmo_audit.auditing.why.edits import Edit, Edits, SetField, is_new, merged, overlaid
from pmo_audit.auditing.why.hindrance import hindrance
from pmo_audit.auditing.why.space import Answer, Space
from pmo_audit.auditing.why.spans import Stretch, clipped, in_words, nearest_point, stretch_of
from pmo_audit.auditing.why.turning import MemberWays
from pmo_audit.auditing.why.words import OWN_WORDS
from pmo_audit.classes import dataclass
from pmo_audit.types import DateType, EnumType, RefType
from pmo_audit.values import MISSING, NONE, Exempt, Missing, Unreadable

Goal = tuple[ir.Node, bool]
"""A condition, and what it is to come to."""

PLANS = 12
"""Plans for one condition that are followed up, the nearest at hand first."""
_HINDERED = 10.0
_ELSEWHERE = 0.2
"""To change the record itself is nearer than to change another one."""
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Ways(MemberWays):
    """Finds plans beside some edits: with `permitted` only what somebody could still do, otherwise anything."""

    bench: Bench
    edits: Edits
    permitted: bool
    depth: int = 0

    @property
    def world(self) -> World:
        """The world from which the plans set out."""
        return self.bench.world(self.edits)

    def beside(self, edits: Iterable[Edit]) -> Ways:
        """The same question in a world with more edits."""
        return Ways(self.bench, overlaid(self.edits, edits), self.permitted, self.depth + 1)

    def allows(self, edit: Edit) -> bool:
        """Whether an edit may be part of a plan."""
        return not self.permitted or not hindrance(self.bench.portfolio, edit, self.bench.as_of)

    def price(self, plan: Edits) -> float:
        """What a plan asks for; what nobody can do counts most."""
        portfolio, as_of, subject = self.bench.portfolio, self.bench.as_of, self.bench.subject
        hindered = 0 if self.permitted else sum(bool(hindrance(portfolio, one, as_of)) for one in plan)
        elsewhere = sum(one.cell[:2] != (subject.entity, subject.key) and not is_new(one.cell[1]) for one in plan)
        return total(portfolio, plan) + _HINDERED * hindered + _ELSEWHERE * elsewhere

    def best(self, plans: Iterable[Edits], number: int = PLANS) -> list[Edits]:
        """The plans that ask for least, each once."""
        return sorted(dict.fromkeys(plans), key=self.price)[:number]

    def holds(self, goal: Goal, records: Records) -> bool:
        """Whether a condition comes out as wanted already."""
        return self.world.evaluate(goal[0], records).value is goal[1]

    def ways(self, node: ir.Node, wanted: bool, records: Records) -> list[Edits]:
        """Plans that ought to make a condition come to what is wanted; one that asks for nothing where it does."""
        if self.holds((node, wanted), records):
            return [()]
        match node:
            case ir.And(operands) | ir.Or(operands):
                goals = [(one, wanted) for one in operands]
                if isinstance(node, ir.And) is wanted:
                    return self.together(goals, records)
                return self.best(plan for goal in goals for plan in self.ways(*goal, records))
            case ir.Not(operand):
                return self.ways(operand, not wanted, records)
            case ir.Defined(body=body):
                return self.ways(body, wanted, records)
            case ir.Quantified():
                return self.of_quantified(node, wanted, records)
            case ir.StateTest(operand=ir.Members() as members):
                return self.best(self.newcomers(members, None, records)) if not wanted else []
            case ir.Call() if compares(node) and self.depth < _DEEPEST:
                return self.best([*self.by_cells((node, wanted), records), *self.of_tally(node, wanted, records)])
            case ir.StateTest() | ir.Field():
                return self.best(self.by_cells((node, wanted), records))
            case _:
                return []

    def together(self, goals: Sequence[Goal], records: Records) -> list[Edits]:
        """Plans that ought to make all of several conditions come out as wanted.

        Those that are open and speak of the same cell are solved for it together, with all others that do.
        """
        cells = {goal: frozenset(self.cells(goal[0], records)) for goal in goals}
        left = [goal for goal in goals if not self.holds(goal, records)]
        groups: list[list[Edits]] = []
        while left:
            group = _related(left, cells)
            left = [goal for goal in left if goal not in group]
            found = [plan for cell in _shared(group, cells) for plan in self._for_all(goals, cells, cell, records)]
            if len(group) > 1 or not found:
                found += self.step_by_step([self.ways(*goal, records) for goal in group])
            groups.append(self.best(found))
        return self.step_by_step(groups)

    def _for_all(
        self, goals: Sequence[Goal], cells: dict[Goal, frozenset[Cell]], cell: Cell, records: Records
    ) -> list[Edits]:
        """Plans that set one cell so that every condition that speaks of it comes out as wanted."""
        about_it = [goal for goal in goals if cell in cells[goal]]
        return self.by_cell((_all_of(about_it), True), records, cell)

    def combined(self, groups: Sequence[Sequence[Edits]]) -> list[Edits]:
        """One plan of each group, put together; plans that contradict each other do not go together.

        Of many groups only the nearest plan of each is taken.
        """
        if len(groups) > PLANS:
            whole = merged(*(some[0] for some in groups)) if all(groups) else None
            return [whole] if whole is not None else []
        plans: list[Edits] = [()]
        for group in groups:
            both = (merged(plan, other) for plan in plans for other in group)
            plans = self.best(one for one in both if one is not None)
        return plans

    def step_by_step(self, groups: Sequence[Sequence[Edits]]) -> list[Edits]:
        """One plan of each group, put together; where none go together, each by itself, to go on from there."""
        return self.combined(groups) or self.best(plan for group in groups for plan in group if plan)

    # Single cells

    def cells(self, node: ir.Node, records: Records) -> tuple[Cell, ...]:
        """The cells a condition reads for these records, and those that lead to them."""
        found = dict.fromkeys(cells_in(self.world.evaluate(node, records)))
        for field in _fields(node):
            base = field.base
            while isinstance(base, ir.Field):
                cell = cell_of(self.world.evaluate(base, records))
                if cell is not None and cell.declared(self.bench.portfolio).actionable:
                    found.setdefault(cell)
                base = base.base
        return tuple(found)

    def by_cells(self, goal: Goal, records: Records) -> list[Edits]:
        """Plans that set one of the cells of a condition, or two where nothing is known of both."""
        cells = self.cells(goal[0], records)
        found = [plan for cell in cells for plan in self.by_cell(goal, records, cell)]
        open_ = [one for one in cells if isinstance(one.value(self.world.portfolio), Missing | Exempt | Unreadable)]
        if found or len(open_) < 2 or self.depth >= _DEEPEST:
            return found
        return [plan for cell in open_ for plan in self._in_two_steps(goal, records, cell)]

    def _in_two_steps(self, goal: Goal, records: Records, cell: Cell) -> list[Edits]:
        """Plans that give one unknown cell some usual value, and set another one beside it."""
        edit = self._some_value(Space(self.bench, self.edits, cell, ()))
        if edit is None or not self.allows(edit):
            return []
        inner = self.beside((edit,))
        rest = [one for one in inner.cells(goal[0], records) if one != cell]
        return [(edit, *plan) for one in rest for plan in inner.by_cell(goal, records, one)]

    def _some_value(self, space: Space) -> SetField | None:
        """Any value that would do for a start."""
        axis = space.axis()
        if axis is None:
            return next((one for one in space.options() if one.value != ""), None)
        value = axis.make(space.usual()[0])
        return space.cell.set_to(value, f"{shown(value, space.type)}, for example")

    def by_cell(self, goal: Goal, records: Records, cell: Cell) -> list[Edits]:
        """Plans that set one cell, so that a condition comes out as wanted."""
        node, wanted = goal
        if not self._may_change(cell):
            return []
        found = about(self.bench, self.world, cell, ((node, records),))
        space = Space(self.bench, self.edits, cell, tuple(found))

        def answer(edits: Edits) -> bool | None:
            value = self.bench.world(edits).evaluate(node, records).value
            return value if isinstance(value, bool) else None

        axis = space.axis()
        if axis is not None:
            edits = self._on_line(space, axis, answer, wanted)
        else:
            edits = self._of_options(space, answer, wanted)
        states = [one for one in self._states(space, node) if self.allows(one)]
        edits += [one for one in states if answer(space.with_value(one)) is wanted]
        return [(one,) for one in edits] + self._by_another(goal, records, space)

    def _on_line(self, space: Space, axis: Axis, answer: Answer, wanted: bool) -> list[SetField]:
        """The nearest values at which the answer is the wanted one."""
        now = position(space.cell.value(self.world.portfolio))
        start = now if now is not None else space.usual()[0]
        found: list[tuple[Fraction, SetField]] = []
        for one in space.ranges(axis, answer):
            whole = stretch_of(axis, one) if one.answer is wanted else None
            edit = self._least(space, axis, whole, start) if whole is not None else None
            x = position(edit.value) if edit is not None else None
            if edit is not None and x is not None:
                found.append((abs(x - start), edit))
        return [edit for _, edit in sorted(found, key=lambda one: one[0])][:2]

    def _may_change(self, cell: Cell) -> bool:
        """Whether there is any point in looking for a value: what nobody can change is no part of a repair."""
        return not self.permitted or is_new(cell.key) or cell.declared(self.bench.portfolio).actionable

    def _least(self, space: Space, axis: Axis, whole: Stretch, start: Fraction) -> SetField | None:
        """The edit that asks for least within a stretch: of days one to come, where that can still be done."""
        today = Fraction(self.bench.as_of.toordinal()) if isinstance(space.type, DateType) else None
        edit = None
        for stretch in (clipped(axis, whole, today), whole):
            if stretch is not None:
                told = whole if whole.low is None else stretch
                value = axis.make(nearest_point(stretch, start))
                edit = space.cell.set_to(value, in_words(axis, told, space.type))
                if not hindrance(self.bench.portfolio, edit, self.bench.as_of):
                    return edit
        return None if self.permitted else edit

    def _of_options(self, space: Space, answer: Answer, wanted: bool) -> list[SetField]:
        """The options with the wanted answer; where all have it, one that stands for any."""
        options = [one for one in space.options() if self.allows(one)]
        now = space.cell.value(self.world.portfolio)
        fitting = [one for one in options if answer(space.with_value(one)) is wanted]
        if fitting and len(fitting) == len(options) and isinstance(space.type, EnumType):
            return [space.cell.set_to(fitting[0].value, "any")]
        if any(one.value == OWN_WORDS for one in fitting):
            return [one for one in fitting if one.value == OWN_WORDS]
        if any(one.brings is not None for one in fitting):
            return [one for one in fitting if one.brings is not None]
        return [one for one in fitting if one.value != now]

    def _states(self, space: Space, node: ir.Node) -> list[SetField]:
        """What may stand in the cell instead of a value, as far as the condition tells it apart."""
        asked = {one.state for one in ir.walk(node) if isinstance(one, ir.StateTest)}
        found = [space.none()]
        if "empty" in asked or not self.permitted:
            found.append(space.cell.set_to(NONE, "none"))
        if "missing" in asked:
            found.append(space.cell.set_to(MISSING, "missing"))
        if "exempt" in asked:
            found.append(space.cell.set_to(Exempt("a reason"), "withheld with a reason"))
        return list(dict.fromkeys(one for one in found if one is not None))

    def _by_another(self, goal: Goal, records: Records, space: Space) -> list[Edits]:
        """Plans that name somebody of whom more is asked, such as to have an address."""
        if not isinstance(space.type, RefType) or self.depth >= _DEEPEST:
            return []
        edit = space.somebody(space.type.entity)
        if edit.brings is None or not self.allows(edit):
            return []
        inner = self.beside((edit,))
        plans = inner.ways(*goal, records)
        new = edit.brings.key
        return [(edit, *plan) for plan in plans if plan and all(one.cell[1] == new for one in plan)]


def _related(goals: Sequence[Goal], cells: dict[Goal, frozenset[Cell]]) -> list[Goal]:
    """The first of some goals, and all that have to do with it through the cells they share."""
    group, rest = [goals[0]], list(goals[1:])
    grown = True
    while grown:
        near = [one for one in rest if any(cells[one] & cells[other] for other in group)]
        grown = bool(near)
        group += near
        rest = [one for one in rest if one not in near]
    return group


def _shared(group: Sequence[Goal], cells: dict[Goal, frozenset[Cell]]) -> list[Cell]:
    """The cells that every goal of a group speaks of."""
    common = frozenset.intersection(*(cells[goal] for goal in group))
    return sorted(common, key=lambda one: (one.entity, one.key, one.field))


def _all_of(goals: Sequence[Goal]) -> ir.Node:
    operands = tuple(node if wanted else ir.Not(node, node.span) for node, wanted in goals)
    return operands[0] if len(operands) == 1 else ir.And(operands, operands[0].span)


def _fields(node: ir.Node) -> list[ir.Field]:
    """The fields a condition reads itself, not those of members of collections."""
    found: list[ir.Field] = []
    waiting: list[ir.Node] = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, ir.Field):
            found.append(one)
        if not isinstance(one, ir.Quantified | ir.Count | ir.Aggregate):
            waiting += reversed(ir.below(one))
    return found
