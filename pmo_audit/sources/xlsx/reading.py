"""From what the other process tells to sheets."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.sources.grid import Area, Sheet, SheetRow
from pmo_audit.sources.tables import SHOWS_ERROR, Bad, Cell, Lost, NumberText, RawTable, Reading, clean
from pmo_audit.sources.xlsx.limits import SAVE_AGAIN, SPLIT
from pmo_audit.sources.xlsx.process import lines_of
from pmo_audit.sources.xlsx.remarks import remarks_on
from pmo_audit.text import Origin, fold

_CELL = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")


def read_workbook(content: bytes, file: str, stem: str) -> Reading:
    """The sheets of a workbook. What cannot be read is told, and its register counts as incomplete."""
    return Telling(file, stem).read(lines_of(content))


class Telling:
    """Takes the lines in, one after the other."""

    def __init__(self, file: str, stem: str) -> None:
        self._file, self._stem = file, stem
        self._reading = Reading()
        self._sheet: Sheet | None = None
        self._filled = 0
        self._names: set[str] = set()
        self._texts: dict[int, str] = {}
        self._number = lru_cache(maxsize=4096)(NumberText)

    def read(self, lines: Iterable[str]) -> Reading:
        """The reading that the lines tell."""
        ended = False
        for line in lines:
            if line.startswith('["rows"'):
                self._rows(json.loads(line, parse_int=self._number, parse_float=self._number, object_hook=self._cell))
            elif line.startswith('["end"]'):
                ended = True
            else:
                self._told(json.loads(line))
        if not ended:
            self._refused("PA542", "reading the workbook takes more time or memory than any register does", SPLIT)
        return self._reading

    def _cell(self, parts: dict[str, Any]) -> Cell:
        """A cell that is more than a text or a plain number."""
        number = parts.get("text")
        return _made(parts) if number is None else self._texts[int(number.text)]

    def _told(self, line: list[Any]) -> None:
        match line:
            case ["sheet", name, state]:
                self._begin(clean(name), state)
            case ["texts", texts]:
                self._texts.update((int(number), clean(text)) for number, text in texts.items())
            case ["facts", facts]:
                self._end(facts)
            case ["lost", code, message, help_]:
                self._lose(code, message, help_)
            case ["skipped", name, kind]:
                self._skipped(clean(name), kind)
            case ["links", number]:
                many = "another workbook" if number == 1 else f"{number} other workbooks"
                message = f"formulas look into {many}; what they showed when this one was saved is read"
                self._add(Diagnostic("PA549", message, Origin(self._file, ""), "", Severity.NOTE))
            case ["refused", code, message, help_]:
                self._refused(code, message, help_)

    def _begin(self, name: str, state: str) -> None:
        self._sheet = Sheet(self._file, name, hidden=state != "visible")
        self._filled = 0
        self._reading.sheets.append(self._sheet)
        if fold(name) in self._names:
            self._lose("PA540", f"two sheets are called `{name}`, so their cells cannot be told apart", SAVE_AGAIN)
        self._names.add(fold(name))

    def _rows(self, rows: list[list[Cell]]) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        for row in rows[1:]:
            number = str(row.pop(0))
            hidden = number.endswith("h")
            self._filled += len(row) - row.count(None)
            sheet.rows.append(SheetRow(int(number[:-1] if hidden else number), row, hidden))

    def _end(self, facts: dict[str, Any]) -> None:
        sheet, self._sheet = self._sheet, None
        if sheet is None:
            return
        sheet.hidden_columns = frozenset(
            number for first, last in facts["hidden_columns"] for number in range(first, last + 1)
        )
        sheet.merged = tuple(area for ref in facts["merged"] if (area := _area(ref)) is not None)
        sheet.named = {name: area for name, ref in facts["tables"] if (area := _area(ref)) is not None}
        sheet.fills = {(row, column): colour for row, column, colour in facts["fills"]}
        sheet.notes = {(at.top, at.left): clean(text) for ref, text in facts["notes"] if (at := _area(ref)) is not None}
        for one in remarks_on(sheet, facts, self._filled):
            self._add(one)
            if one.severity is Severity.ERROR:
                self._reading.lost.append(Lost("", one.message))

    def _lose(self, code: str, message: str, help_: str) -> None:
        """What of a sheet was read before it broke off is not believed."""
        sheet, self._sheet = self._sheet, None
        if sheet is None:
            return
        told = Diagnostic(code, f"the sheet `{sheet.name}` cannot be read: {message}", self._place(sheet.name), help_)
        self._add(told)
        self._reading.sheets.remove(sheet)
        self._reading.tables.append(RawTable(self._file, sheet.name, delivered=False, lost=[Lost("", told.message)]))

    def _skipped(self, name: str, kind: str) -> None:
        if kind == "chartsheet":
            message = f"the sheet `{name}` is a chart, so there is nothing in it to read"
            self._add(Diagnostic("PA548", message, self._place(name), "", Severity.NOTE))
            return
        what = "cannot be found in the workbook" if not kind else "is no sheet of cells, so it is not read"
        told = Diagnostic("PA548", f"the sheet `{name}` {what}", self._place(name), SAVE_AGAIN)
        self._add(told)
        self._reading.tables.append(RawTable(self._file, name, delivered=False, lost=[Lost("", told.message)]))

    def _refused(self, code: str, message: str, help_: str) -> None:
        self._add(Diagnostic(code, message, Origin(self._file, ""), help_))
        self._reading.sheets.clear()
        self._reading.tables[:] = [RawTable(self._file, self._stem, delivered=False, lost=[Lost("", message)])]

    def _add(self, diagnostic: Diagnostic) -> None:
        self._reading.diagnostics.append(diagnostic)

    def _place(self, sheet: str) -> Origin:
        return Origin(self._file, sheet)


def _made(parts: dict[str, Any]) -> Cell:
    match parts:
        case {"day": day}:
            return date.fromisoformat(day)
        case {"moment": moment}:
            return datetime.fromisoformat(moment)
        case {"number": number, "format": code}:
            return NumberText(number, code)
        case {"error": word}:
            return Bad(word, SHOWS_ERROR)
        case _:
            return Bad(clean(parts["bad"]), parts["why"])


def _area(reference: str) -> Area | None:
    """The cells of `B2:D4`, or of `B2` alone."""
    ends = [_CELL.fullmatch(one) for one in reference.split(":")]
    first, last = ends[0], ends[-1]
    if first is None or last is None or len(ends) > 2:
        return None
    return Area(int(first[2]), _column(first[1]), int(last[2]), _column(last[1]))


def _column(name: str) -> int:
    found = 0
    for one in name:
        found = found * 26 + ord(one) - ord("A") + 1
    return found
