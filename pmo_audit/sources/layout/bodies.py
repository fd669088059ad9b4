"""Which of the lines below a header are records, and what the others are.

A line is kept out only where its shape says that it is no record. What may be one stays, and is told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from statistics import median

from pmo_audit.sources.layout.cells import CODE, DAY, NUMBER, WORDS, amount_of, kind_of, words_of
from pmo_audit.sources.layout.found import Found, KeptOut, Reason
from pmo_audit.sources.layout.grid import Line
from pmo_audit.sources.layout.totals import Totals, suspects_of
from pmo_audit.sources.layout.words import begins_as_note, is_key, is_note
from pmo_audit.sources.tables import Cell
from pmo_audit.text import fold

_SHARE = 0.8
_MOST_EVIDENCE = 2
_BEGINS_WITH_CODE = re.compile(r"[A-Za-z]{1,6}[-_/.]?\d{1,6}\b[\s:–-]+[^\W\d]")
"""How a heading of a section begins that names a record by its id and its name: `EP-01 Energy centre`."""


class Body:
    """Sorts the lines of one table."""

    def __init__(self, found: Found, lines: Sequence[Line], fills: Mapping[tuple[int, int], str]) -> None:
        self._found = found
        self._lines = lines
        self._left, self._right = found.left, found.right
        self._fills = fills
        self._reasons: dict[int, Reason] = {}
        self._doubtful: set[int] = set()
        self._counts = [len(self._here(index)) for index in range(len(lines))]

    def sort(self) -> None:
        """Says which lines are records, and why the others are none."""
        self._headers()
        self._totals()
        self._forms()
        self._keys()
        self._tail()
        self._singles()
        self._give()

    def _here(self, index: int) -> list[int]:
        filled = self._lines[index].filled
        if self._left <= filled[0] and filled[-1] <= self._right:
            return filled
        return [one for one in filled if self._left <= one <= self._right]

    def _headers(self) -> None:
        """Finds the header where it stands again."""
        own: dict[int, set[str]] = {}
        storeys = set(self._found.header)
        for line in self._found.grid.lines:
            for index in line.filled if line.number in storeys else ():
                own.setdefault(index, set()).add(fold(words_of(line.cell(index))))
        lasts = self._found.lower or self._found.columns
        for index, heading in enumerate(lasts):
            own.setdefault(self._left + index, set()).add(fold(heading))
        firsts = {text for texts in own.values() for text in texts}
        initials = {text[:1] for text in firsts}
        for index, line in enumerate(self._lines):
            here = self._here(index)
            cell = line.cells[here[0]] if here else None
            if type(cell) is str and len(here) > 1 and cell[:1].lower() in initials and fold(cell) in firsts:
                same = sum(fold(words_of(line.cells[one])) in own.get(one, ()) for one in here)
                if same >= _SHARE * len(here):
                    self._reasons[index] = Reason.HEADER

    def _totals(self) -> None:
        suspects = [one for one in suspects_of(self._lines, self._left, self._right) if one.index not in self._reasons]
        totals = Totals(self._lines, self._left, self._right, suspects)
        totals.decide()
        self._reasons.update(dict.fromkeys(totals.found, Reason.TOTAL))
        self._reasons.update(dict.fromkeys(totals.groups, Reason.SECTION))
        self._doubtful |= totals.doubtful

    def _forms(self) -> None:
        """Lines of a form below the table, of which the first cell names the next: `Approved by: | Ada Obi`."""
        width = self._right - self._left + 1
        for index in reversed(range(len(self._lines))):
            here = self._here(index)
            text = words_of(self._lines[index].cells[here[0]]) if here else ""
            if len(here) > 3 or len(here) >= width or not (text.endswith(":") or begins_as_note(text)):
                if not (len(here) == 1 or index in self._reasons):
                    return
            elif len(here) > 1:
                self._reasons[index] = Reason.NOTE

    def _keys(self) -> None:
        """Finds explanations of signs after the last record: from their beginning on everything belongs to them."""
        full = self._full()
        last = max((index for index, one in enumerate(full) if one), default=-1)
        begun = False
        for index in range(last + 1, len(self._lines)):
            here = self._here(index)
            begun = begun or (bool(here) and is_key(words_of(self._lines[index].cells[here[0]])))
            if begun and index not in self._reasons:
                self._reasons[index] = Reason.KEY

    def _tail(self) -> None:
        """Lines after the last record that hold more than one cell, or a running number alone."""
        full = self._full()
        last = max((index for index, one in enumerate(full) if one), default=-1)
        if last < 0 or last == len(full) - 1:
            return
        self._numbered(last, full)
        for index in range(last + 1, len(self._lines)):
            here = self._here(index)
            if index in self._reasons or len(here) < 2 or not self._apart(index):
                continue
            text = words_of(self._lines[index].cells[here[0]])
            if text.endswith(":") or is_note(text):
                self._reasons[index] = Reason.NOTE
            else:
                self._doubtful.add(index)

    def _numbered(self, last: int, full: Sequence[bool]) -> None:
        """Lines that somebody numbered ahead: their numbers run on from the records', and nothing else stands there."""
        numbers = [_whole(self._lines[index].cell(self._left)) for index in range(len(self._lines))]
        known = [number for number, one in zip(numbers, full, strict=True) if one]
        steps = sum(after == before + 1 for before, after in pairwise(known) if before is not None)
        if len(known) < 2 or steps < _SHARE * (len(known) - 1):
            return
        before = numbers[last]
        for index in range(last + 1, len(self._lines)):
            if before is None or numbers[index] != before + 1 or len(self._here(index)) > 1:
                return
            self._reasons[index] = Reason.NUMBERED
            before = numbers[index]

    def _full(self) -> list[bool]:
        """Which lines hold so much that they are surely records."""
        counts = self._counts
        usual = median([one for one in counts if one > 1] or [1])
        return [count > 1 and count >= usual / 2 and index not in self._reasons for index, count in enumerate(counts)]

    def _singles(self) -> None:
        """Lines with a single text: headings of sections, notes below the table, or records nobody filled in."""
        if self._right - self._left < 1:
            return
        singles = [
            index
            for index in range(len(self._lines))
            if self._counts[index] == 1 and index not in self._reasons and self._is_text(index)
        ]
        if not singles:
            return
        full = self._full()
        last = max((index for index, one in enumerate(full) if one), default=-1)
        shapes = self._shapes(full)
        inside = [index for index in singles if index < last]
        for index in singles:
            if index > last:
                self._below(index, shapes)
        self._sections(inside, full, shapes)

    def _is_text(self, index: int) -> bool:
        return isinstance(self._cell(index), str)

    def _cell(self, index: int) -> Cell:
        return self._lines[index].cells[self._here(index)[0]]

    def _below(self, index: int, shapes: Mapping[int, Counter[int]]) -> None:
        """A text after the last record."""
        text, column = words_of(self._cell(index)), self._here(index)[0]
        shape = shapes.get(column)
        alike = shape is not None and kind_of(text) != WORDS and shape.most_common(1)[0][0] == kind_of(text)
        begins = column <= self._left + 1 and bool(shapes)
        if is_key(text):
            self._reasons[index] = Reason.KEY
        elif is_note(text) or (begins and not alike and (self._apart(index) or self._wide(index))):
            self._reasons[index] = Reason.NOTE
        elif not alike:
            self._doubtful.add(index)

    def _apart(self, index: int) -> bool:
        """Whether an empty line, a total or a note stands before a line."""
        if index == 0:
            return self._lines[0].number > self._found.header[-1] + 1
        gap = self._lines[index].number > self._lines[index - 1].number + 1
        return gap or self._reasons.get(index - 1) in (Reason.NOTE, Reason.KEY, Reason.TOTAL)

    def _wide(self, index: int) -> bool:
        line = self._lines[index]
        span = self._found.grid.spans(line.number, self._here(index)[0])
        return span > 1 and 2 * span >= self._right - self._left + 1

    def _sections(self, inside: Sequence[int], full: Sequence[bool], shapes: Mapping[int, Counter[int]]) -> None:
        leads = self._leading(full)
        regular = {index for index in inside if (index == 0 or self._apart(index)) and leads[index]}
        marked = self._coloured(inside, full) | self._coded(inside, full)
        for index in inside:
            text = words_of(self._cell(index))
            if is_key(text) and "=" in text:
                self._reasons[index] = Reason.KEY
            elif begins_as_note(text):
                self._reasons[index] = Reason.NOTE
            elif leads[index] and (
                self._wide(index)
                or (self._here(index)[0] <= self._left + 1 and self._differs(index, shapes))
                or index in marked
                or (index in regular and len(regular) >= _MOST_EVIDENCE)
            ):
                self._reasons[index] = Reason.SECTION
            else:
                self._doubtful.add(index)

    def _leading(self, full: Sequence[bool]) -> list[bool]:
        """After which lines records follow, perhaps under another heading of a section or the header itself."""
        leads, follows = [False] * len(full), False
        for index in reversed(range(len(full))):
            leads[index] = follows
            if full[index]:
                follows = True
            elif len(self._here(index)) > 1 and self._reasons.get(index) is not Reason.HEADER:
                follows = False
        return leads

    def _shapes(self, full: Sequence[bool]) -> dict[int, Counter[int]]:
        """The kinds of the cells of each column, in lines that are surely records."""
        shapes: dict[int, Counter[int]] = {}
        for index, line in enumerate(self._lines):
            if full[index]:
                for one in self._here(index):
                    shapes.setdefault(one, Counter())[kind_of(line.cells[one])] += 1
        return shapes

    def _differs(self, index: int, shapes: Mapping[int, Counter[int]]) -> bool:
        """Whether a text stands in a column of codes, numbers or days, or in one that is empty but for such texts."""
        shape = shapes.get(self._here(index)[0])
        if not shape:
            return True
        if kind_of(self._cell(index)) != WORDS:
            return False
        return shape[CODE] + shape[NUMBER] + shape[DAY] >= _SHARE * sum(shape.values())

    def _coded(self, inside: Sequence[int], full: Sequence[bool]) -> set[int]:
        """Lines that begin with a code, where all such lines do and no record does: `EP-01 Energy centre`."""
        columns = {self._here(index)[0] for index in inside}
        coded = {index for index in inside if _BEGINS_WITH_CODE.match(words_of(self._cell(index)))}
        if len(columns) != 1 or len(coded) < _MOST_EVIDENCE or len(coded) < len(inside):
            return set()
        (column,) = columns
        records = (self._lines[index].cell(column) for index, one in enumerate(full) if one)
        return set() if any(_BEGINS_WITH_CODE.match(words_of(cell)) for cell in records) else coded

    def _coloured(self, inside: Sequence[int], full: Sequence[bool]) -> set[int]:
        """Lines that are filled with a colour that records do not have."""
        if not self._fills:
            return set()
        counts: dict[int, Counter[str | None]] = {}
        for column in {self._here(index)[0] for index in inside}:
            counts[column] = Counter(self._fill(each, column) for each, one in enumerate(full) if one)
        found = set()
        for index in inside:
            column = self._here(index)[0]
            own = self._fill(index, column)
            if own is not None and counts[column][own] <= (1 - _SHARE) * sum(full):
                found.add(index)
        return found

    def _fill(self, index: int, column: int) -> str | None:
        number = self._lines[index].number
        return self._fills.get((column + 1, number) if self._found.transposed else (number, column + 1))

    def _give(self) -> None:
        found, section = self._found, ""
        sections: dict[int, str] = {}
        for index, line in enumerate(self._lines):
            reason = self._reasons.get(index)
            if reason is None:
                found.records.append(line.number)
                if section:
                    sections[line.number] = section
                if index in self._doubtful:
                    found.doubtful.append(self._kept(index, Reason.TEXT))
                continue
            kept = self._kept(index, reason)
            found.kept_out.append(kept)
            if reason is Reason.SECTION:
                if not section and found.title and self._under_header(index):
                    sections.update(dict.fromkeys(found.records, found.title))
                section = kept.text
        found.sections = sections

    def _under_header(self, index: int) -> bool:
        """Whether the header stands again below a section's heading, so that the first one's title is one, too."""
        return self._reasons.get(index + 1) is Reason.HEADER

    def _kept(self, index: int, reason: Reason) -> KeptOut:
        line, here = self._lines[index], self._here(index)
        cells = tuple(line.cells[here[0] : here[-1] + 1])
        text = next((words_of(line.cells[one]) for one in here), "")
        if self._found.transposed:
            return KeptOut(here[0] + 1, line.number, reason, cells, text)
        return KeptOut(line.number, here[0] + 1, reason, cells, text)


def _whole(cell: Cell) -> int | None:
    """The whole number in a cell."""
    number = amount_of(cell)
    return int(number) if number is not None and number == int(number) else None
