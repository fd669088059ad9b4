"""The part of the language that SQL can say too, said in SQL and answered by SQLite.

SQL has three truth values like the language, but one null, where the language has four states besides a value. So the
fragment is what both mean alike where every null is *missing*:

- comparisons of numbers, percentages, money of one currency, days, words, texts and mentions; sums and differences of
  them; questions whether a field of the record at hand is known or missing; `and`, `or`, `not`;
- `some`, `every`, `no` over records that belong to another: `1 IN (SELECT …)` is true, false or null as `some` is;
- numbers of records, and counts that are compared with a number, by how many surely count and how many may.

Left out is what SQL has no words for: *none*, which makes a comparison false and not null; what is exempt, unreadable
or dangles, which `is missing` tells from a blank; registers that are incomplete or came in parts; and what rests on
nothing. Shares, products and quotients are left out since SQLite counts in binary fractions; patterns, calendars,
months, bands and exchange since it has none.

Records come as tables with a column for each field: days by number, numbers in millionths, words by place, texts folded
as the oracle folds them, mentions by key.
"""

from __future__ import annotations

import sqlite3

from pmo_audit import ir
from tests.oracle.meaning import World
from tests.oracle.meaning.plain import Rec
from tests.oracle.sql_text import Conditions, OutsideError, stored


def answers(world: World, rule: ir.Rule, tables: sqlite3.Connection) -> dict[str, str]:
    """The outcome of a rule for each record by key: pass, fail, unknown or not applicable; nothing rests on nothing."""
    writer = Conditions(world)
    scope = writer.truth(rule.where) if rule.where is not None else "1"
    require = writer.truth(rule.require)
    if rule.exemptions:
        raise OutsideError("exceptions")
    try:
        rows = tables.execute(f'SELECT t0.key, {scope}, {require} FROM "{rule.entity}" AS t0').fetchall()
    except sqlite3.OperationalError as limit:
        if str(limit) != "parser stack overflow":
            raise
        raise OutsideError("conditions deeper than SQLite reads") from limit
    return {key: _outcome(applies, holds) for key, applies, holds in rows}


def _outcome(applies: int | None, holds: int | None) -> str:
    if applies is None:
        return "unknown"
    if not applies:
        return "not applicable"
    return "unknown" if holds is None else "pass" if holds else "fail"


def tables_of(world: World, fields: dict[str, list[str]]) -> sqlite3.Connection:
    """The records as tables."""
    connection = sqlite3.connect(":memory:")
    for entity, names in fields.items():
        columns = ", ".join(f'"{name}"' for name in ("key", *(f"f_{name}" for name in names)))
        connection.execute(f'CREATE TABLE "{entity}" ({columns})')
        marks = ", ".join("?" for _ in range(len(names) + 1))
        rows = [_row(one, names) for one in world.shelf(entity).records]
        connection.executemany(f'INSERT INTO "{entity}" VALUES ({marks})', rows)
    return connection


def _row(record: Rec, names: list[str]) -> list[object]:
    return [record.key, *(stored(record.cells.get(name)) for name in names)]
