"""The JSON Schema of a portfolio keeps its word: what it calls valid loads without an error."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pmo_audit.diagnostics import Severity
from pmo_audit.records import Blank, Field, Schema, core_schema
from pmo_audit.records.json_schema import portfolio_json_schema
from pmo_audit.settings import DataDefaults, ImportMapping
from pmo_audit.sources import load_data
from pmo_audit.types import (
    DateType,
    DurationType,
    EnumType,
    ListType,
    MoneyType,
    Number,
    PeriodType,
    RefType,
    Truth,
    Type,
)
from pmo_audit.values import NONE, Exempt, Missing, Money, Unreadable

CORE = core_schema().delivered
DOCUMENT = portfolio_json_schema(CORE)
VALID = jsonschema.Draft202012Validator(DOCUMENT)
WORDS = st.text("abcdefgh", min_size=1, max_size=8)
STATES = (None, {"none": True}, {"missing": True}, {"missing": "awaited"}, {"exempt": "section 43"})


def load(document: object) -> Any:
    return load_data(document, schema=CORE, mapping=ImportMapping(DataDefaults(currency="GBP")))


def errors_of(document: object) -> list[str]:
    return [str(one) for one in load(document).diagnostics if one.severity is Severity.ERROR]


def values(kind: Type) -> st.SearchStrategy[Any]:
    """Values of a type as the schema spells them."""
    number = st.decimals(-1000, 1000, places=2).map(float)
    match kind:
        case Truth():
            return st.booleans()
        case Number(percent=True):
            return st.one_of(number, number.map(lambda one: f"{one}%"))
        case Number():
            return st.one_of(number, st.integers(-1000, 1000))
        case MoneyType():
            parts = number.map(lambda one: {"amount": one, "currency": "EUR"})
            return st.one_of(number, parts, st.sampled_from(["GBP 2.5m", "EUR -3", "USD 10k"]))
        case DateType():
            return st.dates().map(str)
        case PeriodType():
            return st.sampled_from(["2026", "2026-Q1", "2026-03", "2026-03-31", 2026])
        case EnumType(members=members):
            return st.sampled_from(members)
        case ListType(item):
            return st.lists(values(item), max_size=3)
        case RefType():
            return WORDS
        case DurationType():
            return st.integers(-(10**6), 10**6)
        case _:
            return st.text(max_size=12)


@st.composite
def records(draw: st.DrawFn, schema: Schema, entity: str, depth: int) -> dict[str, Any]:
    """A record of an entity; ids are given later, since none may stand twice."""
    chosen = draw(st.lists(st.sampled_from(schema.fields_of(entity)), max_size=6, unique=True))
    record = {one.name: draw(st.one_of(values(one.type), st.sampled_from(STATES))) for one in chosen}
    nested = schema.collections_of(entity) if depth and entity != "portfolio" else {}
    for plural in draw(st.lists(st.sampled_from(sorted(nested)), max_size=2, unique=True)) if nested else ():
        record[plural] = draw(st.lists(records(schema, nested[plural][0], depth - 1), max_size=2))
    return record


@st.composite
def portfolios(draw: st.DrawFn) -> dict[str, Any]:
    names = draw(st.lists(st.sampled_from(sorted(set(CORE.entities) - {"portfolio"})), max_size=4, unique=True))
    document = {CORE.entities[one].plural: draw(st.lists(records(CORE, one, 2), max_size=3)) for one in names}
    for number, record in enumerate(walk(document)):
        record["id"] = f"X{number}"
    return document


def walk(part: object) -> Iterator[dict[str, Any]]:
    """Every record of a document."""
    lists = part.values() if isinstance(part, dict) else ()
    for one in lists:
        if isinstance(one, list):
            for record in one:
                if isinstance(record, dict):
                    yield record
                    yield from walk(record)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(portfolios())
def test_valid_documents_load_without_an_error(document: dict[str, Any]) -> None:
    VALID.validate(document)
    assert errors_of(document) == []


@pytest.mark.parametrize("entity", [one for one in CORE.entities if one != "portfolio"])
def test_every_field_takes_every_state(entity: str) -> None:
    plural = CORE.entities[entity].plural
    for field in CORE.fields_of(entity):
        if field.name == "id":
            continue
        rows = [{"id": f"X{number}", field.name: state} for number, state in enumerate(STATES)]
        VALID.validate({plural: rows})
        read = [one.values[field.name] for one in load({plural: rows}).portfolio.register(entity).records]
        blank = NONE if field.blank is Blank.NONE else Missing()
        assert read == [blank, NONE, Missing(), Missing("awaited"), Exempt("section 43")]


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_valid_values_are_read(data: st.DataObject) -> None:
    """What the schema takes for a value of a field is one, and not something that cannot be read."""
    fields: list[tuple[str, Field]] = [
        (entity, field)
        for entity in CORE.entities
        if entity != "portfolio"
        for field in CORE.fields_of(entity)
        if field.name != "id"
    ]
    entity, field = data.draw(st.sampled_from(fields))
    value = data.draw(values(field.type))
    document = {CORE.entities[entity].plural: [{"id": "X1", field.name: value}]}
    VALID.validate(document)
    record = load(document).portfolio.register(entity).records[0]
    if not isinstance(value, str) or value.isprintable():
        assert not isinstance(record.values[field.name], Unreadable)


@pytest.mark.parametrize(
    "document",
    [
        {"projects": {"id": "P1"}},
        {"progects": []},
        {"projects": [{"id": "P1", "sponser": "Ann"}]},
        {"projects": [{"budget": "GBP 1"}]},
        {"projects": [{"id": ""}]},
        {"projects": [{"id": {"missing": True}}]},
        {"projects": [{"id": "P1", "rag": "purple"}]},
        {"projects": [{"id": "P1", "finish": "31/03/2026"}]},
        {"projects": [{"id": "P1", "sponsor": {"exempt": True}}]},
        {"projects": [{"id": "P1", "risks": "none"}]},
        [],
    ],
)
def test_what_is_wrong_is_not_valid(document: object) -> None:
    assert not VALID.is_valid(document)


def test_a_portfolio_written_by_hand() -> None:
    document = {
        "portfolio": {"id": "PF", "name": "Transport"},
        "projects": [
            {
                "id": "P1",
                "budget": {"amount": 2000000, "currency": "GBP"},
                "sponsor": {"exempt": "section 43"},
                "risks": [{"name": "Prices rise", "owner": None}],
                "changes": [{"name": "Wider lifts", "approvals": [{"subject": "Wider lifts", "limit": "GBP 10k"}]}],
            }
        ],
        "people": [],
    }
    VALID.validate(document)
    loaded = load(document)
    assert errors_of(document) == []
    assert loaded.portfolio.register("people").records == ()
    assert loaded.portfolio.find("project", "P1").values["budget"] == Money(Fraction(2_000_000), "GBP")
    assert [one.entity for one in loaded.portfolio.register("approval").records] == ["approval"]
