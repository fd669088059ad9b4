"""Comparisons of texts, words, truths and references, and what texts contain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pmo_audit import ir
from pmo_audit.authoring.solver.cells import all_known, is_none, quoted, some_unknown
from pmo_audit.authoring.solver.formula import (
    FALSE,
    NO,
    TRUE,
    YES,
    Among,
    Fate,
    Formula,
    Same,
    Says,
    both,
    either,
)
from pmo_audit.authoring.solver.world import Places, defined, word
from pmo_audit.text import fold

if TYPE_CHECKING:
    from pmo_audit.authoring.solver.reading import Reading


def equal(reading: Reading, node: ir.Call, kind: str, places: Places) -> Fate | None:
    """`is` between two texts, words, truths or references; None where a side is neither cell nor constant."""
    sides = [_plain(one) for one in node.arguments]
    if kind == "reference":
        return _same_record(reading, sides, places)
    constants = [_constant(reading, one) for one in sides]
    paths = [reading.world.path(one, places) if isinstance(one, ir.Field) else None for one in sides]
    if any(constant is None and path is None for constant, path in zip(constants, paths, strict=True)):
        return None
    cells = {path for path in paths if path is not None}
    yes, no = _relation(reading, kind, constants, paths)
    return _strict(reading, cells, yes, no)


def _relation(
    reading: Reading, kind: str, constants: list[str | None], paths: list[str | None]
) -> tuple[Formula, Formula]:
    """What must hold for the two to be the same, and to be different."""
    left, right = (
        path if path is not None else quoted(str(constant)) for path, constant in zip(paths, constants, strict=True)
    )
    if left == right:
        return TRUE, FALSE
    path, constant = next(
        ((path, constants[1 - place]) for place, path in enumerate(paths) if path is not None), (None, None)
    )
    if path is None:
        return FALSE, TRUE
    if kind == "text" or constant is None:
        first, second = sorted((left, right))
        return Same(first, second, same=True), Same(first, second, same=False)
    all_words = reading.world.domain(word(path))
    return Among(word(path), frozenset({constant})), Among(word(path), all_words - {constant})


def _strict(reading: Reading, cells: set[str], yes: Formula, no: Formula, undecided: Formula = FALSE) -> Fate:
    """A comparison that is false where a cell holds none, and unknown where one is."""
    world = reading.world
    known, nothing = all_known(world, cells), is_none(world, cells)
    unknown = either((some_unknown(world, cells), both(known, undecided)))
    return Fate(both(known, yes), either((both(known, no), nothing)), unknown)


def _same_record(reading: Reading, sides: list[ir.Node], places: Places) -> Fate | None:
    """References are the same by the records they lead to; where one leads nowhere it may be undecided."""
    if not all(isinstance(one, ir.Field | ir.Local) for one in sides):
        return None
    first, second = sorted(reading.world.path(one, places) for one in sides if isinstance(one, ir.Field | ir.Local))
    cells = {path for path in (first, second) if path in reading.world.cells}
    pair = f"{first} is {second}"
    has_answer, lost = Among(defined(pair), YES), Among(defined(pair), NO)
    if first == second:
        return _strict(reading, cells, has_answer, FALSE, lost)
    yes, no = Among(f"same {pair}", YES), Among(f"same {pair}", NO)
    return _strict(reading, cells, both(has_answer, yes), both(has_answer, no), lost)


def says(reading: Reading, node: ir.Call, places: Places) -> Fate | None:
    """`contains`, `starts with`, `ends with` and `matches`, of a cell and a constant."""
    name, _, kind = node.overload.partition(":")
    subject, words = _plain(node.arguments[0]), _constant(reading, _plain(node.arguments[1]))
    if not isinstance(subject, ir.Field) or words is None:
        return None
    path = reading.world.path(subject, places)
    if name == "matches" or kind == "list,text" or not fold(words):
        told = words if name == "matches" or not fold(words) else fold(words)
        flag = f"{name} {path} {told}"
        return _strict(reading, {path}, Among(flag, YES), Among(flag, NO))
    yes, no = (Says(name, path, fold(words), truly) for truly in (True, False))
    return _strict(reading, {path}, yes, no)


def _plain(node: ir.Node) -> ir.Node:
    while isinstance(node, ir.Defined):
        node = node.body
    return node


def _constant(reading: Reading, node: ir.Node) -> str | None:
    """A constant text, word or truth, as it is written."""
    match node:
        case ir.Literal(value):
            pass
        case ir.Parameter():
            value = node.on(reading.day)
        case _:
            return None
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else None
