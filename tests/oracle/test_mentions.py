"""Whom words mean: what the loader resolves is what the manual says, read by the oracle."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pmo_audit.records import Portfolio, Record
from pmo_audit.values import Ref
from tests.oracle.generator import make_batch
from tests.oracle.generator.batches import realise
from tests.oracle.meaning.mentions import Directory
from tests.oracle.meaning.world import rec_of


def mentions(portfolio: Portfolio) -> Iterator[tuple[Record, str, Ref]]:
    """Every mention in a portfolio, those in lists too."""
    for register in portfolio.registers.values():
        for record in register.records:
            for field, value in (*record.values.items(), *record.extras.items()):
                for one in value if isinstance(value, tuple) else (value,):
                    if isinstance(one, Ref):
                        yield record, field, one


@pytest.mark.parametrize("seed", range(500, 512))
def test_mentions_lead_where_the_manual_says(seed: int) -> None:
    batch = make_batch(seed, rules=2, portfolios=3, plain=0)
    for case in batch.cases:
        portfolio = realise(case.plan, batch.schema, batch.standard, loaded=True)
        directories = {
            entity: Directory(map(rec_of, register.records), batch.schema.entities[entity].label)
            for entity, register in portfolio.registers.items()
        }
        wrong = []
        for record, field, ref in mentions(portfolio):
            meant = directories[ref.entity].meant(ref.text) if ref.entity in directories else ()
            found = (ref.key,) if ref.key is not None else ref.candidates
            if found != meant:
                wrong.append((record.entity, record.key, field, ref, meant))
        assert not wrong
