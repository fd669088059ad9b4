"""Invented registers with a mess around them: prefaces, forms, keys beside and below, second tables, pages.

Every shape is put together by chance, and with it what a careful reader would say of it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from pmo_audit.sources.grid import Area, Sheet, SheetRow
from pmo_audit.sources.tables import NumberText

Make = Callable[[Random, int], object]


def _one_of(words: str) -> Make:
    return lambda draw, _: draw.choice(words.split("|")) or None


def _day(draw: Random, first: int) -> date:
    return date(first, 1, 1) + timedelta(days=draw.randint(0, 600))


NAMES = "Roof repair|New depot|CRM upgrade|Flood wall|Data lake|Bus lanes|Fibre rollout|Archive move|Solar roof"
REMARKS = "|||Waiting for the board to decide on option B|ok|Supplier late, see minutes of 3 May"
COLUMNS: dict[str, tuple[str, Make]] = {
    "code": ("Ref|Project ID|Kennung|Nº|Scheme no.", lambda draw, n: f"{draw.choice(['AB', 'PX', 'T'])}{n:02}"),
    "name": ("Title|Project name|Bezeichnung|Nom|Scheme", lambda draw, n: f"{_one_of(NAMES)(draw, n)} {chr(65 + n)}"),
    "owner": ("Owner|SRO|Leitung|Manager", _one_of("A. Stone|Vera Lind|O. Brandt|Iris Kaya|Noor Amin")),
    "rag": ("RAG|Health|Ampel", _one_of("G|A|R")),
    "status": ("Status|State|Phase", _one_of("Live|Closed|Pipeline|Live|Closed|")),
    "start": ("Start|From|Beginn", lambda draw, _: draw.choice([_day(draw, 2025)] * 9 + [None])),
    "end": ("End|Go-live|Ende|Fin", lambda draw, _: draw.choice([_day(draw, 2026)] * 6 + ["TBC", "n/a", "Q3 26"])),
    "cost": ("Budget|Cost (£k)|Kosten", lambda draw, _: NumberText(str(draw.randint(5, 900) * 10))),
    "done": ("% done|Progress|Fortschritt", lambda draw, _: draw.choice([NumberText("0.4"), "40%", NumberText("65")])),
    "remark": ("Comments|Notes|Bemerkung", _one_of(REMARKS)),
    "paper": ("Charter|PID|Business case", _one_of("Y|N|x|")),
    "plan": ("Risk plan|Benefits plan", _one_of("Y|N|draft|")),
}
PREFACES: list[list[list[object]]] = [
    [],
    [["Programme office"], ["Position at 31 May 2026"]],
    [["Report date:", date(2026, 5, 31)], ["Prepared by:", "PMO"]],
    [["Fill in all columns. Use one row for each project. Ask the office if in doubt."]],
    [["Y = approved; N = missing; x = not needed"]],
]
ENDS: list[list[list[object]]] = [
    [],
    [["* provisional figures"]],
    [["Key", "Green", "Amber", "Red"]],
    [["Prepared by:", "V. Lind"]],
    [["Top issues"], ["Issue", "Owner", "Raised"], ["No tests", "A. Stone", date(2026, 2, 1)]],
]


@dataclass
class Mess:
    """A sheet, and by row number what is in it."""

    sheet: Sheet
    header: tuple[int, ...] = ()
    records: list[int] = field(default_factory=list)
    sections: list[int] = field(default_factory=list)
    totals: list[int] = field(default_factory=list)


class Maker:
    """Writes one sheet by chance."""

    def __init__(self, seed: int) -> None:
        self.draw = Random(seed)
        self.rows: dict[int, list[object]] = {}
        self.merged: list[Area] = []
        self.mess = Mess(Sheet("book.xlsx", "S"))
        self.next = 1
        some = self.draw.sample(list(COLUMNS)[2:], self.draw.randint(3, 7))
        self.keys = [one for one in COLUMNS if one in some or one == "name" or (one == "code" and seed % 4)]
        self.left = self.draw.choice([0, 0, 0, 1, 2])

    def put(self, cells: Sequence[object], gap: int = 0) -> int:
        """Writes a row, and gives its number."""
        self.next += gap
        self.rows[self.next] = [None] * self.left + list(cells)
        self.next += 1
        return self.next - 1

    def header(self) -> list[object]:
        headings: list[object] = [self.draw.choice(COLUMNS[one][0].split("|")) for one in self.keys]
        width = len(headings)
        if width < 5 or self.draw.random() > 0.2:
            self.mess.header = (self.put(headings),)
            return headings
        cut = self.draw.randint(1, width - 2)
        top = self.put([*headings[:cut], "Delivery", *[None] * (width - cut - 1)])
        self.merged += [Area(top, self.left + one + 1, top + 1, self.left + one + 1) for one in range(cut)]
        self.merged.append(Area(top, self.left + cut + 1, top, self.left + width))
        self.mess.header = (top, self.put([*[None] * cut, *headings[cut:]]))
        return headings

    def body(self, headings: list[object]) -> None:
        parted = self.draw.random() < 0.4
        gap = self.draw.choice([0, 1]) if self.keys[0] == "code" else 1
        count, sums = 0, 0
        for number, group in enumerate(["Estates", "Culture & sport", "Roads"] if parted else [""]):
            before = gap if number else 0
            if parted:
                self.mess.sections.append(self.put([group], before))
                before = 0
            for _ in range(self.draw.randint(2, 6)):
                count += 1
                cells = [COLUMNS[one][1](self.draw, count) for one in self.keys]
                self.mess.records.append(self.put(cells, before))
                before = 0
                sums += sum(_cost(cell) for key, cell in zip(self.keys, cells, strict=True) if key == "cost")
        if not parted and len(self.mess.header) == 1 and self.draw.random() < 0.2:
            self.put(headings)  # the next page
            self.mess.records.append(self.put([COLUMNS[one][1](self.draw, count + 1) for one in self.keys]))
        elif "cost" in self.keys and self.draw.random() < 0.5:
            total = [NumberText(str(sums)) if one == "cost" else None for one in self.keys]
            self.mess.totals.append(self.put(["Grand total", *total[1:]], self.draw.choice([0, 1])))

    def make(self) -> Mess:
        """The sheet with what is in it."""
        preface = self.draw.choice(PREFACES)
        for row in preface:
            self.put(row)
        self.next += self.draw.choice([0, 1]) if preface else 0
        headings = self.header()
        self.body(headings)
        for number, row in enumerate(self.draw.choice(ENDS)):
            self.put(row, 0 if number else 2)
        rows = [SheetRow(number, cells) for number, cells in sorted(self.rows.items())]
        self.mess.sheet = Sheet("book.xlsx", "S", rows, merged=tuple(self.merged))
        return self.mess


def _cost(cell: object) -> int:
    return int(cell.text) if isinstance(cell, NumberText) else 0


def mess(seed: int) -> Mess:
    """The sheet of a number."""
    return Maker(seed).make()
