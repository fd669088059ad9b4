"""Files that are broken, or made to do harm: each with its name and the code by which it is told."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from types import MappingProxyType

from tests.sources.contract.portfolios import EVERYDAY
from tests.sources.contract.writers import WRITERS
from tests.sources.xlsx.made import MAIN, RELATIONS, by_hand, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
GOOD = WRITERS[".xlsx"](EVERYDAY)["portfolio.xlsx"]
JUNK = bytes(range(256)) * 40
SHEET = "xl/worksheets/sheet1.xml"


def _row(number: int, *cells: str) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def _sheet_of(inner: str) -> bytes:
    return by_hand(parts={SHEET: f'<worksheet xmlns="{MAIN}">{inner}</worksheet>'})


def bomb() -> bytes:
    """A sheet that unpacks to a thousand times its size."""
    return by_hand("<row><c><v>1</v></c></row>" * 4_000_000)


def far_cells() -> bytes:
    """Two thousand rows, each with a cell in the last column there is."""
    rows = "".join(_row(number, f'<c r="XFD{number}"><v>1</v></c>') for number in range(1, 2_001))
    return by_hand(rows)


def twice() -> bytes:
    out = io.BytesIO(by_hand(_row(1, '<c r="A1"><v>1</v></c>')))
    with zipfile.ZipFile(out, "a") as file:
        file.writestr("XL/worksheets/Sheet1.xml", "<worksheet/>")
    return out.getvalue()


def lying_size() -> bytes:
    """A part whose directory says that it is shorter than it is."""
    content = bytearray(by_hand(_row(1, *["<c><v>1</v></c>"] * 100)))
    at = content.rindex(SHEET.encode()) - 46
    content[at + 24 : at + 28] = (100).to_bytes(4, "little")
    return bytes(content)


def entities() -> bytes:
    steps = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    text = f'<!DOCTYPE worksheet [<!ENTITY e0 "x">{steps}]><worksheet><sheetData>&e9;</sheetData></worksheet>'
    return by_hand(parts={SHEET: text})


def yaml_bomb() -> bytes:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    return "\n".join(lines).encode()


WORKBOOKS: Mapping[str, tuple[Callable[[], bytes], str]] = MappingProxyType(
    {
        "empty": (lambda: b"", "PA506"),
        "a text": (lambda: b"id,name\n", "PA540"),
        "junk": (lambda: JUNK, "PA540"),
        "junk behind the signature": (lambda: b"PK\x03\x04" + JUNK, "PA540"),
        "with a password": (lambda: OLE + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le"), "PA541"),
        "of the old kind": (lambda: OLE + b"\0" * 500 + "Workbook".encode("utf-16-le"), "PA540"),
        "OpenDocument": (lambda: zipped({"mimetype": "x", "content.xml": "<x/>"}), "PA540"),
        "binary": (lambda: zipped({"xl/workbook.bin": b"x"}), "PA540"),
        "a Word document": (lambda: zipped({"word/document.xml": "<x/>"}), "PA540"),
        "any ZIP file": (lambda: zipped({"a.txt": "x"}), "PA540"),
        "without its sheet": (lambda: zipped({"xl/workbook.xml": "<workbook><sheets/></workbook>"}), "PA540"),
        "a sheet that is not there": (
            lambda: by_hand(parts={"xl/_rels/workbook.xml.rels": "<Relationships/>"}),
            "PA548",
        ),
        "parts of one name": (twice, "PA540"),
        "a size that lies": (lying_size, "PA540"),
        "a bomb": (bomb, "PA542"),
        "cells far out": (far_cells, "PA542"),
        "too many parts": (lambda: zipped({f"p{number}": "" for number in range(10_050)}), "PA542"),
        "entities": (entities, "PA540"),
        "deep elements": (lambda: _sheet_of("<a>" * 300_000 + "</a>" * 300_000), "PA540"),
        "deep styles": (lambda: by_hand(parts={"xl/workbook.xml": "<a>" * 100_000}), "PA540"),
        "a row within a row": (lambda: by_hand('<row r="1"><row r="2"/></row>'), "PA540"),
        "a cell within a cell": (lambda: by_hand('<row r="1"><c r="A1"><c r="B1"/></c></row>'), "PA540"),
        "a cell outside of rows": (lambda: by_hand('<c r="A1"><v>1</v></c>'), "PA540"),
        "two cells in one place": (lambda: by_hand(_row(1, *['<c r="A1"><v>1</v></c>'] * 2)), "PA540"),
        "rows of one number": (lambda: by_hand(_row(1, "<c><v>1</v></c>") * 2), "PA540"),
        "a row beyond the last": (lambda: by_hand(_row(1_048_577, "<c><v>1</v></c>")), "PA540"),
        "a column beyond the last": (lambda: by_hand(_row(1, '<c r="XFE1"><v>1</v></c>')), "PA540"),
        "a cell of another row": (lambda: by_hand(_row(1, '<c r="A2"><v>1</v></c>')), "PA540"),
        "sheets of one name": (
            lambda: by_hand(
                parts={
                    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>'
                    '<sheet name="Data" r:id="r1"/><sheet name="DATA" r:id="r1"/></sheets></workbook>'
                }
            ),
            "PA540",
        ),
        "cells in a comment": (lambda: by_hand('<!-- <row><c r="A1"><v>1</v></c></row> --><row/>'), "PA544"),
    }
)

TEXTS: Mapping[str, tuple[str, Callable[[], bytes], str]] = MappingProxyType(
    {
        "an empty YAML": ("projects.yaml", lambda: b"", "PA506"),
        "nothing but a comment": ("projects.yaml", lambda: b"# nothing yet\n", "PA506"),
        "junk as YAML": ("projects.yaml", lambda: JUNK, "PA504"),
        "control characters": ("projects.yaml", lambda: b"- id: \x00P1\n", "PA550"),
        "a tab": ("projects.yaml", lambda: b"- id: P1\n\tname: x\n", "PA550"),
        "a YAML bomb": ("portfolio.yaml", yaml_bomb, "PA551"),
        "an anchor within itself": ("projects.yaml", lambda: b"- &a [*a]\n", "PA551"),
        "deep YAML": ("projects.yaml", lambda: b"[" * 100_000, "PA550"),
        "deep blocks": ("projects.yaml", lambda: b"\n".join(b" " * n + b"a:" for n in range(2_000)), "PA550"),
        "a key that is a list": ("projects.yaml", lambda: b"- ? [a, b]\n  : x\n", "PA550"),
        "a YAML key twice": ("projects.yaml", lambda: b"- id: P1\n  name: a\n  name: b\n", "PA510"),
        "a tag": ("projects.yaml", lambda: b"- id: P1\n  name: !!python/object:os.system x\n", "PA552"),
        "two documents": ("projects.yaml", lambda: b"- id: P1\n---\n- id: P2\n", "PA553"),
        "not a number": ("projects.yaml", lambda: b"- id: P1\n  percent_complete: .nan\n", "PA531"),
        "an empty NDJSON": ("projects.ndjson", lambda: b"\n \n", "PA506"),
        "a cut line": ("projects.ndjson", lambda: b'{"id": "P1"}\n{"id": "P', "PA554"),
        "lines that are no records": ("projects.jsonl", lambda: b'{"id": "P1"}\n7\n', "PA509"),
        "deep lines": ("projects.jsonl", lambda: b"[" * 100_000 + b"\n", "PA554"),
        "deep JSON": ("projects.json", lambda: b"[" * 100_000, "PA508"),
        "one JSON document as lines": ("projects.ndjson", lambda: b'[\n{"id": "P1"},\n{"id": "P2"}\n]\n', "PA554"),
        "junk as CSV": ("projects.csv", lambda: JUNK, "PA504"),
        "cp1252": ("projects.csv", lambda: "id,name\nP1,Café\n".encode("cp1252"), "PA504"),
        "half of UTF-16": ("projects.csv", lambda: "id,name\nP1,x\n".encode("utf-16")[:-1], "PA504"),
        "a quote without end": ("projects.csv", lambda: b'id,name\nP1,"x\n' * 50_000, "PA507"),
    }
)
