"""Tables of cells, each with what it becomes: `cells/*.txt`, read as the cells of CSV and of workbooks are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pmo_audit.records import Field
from pmo_audit.records.declare import DATE, MONEY, PERCENT, PERIOD, TEXT, TRUTH
from pmo_audit.settings import FieldMapping, parse_settings
from pmo_audit.sources.cells import reader_for
from pmo_audit.sources.tables import Cell, NumberText
from pmo_audit.values import Unreadable, format_value

KINDS = {"money": MONEY, "dates": DATE, "periods": PERIOD, "percentages": PERCENT, "texts": TEXT, "truths": TRUTH}
FILES = sorted(Path(__file__).with_name("cells").glob("*.txt"))


def rows() -> list[tuple[str, str, str, str]]:
    """Kind, cell, what the mapping says, and what becomes of it."""
    found = []
    for file in FILES:
        for line in file.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                cell, said, value = (part.strip(" ") for part in line.split("|"))
                found.append((file.stem, cell, said, value))
    return found


def cell_of(written: str) -> Cell:
    """A text, or a number with its format."""
    match = re.fullmatch(r"(\S+) \{(.*)\}", written)
    return NumberText(match[1], match[2]) if match else written


def line_of(said: str) -> FieldMapping:
    """The line of a mapping."""
    text = f'[[table]]\nentity = "project"\n[table.fields]\nbudget = {{ column = "x"{", " if said else ""}{said} }}\n'
    settings, told = parse_settings(text)
    assert told == ()
    return settings.mapping.tables[0].fields["budget"]


def test_every_table_is_of_some_kind() -> None:
    assert [file.stem for file in FILES] == sorted(KINDS)


@pytest.mark.parametrize(("kind", "cell", "said", "value"), rows(), ids=lambda one: one)
def test_cell(kind: str, cell: str, said: str, value: str) -> None:
    line = line_of(said)
    read = reader_for(Field("x", KINDS[kind], ""), line, parse_settings("")[0].mapping.data, keyed=False)(cell_of(cell))
    if isinstance(read, Unreadable):
        assert f"! {read.why}" == value
    else:
        assert format_value(read, percent=kind == "percentages") == value
