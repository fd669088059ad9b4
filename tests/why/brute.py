"""Repairs by brute force: an own list of what somebody could still do, every one and every two of them tried.

Nothing here is taken from the search: neither which fields matter, nor which values, nor what is allowed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from fractions import Fraction
from itertools import combinations

from pmo_audit import ir
from pmo_audit.auditing.why import Bench
from pmo_audit.auditing.why.edits import AddRecord, Edit, Edits, SetField
from pmo_audit.findings import Outcome
from pmo_audit.records import Record
from pmo_audit.types import DateType, EnumType, MoneyType, Number, RefType, Text
from pmo_audit.values import Money, Ref

CHANGEABLE = {
    "project": "sponsor manager budget_owner start finish contingency",
    "risk": "owner status probability impact exposure response due",
    "artifact": "status owner approver approved_on",
    "milestone": "forecast owner",
    "meeting": "held_on planned_for",
    "approval": "person role given_on limit",
    "dependency": "needed_by status",
    "status_report": "commentary dca_commentary schedule_commentary variance_commentary whole_life_commentary",
}
"""What somebody can still change, by hand; other kinds of record not at all."""
STANDS = {("project", "start"), ("approval", "given_on"), ("artifact", "approved_on"), ("meeting", "held_on")}
"""Days that stand once they have passed."""
SETTLED = {"approval": "given_on", "meeting": "held_on", "milestone": "actual"}
"""The day from which on nothing of a record changes."""
ADDABLE = ("artifact", "meeting", "approval", "milestone", "risk")


def repair_of_two(bench: Bench, entities: Iterable[str]) -> Edits | None:
    """Some repair with one or two changes, or None."""
    every = list(_single(bench, tuple(entities)))
    for number in (1, 2):
        for some in combinations(every, number):
            edits = tuple(edit for group in some for edit in group)
            if len({edit.cell for edit in edits}) == len(edits) and _good(bench, edits):
                return edits
    return None


def _good(bench: Bench, edits: Edits) -> bool:
    outcome = bench.world(edits).judge(bench.rule, bench.subject).outcome
    return outcome in (Outcome.PASS, Outcome.NOTHING_TO_CHECK, Outcome.EXCEPTED, Outcome.NOT_APPLICABLE)


def _single(bench: Bench, entities: tuple[str, ...]) -> Iterator[tuple[Edit, ...]]:
    """Every single change."""
    for entity in entities:
        for record in _near(bench, entity):
            for name in CHANGEABLE.get(entity, "").split():
                if not _stands(bench, record, name):
                    for value in _values(bench, entity, name):
                        yield (SetField(entity, record.key, name, value),)
        if entity in ADDABLE:
            yield from _added(bench, entity)


def _near(bench: Bench, entity: str) -> list[Record]:
    """The records of a kind that have to do with the subject: those of its projects, and what it names."""
    portfolio, subject = bench.portfolio, bench.subject
    mine = {one.key for one in portfolio.record_projects(subject)}
    named = {value.key for value in subject.values.values() if isinstance(value, Ref) and value.entity == entity}
    return [
        one
        for one in portfolio.register(entity).records
        if one.key in named
        or (entity == subject.entity and one.key == subject.key)
        or mine & {each.key for each in portfolio.record_projects(one)}
    ]


def _stands(bench: Bench, record: Record, name: str) -> bool:
    settled = bench.portfolio.value(record, SETTLED.get(record.entity, "")) if record.entity in SETTLED else None
    if isinstance(settled, date) and settled <= bench.as_of:
        return True
    now = bench.portfolio.value(record, name)
    return (record.entity, name) in STANDS and isinstance(now, date) and now <= bench.as_of


def _values(bench: Bench, entity: str, name: str) -> list[object]:
    """Values of a field, near those that the rule and the records speak of, none of them a day that has passed."""
    field = bench.portfolio.schema.find_field(entity, name)
    assert field is not None
    match field.type:
        case EnumType(members=members):
            return list(members)
        case RefType("person"):
            people = [Ref("person", one.key, one.key) for one in bench.portfolio.register("person").records[:3]]
            return [*people, Ref("person", "nobody else")]
        case DateType():
            return [bench.as_of + timedelta(days=days) for days in (0, 1, 30, 200, 400, 2000)]
        case MoneyType():
            return [Money(Fraction(amount), "EUR") for amount in (0, 1, 10**5, 10**6, 10**7, 10**9)]
        case Number():
            return [Fraction(0), Fraction(1, 2), Fraction(1)]
        case Text():
            return [*_texts(bench), "some words"]
        case _:
            return []


def _texts(bench: Bench) -> list[str]:
    found = [one.value for root in bench.rule.roots for one in ir.walk(root) if isinstance(one, ir.Literal)]
    return [one for one in found if isinstance(one, str)]


def _added(bench: Bench, entity: str) -> Iterator[tuple[Edit, ...]]:
    """One more record for each choice of words and days that the rule may ask for."""
    key = f"(new) brute {entity}"
    links: list[tuple[str, object]] = []
    for one in bench.portfolio.record_projects(bench.subject):
        links.append(("project", Ref("project", one.key, one.key)))
    if bench.subject.entity == "change" and entity == "approval":
        links.append(("change", Ref("change", bench.subject.key, bench.subject.key)))
    days = [bench.as_of, bench.as_of + timedelta(days=1)]
    for text in [*_texts(bench), "words"]:
        for day in days:
            for status in _values(bench, entity, "status") if entity in ("artifact", "risk") else [None]:
                edits: list[Edit] = [AddRecord(entity, key, tuple(links))]
                for field in bench.portfolio.schema.fields_of(entity):
                    if isinstance(field.type, Text) and field.name not in ("id", "name"):
                        edits.append(SetField(entity, key, field.name, text))
                    elif isinstance(field.type, DateType):
                        edits.append(SetField(entity, key, field.name, day))
                if status is not None:
                    edits.append(SetField(entity, key, "status", status))
                yield tuple(edits)
