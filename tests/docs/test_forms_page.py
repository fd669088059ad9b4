"""`docs/forms.md` keeps its word: its forms are written as workbooks and read, and each word it explains exists.

A box with `book=NAME sheet=TITLE` is a worksheet. `UPDATE_GOLDEN=1` writes the answer anew.
"""

from __future__ import annotations

import csv
import io
import os
import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook

from pmo_audit.settings.shapes import FieldShape, FormRowsShape, FormShape
from tests.docs.page import DOCS, blocks, quoted, table
from tests.docs.test_data_page import answer, cases

FILE = DOCS / "forms.md"
PAGE = FILE.read_text(encoding="utf-8")


def cell(text: str) -> str | date | Decimal | None:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return date.fromisoformat(text)
    number = re.fullmatch(r"\d+(\.\d+)?", text)
    return Decimal(text) if number else text or None


def write_books(folder: Path) -> None:
    books: dict[str, Workbook] = {}
    for block in (one for one in blocks(PAGE) if "book" in one.settings):
        book = books.get(block.settings["book"])
        if book is None:
            book = books[block.settings["book"]] = Workbook()
            book.remove(book.worksheets[0])
        sheet = book.create_sheet(block.settings["sheet"])
        for row in csv.reader(io.StringIO(block.text)):
            sheet.append([cell(one) for one in row])
    for name, book in books.items():
        book.save(folder / name)


def test_example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (case,) = cases(PAGE)
    assert case.answer is not None
    write_books(tmp_path)
    told = answer(case, tmp_path, monkeypatch)
    if os.environ.get("UPDATE_GOLDEN"):
        FILE.write_text(PAGE[: case.answer.start] + told + PAGE[case.answer.end :], encoding="utf-8")
    else:
        assert told == case.answer.text


def words(heading: str) -> set[str]:
    return {key for row in table(PAGE, heading) for key in quoted(next(iter(row.values())))}


def test_every_key_is_told() -> None:
    assert words("in `[[form]]`") == set(FormShape.model_fields) - {"fields"}
    assert words("in `[[form.rows]]`") == set(FormRowsShape.model_fields) - {"fields"}
    assert words("in a form's field") <= set(FieldShape.model_fields)
