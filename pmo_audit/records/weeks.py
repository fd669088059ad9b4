"""The weekdays that each working week has."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

WEEKS: Final[Mapping[str, frozenset[int]]] = MappingProxyType(
    {
        "monday_to_friday": frozenset(range(5)),
        "monday_to_saturday": frozenset(range(6)),
        "sunday_to_thursday": frozenset({6, 0, 1, 2, 3}),
        "every_day": frozenset(range(7)),
    }
)
"""The working weeks by name; Monday is 0."""
USUAL: Final = "monday_to_friday"
"""The week where neither project nor portfolio has a calendar."""
