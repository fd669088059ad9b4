"""A difference is found, made small, and is the same each time."""

from __future__ import annotations

from datetime import date

from pmo_audit import ir
from pmo_audit.records import Portfolio, Record
from tests.oracle.compare import compare
from tests.oracle.evaluators import Evaluator, Judge, Ready, of_reference
from tests.oracle.generator import make_batch
from tests.oracle.meaning.verdicts import Verdict
from tests.oracle.shrink import shrink

SEED = 3


def of_careless(standard: ir.Standard) -> Ready:
    """Takes what there is nothing to check of for a pass."""

    def ready(portfolio: Portfolio, today: date) -> Judge:
        judge = of_reference(standard)(portfolio, today)

        def carelessly(rule: ir.Rule, record: Record) -> Verdict:
            found = judge(rule, record)
            return Verdict("pass") if found.outcome == "nothing to check" else found

        return carelessly

    return ready


def test_a_difference_is_made_small() -> None:
    batch = make_batch(SEED)
    careless = Evaluator("careless", of_careless)
    differences = compare(batch, (careless,)).differences
    assert differences
    assert {(one.expected.outcome, one.said) for one in differences} == {("nothing to check", Verdict("pass"))}
    first = differences[0]
    small, again = (str(shrink(batch, first.case, first.rule, first.record.key, careless)) for _ in range(2))
    assert small == again
    assert "oracle: nothing to check" in small
    assert "careless: pass" in small
    assert len(small.splitlines()) < 16, small
