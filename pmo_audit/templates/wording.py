"""What is said to those who fill the template in: about a field, and about the whole workbook."""

from __future__ import annotations

from pmo_audit.classes import dataclass
from pmo_audit.records import Blank, Entity, Field, Schema
from pmo_audit.text import in_words
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
    article,
)

_RULES_NAMED = 5
_INITIALS = ("id", "rag")


def title_of(noun: str) -> str:
    """A noun of the schema as the name of a sheet or a heading: `Status reports`."""
    return noun.upper() if noun in _INITIALS else noun.replace("_", " ").capitalize()


def spoken(word: str) -> str:
    """A word of an enumeration as people write it: `On hold`."""
    return word.replace("_", " ").capitalize()


@dataclass(frozen=True, slots=True)
class Setting:
    """What all notes of a workbook have in common: the schema, the registers in it, the currency of bare amounts."""

    schema: Schema
    there: frozenset[str] = frozenset()
    currency: str | None = None


def note_of(setting: Setting, entity: Entity, field: Field, asked: tuple[str, ...]) -> str:
    """What a field means, how to write it, what a blank says, and which rules ask for it."""
    lines = [field.doc, how_written(setting, field), _blank(entity, field)]
    if asked:
        lines.append(f"Asked for by {named(asked)}.")
    return "\n".join(line for line in lines if line)


def named(codes: tuple[str, ...]) -> str:
    """Rules by their codes, the first of many."""
    if len(codes) <= _RULES_NAMED:
        return in_words(codes)
    return f"{', '.join(codes[:_RULES_NAMED])} and {len(codes) - _RULES_NAMED} more"


def how_written(setting: Setting, field: Field) -> str:
    """How the values of a field are written; nothing for a text."""
    match field.type:
        case EnumType(members=members, ordered=ordered):
            return f"One of {in_words(map(spoken, members))}{', from low to high' if ordered else ''}."
        case Truth():
            return "yes or no."
        case RefType(entity):
            return f"The name or the id of {article(entity)}{_found(setting, entity)}."
        case ListType(RefType(entity)):
            return f"Ids or names of {_plural(setting, entity)}{_found(setting, entity)}, with semicolons between."
        case ListType():
            return "Several may stand here, with semicolons between."
        case MoneyType():
            return (
                f"An amount in {setting.currency}."
                if setting.currency
                else "An amount with its currency: GBP 1,900,000 or £1.9m."
            )
        case Number(percent=True):
            return "A percentage: 40%."
        case Number():
            return f"A number ({field.unit})." if field.unit else "A number."
        case DurationType(unit):
            return f"A number of {unit}."
        case PeriodType():
            return "A year, quarter, month or day: 2026, 2026-Q1, 2026-03 or 2026-03-31."
        case DateType():
            return "A day, as your spreadsheet writes days, or as 2026-03-31."
        case _:
            return ""


def _plural(setting: Setting, entity: str) -> str:
    known = setting.schema.find_entity(entity)
    return (known.plural if known is not None else entity).replace("_", " ")


def _found(setting: Setting, entity: str) -> str:
    known = setting.schema.find_entity(entity) if entity in setting.there else None
    return f", as on the sheet “{title_of(known.plural)}”" if known is not None else ""


def _blank(entity: Entity, field: Field) -> str:
    if field.name == "id":
        key = in_words(name.replace("_", " ") for name in entity.key)
        return f"Blank: {article(entity.name)} goes by its {key}."
    if field.blank is Blank.NONE:
        return "Blank: there is none."
    return "Blank: nobody has said yet."
