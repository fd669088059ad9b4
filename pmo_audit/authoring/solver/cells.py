"""What is said of the states of cells and collections, as parts of formulas."""

from __future__ import annotations

from collections.abc import Iterable

from pmo_audit.authoring.solver.formula import (
    FALSE,
    NONE,
    STATES,
    TRUE,
    UNKNOWN,
    VALUE,
    Among,
    Formula,
    both,
    either,
    every,
)
from pmo_audit.authoring.solver.world import World, state
from pmo_audit.text import fold


def in_state(world: World, path: str, *allowed: str) -> Formula:
    """A cell or collection is in one of these states; the subject of a rule and a member are always there."""
    name = state(path)
    if name not in world.domains:
        return TRUE if VALUE in allowed else FALSE
    left = world.domain(name) & frozenset(allowed)
    if left == world.domain(name):
        return TRUE
    return Among(name, left) if left else FALSE


def all_known(world: World, paths: Iterable[str]) -> Formula:
    """All these cells hold values."""
    return every(in_state(world, path, VALUE) for path in sorted(paths))


def is_none(world: World, paths: Iterable[str]) -> Formula:
    """One of these cells is known to hold none."""
    return either(in_state(world, path, NONE) for path in sorted(paths))


def none_is_none(world: World, paths: Iterable[str]) -> Formula:
    """None of these cells is known to hold none."""
    return every(in_state(world, path, *(STATES - {NONE})) for path in sorted(paths))


def some_unknown(world: World, paths: Iterable[str]) -> Formula:
    """One of these cells is unknown, and none of them holds none."""
    listed = sorted(paths)
    return both(none_is_none(world, listed), either(in_state(world, path, *UNKNOWN) for path in listed))


def quoted(text: str) -> str:
    """A constant text beside which cells are set; folded, as texts are compared."""
    return f"“{fold(text)}”"
