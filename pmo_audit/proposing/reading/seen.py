"""What stands in a column, sorted by what each cell is: texts, numbers, days."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from pmo_audit.classes import dataclass, field
from pmo_audit.proposing.guess import Guess
from pmo_audit.settings import FieldMapping
from pmo_audit.sources.amounts import LONGEST
from pmo_audit.sources.tables import Cell, NumberText

T = TypeVar("T")
Beside = Mapping[str, Sequence[Cell]]
"""The other columns of the table, by their headings."""


@dataclass(slots=True)
class Seen:
    """The cells of a column. Texts have single spaces and stand there once each, in order, with how often they come.

    `long` are those too long to be a number, a day or a word of a list.
    """

    heading: str
    texts: dict[str, int] = field(default_factory=dict)
    long: dict[str, int] = field(default_factory=dict)
    numbers: dict[NumberText, int] = field(default_factory=dict)
    days: dict[date, int] = field(default_factory=dict)

    def without(self, gone: Callable[[str], bool]) -> Seen:
        """The same without some of its texts."""
        kept = {text: count for text, count in self.texts.items() if not gone(text)}
        long = {text: count for text, count in self.long.items() if not gone(text)}
        return Seen(self.heading, kept, long, self.numbers, self.days)

    def holds(self, other: Seen) -> bool:
        """Whether all that stands in another column stands in this one, too."""
        return all(
            one.keys() >= part.keys()
            for one, part in ((self.texts, other.texts), (self.numbers, other.numbers), (self.days, other.days))
        )

    @property
    def written(self) -> list[str]:
        """Texts and numbers as they are written."""
        return [*self.texts, *(one.text for one in self.numbers)]


@dataclass(slots=True)
class Said:
    """What a proposal says so far: the line of the mapping for one field, and why."""

    line: FieldMapping
    guesses: list[Guess] = field(default_factory=list)

    @property
    def heading(self) -> str:
        """The heading of the column."""
        return self.line.columns[0]

    def guess(self, about: str, meaning: str, reason: str, *, sure: bool = True) -> None:
        """Notes a guess; the place is for those to add who know it."""
        self.guesses.append(Guess(about, meaning, reason, None, sure))


def look(heading: str, cells: Sequence[Cell]) -> Seen:
    """Sorts the cells of a column."""
    seen = Seen(heading)
    for cell in cells:
        if isinstance(cell, str):
            text = " ".join(cell.split())
            if text:
                _count(seen.texts if len(text) <= LONGEST else seen.long, text)
        elif isinstance(cell, NumberText):
            _count(seen.numbers, cell)
        elif isinstance(cell, date):
            _count(seen.days, cell)
        elif isinstance(cell, int | float) and not isinstance(cell, bool):
            _count(seen.numbers, NumberText(str(cell)))
    return seen


def _count(found: dict[T, int], one: T) -> None:
    found[one] = found.get(one, 0) + 1


def few(items: Sequence[str], most: int = 3) -> str:
    """Some of the cells that a reason speaks of, as it shows them."""
    return ", ".join(f"`{one}`" for one in items[:most])
