"""Constants of generated code, as recipes: what can be kept in a cache, and from which each is made.

Those of the standard alone are made once; those of a run are made from its `Ground`, for each portfolio and day.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any, Final, Protocol

from pmo_audit import ir
from pmo_audit.backends.compiled.absent import EXEMPT, FOUND, MISSING, NONE, UNKNOWN
from pmo_audit.backends.compiled.layout import Row
from pmo_audit.backends.compiled.members import Limit, of_collection
from pmo_audit.backends.compiled.shapes import parts_of
from pmo_audit.backends.compiled.strict import meeting, ranks, strict, table
from pmo_audit.backends.compiled.tools import TOOLS
from pmo_audit.backends.compiled.totals import total
from pmo_audit.classes import dataclass
from pmo_audit.functions import Overload, find_overload
from pmo_audit.records import Portfolio


@dataclass(frozen=True, slots=True)
class Pooling:
    """How the records of an entity are judged by whom a reference field leads to; see `pools.py`.

    `who` and `whole` are the places of the reference's key and of itself. `merge` says how what two parts of the
    records come to is put together, `alone` that it depends on nothing but the record that is led to, `rest` that
    those which certainly do not lead there count as not met. `number` tells one such judgement from another.
    """

    entity: str
    who: int
    whole: int
    merge: str
    alone: bool
    rest: bool
    number: int


class Ground(Protocol):
    """What the constants of a run are made from."""

    portfolio: Portfolio
    as_of: date
    folded: Mapping[str, str]
    """Texts as they are compared, each folded when first asked for."""

    def following(self, link: int, whole: int, target: str) -> Callable[[Row], Row]:
        """What finds the row that a reference of a row leads to."""

    def owning(self, entity: str, by: str, place: int) -> Callable[[Row], tuple[Any, ...]]:
        """What finds the rows that belong to the record of a row."""

    def all_of(self, entity: str) -> Callable[[], tuple[Any, ...]]:
        """What finds all rows of an entity."""

    def calendars(self, place: int) -> Callable[[Row], object]:
        """What finds the calendar of the project of a row."""

    def usual_calendar(self) -> object:
        """The calendar of no project."""

    def pool(self, pooling: Pooling) -> Callable[..., Any]:
        """What judges the records that lead to a given one."""


def _number(word: str, limit: Fraction, percent: bool, one_by_one: bool) -> object:
    """`at most 2`, `at least 90% of`; of members one by one where what they come to may rest on nothing."""
    made = Limit(word, limit, percent=percent)
    return made.of_each if one_by_one else made.of_number


def _field_state(ground: Ground, state: str, entity: str, field: str) -> object:
    """A question about the state of a field: the answer for each way to be absent.

    Where nobody was asked for the field, nobody failed to answer.
    """
    answers: dict[object, object] = {one: UNKNOWN[one.bits] for one in FOUND} | {NONE: state == "empty"}
    if state != "empty":
        answers[EXEMPT] = state == "exempt"
        if ground.portfolio.asks_for(entity, field):
            answers[MISSING] = state == "missing"
    return answers


def _on_day(ground: Ground, versions: tuple[ir.Version, ...], part: int) -> object:
    return _valid(versions, ground.as_of)[part]


def _bands(ground: Ground, *bands: tuple[ir.Version, ...]) -> object:
    return tuple(_valid(versions, ground.as_of) for versions in bands)


def _valid(versions: tuple[ir.Version, ...], day: date) -> tuple[object, ...]:
    """The parts of the value that counts on a day."""
    return parts_of(next(one.value for one in versions if one.until is None or day <= one.until))


OF_STANDARD: Final[Mapping[str, Callable[..., object]]] = {
    "tool": lambda word: TOOLS[word],
    "table": lambda holds, of_none: table(holds, of_none=of_none),
    "ranks": lambda *members: ranks(members),
    "strict": lambda overload: strict(overload_of(overload)),
    "number": _number,
    "collection state": of_collection,
}
"""What makes the constants of a standard, by kind."""
OF_RUN: Final[Mapping[str, Callable[..., object]]] = {
    "today": lambda ground: ground.as_of.toordinal(),
    "on day": _on_day,
    "bands": _bands,
    "field state": _field_state,
    "folded": lambda ground: ground.folded,
    "meeting": lambda ground, overload: meeting(overload_of(overload), ground.portfolio, ground.as_of),
    "total": lambda ground, operation, type_: total(operation, type_, ground.portfolio, ground.as_of),
    "following": lambda ground, *how: ground.following(*how),
    "owning": lambda ground, *how: ground.owning(*how),
    "all": lambda ground, entity: ground.all_of(entity),
    "calendars": lambda ground, place: ground.calendars(place),
    "usual calendar": lambda ground: ground.usual_calendar(),
    "cells": lambda _, number: [None] * number,
    "pool": lambda ground, pooling: ground.pool(pooling),
}
"""What makes the constants of a run, by kind; each is given its ground first."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """A constant: what kind it is of, and the details that make it."""

    kind: str
    details: tuple[Any, ...] = ()

    @property
    def of_run(self) -> bool:
        """Whether it is another for each run."""
        return self.kind in OF_RUN

    def made(self, ground: Ground | None) -> object:
        """The constant; one of a standard needs no ground."""
        return OF_RUN[self.kind](ground, *self.details) if self.of_run else OF_STANDARD[self.kind](*self.details)


def overload_of(overload: str) -> Overload:
    """The operation of that id, which the catalogue has."""
    found = find_overload(overload)
    assert found is not None, f"the catalogue has no operation {overload}"
    return found
