"""Which calendar counts: the project's; where it has none, the portfolio's; where that has none either, or there is
no record of the portfolio, Monday to Friday with the holidays that count in every calendar.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tests.oracle.meaning import states
from tests.oracle.meaning.belonging import all_of
from tests.oracle.meaning.plain import NONE, Calendar, Mention, Rec, Unknown, because
from tests.oracle.meaning.world import World

WEEKS = {
    "monday_to_friday": frozenset((0, 1, 2, 3, 4)),
    "monday_to_saturday": frozenset((0, 1, 2, 3, 4, 5)),
    "sunday_to_thursday": frozenset((6, 0, 1, 2, 3)),
    "every_day": frozenset((0, 1, 2, 3, 4, 5, 6)),
}


def calendar_of(world: World, project: Rec | Unknown | object) -> Calendar | Unknown:
    """The calendar of a project, or of the portfolio where there is none; unknown where any part of it is."""
    if isinstance(project, Unknown):
        return project
    for holder in (project, *world.shelf("portfolio").records[:1]):
        chosen = states.led_to(world, states.content(world, holder, "calendar")) if isinstance(holder, Rec) else NONE
        if chosen is not NONE:
            return chosen if isinstance(chosen, Unknown) else _read(world, chosen)
    return _read(world, None)


def _read(world: World, calendar: Rec | None) -> Calendar | Unknown:
    """A calendar with its holidays; None for the one that everybody has."""
    week = "monday_to_friday" if calendar is None else states.content(world, calendar, "working_week")
    register = all_of(world, "holiday")
    if not register.came or register.gaps:
        return because(week, Unknown(register.doubts))
    off = [one for row in register.members for one in _off(world, row, calendar)]
    doubts = [one for one in (week, *off) if isinstance(one, Unknown)]
    if doubts:
        return because(*doubts)
    return Calendar(WEEKS[week], frozenset(one for one in off if isinstance(one, date)))


def _off(world: World, row: Rec, calendar: Rec | None) -> Iterator[object]:
    """The day that a holiday takes off the calendar, if it does; why nobody can tell, where they cannot."""
    whose = states.content(world, row, "calendar")
    if isinstance(whose, Unknown):
        yield whose
    elif whose is NONE or (isinstance(whose, Mention) and calendar is not None and whose.key == calendar.key):
        day = states.content(world, row, "date")
        if day is not NONE:
            yield day
