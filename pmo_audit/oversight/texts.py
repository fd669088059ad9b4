"""What texts tell: work done twice, shared issues, what was decided, and who should meet."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from types import MappingProxyType

from pmo_audit.classes import dataclass
from pmo_audit.subjects import Actor, Subject
from pmo_audit.text import Origin, fold

WHOLE_SCORE = 10_000
"""Scores are whole numbers of ten-thousandths, so that printed contributions add up to the printed score exactly."""

VERDICTS = ("merge", "justified", "not-a-duplicate")
"""What may be decided about an overlap: the work is brought together, it is accepted, or it is none."""

LEVELS = ("project", "deliverable")
"""What overlaps are looked for among."""

SURE = 6_500
"""From this score on, in ten-thousandths, a duplicate is called one; below it that the two may be one."""

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
    parties: tuple[Party, ...] = ()
    """The same people by project; one for whom the records name nobody has no people."""


@dataclass(frozen=True, slots=True)
class Party:
    """The part that a project has in a meeting: whom its records name, the one to talk to first, and who has left."""

    project: Subject
    people: tuple[Actor, ...]
    left: tuple[Actor, ...] = ()


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

    @property
    def is_sure(self) -> bool:
        """Whether the score is high enough to say that the two are the same, and not only that they may be."""
        return self.points >= SURE


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
