"""Every row of `docs/semantics.md`, held against the oracle: the page's own tests, with it in the evaluator's place."""

from __future__ import annotations

from datetime import date
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from pmo_audit import ir
from pmo_audit.backends import Trace
from pmo_audit.backends import Unknown as Undecided
from pmo_audit.findings import Cause, Outcome, Reason
from pmo_audit.records import Portfolio, Record
from pmo_audit.values import NONE as NONE_KNOWN
from pmo_audit.values import Days, Money, Months, WorkingDays
from tests.oracle.meaning import Oracle, world_of
from tests.oracle.meaning.plain import NONE, Amount, Length, Truth, Unknown
from tests.oracle.meaning.truth import HEADINGS, NEGATED, TABLES
from tests.oracle.meaning.world import rec_of
from tests.semantics import bench, page, test_outcomes, test_quantities, test_tables
from tests.semantics.page import Row
from tests.semantics.rowwise import cells

UNITS = {"days": Days, "working days": WorkingDays, "months": Months}


class InItsPlace:
    """The oracle where the bench expects an evaluator."""

    def __init__(self, portfolio: Portfolio, as_of: date) -> None:
        self.world = world_of(portfolio, as_of)
        self.oracle = Oracle(self.world)

    def evaluate(self, node: ir.Node, records: tuple[Record, ...]) -> Trace:
        """What a node comes to, as the bench reads it."""
        looking = tuple(self.world.find(one.entity, one.key) or rec_of(one) for one in records)
        return _trace(node, self.oracle.of(node, looking))

    def judge(self, rule: ir.Rule, record: Record) -> Any:
        """The outcome of a rule."""
        found = self.oracle.judge(rule, self.world.find(record.entity, record.key) or rec_of(record))
        return SimpleNamespace(outcome=Outcome(found.outcome))


def _trace(node: ir.Node, found: Any) -> Trace:
    match found:
        case Truth():
            return Trace(node, found.holds, found.of_nothing)
        case Unknown():
            return Trace(node, Undecided(tuple(Cause(Reason(one), "", "", "") for one in sorted(found.reasons))))
        case Amount(amount, currency):
            return Trace(node, Money(amount, currency))
        case Length(unit, count):
            return Trace(node, UNITS[unit](count))
        case _:
            return Trace(node, NONE_KNOWN if found is NONE else found)


@pytest.fixture(autouse=True)
def the_oracle_in_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bench asks the oracle."""
    monkeypatch.setattr(bench, "Reference", InItsPlace)


def _tests_of(module: ModuleType) -> dict[str, Any]:
    return {name: one for name, one in vars(module).items() if name.startswith("test_")}


globals().update(_tests_of(test_tables) | _tests_of(test_quantities))
test_exceptions = test_outcomes.test_exceptions
test_outcomes_of_rules = test_outcomes.test_outcomes


@cells("Some, every, no", "members", "register")
def test_quantifiers(row: Row, column: str) -> None:
    """The marks and the reasons; which cell is named is the product's to say."""
    found = bench.evaluate(
        f"{column} risk satisfies exposure is high", test_tables.risks(row["members"], row["register"])
    )
    assert bench.mark(found) == row[column]
    reasons = {Reason.MISSING} if "U" in row["members"] or row["register"] == "not delivered" else set()
    reasons |= {Reason.INCOMPLETE} if row["register"] == "incomplete" else set()
    assert {cause.reason for cause in found.causes} == (reasons if row[column] == "U" else set())


@pytest.mark.parametrize("word", ["and", "or"])
def test_the_oracles_truth_tables_are_those_of_the_page(word: str) -> None:
    table = page.tables()[word.capitalize()]
    shown = {(row[word], column): row[column] for row in table.rows for column in table.columns if column != word}
    assert shown == TABLES[word]


def test_the_oracles_opposites_are_those_of_the_page() -> None:
    (row,) = page.tables()["Not"].rows
    assert {heading: row[heading] for heading in HEADINGS} == NEGATED
