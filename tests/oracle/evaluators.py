"""Everything that judges records, in one shape: the oracle, and the evaluators of the product."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from pmo_audit import ir
from pmo_audit.backends import Reference
from pmo_audit.backends.compiled import Compiled
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


def of_compiled(standard: ir.Standard) -> Ready:
    """The rules as one program or, where that cannot be written, each as one of its own.

    What it refuses to do it leaves to the reference, so nothing is compared.
    """
    try:
        whole: Compiled | Exception = Compiled.of(standard.rules)
        programs = {rule.code: whole for rule in standard.rules}
    except Exception:  # noqa: BLE001 - which rule it is of is found out one by one
        programs = {rule.code: _alone(rule) for rule in standard.rules}

    def ready(portfolio: Portfolio, today: date) -> Judge:
        sound = {id(one): one for one in programs.values() if isinstance(one, Compiled)}
        bound = {place: one.bind(portfolio, today) for place, one in sound.items()}
        known: dict[tuple[object, str], Any] = {}
        rest = of_reference(standard)(portfolio, today)

        def judge(rule: ir.Rule, record: Record) -> Verdict:
            program = programs[rule.code]
            if isinstance(program, Exception):
                raise program
            of_program = bound[id(program)]
            if not of_program.judges(rule):
                return rest(rule, record)
            placed = of_program.placed(rule)
            asked = placed.judge, record.key  # one function judges by several rules at once
            if asked not in known:
                known[asked] = placed.judge(of_program.row(record))
            found = known[asked][placed.place]
            return Verdict(found.outcome.value, frozenset(one.value for one in found.reasons))

        return judge

    return ready


def _alone(rule: ir.Rule) -> Compiled | Exception:
    try:
        return Compiled.of([rule])
    except Exception as error:  # noqa: BLE001 - a program that cannot be written is a difference for each record
        return error


ORACLE = Evaluator("oracle", of_oracle)
PRODUCT = (Evaluator("reference", of_reference), Evaluator("compiled", of_compiled))
