"""What waits for what: dependencies, cycles, what cannot hold, and what a slip hits."""

from __future__ import annotations

from datetime import date

from pmo_audit.classes import dataclass
from pmo_audit.diagnostics import Diagnostic
from pmo_audit.subjects import Cause, Subject
from pmo_audit.text import Origin


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
    and `left_out` how many dependencies between them are in no cycle that is told, since there are too many. `begun`
    are the things on the path that are known to have begun: of a deadlock, all the same.
    """

    id: str
    path: tuple[Link, ...]
    projects: tuple[Subject, ...]
    deadlock: bool
    together: bool = False
    among: int = 0
    left_out: int = 0
    begun: tuple[Subject, ...] = ()


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

    `at_most` is more than `days` where it may move further, for all that is not known. `was` is the day of `field` as
    it stands, and `becomes` the day after the slip; None where there is no such day.
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
    """Something that a slip may move by up to `at_most` days, or not at all, since what is missing would tell."""

    thing: Subject
    project: Subject | None
    at_most: int
    path: tuple[Step, ...]
    missing: tuple[Cause, ...]


@dataclass(frozen=True, slots=True)
class Impact:
    """What is hit when one project slips by so many days from a day on, the hardest hit first.

    `was` is the day on which the project itself finishes, and `becomes` the day after the slip; None where there is no
    such day. `over` says why nothing of it can slip: `cancelled`, `ended`, or nothing where something can; `waiting` is
    what waits for it still where it is cancelled.
    """

    project: Subject
    days: int
    as_of: date
    hits: tuple[Hit, ...]
    untold: tuple[Untold, ...]
    notices: tuple[Diagnostic, ...] = ()
    """What there is to say about the project and about the dependencies as such."""
    was: date | None = None
    becomes: date | None = None
    over: str = ""
    waiting: tuple[Link, ...] = ()


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
