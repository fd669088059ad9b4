"""From worksheets to tables: where a table stands, which of its rows are no records, and in what order to read it.

`find_tables` looks at the shape of a sheet alone and says what it found. `tables_in` makes raw tables of that, by what
the mapping says, and tells what it kept out.
"""

from __future__ import annotations

from pmo_audit.sources.layout.across import CELL, HEADING
from pmo_audit.sources.layout.building import raw_table
from pmo_audit.sources.layout.finding import find_tables
from pmo_audit.sources.layout.found import Found, KeptOut, Reason, SheetLayout
from pmo_audit.sources.layout.headers import BETWEEN
from pmo_audit.sources.layout.reading import tables_in
from pmo_audit.sources.tables import SECTION

__all__ = [
    "BETWEEN",
    "CELL",
    "HEADING",
    "SECTION",
    "Found",
    "KeptOut",
    "Reason",
    "SheetLayout",
    "find_tables",
    "raw_table",
    "tables_in",
]
