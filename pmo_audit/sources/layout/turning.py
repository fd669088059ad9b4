"""Whether a block of cells is transposed: the headings below each other, and each record in a column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from pmo_audit.sources.layout.cells import CODE, DAY, NOTHING, NUMBER, OTHER, WORDS, kind_of, words_of
from pmo_audit.sources.layout.grid import Line
from pmo_audit.sources.layout.pieces import Piece
from pmo_audit.text import fold

_FEWEST = 3
_ALIKE = 0.8
_MOST = 0.6
_MOST_LOOKED_AT = 400


def is_turned(piece: Piece) -> bool:
    """Whether the cells are alike along the rows and not down the columns, with words in front of each row."""
    lines = [line for line in piece.lines[:_MOST_LOOKED_AT] if len(piece.filled(line)) > 1]
    if len(lines) < _FEWEST or len(piece.lines) > _MOST_LOOKED_AT or len(lines) < 0.6 * len(piece.lines):
        return False
    labels = [words_of(line.cell(piece.left)) for line in lines]
    if any(kind_of(one) != WORDS for one in labels) or len(set(map(fold, labels))) < len(labels):
        return False
    rows = [[kind_of(line.cell(index)) for index in range(piece.left + 1, piece.right + 1)] for line in lines]
    columns = list(zip(*rows, strict=True))
    if len(columns) == 1:
        return _is_card(rows, labels)
    return _is_wide(rows, columns) or _begins_with_codes(lines[0], piece)


def _is_card(rows: list[list[int]], labels: list[str]) -> bool:
    """One record: kinds change down the column, and its first cell is no heading of those below it."""
    kinds = [row[0] for row in rows if row[0] not in (NOTHING, OTHER)]
    if sum(label.endswith(":") for label in labels) >= _ALIKE * len(labels):
        return True
    if not kinds or len(set(kinds)) < 2:
        return False
    usual, share = _usual(kinds[1:])
    headed = kinds[0] == WORDS and usual != WORDS and share >= 0.5 and rows[0][0] == WORDS
    return not headed and len({WORDS if one == CODE else one for one in kinds}) > 1


def _is_wide(rows: list[list[int]], columns: list[tuple[int, ...]]) -> bool:
    """Several records: kinds go with the rows and not with the columns, of which the first cells are no headings."""
    headed = sum(column[0] == WORDS and _is_headed(column[1:]) for column in columns)
    if 2 * headed >= len(columns):
        return False
    along, down = sum(map(_astray, rows)), sum(_astray(column[1:]) for column in columns)
    return down >= max(2, _MOST * len(columns)) and along <= down / 4


def _begins_with_codes(line: Line, piece: Piece) -> bool:
    """Whether codes stand beside the first label, each another one: they name records, as headings hardly do."""
    cells = [words_of(line.cell(index)) for index in range(piece.left + 1, piece.right + 1)]
    return len(set(cells)) == len(cells) and all(kind_of(one) == CODE for one in cells)


def _is_headed(below: Sequence[int]) -> bool:
    """Whether what stands below a first cell is all numbers, days or codes."""
    usual, share = _usual(below)
    return usual in (NUMBER, DAY, CODE) and share >= _ALIKE


def _astray(kinds: Sequence[int]) -> int:
    """How many cells are not of the commonest kind."""
    counts = Counter(one for one in kinds if one not in (NOTHING, OTHER))
    return sum(counts.values()) - max(counts.values(), default=0)


def _usual(kinds: Iterable[int]) -> tuple[int, float]:
    """The commonest kind, and its share."""
    counts = Counter(one for one in kinds if one not in (NOTHING, OTHER))
    if not counts:
        return NOTHING, 1.0
    kind, count = counts.most_common(1)[0]
    return kind, count / sum(counts.values())
