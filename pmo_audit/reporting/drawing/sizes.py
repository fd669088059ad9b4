"""The sizes of a drawing, in the unit in which a letter is about twelve high."""

from __future__ import annotations

from pmo_audit.classes import dataclass

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Box:
    """How large a thing is drawn, and the room around it.

    `room` is the width the whole may have without being made smaller, `aspect` how much wider than high it should be.
    """

    width: int = 148
    height: int = 46
    down: int = 16
    across: int = 56
    most_across: int = 110
    room: int = 1120
    aspect: float = 1.9
