"""Tables of cells, each with what it becomes: `cells/*.txt`, read as the cells of CSV and of workbooks are."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmo_audit.records import Field
from pmo_audit.records.declare import DATE, MONEY, PERCENT, PERIOD, TEXT, TRUTH
from pmo_audit.settings import FieldMapping, parse_settings
from pmo_audit.sources.cells import reader_for
from pmo_audit.sources.days import read_date
from pmo_audit.sources.serials import read_serial
from pmo_audit.sources.tables import Cell, NumberText
from pmo_audit.types import Type
from pmo_audit.values import Unreadable, format_value

KINDS: dict[str, Type] = {
    "money": MONEY,
    "dates": DATE,
    "periods": PERIOD,
    "percentages": PERCENT,
    "texts": TEXT,
    "truths": TRUTH,
}
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
    read, told = parse_settings(text)
    assert told == ()
    return read.mapping.tables[0].fields["budget"]


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


def test_days_are_counted_as_openpyxl_counts_them() -> None:
    """A second opinion on the numbers of days, from both beginnings."""
    from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

    for since, epoch in ((1900, WINDOWS_EPOCH), (1904, MAC_EPOCH)):
        for number in range(20_000, 80_000, 37):
            day = read_serial(str(number), since)
            assert day is None or day == from_excel(number, epoch).date()


@settings(deadline=None)
@given(
    st.dates(date(1900, 1, 1), date(2999, 12, 31)), st.sampled_from(["%d/%m/%Y", "%d %B %Y", "%d-%b-%Y", "%B %d, %Y"])
)
def test_days_are_read_as_the_standard_library_writes_them(day: date, form: str) -> None:
    assert read_date(day.strftime(form), "day-first", None) == day
