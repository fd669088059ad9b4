"""What was found across the projects as lines of words: the section that plain text and Markdown share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from pmo_audit.classes import dataclass
from pmo_audit.oversight import Overlap, Overload, Oversight, Share, SharedIssue, Undecided
from pmo_audit.reporting.across_page import load_rows, shared_in_order
from pmo_audit.reporting.across_standing import PARTS, standing_of
from pmo_audit.reporting.across_words import (
    amount_words,
    clash_words,
    cycle_note,
    cycle_words,
    decision_words,
    headlines,
    meeting_words,
    name_of,
    peak_words,
    points_words,
    raised,
    ratio_words,
    sum_words,
    undecided_words,
)
from pmo_audit.reporting.wording import left_out, place_words, subject_words

MOST = 20
"""Entries of each kind."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing found, in a line, and what is to be said below it."""

    words: str
    below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """The entries of one kind under their title; `left` says how many were left out."""

    title: str
    entries: tuple[Entry, ...]
    left: str = ""


def summary_line(facts: Oversight) -> str:
    """All counts in a line."""
    return ", ".join(one.words for one in headlines(facts)) or "nothing was looked for"


def parts_of(facts: Oversight) -> Iterator[Part]:
    """What was found, kind by kind, and what is lacking; what was not looked for, or not found, has no part."""
    clashes = sorted(facts.clashes or (), key=lambda one: (one.why == "late", -(one.days or 0)))
    loads = [one for row in load_rows(facts)[1] for one in row.overloads]
    parts = (
        _part("Circles of waiting", facts.cycles or (), lambda one: Entry(cycle_words(one), (cycle_note(one),))),
        _part(
            "Dependencies that cannot hold",
            clashes,
            lambda one: Entry(
                f"{subject_words(one.link.source)} waits for {subject_words(one.link.target)}: {clash_words(one)}",
                (one.says,) if one.says else (),
            ),
        ),
        _part("Dependencies that cannot be told", facts.undecided or (), _undecided),
        _part("Work that may be done twice", raised(facts), _overlap),
        _part("Problems that projects share", shared_in_order(facts), _shared),
        _part("Promised beyond capacity", loads, _overload),
        _part("What these facts lack", tuple(_lacking(facts)), Entry),
    )
    return (one for one in parts if one.entries)


def _part(title: str, found: Sequence[T], entry: Callable[[T], Entry]) -> Part:
    return Part(title, tuple(map(entry, found[:MOST])), left_out(len(found), MOST, "entry", "entries"))


def _undecided(one: Undecided) -> Entry:
    link, places = one.link, dict.fromkeys(place_words(each.origin) for each in one.missing)
    record = subject_words(one.record)
    words = f"{record}: {subject_words(link.source)} waits for {subject_words(link.target)}" if link else record
    return Entry(f"{words}{_at('; '.join(filter(None, places)))}", (undecided_words(one),))


def _lacking(facts: Oversight) -> Iterator[str]:
    """What is lacking of each part that was looked for."""
    for name, words in PARTS:
        says = standing_of(facts, name).says if getattr(facts, name) is not None else ()
        if says:
            yield f"{words}: {'; '.join(says)}"


def _overlap(one: Overlap) -> Entry:
    below = [one.because, f"score {sum_words(one.contributions, one.points)}"]
    below += [f"decision: {decision_words(one.decision)}"] if one.decision is not None else []
    below += [f"should talk: {meeting_words(one.meeting)}"] if one.meeting is not None else []
    words = f"{one.kind}, {points_words(one.points)}: {subject_words(one.left)} and {subject_words(one.right)}"
    return Entry(words, tuple(line for line in below if line))


def _shared(one: SharedIssue) -> Entry:
    projects = ", ".join(map(name_of, one.projects))
    members = ", ".join(map(subject_words, one.members))
    below = [f"logged as {members}"]
    below += [f"in common: {', '.join(one.shares)}"] if one.shares else []
    below += [f"by {step.via}: {name_of(step.source)} → {name_of(step.target)}; {step.says}" for step in one.spread]
    below += [f"threatens {', '.join(map(subject_words, one.threatens))}"] if one.threatens else []
    below += [f"should talk: {meeting_words(one.meeting)}"] if one.meeting is not None else []
    return Entry(f"{name_of(one.exemplar)}, in {projects}", tuple(below))


def _overload(one: Overload) -> Entry:
    below = [
        f"{amount_words(each.amount, one.unit)} to {name_of(each.project or each.record)}, "
        f"{_days(each)}{_at(place_words(each.origin))}"
        for each in one.shares[:MOST]
    ]
    return Entry(
        f"{name_of(one.resource)} in {one.period}: {ratio_words(one)}, highest {peak_words(one)}", tuple(below)
    )


def _days(one: Share) -> str:
    """The days of a promise."""
    first, last = one.start.isoformat(), one.finish.isoformat()
    return first if first == last else f"{first} to {last}"


def _at(place: str) -> str:
    return f" [{place}]" if place else ""
