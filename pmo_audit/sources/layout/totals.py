"""Which lines of a table are totals: by the words of their label, or because their numbers are sums of others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from pmo_audit.classes import dataclass
from pmo_audit.sources.layout.cells import amount_of, is_textual, words_of
from pmo_audit.sources.layout.grid import Line
from pmo_audit.sources.layout.words import (
    has_total_word,
    is_summary_word,
    is_total_word,
    names_subtotal,
    says_all,
    total_word,
)
from pmo_audit.text import fold

_NEAR = 50
_COUNT = re.compile(r"\d{1,6} [^\W\d][\w-]*(?: [^\W\d][\w-]*){0,2}")
"""A number of something, as stands beside the word for a total."""
_FEWEST = 2
"""A sum has so many parts at least: a single number is equal to many a one beside it."""


@dataclass(frozen=True, slots=True)
class Suspect:
    """A line that holds a label and numbers and nothing else: where in the lines it stands, and its label."""

    index: int
    label: str


def suspects_of(lines: Sequence[Line], left: int, right: int) -> list[Suspect]:
    """The lines with at most one text, which comes first, among lines of which most have more."""
    found: list[Suspect] = []
    for index, line in enumerate(lines):
        here = line.filled
        if left or (here and here[-1] > right):
            here = [one for one in here if left <= one <= right]
        if not here:
            continue
        cells = line.cells
        # Most records have a second text early on, which ends the matter: unless it counts what a total is of.
        counting = False
        if len(here) > 1 and is_textual(cells[here[1]]):
            counting = _counts(line, here)
            if not counting:
                continue
        rest = here[1:] if is_textual(cells[here[0]]) else here
        rest = rest[1:] if counting else rest
        if not any(is_textual(cells[one]) for one in rest):
            found.append(Suspect(index, words_of(cells[here[0]]) if len(rest) < len(here) else ""))
    return found


def _counts(line: Line, here: Sequence[int]) -> bool:
    """Whether a line is called a total and its second text is a number of something: `6 schemes`."""
    second = words_of(line.cells[here[1]])
    return _COUNT.fullmatch(second) is not None and is_total_word(words_of(line.cells[here[0]]))


class Totals:
    """Decides which of the suspect lines of a table are totals, and which may be."""

    def __init__(self, lines: Sequence[Line], left: int, right: int, suspects: Sequence[Suspect]) -> None:
        self._lines = lines
        self._left = left
        self._right = right
        self._suspects = suspects
        self._others = {one.index for one in suspects}
        self.found: set[int] = set()
        self.groups: set[int] = set()
        """Headings of sections that hold the sums of the records below them."""
        self.doubtful: set[int] = set()

    def decide(self) -> None:
        """Fills `found`, `groups` and `doubtful`, by the lines' indexes."""
        open_: list[tuple[Suspect, str]] = []
        few = len(self._suspects) <= 0.3 * len(self._lines) + 1
        for one in self._suspects:
            bare = one.label != "" and len(self._here(one.index)) < 2
            rest = has_total_word(one.label) if one.label else None
            summary = few and is_summary_word(one.label)
            if is_total_word(one.label) or ((summary or names_subtotal(one.label)) and not bare):
                self.found.add(one.index)
            elif not bare and (not one.label or rest is not None or few):
                open_.append((one, rest if rest is not None else fold(one.label)))
        if open_:
            self._by_sums(open_)

    def _by_sums(self, suspects: Sequence[tuple[Suspect, str]]) -> None:
        open_ = {one.index for one, _ in suspects}
        sums = self._sums(open_ | self.found)
        below = self._sums_below(open_ | self.found) - sums
        for one, rest in suspects:
            adds_up = one.index in sums
            if one.label and one.index in below and (len(below) > 1 or self._is_group(one.index, rest)):
                self.groups.add(one.index)
                continue
            worded = total_word(one.label) != ""
            told = (
                worded or not one.label or says_all(one.label)
                if adds_up
                else worded and self._is_group(one.index, rest)
            )
            if told or (adds_up and self._is_group(one.index, rest)):
                self.found.add(one.index)
            elif worded or adds_up or self._is_group(one.index, rest):
                self.doubtful.add(one.index)
        proven = {total_word(one.label) for one in self._suspects if one.index in self.found}
        for one, _ in suspects:  # what is called as the totals of this table are
            if one.index in self.doubtful and total_word(one.label) in proven - {""}:
                self.doubtful.remove(one.index)
                self.found.add(one.index)

    def _here(self, index: int) -> list[int]:
        return [one for one in self._lines[index].filled if self._left <= one <= self._right]

    def _sums(self, suspects: set[int]) -> set[int]:
        """Which suspects hold sums: of the records since the last total, of all records, or of the totals before."""
        since, everything, parts = _Sums(), _Sums(), _Sums()
        adding: set[int] = set()
        for index, line in enumerate(self._lines):
            numbers = {one: amount for one in self._here(index) if (amount := amount_of(line.cells[one])) is not None}
            if index not in suspects:
                since.add(numbers)
                everything.add(numbers)
                continue
            if numbers and any(one.is_sum(numbers) for one in (since, everything, parts)):
                adding.add(index)
            if index in adding or index in self.found:
                parts.add(numbers)
                since = _Sums()
            else:
                since.add(numbers)
                everything.add(numbers)
        return adding

    def _sums_below(self, suspects: set[int]) -> set[int]:
        """Which suspects hold the sums of the records below them, up to the next suspect."""
        since, adding = _Sums(), set[int]()
        for index in reversed(range(len(self._lines))):
            cells = self._lines[index].cells
            numbers = {one: amount for one in self._here(index) if (amount := amount_of(cells[one])) is not None}
            if index not in suspects:
                since.add(numbers)
                continue
            if numbers and since.is_sum(numbers):
                adding.add(index)
            since = _Sums()
        return adding

    def _is_group(self, index: int, name: str) -> bool:
        """Whether a name stands in a cell of the records just above or just below, up to the next suspect."""
        return bool(name) and any(self._names(each, name) for step in (-1, 1) for each in self._run(index, step))

    def _run(self, index: int, step: int) -> Sequence[int]:
        end, others = index + step, self._others
        while 0 <= end < len(self._lines) and end not in others and abs(end - index) <= _NEAR:
            end += step
        return range(index + step, end, step)

    def _names(self, index: int, name: str) -> bool:
        cells = self._lines[index].cells
        return any(isinstance(cells[one], str) and fold(words_of(cells[one])) == name for one in self._here(index))


class _Sums:
    """Sums by column, and of how many numbers each is."""

    def __init__(self) -> None:
        self.sums: dict[int, Decimal] = {}
        self.counts: dict[int, int] = {}

    def add(self, numbers: dict[int, Decimal]) -> None:
        """Adds the numbers of a line."""
        for column, number in numbers.items():
            self.sums[column] = self.sums.get(column, Decimal(0)) + number
            self.counts[column] = self.counts.get(column, 0) + 1

    def is_sum(self, numbers: dict[int, Decimal]) -> bool:
        """Whether the numbers are the sums, as rounded as they are shown, in most columns and in one at least."""
        known = [column for column in numbers if self.counts.get(column, 0) >= _FEWEST]
        fitting = sum(_same(numbers[column], self.sums[column], self.counts[column]) for column in known)
        return len(known) > 0 and 2 * fitting > len(known) and any(numbers[column] for column in known)


def _same(said: Decimal, summed: Decimal, count: int) -> bool:
    exponent = said.as_tuple().exponent
    digits = max(-exponent, 0) if isinstance(exponent, int) else 0
    step = Decimal(1).scaleb(-digits)
    return said == summed or (digits > 0 and abs(said - summed) <= step * Decimal(count) / 2)
