"""What no single project sees: work done twice, shared issues, cycles, overload. Facts only; no wording for a page.

Everything here names the records it rests on and the places they were read from. `derive` finds these facts, rules
judge them, and reports show them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction

from pmo_audit.classes import dataclass
from pmo_audit.subjects import Actor, Subject
from pmo_audit.text import Origin

WHOLE_SCORE = 10_000
"""Scores are whole numbers of ten-thousandths, so that printed contributions add up to the printed score exactly."""

RAISED_KINDS = frozenset({"duplicate", "recurrence"})
"""The kinds of overlap that are raised; the others are named so that nobody takes them for these."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of a record: the field, its words, and the ranges of characters that the other side has too."""

    subject: Subject
    field: str
    text: str
    marks: tuple[tuple[int, int], ...] = ()
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Contribution:
    """One addend of a score: what it is about, how many ten-thousandths it adds or takes, and why in words."""

    name: str
    points: int
    says: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided about an overlap.

    `stale` says that a text has changed in substance since, so that the decision no longer counts.
    """

    verdict: str
    """`merge`, `justified` or `not-a-duplicate`."""
    by: str
    because: str
    on: date | None
    stale: bool = False
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """Who should talk to whom, about what, and what of one project serves the other."""

    people: tuple[Actor, ...]
    about: str
    serves: tuple[Served, ...] = ()


@dataclass(frozen=True, slots=True)
class Served:
    """An artefact, deliverable or lesson of one project that may serve another."""

    what: Subject
    of: Subject
    serves: Subject
    says: str
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two pieces of work that resemble each other, with how they do.

    `level` is `project` or `deliverable`. `kind` is `duplicate`, `recurrence`, `successor`, `sibling`, `template`, or
    `similar` where the resemblance is too weak to be any of them. `flag` is set for duplicates and recurrences that
    are raised. `points` is the sum of the contributions. `id` is the same from run to run.
    """

    id: str
    level: str
    left: Subject
    right: Subject
    projects: tuple[Subject, ...]
    kind: str
    points: int
    flag: bool
    because: str
    contributions: tuple[Contribution, ...]
    passages: tuple[tuple[Passage, Passage], ...] = ()
    decision: Decision | None = None
    meeting: Meeting | None = None

    @property
    def score(self) -> Fraction:
        """The score as a share of one."""
        return Fraction(self.points, WHOLE_SCORE)


@dataclass(frozen=True, slots=True)
class Spread:
    """A way by which an issue may have come from one project to another.

    `via` is `dependency`, `supplier` or `team`. `source` is the project it comes from, where that is known to be so.
    """

    via: str
    source: Subject
    target: Subject
    says: str
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class SharedIssue:
    """One problem that several projects have logged, in their own words.

    `members` are issues and risks; `exemplar` is the one that the others resemble most. `shares` are the words that
    they have in common, `threatens` the milestones and deliverables that stand to suffer, `owners` who could own it,
    the likeliest first. `points` is the sum of the contributions.
    """

    id: str
    members: tuple[Subject, ...]
    exemplar: Subject
    projects: tuple[Subject, ...]
    points: int
    contributions: tuple[Contribution, ...]
    passages: tuple[Passage, ...]
    shares: tuple[str, ...] = ()
    spread: tuple[Spread, ...] = ()
    owners: tuple[Actor, ...] = ()
    threatens: tuple[Subject, ...] = ()
    meeting: Meeting | None = None

    @property
    def score(self) -> Fraction:
        """The score as a share of one."""
        return Fraction(self.points, WHOLE_SCORE)


@dataclass(frozen=True, slots=True)
class Link:
    """One thing waiting for another: `source` waits for `target`.

    `kind` says which ends are tied, such as `finish_to_start`; `lag` is in calendar days, None where nobody said or it
    cannot be told. `record` is the dependency that says so; None where one follows from the other being a part of it.
    """

    source: Subject
    target: Subject
    kind: str
    lag: int | None = None
    record: Subject | None = None
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Cycle:
    """Things that wait for each other in a circle: the shortest path that comes back to where it began.

    `deadlock` says that the kinds of the dependencies leave no way out; where it is False, the projects wait for each
    other, but each dependency ties other ends, so that all may hold.
    """

    id: str
    path: tuple[Link, ...]
    projects: tuple[Subject, ...]
    deadlock: bool


@dataclass(frozen=True, slots=True)
class Clash:
    """A dependency that cannot hold as things are planned.

    `why` is `late` (the successor begins before its predecessor delivers), `cancelled` or `unknown` (what is waited for
    is in no register); `days` is by how much it is late, for `late` alone.
    """

    link: Link
    why: str
    says: str
    days: int | None = None
    origins: tuple[Origin, ...] = ()


@dataclass(frozen=True, slots=True)
class Share:
    """One promise that makes up an overload: so much of a resource to a project from day to day."""

    record: Subject
    project: Subject | None
    amount: Fraction
    start: date
    finish: date
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Overload:
    """A person or a resource promised beyond capacity in a period, and the promises that make it up.

    `period` is a month as `2026-03`. `promised` and `capacity` are in `unit`: shares of full time for people.
    `peak` are the first and last day in the period on which the promises are highest.
    """

    id: str
    resource: Subject
    period: str
    unit: str
    promised: Fraction
    capacity: Fraction
    peak: tuple[date, date]
    shares: tuple[Share, ...]
    projects: tuple[Subject, ...]


@dataclass(frozen=True, slots=True)
class DependencyMap:
    """Who waits for whom: every thing that takes part, and every link, for a drawing."""

    nodes: tuple[Subject, ...]
    links: tuple[Link, ...]
    longest: tuple[Link, ...] = ()
    """The longest chain of waiting, from what everything waits for to what comes last."""


@dataclass(frozen=True, slots=True)
class Oversight:
    """All that was found across the projects. What was not looked for is None, and what was looked for and not found
    is empty."""

    map: DependencyMap | None = None
    cycles: tuple[Cycle, ...] | None = None
    clashes: tuple[Clash, ...] | None = None
    overlaps: tuple[Overlap, ...] | None = None
    shared_issues: tuple[SharedIssue, ...] | None = None
    overloads: tuple[Overload, ...] | None = None
    capacities: Mapping[str, Fraction] | None = None
    """The capacity of each person and resource by its key, as far as it was given."""
    homes: Mapping[Subject, tuple[Subject, ...]] | None = None
    """The projects of each thing named here that is no project itself, as far as the records say."""

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """Every record that is named here, each once, in the order in which they are."""
        return tuple(dict.fromkeys(_subjects(self)))


def _subjects(facts: Oversight) -> Iterator[Subject]:
    if facts.map is not None:
        yield from facts.map.nodes
        yield from _ends(facts.map.links)
    for cycle in facts.cycles or ():
        yield from _ends(cycle.path)
    yield from _ends(clash.link for clash in facts.clashes or ())
    for overlap in facts.overlaps or ():
        yield from (overlap.left, overlap.right, *_met(overlap.meeting))
    for issue in facts.shared_issues or ():
        yield from (*issue.members, *issue.threatens, *_met(issue.meeting))
    for overload in facts.overloads or ():
        yield from (overload.resource, *(share.record for share in overload.shares))


def _ends(links: Iterable[Link]) -> Iterator[Subject]:
    return (end for link in links for end in (link.source, link.target))


def _met(meeting: Meeting | None) -> Iterator[Subject]:
    for one in meeting.serves if meeting is not None else ():
        yield from (one.what, one.of, one.serves)
