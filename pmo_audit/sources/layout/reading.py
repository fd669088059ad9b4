"""From the sheets of a file to raw tables that know which part of the mapping speaks of them."""

from __future__ import annotations

from collections.abc import Sequence

from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.records import Schema
from pmo_audit.settings import ImportMapping, TableMapping
from pmo_audit.sources.grid import Sheet
from pmo_audit.sources.layout.asking import Asked, Book, ask, entities_by_name
from pmo_audit.sources.layout.building import raw_table
from pmo_audit.sources.layout.finding import find_tables
from pmo_audit.sources.layout.told import about_none, about_sheet, about_table, about_unread
from pmo_audit.sources.layout.views import Views
from pmo_audit.sources.notes import Notes
from pmo_audit.sources.tables import Lost, RawTable, SheetTable
from pmo_audit.text import Origin, in_words


def tables_in(sheets: Sequence[Sheet], mapping: ImportMapping, schema: Schema, notes: Notes) -> list[RawTable]:
    """The tables in the sheets of one file, as the mapping says or else as they are found."""
    layouts = [(sheet, find_tables(sheet)) for sheet in sheets]
    book = ask(layouts, mapping, entities_by_name(schema))
    _tell_unmet(book, mapping, notes)
    made: list[RawTable] = []
    read: set[str] = set()
    for one in book.asked:
        if one.mappings or (one.noun and not one.replaced):
            made += _read(one, mapping, notes)
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


def _read(asked: Asked, mapping: ImportMapping, notes: Notes) -> list[RawTable]:
    """The raw tables of one table: itself, and one for each part of the mapping that reshapes it."""
    table = raw_table(asked.sheet, asked.found)
    table.noun = asked.noun or asked.sheet.name
    said = any(one.layout.transposed is not None for one in asked.mappings)
    for told in about_table(asked.sheet, asked.found, turned=asked.found.transposed and not said):
        notes.add(told)
    layout = table.layout = SheetTable()
    return Views(table, layout, mapping.name, notes).tables(asked.mappings)


def _complain(notes: Notes, mapping: ImportMapping, one: TableMapping, code: str, path: str, message: str) -> None:
    where = Origin(mapping.name, f"{one.said}, {path}")
    notes.add(Diagnostic(code, message, where, "check the name"))


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
