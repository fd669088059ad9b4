"""PA455: two exceptions that can both apply, and then contradict each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from pmo_audit import ir
from pmo_audit.auditing import portfolio_of
from pmo_audit.authoring.lints.phrases import clause, example, is_dated, shown
from pmo_audit.authoring.lints.study import Studied, Study
from pmo_audit.authoring.solver import Asked, Want, Witness
from pmo_audit.backends import Reference
from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.findings import Outcome


def contradicting_exceptions(study: Study) -> Iterator[Diagnostic]:
    """Pairs of exceptions with a record for which the rule has no outcome."""
    for studied in study.rules:
        for one, other in combinations(studied.rule.exemptions, 2):
            if one.require is None and other.require is None:
                continue
            witness = _witness(study, studied, one, other)
            if witness is not None:
                yield _told(study, studied.rule, one, other, witness)


def _witness(study: Study, studied: Studied, one: ir.Exemption, other: ir.Exemption) -> Witness | None:
    """A record for which both apply, one is kept and the other broken, or asks for nothing."""
    rule = studied.rule

    def has_no_outcome(record: ir.ExampleRecord, day: date) -> bool:
        portfolio, subject = portfolio_of(record, study.schema)
        return Reference(portfolio, day).judge(rule, subject).outcome is Outcome.ERROR

    both = (*studied.scope, Asked(one.where, Want.TRUE), Asked(other.where, Want.TRUE))
    finder = study.about(rule.entity)
    if finder.solver.impossible(both, studied.moments):
        return None
    for asked in _apart(one, other):
        found = finder.witness((*both, *asked), studied.moments, has_no_outcome)
        if found is not None:
            return found
    return None


def _apart(one: ir.Exemption, other: ir.Exemption) -> Iterator[Sequence[Asked]]:
    """What the two requirements must come to for the exceptions to contradict each other."""
    if one.require is not None and other.require is not None:
        for wants in ((Want.TRUE, Want.FALSE), (Want.FALSE, Want.TRUE)):
            yield Asked(one.require, wants[0]), Asked(other.require, wants[1])
        return
    require = one.require if one.require is not None else other.require
    if require is not None:
        yield (Asked(require, Want.FALSE),)
        yield (Asked(require, Want.TRUE),)


def _told(study: Study, rule: ir.Rule, one: ir.Exemption, other: ir.Exemption, witness: Witness) -> Diagnostic:
    meant = Outcome.EXCEPTED if one.require is None or other.require is None else Outcome.PASS
    said = example(witness, meant, study.schema, dated=is_dated([rule]))
    return Diagnostic(
        "PA455",
        f"two exceptions of rule `{rule.code}` can apply to the same record and contradict each other: "
        f"“{one.title}” where {clause(rule, one.where)}, and “{other.title}” where {clause(rule, other.where)}",
        other.place,
        shown("part their conditions; both apply to this, where only one of them can be meant", said),
        Severity.WARNING,
    )
