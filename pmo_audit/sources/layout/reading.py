"""From the sheets of a file to raw tables that know which part of the mapping speaks of them."""

from __future__ import annotations

from collections.abc import Sequence

from pmo_audit.classes import replace
from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.records import Schema
from pmo_audit.settings import ImportMapping, TableMapping
from pmo_audit.sources.grid import Sheet
from pmo_audit.sources.layout.across import first_text, groups_of, spread
from pmo_audit.sources.layout.asking import Asked, Book, ask, entities_by_name
from pmo_audit.sources.layout.building import raw_table
from pmo_audit.sources.layout.finding import find_tables
from pmo_audit.sources.layout.told import about_none, about_sheet, about_table, about_unread
from pmo_audit.sources.notes import Notes
from pmo_audit.sources.tables import Cell, Lost, RawRow, RawTable, SheetTable, show
from pmo_audit.sources.words import WordTable, alike, shorten
from pmo_audit.text import Origin, in_words

_ONE_BY_ONE = 5


def tables_in(sheets: Sequence[Sheet], mapping: ImportMapping, schema: Schema, notes: Notes) -> list[RawTable]:
    """The tables in the sheets of one file, as the mapping says or else as they are found."""
    layouts = [(sheet, find_tables(sheet)) for sheet in sheets]
    book = ask(layouts, mapping, entities_by_name(schema))
    _tell_unmet(book, mapping, notes)
    made: list[RawTable] = []
    read: set[str] = set()
    for one in book.asked:
        if one.mappings or (one.noun and not one.replaced):
            made += _read(one, book, mapping, notes)
            read.add(one.sheet.name)
    for sheet, layout in layouts:
        if sheet.name in read:
            for told in about_sheet(sheet, layout):
                notes.add(told)
    _tell_unread(book, mapping, made, notes)
    return made or [_nothing(sheets)]


def _nothing(sheets: Sequence[Sheet]) -> RawTable:
    """What stands for a file of which nothing is read, which has been said."""
    file = sheets[0].file if sheets else ""
    return RawTable(file, "", delivered=False, lost=[Lost("", "nothing of the file was read")])


def _read(asked: Asked, book: Book, mapping: ImportMapping, notes: Notes) -> list[RawTable]:
    """The raw tables of one table: itself, and one for each part of the mapping that reshapes it."""
    table = raw_table(asked.sheet, asked.found)
    table.noun = asked.noun or asked.sheet.name
    for told in about_table(asked.sheet, asked.found):
        notes.add(told)
    layout = table.layout = SheetTable()
    made = [table] if not asked.mappings else []
    chosen: set[int] = set()
    for one in asked.mappings:
        rows = _where(table, one, mapping, notes)
        chosen.update(rows)
        view = table if len(rows) == len(table.rows) else _view(table, rows)
        reshaped = _across(view, one, mapping, notes)
        if reshaped is not None:
            reshaped.noun = table.noun
            made.append(reshaped)
            continue
        layout.meant += (one.number,)
        if view is not table:
            layout.views[one.number] = view
        if table not in made:
            made.insert(0, table)
    if asked.mappings:
        _tell_unasked(asked, table, chosen, notes)
    return made


def _view(table: RawTable, rows: Sequence[int]) -> RawTable:
    """Some rows of a table."""
    view = replace(table)
    where = {old: new for new, old in enumerate(rows)}
    view.rows = [table.rows[index] for index in rows]
    view.fills = {(where[row], column): one for (row, column), one in table.fills.items() if row in where}
    view.faulty = [where[row] for row in table.faulty if row in where]
    view.lost = []
    return view


def _where(table: RawTable, one: TableMapping, mapping: ImportMapping, notes: Notes) -> Sequence[int]:
    """The rows that a part of the mapping asks for."""
    rows: Sequence[int] = range(len(table.rows))
    for heading, words in one.layout.where:
        index = find_column(table, heading)
        if index is None:
            _complain(notes, mapping, one, "PA618", f"where.{heading}", _no_column(table, heading))
            return []
        wanted = WordTable((word, True) for word in words)
        rows = [row for row in rows if _is_one_of(table.rows[row].cells[index], wanted)]
    return rows


def find_column(table: RawTable, heading: str) -> int | None:
    """The column of a heading, or of the last part of one; None where none has it, or several."""
    for names in (table.columns, table.lower):
        found = [index for index, one in enumerate(names) if alike(one) == alike(heading)]
        if len(found) == 1:
            return found[0]
    return None


def _is_one_of(cell: Cell, words: WordTable[bool]) -> bool:
    return bool(words.find(show(cell).strip()))


def _across(table: RawTable, one: TableMapping, mapping: ImportMapping, notes: Notes) -> RawTable | None:
    across = one.layout.across
    if across is None:
        return None
    groups = groups_of(table, across)
    if not groups:
        wanted = in_words(f"`{each}`" for each in across.columns)
        _complain(notes, mapping, one, "PA618", "across.columns", f"no heading is {wanted}, so nothing stands across")
    return spread(table, one, across, groups)


def _no_column(table: RawTable, heading: str) -> str:
    known = in_words(f"`{each}`" for each in table.columns[:6] if each)
    return f"no single column is called `{heading}`, so no row is read; the first are {known}"


def _complain(notes: Notes, mapping: ImportMapping, one: TableMapping, code: str, path: str, message: str) -> None:
    where = Origin(mapping.name, f"{one.said}, {path}")
    notes.add(Diagnostic(code, message, where, "check the name", Severity.ERROR))


# ------------------------------------------------------------------------------------------------ what is not read


def _tell_unmet(book: Book, mapping: ImportMapping, notes: Notes) -> None:
    """Tells which parts of the mapping speak of nothing, or of they do not say what."""
    for sheet, one in book.lost:
        path = "header" if one.layout.header else "rows"
        message = f"nothing stands there in the sheet `{sheet.name}`" if sheet.name else "nothing stands there"
        _complain(notes, mapping, one, "PA616", path, message)
    for one in book.unclear:
        names = in_words(f"`{sheet.name}`" for sheet, layout in book.sheets if layout.tables)
        message = f"it could speak of any of the sheets {names}, so it reads none of them"
        where = Origin(mapping.name, one.said)
        notes.add(Diagnostic("PA619", message, where, "say which with `sheet`"))


def _tell_unread(book: Book, mapping: ImportMapping, made: Sequence[RawTable], notes: Notes) -> None:
    """Tells which tables and sheets are not read. That is a loss where nothing of the file is."""
    spoken = any(one.mappings for one in book.asked)
    severity = Severity.NOTE if spoken else Severity.WARNING if made else Severity.ERROR
    for one in book.asked:
        if not one.mappings and not one.noun and not one.replaced:
            notes.add(about_unread(one.sheet, one.found, severity))
    alone = not any(layout.tables for _, layout in book.sheets) and not made
    for sheet, layout in book.sheets:
        if not layout.tables and sheet.rows and not any(one.sheet is sheet for one in book.asked):
            notes.add(about_none(sheet, alone=alone))


def _tell_unasked(asked: Asked, table: RawTable, chosen: set[int], notes: Notes) -> None:
    """Tells of rows for which no part of the mapping asks, by what stands in the columns it asks by."""
    left = [row for index, row in enumerate(table.rows) if index not in chosen]
    if not left:
        return
    headings = list(dict.fromkeys(heading for one in asked.mappings for heading, _ in one.layout.where))
    indexes = [index for heading in headings if (index := find_column(table, heading)) is not None]
    help_ = "add its word to the `where` of a `[[table]]` if it belongs to one"

    def told(row: RawRow) -> str:
        said = in_words(f"`{table.columns[one]}` is `{shorten(show(row.cells[one]))}`" for one in indexes)
        return f"no `[[table]]` asks for the row of `{shorten(first_text(row))}`, where {said}"

    if len(left) <= _ONE_BY_ONE:
        for row in left:
            place = Origin(table.file, row.at)
            notes.add(Diagnostic("PA573", told(row), place, help_, Severity.NOTE))
        return
    words = sorted({shorten(show(row.cells[one])) for row in left for one in indexes})
    shown = in_words(f"`{word}`" for word in words[:5])
    where = in_words(row.at.rsplit(", ", 1)[-1] for row in left[:3])
    message = f"no `[[table]]` asks for {len(left)} rows, which have {shown}; the first are {where}"
    notes.add(Diagnostic("PA573", message, Origin(table.file, left[0].at), help_, Severity.NOTE))
