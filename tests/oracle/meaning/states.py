"""The five states of a cell, and the four questions that ask for them: the tables of *Questions about a field* and
*Questions about a collection*.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.oracle.meaning.belonging import Members
from tests.oracle.meaning.plain import (
    DANGLING,
    EXEMPT,
    FALSE,
    IS_MISSING,
    MISSING,
    NONE,
    TRUE,
    UNDATED,
    UNKNOWN_BECAUSE,
    UNREADABLE,
    Amount,
    Mention,
    Rec,
    State,
    Stretch,
    Unknown,
)
from tests.oracle.meaning.truth import Found, truth_of
from tests.oracle.meaning.world import World


def content(world: World, record: Rec, field: str) -> Any:
    """What a field of a record comes to: its value, none, or unknown in the state's own name."""
    cell = record.cells.get(field, IS_MISSING)
    if isinstance(cell, State):
        return NONE if cell is NONE else UNKNOWN_BECAUSE[cell.name]
    by = world.kinds[record.entity].dated_by.get(field)
    if by is not None and isinstance(cell, Amount):
        return Amount(cell.amount, cell.currency, _day(record.cells.get(by, IS_MISSING)))
    return cell


def _day(cell: object) -> object:
    """The day of an amount that another cell tells: of a period its last, of none that of the run."""
    if isinstance(cell, Stretch):
        return cell.last
    if isinstance(cell, date):
        return cell
    return None if cell is NONE else UNDATED


def led_to(world: World, found: Any) -> Any:
    """The record that a reference leads to; what is none or unknown stays that, and what dangles leads nowhere."""
    if not isinstance(found, Mention):
        return found
    record = world.find(found.entity, found.key) if found.key is not None else None
    return record if record is not None else UNKNOWN_BECAUSE[DANGLING]


_ANSWERS: dict[str, dict[str, Found]] = {
    # state           is known        is missing      is exempt       is empty
    "value": {"known": TRUE, "missing": FALSE, "exempt": FALSE, "empty": FALSE},
    "none": {"known": FALSE, "missing": FALSE, "exempt": FALSE, "empty": TRUE},
    "missing": {"known": FALSE, "missing": TRUE, "exempt": FALSE, "empty": UNKNOWN_BECAUSE[MISSING]},
    "exempt": {"known": FALSE, "missing": FALSE, "exempt": TRUE, "empty": UNKNOWN_BECAUSE[EXEMPT]},
    "unreadable": dict.fromkeys(("known", "missing", "exempt", "empty"), UNKNOWN_BECAUSE[UNREADABLE]),
    "nothing in it": {"known": TRUE, "missing": FALSE, "exempt": FALSE, "empty": TRUE},
}


def of_cell(question: str, world: World, record: Rec, field: str) -> Found:
    """What a question about a field comes to. Of a field that the register does not have at all nobody was asked."""
    cell = record.cells.get(field, IS_MISSING)
    if cell is IS_MISSING and field not in world.shelf(record.entity).asked:
        return UNKNOWN_BECAUSE[MISSING]
    if isinstance(cell, State):
        return _ANSWERS[cell.name][question]
    nothing = cell == () or (isinstance(cell, str) and not cell.strip())
    return _ANSWERS["nothing in it" if nothing else "value"][question]


def on_the_way(question: str, way: object) -> Found:
    """What a question about a field comes to of which the record is none, or unknown."""
    return way if isinstance(way, Unknown) else _ANSWERS["none"][question]


def of_collection(question: str, found: Members | Unknown) -> Found:
    """What a question about a collection comes to.

    | collection | `is known` | `is missing` | `is exempt` | `is empty` |
    | --- | --- | --- | --- | --- |
    | came, with members | true | false | false | false |
    | came, without members | true | false | false | true |
    | came, without members, and there may be some | true | false | false | unknown |
    | never came | false | true | false | unknown |
    | came and could not be read | unknown | unknown | false | unknown |
    """
    if isinstance(found, Unknown):
        return found
    unread = not found.came and UNREADABLE in found.gaps
    match question:
        case "exempt":
            return FALSE
        case "known" | "missing":
            return Unknown(found.doubts) if unread else truth_of(found.came is (question == "known"))
        case _:
            unsure = not found.came or (found.gaps and not found.members)
            return Unknown(found.doubts) if unsure else truth_of(not found.members)
