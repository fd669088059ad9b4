"""Which calendar counts: the project's; where it has none, the portfolio's; where that has none either, or there is
no record of the portfolio, Monday to Friday with the holidays that count in every calendar.

Where the register has no column for a calendar at all, nobody has one of their own; holidays that stand in the record
of a calendar are that calendar's without saying so.
"""

from __future__ import annotations

from datetime import date

from tests.oracle.meaning import states
from tests.oracle.meaning.belonging import all_of, owned
from tests.oracle.meaning.plain import (
    INCOMPLETE,
    IS_MISSING,
    NONE,
    UNDEFINED,
    UNKNOWN_BECAUSE,
    Calendar,
    Rec,
    State,
    Unknown,
    because,
)
from tests.oracle.meaning.world import World

WEEKS = {
    "monday_to_friday": frozenset((0, 1, 2, 3, 4)),
    "monday_to_saturday": frozenset((0, 1, 2, 3, 4, 5)),
    "sunday_to_thursday": frozenset((6, 0, 1, 2, 3)),
    "every_day": frozenset((0, 1, 2, 3, 4, 5, 6)),
}


def calendar_of(world: World, project: object) -> Calendar | Unknown:
    """The calendar of a project, or of the portfolio where there is none; unknown where any part of it is."""
    if isinstance(project, Unknown):
        return project
    holders = [one for one in (project, *world.shelf("portfolio").records[:1]) if isinstance(one, Rec)]
    for holder in holders:
        if "calendar" not in world.shelf(holder.entity).asked:
            continue
        chosen = states.led_to(world, states.content(world, holder, "calendar"))
        if chosen is not NONE:
            return chosen if isinstance(chosen, Unknown) else _remembered(world, chosen)
    return _remembered(world, None)


def _remembered(world: World, calendar: Rec | None) -> Calendar | Unknown:
    asked = ("calendar", calendar.key if calendar is not None else None)
    if asked not in world.memory:
        world.memory[asked] = _read(world, calendar)
    found = world.memory[asked]
    assert isinstance(found, Calendar | Unknown)
    return found


def _read(world: World, calendar: Rec | None) -> Calendar | Unknown:
    """A calendar with its holidays; None for the one that everybody has."""
    week = "monday_to_friday" if calendar is None else states.content(world, calendar, "working_week")
    if week is NONE:
        week = UNKNOWN_BECAUSE[UNDEFINED]  # a calendar that is known to have no week says nothing
    rows, gaps = _holidays(world, calendar)
    off = [day for row in rows if (day := states.content(world, row, "date")) is not NONE]
    doubts = [one for one in (week, *off) if isinstance(one, Unknown)]
    if doubts or gaps:
        return because(*doubts, Unknown(gaps))
    return Calendar(WEEKS[week], frozenset(one for one in off if isinstance(one, date)))


def _holidays(world: World, calendar: Rec | None) -> tuple[tuple[Rec, ...], frozenset[str]]:
    """The holidays that count in a calendar, its own and those of none, and why there may be more."""
    register = all_of(world, "holiday")
    if not register.came:
        return (), register.doubts
    if "calendar" not in world.shelf("holiday").asked and not world.shelf("holiday").parts:
        return register.members, register.gaps
    common = tuple(row for row in register.members if row.cells.get("calendar") is NONE)
    if calendar is not None:
        own = owned(world, calendar, "holiday", "calendar")
        return (*own.members, *common), own.gaps if own.came else own.doubts
    unsaid = any(isinstance(_whose(row), State) and _whose(row) is not NONE for row in register.members)
    lost = any(owner is None for owner in world.shelf("holiday").lost)
    return common, frozenset((INCOMPLETE,)) if unsaid or lost else frozenset()


def _whose(row: Rec) -> object:
    return row.cells.get("calendar", IS_MISSING)
