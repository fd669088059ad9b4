"""From filled-in forms to tables of one row each, and tables of the rows in them that are records of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pmo_audit.classes import dataclass, field
from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.settings import FormMapping, FormRows, ImportMapping, TableMapping
from pmo_audit.sources.forms.cell_map import CellMap, Entry, read_map
from pmo_audit.sources.forms.grid import Spot, Workbook, read_column, read_reference
from pmo_audit.sources.forms.told import about_kinds, about_labels, about_sheets, about_unread
from pmo_audit.sources.naming import speaks_of
from pmo_audit.sources.notes import Notes
from pmo_audit.sources.tables import Lost, RawRow, RawTable, Reading
from pmo_audit.text import Origin, nearest

WHOLE = "the form"
"""The place of a record that is a form as a whole."""


@dataclass(slots=True)
class _Form:
    """A form of the mapping, its map, and where the cells stand that it names; `files` are those it was found in."""

    mapping: FormMapping
    map: CellMap | None
    spots: dict[str, Spot] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)


class FormReader:
    """Reads the forms that a mapping speaks of."""

    def __init__(self, mapping: ImportMapping, notes: Notes) -> None:
        self._mapping = mapping
        self._notes = notes
        folder = Path(mapping.name).parent
        self._forms = [self._form(one, folder) for one in mapping.forms]

    def is_map(self, file: str) -> bool:
        """Whether a file is the map of a form, and no register."""
        return any(one.map is not None and one.map.name == file.rsplit("/", 1)[-1] for one in self._forms)

    def takes(self, file: str) -> bool:
        """Whether a file is a form."""
        return any(speaks_of(one.mapping.table, file) for one in self._forms)

    def tables(self, reading: Reading, file: str) -> list[RawTable]:
        """What stands in a form: a table of one row, and one for each of its blocks of rows that hold anything."""
        book = Workbook(reading.sheets)
        made: list[RawTable] = []
        for form in (one for one in self._forms if speaks_of(one.mapping.table, file)):
            form.files.append(file)
            if not reading.sheets:
                made.append(_lost(form.mapping.table, file))
                continue
            made.append(self._whole(form, book, file))
            blocks = (self._block(form, rows, book, file) for rows in form.mapping.rows)
            made += (one for one in blocks if one is not None)
            self._tell(form, book, file)
        return made

    def finish(self) -> None:
        """Tells which keys of the maps nobody reads, and which forms found no file."""
        for form in self._forms:
            if not form.files:
                table = form.mapping.table
                message = f"the mapping of `{table.entity}` found no file `{table.file}`"
                place = Origin(self._mapping.name, table.said)
                self._notes.add(Diagnostic("PA614", message, place, "check the name", Severity.WARNING))
            elif form.map is not None and (told := about_unread(form.map, form.spots.values())) is not None:
                self._notes.add(told)

    # The cells that a form names

    def _form(self, mapping: FormMapping, folder: Path) -> _Form:
        found = read_map(folder / mapping.map, mapping) if mapping.map is not None else None
        for told in found.told if found is not None else ():
            self._notes.add(told)
        form = _Form(mapping, found)
        self._locate(form, mapping.table, columns=False)
        for rows in mapping.rows:
            self._locate(form, rows.table, columns=True)
        return form

    def _locate(self, form: _Form, table: TableMapping, *, columns: bool) -> None:
        """Finds the cells that the fields name; in rows of a form, a column may be named too."""
        for name, line in table.fields.items():
            for said in line.columns:
                if columns and read_column(said) is not None:
                    continue
                spot = self._spot(form, said, Origin(self._mapping.name, f"{table.said}, fields.{name}"))
                if spot is not None:
                    form.spots[said] = spot

    def _spot(self, form: _Form, said: str, place: Origin) -> Spot | None:
        entry = form.map.find(said) if form.map is not None else None
        spot = entry.spot if entry is not None else read_reference(said)
        if spot is None:
            keys = [one.key for one in form.map.entries.values()] if form.map is not None else []
            near = nearest(said, keys)
            what = "a key of the map, nor a cell" if form.map is not None else "a cell"
            help_ = f"did you mean `{near}`?" if near else "a cell is written with its sheet, as in `Finance!C5`"
            self._notes.add(Diagnostic("PA645", f"`{said}` is not {what}", place, help_))
        return spot

    # What stands there

    def _whole(self, form: _Form, book: Workbook, file: str) -> RawTable:
        columns = [one for one in _columns(form.mapping.table) if one in form.spots]
        table = _table(form.mapping.table, file, columns)
        _add(table, WHOLE, book, [form.spots[one] for one in columns])
        return table

    def _block(self, form: _Form, rows: FormRows, book: Workbook, file: str) -> RawTable | None:
        """The records in rows of a form; None where they hold nothing, which does not say that there is nothing."""
        columns = [one for one in _columns(rows.table) if one in form.spots or read_column(one) is not None]
        own = {one: number for one in columns if one not in form.spots and (number := read_column(one)) is not None}
        table = _table(rows.table, file, columns)
        first, last = rows.rows
        for number in range(first, min(last or book.last_row(rows.sheet), book.last_row(rows.sheet)) + 1):
            spots = {one: Spot(rows.sheet, number, column) for one, column in own.items()}
            if any(book.cell(book.at(spot)) is not None for spot in spots.values()):
                _add(table, f"{rows.sheet}, row {number}", book, [spots.get(one) or form.spots[one] for one in columns])
        return table if table.rows else None

    def _tell(self, form: _Form, book: Workbook, file: str) -> None:
        entries = list(form.map.entries.values()) if form.map is not None else []
        spots = [*(one.spot for one in entries), *form.spots.values()]
        rows = [Spot(one.sheet, one.rows[0], 1) for one in form.mapping.rows]
        told = [*about_sheets(file, book, [*spots, *rows]), about_kinds(file, book, entries)]
        told.append(about_labels(file, book, list(_labels(form, entries))))
        for one in told:
            if one is not None:
                self._notes.add(one)


def _lost(mapping: TableMapping, file: str) -> RawTable:
    """A form of which nothing could be read, which its reader has told: one record is lacking."""
    lost = Lost("", "a form could not be read")
    return RawTable(file, mapping.entity, delivered=False, lost=[lost], asked_by=mapping)


def _columns(table: TableMapping) -> list[str]:
    """What the fields of a table are read from, each once."""
    return list(dict.fromkeys(column for line in table.fields.values() for column in line.columns))


def _table(mapping: TableMapping, file: str, columns: Sequence[str]) -> RawTable:
    return RawTable(file, mapping.entity, tuple(columns), asked_by=mapping)


def _add(table: RawTable, at: str, book: Workbook, spots: Sequence[Spot]) -> None:
    """Adds a row of these cells."""
    stands = [book.at(one) for one in spots]
    number = len(table.rows)
    fills = {(number, index): fill for index, one in enumerate(stands) if (fill := book.fill(one)) is not None}
    table.fills = {**table.fills, **fills}
    table.rows.append(
        RawRow(at, [book.cell(one) for one in stands], places={index: one.name for index, one in enumerate(stands)})
    )


def _labels(form: _Form, entries: Iterable[Entry]) -> Iterator[tuple[Spot, str]]:
    """The cells of which the map or a field says what stands to the left of them."""
    yield from ((one.spot, one.label) for one in entries if one.label)
    for line in form.mapping.table.fields.values():
        if line.label is not None and line.columns and line.columns[0] in form.spots:
            yield form.spots[line.columns[0]], line.label
