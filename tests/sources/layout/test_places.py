"""Where cells, columns and records of a worksheet stand, as people look them up."""

from __future__ import annotations

import pytest

from pmo_audit.cli.places import Places
from pmo_audit.diagnostics import Diagnostic
from pmo_audit.diagnostics.diagnostic import in_order
from pmo_audit.text import Origin, cell_at, column_at


@pytest.mark.parametrize(
    ("record", "heading", "line", "cell", "column"),
    [
        ("row 5", "Cost", "", "row 5, column Cost", "column Cost"),
        ("/projects/0", "cost", "", "/projects/0/cost", ""),
        ("Plan, row 5", "Cost", "C", "Plan!C5", "Plan, column C"),
        ("Plan, row 12, row 5", "Cost", "AB", "Plan, row 12!AB5", "Plan, row 12, column AB"),
        ("Plan, column D", "Cost", "7", "Plan!D7", "Plan, row 7"),
    ],
)
def test_the_place_of_a_cell_and_of_its_column(record, heading, line, cell, column):
    assert cell_at(record, heading, line) == cell
    assert column_at(cell, record) == column


@pytest.mark.parametrize(
    ("cell", "record", "column"),
    [
        ("row 5, no column for cost", "row 5", "no column for cost"),
        ("Plan, row 5, no column for cost", "Plan, row 5", "Plan, no column for cost"),
        ("row 1, column Charter", "row 5", "column Charter"),
        ("", "", ""),
    ],
)
def test_the_place_of_a_column_that_is_not_there(cell, record, column):
    assert column_at(cell, record) == column


def test_cells_of_one_sheet_are_told_together():
    origins = [Origin("a.xlsx", "Plan!C5"), Origin("a.xlsx", "Plan!D5"), Origin("a.xlsx", "Risks!A2")]
    assert Places().together(origins) == "[a.xlsx: Plan!C5, D5; a.xlsx: Risks!A2]"


def test_diagnostics_come_by_sheet_and_row():
    places = ["Plan!B10", "Plan!C9", "Plan, row 11", "row 3", "row 12", "", "/a/0"]
    told = in_order(Diagnostic("PA560", place, Origin("a", place)) for place in reversed(places))
    assert [one.message for one in told] == ["", "/a/0", "row 3", "row 12", "Plan!C9", "Plan!B10", "Plan, row 11"]
