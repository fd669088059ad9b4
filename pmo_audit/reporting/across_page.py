"""What the page shows across the projects, made ready for its templates: bars, tables by month, words with marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from pmo_audit.classes import dataclass
from pmo_audit.oversight import Contribution, MonthLoad, Overlap, Overload, Oversight, Passage, SharedIssue
from pmo_audit.reporting.across_words import name_of, raised
from pmo_audit.reporting.drawing import Box, lay_out
from pmo_audit.reporting.drawing.letters import lines_of
from pmo_audit.reporting.drawing.paths import head_path, line_path, middle_of
from pmo_audit.subjects import Subject

MONTHS = 24
"""Months of the table of overloads, at most."""
UNRAISED = (
    ("template", "The same form, filled in for different work"),
    ("successor", "The next step of the same work"),
    ("sibling", "Parts of one whole"),
    ("recurrence", "The same work again, in its turn"),
    ("duplicate", "Alike, and not raised"),
    ("similar", "Alike, but too little to say more"),
)
"""The kinds of overlap that are not raised, and what each means."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text, and whether the other side has it too."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """A contribution as a bar: where it begins and how wide it is, in percent written out."""

    part: Contribution
    x: str
    width: str


@dataclass(frozen=True, slots=True)
class LoadRow:
    """A person or a resource with its overload in each month; None where it has none.

    `within` has what is promised in the other months, as far as that is known.
    """

    resource: Subject
    months: tuple[Overload | None, ...]
    within: tuple[MonthLoad | None, ...]

    @property
    def overloads(self) -> tuple[Overload, ...]:
        """Those that there are."""
        return tuple(one for one in self.months if one is not None)


@dataclass(frozen=True, slots=True)
class Way:
    """A drawing of how a problem spreads: boxes with names, lines with heads and words."""

    width: int
    height: int
    boxes: tuple[tuple[int, int, tuple[str, ...]], ...]
    lines: tuple[tuple[str, str, str, str, int, int], ...]
    """By what, the line, its head, words, and where they stand."""


def pieces_of(one: Passage) -> tuple[Piece, ...]:
    """The text in pieces, those marked that are marked; marks that overlap are one."""
    found: list[Piece] = []
    at = 0
    for begin, end in sorted(one.marks):
        begin, end = max(begin, at), min(end, len(one.text))
        if begin >= end:
            continue
        found += [Piece(one.text[at:begin], False), Piece(one.text[begin:end], True)]
        at = end
    return tuple(piece for piece in (*found, Piece(one.text[at:], False)) if piece.text)


def bars_of(parts: Sequence[Contribution]) -> tuple[Bar, ...]:
    """Each contribution that is not nothing, beginning where the one before it ended."""
    told = [one for one in parts if one.points]
    ends = [0]
    for one in told:
        ends.append(ends[-1] + one.points)
    low, high = min(ends), max(ends)
    scale = 100 / (high - low or 1)
    return tuple(
        Bar(one, f"{(min(a, b) - low) * scale:.2f}%", f"{max(0.4, abs(b - a) * scale):.2f}%")
        for one, a, b in zip(told, ends, ends[1:], strict=False)
    )


def unraised(facts: Oversight) -> tuple[tuple[str, str, tuple[Overlap, ...]], ...]:
    """The overlaps that are not raised: those that somebody decided, then by kind, each with what it means."""
    shown = {one.id for one in raised(facts)}
    left = sorted((one for one in facts.overlaps or () if one.id not in shown), key=lambda one: (-one.points, one.id))
    decided = tuple(one for one in left if one.decision is not None and not one.decision.stale)
    of_kind = [
        (kind, says, tuple(one for one in left if one.kind == kind and one not in decided)) for kind, says in UNRAISED
    ]
    others = tuple(one for one in left if one.kind not in dict(UNRAISED) and one not in decided)
    groups = (("decided", "Somebody has decided about them", decided), *of_kind, ("other", "Of another kind", others))
    return tuple(one for one in groups if one[2])


def shared_in_order(facts: Oversight) -> tuple[SharedIssue, ...]:
    """The shared issues, those of most projects first."""
    return tuple(sorted(facts.shared_issues or (), key=lambda one: (-len(one.projects), -one.points, one.id)))


def load_rows(facts: Oversight) -> tuple[tuple[str, ...], tuple[LoadRow, ...]]:
    """The months that there are, and a row for each person and resource, the worst first."""
    loads = facts.overloads or ()
    months = tuple(sorted({one.period for one in loads}))[:MONTHS]
    others = {(one.resource, one.period): one for one in (facts.loads.months if facts.loads is not None else ())}
    by: dict[Subject, dict[str, Overload]] = {}
    for one in loads:
        by.setdefault(one.resource, {})[one.period] = one
    rows = [
        LoadRow(who, tuple(map(of.get, months)), tuple(others.get((who, month)) for month in months))
        for who, of in by.items()
    ]
    rows.sort(key=lambda row: (-sum(map(excess, row.overloads)), row.resource.name, row.resource.id))
    return months, tuple(rows)


def excess(one: Overload) -> float:
    """By how much of the capacity too much is promised."""
    return float((one.promised - one.capacity) / one.capacity) if one.capacity > 0 else float(one.promised > 0)


def heat(one: Overload) -> int:
    """How strongly a cell is coloured, from 1 to 4."""
    return 1 + sum(excess(one) > limit for limit in (0.1, 0.25, 0.5))


def way_of(one: SharedIssue) -> Way | None:
    """How a problem spreads, as a small drawing; None where nothing is known of it."""
    things = tuple(dict.fromkeys(end for step in one.spread for end in (step.source, step.target)))
    if not things:
        return None
    number = {thing: at for at, thing in enumerate(things)}
    box = Box(width=132, height=38, down=12, across=96, most_across=96, room=10)
    layout = lay_out(len(things), [(number[step.source], number[step.target]) for step in one.spread], box)
    boxes = tuple(
        (x + 2, y + 12, lines_of(name_of(thing), 120, 2)) for thing, (x, y) in zip(things, layout.places, strict=True)
    )
    lines = []
    for step, route in zip(one.spread, layout.routes, strict=True):
        route = tuple((x + 2, y + 12) for x, y in route)
        lines.append((step.via, line_path(route), head_path(route), step.via.replace("_", " "), *middle_of(route)))
    return Way(layout.width + 4, layout.height + 24, boxes, tuple(lines))


def anchors_of(facts: Oversight) -> Mapping[tuple[str, str], str]:
    """The name of the element that shows each overlap, shared issue, circle and overload, by its kind and id."""
    anchors: dict[tuple[str, str], str] = {}
    taken: set[str] = set()
    kinds: tuple[tuple[str, Iterable[str]], ...] = (
        ("cycle", (one.id for one in facts.cycles or ())),
        ("overlap", (one.id for one in facts.overlaps or ())),
        ("shared_issue", (one.id for one in facts.shared_issues or ())),
        ("overload", (one.id for one in facts.overloads or ())),
    )
    for kind, ids in kinds:
        for id_ in ids:
            plain = re.sub(r"[^A-Za-z0-9]+", "-", id_).strip("-") or "unnamed"
            name, count = f"{kind}-{plain}", 1
            while name in taken:
                count += 1
                name = f"{kind}-{plain}-{count}"
            taken.add(name)
            anchors[kind, id_] = name
    return anchors
