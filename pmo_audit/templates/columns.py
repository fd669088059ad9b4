"""The columns of a register in the template: their headings, and how their cells are written and chosen."""

from __future__ import annotations

from pmo_audit.classes import dataclass
from pmo_audit.records import Entity, Field
from pmo_audit.templates.asking import Asked
from pmo_audit.templates.wording import Setting, note_of, spoken, title_of
from pmo_audit.types import DateType, DurationType, EnumType, MoneyType, Number, RefType, Text, Truth

AS_TEXT = "@"
"""The format of cells that a spreadsheet keeps as they are typed: it makes no date of `2026-03`, and no formula."""
_WIDE, _NORMAL, _NARROW = 44, 22, 15
_FOLLOWS = frozenset((("status_report", "previous"),))
"""Fields that follow from others where a register says nothing of them; an empty column would be an answer."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a cell is chosen from: words, or what the records of another register are called."""

    words: tuple[str, ...] = ()
    entity: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `asked` are the codes of the rules that read it; `identifies` says that a record may go by it."""

    field: Field
    heading: str
    note: str
    format: str
    width: int
    choice: Choice | None
    asked: tuple[str, ...]
    identifies: bool = False

    @property
    def needed(self) -> bool:
        """Whether rules ask for it, or a record goes by it."""
        return bool(self.asked) or self.identifies


def columns_of(setting: Setting, entity: Entity, asked: Asked) -> tuple[Column, ...]:
    """The columns of a register in the order of the schema; those that standards add come last."""
    fields = [one for one in setting.schema.fields_of(entity.name) if (entity.name, one.name) not in _FOLLOWS]
    return tuple(_column(setting, entity, one, asked) for one in fields)


def _column(setting: Setting, entity: Entity, field: Field, asked: Asked) -> Column:
    rules = asked.rules_for(entity.name, field.name)
    return Column(
        field,
        title_of(field.name),
        note_of(setting, entity, field, rules),
        _format(field, setting.currency),
        _width(field),
        _choice(field),
        rules,
        field.name in ("id", entity.label, *entity.key),
    )


def _format(field: Field, currency: str | None) -> str:
    match field.type:
        case DateType():
            return "yyyy-mm-dd"
        case Number(percent=True):
            return "0.0%"
        case MoneyType():
            return f"[${currency}] #,##0.00" if currency else "General"
        case Number() | DurationType():
            return "General"
        case _:
            return AS_TEXT


def _width(field: Field) -> int:
    match field.type:
        case Text() if field.name not in ("id", "version", "gate", "category", "kind"):
            return _WIDE if field.name != "name" else _NORMAL + 10
        case DateType() | Truth() | Number() | DurationType():
            return max(_NARROW, len(field.name) + 4)
        case _:
            return max(_NORMAL if field.name != "id" else _NARROW, len(field.name) + 4)


def _choice(field: Field) -> Choice | None:
    match field.type:
        case EnumType(members=members):
            return Choice(tuple(spoken(one) for one in members))
        case Truth():
            return Choice(("yes", "no"))
        case RefType(entity):
            return Choice(entity=entity)
        case _:
            return None
