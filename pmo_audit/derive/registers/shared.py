"""Shared issues as records: one problem, with the issues and risks that it was logged as."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from pmo_audit.derive.registers.making import Made, gap_of, make_record, make_register, quoted, reading, refs
from pmo_audit.derive.shared import find_shared_issues
from pmo_audit.findings import Actor, Cause, Evidence, Reason, Subject
from pmo_audit.oversight import Oversight, SharedIssue
from pmo_audit.records import Gap, Portfolio, Record
from pmo_audit.values import MISSING, NONE, Exempt, Missing, NoneKnown, Ref, Unreadable, Value


def shared_issues(portfolio: Portfolio) -> Made:
    """The register of shared issues."""
    found = find_shared_issues(portfolio)
    register = make_register(
        portfolio, "shared_issue", [_record(portfolio, one) for one in found], _homeless(portfolio)
    )
    evidence = {("shared_issue", one.id): tuple(_evidence(one)) for one in found}
    return Made(Oversight(shared_issues=found), (register,), evidence)


def _record(portfolio: Portfolio, one: SharedIssue) -> Record:
    exemplar = next((each.text for each in one.passages if each.subject == one.exemplar), one.exemplar.name)
    return make_record(
        portfolio,
        "shared_issue",
        one.id,
        name=one.exemplar.name,
        members=Fraction(len(one.members)),
        score=one.score,
        exemplar=quoted(exemplar),
        words=one.shares,
        owner=_owner(portfolio, one.members),
        suggested_owner=_person(one.owners[0]) if one.owners else NONE,
        projects=refs(one.projects),
        issues=refs(one.members, "issue"),
        risks=refs(one.members, "risk"),
        threatened_milestones=refs(one.threatens, "milestone"),
        threatened_deliverables=refs(one.threatens, "deliverable"),
    )


def _person(actor: Actor) -> Ref:
    return Ref("person", actor.name, actor.id or None)


def _owner(portfolio: Portfolio, members: tuple[Subject, ...]) -> Value:
    """The one person who owns them all; none where there are two, or some are owned by nobody."""
    records = [record for one in members if (record := portfolio.find(one.entity, one.id)) is not None]
    owners = [portfolio.value(one, "owner") for one in records]
    named = {(one.key or one.text): one for one in owners if isinstance(one, Ref)}
    if len(named) > 1 or any(isinstance(one, NoneKnown) for one in owners):
        return NONE
    if not named or any(isinstance(one, Missing | Exempt | Unreadable) for one in owners):
        return MISSING
    return next(iter(named.values()))


def _homeless(portfolio: Portfolio) -> Iterator[Gap]:
    """Issues and risks that do not say which project logged them."""
    for entity in ("issue", "risk"):
        for one in portfolio.register(entity).records:
            value = portfolio.value(one, "project")
            if isinstance(value, NoneKnown) or (isinstance(value, Ref) and portfolio.follow(value) is not None):
                continue
            reason = Reason.DANGLING if isinstance(value, Ref) else Reason.MISSING
            note = f"`{value.text}` leads to no project" if isinstance(value, Ref) else "nobody can tell whose it is"
            yield gap_of(Cause(reason, entity, one.key, "project", one.origin("project"), note))


def _evidence(one: SharedIssue) -> Iterator[Evidence]:
    """What the projects logged, what it has in common, and how it may have come from one to another."""
    readings = tuple(reading(each.subject, each.field, each.text, each.origin) for each in one.passages)
    note = f"in common: {', '.join(one.shares)}" if one.shares else ""
    yield Evidence("they say the same", "true", tuple(dict.fromkeys(readings)), note)
    if one.spread:
        ways = tuple(reading(each.source, each.via, each.says, each.origin) for each in one.spread)
        yield Evidence("how it may have spread", "true", tuple(dict.fromkeys(ways)))
