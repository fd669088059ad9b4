"""Advice in one line, as a list of findings has room for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from pmo_audit import ir
from pmo_audit.auditing.why.advice import advise
from pmo_audit.auditing.why.bench import Bench
from pmo_audit.auditing.why.model import Advice, Kind
from pmo_audit.findings import Finding, Outcome
from pmo_audit.records import Portfolio, Record
from pmo_audit.text import in_words


def fix_line(standards: Iterable[ir.Standard], portfolio: Portfolio, finding: Finding, as_of: date) -> str:
    """What would put a failure right, in one line; empty for anything that is no failure of one record."""
    rules = (rule for one in standards if one.name == finding.standard for rule in one.rules)
    rule = next((one for one in rules if one.code == finding.rule), None)
    record = portfolio.find(finding.subject.entity, finding.subject.id)
    if finding.subject.entity == "portfolio" and record is None:
        record = Record("portfolio", "", {})
    if finding.outcome is not Outcome.FAIL or rule is None or record is None:
        return ""
    return line_of(advise(Bench(portfolio, rule, record, as_of)))


def line_of(advice: Advice) -> str:
    """The best of some advice in one line."""
    if advice.kind is Kind.IMPOSSIBLE:
        return "nothing would make it pass" if advice.proved else "none was found"
    best = advice.ways[0]
    if advice.kind is Kind.REPAIR:
        aside = "" if best.reached in (Outcome.PASS, Outcome.NOTHING_TO_CHECK) else f" (then {best.reached.value})"
        return in_words(one.deed for one in best.changes) + aside
    return f"none; {_WOULD[best.reached]} if {in_words(one.state for one in best.changes)}"


_WOULD: Final[Mapping[Outcome, str]] = {
    Outcome.PASS: "it would pass",
    Outcome.NOTHING_TO_CHECK: "there would be nothing to check",
    Outcome.EXCEPTED: "it would be excepted",
    Outcome.NOT_APPLICABLE: "the rule would not apply",
}
