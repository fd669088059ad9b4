"""The program under measurement: its verdicts on one project, with and without evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from benchmarks.baseline import Told
from pmo_audit import ir
from pmo_audit.auditing.evidence import evidence_of
from pmo_audit.backends import Reference
from pmo_audit.backends.compiled import Compiled, Verdict
from pmo_audit.findings import Evidence, Outcome
from pmo_audit.records import Portfolio, Record

Verdicts = list[tuple[Verdict, ...]]
"""For the project, then for each record that it owns, the verdicts of the rules for such records."""


class Product:
    """A portfolio and the checked rules, ready to judge."""

    def __init__(self, portfolio: Portfolio, rules: Sequence[ir.Rule], as_of: date) -> None:
        self.portfolio = portfolio
        self._rules = {rule.code: rule for rule in rules}
        self._bound = Compiled.of(rules).bind(portfolio, as_of)
        self._reference = Reference(portfolio, as_of)
        owned = dict.fromkeys(rule.entity for rule in rules if rule.entity != "project")
        self._subjects: Mapping[str, tuple[Record, ...]] = {
            project.key: (
                project,
                *(one for entity in owned for one in portfolio.owned(project, entity, "project").members),
            )
            for project in portfolio.register("project").records
        }

    def verdicts(self, project: Record) -> Verdicts:
        """The verdicts on one project and on the records that it owns."""
        return self._bound.verdicts_on(self._subjects[project.key])

    def with_evidence(self, project: Record) -> tuple[Verdicts, list[tuple[Evidence, ...]]]:
        """The same, and for each failure the clauses that decided it with the cells they rest on."""
        verdicts = self.verdicts(project)
        evidence = [
            self._evidence(code, record)
            for record, found in zip(self._subjects[project.key], verdicts, strict=True)
            for (_, code), one in zip(self._bound.rules_of(record.entity), found, strict=True)
            if one.outcome is Outcome.FAIL
        ]
        return verdicts, evidence

    def _evidence(self, code: str, record: Record) -> tuple[Evidence, ...]:
        rule = self._rules[code]
        return evidence_of(self.portfolio, rule, self._reference.judge(rule, record).deciding)

    def told(self, project: Record) -> Told:
        """The outcomes, with the names to them."""
        return {
            (code, record.key): one.outcome
            for record, found in zip(self._subjects[project.key], self.verdicts(project), strict=True)
            for (_, code), one in zip(self._bound.rules_of(record.entity), found, strict=True)
        }
