"""The program under measurement: its verdicts on one project, with and without evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from benchmarks.baseline import Verdicts
from pmo_audit import ir
from pmo_audit.auditing.evidence import evidence_of
from pmo_audit.backends import Reference
from pmo_audit.findings import Evidence, Outcome
from pmo_audit.records import Portfolio, Record


class Product:
    """A portfolio and the checked rules, ready to judge."""

    def __init__(self, portfolio: Portfolio, rules: Sequence[ir.Rule], as_of: date) -> None:
        self.portfolio = portfolio
        self.rules = tuple(rules)
        self.engine = Reference(portfolio, as_of)
        entities = {rule.entity for rule in rules} - {"project"}
        self._subjects: Mapping[tuple[str, str], tuple[Record, ...]] = {
            (entity, project.key): portfolio.owned(project, entity, "project").members
            for entity in entities
            for project in portfolio.register("project").records
        }

    def subjects(self, rule: ir.Rule, project: Record) -> tuple[Record, ...]:
        """The records of a project that a rule judges."""
        return (project,) if rule.entity == "project" else self._subjects[rule.entity, project.key]

    def verdicts(self, project: Record) -> Verdicts:
        """All rules on one project and on the records that it owns."""
        judge = self.engine.judge
        return [
            (rule.code, record.key, judge(rule, record).outcome)
            for rule in self.rules
            for record in self.subjects(rule, project)
        ]

    def with_evidence(self, project: Record) -> tuple[Verdicts, list[tuple[Evidence, ...]]]:
        """The same, and for each failure the clauses that decided it with the cells they rest on."""
        verdicts: Verdicts = []
        evidence: list[tuple[Evidence, ...]] = []
        for rule in self.rules:
            for record in self.subjects(rule, project):
                judgement = self.engine.judge(rule, record)
                verdicts.append((rule.code, record.key, judgement.outcome))
                if judgement.outcome is Outcome.FAIL:
                    evidence.append(evidence_of(self.portfolio, rule, judgement.deciding))
        return verdicts, evidence
