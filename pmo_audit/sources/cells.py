"""From a raw cell to a value or a state: once for each column, so that a long register costs little.

`column_for` makes the reader of one column from the field and the manner in which its cells are written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import isfinite

from pmo_audit.classes import replace
from pmo_audit.records import Field
from pmo_audit.settings import STOCK_VACANT, DataDefaults, FieldMapping
from pmo_audit.sources.amounts import LONGEST, TooLargeError
from pmo_audit.sources.kinds import Manner, Reader, parser_for
from pmo_audit.sources.tables import NOT_FINITE, SHOWS_ERROR, Bad, Cell, NumberText, is_endless, show
from pmo_audit.sources.words import WordTable, alike
from pmo_audit.types import ListType, MoneyType, RefType, Text, Type
from pmo_audit.values import NONE, Exempt, Missing, Unreadable, Value

TOO_LARGE = "the number is too large"
BLANK = object()
"""What reading an empty cell gives; what it means is the field's to say."""


_State = Callable[[str], Value]


def reader_for(
    field: Field, mapping: FieldMapping | None, data: DataDefaults, *, keyed: bool = True
) -> Callable[[Cell], Value]:
    """What turns a raw cell of this field into its value or state, or into BLANK; see `column_for`."""
    return column_for(field, mapping, data, keyed=keyed).read


def column_for(field: Field, mapping: FieldMapping | None, data: DataDefaults, *, keyed: bool = True) -> Column:
    """What reads the cells of a column of this field.

    `keyed` tells JSON and its like, where a bare 0.4 is 40% and a bare 40 would be 4000%.
    """
    manner = manner_of(mapping, data)
    if manner.numbers is None and keyed:
        manner = replace(manner, numbers="keyed")
    words = WordTable(mapping.words if mapping else (), alike)
    person = _is_person(field.type)
    states = WordTable(_states(mapping) + _general(data, person)) if mapping else _general_states(data, person)
    return Column(field, manner, words, states)


@lru_cache(maxsize=8)
def _general_states(data: DataDefaults, person: bool) -> WordTable[_State]:
    """The words for states of every column of which the mapping says nothing, or of those that name persons."""
    return WordTable(_general(data, person))


def _general(data: DataDefaults, person: bool) -> list[tuple[str, _State]]:
    vacant: list[tuple[str, _State]] = [(word, Missing) for word in STOCK_VACANT] if person else []
    return _states(data) + vacant


def _is_person(kind: Type) -> bool:
    return (kind.item if isinstance(kind, ListType) else kind) == RefType("person")


def _states(source: FieldMapping | DataDefaults) -> list[tuple[str, _State]]:
    """Words with the state each stands for, given what stood there."""
    return [
        *((word, Missing) for word in source.missing),
        *((word, _none) for word in source.none),
        *((word, Exempt) for word in source.exempt),
    ]


def _none(_: str) -> Value:
    return NONE


def manner_of(mapping: FieldMapping | None, data: DataDefaults) -> Manner:
    """How the cells of a column are written, the mapping of the field before the general one."""
    if mapping is None:
        return Manner(data.currency, 1, data.dates, data.decimal, data.two_digit_years_from)
    return Manner(
        mapping.currency or data.currency,
        mapping.scale or 1,
        mapping.dates or data.dates,
        mapping.decimal or data.decimal,
        mapping.two_digit_years_from if mapping.two_digit_years_from is not None else data.two_digit_years_from,
        mapping.numbers,
        mapping.serials,
        mapping.epoch,
    )


class Column:
    """Reads the cells of one column."""

    __slots__ = ("_is_text", "_long", "_parse", "_states", "_type", "_words")

    def __init__(self, field: Field, manner: Manner, words: WordTable[str], states: WordTable[_State]) -> None:
        self._type = field.type
        self._parse: Reader = parser_for(field.type, manner)
        self._is_text = isinstance(field.type, Text)
        self._long = isinstance(field.type, Text | RefType | ListType)
        self._words = words if words else None
        self._states = states

    @property
    def plain_states(self) -> Mapping[str, object] | None:
        """The words for states, where a text is its own value unless it is one of them; None where it is not so."""
        return self._states.exact if self._is_text and self._words is None and self._states.exact_only else None

    def read(self, cell: Cell) -> Value:
        """The value or state of one cell, or BLANK."""
        if isinstance(cell, str):
            return self._text(cell)
        if cell is None:
            return BLANK
        if isinstance(cell, Bad):
            state = self._states.find(cell.raw) if cell.why is SHOWS_ERROR else None
            return state(cell.raw) if state is not None else Unreadable(cell.raw, cell.why)
        if isinstance(cell, Mapping):
            return self._mapping(cell)
        return self._other(cell)

    def _text(self, raw: str) -> Value:
        text = raw.strip()
        if not text:
            return BLANK
        if not text.isprintable() and (trouble := _damage(text)):
            return Unreadable(ascii(text)[1:-1], trouble)
        if self._words is not None and (meaning := self._words.find(text)) is not None:
            return self._parsed(meaning, text)
        state = self._states.find(text)
        if state is not None:
            return state(text)
        return text if self._is_text else self._parsed(text, text)

    def _parsed(self, text: str, shown: str) -> Value:
        if self._long:
            return self._parse(text)
        if len(text) > LONGEST:
            return Unreadable(text, "it is a longer text than such a value can be")
        try:
            return self._parse(" ".join(text.split()))
        except TooLargeError:
            return Unreadable(text, TOO_LARGE)

    def _other(self, cell: Cell) -> Value:
        """A cell of a format that has more than texts."""
        plain = _plain(cell)
        if isinstance(plain, str):
            return self._text(plain)
        words = self._words
        if isinstance(plain, NumberText | bool):
            text = show(plain)
            if words is not None and (meaning := words.find(text)) is not None:
                return self._parsed(meaning, text)
            if (state := self._states.find(text)) is not None:
                return state(text)
        if isinstance(plain, list) and not isinstance(self._type, ListType):
            return Unreadable(_several(plain), "it is a list") if plain else BLANK
        try:
            return self._parse(plain)
        except TooLargeError:
            return Unreadable(show(plain), TOO_LARGE)

    def _mapping(self, cell: Mapping[object, Cell]) -> Value:
        if len(cell) == 1:
            ((key, inner),) = cell.items()
            if key == "exempt" and isinstance(inner, str):
                return Exempt(inner.strip())
            if key == "missing" and (isinstance(inner, str) or inner is True):
                return Missing(inner.strip() if isinstance(inner, str) else "")
            if key == "none" and inner is True:
                return NONE
        if isinstance(self._type, MoneyType):
            try:
                return self._parse({key: _plain(part) for key, part in cell.items()})
            except TooLargeError:
                return Unreadable(show(cell), TOO_LARGE)
        if isinstance(self._type, RefType):
            return self._reference(cell)
        return Unreadable(show(cell), "it has parts of its own")

    def _reference(self, cell: Mapping[object, Cell]) -> Value:
        named = mentioned(cell)
        return self.read(cell[named]) if named else Unreadable(show(cell), "it has neither `id` nor `name`")


def _several(items: list[Cell]) -> str:
    """A list as it is shown where one value should stand: its items, if they are short."""
    return "; ".join(map(show, items)) if all(isinstance(one, str | NumberText) for one in items) else show(items)


def mentioned(cell: Mapping[object, Cell]) -> str | None:
    """The key of a nested record by which a reference to it is read, or None."""
    return next((key for key in ("id", "name") if show(cell.get(key)).strip()), None)


def _plain(cell: Cell) -> Cell:
    """A value of a Python program as a reader of files would have given it."""
    match cell:
        case None | str() | bool() | NumberText():
            return cell
        case int() | Fraction() if is_endless(cell):
            return Bad("…", TOO_LARGE)
        case int():
            return NumberText(str(cell))
        case float() | Decimal():
            finite = cell.is_finite() if isinstance(cell, Decimal) else isfinite(cell)
            return NumberText(str(cell)) if finite else Bad(str(cell), NOT_FINITE)
        case datetime():
            return cell.date().isoformat()
        case date():
            return cell.isoformat()
        case list() | tuple() | Fraction():
            return list(cell) if isinstance(cell, tuple) else cell
        case _:
            return Bad(type(cell).__name__, "it is not a value of any known kind")


def _damage(text: str) -> str:
    """Why a text cannot be kept, or nothing."""
    if "\0" in text:
        return "it holds a NUL character"
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError:
            return "it holds half a character"
    return ""
