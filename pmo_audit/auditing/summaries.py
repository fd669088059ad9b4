"""What a result says of the standards and of each rule, beside its findings."""

from __future__ import annotations

from collections.abc import Mapping

from pmo_audit import ir
from pmo_audit.findings import Outcome, RuleExample, RuleSummary, StandardUsed


def used(standard: ir.Standard) -> StandardUsed:
    """A standard as a result names it."""
    return StandardUsed(
        standard.name, standard.title, standard.version, standard.owner, standard.source, standard.digest
    )


def summary_of(rule: ir.Rule, counts: Mapping[Outcome, int]) -> RuleSummary:
    """A rule in its author's words with its examples, and how often it came out which way."""
    return RuleSummary(
        rule=rule.code,
        standard=rule.standard,
        title=rule.title,
        severity=rule.severity,
        tags=rule.tags,
        sentence=rule.sentence,
        because=rule.because,
        remedy=rule.remedy,
        outcomes={outcome: counts[outcome] for outcome in Outcome if counts.get(outcome)},
        place=_place(rule),
        examples=tuple(RuleExample(one.title, one.outcome, one.place.text) for one in rule.examples),
        source=rule.source,
    )


def _place(rule: ir.Rule) -> str:
    line, _ = rule.place.source.line_and_column(rule.place.span.start)
    return f"{rule.place.source.name}: line {line}"
