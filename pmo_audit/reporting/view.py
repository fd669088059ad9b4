"""What a report shows, whatever its format: every number is counted here, once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pmo_audit.diagnostics import Diagnostic
from pmo_audit.diagnostics import Severity as DiagnosticSeverity
from pmo_audit.findings import (
    Ask,
    AuditResult,
    Finding,
    Grade,
    GroupCount,
    Outcome,
    ProjectFacts,
    RuleExample,
    RuleSummary,
    Run,
    Subject,
)
from pmo_audit.oversight import Oversight
from pmo_audit.reporting.actions import ActionList, action_lists
from pmo_audit.reporting.breakdown import Grouping, groupings_of
from pmo_audit.reporting.decision import decision_sentence, standing_of
from pmo_audit.reporting.tally import WORST_FIRST, Tally, tally_of, total
from pmo_audit.reporting.wording import caution_words

PRIORITIES = 3
"""How many rules a report names to be dealt with first."""


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule in its own words, and how often it came out which way."""

    id: str
    standard: str
    title: str
    severity: Grade
    tags: tuple[str, ...]
    sentence: str
    because: str
    remedy: str
    tally: Tally
    place: str = ""
    examples: tuple[RuleExample, ...] = ()
    source: str = ""

    @property
    def quiet_because(self) -> Outcome | None:
        """Why the rule judged nothing, or None where it judged something."""
        if self.tally.checks:
            return None
        reasons = (Outcome.NOT_IN_FORCE, Outcome.NOTHING_TO_CHECK)
        return next((reason for reason in reasons if self.tally.of(reason)), Outcome.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Group:
    """A rule with its findings: failures first, then the engine's own trouble, then what is unknown."""

    rule: RuleView
    findings: tuple[Finding, ...]
    projects: tuple[Subject, ...]
    """The projects in which the rule fails, each once."""

    @property
    def worst(self) -> Outcome:
        """The outcome that stands first."""
        return self.findings[0].outcome


@dataclass(frozen=True, slots=True)
class SeverityLine:
    """How the verdicts of all rules of one severity came out."""

    severity: Grade
    tally: Tally


@dataclass(frozen=True, slots=True)
class View:
    """A whole report. `groups` and `rules` are ordered from what matters most; the rest is in the order given.

    `decision` is the one sentence to read, `caution` what to say beside it where the input was not whole, `standing`
    the outcome it amounts to, `first` the failing rules to deal
    with first, `quiet` the rules that judged nothing, `failing_projects` every project with a failure, `groupings` the
    same verdicts by programme, department and stage, `actions` what is asked of each person.
    """

    run: Run
    decision: str
    caution: str
    standing: Outcome
    tally: Tally
    severities: tuple[SeverityLine, ...]
    failing_projects: tuple[Subject, ...]
    first: tuple[Group, ...]
    asks: tuple[Ask, ...]
    groups: tuple[Group, ...]
    findings: tuple[Finding, ...]
    rules: tuple[RuleView, ...]
    quiet: tuple[RuleView, ...]
    diagnostics: tuple[Diagnostic, ...]
    projects: tuple[ProjectFacts, ...]
    groups_counted: tuple[GroupCount, ...]
    groupings: tuple[Grouping, ...]
    actions: tuple[ActionList, ...]
    """What is asked of whom: who must act."""
    oversight: Oversight | None = None
    """What was found across the projects; None where nobody looked."""


def view_of(result: AuditResult) -> View:
    """The view of an audit's result that all formats share."""
    by_rule = _findings_by_rule(result.findings)
    rules = tuple(sorted(_rule_views(result.rules, by_rule), key=_rule_order))
    groups = tuple(
        _group(rule, by_rule[rule.standard, rule.id]) for rule in rules if (rule.standard, rule.id) in by_rule
    )
    tally = total(rule.tally for rule in rules)
    severities = tuple(_severity_line(grade, rules) for grade in reversed(Grade))
    return View(
        run=result.run,
        decision=decision_sentence(tally, len(rules), _worst_failures(rules, groups)),
        caution=caution_words(sum(one.severity is DiagnosticSeverity.ERROR for one in result.diagnostics)),
        standing=standing_of(tally),
        tally=tally,
        severities=severities,
        failing_projects=_distinct(subject for group in groups for subject in group.projects),
        first=tuple(group for group in groups if group.rule.tally.failed)[:PRIORITIES],
        asks=result.ask_for,
        groups=groups,
        findings=result.findings,
        rules=rules,
        quiet=tuple(rule for rule in rules if rule.quiet_because),
        diagnostics=result.diagnostics,
        projects=result.projects,
        groups_counted=result.groups,
        groupings=groupings_of(result.projects, result.groups),
        actions=action_lists(result),
        oversight=result.oversight,
    )


def worst_first(groups: Iterable[Group]) -> tuple[Finding, ...]:
    """All findings: by severity, within it failures before what is open, and then by rule."""
    findings = (finding for group in groups for finding in group.findings)
    return tuple(sorted(findings, key=lambda one: (-one.severity.rank, _told(one.outcome))))


def _findings_by_rule(findings: Iterable[Finding]) -> dict[tuple[str, str], list[Finding]]:
    by_rule: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        by_rule.setdefault((finding.standard, finding.rule), []).append(finding)
    return by_rule


def _rule_views(
    summaries: Iterable[RuleSummary], by_rule: Mapping[tuple[str, str], Sequence[Finding]]
) -> Iterable[RuleView]:
    """A view of every rule; one that is known only from its findings is not lost."""
    seen = set()
    for one in summaries:
        seen.add((one.standard, one.rule))
        yield RuleView(
            id=one.rule,
            standard=one.standard,
            title=one.title,
            severity=one.severity,
            tags=one.tags,
            sentence=one.sentence,
            because=one.because,
            remedy=one.remedy,
            tally=tally_of(one.outcomes),
            place=one.place,
            examples=one.examples,
            source=one.source,
        )
    for key, findings in by_rule.items():
        if key not in seen:
            yield _rule_of_findings(findings)


def _rule_of_findings(findings: Sequence[Finding]) -> RuleView:
    one = findings[0]
    counts: dict[Outcome, int] = {}
    for finding in findings:
        counts[finding.outcome] = counts.get(finding.outcome, 0) + finding.covers
    return RuleView(
        id=one.rule,
        standard=one.standard,
        title=one.title,
        severity=one.severity,
        tags=one.tags,
        sentence="",
        because=one.because,
        remedy=one.remedy,
        tally=tally_of(counts),
    )


def _rule_order(rule: RuleView) -> tuple[int, int, int, str, str]:
    """Worst first: by severity, then failures, then what is unknown."""
    undecided = rule.tally.unknown + rule.tally.errors
    return (-rule.severity.rank, -rule.tally.failed, -undecided, rule.standard, rule.id)


def _group(rule: RuleView, findings: Sequence[Finding]) -> Group:
    ordered = sorted(findings, key=lambda finding: _told(finding.outcome))
    failing = (one for one in ordered if one.outcome is Outcome.FAIL)
    return Group(rule, tuple(ordered), _distinct(project for one in failing for project in one.projects))


def _told(outcome: Outcome) -> int:
    return WORST_FIRST.index(outcome) if outcome in WORST_FIRST else len(WORST_FIRST)


def _severity_line(severity: Grade, rules: Iterable[RuleView]) -> SeverityLine:
    return SeverityLine(severity, total(rule.tally for rule in rules if rule.severity is severity))


def _worst_failures(rules: Sequence[RuleView], groups: Sequence[Group]) -> tuple[Grade, int, int] | None:
    """The worst severity at which something fails, how many failures it has, and in how many projects."""
    failing = [rule for rule in rules if rule.tally.failed]
    if not failing:
        return None
    worst = failing[0].severity
    projects = _distinct(project for group in groups if group.rule.severity is worst for project in group.projects)
    return worst, sum(rule.tally.failed for rule in failing if rule.severity is worst), len(projects)


def _distinct(subjects: Iterable[Subject]) -> tuple[Subject, ...]:
    return tuple({(subject.entity, subject.id): subject for subject in subjects}.values())
