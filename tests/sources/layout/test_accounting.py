"""Whatever stands in a sheet, nothing is raised, and no cell is lost: it is a heading, part of a record, or told."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from pmo_audit.settings import ImportMapping, Layout, TableMapping
from pmo_audit.sources.grid import Area, Sheet, SheetRow
from pmo_audit.sources.layout import SheetLayout, find_tables, tables_in
from pmo_audit.sources.layout.cells import filled
from pmo_audit.sources.notes import Notes
from pmo_audit.sources.tables import Bad, NumberText
from tests.sources.given import SCHEMA

WORDS = st.sampled_from(
    [
        "Ref",
        "Name",
        "Owner",
        "Total",
        "Subtotal North",
        "Key",
        "x = missing",
        "Note: all in k",
        "Status",
        "North",
        "Ann",
    ]
)
CELLS = (
    st.none()
    | WORDS
    | st.sampled_from(["", " ", "P-1", "P-2", "12/03/2026", "£5k", "TBC", "\n", True, date(2026, 3, 1)])
    | st.integers(-9, 3000).map(lambda one: NumberText(str(one)))
    | st.sampled_from([Bad("#REF!", "it is an error"), NumberText("0.5", "0%")])
    | st.text(max_size=6)
)
BLANK = st.lists(st.none(), max_size=6)


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    """Rows of anything, some of them blank, some alike as the rows of a table are, with areas merged at random."""
    kinds = draw(st.lists(CELLS, min_size=1, max_size=6))
    like = st.just(kinds) | st.tuples(*(st.just(one) | CELLS for one in kinds)).map(list)
    made = draw(st.lists(BLANK | like | st.lists(CELLS, max_size=7), max_size=14))
    rows = [SheetRow(n, list(cells), draw(st.booleans())) for n, cells in enumerate(made, 1) if filled(list(cells))]
    size = st.integers(1, 7)
    areas = draw(st.lists(st.tuples(size, size, st.integers(0, 3), st.integers(0, 3)), max_size=3))
    merged = tuple(Area(top, left, top + down, left + across) for top, left, down, across in areas)
    named = {"T": Area(2, 1, 4, 3)} if draw(st.integers(0, 5)) == 0 else {}
    return Sheet("book.xlsx", draw(st.sampled_from(["Projects", "Sheet1"])), rows, merged=merged, named=named)


def accounted(layout: SheetLayout) -> set[tuple[int, int]]:
    """The cells, by row and column, that are in a header, in a record, or kept out with a reason."""
    seen: set[tuple[int, int]] = set()
    for table in layout.tables:
        for number in (*table.header, *table.records):
            for index in range(table.left + 1, table.right + 2):
                seen.add((index, number) if table.transposed else (number, index))
        for one in (one for one in table.kept_out if table.transposed):
            seen |= {(one.row + more, one.column) for more in range(len(one.cells))}
    kept = [*layout.outside, *(one for table in layout.tables if not table.transposed for one in table.kept_out)]
    for one in kept:
        seen |= {(one.row, one.column + more) for more in range(len(one.cells))}
    return seen


@settings(max_examples=150, deadline=None)
@given(sheets())
def test_no_cell_is_lost(sheet):
    there = {(row.number, index + 1) for row in sheet.rows for index in filled(row.cells)}
    assert there - accounted(find_tables(sheet)) == set()


@settings(max_examples=150, deadline=None)
@given(sheets())
def test_no_cell_is_in_two_tables(sheet):
    seen: set[tuple[int, int]] = set()
    for table in find_tables(sheet).tables:
        lines = {line.number: line for line in table.grid.lines}
        own = {
            (index + 1, number) if table.transposed else (number, index + 1)
            for number in table.records
            for index in lines[number].filled
            if table.left <= index <= table.right
        }
        assert not own & seen
        assert len(table.records) == len(set(table.records))
        seen |= own


LINE = st.integers(1, 15)
SPAN = st.none() | st.tuples(LINE, st.none() | LINE).filter(lambda one: one[1] is None or one[0] <= one[1])
LAYOUTS = st.builds(
    Layout,
    sheet=st.none() | st.just("*"),
    header=st.just(()) | st.tuples(LINE) | LINE.map(lambda one: (one, one + 1)),
    rows=SPAN,
    columns=SPAN,
    skip=st.lists(LINE, max_size=2).map(tuple),
    transposed=st.none() | st.booleans(),
    where=st.just(()) | st.just((("Name", ("Ann",)),)),
)


@settings(max_examples=150, deadline=None)
@given(sheets(), LAYOUTS)
def test_nothing_is_raised_whatever_the_mapping_says(sheet, layout):
    notes = Notes()
    mapping = ImportMapping(tables=(TableMapping("project", "*", layout=layout),))
    for table in tables_in([sheet], mapping, SCHEMA, notes):
        assert all(len(row.cells) == len(table.columns) for row in table.rows)
        assert not table.lines or len(table.lines) == len(table.columns)
    for told in notes.told():
        assert str(told).encode()
