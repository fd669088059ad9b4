"""What an audit found: verdicts about subjects, with their evidence. Facts only; no wording for a page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum

from pmo_audit.classes import TYPE_CHECKING, dataclass
from pmo_audit.diagnostics import Diagnostic
from pmo_audit.subjects import Actor as Actor
from pmo_audit.subjects import Cause as Cause
from pmo_audit.subjects import Reason as Reason
from pmo_audit.subjects import Subject as Subject
from pmo_audit.text import Origin

if TYPE_CHECKING:
    from pmo_audit.oversight import Oversight


class Grade(Enum):
    """How serious it is when a rule fails, from least to most."""

    INFO = "info"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """0 for info to 3 for critical."""
        return list(Grade).index(self)


class Outcome(Enum):
    """What a rule says of a subject. Only the first two count in compliance."""

    PASS = "pass"
    FAIL = "fail"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not applicable"
    EXCEPTED = "excepted"
    NOTHING_TO_CHECK = "nothing to check"
    NOT_IN_FORCE = "not in force"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Reading:
    """A value that decided a verdict: of which record, which field, what it was, and where it was read."""

    subject: Subject
    field: str
    value: str
    origin: Origin | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One clause of the rule in its own words, how it came out, and the values it compared.

    `outcome` is `true`, `false` or `unknown`. `note` adds what the values alone do not tell, such as how many
    members were looked at.
    """

    clause: str
    outcome: str
    readings: tuple[Reading, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """A day by which something is to be done, and what happens on it."""

    day: date
    what: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict that is not a pass: a failure, something undecided, or the engine's own trouble.

    `covers` is the number of verdicts it stands for: more than one where the same whole column or register is
    lacking for many subjects, which is told once. `repair` is what would put a failure right, in one line, where that
    was asked for. `who` can put a failure right, where the records say who that is, and `due` is the next gate review
    of its projects, where one is planned.
    """

    rule: str
    standard: str
    title: str
    severity: Grade
    tags: tuple[str, ...]
    subject: Subject
    projects: tuple[Subject, ...]
    outcome: Outcome
    message: str
    because: str
    remedy: str
    evidence: tuple[Evidence, ...]
    missing: tuple[Cause, ...]
    fingerprint: str
    covers: int = 1
    repair: str = ""
    who: Actor | None = None
    due: Due | None = None

    @property
    def origins(self) -> tuple[Origin, ...]:
        """Every place the verdict rests on, each once, in the order of the evidence."""
        places = [reading.origin for one in self.evidence for reading in one.readings]
        places += [cause.origin for cause in self.missing]
        return tuple(dict.fromkeys(place for place in places if place is not None))


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one rule says of one subject."""

    rule: str
    standard: str
    severity: Grade
    subject: Subject
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What the standards say of one project as somebody proposes it.

    `verdicts` has one entry for each rule and each subject that counts against the project. `findings` tell those that
    are no pass as an audit does, with their evidence and with what is missing.
    """

    project: Subject
    as_of: date
    verdicts: tuple[Verdict, ...]
    findings: tuple[Finding, ...]
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing speaks against it: no rule fails, and none is undecided."""
        return not any(one.outcome in _AGAINST for one in self.verdicts)

    def of(self, rule: str) -> tuple[Verdict, ...]:
        """The verdicts of the rule of that code."""
        return tuple(one for one in self.verdicts if one.rule.casefold() == rule.casefold())


_AGAINST = frozenset({Outcome.FAIL, Outcome.UNKNOWN, Outcome.ERROR})


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing to ask for: a field of a record, a whole column or a whole register, and what it would decide.

    `count` is the number of cells; `verdicts` how many undecided verdicts name it; `owner` the person to ask,
    where the records say who that is, and `who` the same with all that is known; `projects` those of the record, and
    `due` their next gate review.
    """

    what: str
    entity: str
    key: str
    field: str
    reason: Reason
    count: int
    verdicts: int
    rules: tuple[str, ...]
    origin: Origin | None
    owner: str = ""
    who: Actor | None = None
    projects: tuple[Subject, ...] = ()
    due: Due | None = None


@dataclass(frozen=True, slots=True)
class RuleExample:
    """An example of a rule in its author's words, and how the rule comes out for it."""

    title: str
    outcome: Outcome
    text: str


@dataclass(frozen=True, slots=True)
class RuleSummary:
    """A rule and how often it came out which way. `place` is where it stands: file and line.

    `source` is where the rule comes from, such as the clause of a published standard.
    """

    rule: str
    standard: str
    title: str
    severity: Grade
    tags: tuple[str, ...]
    sentence: str
    because: str
    remedy: str
    outcomes: Mapping[Outcome, int]
    place: str = ""
    examples: tuple[RuleExample, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class ProjectFacts:
    """A project as reports group it and as people speak of it, and how the verdicts against it came out.

    What nobody said is empty. People stand with their names.
    """

    subject: Subject
    programme: str
    department: str
    phase: str
    status: str
    rag: str
    manager: str
    sponsor: str
    outcomes: Mapping[Outcome, int]


MOST_GROUPS = 200
"""Values by which projects are grouped, at most; more of them are no groups but names."""


@dataclass(frozen=True, slots=True)
class GroupCount:
    """How the verdicts of one rule came out for the projects that have one thing in common.

    `by` is `programme`, `department` or `phase`, and `name` what they have in common; empty for projects that do not
    say. A verdict against several projects of one group counts once in it.
    """

    by: str
    name: str
    rule: str
    standard: str
    outcomes: Mapping[Outcome, int]


@dataclass(frozen=True, slots=True)
class StandardUsed:
    """A standard that was applied, identified by the hash of its text."""

    name: str
    title: str
    version: str
    owner: str
    source: str
    digest: str


@dataclass(frozen=True, slots=True)
class Run:
    """What was run on what, so that anyone can run it again."""

    version: str
    as_of: date
    standards: tuple[StandardUsed, ...]
    data: tuple[tuple[str, str], ...]
    records: int
    projects: int
    notice: str = ""
    """What has to be said of the report as a whole; empty where there is nothing."""


@dataclass(frozen=True, slots=True)
class AuditResult:
    """Everything an audit found; every report is a view of this.

    `projects` are those that were audited, in the order of their register; `groups` say how the rules came out for
    those of one programme, department or stage, stages in the order of the lifecycle. A grouping in which nobody finds
    his way, of more than `MOST_GROUPS`, is left out. `oversight` is what was found across the projects; None where
    nobody looked.
    """

    run: Run
    findings: tuple[Finding, ...]
    rules: tuple[RuleSummary, ...]
    ask_for: tuple[Ask, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    projects: tuple[ProjectFacts, ...] = ()
    groups: tuple[GroupCount, ...] = ()
    oversight: Oversight | None = None

    def count(self, outcome: Outcome) -> int:
        """How many verdicts came out that way."""
        return sum(rule.outcomes.get(outcome, 0) for rule in self.rules)
