"""Holds the evaluators of the product against the oracle: for each record the same outcome and, where it is unknown,
the same reasons. What SQL can say too is held against SQLite.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pmo_audit import ir
from pmo_audit.records import Portfolio, Record
from tests.oracle import sql
from tests.oracle.evaluators import PRODUCT, Evaluator, Judge, in_world
from tests.oracle.generator.batches import Batch, Case
from tests.oracle.meaning import World, world_of
from tests.oracle.meaning.verdicts import Verdict
from tests.oracle.sql_text import OutsideError


class Difference(NamedTuple):
    """A record of which an evaluator says something else than the oracle."""

    case: int
    rule: int
    record: Record
    evaluator: str
    expected: Verdict
    said: Verdict | str


@dataclass
class Tally:
    """What was compared, and what came out."""

    pairs: Counter[str] = field(default_factory=Counter)
    """How often each evaluator was compared with the oracle."""
    outcomes: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    differences: list[Difference] = field(default_factory=list)


SPARED = 4
"""Of so many portfolios one is judged by the reference too, where another evaluator judges all of them."""


def compare(batch: Batch, evaluators: Sequence[Evaluator] = PRODUCT, *, thorough: bool = True) -> Tally:
    """Every rule of a batch on every record of its portfolios; the reference, which is slow, only if `thorough`."""
    tally = Tally()
    ready = [(one.name, one.of(batch.standard)) for one in evaluators]
    for number, case in enumerate(batch.cases):
        world = world_of(case.portfolio, batch.today)
        expected = _expected(batch, case, in_world(world), tally)
        for name, of_standard in ready:
            if name == "reference" and number % SPARED and len(ready) > 1 and not thorough:
                continue
            _compare(batch, number, name, of_standard(case.portfolio, batch.today), expected, tally)
        if case.plain:
            _compare_sql(batch, number, world, expected, tally)
    return tally


Expected = dict[int, list[tuple[Record, Verdict]]]
"""By rule, its records and what the oracle says of each."""


def _expected(batch: Batch, case: Case, judge: Judge, tally: Tally) -> Expected:
    found: Expected = {}
    for place, rule in enumerate(batch.standard.rules):
        found[place] = [(record, judge(rule, record)) for record in subjects(case.portfolio, rule.entity)]
        tally.outcomes.update(verdict.outcome for _, verdict in found[place])
        for _, verdict in found[place]:
            tally.reasons.update(verdict.reasons)
    return found


def _compare(batch: Batch, number: int, name: str, judge: Judge, expected: Expected, tally: Tally) -> None:
    for place, verdicts in expected.items():
        rule = batch.standard.rules[place]
        tally.pairs[name] += len(verdicts)
        for record, verdict in verdicts:
            said = attempted(judge, rule, record)
            if said != verdict:
                tally.differences.append(Difference(number, place, record, name, verdict, said))


def _compare_sql(batch: Batch, number: int, world: World, expected: Expected, tally: Tally) -> None:
    tables = sql.tables_of(world, {entity: list(batch.schema_fields(entity)) for entity in world.kinds})
    for place, verdicts in expected.items():
        try:
            answers = sql.answers(world, batch.standard.rules[place], tables)
        except OutsideError:
            continue
        except sqlite3.Error as error:
            answers = {record.key: f"{type(error).__name__}: {error}" for record, _ in verdicts}
        delivered = [
            (record, verdict) for record, verdict in verdicts if record.key in world.by_key.get(record.entity, {})
        ]
        tally.pairs["sql"] += len(delivered)
        for record, verdict in delivered:
            if answers.get(record.key) != _in_sql(verdict):
                said = Verdict(answers.get(record.key, "nothing"))
                tally.differences.append(Difference(number, place, record, "sql", verdict, said))
    tables.close()


def _in_sql(verdict: Verdict) -> str:
    """The outcome as far as SQL can say it, which does not know what rests on nothing."""
    return "pass" if verdict.outcome == "nothing to check" else verdict.outcome


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
