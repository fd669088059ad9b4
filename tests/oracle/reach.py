"""What the generator reaches: nodes, operations, quantifiers, states of what goes into them, outcomes and reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from pmo_audit import ir
from tests.oracle.compare import subjects
from tests.oracle.generator.batches import Batch
from tests.oracle.meaning import Oracle, World, world_of
from tests.oracle.meaning.belonging import NOBODY, Members
from tests.oracle.meaning.plain import NONE, Rec, Truth, Unknown
from tests.oracle.meaning.world import rec_of


def state_of(value: object) -> str:
    """The state of an argument; what is unknown by its one reason, or as a mixture."""
    if value is NONE:
        return "none"
    if isinstance(value, Unknown):
        return next(iter(value.reasons)) if len(value.reasons) == 1 else "several"
    return "value"


@dataclass
class Reach:
    """What was reached, with how often: in rules, and where it was carried out."""

    nodes: Counter[str] = field(default_factory=Counter)
    overloads: Counter[str] = field(default_factory=Counter)
    quantifiers: Counter[str] = field(default_factory=Counter)
    questions: Counter[str] = field(default_factory=Counter)
    aggregates: Counter[str] = field(default_factory=Counter)
    depths: Counter[int] = field(default_factory=Counter)
    arguments: Counter[tuple[str, int, str]] = field(default_factory=Counter)
    outcomes: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    truths: Counter[str] = field(default_factory=Counter)
    ways: Counter[str] = field(default_factory=Counter)
    collections: Counter[str] = field(default_factory=Counter)
    rules: int = 0

    def add(self, batch: Batch) -> None:
        """Counts a batch."""
        for rule in batch.standard.rules:
            self.rules += 1
            for root in rule.roots:
                self._walk(root)
        for case in batch.cases:
            world = world_of(case.portfolio, batch.today)
            oracle = _Noting(world, self)
            for rule in batch.standard.rules:
                for record in subjects(case.portfolio, rule.entity):
                    found = oracle.judge(rule, world.find(rule.entity, record.key) or rec_of(record))
                    self.outcomes[found.outcome] += 1
                    self.reasons.update(found.reasons)

    def _walk(self, root: ir.Node) -> None:
        for node in ir.walk(root):
            self.nodes[type(node).__name__] += 1
            match node:
                case ir.Call(overload=overload):
                    self.overloads[overload] += 1
                case ir.Quantified():
                    self.quantifiers[_quantifier(node)] += 1
                    self.depths[node.depth] += 1
                case ir.StateTest(state=state, operand=operand):
                    self.questions[f"{state} of {type(operand).__name__}"] += 1
                case ir.Aggregate(operation=operation, type=type_):
                    self.aggregates[f"{operation} of {type(type_).__name__}{getattr(type_, 'unit', '')}"] += 1


def _quantifier(node: ir.Quantified) -> str:
    share = " share" if node.percent else " number" if node.limit is not None else ""
    where = " where" if node.where is not None else ""
    body = " satisfies" if node.body is not None else ""
    return f"{node.quantifier}{share}{where}{body}"


class _Noting(Oracle):
    """An oracle that counts what goes into each operation, by its state, and what conditions come to."""

    def __init__(self, world: World, reach: Reach) -> None:
        super().__init__(world)
        self._reach = reach
        self._values: list[list[object]] = []
        """For each node on the way down, the values that it has asked for so far."""

    def value(self, node: ir.Node, looking: tuple[Rec, ...]) -> object:
        found = super().value(node, looking)
        if self._values:
            self._values[-1].append(found)
        return found

    def record(self, node: ir.Local | ir.Field, looking: tuple[Rec, ...]) -> Any:
        found = super().record(node, looking)
        if isinstance(node, ir.Field):
            self._reach.ways["a record" if isinstance(found, Rec) else state_of(found)] += 1
        return found

    def members(self, node: ir.Members, looking: tuple[Rec, ...]) -> Members | Unknown:
        found = super().members(node, looking)
        self._reach.collections[_how_it_came(found)] += 1
        return found

    def of(self, node: ir.Node, looking: tuple[Rec, ...]) -> object:
        self._values.append([])
        found = super().of(node, looking)
        values = self._values.pop()
        if isinstance(node, ir.Call):
            self._reach.arguments.update((node.overload, place, state_of(one)) for place, one in enumerate(values))
        if isinstance(found, Truth):
            self._reach.truths[found.heading] += 1
        elif isinstance(node, ir.Quantified | ir.And | ir.Or | ir.Not | ir.StateTest):
            self._reach.truths["U"] += 1
        return found


def _how_it_came(found: Members | Unknown) -> str:
    if isinstance(found, Unknown):
        return "of nobody known"
    if not found.came:
        return f"{next(iter(found.doubts))} as a whole"
    more = f", {' and '.join(sorted(found.gaps))}" if found.gaps else ""
    return ("with members" if found.members else "of none" if found is NOBODY else "empty") + more


def reach_of(batches: Iterable[Batch]) -> Reach:
    """What these batches reach together."""
    reach = Reach()
    for batch in batches:
        reach.add(batch)
    return reach
