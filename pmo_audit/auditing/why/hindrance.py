"""What somebody could still do, and what nobody can: the one place that says which edits are a repair.

A field can be changed where it is declared so, and only for days to come: what has happened stands. A record can be
added where its kind is declared so. Nothing is taken away, and no fact is turned into silence.
"""

from __future__ import annotations

from datetime import date

from pmo_audit.auditing.why.axis import position
from pmo_audit.auditing.why.edits import AddRecord, Complete, Edit, SetField, is_new
from pmo_audit.records import Blank, Field, Portfolio, Record
from pmo_audit.types import DurationType, MoneyType, Number, article
from pmo_audit.values import Exempt, Missing, NoneKnown, Unreadable, Value

FACT = "that is a fact, not a decision"
UNSAID = "nobody has said what it is, so ask for it"
HELD_BACK = "a repair says more, and not less"
WITHHELD = "that is not for the project to decide"
NOTHING = "there is no less than nothing"
_QUANTITY = Number | MoneyType | DurationType


def hindrance(portfolio: Portfolio, edit: Edit, as_of: date) -> str:
    """Why nobody can do this, in a clause; empty where somebody can."""
    match edit:
        case AddRecord(entity):
            addable = portfolio.schema.entities[entity].addable
            return "" if addable else f"nobody adds {article(entity)} to keep a rule"
        case Complete():
            return "it did not come, so ask for it"
        case SetField(entity, key, name, value):
            field = portfolio.schema.find_field(entity, name)
            assert field is not None
            if isinstance(value, Missing | Exempt | Unreadable):
                return WITHHELD if isinstance(value, Exempt) else HELD_BACK
            if is_new(key):
                return _of_new(entity, field, value, as_of)
            record = portfolio.find(entity, key)
            return _of_existing(portfolio, record, field, value, as_of)


def _of_new(entity: str, field: Field, value: Value, as_of: date) -> str:
    """What can be said of a record that is still to come: anything but a day that has passed and a measured fact."""
    if entity == "person":
        return ""  # whom one names is free, and so is what is true of them
    if not field.actionable and isinstance(field.type, _QUANTITY):
        return FACT
    return _passed(value, as_of)


def _of_existing(portfolio: Portfolio, record: Record | None, field: Field, value: Value, as_of: date) -> str:
    now = portfolio.value(record, field.name) if record is not None else Missing()
    if not field.actionable:
        return UNSAID if isinstance(now, Missing | Unreadable) and not isinstance(value, NoneKnown) else FACT
    settled = _settled(portfolio, record, as_of) if record is not None else None
    if settled is not None:
        return f"what happened on {settled.isoformat()} stands"
    if field.happens and isinstance(now, date) and now <= as_of:
        return f"{now.isoformat()} has passed"
    if value == "" or (isinstance(value, NoneKnown) and field.blank is not Blank.NONE):
        return HELD_BACK
    if isinstance(field.type, _QUANTITY) and _below_zero(value) and not _below_zero(now):
        return NOTHING
    return _passed(value, as_of)


def _settled(portfolio: Portfolio, record: Record, as_of: date) -> date | None:
    """The day from which on the record tells what has happened, where it has come."""
    name = portfolio.schema.entities[record.entity].settled_by
    day = portfolio.value(record, name) if name else None
    return day if isinstance(day, date) and day <= as_of else None


def _passed(value: Value, as_of: date) -> str:
    return f"{value.isoformat()} has passed" if isinstance(value, date) and value < as_of else ""


def _below_zero(value: Value) -> bool:
    x = position(value)
    return x is not None and x < 0
