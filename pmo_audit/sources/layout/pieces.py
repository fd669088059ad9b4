"""Cuts a sheet into pieces: lines without an empty line between, and of those the columns without an empty one between.

Nothing is decided here; which pieces make one table is for `finding`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pmo_audit.classes import dataclass
from pmo_audit.sources.layout.cells import words_of
from pmo_audit.sources.layout.grid import Line, columns_of
from pmo_audit.text import fold

_MOST_ALIKE = 0.8
_MOST_BANDS = 40


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines that follow each other, between two columns by index."""

    lines: tuple[Line, ...]
    left: int
    right: int

    def filled(self, line: Line) -> list[int]:
        """The indexes of a line that hold something and lie in the piece."""
        if self.left <= line.filled[0] and line.filled[-1] <= self.right:
            return line.filled
        return [one for one in line.filled if self.left <= one <= self.right]


def pieces_of(lines: Sequence[Line]) -> list[Piece]:
    """The pieces of a sheet, from top to bottom and from left to right."""
    found: list[Piece] = []
    for run in _runs(lines):
        for left, right in _bands(run, lines):
            inside = [line for line in run if _between(line, left, right)]
            if len(inside) < len(run):
                found += [Piece(part, left, right) for part in _runs(inside)]
            else:
                found.append(Piece(run, left, right))
    return sorted(found, key=lambda one: (one.lines[0].number, one.left))


def _between(line: Line, left: int, right: int) -> bool:
    return any(left <= one <= right for one in line.filled)


def _runs(lines: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    """Lines whose numbers follow each other."""
    begin = 0
    for index in range(1, len(lines) + 1):
        if index == len(lines) or lines[index].number != lines[index - 1].number + 1:
            yield tuple(lines[begin:index])
            begin = index


def _bands(lines: Sequence[Line], whole: Sequence[Line]) -> list[tuple[int, int]]:
    """The columns that hold something without an empty one between; a spacer inside one table parts nothing."""
    there = columns_of(lines)
    bands: list[tuple[int, int]] = []
    begin = there[0]
    for before, column in zip(there, [*there[1:], there[-1] + 2], strict=True):
        if column != before + 1:
            bands.append((begin, before))
            begin = column
    if len(bands) > _MOST_BANDS:  # no office puts so many tables beside each other
        return [(bands[0][0], bands[-1][1])]
    joined = bands[:1]
    for band in bands[1:]:
        if _is_spacer(lines, joined[-1], band) and _go_together(whole, lines[0].number, joined[-1], band):
            joined[-1] = (joined[-1][0], band[1])
        else:
            joined.append(band)
    return joined


def _go_together(lines: Sequence[Line], first: int, left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Whether two bands go on side by side further down, as halves of a table do and a key beside it does not."""
    below = [line for line in lines if line.number >= first]
    here, there = (sum(_between(line, *band) for line in below) for band in (left, right))
    return 2 * min(here, there) >= max(here, there)


def _is_spacer(lines: Sequence[Line], left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Whether two bands are one table: a single empty column apart, with the same lines, without a heading in both."""
    if right[0] - left[1] > 2:
        return False
    here = [line for line in lines if _between(line, *left)]
    there = [line for line in lines if _between(line, *right)]
    both = len(set(map(id, here)) & set(map(id, there)))
    if both < _MOST_ALIKE * max(len(here), len(there)) or both < 2:
        return both == len(here) == len(there)
    for line in here[:5]:
        ours = {fold(words_of(line.cell(one))) for one in line.filled if left[0] <= one <= left[1]}
        theirs = {fold(words_of(line.cell(one))) for one in line.filled if right[0] <= one <= right[1]}
        if len(ours) > 1 and len(ours & theirs) >= 2:
            return False
    return True
