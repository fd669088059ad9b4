"""Stretches of time in which every parameter has one value."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from pmo_audit import ir
from pmo_audit.classes import dataclass

MOST = 6
"""Stretches that are looked at; a rule with more of them is left alone."""


@dataclass(frozen=True, slots=True)
class Moment:
    """From a day to a day, both included; None: without end."""

    first: date | None = None
    last: date | None = None

    def day_near(self, day: date) -> date:
        """The day of the stretch nearest to a day."""
        if self.first is not None and day < self.first:
            return self.first
        return self.last if self.last is not None and day > self.last else day


def moments_of(rules: Iterable[ir.Rule]) -> tuple[Moment, ...] | None:
    """The stretches in which all these rules are in force and no parameter of theirs changes; None for too many.

    Empty where there is no day on which all are in force.
    """
    rules = tuple(rules)
    first = max((one.in_force_from for one in rules if one.in_force_from), default=None)
    last = min((one.in_force_until for one in rules if one.in_force_until), default=None)
    if first is not None and last is not None and last < first:
        return ()
    ends = sorted({day for rule in rules for root in rule.roots for day in _changes(root)})
    inside = [day for day in ends if (first is None or day >= first) and (last is None or day < last)]
    if len(inside) >= MOST:
        return None
    starts = [first, *(day + timedelta(days=1) for day in inside)]
    return tuple(Moment(start, end) for start, end in zip(starts, [*inside, last], strict=True))


def _changes(root: ir.Node) -> Iterable[date]:
    for node in ir.walk(root):
        if isinstance(node, ir.Parameter):
            yield from (one.until for one in node.versions if one.until is not None)
