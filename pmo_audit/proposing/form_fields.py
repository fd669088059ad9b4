"""What the cells of a form cannot be read as: amounts of untold size, numbers where a name is meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from pmo_audit.classes import replace
from pmo_audit.proposing.columns import propose_reading
from pmo_audit.proposing.evidence import is_number
from pmo_audit.proposing.guess import Guess
from pmo_audit.proposing.matching import Match
from pmo_audit.proposing.reading.headings import read_heading
from pmo_audit.settings import FieldMapping
from pmo_audit.sources.amounts import TooLargeError, read_amount
from pmo_audit.sources.tables import Cell, NumberText
from pmo_audit.sources.units import MILLION, THOUSAND
from pmo_audit.types import MoneyType, RefType

_SIZES: Final[Mapping[int, str]] = MappingProxyType({MILLION: "millions", THOUSAND: "thousands"})


def read_form_field(match: Match, key: str, label: str) -> tuple[FieldMapping, tuple[Guess, ...]]:
    """How the cell of a key is read for a field; the unit of an amount is in the key, in its label, or in both."""
    column = match.column
    heading = unit_heading(key, label)
    if not isinstance(match.field.type, MoneyType) or heading == column.heading:
        return column.reading(match.field)
    return propose_reading(match.field, heading, column.cells, column.fills, {heading: column.cells})


def unit_heading(key: str, label: str) -> str:
    """The text that names the unit of a cell: its key, its label, or both where each tells a part."""
    units = [(one, read_heading(one)) for one in (label, key) if one]
    told = [(one, unit) for one, unit in units if unit.scales or unit.currencies]
    if not told:
        return key
    first, unit = told[0]
    complete = len(told) == 1 or (unit.scales == told[1][1].scales and unit.currencies)
    return first if complete else " / ".join(one for one, _ in told)


def common_unit(headings: Iterable[str]) -> tuple[str, int] | None:
    """The heading, with its size, of the first amount of a form that is told in thousands or more; None without."""
    for one in headings:
        unit = read_heading(one)
        if unit.currencies and unit.scale in _SIZES:
            return one, unit.scale
    return None


def why_open(match: Match, key: str, label: str, usual: tuple[str, int] | None) -> str:
    """Why a cell cannot be read as this field though its key is called so; nothing where it can."""
    field, cells = match.field, match.column.cells
    shown = next((f", here `{text}`," for text in match.column.told), "")
    if isinstance(field.type, RefType) and not match.is_sure and match.column.share(is_number) > 0:
        return f"`{key}` could be `{field.name}`, but the cell{shown} is a number"
    if not isinstance(field.type, MoneyType):
        return ""
    unit = read_heading(unit_heading(key, label))
    if len(unit.scales) > 1:
        return f"`{key}` could be `{field.name}`, but its key and its label name different sizes ({unit.words})"
    told = unit.scales or unit.currencies or (match.column.told and not any(_is_bare(one) for one in cells))
    if usual is None or told:
        return ""
    return (
        f"`{key}` could be `{field.name}`, but nothing tells its size{shown} while others, such as `{usual[0]}`, are "
        f"in {_SIZES[usual[1]]}"
    )


def possible_lines(match: Match, line: FieldMapping, usual: tuple[str, int] | None) -> Sequence[FieldMapping]:
    """The lines that may be right for a cell that is left open: an amount in the usual size, and as it stands."""
    if usual is None or not isinstance(match.field.type, MoneyType):
        return (line,)
    like, _ = propose_reading(match.field, usual[0], ["1"], [None], {})
    return (replace(line, scale=usual[1], currency=like.currency), replace(line, scale=1, currency=like.currency))


def _is_bare(cell: Cell) -> bool:
    """Whether a cell is an amount that names no unit of its own; what its number format shows is no size."""
    if isinstance(cell, NumberText):
        return True
    try:
        found = read_amount(" ".join(cell.split()), ".") if isinstance(cell, str) else None
    except TooLargeError:
        return True
    return found is not None and found.currency is None and found.scale is None
