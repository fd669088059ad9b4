"""The shapes of the settings file, checked by pydantic at this door and nowhere else.

Each field's description completes the sentence "expected …" and is what a user reads; pydantic's own messages are
never shown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Final, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from pmo_audit.values import CURRENCIES

_SCALES: Final[Mapping[str, int]] = {
    "": 1,
    "k": 10**3,
    "thousand": 10**3,
    "lakh": 10**5,
    "m": 10**6,
    "million": 10**6,
    "crore": 10**7,
    "bn": 10**9,
    "billion": 10**9,
}


def read_unit(text: str) -> tuple[str | None, int]:
    """The currency and the scale that `GBP m`, `EUR` or `k` names. Raises ValueError for anything else."""
    words = text.split()
    currency = words.pop(0) if words and words[0] in CURRENCIES else None
    scale = " ".join(words).casefold()
    if scale not in _SCALES or (currency is None and not scale):
        raise ValueError
    return currency, _SCALES[scale]


def _currency(value: object) -> object:
    if not isinstance(value, str) or value not in CURRENCIES:
        raise ValueError
    return value


def _unit(value: object) -> object:
    if isinstance(value, str):
        read_unit(value)
    return value


def _day(value: object) -> object:
    if isinstance(value, datetime):
        raise ValueError
    return date.fromisoformat(value) if isinstance(value, str) else value


def _colour(value: object) -> object:
    if not isinstance(value, str) or not _HEX.fullmatch(value):
        raise ValueError
    return value.upper()


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


def read_columns(text: str) -> int:
    """The number of a column that letters name: B is 2. Raises ValueError for anything else."""
    if not _LETTERS.fullmatch(text):
        raise ValueError
    number = 0
    for letter in text.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def read_span(text: str) -> tuple[int, int | None]:
    """The first and last that `6-20`, `B-G`, `6-` or `6` names; no end is None. Raises ValueError for anything else."""
    first, dash, last = (part.strip() for part in text.partition("-"))
    begin = _line(first)
    end = _line(last) if last else None if dash else begin
    if end is not None and end < begin:
        raise ValueError
    return begin, end


def _line(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else read_columns(text)
    if number < 1:
        raise ValueError
    return number


def _lines(value: object) -> object:
    """Rows as numbers, columns as letters, one or several: all as numbers."""
    given = value if isinstance(value, list) else [value]
    return [read_columns(one) if isinstance(one, str) else one for one in given]


def _rows(value: object) -> object:
    if isinstance(value, str):
        if any(letter.isalpha() for letter in value):
            raise ValueError
        read_span(value)
    return value


def _columns(value: object) -> object:
    if isinstance(value, str):
        if any(letter.isdigit() for letter in value):
            raise ValueError
        read_span(value)
    return value


def _words(value: object) -> object:
    return {key: _listed(one) for key, one in value.items()} if isinstance(value, dict) else value


def _parts(value: object) -> object:
    return [value] if isinstance(value, dict) else value


def _encoding(value: object) -> object:
    if not isinstance(value, str) or not _ENCODING_NAME.fullmatch(value):
        raise ValueError
    try:
        "é".encode(value)
    except UnicodeError:
        pass  # an encoding all the same, without this letter
    except LookupError:
        raise ValueError from None
    return value


Currency = Annotated[str, BeforeValidator(_currency)]
Encoding = Annotated[str, BeforeValidator(_encoding)]
Unit = Annotated[str, BeforeValidator(_unit)]
Day = Annotated[date, BeforeValidator(_day)]
Texts = Annotated[list[str], BeforeValidator(_listed)]
Line = Annotated[int, Field(ge=1)]
Colour = Annotated[str, BeforeValidator(_colour)]
Lines = Annotated[list[Line], BeforeValidator(_lines)]
Rows = Annotated[str, BeforeValidator(_rows)]
Columns = Annotated[str, BeforeValidator(_columns)]
Pivots = Annotated[list[dict[str, object]], BeforeValidator(_parts)]
Where = Annotated[dict[str, list[str]], BeforeValidator(_words)]

_ENCODING_NAME = re.compile("[A-Za-z0-9_.-]{1,40}")
_HEX = re.compile("[0-9A-Fa-f]{6}")
_LETTERS = re.compile("[A-Za-z]{1,3}")
_TEXT = "a text in quotes"
_TEXTS = "a list of texts"
_TRUTH = "true or false"
_EPOCH = "`days`, `seconds` or `milliseconds`"
_DATES = "`day-first`, `month-first` or `either`"
_DECIMAL = "`.`, `,` or `either`"
_ENCODING = "the name of an encoding such as `cp1252`"
_YEAR = "a year such as 1970"


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class RunShape(_Shape):
    """`[run]`."""

    rules: Texts = Field([], description=_TEXTS)
    data: Texts = Field([], description=_TEXTS)
    as_of: Day | None = Field(None, description="a day such as 2026-03-31")
    fail_on: str | None = Field(None, description=_TEXT)
    select: Texts = Field([], description=_TEXTS)
    ignore: Texts = Field([], description=_TEXTS)
    project: Texts = Field([], description=_TEXTS)
    format: str | None = Field(None, description=_TEXT)
    output: str | None = Field(None, description=_TEXT)
    allow_unknown: bool | None = Field(None, description=_TRUTH)
    allow_partial: bool | None = Field(None, description=_TRUTH)


class DataShape(_Shape):
    """`[data]`."""

    currency: Currency | None = Field(None, description="a currency code such as `GBP`")
    dates: Literal["day-first", "month-first", "either"] | None = Field(None, description=_DATES)
    decimal: Literal[".", ",", "either"] = Field(".", description=_DECIMAL)
    missing: list[str] | None = Field(None, description=_TEXTS)
    none: list[str] = Field([], description=_TEXTS)
    exempt: list[str] = Field([], description=_TEXTS)
    two_digit_years_from: int | None = Field(None, ge=1000, le=9900, description=_YEAR)
    encoding: Encoding | None = Field(None, description=_ENCODING)


class TableShape(_Shape):
    """One `[[table]]`; its fields are checked one by one."""

    entity: str = Field(description="the name of an entity, such as `project`")
    file: str | None = Field(None, description="the name of a file, with `*` for anything")
    at: str | None = Field(None, description="the key that the list stands under")
    distinct: bool = Field(False, description=_TRUTH)
    only_mapped: bool = Field(False, description=_TRUTH)
    ignore: list[str] = Field([], description=_TEXTS)
    encoding: Encoding | None = Field(None, description=_ENCODING)
    sheet: str | None = Field(None, description="the name of a worksheet, with `*` for anything")
    header: Lines = Field([], description='the row of the headings, such as 5, or rows, or a column such as "B"')
    rows: Rows | None = Field(None, description='rows such as "6-20" or "6-"')
    columns: Columns | None = Field(None, description='columns such as "B-G"')
    skip: Lines = Field([], description='a list of rows such as [12, 16], or of columns such as ["D"]')
    transposed: bool | None = Field(None, description=_TRUTH)
    where: Where = Field({}, description='pairs such as `{ "Type" = ["Risk", "R"] }`')
    across: dict[str, object] | None = Field(None, description="a part `[table.across]` of its own")
    open: Texts = Field([], description="a list of keys")
    total: str | None = Field(None, description="a path to a number")
    more: str | None = Field(None, description="a path")
    cells: Pivots = Field([], description="a part `[table.cells]` of its own")
    fields: dict[str, object] = Field({}, description='lines such as `name = "title"`')


class AcrossShape(_Shape):
    """`[table.across]`."""

    columns: Texts = Field(min_length=1, description="a list of headings, with `*` for anything")
    into: str = Field(description="the field that the headings go into")
    values: str | None = Field(None, description="the field that the cells go into")


class PivotShape(_Shape):
    """`[table.cells]`."""

    list: str = Field(description="a path to a list of cells")
    name: str = Field(description="a path to what the column is called")
    value: str | None = Field(None, description="a path to what the cell holds")
    titles: str | None = Field(None, description="a path to a list of columns")
    id: str = Field("id", description="a path to the id of a column")
    title: str = Field("title", description="a path to what a column is called")


class FormShape(_Shape):
    """One `[[form]]`; its fields and rows are checked one by one."""

    entity: str = Field(description="the name of an entity, such as `project`")
    file: str = Field(description="the name of a workbook, with `*` for anything")
    map: str | None = Field(None, description="the name of a CSV file")
    key: str | None = Field(None, description="a heading of the map")
    sheet: str | None = Field(None, description="a heading of the map")
    cell: str | None = Field(None, description="a heading of the map")
    fields: dict[str, object] = Field({}, description='lines such as `name = "Introduction!C11"`')
    rows: list[object] = Field([], description="parts `[[form.rows]]` of their own")


class FormRowsShape(_Shape):
    """One `[[form.rows]]`."""

    entity: str = Field(description="the name of an entity, such as `milestone`")
    sheet: str = Field(description="the name of a worksheet")
    rows: Rows = Field(description='rows such as "8-40" or "8-"')
    fields: dict[str, object] = Field({}, description='lines such as `name = "B"`')


class FieldShape(_Shape):
    """One line of `[table.fields]`, a bare text already made into a `column`."""

    column: str | None = Field(None, description="the heading of a column")
    columns: list[str] = Field([], description="a list of headings")
    join: str = Field(" ", description="the text to put between the columns")
    unit: Unit | None = Field(None, description="a currency, a scale (k, m, bn) or both, such as `GBP m`")
    words: dict[str, str] = Field({}, description='pairs such as `{ "On track" = "green" }`')
    missing: list[str] = Field([], description=_TEXTS)
    none: list[str] = Field([], description=_TEXTS)
    exempt: list[str] = Field([], description=_TEXTS)
    dates: Literal["day-first", "month-first", "either"] | None = Field(None, description=_DATES)
    decimal: Literal[".", ",", "either"] | None = Field(None, description=_DECIMAL)
    numbers: Literal["fraction", "points", "mixed"] | None = Field(None, description="`fraction`, `points` or `mixed`")
    epoch: Literal["days", "seconds", "milliseconds"] | None = Field(None, description=_EPOCH)
    value: str | None = Field(None, description="a text in quotes")
    cell: str | None = Field(None, description="a cell, or a key of the map")
    label: str | None = Field(None, description="a text in quotes")
    blank: Literal["missing", "none"] | None = Field(None, description="`missing` or `none`")
    two_digit_years_from: int | None = Field(None, ge=1000, le=9900, description=_YEAR)
    currency_column: str | None = Field(None, description="the heading of a column that holds currencies")
    serials: bool | Literal[1904] = Field(False, description="true, or 1904 for days that are counted from then")
    fills: dict[Colour, str] = Field({}, description='pairs such as `{ "FF0000" = "red" }`')
