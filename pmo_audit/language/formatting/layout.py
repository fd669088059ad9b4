"""Where the lines of a block end: each shape is laid out in the room there is for it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from pmo_audit.language.formatting.atoms import Atom, glue, width
from pmo_audit.language.formatting.shapes import Fill, Plain, Row, Shape, Steps

WIDTH = 120
"""Columns of a line, where it can be broken at all."""
STEP = 2
"""Columns by which what is inside stands further right."""


class Layout:
    """The atoms of a block and what stands before each: spaces, or a new line and its indent."""

    def __init__(self, atoms: Sequence[Atom]) -> None:
        self.atoms = atoms
        self.before = ["", *(glue(one, other) for one, other in pairwise(atoms))]
        widths = (width(before) + width(atom.text) for before, atom in zip(self.before, atoms, strict=True))
        self._end = list(accumulate(widths))

    def flat_width(self, first: int, last: int) -> int:
        """The columns that atoms take on one line, without what stands before the first."""
        return self._end[last] - self._end[first] + width(self.atoms[first].text)

    def new_line(self, at: int, indent: int) -> int:
        """Begins a line with an atom; the column where it stands."""
        self.before[at] = "\n" + " " * indent
        return indent

    def is_one_line(self, first: int, last: int) -> bool:
        """Whether no line ends between these atoms."""
        return not any(space.startswith("\n") for space in self.before[first + 1 : last + 1])

    def fits(self, shape: Shape, column: int, tail: int) -> bool:
        """Whether it may stay on the line, with `tail` columns after it."""
        return not shape.forced and column + self.flat_width(shape.first, shape.last) + tail <= WIDTH

    def place(self, shape: Shape, column: int, indent: int, tail: int = 0) -> int:
        """Lays out a shape from a column on, its own new lines at `indent`; the column where it ends.

        `tail` columns must be left on its last line for what follows.
        """
        if isinstance(shape, Plain) or self.fits(shape, column, tail):
            return column + self.flat_width(shape.first, shape.last)
        if isinstance(shape, Row):
            return self._row(shape, column, indent, tail)
        if isinstance(shape, Fill):
            return self._fill(shape, column, indent, tail)
        return (
            self._together(shape, column, indent, tail) if shape.together else self._lines(shape, column, indent, tail)
        )

    def _row(self, row: Row, column: int, indent: int, tail: int) -> int:
        for part in row.parts:
            if part is not row.parts[0]:
                column += width(self.before[part.first])
            after = self._end[row.last] - self._end[part.last]
            column = self.place(part, column, indent, after + tail)
        return column

    def _together(self, steps: Steps, column: int, indent: int, tail: int) -> int:
        indent = column if steps.aligned else indent
        for part in steps.parts:
            if part is not steps.parts[0]:
                column = self.new_line(part.first, indent)
            column = self.place(part, column, indent + STEP, tail if part is steps.parts[-1] else 0)
        return column

    def _lines(self, steps: Steps, column: int, indent: int, tail: int) -> int:
        """The author's lines, each as it is where it fits, else broken at each step."""
        lines: list[list[Shape]] = []
        for part in steps.parts:
            if not lines or self.atoms[part.first].on_new_line:
                lines.append([])
            lines[-1].append(part)
        for line in lines:
            if line is not lines[0]:
                column = self.new_line(line[0].first, indent)
            column = self._line(line, column, indent, tail if line is lines[-1] else 0)
        return column

    def _line(self, line: Sequence[Shape], column: int, indent: int, tail: int) -> int:
        flat = self.flat_width(line[0].first, line[-1].last)
        if column + flat + tail <= WIDTH and not any(part.forced for part in line):
            return column + flat
        for part in line:
            if part is not line[0]:
                column = self.new_line(part.first, indent)
            column = self.place(part, column, indent + STEP, tail if part is line[-1] else 0)
        return column

    def _fill(self, fill: Fill, column: int, indent: int, tail: int) -> int:
        items = fill.parts
        if fill.brackets:
            opening, *items, closing = fill.parts  # type: ignore[assignment]
            for inner in (items[0], closing):
                if fill.airy:
                    self.before[inner.first] = " "
            column = self.place(opening, column, indent) + width(self.before[items[0].first])
            tail += width(self.before[closing.first]) + 1
        for item in items:
            after = tail if item is items[-1] else 0
            if item is not items[0]:
                space = width(self.before[item.first])
                stays = not self.atoms[item.first].on_new_line and self.fits(item, column + space, after)
                column = column + space if stays else self.new_line(item.first, indent)
            column = self.place(item, column, indent + STEP, after)
        return column + (width(self.before[fill.last]) + 1 if fill.brackets else 0)
