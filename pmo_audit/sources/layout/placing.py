"""A table where the mapping says it stands, for what is not found by itself."""

from __future__ import annotations

from collections.abc import Sequence

from pmo_audit.classes import replace
from pmo_audit.settings import Layout
from pmo_audit.sources.grid import Area, Sheet
from pmo_audit.sources.layout.bodies import Body
from pmo_audit.sources.layout.cells import words_of
from pmo_audit.sources.layout.found import Found, SheetLayout
from pmo_audit.sources.layout.grid import Grid, Line, grid_of, turned
from pmo_audit.sources.layout.headers import header_at, header_of


def is_placed(layout: Layout) -> bool:
    """Whether the mapping says where a table stands."""
    return bool(layout.header or layout.rows or layout.columns or layout.skip or layout.transposed is not None)


def place_table(sheet: Sheet, known: SheetLayout, layout: Layout) -> Found | None:
    """The table that is meant; None where its header holds nothing."""
    like = _known(known, layout)
    if like is not None:
        return _without(sheet, like, layout)
    turns = layout.transposed is True
    grid = grid_of(sheet)
    lines = _inside(grid, layout, turns=turns)
    if not lines:
        return None
    if turns:
        return _turned(sheet, grid, lines, layout)
    at = _header_lines(grid, lines, layout)
    if not at:
        return None
    left, right = _extent(lines[at[0] :], layout.columns, [lines[one] for one in at])
    header = header_at(grid, lines, at[0], at[-1], left, right)
    if not any(header.columns):
        return None
    found = Found(grid, tuple(lines[one].number for one in at), left, right, header.columns, header.lower)
    end = _end(known, layout, found)
    found.lines = [one.number for one in lines[at[-1] + 1 :] if one.number < end and _between(one, left, right)]
    if layout.rows:
        found.lines = [one for one in found.lines if _holds(layout.rows, one)]
    return _sorted(sheet, found, layout)


def _header_lines(grid: Grid, lines: Sequence[Line], layout: Layout) -> list[int]:
    """The lines of the header, by their indexes: as told, else by their shape, else the nearest above the records."""
    if layout.header:
        return [index for index, line in enumerate(lines) if layout.header[0] <= line.number <= layout.header[-1]]
    below = layout.rows[0] if layout.rows else lines[-1].number + 1
    left, right = _extent(lines, layout.columns or (1, None), lines)
    header = header_of(grid, lines, left, right)
    if header is not None and lines[header.lines[-1]].number < below:
        return list(header.lines)
    above = [index for index, line in enumerate(lines) if line.number < below]
    return above[-1:] if layout.rows and above else [0]


def _known(known: SheetLayout, layout: Layout) -> Found | None:
    """The table that was found where the mapping says, so that its end and its other rows are known, too."""
    if layout.rows or layout.columns:
        return None
    turns = layout.transposed is True
    for found in known.tables:
        same = len(layout.header) == 1 and layout.header[0] in found.header
        if found.transposed is turns and layout.header and (same or found.header == layout.header):
            return found
    fitting = [one for one in known.tables if layout.transposed is None or one.transposed is turns]
    return fitting[0] if fitting and not layout.header else None


def _without(sheet: Sheet, found: Found, layout: Layout) -> Found:
    if not layout.skip and (layout.header == found.header or layout.header != found.header[-1:]):
        return found
    again = Found(
        found.grid,
        found.header,
        found.left,
        found.right,
        found.columns,
        found.lower,
        title=found.title,
        name=found.name,
    )
    if len(found.header) > 1 and layout.header == found.header[-1:]:
        again.columns, again.lower, again.header = found.lower or found.columns, (), layout.header
    again.lines = list(found.lines)
    return _sorted(sheet, again, layout)


def _sorted(sheet: Sheet, found: Found, layout: Layout) -> Found:
    """The table with its records; in rows that the mapping names every line is one."""
    found.lines = [one for one in found.lines if one not in layout.skip]
    if layout.rows and not found.transposed:
        found.records = list(found.lines)
    else:
        lines = {line.number: line for line in found.grid.lines}
        Body(found, [lines[one] for one in found.lines], sheet.fills).sort()
    return found


def _turned(sheet: Sheet, grid: Grid, lines: Sequence[Line], layout: Layout) -> Found | None:
    """A table whose headings stand below each other in one column."""
    if layout.rows:
        lines = [line for line in lines if _holds(layout.rows, line.number)]
    if not lines:
        return None
    left, right = _extent(lines, layout.columns, lines)
    left = layout.header[0] - 1 if layout.header else left
    rows = [line.number for line in lines if _between(line, left, right)]
    if not rows or left > right:
        return None
    on_side = turned(grid, rows, left, right)
    if not on_side.lines or on_side.lines[0].number != left + 1:
        return None
    header, *others = on_side.lines
    found = Found(on_side, (header.number,), min(rows) - 1, max(rows) - 1, ())
    found.columns = tuple(words_of(header.cell(index)) for index in range(found.left, found.right + 1))
    found.lines = [line.number for line in others]
    return _sorted(sheet, found, replace(layout, rows=None))


def _inside(grid: Grid, layout: Layout, *, turns: bool) -> list[Line]:
    """The lines in which the header and the records may stand."""
    lines = grid.lines
    if layout.header and not turns:
        lines = [line for line in lines if line.number >= layout.header[0]]
    elif layout.rows and layout.rows[1] is not None and not turns:
        last = layout.rows[1]
        lines = [line for line in lines if line.number <= last]
    if layout.columns:
        left, right = layout.columns
        lines = [line for line in lines if any(_holds((left, right), one + 1) for one in line.filled)]
    return lines


def _extent(lines: Sequence[Line], columns: tuple[int, int | None] | None, header: Sequence[Line]) -> tuple[int, int]:
    """The first and last column: as told, else of the header's cells, with merged ones as wide as they are."""
    there = [index for line in header for index in line.filled]
    if columns is None:
        return min(there), max(there)
    widest = max(index for line in lines for index in line.filled)
    return columns[0] - 1, (columns[1] - 1 if columns[1] is not None else widest)


def _end(known: SheetLayout, layout: Layout, found: Found) -> int:
    """The row before which a table ends: where the next one begins, unless the mapping names its rows."""
    if layout.rows:
        return 1 << 31
    areas = [one.area for one in known.tables]
    below = [one.top for one in areas if one.top > found.header[-1] and _overlaps(one, found)]
    return min(below, default=1 << 31)


def _overlaps(area: Area, found: Found) -> bool:
    return area.left <= found.right + 1 and found.left + 1 <= area.right


def _holds(span: tuple[int, int | None], number: int) -> bool:
    return span[0] <= number and (span[1] is None or number <= span[1])


def _between(line: Line, left: int, right: int) -> bool:
    return any(left <= one <= right for one in line.filled)
