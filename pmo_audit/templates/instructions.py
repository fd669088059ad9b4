"""The sheets of the template that are for people: how to fill it in, and the words of long lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pmo_audit.classes import dataclass
from pmo_audit.sources.own_sheets import FOR_PEOPLE
from pmo_audit.text import in_words


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the instructions: a heading, or one that has the colour of the gaps it speaks of, or neither."""

    text: str
    heading: bool = False
    gap: bool = False


def instructions(sheets: Sequence[tuple[str, str]], standards: Sequence[str], gaps: int | None) -> Iterator[Line]:
    """What those who fill the workbook in are told.

    `sheets` are the registers, each with what one of its records is; `standards` are what asks for them. `gaps` is how
    many cells are marked as lacking, None where nothing stands in the workbook yet.
    """
    yield Line(FOR_PEOPLE)
    yield Line("How to fill in this workbook", heading=True)
    if gaps is not None:
        yield Line(_gaps(gaps), gap=gaps > 0)
    yield Line("Each sheet is one register, and each row of it one record. Start in row 2, and leave no title above.")
    yield Line("The note of a heading says what belongs there: point at the heading to read it.")
    if standards:
        yield Line(f"Dark headings are what {in_words(standards)} asks for, and what a record goes by.")
    yield from map(Line, _COMMON)
    yield Line("The sheets", heading=True)
    yield from (Line(f"{title}: {doc}") for title, doc in sheets)
    yield Line("When you are done", heading=True)
    yield Line("Save the workbook and send it back. It is read as it is: pmo-audit run --data with its name.")


_COMMON = (
    "Leave empty what nobody knows yet, or write TBC. An empty cell is never taken for a good answer.",
    "Cells with an arrow are chosen from a list. You may also write TBC there; the spreadsheet then asks once.",
    "Write days so that nobody can mistake them, as in 2026-03-31, and percentages with their sign, as in 40%.",
    "People, projects and other records are mentioned by their name or their id, always in the same way.",
    "Do not rename headings or sheets. You may hide columns, sort and add rows, and delete sheets.",
    "A sheet without rows says that there are no such records. If you do not know, delete the sheet.",
)


def _gaps(gaps: int) -> str:
    if not gaps:
        return "Nothing is missing that the rules ask for."
    if gaps == 1:
        return "1 cell that the rules ask for is empty or cannot be read. It has the colour of this line."
    return f"{gaps} cells that the rules ask for are empty or cannot be read. They have the colour of this line."
