"""What else a repair does: which other verdicts change with it, as far as they have to do with the same records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pmo_audit import ir
from pmo_audit.auditing.plan import subject_of
from pmo_audit.auditing.why.bench import Bench, World
from pmo_audit.auditing.why.edits import Complete, Edits, SetField, is_new
from pmo_audit.auditing.why.model import Effect
from pmo_audit.auditing.why.search import GOOD
from pmo_audit.findings import Outcome
from pmo_audit.records import Portfolio, Record

MOST = 400
"""Verdicts that are looked at again."""


def effects_of(bench: Bench, standards: Iterable[ir.Standard], edits: Edits) -> tuple[Effect, ...]:
    """Every other verdict that was good and no longer is, or the other way round.

    Where somebody is to be named, nothing is said of people, since that depends on who it is.
    """
    named = any(isinstance(edit, SetField) and edit.brings is not None for edit in edits)
    before, after = bench.world(), bench.world(edits)
    near = _near(after.portfolio, edits, bench.subject)
    found = []
    for number, (rule, record) in enumerate(_pairs(standards, after, near, bench)):
        if number == MOST:
            break
        if named and record.entity == "person":
            continue
        was = before.judge(rule, record).outcome if not is_new(record.key) else Outcome.NOT_APPLICABLE
        then = after.judge(rule, record).outcome
        if (was in GOOD) != (then in GOOD):
            found.append(Effect(rule.code, subject_of(after.portfolio, after.here(record)), was, then))
    return tuple(found)


def _pairs(
    standards: Iterable[ir.Standard], after: World, near: frozenset[tuple[str, str]], bench: Bench
) -> Iterator[tuple[ir.Rule, Record]]:
    """Other rules in force, each with the records it judges that have to do with the repair."""
    for standard in standards:
        for rule in standard.rules:
            if not (standard.in_force(bench.as_of) and rule.in_force(bench.as_of)):
                continue
            for record in after.portfolio.register(rule.entity).records:
                itself = rule is bench.rule and record.key == bench.subject.key
                if not itself and _concerns(after.portfolio, record, near):
                    yield rule, record


def _near(portfolio: Portfolio, edits: Edits, subject: Record) -> frozenset[tuple[str, str]]:
    """The records that a repair changes, and the projects they count against."""
    keys = {edit.cell[:2] for edit in edits if not isinstance(edit, Complete)} | {(subject.entity, subject.key)}
    records = [one for one in (portfolio.find(*key) for key in sorted(keys)) if one is not None]
    return frozenset(keys | {("project", one.key) for each in records for one in portfolio.record_projects(each)})


def _concerns(portfolio: Portfolio, record: Record, near: frozenset[tuple[str, str]]) -> bool:
    """Whether a record has to do with a repair: it is changed, of one of its projects, or of no project at all."""
    if (record.entity, record.key) in near:
        return True
    projects = portfolio.record_projects(record)
    return any(("project", one.key) in near for one in projects) or not projects
