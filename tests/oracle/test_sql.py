"""What SQL can say too, SQLite answers as the oracle does; and where the two mean different things."""

from __future__ import annotations

import sqlite3

import pytest

from tests.oracle.compare import Tally, compare
from tests.oracle.generator import make_batch
from tests.oracle.generator.batches import Batch
from tests.oracle.meaning import world_of
from tests.oracle.sql import answers, tables_of
from tests.oracle.sql_text import OutsideError

SEEDS = range(300, 318)


@pytest.fixture(scope="module")
def batches() -> list[Batch]:
    """Standards with plain portfolios only."""
    return [make_batch(seed, portfolios=4, plain=4) for seed in SEEDS]


def test_sqlite_says_what_the_oracle_says(batches: list[Batch]) -> None:
    told = Tally()
    for batch in batches:
        tally = compare(batch, ())
        told.pairs.update(tally.pairs)
        told.differences += tally.differences
    assert not told.differences
    assert told.pairs["sql"] > 2000


def test_all_three_truths_come_out(batches: list[Batch]) -> None:
    found = [said for batch in batches for said in _said(batch)]
    assert len(found) > 500
    assert all(found.count(one) > len(found) / 12 for one in ("pass", "fail", "unknown"))


def _said(batch: Batch) -> list[str]:
    world = world_of(batch.cases[0].portfolio, batch.today)
    tables = tables_of(world, {entity: list(batch.schema_fields(entity)) for entity in world.kinds})
    found: list[str] = []
    for rule in batch.standard.rules:
        try:
            found += answers(world, rule, tables).values()
        except OutsideError:
            continue
    return found


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("1 IN (SELECT 1 UNION ALL SELECT NULL)", 1),
        ("1 IN (SELECT 0 UNION ALL SELECT NULL)", None),
        ("1 IN (SELECT 0)", 0),
        ("1 IN (SELECT 1 WHERE 0)", 0),
        ("NULL AND 0", 0),
        ("NULL OR 1", 1),
        ("NOT NULL", None),
        ("NULL = NULL", None),  # as two missing cells are; two that are none would be false in the language
    ],
)
def test_sql_has_the_three_truths_of_the_language(expression: str, value: int | None) -> None:
    assert sqlite3.connect(":memory:").execute(f"SELECT {expression}").fetchone() == (value,)
