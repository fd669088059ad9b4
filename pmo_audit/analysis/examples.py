"""Examples beside a rule: their records are checked against the schema like everything else."""

from __future__ import annotations

from fractions import Fraction

from pmo_audit import ir
from pmo_audit.analysis.scope import Scope
from pmo_audit.analysis.typing import comparable
from pmo_audit.findings import Outcome
from pmo_audit.language import tree
from pmo_audit.text import Location, Span, in_words, nearest, one_slip_from
from pmo_audit.types import (
    EnumType,
    ListType,
    PeriodType,
    RefType,
    Truth,
    Type,
    UnknownType,
    article,
    describe,
)
from pmo_audit.values import MISSING, NONE, Exempt, Period, Ref, Unreadable


def read_example(scope: Scope, example: tree.Example, entity: str) -> ir.Example | None:
    """The example with its record typed, or None where something in it is wrong."""
    record = _record(scope, entity, example.record)
    if record is None:
        return None
    place = Location(scope.source, example.span)
    return ir.Example(example.title.text, example.as_of, Outcome(example.outcome), record, place)


def _record(scope: Scope, entity: str, given: tree.RecordGiven) -> ir.ExampleRecord | None:
    fields: dict[str, object] = {}
    good = True
    for entry in given.entries:
        name = entry.name.text
        if name in fields:
            scope.tell("PA104", f"`{name}` is given twice", entry.name.span, "leave one of them")
            good = False
            continue
        fields[name] = _entry(scope, entity, entry)
        good = good and fields[name] is not None
    return ir.ExampleRecord(entity, fields) if good else None


def _entry(scope: Scope, entity: str, entry: tree.Entry) -> object | None:
    """The value of one entry, or None where it was reported."""
    name, value = entry.name, entry.value
    collections = scope.schema.collections_of("portfolio"), scope.schema.collections_of(entity)
    collection = {**collections[0], **collections[1]}.get(name.text)
    field = scope.schema.find_field(entity, name.text)
    if collection is not None and field is None:
        return _collection(scope, entity, collection[0], name, value)
    if field is None:
        near = nearest(name.text, _names(scope, entity))
        help_ = f"did you mean `{near}`?" if near else f"`pmo-audit schema {entity}` lists its fields"
        scope.tell("PA206", f"{article(entity)} has no field `{name.text}`", name.span, help_)
        return None
    return _value(scope, field.type, name.text, value)


def _names(scope: Scope, entity: str) -> list[str]:
    """What may be given of a record."""
    fields = [one.name for one in scope.schema.fields_of(entity)]
    return [*fields, *scope.schema.collections_of(entity), *scope.schema.collections_of("portfolio")]


def _collection(scope: Scope, entity: str, member: str, name: tree.Word, value: tree.EntryValue) -> object | None:
    if isinstance(value, tree.Word) and value.text == "missing":
        return MISSING
    if not isinstance(value, tree.ListGiven):
        slip = one_slip_from(name.text, [one.name for one in scope.schema.fields_of(entity)])
        help_ = f"did you mean `{slip}`? " if slip else ""
        help_ += f"write `{name.text}: []` for none, or `{name.text}: [{{ … }}]`"
        scope.tell("PA309", f"`{name.text}` is a list of records", name.span, help_)
        return None
    records = [
        _record(scope, member, item) if isinstance(item, tree.RecordGiven) else _no_record(scope, name)
        for item in value.items
    ]
    return tuple(record for record in records if record is not None) if None not in records else None


def _no_record(scope: Scope, name: tree.Word) -> ir.ExampleRecord | None:
    scope.tell("PA309", f"each of `{name.text}` is a record", name.span, "write it in braces, as in { status: open }")
    return None


def _value(scope: Scope, type_: Type, name: str, given: tree.EntryValue) -> object | None:
    if isinstance(type_, UnknownType):
        return None  # its declaration has a mistake, which is told
    match given:
        case tree.Given("exempt", text):
            return Exempt(text)
        case tree.Given(_, text):
            return Unreadable(text, "the example says so")
        case tree.Mistake():
            return None
        case tree.Word(text, span):
            return _word(scope, type_, name, text, span)
        case tree.Literal(value, literal_type, span):
            return _literal(scope, type_, name, value, literal_type, span)
        case tree.RecordGiven() if isinstance(type_, RefType):
            return _record(scope, type_.entity, given)
        case tree.ListGiven(items) if isinstance(type_, ListType):
            values = [_value(scope, type_.item, name, item) for item in items]
            return tuple(values) if None not in values else None
        case _:
            return _misfit(scope, type_, name, given.span)


def _word(scope: Scope, type_: Type, name: str, text: str, span: Span) -> object | None:
    if text in ("missing", "none"):
        return MISSING if text == "missing" else NONE
    if isinstance(type_, Truth) and text in ("true", "false"):
        return text == "true"
    if isinstance(type_, EnumType):
        if text in type_.members:
            return text
        near = one_slip_from(text, ("missing",)) or nearest(text, type_.members)
        words = in_words((f"`{member}`" for member in type_.members), "or")
        help_ = f"did you mean `{near}`? it is {words}" if near else f"it is {words}"
        scope.tell("PA203", f"`{text}` is not one of the words of `{type_.name}`", span, help_)
        return None
    words_of = ("missing", "none", "true", "false") if isinstance(type_, Truth) else ("missing", "none")
    return _misfit(scope, type_, name, span, one_slip_from(text, words_of))


def _literal(scope: Scope, type_: Type, name: str, value: object, given: Type, span: Span) -> object | None:
    if isinstance(type_, RefType) and isinstance(value, str):
        return Ref(type_.entity, value)
    if isinstance(type_, PeriodType):
        label = str(value.numerator) if isinstance(value, Fraction) and value.denominator == 1 else str(value)
        return Period.parse(label) or _misfit(scope, type_, name, span)
    if not isinstance(type_, EnumType | RefType | ListType) and comparable(type_, given):
        return value
    return _misfit(scope, type_, name, span)


def _misfit(scope: Scope, type_: Type, name: str, span: Span, near: str | None = None) -> object | None:
    """Tells that a value does not fit; `near` is the word that may have been meant."""
    help_ = f"did you mean `{near}`? " if near else ""
    help_ += {
        "EnumType": "write one of its words without quotation marks",
        "RefType": 'write who or which, as in "Ann Lee", or a record in braces',
        "PeriodType": 'write "2026", "2026-Q1" or "2026-03"',
        "MoneyType": "write an amount, as in EUR 1m",
        "DateType": "write a date, as in 2026-03-31",
        "Text": "write words between quotation marks",
        "Truth": "write true or false",
        "ListType": "write a list in square brackets",
    }.get(type(type_).__name__, "write a number")
    scope.tell("PA309", f"`{name}` is {describe(type_)}", span, help_)
    return None
