"""The whole catalogue, from the files that declare it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from pmo_audit.functions import arithmetic, comparison, durations, texts
from pmo_audit.functions.declare import Overload


@cache
def all_overloads() -> Mapping[str, Overload]:
    """Overloads by id, in the order of the reference page."""
    declared = comparison.overloads() + arithmetic.overloads() + durations.overloads() + texts.overloads()
    return MappingProxyType({one.id: one for one in declared})


def find_overload(overload: str) -> Overload | None:
    """The overload of that id, or None."""
    return all_overloads().get(overload)


def overloads_named(name: str) -> tuple[Overload, ...]:
    """All overloads of an operation."""
    return tuple(one for one in all_overloads().values() if one.name == name)
