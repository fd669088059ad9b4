"""What stands in the workbook and how it looks: the only part that knows openpyxl."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties

from pmo_audit.sources.grid import letters
from pmo_audit.sources.own_sheets import FOR_PEOPLE, NOTE_END
from pmo_audit.templates.packing import packed
from pmo_audit.text import in_words
from pmo_audit.types import DateType

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

    from pmo_audit.templates.columns import Choice, Column
    from pmo_audit.templates.filling import Content
    from pmo_audit.templates.instructions import Line
    from pmo_audit.templates.workbook import Page

_TITLE = "Instructions"
_DARK, _PALE, _GAP = "1F3864", "D9E2F3", "FFE699"
_LAST = 1048576
_NOTE_WIDTH, _NOTE_LINE, _NOTE_LETTERS = 340, 20, 46
_FROZEN_AT_MOST = 3


class Book:
    """A workbook in the making. `plain` says that no rules ask, so that all headings are alike."""

    def __init__(self, *, plain: bool) -> None:
        self._book = Workbook()
        self._plain = plain
        self._book.properties.creator = "pmo-audit"
        first = self._book.active
        if first is not None:
            self._book.remove(first)

    def content(self) -> bytes:
        """Its bytes."""
        return packed(self._book)

    def instructions(self, lines: Iterable[Line]) -> None:
        """The sheet that tells how to fill in the others."""
        sheet: Worksheet = self._book.create_sheet(_TITLE)
        sheet.column_dimensions["A"].width = 110
        for number, line in enumerate(lines, 1):
            cell = sheet.cell(number, 1)
            _write(cell, line.text)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if line.heading:
                cell.font = Font(bold=True, size=13, color=_DARK)
            elif number == 1:
                cell.font = Font(italic=True, color="7F7F7F")
            if line.gap:
                cell.fill = _filled(_GAP)
        _printable(sheet, landscape=False)

    def lists(self, title: str, long: Mapping[Choice, int]) -> None:
        """A hidden sheet with the choices that are too many for the rule of a cell."""
        sheet: Worksheet = self._book.create_sheet(title)
        sheet.sheet_state = "hidden"
        _write(sheet.cell(1, 1), FOR_PEOPLE)
        for choice, column in long.items():
            for row, word in enumerate(choice.words, 2):
                _write(sheet.cell(row, column), word)

    def register(self, page: Page, choices: Mapping[Choice, str]) -> None:
        """The sheet of one register."""
        sheet: Worksheet = self._book.create_sheet(page.title)
        rules: dict[str, DataValidation] = {}
        for number, column in enumerate(page.columns, 1):
            self._head(sheet.cell(1, number), column)
            width = sheet.column_dimensions[letters(number)]
            width.width, width.number_format = column.width, column.format
            rule = _rule(column, choices)
            if rule is not None:
                same = rules.setdefault(f"{rule.type} {rule.formula1} {rule.error}", rule)
                same.add(f"{letters(number)}2:{letters(number)}{_LAST}")
        for rule in rules.values():
            sheet.add_data_validation(rule)
        _fill(sheet, page)
        _frame(sheet, page)

    def _head(self, cell: Cell | MergedCell, column: Column) -> None:
        dark = self._plain or column.needed
        _write(cell, column.heading)
        cell.font = Font(bold=True, color="FFFFFF" if dark else "000000")
        cell.fill = _filled(_DARK if dark else _PALE)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        cell.border = Border(bottom=Side(style="thin", color="7F7F7F"))
        note = f"{column.note}\n{NOTE_END}"
        lines = sum(1 + len(line) // _NOTE_LETTERS for line in note.splitlines())
        cell.comment = Comment(note, "pmo-audit", height=_NOTE_LINE * (lines + 1), width=_NOTE_WIDTH)


def _rule(column: Column, choices: Mapping[Choice, str]) -> DataValidation | None:
    """What a spreadsheet checks when something is typed. It warns and does not forbid: `TBC` is an answer."""
    if isinstance(column.field.type, DateType):
        rule = DataValidation(type="date", operator="greaterThan", formula1="366", allow_blank=True)
        rule.error = "This is no day as the spreadsheet knows days. Keep it only if you mean TBC or the like."
    elif column.choice is not None and column.choice in choices:
        rule = DataValidation(type="list", formula1=choices[column.choice], allow_blank=True)
        words = column.choice.words
        if words and len(said := in_words(words, "or")) < 150:
            rule.error = f"Expected is {said}. Keep it only if you mean TBC or the like."
        elif words:
            rule.error = "This is none of the choices. Keep it only if you mean TBC or the like."
        else:
            rule.error = "No record of that name stands on the other sheet yet. Keep it if it is to be added there."
    else:
        return None
    rule.errorStyle, rule.showErrorMessage, rule.errorTitle = "warning", True, "Is this meant?"
    return rule


def _fill(sheet: Worksheet, page: Page) -> None:
    """The records that are known already, with their gaps marked."""
    for row, cells in enumerate(page.rows, 2):
        for number, (column, filled) in enumerate(zip(page.columns, cells, strict=True), 1):
            if filled.content is None and not filled.gap:
                continue
            cell = sheet.cell(row, number)
            _write(cell, filled.content)
            cell.number_format = column.format if not isinstance(filled.content, str) else "@"
            if filled.gap:
                cell.fill = _filled(_GAP)


def _frame(sheet: Worksheet, page: Page) -> None:
    """What stays in sight when one scrolls, and how it is printed."""
    names = [one.field.name for one in page.columns]
    label = names.index(page.entity.label) + 1
    sheet.freeze_panes = f"{letters((label if label <= _FROZEN_AT_MOST else 1) + 1)}2"
    sheet.row_dimensions[1].height = 32
    sheet.auto_filter.ref = f"A1:{letters(len(names))}{max(2, len(page.rows) + 1)}"
    sheet.print_title_rows = "1:1"
    _printable(sheet, landscape=True)


def _printable(sheet: Worksheet, *, landscape: bool) -> None:
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    footer = sheet.HeaderFooter.oddFooter
    if footer is not None:
        footer.left.text, footer.right.text = "&A", "&P / &N"


def _write(cell: Cell | MergedCell, content: Content) -> None:
    """Writes what stands there; a text stays one, also where it begins as a formula does."""
    if not isinstance(content, str):
        cell.value = content
        return
    cell.value = "".join(one if one.isprintable() or one == "\n" else "\ufffd" for one in content)
    cell.data_type = "s"
    cell.quotePrefix = content.startswith(("=", "+", "-", "@"))


def _filled(colour: str) -> PatternFill:
    return PatternFill("solid", fgColor=colour)
