"""The evaluators and the oracle say the same: a fixed budget of generated rules and records, the same each time."""

from __future__ import annotations

import pytest

from tests.oracle.compare import compare
from tests.oracle.evaluators import PRODUCT
from tests.oracle.generator import make_batch
from tests.oracle.shrink import shrink

BATCHES = 14
SEEDS = [f"{10_000 + number}" for number in range(BATCHES)]


@pytest.mark.parametrize("seed", SEEDS)
def test_all_say_the_same(seed: str) -> None:
    batch = make_batch(int(seed))
    tally = compare(batch)
    if tally.differences:
        first = tally.differences[0]
        by_name = {one.name: one for one in PRODUCT}
        told = (
            shrink(batch, first.case, first.rule, first.record.key, by_name[first.evaluator])
            if first.evaluator in by_name
            else f"{batch.written.rules[first.rule]}\n{first}"
        )
        pytest.fail(f"{len(tally.differences)} differences, the first of them made small:\n{told}")
    assert all(tally.pairs[one.name] > 0 for one in PRODUCT)
