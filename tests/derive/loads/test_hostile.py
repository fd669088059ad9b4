"""Whatever stands in the registers of promises, something is told of it and nothing fails."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from pmo_audit.api import find_loads, load_data
from tests.derive.loads.test_day_by_day import TODAY

CELLS = st.sampled_from(
    (
        *("", "TBC", "n/a", "none", "x", "P1", "E1", "Ann Lee", "R1", "F1", "0001-01-01", "9999-12-31", "2026-04-01"),
        *(
            "2026-04",
            "2026",
            "2026-Q2",
            "-5%",
            "1e9",
            "100%",
            "EUR 5",
            "EUR -5",
            "USD 5",
            "5",
            "completed",
            "cancelled",
        ),
        *("cancelled", "A" * 50, "R1 / P1", "\u202e", 0, 1, -1, 0.1, 10**30, True, None),
    )
)
FIELDS = {
    "projects": ("id", "status", "start", "finish", "actual_finish", "programme", "budget"),
    "programmes": ("id", "budget"),
    "portfolios": ("id", "budget", "calendar"),
    "people": ("id", "name", "capacity", "left_on"),
    "resources": ("id", "name", "capacity", "unit", "budget", "available_from", "available_until"),
    "availabilities": ("id", "person", "resource", "share", "quantity", "amount", "start", "finish"),
    "assignments": ("id", "project", "person", "resource", "share", "quantity", "amount", "start", "finish", "period"),
    "exchange_rates": ("currency", "base", "rate", "valid_from"),
    "calendars": ("id", "working_week"),
    "holidays": ("date", "calendar"),
}


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """A portfolio in which anything may stand anywhere."""
    return {
        name: [
            {"id": str(number)} | {field: draw(CELLS) for field in fields if draw(st.booleans())}
            for number in range(draw(st.integers(0, 4)))
        ]
        for name, fields in FIELDS.items()
        if draw(st.booleans())
    }


@settings(max_examples=400)
@given(documents())
def test_nothing_fails(document: dict[str, Any]) -> None:
    portfolio = load_data(document).portfolio
    loads = find_loads(portfolio, as_of=TODAY)
    assert len({one.id for one in loads.overloads}) == len(loads.overloads)
    open_ = {one.resource for one in loads.months if one.state == "open"}
    assert open_ <= {one.resource for one in loads.unsettled}
    assert all(one.promised > one.capacity for one in loads.overloads)
    assert find_loads(portfolio, as_of=TODAY) == loads
