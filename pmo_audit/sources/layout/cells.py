"""What kind of thing stands in a cell, as far as its shape tells: enough to know a heading from what stands below."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from functools import lru_cache

from pmo_audit.sources.tables import Bad, Cell, NumberText, show

NOTHING, WORDS, CODE, NUMBER, DAY, OTHER = range(6)
"""No cell; a word or more; a text such as `HT-001`; a number or amount; a day; what may be anything."""

_AMOUNT = re.compile(
    r"[(\-+−]?\s?(?:[A-Z]{3}\s?)?[£$€¥]?\s?[\-−]?\d[\d.,'’\u00a0\u202f ]*\s?(?:%|[kKmM]|bn|mio\.?)?"
    r"\s?[£$€¥]?(?:\s?[A-Z]{3})?\)?"
)
_DAY = re.compile(
    r"\d{1,4}([./\-])\d{1,2}\1\d{1,4}(?:[T ]\d\d:\d\d.*)?"
    r"|\d{1,2}\.?[ \-]\w{3,9}\.?[ \-,]+\d{2,4}|\w{3,9} \d{1,2}, \d{4}"
)
_CODE = re.compile(r"(?=\S*\d)\S{1,24}")
_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]{4}")
_SAYS_NOTHING = frozenset(("tbc", "tbd", "tba", "n/a", "na", "none", "nil", "unknown"))
_YEARS = range(1990, 2101)
_FIRST_DAY = re.compile(
    r"0?1([/.-])(?:0?[1-9]|1[0-2])\1(?:20)?[0-9]{2}|(?:0?[1-9]|1[0-2])/0?1/(?:20)?[0-9]{2}"
    r"|20[0-9]{2}-(?:0[1-9]|1[0-2])-01",
    re.ASCII,
)
"""The first day of a month, which may head its column."""
_LONGEST_MONTH = 13
_MONTH = re.compile(r"(?:19|20)\d\d[-/.](?:0?[1-9]|1[0-2])|(?:0?[1-9]|1[0-2])[-/.](?:19|20)\d\d|[^\W\d_]{3,9}[-/.]\d\d")


def kind_of(cell: Cell) -> int:
    """The kind of a cell."""
    if cell is None:
        return NOTHING
    if isinstance(cell, str):
        return _kind_of_text(cell) if len(cell) < 80 else WORDS
    if isinstance(cell, bool | Bad):
        return OTHER
    if isinstance(cell, date):
        return DAY
    return NUMBER if isinstance(cell, NumberText | int | float | Decimal | Fraction) else OTHER


def is_textual(cell: Cell) -> bool:
    """Whether a cell holds words, a code or a day: told at once where there is a word of some length."""
    if type(cell) is str and _WORD.search(cell):
        return cell.strip().casefold() not in _SAYS_NOTHING and not cell.startswith("#")
    return kind_of(cell) in (WORDS, CODE, DAY)


@lru_cache(maxsize=4096)
def _kind_of_text(text: str) -> int:
    text = text.strip()
    if not text:
        return NOTHING
    if text.startswith("#") and text.upper().rstrip("!?/0A").startswith(("#N", "#REF", "#VALUE", "#DIV")):
        return OTHER
    if text.casefold() in _SAYS_NOTHING:
        return OTHER
    if not _DIGIT.search(text):
        return WORDS if _LETTER.search(text) else OTHER
    if _DAY.fullmatch(text):
        return DAY
    if _AMOUNT.fullmatch(text):
        return NUMBER
    return CODE if _CODE.fullmatch(text) else WORDS


def is_year(cell: Cell) -> bool:
    """Whether a cell may be the heading of a year or a month, though it is a number, a day or a code."""
    if isinstance(cell, date):
        return True
    text = show(cell).strip() if isinstance(cell, str | NumberText | int) else ""
    if text.isascii() and text.isdigit():
        return int(text[:9]) in _YEARS
    return len(text) < _LONGEST_MONTH and (_MONTH.fullmatch(text) or _FIRST_DAY.fullmatch(text)) is not None


def filled(cells: list[Cell]) -> list[int]:
    """The indexes of the cells that hold anything."""
    return [
        index
        for index, cell in enumerate(cells)
        if cell is not None and (type(cell) is not str or (cell != "" and not cell.isspace()))
    ]


def words_of(cell: Cell) -> str:
    """A cell as a heading has it: on one line, with single spaces."""
    return " ".join(show(cell).split())


_NOT_DIGITS = re.compile(r"[^\d.,\-−(]")


def amount_of(cell: Cell) -> Decimal | None:
    """The number in a cell, as exactly as summing wants it; None where it is none or could be several."""
    if isinstance(cell, NumberText):
        return _decimal(cell.text)
    if isinstance(cell, int | float | Decimal) and not isinstance(cell, bool):
        return _decimal(str(cell))
    if not isinstance(cell, str) or kind_of(cell) != NUMBER or "%" in cell:
        return None
    digits = _NOT_DIGITS.sub("", cell).replace("−", "-")
    negative = digits.startswith(("-", "("))
    number = _decimal(_decimal_point(digits.strip("-(")))
    return -number if number is not None and negative else number


def _decimal_point(digits: str) -> str:
    """Digits with a point for the decimals alone: the last sign is one if it stands once and not before three."""
    last = max(digits.rfind("."), digits.rfind(","))
    if last < 0:
        return digits
    sign, tail = digits[last], digits[last + 1 :]
    whole = re.sub(r"\D", "", digits[:last])
    return f"{whole}.{tail}" if digits.count(sign) == 1 and len(tail) != 3 else whole + tail


def _decimal(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except (InvalidOperation, ValueError):
        return None
    return number if number.is_finite() and abs(number.adjusted()) < 40 else None
