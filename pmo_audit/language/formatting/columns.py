"""What stands in columns: neighbouring declarations, and neighbouring examples, that take one line each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pmo_audit.classes import dataclass
from pmo_audit.language.formatting.atoms import width
from pmo_audit.language.formatting.blocks import Block
from pmo_audit.language.formatting.layout import STEP, WIDTH, Layout
from pmo_audit.language.formatting.lines import has_comments_above

_COLUMNS = ("of", "=", "doc")


@dataclass(frozen=True, slots=True)
class _Line:
    """The atoms of a layout from the `first` to the `last`, and that `at` which a column is."""

    layout: Layout
    first: int
    at: int
    last: int

    def width(self, end: int) -> int:
        """The columns up to and with an atom, without the indent."""
        atoms, before = self.layout.atoms, self.layout.before
        spaces = sum(width(before[n]) for n in range(self.first + 1, end + 1))
        return spaces + sum(width(atoms[n].text) for n in range(self.first, end + 1))


def align_group(group: Sequence[Block]) -> None:
    """Puts the parts of neighbouring declarations in columns."""
    for column in _COLUMNS:
        having = [one for one in group if column in one.columns]
        _align([_Line(one.layout, 0, one.columns[column], len(one.layout.atoms) - 1) for one in having], 0)


def align_examples(block: Block) -> None:
    """Puts the records of neighbouring examples of a rule in a column."""
    run: list[_Line] = []
    layout = block.layout
    for first, record, last in block.examples:
        is_line = layout.is_one_line(first, last)
        follows = run and run[-1].last == first - 1
        if not is_line or not follows or has_comments_above(layout.atoms, first, last):
            _align(run, STEP)
            run = []
        if is_line:
            run.append(_Line(layout, first, record, last))
    _align(run, STEP)


def _align(lines: Sequence[_Line], indent: int) -> None:
    """Widens the space before the atom of each line that is to stand in the column, if no line gets too long."""
    if len(lines) < 2:
        return
    columns = [line.width(line.at - 1) for line in lines]
    pads = [max(columns) - column for column in columns]
    widest = max(indent + line.width(line.last) + pad for line, pad in zip(lines, pads, strict=True))
    if widest > WIDTH:
        return
    for line, pad in zip(lines, pads, strict=True):
        line.layout.before[line.at] += " " * pad


def groups(blocks: Iterable[tuple[Block | None, bool]]) -> list[list[Block]]:
    """The runs of declarations of one kind; the truth beside each says whether it follows the one before directly."""
    runs: list[list[Block]] = [[]]
    for block, follows in blocks:
        fits = block is not None and block.columns and block.layout.is_one_line(0, len(block.layout.atoms) - 1)
        if not (fits and follows and runs[-1] and runs[-1][-1].keyword == block.keyword):  # type: ignore[union-attr]
            runs.append([])
        if fits:
            runs[-1].append(block)  # type: ignore[arg-type]
    return [run for run in runs if len(run) > 1]
