"""Proposals for files written in the test itself."""

from __future__ import annotations

from pmo_audit.proposing.proposal import Proposal, TableGuess
from pmo_audit.proposing.propose import propose_tables
from pmo_audit.records import Schema
from pmo_audit.sources.readers import READERS


def proposed(text: str, file: str = "list.csv", schema: Schema | None = None) -> Proposal:
    """What is proposed for one file."""
    stem, _, ending = file.rpartition(".")
    return propose_tables([READERS[f".{ending}"](text.encode(), file, stem)], schema)


def fields(table: TableGuess) -> dict[str, str]:
    """Heading → field."""
    return {one.heading: one.field for one in table.columns}
