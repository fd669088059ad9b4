"""Which of several edits to name first: what is nearest to what people do anyway."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pmo_audit.auditing.why.axis import position
from pmo_audit.auditing.why.edits import AddRecord, Complete, Edit, SetField, is_new
from pmo_audit.classes import replace
from pmo_audit.records import Portfolio
from pmo_audit.types import EnumType
from pmo_audit.values import Missing, NoneKnown, Unreadable

_BACKWARDS = 0.4
_DODGED = 0.6
_RENAMED = 0.4
_STEP = 0.05
_YEAR = 365


def cost(portfolio: Portfolio, edit: Edit) -> float:
    """How far an edit is from what would be done first; only the order counts."""
    match edit:
        case AddRecord():
            return 1.5
        case Complete():
            return 0.0
        case SetField(entity, key, _, value) if is_new(key):
            return 0.01 if not isinstance(value, NoneKnown) else 0.02
        case SetField(dodges=True):
            return _DODGED + cost(portfolio, replace(edit, dodges=False))
        case SetField(entity, key, name, value):
            record = portfolio.find(entity, key)
            now = portfolio.value(record, name) if record is not None else Missing()
            if isinstance(value, Missing | Unreadable):
                return 5.0
            if isinstance(value, NoneKnown):
                return 1.8
            if isinstance(now, Missing | Unreadable | NoneKnown):
                return 1.0
            field = portfolio.schema.find_field(entity, name)
            words = field.type.members if field is not None and isinstance(field.type, EnumType) else ()
            renamed = name == portfolio.schema.entities[entity].label
            return 1.2 + _along(words, now, value) + _far(now, value) + (_RENAMED if renamed else 0.0)


def _along(words: tuple[str, ...], now: object, then: object) -> float:
    """How far one word of a list is from another: lists begin with what comes first, so going back counts more."""
    if now not in words or then not in words:
        return 0.0
    steps = words.index(str(then)) - words.index(str(now))
    return abs(steps) * _STEP + (_BACKWARDS if steps < 0 else 0.0)


def _far(now: object, then: object) -> float:
    """How far a quantity is moved, in shares of itself; days in years."""
    old, new = position(now), position(then)
    if old is None or new is None:
        return 0.0
    share = abs(new - old) / (_YEAR if isinstance(now, date) else abs(old) + 1)
    return _STEP * float(share / (share + 1))


def total(portfolio: Portfolio, edits: Iterable[Edit]) -> float:
    """The cost of several edits together."""
    return sum(cost(portfolio, edit) for edit in edits)
