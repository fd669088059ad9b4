"""Everything that judges records, in one shape: the oracle, and the evaluators of the product."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from importlib.util import find_spec
from typing import NamedTuple

from pmo_audit import ir
from pmo_audit.backends import Reference
from pmo_audit.findings import Outcome
from pmo_audit.records import Portfolio, Record
from tests.oracle.meaning import Oracle, World, world_of
from tests.oracle.meaning.verdicts import UNKNOWN, Verdict
from tests.oracle.meaning.world import rec_of

Judge = Callable[[ir.Rule, Record], Verdict]
Ready = Callable[[Portfolio, date], Judge]


class Evaluator(NamedTuple):
    """One that judges, by name: given a standard, then a portfolio and a day, what it says of a rule and a record."""

    name: str
    of: Callable[[ir.Standard], Ready]


def of_oracle(standard: ir.Standard) -> Ready:
    """The oracle."""
    return lambda portfolio, today: in_world(world_of(portfolio, today))


def in_world(world: World) -> Judge:
    """The oracle in a world that is at hand."""
    oracle = Oracle(world)

    def judge(rule: ir.Rule, record: Record) -> Verdict:
        return oracle.judge(rule, world.find(rule.entity, record.key) or rec_of(record))

    return judge


def of_reference(standard: ir.Standard) -> Ready:
    """The reference evaluator."""

    def ready(portfolio: Portfolio, today: date) -> Judge:
        reference = Reference(portfolio, today)

        def judge(rule: ir.Rule, record: Record) -> Verdict:
            found = reference.judge(rule, record)
            if found.outcome is not Outcome.UNKNOWN:
                return Verdict(found.outcome.value)
            causes = (cause for trace in found.deciding for cause in trace.causes)
            return Verdict(UNKNOWN, frozenset(cause.reason.value for cause in causes))

        return judge

    return ready


ORACLE = Evaluator("oracle", of_oracle)
PRODUCT = (Evaluator("reference", of_reference),)
if find_spec("pmo_audit.backends.compiled") is not None:
    from tests.oracle.of_compiled import of_compiled

    PRODUCT += (Evaluator("compiled", of_compiled),)  # type: ignore[assignment]
