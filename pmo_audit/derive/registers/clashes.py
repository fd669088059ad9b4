"""Clashes as records: dependencies that cannot hold as things are planned."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from pmo_audit.derive.graph import Dependencies
from pmo_audit.derive.graph.clashes import clashes_of, undecided_of
from pmo_audit.derive.registers.making import Made, gap_of, make_record, make_register, reading, ref, refs
from pmo_audit.findings import Evidence, Subject
from pmo_audit.oversight import Clash, Link, Oversight
from pmo_audit.records import Gap, Portfolio, Record
from pmo_audit.text import Origin
from pmo_audit.values import NONE, format_value


def clashes(portfolio: Portfolio, as_of: date) -> Made:
    """The register of clashes; a dependency of which nobody can tell leaves a gap in its own."""
    dependencies = Dependencies(portfolio)
    found = tuple(one for one in clashes_of(dependencies, as_of) if one.link.record is not None)
    records = [_record(portfolio, one, str(one.link.record and one.link.record.id)) for one in found]
    register = make_register(portfolio, "clash", records, _open(dependencies, as_of))
    evidence = {("clash", record.key): _evidence(portfolio, one) for one, record in zip(found, records, strict=True)}
    facts = Oversight(clashes=found, undecided=undecided_of(dependencies, as_of))
    return Made(facts, (register,), evidence)


def _record(portfolio: Portfolio, one: Clash, key: str) -> Record:
    ends = [record for end in (one.link.source, one.link.target) if (record := portfolio.find(end.entity, end.id))]
    projects = {each.key: each for record in ends for each in portfolio.record_projects(record)}
    return make_record(
        portfolio,
        "clash",
        key,
        dependency=ref(Subject("dependency", key, key)),
        problem=one.why,
        days=Fraction(one.days) if one.days is not None else NONE,
        says=one.says,
        projects=refs(portfolio.subject(each) for each in projects.values()),
    )


def _open(dependencies: Dependencies, as_of: date) -> Iterator[Gap]:
    for one in undecided_of(dependencies, as_of):
        yield from (gap_of(cause, ("dependency", one.record.id)) for cause in one.missing)


def _evidence(portfolio: Portfolio, one: Clash) -> tuple[Evidence, ...]:
    """The days that do not go together, each with the cell it was read from."""
    link = one.link
    readings = [reading(link.source, "waits for", link.target.name, link.origin)]
    for origin in one.origins:
        cell = _cell(portfolio, link, origin) if origin != link.origin else None
        readings += [reading(*cell, origin)] if cell is not None else []
    return (Evidence("as planned it cannot hold", "true", tuple(dict.fromkeys(readings)), one.says),)


def _cell(portfolio: Portfolio, link: Link, origin: Origin) -> tuple[Subject, str, str] | None:
    """What stands in a cell that a clash rests on: of which record, which field, and its value."""
    ends = [
        one for end in (link.record, link.source, link.target) if end and (one := portfolio.find(end.entity, end.id))
    ]
    homes = [home for one in ends for home in portfolio.record_projects(one)]
    for record in (*ends, *homes):
        for name, value in record.values.items():
            if (isinstance(value, date) or name == "status") and record.origin(name) == origin:
                return portfolio.subject(record), name, format_value(value)
    return None
