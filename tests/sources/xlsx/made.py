"""Workbooks made by the tests: with openpyxl, and by hand where it cannot make what is asked for."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from openpyxl import Workbook

from pmo_audit.sources.grid import Sheet
from pmo_audit.sources.tables import Reading
from pmo_audit.sources.xlsx.reading import read_workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def by_hand(rows: str = "", *, parts: Mapping[str, str | bytes] | None = None, before: str = "") -> bytes:
    """A workbook of one sheet `Data` with these rows in XML; `parts` come on top, or in the place of others."""
    all_parts: dict[str, str | bytes] = {
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{RELATIONS}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>'
        '<sheet name="Data" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" '
        f'Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData></worksheet>',
    }
    return zipped(all_parts | dict(parts or {}))


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()


def read(content: bytes) -> Reading:
    return read_workbook(content, "book.xlsx", "book")


def sheet_of(content: bytes) -> Sheet:
    (sheet,) = read(content).sheets
    return sheet


def codes(reading: Reading) -> list[str]:
    return sorted(one.code for one in reading.diagnostics)
