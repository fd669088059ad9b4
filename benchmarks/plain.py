"""The same records as plain JSON, for engines that know neither exact money nor missing data.

Dates are numbers of days, amounts are numbers, references are keys, a text is folded as the standards compare it; what
is not a value is null. So both sides look at the same facts, and neither has to read them first.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from pmo_audit.records import Portfolio, Record
from pmo_audit.text import fold
from pmo_audit.values import Money, Ref

Json = dict[str, Any]


def plain_projects(portfolio: Portfolio) -> list[Json]:
    """Every project, with the records that it owns nested in it under the plural of their kind."""
    return [_nested(portfolio, project) for project in portfolio.register("project").records]


def _nested(portfolio: Portfolio, record: Record) -> Json:
    made: Json = {"id": record.key, **{name: _plain(value) for name, value in record.values.items() if name != "id"}}
    for plural, (entity, by) in portfolio.schema.collections_of(record.entity).items():
        collection = portfolio.owned(record, entity, by)
        if collection.members or collection.delivered:
            made[plural] = [_nested(portfolio, member) for member in collection.members]
    return made


def _plain(value: object) -> object:
    match value:
        case Money(amount):
            return _number(amount)
        case Fraction():
            return _number(value)
        case date():
            return value.toordinal()
        case Ref(text=text, key=key):
            return key or text
        case str():
            return fold(value)
        case bool():
            return value
        case _:
            return None


def _number(number: Fraction) -> int | float:
    return int(number) if number.denominator == 1 else float(number)
