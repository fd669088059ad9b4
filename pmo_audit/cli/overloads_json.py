"""Loads and overloads as JSON for other programs."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from pmo_audit.cli.plain_json import Json, place_json

if TYPE_CHECKING:
    from datetime import date

    from pmo_audit.findings import Subject
    from pmo_audit.oversight import Loads, MonthLoad, Overload, Share, Unsettled


def loads_json(loads: Loads, as_of: date) -> Json:
    """All overloads with their promises, every month, and what cannot be told."""
    return {
        "as_of": as_of.isoformat(),
        "overloads": [_overload(one) for one in loads.overloads],
        "months": [_month(one) for one in loads.months],
        "unsettled": [_unsettled(one) for one in loads.unsettled],
        "assumes": list(loads.assumes),
    }


def _overload(one: Overload) -> Json:
    return {
        "id": one.id,
        "resource": _subject(one.resource),
        "period": one.period,
        "unit": one.unit,
        "promised": number(one.promised),
        "capacity": number(one.capacity),
        "peak": {"from": one.peak[0].isoformat(), "until": one.peak[1].isoformat()},
        "days": one.days,
        "average": number(one.average) if one.average is not None else None,
        "at_least": one.at_least,
        "projects": [each.id for each in one.projects],
        "shares": [_share(each) for each in one.shares],
        "also": [_share(each) for each in one.also],
        "limit": {"says": one.limit, "place": place_json(one.limit_origin)},
        "assumes": list(one.assumes),
    }


def _share(one: Share) -> Json:
    return {
        "record": one.record.id,
        "project": one.project.id if one.project is not None else None,
        "amount": number(one.amount),
        "start": one.start.isoformat(),
        "finish": one.finish.isoformat(),
        "place": place_json(one.origin),
        "assumes": list(one.assumes),
    }


def _month(one: MonthLoad) -> Json:
    return {
        "resource": _subject(one.resource),
        "period": one.period,
        "unit": one.unit,
        "promised": number(one.promised),
        "capacity": number(one.capacity) if one.capacity is not None else None,
        "average": number(one.average) if one.average is not None else None,
        "days": one.days,
        "state": one.state,
    }


def _unsettled(one: Unsettled) -> Json:
    return {
        "resource": _subject(one.resource) if one.resource is not None else None,
        "periods": list(one.periods),
        "record": _subject(one.record) if one.record is not None else None,
        "field": one.field,
        "reason": one.reason,
        "says": one.says,
        "place": place_json(one.origin),
    }


def _subject(one: Subject) -> Json:
    return {"entity": one.entity, "id": one.id, "name": one.name}


def number(amount: Fraction) -> int | float:
    """An amount as JSON has numbers: whole where it is."""
    return amount.numerator if amount.denominator == 1 else float(amount)
