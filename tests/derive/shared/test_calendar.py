"""When a problem came up, or how many there are, is no cause that two entries have in common."""

from __future__ import annotations

import pytest

from pmo_audit.derive.shared import find_shared_issues
from pmo_audit.derive.shared.entries import read_entries
from pmo_audit.derive.shared.likeness import measure
from tests.derive.shared.told import LATE, OTHERS, Json, portfolio


@pytest.mark.parametrize("when", ["June and October", "a week in March", "Monday of week seven", "three months a year"])
def test_calendar_words_bring_nothing_together(when: str) -> None:
    given: list[Json] = [
        {"id": "A", "project": "P1", "name": "Ducts are full", "description": f"Known since {when}."},
        {"id": "B", "project": "P2", "name": "Menus went missing", "description": f"Happened again, {when}."},
        *OTHERS,
    ]
    assert find_shared_issues(portfolio(given)) == ()
    weights = measure(read_entries(portfolio(given)), (), frozenset()).weights
    assert not any(weights.get(word) for word in ("june", "october", "week", "march", "monday", "seven", "three"))


def test_they_are_not_named_among_what_is_shared() -> None:
    given = [{**one, "description": f"{one['description']} In June."} for one in LATE]
    (found,) = find_shared_issues(portfolio([*given, *OTHERS]))
    assert "June" not in found.shares
    assert "june" not in found.shares
