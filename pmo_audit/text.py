"""Text that people gave us, and places in it: a source, spans, and words alike.

Everything here is pure: no file is opened. A `Span` is a half-open range of character offsets, so that a
diagnostic can show the very words it speaks of.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable

from pmo_audit.classes import dataclass, field


@dataclass(frozen=True, slots=True)
class SourceText:
    """A named text, usually a file, with the offsets at which its lines begin."""

    name: str
    content: str
    line_starts: tuple[int, ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        starts = [0]
        starts.extend(i + 1 for i, char in enumerate(self.content) if char == "\n")
        object.__setattr__(self, "line_starts", tuple(starts))

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """The place of a character as people count it: line and column from 1."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The words of a line (from 1), without its end."""
        start = self.line_starts[number - 1]
        end = self.line_starts[number] - 1 if number < len(self.line_starts) else len(self.content)
        return self.content[start:end].rstrip("\r")


@dataclass(frozen=True, slots=True)
class Span:
    """A range of characters, from `start` up to but not including `end`."""

    start: int
    end: int

    def join(self, other: Span) -> Span:
        """The smallest span that covers both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


LINE_ENDS = str.maketrans(dict.fromkeys("\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", "\n"))


def with_plain_line_ends(source: SourceText) -> SourceText:
    """The same text with every character that ends a line to some reader ending it to all, each at its place.

    Otherwise what one program takes for a comment is a condition to another. The mark with which some editors begin
    a file becomes a space.
    """
    plain = source.content.replace("\r\n", " \n").translate(LINE_ENDS)
    if plain.startswith("\ufeff"):
        plain = f" {plain[1:]}"
    return source if plain == source.content else SourceText(source.name, plain)


NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Location:
    """A span in a text."""

    source: SourceText
    span: Span

    @property
    def text(self) -> str:
        """The words at this place."""
        return self.source.content[self.span.start : self.span.end]

    def __str__(self) -> str:
        line, column = self.source.line_and_column(self.span.start)
        return f"{self.source.name}:{line}:{column}"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value was read: a file, and the place in it as people would look it up.

    `at` is `row 12, column budget` in a table, `Portfolio!C12` in a workbook, and a JSON pointer in JSON.
    """

    file: str
    at: str

    def __str__(self) -> str:
        return f"{self.file}: {self.at}" if self.at else self.file


def is_pointer(at: str) -> bool:
    """Whether a place is the way to a value in JSON and its like; in a file of lines it begins with `line 12`."""
    return at.startswith("/") or (at.startswith("line ") and at[5:].partition("/")[0].isdecimal())


def cell_at(record: str, heading: str, line: str = "") -> str:
    """The place of a cell, from that of its record and its heading.

    `line` is what leads to the cell in a worksheet: the letters of its column; or the number of its row where each
    record stands in a column.
    """
    if not record or is_pointer(record):
        return f"{record}/{heading}"
    if not line:
        return f"{record}, column {heading}"
    sheet, _, own = record.rpartition(", ")
    kind, _, number = own.partition(" ")
    return f"{sheet}!{line}{number}" if kind == "row" else f"{sheet}!{number}{line}"


def column_at(cell: str, record: str) -> str:
    """The place of a whole column, from that of a cell in it and that of the cell's record; empty in JSON."""
    if is_pointer(cell):
        return ""
    sheet, mark, name = cell.rpartition("!")
    if mark:
        letters = name.rstrip("0123456789")
        turned = record.startswith(f"{sheet}, column ")
        return f"{sheet}, row {name.removeprefix(letters)}" if turned else f"{sheet}, column {letters}"
    sheet = record.rpartition(", ")[0]
    rest = cell.removeprefix(f"{record}, ") if cell.startswith(f"{record}, ") else cell.partition(", ")[2]
    return f"{sheet}, {rest}" if sheet else rest


def fold(text: str) -> str:
    """The form in which two texts are compared: composed, one space between words, no upper case.

    "Project  Charter" and "project charter" are the same words to a reader, and so they are here.
    """
    if text.isascii():  # most of it is: nothing to compose there, and no other way of writing a small letter
        return " ".join(text.lower().split())
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(unicodedata.normalize("NFKC", folded).casefold().split())


FEW_SLIPS = 2
"""Slips of the finger by which a word is still more like the one that was meant than any likeness of letters tells."""


def nearest(word: str, known: Iterable[str], *, cutoff: float = 0.6) -> str | None:
    """The known word most like `word`, or None where nothing is near; ties go to the first in order.

    Words a slip or two away come first, then those that share most letters in order.
    """
    from difflib import SequenceMatcher  # only where there is a slip to be told

    folded = fold(word)
    matcher = SequenceMatcher(None, "", folded, autojunk=False)
    best: tuple[int, float, str] | None = None
    for candidate in sorted(set(known)):
        other = fold(candidate)
        away = slips(folded, other)
        matcher.set_seq1(other)
        likeness = matcher.ratio()
        if likeness >= cutoff or (away == 1 and len(other) > 1):
            best = min(best or (FEW_SLIPS + 2, 0.0, ""), (away, -likeness, candidate))
    return best[2] if best else None


def one_slip_from(word: str, known: Iterable[str]) -> str | None:
    """The known word that this one was surely meant for: a single slip of the finger away; None where none is."""
    near = nearest(word, known)
    return near if near is not None and slips(fold(word), fold(near)) <= 1 else None


def slips(one: str, other: str) -> int:
    """How many slips make one word of the other; anything over `FEW_SLIPS` counts as one more than that.

    A slip leaves a letter out, puts one in, hits another, or changes two neighbours.
    """
    most = FEW_SLIPS + 1
    if abs(len(one) - len(other)) >= most:
        return most
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        older, before, row = before, row, [at]
        for place, wanted in enumerate(other, start=1):
            fewest = min(before[place] + 1, row[-1] + 1, before[place - 1] + (letter != wanted))
            if older and place > 1 and letter == other[place - 2] and one[at - 2] == wanted:
                fewest = min(fewest, older[place - 2] + 1)
            row.append(fewest)
        if min(row) >= most:
            return most
    return min(row[-1], most)


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun: `1 failure`, `1,200 failures`."""
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"


def in_words(items: Iterable[str], last: str = "and") -> str:
    """A list as a sentence has it: `a, b and c`."""
    words = list(items)
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"
