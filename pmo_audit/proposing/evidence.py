"""What the cells of a column tell about what it can be."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from pmo_audit.classes import dataclass, field, replace
from pmo_audit.proposing.columns import propose_reading
from pmo_audit.proposing.guess import Guess
from pmo_audit.proposing.headings import spoken
from pmo_audit.proposing.legend import for_field
from pmo_audit.records import Field
from pmo_audit.records.organisation import LIFECYCLE
from pmo_audit.settings import DataDefaults, FieldMapping
from pmo_audit.sources.amounts import LONGEST, TooLargeError, read_amount
from pmo_audit.sources.cells import BLANK, reader_for
from pmo_audit.sources.days import read_date
from pmo_audit.sources.tables import Cell, NumberText, show
from pmo_audit.sources.words import alike
from pmo_audit.types import DateType, EnumType, ListType, MoneyType, Number, PeriodType, RefType, Text, Truth, Type
from pmo_audit.values import Missing, Unreadable

LOOKED_AT = 400
"""So many cells of a column are looked at to tell what it is; how it is read, all of them tell."""
_FEW = 12
"""So many different words make a vocabulary."""
_PROSE = 4
"""So many words make a text."""
_CODE = re.compile(r"(?=\S*\d)[A-Za-z]{0,6}[-_/. ]?[\w./-]{1,14}")
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


_NO_KEY: Mapping[str, str] = MappingProxyType({})


@dataclass(slots=True, eq=False)
class Column:
    """One column of a table: its heading, its cells, their fills, and what else stands beside it."""

    index: int
    heading: str
    cells: Sequence[Cell]
    fills: Sequence[str | None]
    beside: Mapping[str, Sequence[Cell]]
    key: Mapping[str, str] = _NO_KEY
    """What the sheet itself says of its words and colours: `x` is `not there`, `FF0000` is `red`."""
    at: Sequence[tuple[int, int]] | None = None
    """For each cell the row and column of the table it stands in, where that is not its own number and `index`."""
    _readings: dict[tuple[str, Type], tuple[FieldMapping, tuple[Guess, ...]]] = field(default_factory=dict)
    _fits: dict[tuple[str, Type], float] = field(default_factory=dict)
    _told: list[str] | None = None

    def stands_at(self, number: int) -> tuple[int, int]:
        """The row and column of the table in which a cell stands."""
        return self.at[number] if self.at is not None else (number, self.index)

    @property
    def told(self) -> list[str]:
        """The cells that hold something, as texts; those looked at."""
        if self._told is None:
            self._told = [text for one in self.cells[:LOOKED_AT] if (text := show(one).strip())]
        return self._told

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return not self.told

    @property
    def holds_records(self) -> bool:
        """Whether records stand in its cells, as in JSON."""
        lists = (one for one in self.cells if isinstance(one, list))
        return any(isinstance(item, Mapping) for one in lists for item in one)

    @property
    def holds_lists(self) -> bool:
        """Whether lists stand in its cells, as in JSON."""
        return any(isinstance(one, list) for one in self.cells)

    def reading(self, field: Field) -> tuple[FieldMapping, tuple[Guess, ...]]:
        """How the cells are read for a field, and the guesses in that."""
        key = (field.name, field.type)
        if key not in self._readings:
            self._readings[key] = self._read(field, self.cells, self.fills, self.beside)
        return self._readings[key]

    def _read(
        self,
        field: Field,
        cells: Sequence[Cell],
        fills: Sequence[str | None],
        beside: Mapping[str, Sequence[Cell]],
    ) -> tuple[FieldMapping, tuple[Guess, ...]]:
        """How cells are read for a field, by the heading as a person would write it."""
        heading = spoken(self.heading)
        line, guesses = propose_reading(field, heading, cells, fills, beside, for_field(self.key, field))
        if heading == self.heading:
            return line, guesses
        renamed = (replace(one, about=self.heading) if one.about == heading else one for one in guesses)
        return replace(line, columns=(self.heading,)), tuple(renamed)

    def fits(self, field: Field) -> float:
        """How well the cells suit a field, from 0 to 1; 0.5 where they tell nothing."""
        key = (field.name, field.type)
        if key not in self._fits:
            self._fits[key] = self._fit(field)
        return self._fits[key]

    def _fit(self, field: Field) -> float:
        if self.is_empty and not any(self.fills):
            return 0.5
        match field.type:
            case Text() if field.name == "id":
                return self.distinct if not self.share(_is_day) > 0.5 else 0.1
            case Text() if field.name in ("name", "title"):
                return (1 - max(self.share(_is_day), self.share(_is_number))) * (0.4 + 0.6 * self.distinct)
            case Text() | ListType():
                return 1 - 0.9 * max(self.share(_is_day), self.share(_has_currency))
            case RefType():
                return 1 - 0.9 * max(self.share(_is_day), self.share(_has_currency), self.share(_is_long))
            case _:
                return self._readable(field)

    def _readable(self, field: Field) -> float:
        """The share of cells that make a value of the field, of those that say anything."""
        looked_at = slice(LOOKED_AT)
        beside = {name: cells[looked_at] for name, cells in self.beside.items()}
        line, _ = self._read(field, self.cells[looked_at], self.fills[looked_at], beside)
        read = reader_for(field, line, DataDefaults())
        values = [read(one) for one in self.cells[:LOOKED_AT]]
        told = [one for one in values if one is not BLANK and not isinstance(one, Missing)]
        good = sum(not isinstance(one, Unreadable) for one in told)
        if not told:
            return 0.5
        share = good / len(told)
        return max(share, self._looks_like(field))

    def _looks_like(self, field: Field) -> float:
        """How many cells are of the right sort, though nobody can tell what exactly they say."""
        match field.type:
            case DateType():
                return 0.9 * self.share(_is_day)
            case MoneyType():
                return 0.9 * self.share(_is_money)
            case Number():
                return 0.9 * self.share(_is_number)
            case EnumType() | Truth():
                stages = field.type == LIFECYCLE and self.is_vocabulary and self.share(_is_day) < 0.3
                return 0.3 if stages else 0.0
            case PeriodType():
                return 0.5 * self.share(_is_day)
            case _:
                return 0.0

    @property
    def distinct(self) -> float:
        """The share of different cells among those that hold something."""
        return len({alike(one) for one in self.told}) / len(self.told) if self.told else 0.0

    @property
    def is_vocabulary(self) -> bool:
        """Whether few words stand in it again and again."""
        words = {alike(one) for one in self.told}
        return len(words) <= _FEW and all(len(one) <= 30 for one in words)

    def share(self, is_so: object) -> float:
        """The share of cells, of those that hold something, of which a question is answered with yes."""
        holding = [one for one in self.cells[:LOOKED_AT] if show(one).strip()]
        return sum(bool(is_so(one)) for one in holding) / len(holding) if holding and callable(is_so) else 0.0

    @property
    def is_prose(self) -> bool:
        """Whether most cells are texts of some words, each another, as people describe things."""
        wordy = sum(len(one.split()) >= _PROSE for one in self.told)
        return 2 * wordy > len(self.told) and self.distinct > 0.5

    def looks_like_codes(self) -> bool:
        """Whether the cells look like ids: short, with digits, each another."""
        if not self.told or self.distinct <= 0.9 or not all(_CODE.fullmatch(one) for one in self.told):
            return False
        return any(any(map(str.isalpha, one)) for one in self.told) and not self.share(_is_day)

    def looks_like_addresses(self) -> bool:
        """Whether the cells are addresses of mail, each another."""
        return len(self.told) > 1 and self.distinct == 1 and all(_MAIL.fullmatch(one) for one in self.told)


def _is_day(cell: Cell) -> bool:
    if isinstance(cell, date):
        return True
    text = " ".join(cell.split()) if isinstance(cell, str) else ""
    if not 6 <= len(text) <= LONGEST:
        return False
    return any(isinstance(read_date(text, order, 1970), date) for order in ("day-first", "month-first"))


def _is_number(cell: Cell) -> bool:
    if isinstance(cell, NumberText):
        return True
    text = " ".join(cell.split()) if isinstance(cell, str) else ""
    return 0 < len(text) <= LONGEST and any(_amount(text.strip("%~ "), decimal) for decimal in ".,")


def _is_money(cell: Cell) -> bool:
    if isinstance(cell, Mapping):
        return "amount" in cell
    return _is_number(cell) and not (isinstance(cell, str) and len(cell) == 10 and _is_day(cell))


def _has_currency(cell: Cell) -> bool:
    """Whether a cell is an amount that names its currency."""
    if isinstance(cell, Mapping):
        return "amount" in cell
    text = " ".join(cell.split()) if isinstance(cell, str) else ""
    return _is_number(cell) and any(sign in text for sign in "£€$¥")


def _is_long(cell: Cell) -> bool:
    return isinstance(cell, str) and len(cell) > 80


def _amount(text: str, decimal: str) -> bool:
    try:
        return bool(text) and read_amount(text, decimal) is not None
    except TooLargeError:
        return False


is_day, is_number = _is_day, _is_number
