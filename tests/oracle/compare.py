"""Holds the evaluators of the product against the oracle: the same outcome for each record and, where it is unknown, the
same reasons.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from pmo_audit import ir
from pmo_audit.backends import Reference
from pmo_audit.records import Portfolio, Record
from tests.oracle.generator.batches import Batch
from tests.oracle.meaning import Oracle, world_of
from tests.oracle.meaning.verdicts import Verdict
from tests.oracle.meaning.world import rec_of

Judge = Callable[[ir.Rule, Record], Verdict]


class Evaluator(NamedTuple):
    """One that judges, by name: given a standard, a portfolio and a day, what it says of a rule and a record."""

    name: str
    ready: Callable[[ir.Standard, Portfolio, date], Judge]


def of_oracle(standard: ir.Standard, portfolio: Portfolio, today: date) -> Judge:
    """The oracle."""
    world = world_of(portfolio, today)
    oracle = Oracle(world)
    found = {entity: shelf for entity, shelf in world.by_key.items()}
    return lambda rule, record: oracle.judge(rule, found.get(rule.entity, {}).get(record.key) or rec_of(record))


def of_reference(standard: ir.Standard, portfolio: Portfolio, today: date) -> Judge:
    """The reference evaluator."""
    reference = Reference(portfolio, today)

    def judge(rule: ir.Rule, record: Record) -> Verdict:
        found = reference.judge(rule, record)
        if found.outcome.value != "unknown":
            return Verdict(found.outcome.value)
        return Verdict("unknown", frozenset(cause.reason.value for trace in found.deciding for cause in trace.causes))

    return judge


ORACLE = Evaluator("oracle", of_oracle)
PRODUCT = (Evaluator("reference", of_reference),)


class Difference(NamedTuple):
    """A record of which two evaluators say different things."""

    case: int
    rule: int
    record: Record
    evaluator: str
    expected: Verdict
    said: Verdict | str


@dataclass
class Tally:
    """What was compared, and what came out."""

    pairs: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    differences: list[Difference] = field(default_factory=list)


def compare(batch: Batch, evaluators: tuple[Evaluator, ...] = PRODUCT) -> Tally:
    """Every rule of a batch on every record of its portfolios."""
    tally = Tally()
    for number, case in enumerate(batch.cases):
        oracle = ORACLE.ready(batch.standard, case.portfolio, batch.today)
        judges = [(one.name, one.ready(batch.standard, case.portfolio, batch.today)) for one in evaluators]
        for place, rule in enumerate(batch.standard.rules):
            for record in subjects(case.portfolio, rule.entity):
                expected = oracle(rule, record)
                tally.pairs += 1
                tally.outcomes[expected.outcome] += 1
                tally.reasons.update(expected.reasons)
                for name, judge in judges:
                    said = attempted(judge, rule, record)
                    if said != expected:
                        tally.differences.append(Difference(number, place, record, name, expected, said))
    return tally


def subjects(portfolio: Portfolio, entity: str) -> tuple[Record, ...]:
    """The records that a rule is about; the portfolio as a whole where nothing was delivered of it."""
    found = portfolio.register(entity).records
    return found or ((Record("portfolio", "", {}),) if entity == "portfolio" else ())


def attempted(judge: Judge, rule: ir.Rule, record: Record) -> Verdict | str:
    """The verdict, or what went wrong."""
    try:
        return judge(rule, record)
    except Exception as error:  # noqa: BLE001 - a crash is a difference too
        return f"{type(error).__name__}: {error}"
