"""Holds the compiled backend against the reference: one outcome for each rule and record, with the same reasons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from pmo_audit import ir
from pmo_audit.backends import Reference, joined
from pmo_audit.backends.compiled import Bound, Compiled, Narrowing
from pmo_audit.findings import Outcome, Reason
from pmo_audit.records import Portfolio, Record

Said = tuple[Outcome, frozenset[Reason]]


def with_opposites(rules: Sequence[ir.Rule]) -> list[ir.Rule]:
    """The rules, and each with its opposite, which tells what fails for want of anything from what fails."""
    opposites = [
        replace(rule, code=f"not {rule.code}", require=ir.Not(rule.require, rule.require.span)) for rule in rules
    ]
    return [*rules, *opposites]


def disagreements(rules: Sequence[ir.Rule], portfolio: Portfolio, as_of: date) -> list[str]:
    """Where the two backends differ, in words; the compiled one must do every rule."""
    return differences(*prepared(rules), portfolio, as_of)


def prepared(rules: Sequence[ir.Rule]) -> tuple[Sequence[ir.Rule], Compiled]:
    """The rules with their opposites, and both compiled, for `differences` in many portfolios."""
    whole = with_opposites(rules)
    return whole, Compiled.of(whole)


def differences(whole: Sequence[ir.Rule], compiled: Compiled, portfolio: Portfolio, as_of: date) -> list[str]:
    """Where the two backends differ in a portfolio."""
    told = [f"{rule} is refused: {why}" for rule, why in compiled.refused.items()]
    bound, reference = compiled.bind(portfolio, as_of), Reference(portfolio, as_of)
    narrowed = Reference(portfolio, as_of, Narrowing(portfolio))
    for rule in whole:
        for record in records_of(portfolio, rule.entity):
            want, got = by_reference(reference, rule, record), by_compiled(bound, rule, record)
            if want != got or want != by_reference(narrowed, rule, record):
                told.append(f"{rule.code} on {record.entity} {record.key}: {got} and not {want}")
    return told


def records_of(portfolio: Portfolio, entity: str) -> Iterator[Record]:
    """The records of an entity; the portfolio itself where none of it was delivered."""
    found = portfolio.register(entity).records
    yield from found if found or entity != "portfolio" else (Record("portfolio", "", {}),)


def by_reference(reference: Reference, rule: ir.Rule, record: Record) -> Said:
    """What the reference says."""
    judgement = reference.judge(rule, record)
    causes = joined(judgement.deciding) if judgement.outcome is Outcome.UNKNOWN else ()
    return judgement.outcome, frozenset(one.reason for one in causes)


def by_compiled(bound: Bound, rule: ir.Rule, record: Record) -> Said:
    """What the compiled backend says, asked for one rule and for all."""
    verdict = bound.verdict(rule, record)
    place = bound.rules_of(rule.entity).index((rule.standard, rule.code))
    assert bound.verdicts(record)[place] is verdict
    return verdict.outcome, verdict.reasons
