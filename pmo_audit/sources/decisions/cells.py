"""The cells of a file of decisions: what a spreadsheet could take for a formula is made harmless, and read back."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType

COLUMNS = (
    *("left", "right", "level", "decision", "by", "because", "on"),
    *("left_words", "right_words", "contributions"),
)
"""The columns, in the order in which they are written. A file may have them in another order, and others between."""
NEEDED = ("left", "right", "level", "decision", "by", "because")
"""The columns without which nothing can be made of a file."""
UNDONE = "undone"
"""What stands for a verdict where a decision was taken back."""
LONGEST = 30_000
"""Characters of a cell; spreadsheets take 32,767."""
_NO_POINTS: Mapping[str, int] = MappingProxyType({})
_FORMULA = re.compile(r"'*[=+\-@\uff1d\uff0b\uff0d\uff20]")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
_DAYS = ("%d.%m.%Y", "%Y/%m/%d", "%d-%b-%Y", "%d %b %Y", "%d %B %Y")
"""Ways of writing a day, beside 2026-03-31, that can mean no other day."""


def harmless(text: str) -> str:
    """A text as a cell on one line that no spreadsheet takes for a formula: `'` before what could be one."""
    plain = " ".join(_CONTROLS.sub(" ", text).split())
    return f"'{plain}" if _FORMULA.match(plain) else plain


def as_meant(cell: str) -> str:
    """The text that was made harmless."""
    plain = " ".join(cell.split())
    return plain[1:] if plain.startswith("'") and _FORMULA.match(plain[1:]) else plain


def points_cell(points: Mapping[str, int]) -> str:
    """Contributions as a cell: JSON, by name; empty where there are none."""
    if not points:
        return ""
    return json.dumps(dict(sorted(points.items())), separators=(", ", ": "))


def read_points(cell: str) -> Mapping[str, int] | None:
    """The contributions in a cell; None where it cannot be read."""
    if not cell.strip():
        return _NO_POINTS
    try:
        found = json.loads(cell)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or not all(type(one) is int for one in found.values()):
        return None
    return MappingProxyType(found)


def read_on(cell: str) -> date | None:
    """The day in a cell; None for what is none, or could mean another day elsewhere."""
    plain = cell.strip()
    try:
        return date.fromisoformat(plain[:10]) if re.match(r"\d{4}-\d\d-\d\d(?:[ T]|$)", plain) else _otherwise(plain)
    except ValueError:
        return None


def _otherwise(plain: str) -> date | None:
    for form in _DAYS:
        try:
            return datetime.strptime(plain, form).date()
        except ValueError:
            continue
    return _with_slashes(plain)


def _with_slashes(plain: str) -> date | None:
    """A day with slashes, where it can only be read one way: 25/3/2026, and 3/25/2026 too."""
    found = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", plain, re.ASCII)
    if found is None:
        return None
    one, other, year = map(int, found.groups())
    if one != other and max(one, other) <= 12:
        return None
    day, month = max(one, other), min(one, other)
    return date(year, month, day)
