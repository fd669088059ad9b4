"""The audit itself: every selected rule on every subject, then findings, counts and what to ask for."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from pmo_audit import ir
from pmo_audit.auditing.asks import Throughout, rank_asks
from pmo_audit.auditing.breakdown import Breakdown
from pmo_audit.auditing.deciding import TOLD, Deciding, disagreement
from pmo_audit.auditing.evidence import evidence_of
from pmo_audit.auditing.overseeing import Overseen, oversee
from pmo_audit.auditing.plan import WHOLE, Selection, Unjudged, find_subjects, select_rules, subject_of
from pmo_audit.auditing.responsible import Responsible
from pmo_audit.auditing.summaries import summary_of, used
from pmo_audit.auditing.warnings import coming_into_force, contradiction
from pmo_audit.auditing.wording import failure_message, unknown_message
from pmo_audit.backends import Judgement, Reference, joined
from pmo_audit.classes import dataclass, field, replace
from pmo_audit.diagnostics import Diagnostic, in_order
from pmo_audit.findings import (
    AuditResult,
    Cause,
    Evidence,
    Finding,
    Outcome,
    Reason,
    RuleSummary,
    Run,
    Subject,
    Verdict,
)
from pmo_audit.records import Portfolio, Record
from pmo_audit.text import fold, in_words, nearest

if TYPE_CHECKING:
    from pmo_audit.backends.compiled import Compiled
    from pmo_audit.oversight import Decided

Progress = Callable[[str, int, int], None]
"""Told after each rule: its code, how many are done, how many there are."""
Listener = Callable[[Verdict], None]
"""Told each verdict, in the order in which they are found."""


def audit(
    standards: Sequence[ir.Standard],
    portfolio: Portfolio,
    *,
    as_of: date,
    version: str,
    selection: Selection | None = None,
    diagnostics: Iterable[Diagnostic] = (),
    progress: Progress | None = None,
    listener: Listener | None = None,
    compiled: Compiled | None = None,
    by_reference: bool = False,
    decided: Sequence[Decided] = (),
    also: Iterable[str] = (),
) -> AuditResult:
    """Judge the portfolio by the standards as of a day.

    `diagnostics` are those of reading the input; they are carried into the result so that every report shows them.
    `compiled` are the rules of these standards as a cache has them; without it they are compiled. `by_reference` leaves
    everything to the reference backend, which for a few records takes less time than compiling does, and breaks nothing
    down by projects. `decided` is what somebody decided about overlaps; `also` are kinds of derived record that a
    report wants, beside those that the rules ask for.
    """
    selection = selection or Selection()
    chosen, told = select_rules(standards, selection)
    overseen = oversee(portfolio, [rule for _, rule in chosen], as_of=as_of, decided=decided, also=also)
    portfolio = overseen.portfolio
    projects, unknown_projects = _projects(portfolio, selection.projects)
    deciding = None if by_reference else Deciding((rule for _, rule in chosen), portfolio, as_of, compiled)
    reference = Reference(portfolio, as_of, deciding.narrowing if deciding is not None else None)
    breakdown = Breakdown(portfolio, projects) if not by_reference else None
    responsible = Responsible(portfolio, as_of)
    state = _State(
        overseen, portfolio, reference, deciding, Throughout(portfolio), responsible, projects, listener, breakdown
    )
    for done, (standard, rule) in enumerate(chosen, start=1):
        state.judge(standard, rule)
        if progress is not None:
            progress(rule.code, done, len(chosen))
    return AuditResult(
        run=Run(
            version=version,
            as_of=as_of,
            standards=tuple(used(standard) for standard in standards),
            data=portfolio.sources,
            records=_delivered(portfolio),
            projects=len(projects) or len(portfolio.register("project").records),
        ),
        findings=tuple(state.findings),
        rules=tuple(state.summaries),
        ask_for=rank_asks(portfolio, state.throughout, state.open_verdicts, state.responsible),
        diagnostics=in_order((*diagnostics, *told, *unknown_projects, *state.diagnostics)),
        projects=breakdown.projects() if breakdown is not None else (),
        groups=breakdown.groups() if breakdown is not None else (),
        oversight=overseen.oversight,
    )


def _delivered(portfolio: Portfolio) -> int:
    """How many records came, without those that were worked out of them."""
    schema = portfolio.schema.delivered
    return sum(len(one.records) for name, one in portfolio.registers.items() if name in schema.entities)


def _projects(portfolio: Portfolio, wanted: Sequence[str]) -> tuple[frozenset[str], tuple[Diagnostic, ...]]:
    keys = {record.key.casefold(): record.key for record in portfolio.register("project").records}
    told = []
    for one in wanted:
        if one.casefold() not in keys:
            near = _called(portfolio, one) or nearest(one, keys.values())
            help_ = f"did you mean `{near}`?" if near else "projects are named by their id"
            told.append(Diagnostic("PA705", f"no project is called `{one}`", None, help_))
    found = frozenset(keys.get(one.casefold(), one) for one in wanted)
    return found, tuple(told)


def _called(portfolio: Portfolio, name: str) -> str | None:
    """The id of the project of that name."""
    records = portfolio.register("project").records
    return next((one.key for one in records if fold(subject_of(portfolio, one).name) == fold(name)), None)


@dataclass
class _State:
    """What has been found so far."""

    overseen: Overseen
    portfolio: Portfolio
    reference: Reference
    deciding: Deciding | None
    throughout: Throughout
    responsible: Responsible
    projects: frozenset[str]
    listener: Listener | None = None
    breakdown: Breakdown | None = None
    findings: list[Finding] = field(default_factory=list)
    summaries: list[RuleSummary] = field(default_factory=list)
    open_verdicts: list[tuple[str, tuple[Cause, ...]]] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def judge(self, standard: ir.Standard, rule: ir.Rule) -> None:
        """One rule on all its subjects."""
        counts: Counter[Outcome] = Counter()
        alike: dict[tuple[Cause, ...], list[Finding]] = {}
        if not (standard.in_force(self.reference.as_of) and rule.in_force(self.reference.as_of)):
            counts[Outcome.NOT_IN_FORCE] += 1
            self._tell(rule, WHOLE, Outcome.NOT_IN_FORCE)
            self._announce(standard, rule)
        else:
            subjects = find_subjects(self.portfolio, rule.entity, self.projects)
            counts = self._records(rule, subjects.records, alike)
            for one in subjects.unjudged:
                counts[Outcome.UNKNOWN] += 1
                self._tell(rule, one.subject, Outcome.UNKNOWN)
                self._unjudged(rule, one)
            if self.breakdown is not None:
                self.breakdown.take_unjudged(rule, [one.record for one in subjects.unjudged])
            if not subjects.records and not subjects.unjudged:
                counts[Outcome.NOTHING_TO_CHECK] += 1
                self._tell(rule, WHOLE, Outcome.NOTHING_TO_CHECK)
        self.findings += [_together(self.portfolio, group) for group in alike.values()]
        self.summaries.append(summary_of(rule, counts))

    def _records(
        self, rule: ir.Rule, records: Sequence[Record], alike: dict[tuple[Cause, ...], list[Finding]]
    ) -> Counter[Outcome]:
        """One rule on these records: how many came out which way."""
        outcomes = []
        for record, decided in zip(records, self._decided(rule, records), strict=True):
            outcome = self._record(rule, record, decided, alike)
            outcomes.append(outcome)
            self._tell(rule, record, outcome)
        if self.breakdown is not None:
            self.breakdown.take(rule, records, outcomes)
        return Counter(outcomes)

    def _tell(self, rule: ir.Rule, about: Record | Subject, outcome: Outcome) -> None:
        if self.listener is not None:
            subject = about if isinstance(about, Subject) else subject_of(self.portfolio, about)
            self.listener(Verdict(rule.code, rule.standard, rule.severity, subject, outcome))

    def _decided(self, rule: ir.Rule, records: Sequence[Record]) -> Sequence[Outcome | None]:
        """The outcomes; None where the reference has to say."""
        return self.deciding.outcomes(rule, records) if self.deciding is not None else [None] * len(records)

    def _record(
        self,
        rule: ir.Rule,
        record: Record,
        outcome: Outcome | None,
        alike: dict[tuple[Cause, ...], list[Finding]],
    ) -> Outcome:
        """What comes out for a record, explained where it is to be; `outcome` is what was decided, if anything was."""
        if outcome is not None and outcome not in TOLD:
            return outcome
        try:
            judgement = self.reference.judge(rule, record)
            if outcome is not None and judgement.outcome is not outcome:
                return self._disagreement(rule, record, outcome, judgement)
            return self._note(rule, record, judgement, alike)
        except Exception as fault:  # noqa: BLE001 - the engine's own fault must not hide the other verdicts
            return self._fault(rule, record, fault)

    def _note(
        self,
        rule: ir.Rule,
        record: Record,
        judgement: Judgement,
        alike: dict[tuple[Cause, ...], list[Finding]],
    ) -> Outcome:
        if judgement.outcome is Outcome.ERROR:
            return self._contradiction(rule, record, judgement)
        if judgement.outcome not in (Outcome.FAIL, Outcome.UNKNOWN):
            return judgement.outcome
        evidence = evidence_of(self.portfolio, rule, judgement.deciding)
        causes = joined(judgement.deciding) if judgement.outcome is Outcome.UNKNOWN else ()
        subject = subject_of(self.portfolio, record)
        if judgement.outcome is Outcome.FAIL:
            message = failure_message(self.reference, rule, record)
        else:
            message = unknown_message(self.portfolio, subject, causes)
            self.open_verdicts.append((rule.code, causes))
        behind = self.overseen.behind(record, judgement.deciding)
        finding = self._finding(rule, subject, record, judgement.outcome, message, evidence, causes, behind)
        if causes and all(self.throughout.is_whole(cause) for cause in causes):
            columns = tuple(dict.fromkeys(Cause(one.reason, one.entity, "", one.field) for one in causes))
            alike.setdefault(columns, []).append(finding)
        else:
            self.findings.append(finding)
        return judgement.outcome

    def _announce(self, standard: ir.Standard, rule: ir.Rule) -> None:
        """Warns of a rule that is not yet in force, where somebody would fail it as things stand."""
        start = max(filter(None, (standard.effective_from, rule.in_force_from)), default=None)
        if start is None or start <= self.reference.as_of:
            return
        failing = []
        records = find_subjects(self.portfolio, rule.entity, self.projects).records
        for record, outcome in zip(records, self._decided(rule, records), strict=True):
            if (outcome or self.reference.judge(rule, record).outcome) is Outcome.FAIL:
                failing.append(subject_of(self.portfolio, record).name)
        if failing:
            self.diagnostics.append(coming_into_force(rule, start, failing))

    def _contradiction(self, rule: ir.Rule, record: Record, judgement: Judgement) -> Outcome:
        """Two exceptions that both apply and say different things: the standard has to be mended."""
        subject = subject_of(self.portfolio, record)
        applying = [one for one in judgement.exempted if one.applies]
        message = f"{subject.name}: exceptions of this rule contradict each other; the standard must say which counts."
        evidence = evidence_of(self.portfolio, rule, [one.where for one in applying])
        self.findings.append(self._finding(rule, subject, record, Outcome.ERROR, message, evidence, ()))
        self.diagnostics.append(contradiction(rule, subject.name, applying))
        return Outcome.ERROR

    def _disagreement(self, rule: ir.Rule, record: Record, outcome: Outcome, judgement: Judgement) -> Outcome:
        """The engine contradicts itself, which must not be settled in silence."""
        subject = subject_of(self.portfolio, record)
        message = f"{subject.name}: the engine contradicts itself on this; this is not the project's fault."
        self.findings.append(self._finding(rule, subject, record, Outcome.ERROR, message, (), ()))
        self.diagnostics.append(disagreement(rule, subject.name, outcome, judgement))
        return Outcome.ERROR

    def _unjudged(self, rule: ir.Rule, one: Unjudged) -> None:
        self.open_verdicts.append((rule.code, (one.cause,)))
        message = unknown_message(self.portfolio, one.subject, (one.cause,))
        finding = self._finding(rule, one.subject, one.record, Outcome.UNKNOWN, message, (), (one.cause,))
        self.findings.append(finding)

    def _fault(self, rule: ir.Rule, record: Record, fault: Exception) -> Outcome:
        subject = subject_of(self.portfolio, record)
        message = (
            f"{subject.name}: the engine failed on this ({type(fault).__name__}); this is not the project's fault."
        )
        self.findings.append(self._finding(rule, subject, record, Outcome.ERROR, message, (), ()))
        self.diagnostics.append(
            Diagnostic(
                "PA901",
                f"rule `{rule.code}` could not be carried out on {subject.name}: {type(fault).__name__}: {fault}",
                record.place,
                "this is a fault of pmo-audit; please report it with the rule and the record",
            )
        )
        return Outcome.ERROR

    def _finding(
        self,
        rule: ir.Rule,
        subject: Subject,
        record: Record | None,
        outcome: Outcome,
        message: str,
        evidence: tuple[Evidence, ...],
        causes: tuple[Cause, ...],
        behind: tuple[Evidence, ...] = (),
    ) -> Finding:
        projects = self.portfolio.record_projects(record) if record is not None else ()
        failed = outcome is Outcome.FAIL and record is not None
        return Finding(
            rule=rule.code,
            standard=rule.standard,
            title=rule.title,
            severity=rule.severity,
            tags=rule.tags,
            subject=subject,
            projects=tuple(subject_of(self.portfolio, one) for one in projects),
            outcome=outcome,
            message=message,
            because=rule.because,
            remedy=rule.remedy,
            evidence=evidence + behind,
            missing=causes,
            fingerprint=_fingerprint(rule, subject, evidence, causes),
            who=self.responsible.who(record) if failed and record is not None else None,
            due=self.responsible.due(projects) if failed else None,
        )


def _fingerprint(rule: ir.Rule, subject: Subject, evidence: Iterable[Evidence], causes: Iterable[Cause]) -> str:
    """The same for the same failure of the same subject from run to run: no value and no position goes into it."""
    clauses = sorted({one.clause for one in evidence}) or sorted({cause.field for cause in causes})
    parts = (rule.standard, rule.code, subject.entity, subject.id, *clauses)
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


_NOBODY = "in no record"


def _together(portfolio: Portfolio, group: Sequence[Finding]) -> Finding:
    """Verdicts that wait for the same whole columns, told once."""
    first = group[0]
    if len(group) == 1:
        return first
    entity = portfolio.schema.entities[first.subject.entity]
    plural = entity.plural.replace("_", " ")
    columns = tuple(dict.fromkeys((cause.entity, cause.field) for cause in first.missing))
    plurals = [portfolio.schema.entities[owner].plural.replace("_", " ") for owner, _ in columns]
    names = in_words(f"`{name}` of {owners}" for (_, name), owners in zip(columns, plurals, strict=True))
    was = "was" if len(columns) == 1 else "were"
    how = "never given" if all(one.reason is Reason.MISSING for one in first.missing) else "never given readably"
    subject = Subject(first.subject.entity, "", f"{len(group)} {plural}")
    projects = tuple(dict.fromkeys(project for one in group for project in one.projects))
    alike = {(one.reason, one.entity, one.field): one for one in reversed(first.missing)}
    missing = tuple(
        Cause(one.reason, one.entity, "", one.field, one.origin, _NOBODY) for one in reversed(alike.values())
    )
    message = f"{len(group)} {plural} cannot be decided, since {names} {was} {how}."
    digest = hashlib.sha256(
        "\x1f".join((first.standard, first.rule, *(n for c in columns for n in c))).encode()
    ).hexdigest()
    return replace(
        first,
        subject=subject,
        projects=projects,
        message=message,
        evidence=(),
        missing=missing,
        fingerprint=digest[:16],
        covers=len(group),
    )
