"""One rule and one record, judged as things stand and as they might stand."""

from __future__ import annotations

from collections import OrderedDict
from datetime import date

from pmo_audit import ir
from pmo_audit.auditing.why.edits import Edits, apply
from pmo_audit.backends import Judgement, Reference, Trace
from pmo_audit.findings import Outcome
from pmo_audit.records import Portfolio, Record

Records = tuple[Record, ...]
"""The records being looked at, the subject first."""

_KEPT = 64
"""Worlds that are kept at one time; a world holds the registers that differ."""


class World:
    """The portfolio with some edits, and an evaluator on it."""

    def __init__(self, portfolio: Portfolio, as_of: date) -> None:
        self.portfolio = portfolio
        self.as_of = as_of
        self.reference = Reference(portfolio, as_of)
        self.evaluated = 0

    def here(self, record: Record) -> Record:
        """The record as it is in this world."""
        return self.portfolio.find(record.entity, record.key) or record

    def evaluate(self, node: ir.Node, records: Records) -> Trace:
        """What a node comes to for these records, as they are in this world."""
        self.evaluated += 1
        return self.reference.evaluate(node, tuple(self.here(one) for one in records))

    def judge(self, rule: ir.Rule, subject: Record) -> Judgement:
        """What the rule says of the subject in this world."""
        return self.reference.judge(rule, self.here(subject))


class Bench:
    """Judges one rule for one subject in as many worlds as are asked for; the last ones are kept."""

    def __init__(self, portfolio: Portfolio, rule: ir.Rule, subject: Record, as_of: date) -> None:
        self.portfolio = portfolio
        self.rule = rule
        self.subject = subject
        self.as_of = as_of
        self.judged = 0
        """How many worlds the rule was judged in."""
        self._spent = 0
        self._outcomes: dict[Edits, Outcome] = {}
        self._worlds: OrderedDict[Edits, World] = OrderedDict()

    def world(self, edits: Edits = ()) -> World:
        """The world with these edits."""
        found = self._worlds.get(edits)
        if found is None:
            found = World(apply(self.portfolio, edits), self.as_of)
            self._worlds[edits] = found
            if len(self._worlds) > _KEPT:
                self._spent += self._worlds.popitem(last=False)[1].evaluated
        else:
            self._worlds.move_to_end(edits)
        return found

    @property
    def work(self) -> int:
        """How many conditions were evaluated so far: what a search may spend is counted so, and not in seconds."""
        return self._spent + sum(world.evaluated for world in self._worlds.values())

    def judge(self, edits: Edits = ()) -> Judgement:
        """What the rule says with these edits, and how that came about."""
        self.judged += 1
        judgement = self.world(edits).judge(self.rule, self.subject)
        self._outcomes[edits] = judgement.outcome
        return judgement

    def outcome(self, edits: Edits = ()) -> Outcome:
        """What the rule says with these edits."""
        return self._outcomes[edits] if edits in self._outcomes else self.judge(edits).outcome
