"""From a table that was found to raw rows, each cell with its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pmo_audit.sources.grid import Area, Sheet, cell_name, letters
from pmo_audit.sources.layout.cells import filled
from pmo_audit.sources.layout.found import Found, Reason
from pmo_audit.sources.layout.grid import Line
from pmo_audit.sources.tables import MOVED, SECTION, Cell, RawRow, RawTable, SheetTable, show


def raw_table(sheet: Sheet, found: Found) -> RawTable:
    """The records of a table as raw rows."""
    lines = {line.number: line for line in found.grid.lines}
    table = RawTable(sheet.file, sheet.name, _headings(found), sheet=sheet.name, layout=SheetTable())
    table.head = _name(found.header[-1], across=found.transposed)
    table.at = place_of(sheet, found, found.header[-1], found.left)
    if sheet.name:
        table.lines = _lines(found)
    if found.lower:
        table.lower = (*found.lower, *table.columns[len(found.lower) :])
    chosen = [lines[number] for number in found.records]
    if sheet.name:
        _add_rows(sheet, found, table, chosen)
    else:
        _add_rows_of_csv(sheet, found, table, chosen)
    _fill_down(sheet, found, table, chosen)
    if found.sections:
        _add_sections(sheet, found, table)
    table.fills = _fills(sheet, found)
    return table


def _add_rows(sheet: Sheet, found: Found, table: RawTable, chosen: Sequence[Line]) -> None:
    width = len(found.columns)
    for line in chosen:
        cells = line.cells
        if found.left or len(cells) != width:
            cells = [line.cell(index) for index in range(found.left, found.right + 1)]
        table.rows.append(RawRow(_record_place(sheet, found, line.number), cells))


def _add_rows_of_csv(sheet: Sheet, found: Found, table: RawTable, chosen: Sequence[Line]) -> None:
    """The rows of a file in which a cell may have moved: none is believed that goes on behind the last heading."""
    last = max((index for index, heading in enumerate(found.columns) if heading), default=0)
    for line in chosen:
        cells = [line.cell(index) for index in range(found.left, found.right + 1)]
        row = RawRow(_record_place(sheet, found, line.number), cells)
        if found.transposed:
            places = (place_of(sheet, found, line.number, found.left + index) for index in range(len(cells)))
            row.places = dict(enumerate(places))
        elif any(filled(cells[last + 1 :])):
            row.fault = MOVED
            table.faulty.append(len(table.rows))
        table.rows.append(row)


def surplus_of(found: Found) -> list[tuple[int, list[str]]]:
    """The rows of a CSV file that go on behind the last heading, by number, with what stands there."""
    last = found.left + max((index for index, heading in enumerate(found.columns) if heading), default=0)
    lines = {line.number: line for line in found.grid.lines}
    behind = ((number, lines[number]) for number in found.records)
    return [
        (number, [show(line.cell(index)) for index in line.filled if index > last])
        for number, line in behind
        if line.filled[-1] > last and not found.transposed
    ]


def place_of(sheet: Sheet, found: Found, number: int, index: int) -> str:
    """Where the cell of a line stands, the line by its number and the cell by its index."""
    row, column = (index + 1, number) if found.transposed else (number, index + 1)
    if sheet.name:
        return cell_name(sheet.name, row, column)
    if found.transposed:
        return f"row {row}, column {letters(column)}"
    at = index - found.left
    heading = found.columns[at] if 0 <= at < len(found.columns) else ""
    return f"row {row}, column {heading}" if heading else f"row {row}, column {letters(column)}"


def _headings(found: Found) -> tuple[str, ...]:
    columns = found.columns + ("",) * (found.right - found.left + 1 - len(found.columns))
    return (*columns, SECTION) if found.sections else columns


def _lines(found: Found) -> tuple[str, ...]:
    names = tuple(_name(index + 1, across=not found.transposed) for index in range(found.left, found.right + 1))
    return (*names, "") if found.sections else names


def _name(number: int, *, across: bool) -> str:
    return letters(number) if across else str(number)


def _record_place(sheet: Sheet, found: Found, number: int) -> str:
    own = f"column {letters(number)}" if found.transposed else f"row {number}"
    return f"{sheet.name}, {own}" if sheet.name else own


# ------------------------------------------------------------------------------------------------ merged cells


def merged_down(found: Found) -> list[Area]:
    """The merged areas that give one cell to several records, by the lines' own numbers."""
    records = set(found.records)
    return [
        one
        for one in found.grid.merged
        if one.bottom > one.top and one.top in records and found.left < one.left <= found.right + 1
    ]


def _fill_down(sheet: Sheet, found: Found, table: RawTable, chosen: Sequence[Line]) -> None:
    """Gives every record the cell that is merged over it, with the place of its first cell."""
    areas = merged_down(found)
    if not areas:
        return
    where = {line.number: index for index, line in enumerate(chosen)}
    for area in areas:
        index = area.left - 1 - found.left
        value = table.rows[where[area.top]].cells[index]
        place = place_of(sheet, found, area.top, area.left - 1)
        for number in range(area.top + 1, area.bottom + 1):
            if number in where and value is not None:
                row = table.rows[where[number]]
                _put(row, index, value, place)


def _put(row: RawRow, index: int, value: Cell, place: str) -> None:
    cells = list(row.cells)
    cells[index] = value
    row.cells = cells
    row.places = {**row.places, index: place}


def _add_sections(sheet: Sheet, found: Found, table: RawTable) -> None:
    """Adds the text of its section to each record, with the place at which it stands."""
    heads = [one for one in found.kept_out if one.reason is Reason.SECTION]
    index, last = 0, -1
    for row, number in zip(table.rows, found.records, strict=True):
        while index < len(heads) and (heads[index].column if found.transposed else heads[index].row) < number:
            last, index = index, index + 1
        row.cells = [*row.cells, found.sections.get(number)]
        if last >= 0:
            head = heads[last]
            line, cell = (head.column, head.row - 1) if found.transposed else (head.row, head.column - 1)
            row.places = {**row.places, len(row.cells) - 1: place_of(sheet, found, line, cell)}
        else:
            row.places = {**row.places, len(row.cells) - 1: table.at}


def _fills(sheet: Sheet, found: Found) -> Mapping[tuple[int, int], str]:
    """The colours of the cells of the records, by the indexes of row and column."""
    if not sheet.fills:
        return {}
    where = {number: index for index, number in enumerate(found.records)}
    fills: dict[tuple[int, int], str] = {}
    for (row, column), colour in sheet.fills.items():
        number, cell = (column, row) if found.transposed else (row, column)
        if number in where and found.left < cell <= found.right + 1:
            fills[where[number], cell - 1 - found.left] = colour
    return fills
