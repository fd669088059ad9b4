"""Carrying conditions out on a record, by the reference evaluator, to see whether they come to what is asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from pmo_audit import ir
from pmo_audit.auditing import portfolio_of
from pmo_audit.authoring.solver.formula import Want
from pmo_audit.authoring.solver.solver import Asked
from pmo_audit.backends import Reference
from pmo_audit.records import Portfolio, Record, Schema
from pmo_audit.values import Ref

Records = tuple[Record, ...]


def comes_about(asked: Sequence[Asked], record: ir.ExampleRecord, schema: Schema, day: date) -> bool:
    """Whether, for the record of an example, all conditions come to what is asked, for some of the members."""
    portfolio, subject = portfolio_of(record, schema)
    return any_way(asked, portfolio, subject, day)


def any_way(asked: Sequence[Asked], portfolio: Portfolio, subject: Record, day: date) -> bool:
    """Whether all conditions come to what is asked for a record, each for the same members as the others."""
    reference = Reference(portfolio, day)
    longest = max((one.within for one in asked), key=len, default=())
    base = next((one.base for one in asked if one.within), None)
    start = _record(reference, base, (subject,)) if base is not None else subject
    if start is None:
        return False
    return any(
        all(_met(reference, one, subject, records) for one in asked)
        for records in _chains(reference, longest, (start,))
    )


def _met(reference: Reference, one: Asked, subject: Record, records: Records) -> bool:
    around: Records | None = records[: len(one.within) + 1]
    if not one.within:
        start = _record(reference, one.base, (subject,)) if one.base is not None else subject
        around = (start,) if start is not None else None
    if around is None:
        return False
    value = reference.evaluate(one.node, around).value
    match one.want:
        case Want.TRUE:
            return value is True
        case Want.FALSE:
            return value is False
        case Want.NOT_TRUE:
            return value is not True
        case Want.NOT_FALSE:
            return value is not False


def _chains(reference: Reference, within: Sequence[ir.Members], records: Records) -> Iterator[Records]:
    """Every way to choose a member of each collection."""
    if not within:
        yield records
        return
    for member in _members(reference, within[0], records):
        yield from _chains(reference, within[1:], (*records, member))


def _members(reference: Reference, members: ir.Members, records: Records) -> tuple[Record, ...]:
    if members.owner is None:
        return reference.portfolio.members(members.entity).members
    owner = _record(reference, members.owner, records)
    return reference.portfolio.owned(owner, members.entity, members.by).members if owner is not None else ()


def _record(reference: Reference, node: ir.Local | ir.Field, records: Records) -> Record | None:
    value = reference.evaluate(node, records).value
    return reference.portfolio.follow(value) if isinstance(value, Ref) else None
