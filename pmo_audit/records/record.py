"""Records in registers, and the collections that rules ask for.

A register that was never delivered, one that was delivered empty, and one that lost a record are three different
things here, because they are three different answers: unknown, nothing, and "these, and perhaps more".
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from pmo_audit.classes import dataclass, field
from pmo_audit.text import Origin, cell_at, is_pointer
from pmo_audit.values import Value

_NOTHING: Mapping[str, Any] = MappingProxyType({})


def _nothing() -> Mapping[str, Any]:
    return _NOTHING


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its values by field name, those of added fields apart, and where each was read.

    `key` identifies it within its entity and stays the same from run to run. A field that is in neither mapping
    was not delivered; `Portfolio.value` says what that means.
    """

    entity: str
    key: str
    values: Mapping[str, Value]
    extras: Mapping[str, Value] = field(default_factory=_nothing)
    place: Origin | None = None
    columns: Mapping[str, str] = field(default_factory=_nothing)
    """Field name → where in the record's place it stood: a column's heading, or a key below the JSON pointer."""
    elsewhere: Mapping[str, Origin] = field(default_factory=_nothing)
    """Field name → its own place, for what was read from another row than the record's."""
    lines: Mapping[str, str] = field(default_factory=_nothing)
    """Field name → what leads to its cell in a worksheet: the letters of a column, or the number of a row."""

    def origin(self, field_name: str) -> Origin | None:
        """Where the field was read, or would stand if it were there; None for a record made by a program."""
        if self.place is None:
            return None
        if field_name in self.elsewhere:
            return self.elsewhere[field_name]
        column = self.columns.get(field_name)
        if column is None and self.place.at and not is_pointer(self.place.at):
            return Origin(self.place.file, f"{self.place.at}, no column for {field_name}")
        return Origin(self.place.file, cell_at(self.place.at, column or field_name, self.lines.get(field_name, "")))


@dataclass(frozen=True, slots=True)
class Lack:
    """What is not known of the records that others are worked out of: a field, or where it is a plural a register.

    `reason` is one of the words of `findings.Reason`; `key` is empty for a whole column or register.
    """

    reason: str
    entity: str
    key: str
    field: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Why a register may hold less than there is: a record was lost, or the register never came.

    `owners` are the records whose collection it concerns, as (field, key); None means any.
    """

    reason: str
    place: Origin | None = None
    owner: tuple[str, str] | None = None
    undelivered: bool = False
    """Whether nothing was lost, but the owner's part never came."""
    lack: Lack | None = None
    """What of other records is lacking, where these are worked out of them."""


@dataclass(frozen=True, slots=True)
class Register:
    """All records of one entity, with what is known to be lacking.

    `delivered` is True where the register came as a whole. Where records came nested in their owners instead,
    it is False and `delivered_for` names the owners, as (field, key), whose part came, be it empty.
    """

    entity: str
    records: tuple[Record, ...] = ()
    delivered: bool = False
    delivered_for: frozenset[tuple[str, str]] = frozenset()
    lost: tuple[Gap, ...] = ()
    place: Origin | None = None


@dataclass(frozen=True, slots=True)
class Collection:
    """The members of a collection. `delivered` False: it never came. `gaps`: there may be more members than these."""

    entity: str
    members: tuple[Record, ...]
    delivered: bool
    gaps: tuple[Gap, ...] = ()
    place: Origin | None = None
    owner: tuple[str, str] = ("", "")
    """The reference field and key of the record that owns it; empty where it is the portfolio's."""
