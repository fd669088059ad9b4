"""Everything there is to say of one verdict, put together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pmo_audit import ir
from pmo_audit.auditing.plan import subject_of
from pmo_audit.auditing.why.advice import advise
from pmo_audit.auditing.why.bench import Bench
from pmo_audit.auditing.why.cases import cases_of
from pmo_audit.auditing.why.effects import effects_of
from pmo_audit.auditing.why.model import Advice, Kind, Why
from pmo_audit.auditing.why.proof import Prover
from pmo_audit.auditing.wording import failure_message, unknown_message
from pmo_audit.backends import Judgement, joined
from pmo_audit.findings import Outcome
from pmo_audit.records import Portfolio, Record


def explain(
    standards: Sequence[ir.Standard],
    standard: ir.Standard,
    rule: ir.Rule,
    portfolio: Portfolio,
    record: Record,
    *,
    as_of: date,
    depth: int,
) -> Why:
    """Why a rule says of a record what it says, and what would change that.

    Raises whatever the engine fails with; the verdict is then an error of the program.
    """
    bench = Bench(portfolio, rule, record, as_of)
    judgement = bench.judge()
    outcome = judgement.outcome
    if not (standard.in_force(as_of) and rule.in_force(as_of)):
        outcome = Outcome.NOT_IN_FORCE
    advice = _advice(bench, standards) if outcome is Outcome.FAIL else None
    return Why(
        rule=rule.code,
        standard=rule.standard,
        title=rule.title,
        severity=rule.severity,
        sentence=rule.sentence,
        because=rule.because,
        remedy=rule.remedy,
        subject=subject_of(portfolio, record),
        as_of=as_of,
        outcome=outcome,
        message=_message(bench, judgement, outcome),
        depth=depth,
        parts=Prover(portfolio, standard, rule, depth).parts(judgement),
        advice=advice,
        cases=cases_of(bench) if outcome is Outcome.UNKNOWN else None,
    )


def _advice(bench: Bench, standards: Sequence[ir.Standard]) -> Advice:
    advice = advise(bench)
    if advice.kind is not Kind.REPAIR:
        return advice
    effects = effects_of(bench, standards, advice.ways[0].edits)
    return Advice(advice.kind, advice.ways, advice.proved, effects)


def _message(bench: Bench, judgement: Judgement, outcome: Outcome) -> str:
    """The verdict in one sentence."""
    rule, record = bench.rule, bench.subject
    subject = subject_of(bench.portfolio, record)
    applying = [f"“{one.exemption.title}”" for one in judgement.exempted if one.applies]
    match outcome:
        case Outcome.FAIL:
            return failure_message(bench.world().reference, rule, record)
        case Outcome.UNKNOWN:
            return unknown_message(bench.portfolio, subject, joined(judgement.deciding))
        case Outcome.PASS:
            return f"{subject.name} meets “{rule.title}”."
        case Outcome.NOT_APPLICABLE:
            return f"{subject.name} is none of those that this rule is about."
        case Outcome.EXCEPTED:
            return f"{subject.name} is excepted from this rule: {' and '.join(applying)}."
        case Outcome.NOTHING_TO_CHECK:
            return f"{subject.name} keeps this rule for want of anything that could break it."
        case Outcome.ERROR:
            return f"{subject.name}: exceptions of this rule contradict each other ({' and '.join(applying)})."
        case Outcome.NOT_IN_FORCE:
            return f"This rule is not in force on {bench.as_of.isoformat()}; as things stand it would say: " + (
                judgement.outcome.value
            )
