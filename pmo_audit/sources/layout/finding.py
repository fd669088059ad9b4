"""Finds the tables of a sheet, and says of everything else in it why it is none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from pmo_audit.sources.grid import Area, Sheet
from pmo_audit.sources.layout.bodies import Body
from pmo_audit.sources.layout.cells import CODE, DAY, NOTHING, NUMBER, OTHER, WORDS, kind_of, words_of
from pmo_audit.sources.layout.found import Found, KeptOut, Reason, SheetLayout
from pmo_audit.sources.layout.grid import Grid, Line, grid_of, turned
from pmo_audit.sources.layout.headers import Header, header_at, header_of
from pmo_audit.sources.layout.pieces import Piece, pieces_of
from pmo_audit.sources.layout.turning import is_turned
from pmo_audit.sources.layout.words import begins_key, is_key, is_note
from pmo_audit.text import fold

_PREFACE = 40
_FEW = 3


def find_tables(sheet: Sheet) -> SheetLayout:
    """The tables of a sheet, the one that holds most first."""
    finder = Finder(sheet)
    finder.find()
    return finder.layout


class Finder:
    """Goes through the pieces of one sheet from top to bottom."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._grid = grid_of(sheet)
        self._numbers = {line.number: line for line in self._grid.lines}
        self._rows: dict[int, list[int]] = {}
        """The rows of each transposed table, by its place in `layout.tables`."""
        self._grids: dict[int, Grid] = {}
        self.layout = SheetLayout()

    def find(self) -> None:
        """Fills `layout`."""
        for name, area in self._sheet.named.items():
            self._named(name, area)
        for piece in pieces_of(self._grid.lines):
            self._piece(piece)
        self._finish()

    # -------------------------------------------------------------------------------------------- tables

    def _named(self, name: str, area: Area) -> None:
        """Takes a table that the workbook declares as it is, and goes on without its cells."""
        inside = [line for line in self._grid.lines if area.top <= line.number <= area.bottom]
        left, right = area.left - 1, area.right - 1
        if not inside or inside[0].number != area.top or not any(left <= one <= right for one in inside[0].filled):
            return
        header = header_at(self._grid, inside, 0, 0, left, right)
        found = self._add(header, inside[0:1], left, right)
        found.name = name
        found.lines = [line.number for line in inside[1:] if any(left <= one <= right for one in line.filled)]
        rest = [
            _without(line, left, right) if area.top <= line.number <= area.bottom else line for line in self._grid.lines
        ]
        self._grid = Grid([line for line in rest if line.filled], self._grid.merged)
        self._numbers = {line.number: line for line in self._grid.lines}

    def _piece(self, piece: Piece) -> None:
        if self._is_text(piece):
            self._text_or_part(piece)
            return
        table = self._table_above(piece)
        if is_turned(piece):
            if table is not None and table.transposed and table.left == piece.left:
                self._continue_turned(table, piece)
            else:
                self._turned(piece)
            return
        header = header_of(self._grid, piece.lines, piece.left, piece.right)
        if header is not None and (table is None or not self._fits(table, piece, header)):
            same = self._same_headings(header, piece)
            if same is not None:
                self._attach(same, piece)
            else:
                self._normal(piece, header)
        elif table is not None and table.transposed:
            self._continue_turned(table, piece)
        elif table is not None:
            self._attach(table, piece)
        else:
            self._outside(piece, piece.lines)

    def _is_text(self, piece: Piece) -> bool:
        """Whether a piece has one cell in each line, or explains signs."""
        if all(len(piece.filled(line)) == 1 for line in piece.lines[:_PREFACE]):
            return True
        first = piece.lines[0]
        label = words_of(first.cell(piece.filled(first)[0]))
        narrow = all(len(piece.filled(line)) <= 3 for line in piece.lines)
        return begins_key(label) and (len(piece.lines) == 1 or (narrow and len(piece.filled(first)) < 3))

    def _text_or_part(self, piece: Piece) -> None:
        """Texts: part of the table above where they lie in its columns, else something beside it."""
        table = self._table_above(piece)
        if begins_key(words_of(piece.lines[0].cell(piece.filled(piece.lines[0])[0]))):
            self._outside(piece, piece.lines, Reason.KEY)
        elif table is not None and not table.transposed and (len(piece.lines) <= _FEW or _is_part(table, piece)):
            self._attach(table, piece)
        else:
            self._outside(piece, piece.lines)

    def _normal(self, piece: Piece, header: Header) -> None:
        first, last = header.lines[0], header.lines[-1]
        found = self._add(header, piece.lines[first : last + 1], piece.left, piece.right)
        found.lines = [line.number for line in piece.lines[last + 1 :]]
        found.title = self._outside(piece, piece.lines[:first]) or self._title_above(piece)

    def _add(self, header: Header, lines: Sequence[Line], left: int, right: int) -> Found:
        numbers = tuple(line.number for line in lines)
        found = Found(self._grid, numbers, left, right, header.columns, header.lower)
        self.layout.tables.append(found)
        return found

    def _turned(self, piece: Piece) -> None:
        begin = next(index for index, line in enumerate(piece.lines) if len(piece.filled(line)) > 1)
        title = self._outside(piece, piece.lines[:begin])
        found = Found(Grid([], (), True), (piece.left + 1,), 0, 0, (), title=title or self._title_above(piece))
        found.left = piece.left
        self.layout.tables.append(found)
        self._rows[id(found)] = [line.number for line in piece.lines[begin:]]
        found.right = piece.right

    def _continue_turned(self, found: Found, piece: Piece) -> None:
        self._rows[id(found)] += [line.number for line in piece.lines]
        found.right = max(found.right, piece.right)

    # -------------------------------------------------------------------------------------------- pieces that follow

    def _table_above(self, piece: Piece) -> Found | None:
        """The nearest table above whose columns a piece lies in."""
        top = piece.lines[0].number
        for found in reversed(self.layout.tables):
            first = min(self._rows[id(found)]) if found.transposed else found.header[0]
            if first < top and found.left <= piece.left and piece.right <= found.right and not found.name:
                return found
        return None

    def _attach(self, found: Found, piece: Piece) -> None:
        found.lines += [line.number for line in piece.lines]

    def _same_headings(self, header: Header, piece: Piece) -> Found | None:
        """The table above of which this is the next part, under the same headings."""
        for found in reversed(self.layout.tables):
            same = found.left == piece.left and tuple(map(fold, found.columns)) == tuple(map(fold, header.columns))
            if same and not found.transposed and not found.name and found.header[0] < piece.lines[0].number:
                return found
        return None

    def _fits(self, found: Found, piece: Piece, header: Header) -> bool:
        """Whether what could be a header is rather one more record of the table above: like its cells in kind."""
        if found.transposed:
            return False
        line = piece.lines[header.lines[-1]]
        like = unlike = 0
        above = [self._numbers[number] for number in found.lines[:_PREFACE]]
        above = [one for one in above if len(piece.filled(one) if one.filled else ()) > 1]
        if not above:  # a header that still waits for its records
            first = next(one for one in piece.lines if len(piece.filled(one)) > 1)
            return line is not first or header.contrast == 0
        for index in piece.filled(line):
            kinds = Counter(kind_of(one.cell(index)) for one in above)
            kinds.pop(NOTHING, None)
            texts = {fold(words_of(one.cell(index))) for one in above if kind_of(one.cell(index)) != NOTHING}
            texts.discard(fold(found.columns[index - found.left]))
            kind = kind_of(line.cell(index))
            if kind in (CODE, DAY, NUMBER):
                like += 2 * (kind in kinds)
            elif kind == OTHER:
                like += 1
            elif kinds:
                known = fold(words_of(line.cell(index))) in texts
                like += 2 * known
                few = sum(kinds.values()) >= 4 and len(texts) <= sum(kinds.values()) / 2
                unlike += not known and (WORDS not in kinds or few)
        return like > unlike or (like == unlike and header.contrast == 0)

    # -------------------------------------------------------------------------------------------- the rest

    def _title_above(self, piece: Piece) -> str:
        """A text that stands by itself right above, perhaps with an empty line between."""
        top = piece.lines[0].number
        near = [one for one in self.layout.outside if top - 3 <= one.row < top and one.column <= piece.right + 1]
        return near[-1].text if near and near[-1].reason is Reason.TITLE else ""

    def _outside(self, piece: Piece, lines: Sequence[Line], why: Reason | None = None) -> str:
        """Keeps lines out of every table; gives the last title among them."""
        title = ""
        for line in lines:
            here = piece.filled(line)
            text = words_of(line.cell(here[0]))
            reason = Reason.TITLE if len(here) == 1 else Reason.TEXT
            if why is Reason.KEY or any(is_key(words_of(line.cell(one))) for one in here[:2]):
                reason = Reason.KEY
            elif is_note(text):
                reason = Reason.NOTE
            elif reason is Reason.TITLE:
                title = text
            kept = KeptOut(line.number, here[0] + 1, reason, tuple(line.cells[here[0] : here[-1] + 1]), text)
            self.layout.outside.append(kept)
        return title

    def _part(self) -> None:
        """Sees to it that each cell is in one table: where their rows and columns cross, in the one that began last."""
        claimed: dict[int, list[tuple[int, int]]] = {}
        for found in reversed([one for one in self.layout.tables if not one.name]):
            rows = self._rows.get(id(found)) or [*found.header, *found.lines]
            crossing = {row for row in rows if _crosses(found, claimed.get(row, ()))}
            for row in rows:
                claimed.setdefault(row, []).append((found.left, found.right))
            if crossing:
                self._leave_out(found, rows, crossing, claimed)

    def _leave_out(
        self, found: Found, rows: Sequence[int], crossing: set[int], claimed: dict[int, list[tuple[int, int]]]
    ) -> None:
        """Takes from a table what others claimed in some of its rows."""
        lines = {line.number: line for line in self._grid.lines}
        for row in crossing:
            for left, right in claimed[row][:-1]:
                lines[row] = _without(lines[row], left, right)
        found.grid = Grid([line for line in lines.values() if line.filled], self._grid.merged)
        left_over = {row for row in rows if any(found.left <= one <= found.right for one in lines[row].filled)}
        if id(found) in self._rows:
            self._grids[id(found)] = found.grid
            self._rows[id(found)] = [row for row in rows if row in left_over]
        else:
            found.lines = [row for row in found.lines if row in left_over]

    def _finish(self) -> None:
        if len(self.layout.tables) > 1:
            self._part()
        for found in self.layout.tables:
            if id(found) in self._rows:
                self._turn(found)
            found.lines = sorted(set(found.lines))
            numbers = self._numbers
            if found.grid is not self._grid:
                numbers = {one.number: one for one in found.grid.lines}
            Body(found, [numbers[one] for one in found.lines], self._sheet.fills).sort()
        self._drop_empty()
        self.layout.tables.sort(key=lambda one: -len(one.records) * len(one.columns))
        self.layout.outside.sort(key=lambda one: (one.row, one.column))

    def _drop_empty(self) -> None:
        """A line like a header with nothing below is none where other tables have records, unless it has a title."""
        if not any(found.records for found in self.layout.tables):
            return
        for found in [one for one in self.layout.tables if not (one.lines or one.title or one.name or one.transposed)]:
            self.layout.tables.remove(found)
            for number in found.header:
                line = self._numbers[number]
                self._outside(Piece((line,), found.left, found.right), [line], Reason.TEXT)

    def _turn(self, found: Found) -> None:
        """Makes the columns of a transposed table its lines."""
        rows = self._rows[id(found)]
        grid = turned(self._grids.get(id(found), self._grid), rows, found.left, found.right)
        header, *others = grid.lines
        found.grid, found.header = grid, (header.number,)
        found.left, found.right = min(rows) - 1, max(rows) - 1
        found.columns = tuple(words_of(header.cell(index)) for index in range(found.left, found.right + 1))
        found.lines = [line.number for line in others]


def _without(line: Line, left: int, right: int) -> Line:
    """A line without the cells between two columns."""
    cells = [None if left <= index <= right else cell for index, cell in enumerate(line.cells)]
    return Line(line.number, cells, [one for one in line.filled if not left <= one <= right], line.hidden)


def _crosses(found: Found, spans: Iterable[tuple[int, int]]) -> bool:
    return any(left <= found.right and found.left <= right for left, right in spans)


def _is_part(found: Found, piece: Piece) -> bool:
    """Whether beside some cells of a piece others stand in the columns of a table."""
    return any(sum(found.left <= one <= found.right for one in line.filled) > 1 for line in piece.lines)
