"""Broken rule files, each with exactly the diagnostics it must give.

Beside `broken/NAME.pmo` stands `broken/NAME.txt`, a line a diagnostic. `UPDATE_GOLDEN=1` writes them anew; read the
difference before you keep it.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from pmo_audit.api import parse_standard
from pmo_audit.diagnostics import Diagnostic
from pmo_audit.text import Location

FOLDER = Path(__file__).parent / "broken"
FILES = sorted(FOLDER.glob("*.pmo"))


def told(diagnostic: Diagnostic) -> str:
    assert isinstance(diagnostic.place, Location)
    line, column = diagnostic.place.source.line_and_column(diagnostic.place.span.start)
    words = diagnostic.place.text.replace("\r", "").split("\n")[0]
    help_ = f"\n    {diagnostic.help}" if diagnostic.help else ""
    return f"{line}:{column} {diagnostic.code} [{words}] {diagnostic.message}{help_}\n"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_exactly_these_diagnostics(file: Path) -> None:
    loaded = parse_standard(file.read_bytes().decode(), file.name, as_of=date(2026, 3, 31))
    found = "".join(map(told, loaded.diagnostics))
    golden = file.with_suffix(".txt")
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


def test_the_corpus_is_there() -> None:
    assert len(FILES) >= 15
