"""Ways to turn what is said of collections: by their members one by one, by one more of them, or by how many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations, islice

from pmo_audit import ir
from pmo_audit.auditing.why.bench import Bench, Records, World
from pmo_audit.auditing.why.cells import Cell, members_of
from pmo_audit.auditing.why.edits import NEW, AddRecord, Complete, Edit, Edits, SetField, link_to, merged
from pmo_audit.classes import replace
from pmo_audit.records import Collection, Portfolio, Record
from pmo_audit.types import Truth
from pmo_audit.values import Value

_NEAREST = 8
"""Members that are tried where one is enough."""
_FLIPS = 3
"""Plans for one member of several."""
_COMBINATIONS = 10
_TRIED = 2_000
"""Members of one collection that are tried at all."""
_MANY = 100
"""Members from which on a sum is not solved for each of several."""
_NEWCOMERS = 6


class MemberWays:
    """What `Ways` says of collections; written apart only to be read apart."""

    __slots__ = ()
    bench: Bench
    edits: Edits
    depth: int

    @property
    def world(self) -> World:
        """The world from which the plans set out; given by `Ways`."""
        raise NotImplementedError

    def beside(self, edits: Iterable[Edit]) -> MemberWays:
        """The same question in a world with more edits; given by `Ways`."""
        raise NotImplementedError

    def allows(self, edit: Edit) -> bool:
        """Whether an edit may be part of a plan; given by `Ways`."""
        raise NotImplementedError

    def ways(self, node: ir.Node, wanted: bool, records: Records) -> list[Edits]:
        """Plans for a condition; given by `Ways`."""
        raise NotImplementedError

    def best(self, plans: Iterable[Edits], number: int = 12) -> list[Edits]:
        """The plans that ask for least; given by `Ways`."""
        raise NotImplementedError

    def combined(self, groups: Sequence[Sequence[Edits]]) -> list[Edits]:
        """One plan of each group, put together; given by `Ways`."""
        raise NotImplementedError

    # Quantifiers

    def of_quantified(self, node: ir.Quantified, wanted: bool, records: Records) -> list[Edits]:
        """Plans that make a quantifier come to what is wanted."""
        collection = members_of(self.world, node.members, records)
        if collection is None:
            return self._once_delivered(node.members, node, wanted, records)
        if node.limit is not None:
            return self._of_number(node, wanted, collection, records)
        met = condition_of(node)
        if node.quantifier == "every":
            if not wanted:
                return self._one(node, breach_of(node), collection, records)
            return self._every(node, collection.members, records)
        if (node.quantifier == "some") is wanted:
            return self._one(node, met, collection, records)
        return self._each(met, False, collection.members, records)

    def _one(self, node: ir.Quantified, met: ir.Node | None, collection: Collection, records: Records) -> list[Edits]:
        """Plans after which one member meets the condition: the one that is nearest to it, or one more."""
        found = self.newcomers(node.members, met, records)
        if met is not None:
            near = sorted(collection.members, key=lambda one: self._unmet(met, (*records, one)))
            found += [plan for one in near[:_NEAREST] for plan in self.ways(met, True, (*records, one))]
        return self.best(found)

    def _each(self, met: ir.Node | None, wanted: bool, members: Sequence[Record], records: Records) -> list[Edits]:
        """Plans after which every member meets the condition, or none does."""
        if met is None:
            return []
        open_ = [one for one in members if self._truth(met, (*records, one)) is not wanted]
        return self.combined([self.best(self.ways(met, wanted, (*records, one)), _FLIPS) for one in open_])

    def _every(self, node: ir.Quantified, members: Sequence[Record], records: Records) -> list[Edits]:
        """Plans after which every member meets what is asked of it, or else is not asked about."""
        kept = _kept(node)
        if kept is None:
            return []
        open_ = [(*records, one) for one in members if self._truth(kept, (*records, one)) is not True]
        return self.combined([self._keeping(node, kept, one) for one in open_])

    def _keeping(self, node: ir.Quantified, kept: ir.Node, records: Records) -> list[Edits]:
        if node.where is None or node.body is None:
            return self.best(self.ways(kept, True, records), _FLIPS)
        met = self.best(self.ways(node.body, True, records), _FLIPS)
        out = self.best(self.ways(node.where, False, records), _FLIPS)
        return [*met, *(tuple(_dodging(edit) for edit in plan) for plan in out)]

    def _unmet(self, node: ir.Node, records: Records) -> int:
        """How many clauses of a condition are not met."""
        operands = node.operands if isinstance(node, ir.And) else (node,)
        inner = [one for each in operands for one in (each.operands if isinstance(each, ir.And) else (each,))]
        return sum(self._truth(one, records) is not True for one in inner)

    def _truth(self, node: ir.Node, records: Records) -> bool | None:
        value = self.world.evaluate(node, records).value
        return value if isinstance(value, bool) else None

    def _once_delivered(self, members: ir.Members, node: ir.Node, wanted: bool, records: Records) -> list[Edits]:
        """Plans for a condition about a register that did not come, as if all of it had."""
        edit = Complete(members.entity)
        if edit in self.edits or not self.allows(edit):
            return []
        inner = self.beside((edit,))
        if members_of(inner.world, members, records) is None:
            return []
        return [(edit, *plan) for plan in inner.ways(node, wanted, records)]

    # At least, at most, exactly

    def _of_number(self, node: ir.Quantified, wanted: bool, collection: Collection, records: Records) -> list[Edits]:
        """Plans that turn as many members as it takes, to one side or the other."""
        met = condition_of(node)
        found: list[Edits] = []
        for up in _directions(node.quantifier, wanted):
            if up:
                found += self._so_many_more(node, wanted, node.members, met, records)
            flips = self._flips(met, up, collection.members, records)
            found += self._so_many(node, wanted, flips, records)
            if found:
                break
        if node.percent and node.where is not None and node.body is not None:
            out = self._flips(node.where, False, collection.members, records)
            found += self._so_many(node, wanted, out, records)
        return self.best(found)

    def _flips(self, met: ir.Node | None, up: bool, members: Sequence[Record], records: Records) -> list[list[Edits]]:
        """For each member that is not on the wanted side the plans that bring it there, the easiest first.

        Of a large collection only so many members are tried.
        """
        if met is None:
            return []
        left = [one for one in members if self._truth(met, (*records, one)) is not up][:_TRIED]
        plans = [self.best(self.ways(met, up, (*records, one)), _FLIPS) for one in left]
        return sorted((one for one in plans if one), key=lambda some: len(some[0]))

    def _so_many(self, node: ir.Node, wanted: bool, flips: Sequence[list[Edits]], records: Records) -> Iterator[Edits]:
        """The fewest of some turns after which a condition comes out as wanted, in several choices."""
        first = [some[0] for some in flips]

        def enough(number: int) -> bool:
            plan = merged(*first[:number])
            return plan is not None and self._comes_out(node, wanted, plan, records)

        number = _fewest(len(first), enough)
        for some in islice(combinations(first, number), _COMBINATIONS if number <= _NEAREST else 1) if number else ():
            plan = merged(*some)
            if plan is not None:
                yield plan

    def _so_many_more(
        self, node: ir.Node, wanted: bool, members: ir.Members, met: ir.Node | None, records: Records
    ) -> Iterator[Edits]:
        """The fewest newcomers after which a condition comes out as wanted."""
        plan: Edits = ()
        for _ in range(_NEWCOMERS):
            more = self.beside(plan).newcomers(members, met, records)
            if not more:
                return
            plan = (*plan, *more[0])
            if self._comes_out(node, wanted, plan, records):
                yield plan
                return

    def _comes_out(self, node: ir.Node, wanted: bool, plan: Edits, records: Records) -> bool:
        return self.beside(plan).world.evaluate(node, records).value is wanted

    # Counts and sums that are compared

    def of_tally(self, node: ir.Call, wanted: bool, records: Records) -> list[Edits]:
        """Plans that turn members of the counts and sums in a comparison."""
        found: list[Edits] = []
        for one in _tallies(node):
            collection = members_of(self.world, one.members, records)
            if collection is None:
                found += self._once_delivered(one.members, node, wanted, records)
                continue
            if isinstance(one, ir.Aggregate):
                found += self._of_values(node, wanted, one, collection, records)
            for up in _directions(node.overload.partition(":")[0], wanted):
                if up and isinstance(one, ir.Count):
                    found += self._so_many_more(node, wanted, one.members, one.where, records)
                if not found or len(collection.members) < _MANY:
                    flips = self._flips(one.where, up, collection.members, records)
                    found += self._so_many(node, wanted, flips, records)
        return self.best(found)

    def _of_values(
        self, node: ir.Call, wanted: bool, one: ir.Aggregate, collection: Collection, records: Records
    ) -> list[Edits]:
        """Plans that set what is summed: of one member so that the whole fits, or of each that does not fit alone."""
        meant = [
            member
            for member in collection.members
            if one.where is None or self._truth(one.where, (*records, member)) is not False
        ]
        alone = _replaced(node, one, one.value)
        some = meant[: _NEAREST if len(meant) < _MANY else 1]
        found = [plan for member in some for plan in self._through(node, wanted, one, (*records, member))]
        if one.operation in ("largest", "smallest"):
            found += self._each(alone, wanted, meant, records)
            found += [plan for member in meant[:_NEAREST] for plan in self.ways(alone, wanted, (*records, member))]
        return found

    def _through(self, node: ir.Call, wanted: bool, one: ir.Aggregate, records: Records) -> list[Edits]:
        """Plans that set a cell of one member, so that the whole comparison comes out as wanted."""
        cells = self.cells(one.value, records)
        return [plan for cell in cells for plan in self.by_cell((node, wanted), records[:-1], cell)]

    def cells(self, node: ir.Node, records: Records) -> tuple[Cell, ...]:
        """The cells that a condition reads; given by `Ways`."""
        raise NotImplementedError

    def by_cell(self, goal: tuple[ir.Node, bool], records: Records, cell: Cell) -> list[Edits]:
        """Plans that set one cell; given by `Ways`."""
        raise NotImplementedError

    # Newcomers

    def newcomers(self, members: ir.Members, met: ir.Node | None, records: Records) -> list[Edits]:
        """Plans that add a member which meets a condition."""
        collection = members_of(self.world, members, records)
        edit = self._added(collection) if collection is not None else None
        if edit is None or not self.allows(edit):
            return []
        if met is None:
            return [(edit,)]
        inner = self.beside((edit,))
        record = inner.world.portfolio.find(edit.entity, edit.key)
        if record is None or inner.depth > _NEWCOMERS:
            return []
        return [(edit, *plan) for plan in inner.ways(met, True, (*records, record))]

    def _added(self, collection: Collection) -> AddRecord:
        number = sum(isinstance(one, AddRecord) and one.entity == collection.entity for one in self.edits) + 1
        key = f"{NEW}{collection.entity.replace('_', ' ')} {number}"
        owner = self.world.portfolio.owner_of(collection)
        links = _links(self.world.portfolio, collection.entity, collection.owner[0], owner)
        return AddRecord(collection.entity, key, tuple(links.items()))


def _directions(relation: str, wanted: bool) -> tuple[bool, bool]:
    """Whether to try for more first or for fewer: what a relation most likely asks for."""
    fewer = relation in ("at most", "fewer than", "less") if wanted else relation in ("at least", "more than", "more")
    return (False, True) if fewer else (True, False)


def _fewest(most: int, enough: Callable[[int], bool]) -> int:
    """The least number that is enough, found by halving; 0 where not even all are."""
    if not most:
        return 0
    low, high = 0, 1
    while not enough(high):
        if high == most:
            return 0
        low, high = high, min(2 * high, most)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if enough(middle) else (middle, high)
    return high


def _links(portfolio: Portfolio, entity: str, by: str, owner: Record | None) -> dict[str, Value]:
    """To whom a new record belongs: to the owner of the collection, and to that one's project."""
    found: dict[str, Value] = {}
    if owner is None:
        return found
    declared = portfolio.schema.entities[entity]
    projects = portfolio.record_projects(owner)
    for name in declared.part_of:
        if name == by:
            found[name] = link_to(owner)
        elif declared.owner_of(name) == "project" and len(projects) == 1:
            found[name] = link_to(projects[0])
    return found


def _dodging(edit: Edit) -> Edit:
    return replace(edit, dodges=True) if isinstance(edit, SetField) else edit


def condition_of(node: ir.Quantified) -> ir.Node | None:
    """What makes a member count."""
    parts = tuple(one for one in (node.where, node.body) if one is not None)
    return ir.And(parts, node.span) if len(parts) > 1 else parts[0] if parts else None


def _kept(node: ir.Quantified) -> ir.Node | None:
    """What makes a member no exception to `every`."""
    if node.where is None or node.body is None:
        return node.body if node.body is not None else node.where
    return ir.Or((node.body, ir.Not(node.where, node.where.span)), node.body.span)


def breach_of(node: ir.Quantified) -> ir.Node:
    """What makes a member an exception to `every`."""
    kept = _kept(node)
    return ir.Not(kept if kept is not None else ir.Literal(True, Truth(), node.span), node.span)


def _tallies(node: ir.Node) -> list[ir.Count | ir.Aggregate]:
    """The counts and sums in a comparison, but not those inside other ones."""
    found: list[ir.Count | ir.Aggregate] = []
    waiting = list(ir.below(node))
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, ir.Count | ir.Aggregate):
            found.append(one)
        elif not isinstance(one, ir.Quantified):
            waiting += ir.below(one)
    return found


def _replaced(node: ir.Node, old: ir.Node, new: ir.Node) -> ir.Node:
    """A comparison with one of its parts put in place of another."""
    if node is old:
        return new
    if isinstance(node, ir.Call):
        arguments = tuple(_replaced(one, old, new) for one in node.arguments)
        return ir.Call(node.overload, arguments, node.type, node.span)
    if isinstance(node, ir.Defined):
        return ir.Defined(node.name, _replaced(node.body, old, new), node.type, node.span)
    return node
