"""Invented registers in several languages and shapes, each with what a careful reader would call its records."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from pmo_audit.sources.grid import Area, Sheet, SheetRow
from pmo_audit.sources.tables import NumberText

HEADINGS = {
    "en": [
        "Reference",
        "Scheme",
        "Directorate",
        "Lead officer",
        "Status",
        "Start date",
        "Approved cost",
        "Spent",
        "Risk score",
    ],
    "de": ["Nr.", "Vorhaben", "Bereich", "Leitung", "Stand", "Beginn", "Kosten (T€)", "Ausgaben", "Punkte"],
    "fr": ["Code", "Intitulé", "Direction", "Responsable", "État", "Début", "Coût total", "Engagé", "Note"],
    "es": ["Clave", "Proyecto", "Área", "Jefe", "Estado", "Inicio", "Importe", "Gastado", "Puntos"],
    "pl": ["Nr", "Przedsięwzięcie", "Dział", "Kierownik", "Stan", "Początek", "Koszt", "Wydano", "Punkty"],
    "sv": ["Id", "Projekt", "Avdelning", "Ledare", "Läge", "Start", "Kostnad", "Utfall", "Poäng"],
}
TOTAL = {"en": "Grand total", "de": "Gesamtsumme", "fr": "Total général", "es": "Total", "pl": "Razem", "sv": "Summa"}
SUBTOTAL = {
    "en": "{} total",
    "de": "Zwischensumme {}",
    "fr": "Sous-total {}",
    "es": "Subtotal {}",
    "pl": "Suma {}",
    "sv": "Delsumma {}",
}
NOTE = {
    "en": "Note: figures are not audited",
    "de": "Hinweis: Werte vorläufig",
    "fr": "Source : direction financière",
    "es": "Nota: importes sin IVA",
    "pl": "Uwaga: dane wstępne",
    "sv": "* preliminära siffror",
}
GROUPS = ["Harbour", "Bäder und Parks", "Voirie", "Deportes", "Kultura", "Vatten", "Schools", "Housing & Land"]
NAMES = (
    "Quay wall|Freibad Nord|Pont levant|Pista cubierta|Muzeum miejskie|Vattenverk|Library roof|Depot move|Radweg 7"
    "|Tram stop"
)
PEOPLE = ["Ada Obi", "J. Köhler", "Inès Roux", "P. Vidal", "Ewa Lis", "B. Holm", "Tom Hay"]
STATES = ["on track", "late", "done", "paused"]


@dataclass
class Register:
    """A sheet with the truth about it, all by row number."""

    sheet: Sheet
    header: tuple[int, ...] = ()
    records: list[int] = field(default_factory=list)
    sections: list[int] = field(default_factory=list)
    totals: list[int] = field(default_factory=list)
    notes: list[int] = field(default_factory=list)


class Maker:
    """Writes one register by chance."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.language = self.random.choice(sorted(HEADINGS))
        self.rows: dict[int, list[object]] = {}
        self.merged: list[Area] = []
        self.left = self.random.choice([0, 0, 0, 1, 3])
        self.next = self.random.choice([1, 1, 2, 4])
        self.counter = 0
        self.columns = self._columns()
        self.truth = Register(Sheet("book.xlsx", "Sheet1"))

    def _columns(self) -> list[int]:
        """Which columns there are; always a name, and mostly a code before it."""
        some = [one for one in range(2, 9) if self.random.random() < 0.75]
        some = some if len(some) > 2 else [3, 5, 6]
        return ([0] if self.random.random() < 0.8 else []) + [1, *some]

    def put(self, cells: list[object], gap: int = 0) -> int:
        """Writes a row; gives its number."""
        self.next += gap
        number, self.next = self.next, self.next + 1
        if any(cell is not None for cell in cells):
            self.rows[number] = [None] * self.left + cells
        return number

    def alone(self, text: str, gap: int = 0) -> int:
        return self.put([text, *[None] * (len(self.columns) - 1)], gap)

    def titles(self) -> None:
        for text in self.random.sample(["Ville de Lissac", "Capital plan 2026/27", "Stand: 30.04.2026", "DRAFT v3"], 3)[
            : self.random.randint(0, 3)
        ]:
            self.alone(text)
        if self.next > 1 and self.random.random() < 0.5:
            self.next += 1

    def header(self) -> None:
        headings = [HEADINGS[self.language][one] for one in self.columns]
        if self.random.random() < 0.25 and len(headings) > 4:
            upper: list[object] = [None] * len(headings)
            cut = self.random.randint(2, len(headings) - 2)
            upper[0], upper[cut] = "General", "Delivery"
            top = self.put(upper)
            self.merged.append(Area(top, self.left + 1, top, self.left + cut))
            if len(headings) - cut > 1:
                self.merged.append(Area(top, self.left + cut + 1, top, self.left + len(headings)))
            self.truth.header = (top, self.put(list(headings)))
        else:
            self.truth.header = (self.put(list(headings)),)

    def record(self, group: str) -> dict[int, object]:
        self.counter += 1
        draw = self.random
        whole: dict[int, object] = {
            0: f"{self.language.upper()}-{self.counter:03}",
            1: f"{draw.choice(NAMES.split('|'))} {'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[self.counter % 26]}",
            2: group,
            3: draw.choice(PEOPLE),
            4: draw.choice(STATES),
            5: date(2026, 1, 1) + timedelta(days=draw.randint(0, 800)),
            6: draw.randint(20, 9000) * 10,
            7: draw.randint(1, 900) * 5,
            8: draw.randint(1, 25),
        }
        for one in (3, 4, 5, 7):
            if draw.random() < 0.08:
                whole[one] = draw.choice([None, "TBC", None])
        return whole

    def block(self, group: str, *, sections: bool, subtotals: bool, gap: int) -> list[dict[int, object]]:
        if sections:
            self.truth.sections.append(self.alone(group, gap))
            gap = 0
        made = []
        for _ in range(self.random.randint(2, 6)):
            record = self.record(group)
            self.truth.records.append(self.put([_cell(record[one]) for one in self.columns], gap))
            gap = 0
            made.append(record)
        if subtotals:
            self.total(SUBTOTAL[self.language].format(group), made)
        return made

    def total(self, label: str, records: list[dict[int, object]]) -> None:
        sums: list[object] = [_sum(records, one) if one in (6, 7) else None for one in self.columns]
        sums[0] = label
        self.truth.totals.append(self.put([_cell(one) for one in sums]))

    def make(self) -> Register:
        """The register."""
        draw = self.random
        numbers = any(one in (6, 7) for one in self.columns)
        self.titles()
        self.header()
        sections, gap = draw.random() < 0.4, draw.choice([0, 1])
        sections = sections and (gap == 1 or 0 in self.columns)
        subtotals = numbers and draw.random() < 0.4
        everything: list[dict[int, object]] = []
        for group in draw.sample(GROUPS, draw.randint(2, 3) if sections or subtotals else 1):
            everything += self.block(group, sections=sections, subtotals=subtotals, gap=gap if everything else 0)
        if numbers and draw.random() < 0.5:
            self.total(TOTAL[self.language], everything)
        for _ in range(draw.randint(0, 2)):
            self.truth.notes.append(self.alone(NOTE[self.language], draw.randint(0, 1)))
        rows = [SheetRow(number, cells) for number, cells in sorted(self.rows.items())]
        self.truth.sheet = Sheet("book.xlsx", "Sheet1", rows, merged=tuple(self.merged))
        return self.truth


def register(seed: int) -> Register:
    """The register of a number."""
    return Maker(seed).make()


def turned(register: Register) -> Sheet:
    """The header and the records of a register, set on their side."""
    rows = {row.number: row.cells for row in register.sheet.rows}
    chosen = [rows[register.header[-1]], *(rows[number] for number in register.records)]
    width = max(map(len, chosen))
    columns = [[line[index] if index < len(line) else None for line in chosen] for index in range(width)]
    made = [SheetRow(number, cells) for number, cells in enumerate(columns, 1) if any(one is not None for one in cells)]
    return Sheet("book.xlsx", "Sheet1", made)


def _cell(value: object) -> object:
    return NumberText(str(value)) if isinstance(value, int) else value


def _sum(records: list[dict[int, object]], column: int) -> int:
    return sum(one[column] for one in records if isinstance(one[column], int))  # type: ignore[misc]
