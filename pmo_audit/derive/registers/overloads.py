"""Overloads as records: somebody or something, a month, and how much more is promised than there is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from pmo_audit.derive.loads import find_loads
from pmo_audit.derive.registers.making import Made, gap_of, make_record, make_register, reading, ref, refs
from pmo_audit.findings import Cause, Evidence, Reason, Subject
from pmo_audit.oversight import FULL_TIME, Loads, Overload, Oversight, Share, Unsettled
from pmo_audit.records import Gap, Portfolio, Record
from pmo_audit.values import NONE, Period, format_number


def overloads(portfolio: Portfolio, as_of: date) -> Made:
    """The register of overloads."""
    found = find_loads(portfolio, as_of=as_of)
    records = [_record(portfolio, one) for one in found.overloads]
    register = make_register(portfolio, "overload", records, map(_gap, _each_once(found)))
    evidence = {("overload", one.id): tuple(_evidence(one)) for one in found.overloads}
    return Made(Oversight(overloads=found.overloads, loads=found), (register,), evidence)


def _record(portfolio: Portfolio, one: Overload) -> Record:
    who = portfolio.find(one.resource.entity, one.resource.id)
    people = who is not None and who.entity == "person"
    return make_record(
        portfolio,
        "overload",
        one.id,
        name=f"{one.resource.name} in {one.period}",
        person=ref(one.resource) if people else NONE,
        resource=ref(one.resource) if who is not None and who.entity == "resource" else NONE,
        period=Period.parse(one.period),
        unit=one.unit,
        promised=one.promised,
        capacity=one.capacity,
        excess=one.promised - one.capacity,
        busiest_from=one.peak[0],
        busiest_until=one.peak[1],
        promises=Fraction(len(one.shares)),
        projects=refs(one.projects),
    )


def _each_once(loads: Loads) -> Iterator[Unsettled]:
    """What keeps overloads open: each cell once, whatever months it leaves open."""
    seen: dict[tuple[Subject | None, str, str], Unsettled] = {}
    for one in loads.unsettled:
        if one.record is None and one.field == "assignments":
            continue  # every register tells what it rests on
        seen.setdefault((one.record, one.field, one.reason), one)
    yield from seen.values()


def _gap(one: Unsettled) -> Gap:
    entity, key = (one.record.entity, one.record.id) if one.record is not None else ("portfolio", "")
    owned = one.resource is not None and one.resource.entity in ("person", "resource")
    owner = (one.resource.entity, one.resource.id) if one.resource is not None and owned else None
    return gap_of(Cause(Reason(one.reason), entity, key, one.field, one.origin, one.says), owner)


def _when(share: Share) -> str:
    """The days of a promise; one day where it begins and ends on it, as money that is spent once."""
    return f"on {share.start}" if share.start == share.finish else f"from {share.start} to {share.finish}"


def _evidence(one: Overload) -> Iterator[Evidence]:
    """The promises of the busiest days, and what limits the capacity."""
    promises = tuple(
        reading(
            share.project or share.record,
            "promise",
            f"{format_number(share.amount, percent=one.unit == FULL_TIME)} {_when(share)}",
            share.origin,
        )
        for share in one.shares
    )
    yield Evidence("the promises of the busiest days", "true", promises, "; ".join(one.assumes))
    if one.limit:
        capacity = reading(one.resource, "capacity", one.limit, one.limit_origin)
        yield Evidence("how much there is", "true", (capacity,))
