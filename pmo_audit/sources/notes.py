"""Collects what there is to say of cells, so that nine hundred bad dates are one line and not nine hundred."""

from __future__ import annotations

from pmo_audit.classes import dataclass, field
from pmo_audit.diagnostics import Diagnostic, Severity, in_order
from pmo_audit.sources.words import shorten
from pmo_audit.text import Origin, in_words

_ONE_BY_ONE = 5
"""So many cells with the same trouble are told singly; more are told as one."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """A trouble that cells of one column share. `tail` and `tails` end the sentences about one and about many.

    Without a column it is one that whole records share; each is then told in a sentence of its own.
    """

    code: str
    table: tuple[str, str]
    """The file, and the entity of the table in it."""
    column: str
    tail: str
    tails: str
    help: str
    severity: Severity


@dataclass(slots=True)
class _Cells:
    count: int = 0
    first: list[tuple[Origin, str]] = field(default_factory=list)


class Notes:
    """Diagnostics as they arise; those about cells are grouped at the end."""

    def __init__(self) -> None:
        self._single: list[Diagnostic] = []
        self._cells: dict[Trouble, _Cells] = {}

    def add(self, diagnostic: Diagnostic) -> None:
        """Takes a diagnostic as it is."""
        self._single.append(diagnostic)

    def cell(self, trouble: Trouble, place: Origin, raw: str) -> None:
        """Takes the trouble with one cell, which held `raw`; or with one record, `raw` being the sentence about it."""
        cells = self._cells.setdefault(trouble, _Cells())
        cells.count += 1
        if len(cells.first) < _ONE_BY_ONE:
            cells.first.append((place, raw))

    def told(self) -> tuple[Diagnostic, ...]:
        """Everything, by file and place."""
        grouped = [one for trouble, cells in self._cells.items() for one in _told(trouble, cells)]
        return in_order(self._single + grouped)


def _told(trouble: Trouble, cells: _Cells) -> list[Diagnostic]:
    def diagnostic(message: str, place: Origin) -> Diagnostic:
        return Diagnostic(trouble.code, message, place, trouble.help, trouble.severity)

    if cells.count <= _ONE_BY_ONE:
        return [diagnostic(_about_one(trouble, raw), place) for place, raw in cells.first]
    return [diagnostic(_about_many(trouble, cells), cells.first[0][0])]


def _about_one(trouble: Trouble, raw: str) -> str:
    return f"`{shorten(raw)}` in `{trouble.column}` {trouble.tail}" if trouble.column else raw


def _about_many(trouble: Trouble, cells: _Cells) -> str:
    if not trouble.column:
        shown = in_words(_where(place) for place, _ in cells.first[:3])
        return f"{cells.count} {trouble.tails}; the first are in {shown}"
    shown = in_words(f"`{shorten(raw)}` ({_where(place)})" for place, raw in cells.first[:3])
    return f"{cells.count} cells of `{trouble.column}` {trouble.tails}; the first are {shown}"


def _where(place: Origin) -> str:
    """The row of a place in a table, of which the file and the sheet are told; a cell of a worksheet as it is."""
    if "!" in place.at:
        return place.at
    parts = place.at.split(", ")
    return parts[0] if len(parts) < 2 or parts[0].startswith(("row ", "/")) else parts[1]
