"""Columns read as a whole are read as cell by cell."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from pmo_audit.settings import STOCK_MISSING, DataDefaults
from pmo_audit.sources.cells import BLANK, column_for
from pmo_audit.sources.tables import Bad, NumberText
from pmo_audit.sources.whole import read_all
from pmo_audit.values import MISSING, Unreadable
from tests.sources.given import SCHEMA

FIELDS = [
    one
    for entity, name in (
        ("project", "name"),
        ("project", "rag"),
        ("project", "budget"),
        ("project", "start"),
        ("project", "sponsor"),
    )
    if (one := SCHEMA.find_field(entity, name)) is not None
]
WORDS = (
    *STOCK_MISSING,
    "",
    " ",
    "a",
    "A  b",
    "a\nb",
    "a\x00",
    "é",
    "ﬀ",
    "\ud800",
    "tbc ",
    " TBC",
    "T B C",
    "R-00001",
    "_",
    "x" * 30,
)
DATA = [
    DataDefaults(),
    DataDefaults(missing=("a*", "R-00001"), none=("no  end",), exempt=("",)),
    DataDefaults(currency="GBP"),
]
TEXTS = st.lists(st.sampled_from(WORDS) | st.text(max_size=6) | st.text("ab-_ ", max_size=8), max_size=12)
OTHERS = st.sampled_from(
    [None, True, NumberText("1.5"), NumberText("1.5", "0%"), date(2026, 1, 2), Bad("x", "y"), ["a"], {"none": True}, 7]
)


@settings(max_examples=400, deadline=None)
@given(TEXTS | st.lists(st.sampled_from(WORDS) | OTHERS, max_size=12), st.sampled_from(FIELDS), st.sampled_from(DATA))
def test_a_column_is_read_as_its_cells_are(cells, field, data):
    column = column_for(field, None, data)
    one_by_one = [MISSING if (value := column.read(cell)) is BLANK else value for cell in cells]
    whole, unreadable = read_all(column, cells, MISSING)
    assert whole == one_by_one
    assert [type(one) for one in whole] == [type(one) for one in one_by_one]
    assert unreadable or not any(isinstance(one, Unreadable) for one in whole)
    if all(isinstance(cell, str) for cell in cells):
        assert read_all(column, cells, MISSING, all_texts=True)[0] == one_by_one
