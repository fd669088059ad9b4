"""What a workbook of ours has for people: the instructions and long lists of a template, and its notes on headings.

They say so themselves, and are left out without a word: nobody else wrote them, and nothing is lost.
"""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

from pmo_audit.sources.grid import Sheet

FOR_PEOPLE = "This sheet is for people: pmo-audit does not read it."
"""What stands in the first cell of a sheet that is not read."""
NOTE_END = "(a note of the template)"
"""How a note of ours ends."""


def without_ours(sheets: Iterable[Sheet]) -> list[Sheet]:
    """The sheets that hold what people wrote, without our own notes."""
    left = [one for one in sheets if not _is_for_people(one)]
    for one in left:
        if any(_is_ours(text) for text in one.notes.values()):
            one.notes = MappingProxyType({at: text for at, text in one.notes.items() if not _is_ours(text)})
    return left


def _is_for_people(sheet: Sheet) -> bool:
    return bool(sheet.rows) and sheet.rows[0].number == 1 and sheet.rows[0].cells[:1] == [FOR_PEOPLE]


def _is_ours(note: str) -> bool:
    return note.rstrip().endswith(NOTE_END)
