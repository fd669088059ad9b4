"""What `why` tells: plain facts and sentences, for the terminal and for programs."""

from __future__ import annotations

from datetime import date
from enum import Enum

from pmo_audit.auditing.why.edits import Edits
from pmo_audit.classes import dataclass
from pmo_audit.findings import Grade, Outcome, Reading, Subject
from pmo_audit.text import Origin


class Kind(Enum):
    """What there is to say to a failing verdict."""

    REPAIR = "repair"
    """Somebody can still do what it takes."""
    WOULD_HAVE_TO_BE = "would-have-to-be"
    """Only facts that nobody decides could change it."""
    IMPOSSIBLE = "impossible"
    """Nothing changes it."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that would be otherwise: a field of a record, or a record that is added.

    `deed` is what somebody does (`raise …`), `state` what would be so (`… were EUR 5 or more`). `hindrance` is why
    nobody can do it; empty where somebody can. `edits` carry it out.
    """

    subject: Subject
    field: str
    now: str
    then: str
    deed: str
    state: str
    hindrance: str
    origin: Origin | None
    edits: Edits


@dataclass(frozen=True, slots=True)
class Way:
    """Changes after which the verdict is `reached`; `least` says that no part of them alone does as well.

    Of very many changes that is not tried.
    """

    changes: tuple[Change, ...]
    reached: Outcome
    least: bool = True

    @property
    def edits(self) -> Edits:
        """All of them together."""
        return tuple(edit for change in self.changes for edit in change.edits)


@dataclass(frozen=True, slots=True)
class Effect:
    """Another verdict that a repair changes."""

    rule: str
    subject: Subject
    before: Outcome
    after: Outcome


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do about a failing verdict: ways to change it, the best first.

    `proved` says of an impossible one that everything was tried; otherwise nothing was found.
    """

    kind: Kind
    ways: tuple[Way, ...] = ()
    proved: bool = True
    effects: tuple[Effect, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """What would come out if something unknown were so.

    `what` is the thing, `given` how it is, both in words. Where it is still open, `cases` go on from there, or
    `depends` names the conditions that it then depends on, `also` what else has to be known, and `may_be` what may
    come out; `note` is why nothing that is filled in decides it.
    """

    what: str
    given: str
    outcome: Outcome
    cases: tuple[Case, ...] = ()
    depends: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    may_be: tuple[Outcome, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that an open verdict waits for, and where it stands or would stand."""

    what: str
    why: str
    origin: Origin | None


@dataclass(frozen=True, slots=True)
class Cases:
    """What an open verdict waits for, and what each answer would give.

    `together` says that the cases go through all of it; otherwise each stands for itself, the rest unknown.
    `outcomes` are all that may come out. `exact` says that all values were told apart; otherwise there may be more
    than those that were tried.
    """

    waits_for: tuple[Waiting, ...]
    cases: tuple[Case, ...]
    together: bool
    outcomes: frozenset[Outcome]
    exact: bool


@dataclass(frozen=True, slots=True)
class Step:
    """A condition of the rule, what it came to for this record, and on what.

    `form` is `all`, `any`, `not`, `clause`, `members`, `member` or `value`; `text` the author's words, or what the
    step is. `came_to` is `holds`, `does not hold`, `unknown`, or a value. `decided` says that it made what is above it
    come out as it did. `left_out` counts members that are not listed.
    """

    form: str
    text: str
    came_to: str
    decided: bool
    readings: tuple[Reading, ...] = ()
    notes: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a rule for a record: its scope, what it requires, or an exception. `role` says which."""

    role: str
    title: str
    came_to: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Why:
    """Everything there is to say of one verdict."""

    rule: str
    standard: str
    title: str
    severity: Grade
    sentence: str
    because: str
    remedy: str
    subject: Subject
    as_of: date
    outcome: Outcome
    message: str
    depth: int
    parts: tuple[Part, ...]
    advice: Advice | None = None
    cases: Cases | None = None
