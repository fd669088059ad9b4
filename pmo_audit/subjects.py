"""Whom and what facts speak of: a record, somebody who is to act, and why something is not known."""

from __future__ import annotations

from enum import Enum

from pmo_audit.classes import dataclass
from pmo_audit.text import Origin


@dataclass(frozen=True, slots=True)
class Subject:
    """The record a verdict is about. `entity` `portfolio` with an empty id stands for the whole."""

    entity: str
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who is to act: who it is, and as what.

    `id` is the key of the person's record; empty where the name leads to none.
    """

    id: str
    name: str
    role: str
    email: str = ""


class Reason(Enum):
    """Why something is unknown: a closed list."""

    MISSING = "missing"
    UNREADABLE = "unreadable"
    EXEMPT = "exempt"
    NO_RATE = "no exchange rate"
    DANGLING = "dangling reference"
    UNDEFINED = "undefined"
    INCOMPLETE = "incomplete collection"


@dataclass(frozen=True, slots=True)
class Cause:
    """One thing that keeps a verdict from being decided.

    For a missing, exempt or unreadable field: the record and the field, and where it stands or would stand.
    For an undelivered or incomplete register: `field` is the plural name of the register.
    `key` is empty where a whole register of the portfolio is meant.
    """

    reason: Reason
    entity: str
    key: str
    field: str
    origin: Origin | None = None
    note: str = ""
