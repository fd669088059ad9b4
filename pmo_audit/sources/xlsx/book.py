"""What the sheets of a workbook share, what is known of each, and how many cells it ought to have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pmo_audit.classes import dataclass, field
from pmo_audit.sources.xlsx import limits, values
from pmo_audit.sources.xlsx.limits import too_large
from pmo_audit.sources.xlsx.styles import Style

_ROOT = re.compile(rb"<(\w+:)?worksheet[\s>]")


@dataclass(slots=True, eq=False)
class Book:
    """What the sheets of a workbook share, and what reading them has cost so far."""

    strings: Sequence[str]
    styles: Mapping[str, Style]
    since_1904: bool = False
    cells: int = 0
    places: int = 0
    characters: int = 0
    untold: dict[int, str] = field(default_factory=dict)
    """Long shared texts that cells mention and that have yet to be told."""
    told: set[int] = field(default_factory=set)

    def long_text(self, index: int, text: str) -> str:
        """A mention of a long shared text, which is told once, however many cells have it."""
        if len(text) > limits.CELL_CHARACTERS:
            return values.text(text)
        if index not in self.told:
            self.told.add(index)
            self.untold[index] = text
            self.characters += len(text)
        return f'{{"text": {index}}}'

    def check(self) -> None:
        """Refuses a workbook that costs more than any register."""
        if self.cells > limits.CELLS or self.places > limits.PLACES:
            raise too_large(f"the workbook holds more than {limits.CELLS:,} cells")
        if self.characters > limits.CHARACTERS:
            raise too_large("the workbook holds more text than any register does")


@dataclass(slots=True, eq=False)
class Facts:
    """What is known of a sheet once it is read."""

    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    fills: list[tuple[int, int, str]] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    uncalculated: list[str] = field(default_factory=list)
    uncalculated_count: int = 0
    rows: int = 0
    """Rows that hold something."""
    filled: int = 0
    """Cells that hold something."""
    started: int = 0
    """Elements of cells, whether they hold anything or not."""
    counted: int | None = None
    """The same, counted in the bytes; None where they are written in some other way."""
    cut_short: bool = False
    """Whether there are more fills or merged areas than are kept."""


class Counter:
    """Counts the cells of a sheet in its bytes, so that none can get lost on the way without being missed."""

    def __init__(self) -> None:
        self.count: int | None = None

    def watch(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """The same pieces, counted as they pass."""
        needles: tuple[bytes, ...] = ()
        rest = b""
        for piece in pieces:
            yield piece
            seen = rest + piece
            if self.count is None:
                root = _ROOT.search(seen)
                if root is None:
                    rest = seen if len(seen) < 65536 else seen[-100:]
                    continue
                needles = tuple(b"<%bc%b" % (root[1] or b"", end) for end in (b" ", b">", b"/"))
                self.count = 0
            self.count += sum(map(seen.count, needles))
            rest = seen[1 - len(needles[0]) :]
