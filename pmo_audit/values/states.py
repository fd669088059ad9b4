"""The five states a value can be in; every one but the first stands in the place of a value."""

from __future__ import annotations

from enum import Enum

from pmo_audit.classes import dataclass


class StateName(Enum):
    """The name of a state, as the documentation and the reports say it."""

    VALUE = "value"
    NONE = "none"
    MISSING = "missing"
    EXEMPT = "exempt"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class NoneKnown:
    """Known to be absent: not finished yet, no sponsor by design."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Not known: nothing stood where the value belongs."""

    said: str = ""
    """The words that stood there and mean missing, such as `TBC`; empty for a blank."""


@dataclass(frozen=True, slots=True)
class Exempt:
    """Withheld, with the reason that was given."""

    reason: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Something stood there that could not be read as the type the field declares."""

    raw: str
    why: str


NONE = NoneKnown()
MISSING = Missing()


def state_of(value: object) -> StateName:
    """The state a field's content is in."""
    match value:
        case NoneKnown():
            return StateName.NONE
        case Missing():
            return StateName.MISSING
        case Exempt():
            return StateName.EXEMPT
        case Unreadable():
            return StateName.UNREADABLE
        case _:
            return StateName.VALUE
