"""What the questions about states may come to: the tables of states of `docs/semantics.md`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from pmo_audit import ir
from pmo_audit.authoring.solver.cells import in_state, quoted
from pmo_audit.authoring.solver.counts import number_of
from pmo_audit.authoring.solver.formula import (
    EXEMPT,
    FALSE,
    LOST,
    MISSING,
    NO,
    NONE,
    TRUE,
    UNKNOWN,
    UNREADABLE,
    VALUE,
    YES,
    Among,
    Fate,
    Formula,
    Same,
    both,
    either,
)
from pmo_audit.authoring.solver.world import Places, World
from pmo_audit.types import ListType, Text

if TYPE_CHECKING:
    from pmo_audit.authoring.solver.reading import Reading

_UNTOLD = frozenset({UNREADABLE, LOST})
_ASKED: Final[Mapping[str, str]] = {"missing": MISSING, "exempt": EXEMPT}


def fate_of(reading: Reading, node: ir.StateTest, places: Places) -> Fate:
    """What `is known`, `is missing`, `is exempt` and `is empty` may come to."""
    if isinstance(node.operand, ir.Members):
        return _of_collection(reading, node, node.operand, places)
    world, path = reading.world, reading.world.path(node.operand, places)
    if node.state == "known":
        return Fate(
            in_state(world, path, VALUE),
            in_state(world, path, NONE, MISSING, EXEMPT),
            in_state(world, path, *_UNTOLD),
        )
    if node.state == "empty":
        return _emptiness(world, node.operand, path)
    asked = _ASKED[node.state]
    others = {VALUE, NONE, MISSING, EXEMPT} - {asked}
    return Fate(in_state(world, path, asked), in_state(world, path, *others), in_state(world, path, *_UNTOLD))


def _emptiness(world: World, operand: ir.Field, path: str) -> Fate:
    """None is empty, and so is a text or list with nothing in it."""
    holds, none = in_state(world, path, VALUE), in_state(world, path, NONE)
    blank: Formula
    filled: Formula
    match operand.type:
        case Text():
            blank, filled = Same(path, quoted(""), same=True), Same(path, quoted(""), same=False)
        case ListType():
            blank, filled = Among(f"blank {path}", YES), Among(f"blank {path}", NO)
        case _:
            blank, filled = FALSE, TRUE
    return Fate(either((none, both(holds, blank))), both(holds, filled), in_state(world, path, *UNKNOWN))


def _of_collection(reading: Reading, node: ir.StateTest, members: ir.Members, places: Places) -> Fate:
    world, name = reading.world, reading.world.collection(members, places)
    came, never = in_state(world, name, VALUE), in_state(world, name, MISSING)
    unsure = in_state(world, name, LOST)
    match node.state:
        case "known":
            return Fate(came, never, unsure)
        case "missing":
            return Fate(never, came, unsure)
        case "exempt":
            return Fate(FALSE, either((came, never)), unsure)
        case _:
            number = number_of(reading, members, (), places)
            return Fate(number.at_most(0), number.at_least(1), number.unsure(0))
