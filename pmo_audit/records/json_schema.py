"""The JSON Schema of a portfolio, generated from the declarations: every entity, field and nested list.

    {"projects": [{"id": "P1", "budget": "GBP 2m", "sponsor": {"exempt": "section 43"}, "risks": [...]}, ...]}

It describes the plain way to write a portfolio. Loading also understands other headings, other ways to write a value
and whatever a mapping says; what this schema calls valid loads without an error, as long as no id stands twice.
"""

from __future__ import annotations

from typing import Any

from pmo_audit.records.declare import Blank, Entity, Field
from pmo_audit.records.schema import Schema
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
    article,
)

Json = dict[str, Any]

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_NUMBER = r"-?[0-9]{1,60}(\.[0-9]{1,60})?"
_SOMETHING = r"\S"
_PORTFOLIO = "portfolio"


def portfolio_json_schema(schema: Schema) -> Json:
    """The JSON Schema (draft 2020-12) of a portfolio that holds what this schema declares and somebody delivers."""
    schema = schema.delivered
    listed = [entity for entity in schema.entities.values() if entity.name != _PORTFOLIO]
    registers = {entity.plural: _register(entity) for entity in listed}
    whole = {_PORTFOLIO: _ref(_PORTFOLIO)} if _PORTFOLIO in schema.entities else {}
    return {
        "$schema": DRAFT,
        "title": "pmo-audit portfolio",
        "description": "Registers under their plural names. One left out was not delivered; an empty one is empty.",
        "type": "object",
        "properties": whole | registers,
        "additionalProperties": False,
        "$defs": {**_states(), **{entity.name: _record(schema, entity) for entity in schema.entities.values()}},
    }


def _states() -> Json:
    """What may stand in the place of any value."""
    missing = {"anyOf": [{"const": True}, {"type": "string", "description": "The words that stood there."}]}
    return {
        "state:blank": {"type": "null", "description": "Nothing stood there; the field says what that means."},
        "state:none": _state("none", {"const": True}, "It is known that there is none."),
        "state:missing": _state("missing", missing, "Nobody knows."),
        "state:exempt": _state("exempt", {"type": "string"}, "Withheld, with the reason."),
    }


def _state(name: str, content: Json, description: str) -> Json:
    return {
        "description": description,
        "type": "object",
        "properties": {name: content},
        "required": [name],
        "additionalProperties": False,
    }


def _register(entity: Entity) -> Json:
    items: Json = _ref(entity.name) if entity.name == _PORTFOLIO else {"allOf": [_ref(entity.name), _named(entity)]}
    return {"description": entity.doc, "type": "array", "items": items}


def _named(entity: Entity) -> Json:
    """That a record can be told from others: by its id, or by some part of its key."""
    stated = {"not": {"anyOf": [_ref(f"state:{one}") for one in ("blank", "none", "missing", "exempt")]}}
    said = {"allOf": [stated, {"if": {"type": "string"}, "then": {"pattern": _SOMETHING}}]}
    names = dict.fromkeys(("id", *entity.key))
    return {"anyOf": [{"properties": {name: said}, "required": [name]} for name in names]}


def _record(schema: Schema, entity: Entity) -> Json:
    properties = {field.name: _field(field) for field in schema.fields_of(entity.name)}
    if entity.name != _PORTFOLIO:
        for plural, (member, by) in schema.collections_of(entity.name).items():
            properties.setdefault(plural, _collection(schema.entities[member], by))
    return {"description": entity.doc, "type": "object", "properties": properties, "additionalProperties": False}


def _collection(member: Entity, by: str) -> Json:
    """A nested list. Where it stands tells `by`, and so identifies a member whose key that is a part of."""
    if by not in member.key:
        return _register(member)
    return {"description": member.doc, "type": "array", "items": _ref(member.name)}


def _field(field: Field) -> Json:
    blank = "there is none" if field.blank is Blank.NONE else "nobody knows"
    unit = f" Unit: {field.measured_in}." if field.measured_in else ""
    description = f"{field.doc}{unit} Blank: {blank}."
    states = [_ref(f"state:{one}") for one in ("blank", "none", "missing", "exempt")]
    return {"description": description, "anyOf": [*_values(field.type), *states]}


def _values(kind: Type) -> list[Json]:
    """The ways to write a value of a type."""
    match kind:
        case Truth():
            return [{"type": "boolean"}]
        case Number(percent=True):
            part = {"type": "number", "description": "As a part of one: 0.05 is 5%."}
            return [part, {"type": "string", "pattern": f"^{_NUMBER} ?%$"}]
        case Number():
            return [{"type": "number"}]
        case MoneyType():
            return _money()
        case DateType():
            return [{"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}]
        case PeriodType():
            pattern = "^[0-9]{4}(-(Q[1-4]|[0-9]{2}(-[0-9]{2})?))?$"
            return [{"type": "string", "pattern": pattern}, {"type": "integer", "minimum": 1000, "maximum": 9999}]
        case DurationType(unit):
            return [{"type": "number", "description": f"{'Calendar days' if unit == 'days' else unit.capitalize()}."}]
        case EnumType(members=members):
            return [{"enum": list(members)}]
        case RefType(entity):
            return [{"type": "string", "description": f"The id or name of {article(entity)}."}]
        case ListType(item):
            return [{"type": "array", "items": {"anyOf": _values(item)}}]
        case _:
            return [{"type": "string"}]


def _money() -> list[Json]:
    currency = {"type": "string", "pattern": "^[A-Z]{3}$", "description": "An ISO 4217 code."}
    return [
        {"type": "string", "pattern": f"^[A-Z]{{3}} {_NUMBER}[kmb]?$", "description": "As in `GBP 2.5m`."},
        {
            "type": "object",
            "properties": {"amount": {"type": "number"}, "currency": currency},
            "required": ["amount", "currency"],
            "additionalProperties": False,
        },
        {"type": "number", "description": "In the currency that the settings name."},
    ]


def _ref(name: str) -> Json:
    return {"$ref": f"#/$defs/{name}"}
