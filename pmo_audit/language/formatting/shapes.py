"""How the atoms of a block hang together: what stands in a row, and where a line may end.

A shape is a stretch of atoms. It is laid out flat where it fits and the author broke none of its lines; else it is
broken at its own points first, from the outside in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pmo_audit.classes import dataclass
from pmo_audit.language.blocks import BLOCK_WORDS
from pmo_audit.language.formatting.atoms import Atom

_BLOCK_WORD = re.compile(rf"(?:{'|'.join(BLOCK_WORDS)})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Plain:
    """Atoms that always stand on one line: from the `first` up to and with the `last`."""

    first: int
    last: int
    forced: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """Shapes one after another on a line; each may be broken within. `forced`: one of them is, by the author."""

    parts: tuple[Shape, ...]
    forced: bool

    @property
    def first(self) -> int:
        """The place of the first atom."""
        return self.parts[0].first

    @property
    def last(self) -> int:
        """The place of the last atom."""
        return self.parts[-1].last


@dataclass(frozen=True, slots=True)
class Steps:
    """Shapes of which all but the first may begin a line.

    Where it must be broken, `together` says that each of them does; else the author's lines stay, and only those that
    are too long are broken at all of their steps. `aligned` ones stand below the first.
    """

    parts: tuple[Shape, ...]
    forced: bool
    together: bool = True
    aligned: bool = False

    @property
    def first(self) -> int:
        """The place of the first atom."""
        return self.parts[0].first

    @property
    def last(self) -> int:
        """The place of the last atom."""
        return self.parts[-1].last


@dataclass(frozen=True, slots=True)
class Fill:
    """Things with commas between them, as many as go on each line; the author's breaks stay.

    With `brackets`, the first and last part are brackets, and `airy` ones get a space inside where lines are broken.
    """

    parts: tuple[Shape, ...]
    forced: bool
    brackets: bool = False
    airy: bool = False

    @property
    def first(self) -> int:
        """The place of the first atom."""
        return self.parts[0].first

    @property
    def last(self) -> int:
        """The place of the last atom."""
        return self.parts[-1].last


Shape = Plain | Row | Steps | Fill


@dataclass(frozen=True, slots=True)
class Shaper:
    """Makes shapes of the atoms of a block."""

    atoms: Sequence[Atom]

    def row(self, parts: Sequence[Shape]) -> Shape:
        """Shapes in a row; plain ones beside each other become one."""
        joined: list[Shape] = []
        for part in parts:
            if joined and isinstance(part, Plain) and isinstance(joined[-1], Plain):
                joined[-1] = Plain(joined[-1].first, part.last)
            elif isinstance(part, Row):
                joined += part.parts
            else:
                joined.append(part)
        return joined[0] if len(joined) == 1 else Row(tuple(joined), any(part.forced for part in joined))

    def steps(
        self, parts: Sequence[Shape], *, together: bool = True, aligned: bool = False, kept: bool = True
    ) -> Shape:
        """Shapes that may each begin a line; `kept` says whether the author's breaks count."""
        parts = self._breakable(parts)
        if len(parts) == 1:
            return parts[0]
        forced = self._is_forced(parts) if kept else any(part.forced for part in parts)
        return Steps(tuple(parts), forced, together, aligned)

    def fill(self, parts: Sequence[Shape]) -> Shape:
        """Things with commas, without brackets around them."""
        parts = self._breakable(parts)
        return Fill(tuple(parts), self._is_forced(parts))

    def bracketed(self, opening: Shape, parts: Sequence[Shape], closing: Shape, *, airy: bool) -> Shape:
        """Things with commas, and the brackets around them."""
        parts = self._breakable(parts)
        airy = airy and len(parts) > 1
        return Fill((opening, *parts, closing), self._is_forced(parts), brackets=True, airy=airy)

    def _is_forced(self, parts: Sequence[Shape]) -> bool:
        broken = any(self.atoms[part.first].on_new_line for part in parts[1:])
        return broken or any(part.forced for part in parts)

    def _breakable(self, parts: Sequence[Shape]) -> Sequence[Shape]:
        """The parts, those that cannot begin a line joined to what is before: it would begin a block."""
        joined: list[Shape] = []
        for part in parts:
            if joined and _BLOCK_WORD.match(self.atoms[part.first].text):
                joined[-1] = self.row([joined[-1], part])
            else:
                joined.append(part)
        return joined
