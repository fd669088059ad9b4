"""The same question answered slowly: every day by itself, from plain documents, with none of the program's own code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

Document = Mapping[str, Any]
SURE, MAY, NOT = "sure", "may", "not"
BOUNDLESS = Fraction(10**9)
"""Stands for no bound at all; nothing that is told is ever so large."""
ONE_DAY = timedelta(days=1)


@dataclass
class Day:
    """What is promised on a day at least and at most, and what can be given."""

    low: Fraction
    high: Fraction
    least: Fraction
    most: Fraction

    @property
    def is_over(self) -> bool:
        return self.low > self.most

    @property
    def is_open(self) -> bool:
        return not self.is_over and self.high > self.least


@dataclass
class Month:
    """The days of a month that count and on which something is promised or may be."""

    days: dict[date, Day] = field(default_factory=dict)
    worked: int = 0

    @property
    def state(self) -> str:
        if any(one.is_over for one in self.days.values()):
            return "over"
        return "open" if any(one.is_open for one in self.days.values()) else "within"

    @property
    def over(self) -> int:
        return sum(one.is_over for one in self.days.values())

    @property
    def average(self) -> Fraction:
        return sum((one.low for one in self.days.values()), Fraction(0)) / self.worked

    def peak(self) -> tuple[date, Day]:
        """The first of the days that go furthest beyond what can be given."""
        excess = {day: one.low - one.most for day, one in self.days.items() if one.is_over}
        worst = max(excess.values())
        first = min(day for day, one in excess.items() if one == worst)
        return first, self.days[first]


def amount(text: Any) -> Fraction | None:
    """A share such as `60%`, a number, or None where nobody can tell."""
    if isinstance(text, str) and text.endswith("%"):
        return Fraction(text[:-1]) / 100
    return Fraction(str(text)) if isinstance(text, int | float) else None


def day(text: Any) -> date | None:
    return date.fromisoformat(text) if isinstance(text, str) and text[:2] == "20" else None


def held(promise: Document, projects: Mapping[str, Document], when: date, today: date) -> str:
    """Whether a promise holds on a day: for sure, perhaps, or not."""
    project = projects.get(promise.get("project", ""), {})
    ended = day(project.get("actual_finish"))
    if project.get("status") == "cancelled" or (project.get("status") == "completed" and ended is None):
        return NOT
    if ended is not None and when > ended:
        return NOT
    start, finish, later = day(promise.get("start")), day(promise.get("finish")), False
    if start is None and not promise.get("start"):
        start = day(project.get("actual_start")) or day(project.get("start"))
    if finish is None and not promise.get("finish"):
        finish = ended or day(project.get("finish"))
        runs = project.get("status") in ("active", "on_hold", "proposed") and ended is None
        if finish is not None and finish < today and runs:
            finish, later = max(today, start or today), True
    if start is not None and finish is not None and start > finish:
        return MAY
    return between(start, finish, later, when)


def between(start: date | None, finish: date | None, later: bool, when: date) -> str:
    if start is not None and finish is not None:
        if start <= when <= finish:
            return SURE
        return MAY if later and when > finish else NOT
    if start is not None:
        return SURE if when == start else MAY if when > start else NOT
    if finish is not None:
        return SURE if when == finish else MAY if when < finish or later else NOT
    return MAY


def given(owner: Document, entries: Sequence[Document], asked: bool, when: date) -> tuple[Fraction, Fraction]:
    """What somebody can give on a day, at least and at most."""
    left = day(owner.get("left_on"))
    if left is not None and when > left:
        return Fraction(0), Fraction(0)
    usual = amount(owner.get("capacity"))
    level = (usual, usual) if usual is not None else (Fraction(0) if asked else Fraction(1), Fraction(1))
    most = max(level[1], Fraction(1))
    lasting = [one for one in entries if not one.get("finish") and one["start"] <= when.isoformat()]
    brief = [one for one in entries if one["start"] <= when.isoformat() <= one.get("finish", "")]
    if lasting:
        latest = max(one["start"] for one in lasting)
        level = min(said(one, most) for one in lasting if one["start"] == latest)
    return min((said(one, most) for one in brief), default=level)


def said(entry: Document, most: Fraction) -> tuple[Fraction, Fraction]:
    share = amount(entry.get("share"))
    return (Fraction(0), most) if share is None else (share, share)


def months(document: Document, person: str, today: date) -> dict[str, Month]:
    """The months of one person, from the first day of which anything is known to the last."""
    projects = {one["id"]: one for one in document["projects"]}
    owner = next(one for one in document["people"] if one["id"] == person)
    asked = any("capacity" in one for one in document["people"])
    promises = [one for one in document["assignments"] if one.get("person") == person]
    entries = [one for one in document.get("availabilities", ()) if one.get("person") == person]
    off = {day(one["date"]) for one in document.get("holidays", ())}
    found: dict[str, Month] = {}
    for when in known_days(projects, owner, promises, entries, today):
        if when.weekday() > 4 or when in off:
            continue
        held_by = [(one, held(one, projects, when, today)) for one in promises]
        held_by = [(one, how) for one, how in held_by if how != NOT]
        if held_by:
            low = sum((amount(one.get("share")) or Fraction(0) for one, how in held_by if how == SURE), Fraction(0))
            shares = [amount(one.get("share")) for one, _ in held_by]
            high = sum((BOUNDLESS if one is None else one for one in shares), Fraction(0))
            least, most = given(owner, entries, asked, when)
            found.setdefault(f"{when:%Y-%m}", Month()).days[when] = Day(low, high, least, most)
    for label, one in found.items():
        one.worked = sum(1 for when in days_in(label) if when.weekday() < 5 and when not in off)
    return found


def days_in(label: str) -> Iterator[date]:
    when = date.fromisoformat(f"{label}-01")
    while f"{when:%Y-%m}" == label:
        yield when
        when += ONE_DAY


def known_days(
    projects: Mapping[str, Document],
    owner: Document,
    promises: Sequence[Document],
    entries: Sequence[Document],
    today: date,
) -> Iterator[date]:
    """Every day from the first to the last on which something is sure to hold or to change."""
    near = [today + timedelta(days=one) for one in range(-60, 100)]
    known = {today}
    known |= {when for when in near for one in promises if held(one, projects, when, today) == SURE}
    left = day(owner.get("left_on"))
    known |= {left + ONE_DAY} if left is not None else set()
    for one in entries:
        start, finish = day(one["start"]), day(one.get("finish"))
        known |= {start} if start is not None else set()
        known |= {finish + ONE_DAY} if finish is not None else set()
    when = min(known)
    while when <= max(known):
        yield when
        when += ONE_DAY
