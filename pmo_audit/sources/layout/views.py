"""What each part of the mapping reads of one table: some of its rows, or the table reshaped."""

from __future__ import annotations

from collections.abc import Sequence

from pmo_audit.classes import replace
from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.settings import Across, TableMapping
from pmo_audit.sources.layout.across import first_text, groups_of, spread
from pmo_audit.sources.notes import Notes
from pmo_audit.sources.tables import Cell, Lost, RawRow, RawTable, SheetTable, show
from pmo_audit.sources.words import WordTable, alike, shorten
from pmo_audit.text import Origin, in_words

_ONE_BY_ONE = 5


class Views:
    """Makes of a table what the parts of the mapping that speak of it read."""

    def __init__(self, table: RawTable, layout: SheetTable, mapping_name: str, notes: Notes) -> None:
        self._table = table
        self._layout = layout
        self._mapping_name = mapping_name
        self._notes = notes
        self._chosen: set[int] = set()
        self._reshaped: list[RawTable] = []

    def tables(self, mappings: Sequence[TableMapping]) -> list[RawTable]:
        """The tables to read, the table itself first where any part reads it as it is."""
        if not mappings:
            return [self._table]
        for one in mappings:
            self._take(one)
        self._tell_unasked(mappings)
        return ([self._table] if self._layout.meant else []) + self._reshaped

    def _take(self, one: TableMapping) -> None:
        rows = self._rows(one)
        self._chosen.update(range(len(self._table.rows)) if rows is None else rows)
        if rows is None:
            return
        view = self._table if len(rows) == len(self._table.rows) else _some(self._table, rows)
        if one.layout.across is not None:
            self._spread(view, one, one.layout.across)
            return
        self._layout.meant += (one.number,)
        if view is not self._table:
            self._layout.views[one.number] = view

    def _rows(self, one: TableMapping) -> Sequence[int] | None:
        """The rows that a part asks for; None where it asks by a column that is not there."""
        rows: Sequence[int] = range(len(self._table.rows))
        for heading, words in one.layout.where:
            index = find_column(self._table, heading)
            if index is None:
                known = in_words(f"`{each}`" for each in self._table.columns[:6] if each)
                message = f"no single column is called `{heading}`; the first are {known}"
                self._undone(one, f"where.{heading}", message)
                return None
            wanted = WordTable((word, True) for word in words)
            rows = [row for row in rows if _is_one_of(self._table.rows[row].cells[index], wanted)]
        return rows

    def _spread(self, view: RawTable, one: TableMapping, across: Across) -> None:
        groups = groups_of(view, across)
        if not groups:
            wanted = in_words((f"`{each}`" for each in across.columns), "or")
            self._undone(one, "across.columns", f"no heading is {wanted}, so nothing stands across")
            return
        made = spread(view, one, across, groups)
        made.noun = self._table.noun
        self._layout.taken |= {index for group in groups for index in group.columns}
        self._reshaped.append(made)

    def _undone(self, one: TableMapping, path: str, message: str) -> None:
        """Tells that a part cannot be carried out; its register came, and nobody knows what is in it."""
        where = Origin(self._mapping_name, f"table {one.number}, {path}")
        self._notes.add(Diagnostic("PA618", message, where, "check the name"))
        table = self._table
        made = RawTable(table.file, table.noun, at=table.at, delivered=False, lost=[Lost("", message)])
        made.layout = SheetTable((one.number,))
        self._reshaped.append(made)

    def _tell_unasked(self, mappings: Sequence[TableMapping]) -> None:
        """Tells of rows for which no part asks, by what stands in the columns that they ask by."""
        left = [row for index, row in enumerate(self._table.rows) if index not in self._chosen]
        headings = list(dict.fromkeys(heading for one in mappings for heading, _ in one.layout.where))
        indexes = [index for heading in headings if (index := find_column(self._table, heading)) is not None]
        if len(left) <= _ONE_BY_ONE:
            for row in left:
                self._note(row, f"no `[[table]]` asks for the row of `{shorten(first_text(row))}`, where {{}}", indexes)
            return
        words = in_words(f"`{word}`" for word in sorted({show(row.cells[one]) for row in left for one in indexes})[:5])
        rows = in_words(row.at.rsplit(", ", 1)[-1] for row in left[:3])
        message = f"no `[[table]]` asks for {len(left)} rows, which have {words}; the first are {rows}"
        self._note(left[0], message, indexes)

    def _note(self, row: RawRow, message: str, indexes: Sequence[int]) -> None:
        table = self._table
        said = in_words(f"`{table.columns[one]}` is `{shorten(show(row.cells[one]))}`" for one in indexes)
        help_ = "add its word to the `where` of a `[[table]]` if it belongs to one"
        place = Origin(table.file, row.at)
        self._notes.add(Diagnostic("PA573", message.replace("{}", said), place, help_, Severity.NOTE))


def find_column(table: RawTable, heading: str) -> int | None:
    """The column of a heading, or of the last part of one; None where none has it, or several."""
    for names in (table.columns, table.lower):
        found = [index for index, one in enumerate(names) if alike(one) == alike(heading)]
        if len(found) == 1:
            return found[0]
    return None


def _some(table: RawTable, rows: Sequence[int]) -> RawTable:
    """Some rows of a table."""
    view = replace(table)
    where = {old: new for new, old in enumerate(rows)}
    view.rows = [table.rows[index] for index in rows]
    view.fills = {(where[row], column): one for (row, column), one in table.fills.items() if row in where}
    view.faulty = [where[row] for row in table.faulty if row in where]
    return view


def _is_one_of(cell: Cell, words: WordTable[bool]) -> bool:
    return bool(words.find(show(cell).strip()))
