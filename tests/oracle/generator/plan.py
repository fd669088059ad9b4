"""A portfolio as it is thrown: for each entity how its register came, and rows of cells. Nothing is looked up yet."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from pmo_audit.values import Value

Owner = tuple[str, str]
"""A reference field, and the key of the record that it leads to."""


@dataclass(slots=True)
class Row:
    """A record: its key, its cells by field, and the owner in whose list it stands, if it does."""

    key: str
    cells: dict[str, Value]
    nested: Owner | None = None


@dataclass(slots=True)
class Sheet:
    """A register: whether it came whole, for which owners a list came, what was lost, and its rows."""

    whole: bool
    rows: list[Row] = field(default_factory=list)
    parts: set[Owner] = field(default_factory=set)
    lost: list[Owner | None] = field(default_factory=list)


@dataclass(slots=True)
class Plan:
    """A portfolio: its sheets, an entity that has none was not delivered; and the day of the run."""

    today: date
    sheets: dict[str, Sheet]
