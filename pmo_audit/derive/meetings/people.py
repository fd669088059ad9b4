"""Whom the records of a project name, so that others can talk to them. Nobody who has left, and nobody made up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from pmo_audit.findings import Actor, Subject
from pmo_audit.oversight import Party
from pmo_audit.records import Portfolio, Record
from pmo_audit.values import Ref

_OF_RECORD = (("owner", "owner"),)
_OF_PROJECT = (("manager", "project manager"), ("sponsor", "sponsor"), ("budget_owner", "budget owner"))
MOST = 2
"""People of one project who are asked to a meeting."""


def party_of(portfolio: Portfolio, project: Subject, records: Sequence[Record], as_of: date) -> Party:
    """Whom a project sends: the owners of the records in question, then its manager, its sponsor, its budget owner."""
    found: dict[tuple[str, str], Actor] = {}
    left: dict[tuple[str, str], Actor] = {}
    for actor, has_left in _named(portfolio, project, records, as_of):
        (left if has_left else found).setdefault((actor.id, actor.name), actor)
    people = tuple(found.values())[:MOST]
    return Party(project, people, tuple(left.values()))


def _named(
    portfolio: Portfolio, project: Subject, records: Iterable[Record], as_of: date
) -> Iterator[tuple[Actor, bool]]:
    """Everybody who is named, and whether they have left."""
    for one in records:
        if one.entity != "project":
            role = f"owner of {portfolio.subject(one).name}"
            yield from _in_fields(portfolio, one, ((field, role) for field, _ in _OF_RECORD), as_of)
    record = portfolio.find("project", project.id)
    if record is not None:
        yield from _in_fields(portfolio, record, _OF_PROJECT, as_of)


def _in_fields(
    portfolio: Portfolio, record: Record, fields: Iterable[tuple[str, str]], as_of: date
) -> Iterator[tuple[Actor, bool]]:
    for field, role in fields:
        value = portfolio.value(record, field)
        if not isinstance(value, Ref):
            continue
        person = portfolio.follow(value)
        if person is None:
            yield Actor("", value.text, role), False
            continue
        day, email = portfolio.value(person, "left_on"), portfolio.value(person, "email")
        name = portfolio.subject(person).name
        has_left = isinstance(day, date) and day < as_of
        yield Actor(person.key, name, role, email if isinstance(email, str) else ""), has_left
