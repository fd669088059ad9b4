"""What there is to say of a form: what it lacks of its map, and what stands there that should not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.sources.amounts import LONGEST, read_number
from pmo_audit.sources.days import read_date
from pmo_audit.sources.forms.cell_map import CellMap, Entry
from pmo_audit.sources.forms.grid import Spot, Workbook
from pmo_audit.sources.tables import Bad, Cell, NumberText, show
from pmo_audit.sources.words import alike, shorten
from pmo_audit.text import Origin, in_words

_SHOWN = 3
_NUMBERS = ("number", "integer", "int", "decimal", "float", "percent", "percentage", "currency", "money")
_DATES = ("date", "datetime", "day")
_TRUTHS = ("boolean", "bool", "yes no", "truth")


def about_sheets(file: str, book: Workbook, spots: Iterable[Spot]) -> Iterator[Diagnostic]:
    """Sheets that are asked for and that the form has not."""
    lacking = Counter(one.sheet for one in spots if book.sheet(one.sheet) is None)
    for sheet, number in lacking.items():
        cells = "a cell" if number == 1 else f"{number} cells"
        message = f"the form has no sheet `{sheet}`, where {cells} should stand"
        help_ = "see whether it is the right form, and of the right version"
        yield Diagnostic("PA646", message, Origin(file, ""), help_, Severity.WARNING)


def about_kinds(file: str, book: Workbook, entries: Iterable[Entry]) -> Diagnostic | None:
    """Cells that hold something else than the map says."""
    wrong = [
        (one, cell) for one in entries if (cell := _cell(book, one.spot)) is not None and not _fits(cell, one.kind)
    ]
    if not wrong:
        return None
    shown = in_words(
        [f"`{shorten(show(cell))}` ({one.spot.name}) is no {one.kind.lower()}" for one, cell in wrong[:_SHOWN]]
    )
    more = f", and {len(wrong) - _SHOWN} more" if len(wrong) > _SHOWN else ""
    message = f"what stands in the form is not of the kind that the map says: {shown}{more}"
    return Diagnostic("PA649", message, Origin(file, wrong[0][0].spot.name), "", Severity.WARNING)


def _cell(book: Workbook, spot: Spot) -> Cell:
    return book.cell(book.at(spot))


def _fits(cell: Cell, kind: str) -> bool:
    """Whether a cell holds what a kind of the map says; a kind that is not known says nothing."""
    word = alike(kind)
    if isinstance(cell, Bad):
        return True  # what is wrong with it is told where it is read
    text = " ".join(show(cell).split())
    if word in _NUMBERS:
        return isinstance(cell, NumberText) or (len(text) <= LONGEST and read_number(text, ".") is not None)
    if word in _DATES:
        return isinstance(cell, date) or (len(text) <= LONGEST and isinstance(read_date(text, None, None), date))
    if word in _TRUTHS:
        return isinstance(cell, bool) or alike(show(cell)) in ("yes", "no", "true", "false", "y", "n")
    return True


def about_labels(file: str, book: Workbook, labels: Sequence[tuple[Spot, str]]) -> Diagnostic | None:
    """Cells that have something else to the left of them than they should, as in a form of another version."""
    there = [(spot, label, book.label(spot)) for spot, label in labels if book.sheet(spot.sheet) is not None]
    wrong = [(spot, label, said) for spot, label, said in there if alike(said) != alike(label)]
    if not wrong:
        return None
    shown = in_words(
        [
            f"beside {spot.name} stands {f'`{shorten(said)}`' if said else 'nothing'} and not `{shorten(label)}`"
            for spot, label, said in wrong[:_SHOWN]
        ]
    )
    more = f", and {len(wrong) - _SHOWN} more" if len(wrong) > _SHOWN else ""
    message = f"the form looks like one of another version: {shown}{more}"
    help_ = "look whether these cells still hold what they are read for"
    return Diagnostic("PA650", message, Origin(file, wrong[0][0].name), help_, Severity.WARNING)


def about_unread(found: CellMap, read: Iterable[Spot]) -> Diagnostic | None:
    """Keys of a map that no field is read from."""
    spots = set(read)
    spare = [one.key for one in found.entries.values() if one.spot not in spots]
    if not spare:
        return None
    shown = ", ".join(f"`{shorten(one)}`" for one in spare[:_SHOWN])
    more = f" and {len(spare) - _SHOWN} more" if len(spare) > _SHOWN else ""
    message = f"{len(spare)} of the {len(found.entries)} keys of the map are read into no field: {shown}{more}"
    return Diagnostic("PA648", message, Origin(found.name, ""), "", Severity.NOTE)
