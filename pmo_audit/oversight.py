"""What no single project sees: work done twice, shared issues, cycles, overload. Facts only; no wording for a page.

Everything here names the records it rests on and the places they were read from. `derive` finds these facts, rules
judge them, and reports show them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from types import MappingProxyType

from pmo_audit.classes import dataclass
from pmo_audit.findings import Actor, Cause, Subject
from pmo_audit.text import Origin, fold

WHOLE_SCORE = 10_000
"""Scores are whole numbers of ten-thousandths, so that printed contributions add up to the printed score exactly."""

VERDICTS = ("merge", "justified", "not-a-duplicate")
"""What may be decided about an overlap: the work is brought together, it is accepted, or it is none."""

LEVELS = ("project", "deliverable")
"""What overlaps are looked for among."""

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
    """One of `VERDICTS`."""
    by: str
    because: str
    on: date | None
    stale: bool = False
    origin: Origin | None = None
    changed: tuple[str, ...] = ()
    """What has changed since, one clause for each side, where it is stale."""


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision as it was written down, about the pair of records with these keys.

    `substance` has what both texts were about then, in telling words; empty where nobody wrote it down.
    `contributions` are the addends of the score at that time, by name, in ten-thousandths.
    """

    left: str
    right: str
    level: str
    decision: Decision
    substance: tuple[str, str] = ("", "")
    contributions: Mapping[str, int] = MappingProxyType({})

    @property
    def pair(self) -> tuple[str, str, str]:
        """The level and both keys as they are compared, the same whichever side was written first."""
        first, second = sorted((fold(self.left), fold(self.right)))
        return self.level, first, second


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
    other, but each dependency ties other ends, so that all may hold. `together` says of a deadlock that all would hold
    if everything in it happened on one and the same day. `among` is how many projects hang together in circles here,
    and `left_out` how many dependencies between them are in no cycle that is told, since there are too many.
    """

    id: str
    path: tuple[Link, ...]
    projects: tuple[Subject, ...]
    deadlock: bool
    together: bool = False
    among: int = 0
    left_out: int = 0


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


FULL_TIME = "full time"
"""The unit of what people give and have promised: shares of it."""


@dataclass(frozen=True, slots=True)
class Undecided:
    """A dependency of which nobody can tell whether it holds: neither a clash nor none.

    `link` is None where the dependency does not say at all what waits, or for what. `missing` is what would tell.
    """

    record: Subject
    link: Link | None
    says: str
    missing: tuple[Cause, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a slip: along a link, with the days between its two ends that are used up first.

    `slack` is None where it cannot be told.
    """

    link: Link
    slack: int | None


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that moves when a project slips: by so many days, and the way by which the slip comes to it.

    `at_most` is more than `days` where it may move further, for all that is not known. `was` is the day of `field` as it
    stands, and `becomes` the day after the slip; None where there is no such day.
    """

    thing: Subject
    project: Subject | None
    days: int
    at_most: int
    field: str
    was: date | None
    becomes: date | None
    path: tuple[Step, ...]
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Untold:
    """Something that a slip may move by up to `at_most` days, or not at all: nobody can tell, since days are missing."""

    thing: Subject
    project: Subject | None
    at_most: int
    path: tuple[Step, ...]
    missing: tuple[Cause, ...]


@dataclass(frozen=True, slots=True)
class Impact:
    """What is hit when one project slips by so many days from a day on, the hardest hit first."""

    project: Subject
    days: int
    as_of: date
    hits: tuple[Hit, ...]
    untold: tuple[Untold, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """One promise that makes up an overload: so much of a resource to a project from day to day.

    `assumes` are the days that the promise itself does not say, and where they were taken from.
    """

    record: Subject
    project: Subject | None
    amount: Fraction
    start: date
    finish: date
    origin: Origin | None = None
    assumes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Overload:
    """A person or a resource promised beyond capacity in a period, and the promises that make it up.

    `period` is a month as `2026-03`. `promised` and `capacity` are in `unit`: shares of full time for people, a
    currency for money. `peak` are the first and last day in the period on which the promises go furthest beyond the
    capacity; `promised`, `capacity` and `shares` are those of these days, and the shares add up to what is promised.
    `also` are promises that make up other days beyond capacity in the month.
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
    also: tuple[Share, ...] = ()
    days: int = 0
    """Working days of the period that lie beyond capacity; days of the calendar for money."""
    average: Fraction | None = None
    """What is promised on an average working day of the period; None for money, which is used up."""
    at_least: bool = False
    """Whether more may be promised than this, since something is not known of another promise."""
    limit: str = ""
    """What decides the capacity at the peak, in words, such as `Ann Lee left on 2026-03-31`; `limit_origin` is where
    that was read, None where it is assumed."""
    limit_origin: Origin | None = None
    assumes: tuple[str, ...] = ()
    """What was taken for given, in words."""


@dataclass(frozen=True, slots=True)
class MonthLoad:
    """What is promised of a person or a resource in a month, at its peak, and how that goes with the capacity.

    `state` is `over`, `within`, or `open` where what is not known may decide it. `capacity` is None where it is not
    known.
    """

    resource: Subject
    period: str
    unit: str
    promised: Fraction
    capacity: Fraction | None
    state: str
    average: Fraction | None = None
    days: int = 0


@dataclass(frozen=True, slots=True)
class Unsettled:
    """Something that keeps an overload from being told: of a promise or a capacity not everything is known.

    `resource` is whose overload it may be; None where it may be anybody's. `periods` are the months that it leaves
    open; empty where that may be any. `record` and `field` are what is not known, and `reason` why not, in the words of
    `findings.Reason`; `field` is the plural name of a register, and `record` None, where records may be lacking.
    """

    resource: Subject | None
    periods: tuple[str, ...]
    record: Subject | None
    field: str
    reason: str
    says: str
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Loads:
    """All that was found of people's and resources' promises: overloads, each month, and what cannot be told.

    `delivered` says whether any register of promises came. `first` and `last` are the months that were looked at,
    empty where nothing is promised; `beyond` is the number of promises that reach further than anybody looked.
    """

    overloads: tuple[Overload, ...] = ()
    months: tuple[MonthLoad, ...] = ()
    unsettled: tuple[Unsettled, ...] = ()
    assumes: tuple[str, ...] = ()
    delivered: bool = False
    first: str = ""
    last: str = ""
    beyond: int = 0


@dataclass(frozen=True, slots=True)
class DependencyMap:
    """Who waits for whom: every thing that takes part, and every link, for a drawing."""

    nodes: tuple[Subject, ...]
    links: tuple[Link, ...]
    longest: tuple[Link, ...] = ()
    """The longest chain of waiting, from what everything waits for to what comes last."""
    longest_by_days: tuple[Link, ...] = ()
    """The chain that takes most days as planned, in the same order."""
    days: int | None = None
    """How many days that chain takes; None where none of its days is known."""
    undated: tuple[Subject, ...] = ()
    """The things in it of which nobody knows how long they take: with these it may be longer."""


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
    loads: Loads | None = None
    """What was found of promises, month by month; its overloads are those above."""
