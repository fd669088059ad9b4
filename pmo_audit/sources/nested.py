"""Lists of records inside records, as tables of their own."""

from __future__ import annotations

from pmo_audit.classes import dataclass, field
from pmo_audit.sources.binding import Binder, Bound
from pmo_audit.sources.columns import Plan
from pmo_audit.sources.json_source import add_rows
from pmo_audit.sources.tables import Bad, Cell, Lost, RawRow, RawTable, pointer, show
from pmo_audit.sources.words import shorten


@dataclass(slots=True)
class Nested:
    """The lists under one key of the records of a table, taken together.

    `came` are the rows that have such a list, be it empty; `failed` is what else stood there.
    """

    index: int
    bound: Bound
    came: list[RawRow] = field(default_factory=list)
    failed: list[Lost] = field(default_factory=list)


def nested_tables(owner: Bound, plan: Plan, binder: Binder) -> list[Nested]:
    """The collections that stand in the records of a table, for every key that names one."""
    if not owner.table.keyed:
        return []
    planned = {index for one in plan.columns for index in one.indexes}
    found: list[Nested] = []
    for index, key in enumerate(owner.table.columns):
        meant = binder.bind_nested(owner, key) if key and index not in planned else None
        if meant is not None:
            entity, by, mapping = meant
            table = RawTable(owner.table.file, key, at=owner.table.at, keyed=True, delivered=False)
            found.append(_collect(owner.table, Nested(index, Bound(table, entity, mapping, by)), key))
    return found


def _collect(owner: RawTable, nested: Nested, key: str) -> Nested:
    items: list[tuple[str, Cell, RawRow | None]] = []
    for row in owner.rows:
        cell = row.cells[nested.index]
        at = f"{row.at}/{pointer(key)}"
        if isinstance(cell, list | tuple):
            nested.came.append(row)
            items += [(f"{at}/{index}", item, row) for index, item in enumerate(cell)]
        elif isinstance(cell, Bad):
            nested.failed.append(Lost(at, cell.why, False, row))
        elif cell is not None:
            nested.failed.append(Lost(at, f"`{shorten(show(cell))}` is not a list of records", False, row))
    add_rows(nested.bound.table, items)
    return nested
