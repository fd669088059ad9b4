"""The compiled backend as one that judges."""

from __future__ import annotations

from datetime import date
from typing import Any

from pmo_audit import ir
from pmo_audit.backends.compiled import Compiled
from pmo_audit.records import Portfolio, Record
from tests.oracle import evaluators
from tests.oracle.meaning.verdicts import Verdict


def of_compiled(standard: ir.Standard) -> evaluators.Ready:
    """The rules as one program or, where that cannot be written, each as one of its own.

    What it refuses to do it leaves to the reference, so nothing is compared.
    """
    try:
        whole: Compiled | Exception = Compiled.of(standard.rules)
        programs = {rule.code: whole for rule in standard.rules}
    except Exception:  # noqa: BLE001 - which rule it is of is found out one by one
        programs = {rule.code: _alone(rule) for rule in standard.rules}

    def ready(portfolio: Portfolio, today: date) -> evaluators.Judge:
        sound = {id(one): one for one in programs.values() if isinstance(one, Compiled)}
        bound = {place: one.bind(portfolio, today) for place, one in sound.items()}
        known: dict[tuple[object, str], Any] = {}
        rest = evaluators.of_reference(standard)(portfolio, today)

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
