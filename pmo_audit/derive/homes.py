"""Whose each thing is that is named across the projects: the map of a report and its lists tell it."""

from __future__ import annotations

from pmo_audit.classes import replace
from pmo_audit.oversight import Oversight
from pmo_audit.records import Portfolio, Record
from pmo_audit.subjects import Subject


def with_homes(facts: Oversight, portfolio: Portfolio) -> Oversight:
    """The same facts, with the projects of each record in them that is no project itself."""
    homes = {one: _homes(one, portfolio) for one in facts.subjects if one.entity != "project"}
    return replace(facts, homes={one: found for one, found in homes.items() if found})


def _homes(one: Subject, portfolio: Portfolio) -> tuple[Subject, ...]:
    record = portfolio.find(one.entity, one.id) if one.entity in portfolio.schema.entities else None
    return tuple(_project(each, portfolio) for each in portfolio.record_projects(record)) if record is not None else ()


def _project(record: Record, portfolio: Portfolio) -> Subject:
    name = portfolio.value(record, portfolio.schema.entities["project"].label)
    return Subject("project", record.key, name if isinstance(name, str) and name else record.key)
