"""Cells that hold one of a few words: those of an enumeration, and yes or no."""

from __future__ import annotations

import re

from pmo_audit.sources.tables import Bad, Cell, NumberText, show
from pmo_audit.sources.words import alike
from pmo_audit.text import in_words
from pmo_audit.types import EnumType
from pmo_audit.values import Unreadable, Value

_BETWEEN = re.compile(r"\s*(?:[/–—]|->|→|\bto\b|\s-\s)\s*")
_YES = ("yes", "true", "y", "✓", "✔", "☑", "✅")
_NO = ("no", "false", "n", "✗", "✘", "❌")


def read_truth(cell: Cell) -> Value:
    """Yes or no."""
    if isinstance(cell, bool):
        return cell
    word = alike(cell) if isinstance(cell, str) else ""
    if word in _YES or word in _NO:
        return word in _YES
    return unfit(cell, "`yes` or `no`")


class Enumeration:
    """Reads the words of one enumeration."""

    __slots__ = ("_known", "_why")

    def __init__(self, kind: EnumType) -> None:
        self._known = {alike(member): member for member in kind.members} | dict(kind.also)
        self._why = f"it is not one of {in_words(kind.members)}"

    def read(self, cell: Cell) -> Value:
        """The member a cell names."""
        member = self._known.get(alike(show(cell))) if isinstance(cell, str | NumberText) else None
        return Unreadable(show(cell), self._between(show(cell)) or self._why) if member is None else member

    def _between(self, text: str) -> str:
        """What `Amber/Green` is, which names two members."""
        members = {self._known.get(alike(part)) for part in _BETWEEN.split(text)}
        named = list(dict.fromkeys(one for one in self._known.values() if one in members))
        return f"it lies between {in_words(named)}" if len(named) > 1 and None not in members else ""


def unfit(cell: Cell, expected: str) -> Unreadable:
    """A cell that is not what its field is for."""
    if isinstance(cell, Bad):
        return Unreadable(cell.raw, cell.why)
    return Unreadable(show(cell), f"it is not {expected}")
