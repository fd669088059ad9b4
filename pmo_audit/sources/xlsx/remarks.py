"""What there is to say of a sheet that was read: all that somebody who opens the workbook may not see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.sources.grid import Sheet, letters
from pmo_audit.sources.xlsx.limits import SAVE_AGAIN
from pmo_audit.text import Origin, in_words

_LEAVE_OUT = "to leave them out, delete them in the workbook or name the rows that count in the mapping"


def remarks_on(sheet: Sheet, facts: Mapping[str, Any], filled: int) -> Iterator[Diagnostic]:
    """The remarks; `filled` is how many cells came over."""
    yield from _missing(sheet, facts, filled)
    if sheet.hidden:
        message = f"the sheet `{sheet.name}` is hidden; it is read like any other"
        yield _note(sheet, "PA545", message, "")
    if hidden := [row.number for row in sheet.rows if row.hidden]:
        message = f"{_rows(hidden)} of `{sheet.name}` {_are(hidden)} hidden; {_they(hidden)} read like any other"
        yield _note(sheet, "PA546", message, _LEAVE_OUT)
    if hidden := sorted(sheet.hidden_columns & _columns_in_use(sheet)):
        shown = in_words(f"`{letters(one)}`" for one in hidden[:10])
        said = f"column {shown} of `{sheet.name}` is" if len(hidden) == 1 else _columns(hidden, sheet)
        yield _note(sheet, "PA546", f"{said} hidden; {_they(hidden)} read like any other", "")
    count, cells = facts["uncalculated"]
    if count:
        yield _uncalculated(sheet, count, cells)
    if facts["cut_short"]:
        message = f"`{sheet.name}` has more filled or merged cells than are kept; the fills of later rows are not known"
        yield Diagnostic("PA543", message, Origin(sheet.file, sheet.name), SAVE_AGAIN, Severity.WARNING)


def _missing(sheet: Sheet, facts: Mapping[str, Any], filled: int) -> Iterator[Diagnostic]:
    """Nothing may get lost between the bytes of the sheet and the cells that came over."""
    counted = facts["started"] if facts["counted"] is None else facts["counted"]
    if facts["started"] == counted and facts["filled"] == filled and facts["rows"] == len(sheet.rows):
        return
    got = filled - facts["filled"] + facts["started"]
    message = f"the sheet `{sheet.name}` holds {counted:,} cells, of which {got:,} could be read"
    yield Diagnostic("PA544", message, Origin(sheet.file, sheet.name), SAVE_AGAIN)


def _uncalculated(sheet: Sheet, count: int, cells: Sequence[str]) -> Diagnostic:
    place = Origin(sheet.file, f"{sheet.name}!{cells[0]}")
    message = f"the formula in `{cells[0]}` of `{sheet.name}` was never calculated, so what it comes to is not known"
    if count > 1:
        message = f"{count} formulas of `{sheet.name}` were never calculated, so what they come to is not known"
    help_ = "open the workbook in Excel or LibreOffice and save it, which calculates them"
    return Diagnostic("PA547", message, place, help_, Severity.WARNING)


def _note(sheet: Sheet, code: str, message: str, help_: str) -> Diagnostic:
    return Diagnostic(code, message, Origin(sheet.file, sheet.name), help_, Severity.NOTE)


def _columns_in_use(sheet: Sheet) -> frozenset[int]:
    """The hidden columns that hold something."""
    return frozenset(
        number
        for number in sheet.hidden_columns
        if any(len(row.cells) >= number and row.cells[number - 1] is not None for row in sheet.rows)
    )


def _columns(hidden: Sequence[int], sheet: Sheet) -> str:
    shown = in_words(f"`{letters(one)}`" for one in hidden[:10])
    more = f" and {len(hidden) - 10} more" if len(hidden) > 10 else ""
    return f"the columns {shown}{more} of `{sheet.name}` are"


def _rows(numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        return f"row {numbers[0]}"
    if len(numbers) <= 5:
        return f"the rows {in_words(map(str, numbers))}"
    return f"{len(numbers)} rows, the first is row {numbers[0]},"


def _are(numbers: Sequence[int]) -> str:
    return "is" if len(numbers) == 1 else "are"


def _they(numbers: Sequence[int]) -> str:
    return "it is" if len(numbers) == 1 else "they are"
