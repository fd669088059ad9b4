"""Which row has the headings: by shape alone.

Headings are words, each another one, as wide as what stands below them, and of another kind than that; data is of the
same kind as the data below it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pmo_audit.classes import dataclass
from pmo_audit.sources.layout.cells import CODE, DAY, NOTHING, NUMBER, OTHER, WORDS, is_year, kind_of, words_of
from pmo_audit.sources.layout.grid import Grid, Line
from pmo_audit.sources.layout.words import is_total_word, is_unit
from pmo_audit.text import fold

BETWEEN = " / "
"""What stands between the parts of a heading of two storeys."""

_LOOKED_AT = 40
"""So many lines from the first that holds anything: no register has a longer preface."""
_BELOW = 12
_MOST_STOREYS = 3
_LONG = 60
_ENOUGH = 0.5
_CLEARLY = 0.2
"""By so much a later line must be more like a header than an earlier one."""


@dataclass(frozen=True, slots=True)
class Header:
    """The lines of a header, by their indexes, the headings, and the last parts of those of several storeys."""

    lines: tuple[int, ...]
    columns: tuple[str, ...]
    lower: tuple[str, ...]
    contrast: float
    """The share of columns whose cells are of another kind than their heading."""


def header_of(grid: Grid, lines: Sequence[Line], left: int, right: int) -> Header | None:
    """The header among lines between two indexes; None where no line can be one."""
    best: tuple[float, Header] | None = None
    for index in range(min(len(lines), _LOOKED_AT)):
        found = _candidate(grid, lines, index, left, right)
        if found is not None and (best is None or _beats(grid, lines, found, best, left, right)):
            best = found
    return _with_units(best[1], lines, left, right) if best else None


def _beats(
    grid: Grid,
    lines: Sequence[Line],
    found: tuple[float, Header],
    best: tuple[float, Header],
    left: int,
    right: int,
) -> bool:
    """Whether a later header goes before an earlier one: clearly more like one, or that one and more storeys."""
    own = found[1].lines
    if best[1].lines[-1] not in own:
        return found[0] > best[0] + _CLEARLY
    return found[0] > best[0] + 0.01 or _is_stack(grid, [lines[one] for one in own], left, right)


def _with_units(header: Header, lines: Sequence[Line], left: int, right: int) -> Header:
    """The header with the units that stand in a line of their own below it: `Budget (£k)`."""
    index = header.lines[-1] + 1
    if index >= len(lines) or lines[index].number != lines[index - 1].number + 1:
        return header
    units = {one: words_of(lines[index].cell(one)) for one in lines[index].filled if left <= one <= right}
    if not units or not all(map(is_unit, units.values())) or len(units) == right - left + 1:
        return header
    columns = [
        f"{heading} ({units[left + at].strip('()')})" if heading and left + at in units else heading
        for at, heading in enumerate(header.columns)
    ]
    return Header((*header.lines, index), tuple(columns), header.lower or header.columns, header.contrast)


def header_at(grid: Grid, lines: Sequence[Line], first: int, last: int, left: int, right: int) -> Header:
    """The header in the lines from one index to another, since somebody said so."""
    chosen = tuple(range(first, last + 1))
    columns, lower = _headings(grid, [lines[one] for one in chosen], left, right, spread=len(chosen) > 1)
    return Header(chosen, columns, lower, 0.0)


def _candidate(grid: Grid, lines: Sequence[Line], index: int, left: int, right: int) -> tuple[float, Header] | None:
    line = lines[index]
    here = [one for one in line.filled if left <= one <= right]
    if len(here) < 2 or sum(len(words_of(line.cell(one))) for one in here) > _LONG * len(here):
        return None
    first = _highest(grid, lines, index, left, right)
    columns, lower = _headings(grid, lines[first : index + 1], left, right, spread=True)
    around = lines[max(0, index - _BELOW) : index + 1 + _BELOW]
    width = max(sum(left <= one <= right for one in each.filled) for each in around)
    if is_total_word(words_of(line.cell(here[0]))) or (len(here) < _ENOUGH * width and index == first):
        return None
    below = lines[index + 1 : index + 1 + _BELOW]
    if _recurs(line, here, lines[max(0, first - _BELOW) : first]):
        return None
    score, contrast = _score(line, here, columns, below, left, right)
    if score < _ENOUGH:
        return None
    return score, Header(tuple(range(first, index + 1)), columns, lower, contrast)


def _score(
    line: Line, here: Sequence[int], columns: Sequence[str], below: Sequence[Line], left: int, right: int
) -> tuple[float, float]:
    """How much a line is like a header: at most 2, and below a half not at all."""
    headed = [left + index for index, heading in enumerate(columns) if heading]
    kinds = {index: _kind_below(below, index) for index in headed}
    given = {index: kind_of(line.cell(index)) for index in here}
    if any(_is_data(line, index, kind, kinds.get(index, NOTHING)) for index, kind in given.items()):
        return 0.0, 0.0
    wordy = sum(kind == WORDS or is_year(line.cell(index)) for index, kind in given.items()) / len(here)
    folded = [fold(columns[index - left]) for index in headed]
    if _is_form(line, here) or wordy < _ENOUGH or len(set(folded)) < 0.75 * len(folded):
        return 0.0, 0.0
    width = max((sum(left <= one <= right for one in each.filled) for each in below), default=0)
    if width < 2:
        sure = wordy == 1 and len(here) > 2 and len(set(folded)) == len(folded)
        return (_ENOUGH if sure else 0.0), 0.0
    cover = min(1.0, len(headed) / width)
    if cover < _ENOUGH:
        return 0.0, 0.0
    worded = [one for one in headed if given.get(one, WORDS) == WORDS or is_year(line.cell(one))]
    contrast = sum(kinds[one] not in (NOTHING, WORDS, given.get(one, WORDS)) for one in worded) / len(headed)
    spoilt = 0.5 * _recurs(line, here, below) + 0.2 * (len(set(folded)) < len(folded))
    return (1.0 if cover >= 0.8 else cover) + contrast - spoilt, contrast


def _is_data(line: Line, index: int, kind: int, below: int) -> bool:
    """Whether a cell is rather one of those below it than their heading."""
    if kind == CODE:
        return below == CODE
    return kind in (NUMBER, DAY) and kind == below and not (kind == NUMBER and is_year(line.cell(index)))


def _kind_below(below: Sequence[Line], index: int) -> int:
    """The kind that most cells of a column have, in the lines looked at."""
    kinds = Counter(kind_of(one.cell(index)) for one in below)
    kinds.pop(NOTHING, None)
    kinds.pop(OTHER, None)
    return kinds.most_common(1)[0][0] if kinds else NOTHING


def _recurs(line: Line, here: Sequence[int], below: Sequence[Line]) -> bool:
    """Whether what stands in a line stands in its columns again, as values do, but not as a whole header does."""
    own = {index: fold(words_of(line.cell(index))) for index in here}
    for each in below:
        same = sum(fold(words_of(each.cell(index))) == text for index, text in own.items())
        if 0 < same < 0.6 * len(own):
            return True
    return False


def _is_form(line: Line, here: Sequence[int]) -> bool:
    """Whether some cells name what stands beside them: `Period: | April`."""
    naming = sum(words_of(line.cell(index)).endswith(":") for index in here)
    return 0 < naming < len(here)


# ------------------------------------------------------------------------------------------------ storeys


def _highest(grid: Grid, lines: Sequence[Line], index: int, left: int, right: int) -> int:
    """The first of the lines that are storeys of one header with this one at the bottom."""
    first = index
    while first > 0 and index - first < _MOST_STOREYS - 1:
        upper, under = lines[first - 1], lines[first]
        if upper.number != under.number - 1 or not _is_storey(grid, upper, under, left, right):
            break
        first -= 1
    return first


def _is_storey(grid: Grid, upper: Line, under: Line, left: int, right: int) -> bool:
    """Whether a line groups the headings of the one below it."""
    here = [one for one in upper.filled if left <= one <= right]
    if not all(kind_of(upper.cell(one)) in (WORDS, CODE) or is_year(upper.cell(one)) for one in here):
        return False
    if _is_form(upper, here) or not here:
        return False
    spans = {one: grid.spans(upper.number, one) for one in here}
    deep = [one for one in here if grid.above(under.number, one) is not None]
    if any(span > 1 for span in spans.values()) or deep:
        alone = len(here) == 1 and not deep and here[0] == left
        return not alone and spans[here[0]] <= right - left
    if len(here) < 2:
        return False
    below = [fold(words_of(under.cell(one))) for one in under.filled if left <= one <= right]
    if len(set(below)) < len(below):
        return True
    beside = sum(one + 1 in here for one in here)
    blank_below = all(under.cell(one) is None for one in here if one + 1 in here)
    return (beside == 0 or blank_below) and (right - left + 1) >= 2 * (len(here) - beside)


def _is_stack(grid: Grid, storeys: Sequence[Line], left: int, right: int) -> bool:
    """Whether merged cells show that lines are one header: some reach down, or all columns are grouped."""
    top, bottom = storeys[0], storeys[-1]
    if any(grid.above(bottom.number, index) is not None for index in range(left, right + 1)):
        return True
    return (
        sum(grid.spans(top.number, index) for index in top.filled if grid.spans(top.number, index) > 1) > right - left
    )


def _headings(
    grid: Grid, storeys: Sequence[Line], left: int, right: int, *, spread: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The headings that storeys make together, and their last parts where there are several."""
    parts: list[list[str]] = [[] for _ in range(left, right + 1)]
    for depth, line in enumerate(storeys):
        texts = _texts(grid, line, left, right, spread=spread and depth < len(storeys) - 1)
        for index, text in enumerate(texts):
            if text and (not parts[index] or parts[index][-1] != text):
                parts[index].append(text)
    columns = tuple(BETWEEN.join(one) for one in parts)
    if all(len(one) < 2 for one in parts):
        return columns, ()
    return columns, tuple(one[-1] if one else "" for one in parts)


def _texts(grid: Grid, line: Line, left: int, right: int, *, spread: bool) -> list[str]:
    """The texts of one storey, each over all columns that it groups."""
    texts = [words_of(line.cell(index)) for index in range(left, right + 1)]
    if not spread:
        return texts
    merged = any(grid.spans(line.number, left + index) > 1 for index, text in enumerate(texts) if text)
    if merged:
        for index, text in enumerate(list(texts)):
            if text:
                for more in range(1, grid.spans(line.number, left + index)):
                    if index + more < len(texts):
                        texts[index + more] = text
        return texts
    for index in range(1, len(texts)):
        texts[index] = texts[index] or texts[index - 1]
    return texts
