"""What a workbook may cost. Registers are far below; what goes beyond them is made to do harm, or no register."""

from __future__ import annotations

PARTS = 10_000
"""Files in the ZIP file."""

PART_BYTES = 512 * 1024 * 1024
"""Of one part, unpacked."""

SMALL_PART = 8 * 1024 * 1024
RATIO = 100
"""How many times its packed size a part may have that is not small. Sheets have some ten, bombs a thousand."""

DEPTH = 100
"""Elements within elements."""

CELLS = 5_000_000
"""Cells that hold something, in all sheets."""

PLACES = 10_000_000
"""Cells from column A to the last of each row that holds something, in all sheets."""

CHARACTERS = 50_000_000
"""In all cells together; a long text that a thousand cells share counts once."""

SHARED = 2_000_000
SHARED_CHARACTERS = 50_000_000
"""Shared texts, and the characters in them."""

CELL_CHARACTERS = 32_767
"""In one cell; a spreadsheet cannot hold more."""

FILLS = 500_000
NOTES = 100_000
AREAS = 100_000
"""Filled cells, notes, and merged areas of one sheet."""

LAST_ROW = 1_048_576
LAST_COLUMN = 16_384


class RefusedError(Exception):
    """A workbook, or a sheet of it, that is not read: the code, the sentence about it, and the way out."""

    def __init__(self, code: str, message: str, help_: str) -> None:
        super().__init__(message)
        self.code, self.message, self.help = code, message, help_


SAVE_AGAIN = "open it in Excel or LibreOffice and save it as an Excel workbook (.xlsx)"
SPLIT = "keep the registers in a workbook of their own, or save the sheet as CSV"


def damaged(what: str) -> RefusedError:
    """A workbook that does not hold what a workbook holds."""
    return RefusedError("PA540", what, SAVE_AGAIN)


def too_large(what: str) -> RefusedError:
    """A workbook that would cost more than any register does."""
    return RefusedError("PA542", what, SPLIT)
