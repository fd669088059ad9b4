"""Reads a column as its field does, for as long as nobody looks at how its cells are written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pmo_audit.proposing.guess import Guess
from pmo_audit.records import Field
from pmo_audit.settings import FieldMapping
from pmo_audit.sources.tables import Cell


def propose_reading(
    field: Field, heading: str, cells: Sequence[Cell], fills: Sequence[str | None], beside: Mapping[str, Sequence[Cell]]
) -> tuple[FieldMapping, tuple[Guess, ...]]:
    """Reads a column as its field does, for as long as nobody looks at how its cells are written."""
    return FieldMapping(columns=(heading,)), ()
