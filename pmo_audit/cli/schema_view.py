"""The kinds of record and their fields, as people read them."""

from __future__ import annotations

from pmo_audit.cli.styles import FAINT, STRONG
from pmo_audit.cli.terminal import Sheet, styled, words
from pmo_audit.records import Blank, Entity, Field, Schema
from pmo_audit.text import in_words
from pmo_audit.types import EnumType, Number, describe


def show_entities(sheet: Sheet, schema: Schema) -> None:
    """One line for each kind of record."""
    longest = max(len(name) for name in schema.entities)
    for name, entity in schema.entities.items():
        doc = f"{entity.doc} (derived)" if entity.is_derived else entity.doc
        sheet.line(doc, lead=words("  ", styled(f"{name:<{longest}}", STRONG), "  "))
    sheet.blank()
    sheet.line("What is derived is worked out of the other registers; nobody delivers it.")
    sheet.line("`pmo-audit schema ENTITY` lists the fields of one.")


def show_entity(sheet: Sheet, schema: Schema, entity: Entity) -> None:
    """All fields of one kind of record, and the collections that belong to it."""
    sheet.line(styled(entity.name, STRONG), f" (many: {entity.plural})  {entity.doc}")
    sheet.line(_identified(schema, entity))
    if entity.addable:
        sheet.line("Somebody can still add one.")
    sheet.blank()
    declared = schema.fields_of(entity.name)
    longest = max(len(field.name) for field in declared)
    for field in declared:
        _show_field(sheet, field, longest, added=schema.is_extension(entity.name, field.name))
    collections = schema.collections_of(entity.name)
    if collections:
        sheet.blank()
        sheet.line(styled("Collections", STRONG), styled("  lists of records, empty or not delivered", FAINT))
        sheet.line(", ".join(collections), lead="  ")


def _identified(schema: Schema, entity: Entity) -> str:
    if entity.is_derived:
        rests_on = in_words(schema.entities[name].plural.replace("_", " ") for name in entity.derived_from)
        return f"It is worked out of {rests_on}; nobody delivers it."
    key = in_words(entity.key)
    if entity.find_field("id") is None:
        return f"A record is identified by its {key}."
    return f"A record is identified by its id, or else by its {key}."


def _show_field(sheet: Sheet, field: Field, longest: int, *, added: bool) -> None:
    notes = [describe_field(field)]
    if isinstance(field.type, Number) and field.measured_in:
        notes.append(f"counted in {field.measured_in}" if not field.unit else f"unit: {field.unit}")
    if field.blank is Blank.NONE:
        notes.append("blank means that there is none")
    if field.actionable:
        notes.append("somebody can still change it" + (", until its day has passed" if field.happens else ""))
    if added:
        notes.append("added by a standard")
    lead = " " * (longest + 4)
    sheet.line(field.doc, lead=words("  ", styled(f"{field.name:<{longest}}", STRONG), "  "))
    sheet.line(styled("; ".join(notes), FAINT), lead=lead)
    if field.aliases:
        sheet.line(styled(f"also read from: {', '.join(field.aliases)}", FAINT), lead=lead)


def describe_field(field: Field) -> str:
    """The kind of value, an enumeration with its words."""
    if isinstance(field.type, EnumType):
        order = ", from low to high" if field.type.ordered else ""
        return f"one of {', '.join(field.type.members)}{order}"
    return describe(field.type)
