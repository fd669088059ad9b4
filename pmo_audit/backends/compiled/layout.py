"""Rows: what rules read of a record, each thing at its place, read once and then at hand.

A row is a list: the record, its key, then the parts of its fields (see `shapes.py`), and places that stay empty until
somebody asks: the row a reference leads to, a collection that the record owns, the calendar that counts for it.
"""

from __future__ import annotations

from typing import Any

from pmo_audit.classes import dataclass, field
from pmo_audit.types import Type

Row = list[Any]

RECORD, KEY, FIRST = 0, 1, 2
"""Where a row has its record, that record's key, and its first other part."""

MAIN, DEN, CURRENCY, DAY, FOLDED, WHO = "main", "den", "currency", "day", "folded", "who"
"""What is read of a field: its first part; a denominator; a currency; the day at whose rate amounts are exchanged that
go by it; a text as it is compared; the key of the record that a reference leads to."""
LINK, OWNED, CALENDAR = "link", "owned", "calendar"
"""What is found when first asked for: the row that a reference leads to, a collection, a calendar."""


@dataclass
class Layout:
    """The places of the rows of one entity, in the order in which rules came to ask for them."""

    entity: str
    places: dict[tuple[str, str], int] = field(default_factory=dict)
    types: dict[str, Type] = field(default_factory=dict)
    """The type of each field that is read."""

    def place(self, name: str, aspect: str) -> int:
        """Where a row has an aspect of a field, or of something that is found."""
        return self.places.setdefault((name, aspect), FIRST + len(self.places))

    def field(self, name: str, aspect: str, type_: Type) -> int:
        """Where a row has an aspect of a field."""
        self.types.setdefault(name, type_)
        return self.place(name, aspect)

    @property
    def aspects(self) -> tuple[str, ...]:
        """The aspect of each place, for a row that stands for no record."""
        return tuple(aspect for _, aspect in self.places)


def no_record(aspects: tuple[str, ...], absent: object) -> Row:
    """The row at the end of a way that leads to no record: everything in it is absent."""
    filling = {MAIN: absent, FOLDED: absent, DEN: 1}
    return [absent, None, *(filling.get(aspect) for aspect in aspects)]
