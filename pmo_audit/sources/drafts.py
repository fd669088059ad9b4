"""Records in the making: values that may still change, until all references are known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from pmo_audit.classes import dataclass
from pmo_audit.diagnostics import Severity
from pmo_audit.records import Entity
from pmo_audit.sources.cells import BLANK
from pmo_audit.sources.notes import Notes, Trouble
from pmo_audit.sources.tables import RawRow
from pmo_audit.text import Origin, cell_at, fold
from pmo_audit.values import Missing, Ref, Unreadable, Value, format_value

_DIFFER = " differ"
_NO_PLACES: Mapping[str, Origin] = MappingProxyType({})
_NO_LINES: Mapping[str, str] = MappingProxyType({})


@dataclass(slots=True, eq=False)
class Draft:
    """A record in the making. `identity` is what it is called; `key` is that, made unique."""

    entity: Entity
    values: dict[str, Value]
    place: Origin
    columns: Mapping[str, str]
    blanks: Mapping[str, Value]
    """What an empty cell of each delivered field means."""
    rows: tuple[RawRow, ...] = ()
    key: str = ""
    identity: str = ""
    elsewhere: Mapping[str, Origin] = _NO_PLACES
    """The places of values that were read from another row than the record's."""
    lines: Mapping[str, str] = _NO_LINES
    """What leads to the cells of a worksheet: see `Record.lines`."""

    def where(self, name: str) -> Origin:
        """Where the value of a field stands."""
        heading, line = self.columns.get(name, name), self.lines.get(name, "")
        return self.elsewhere.get(name) or Origin(self.place.file, cell_at(self.place.at, heading, line))

    def fill(self) -> None:
        """Gives empty cells their meaning."""
        for name, value in self.values.items():
            if value is BLANK:
                self.values[name] = self.blanks[name]


def merge(drafts: Sequence[tuple[str | None, Draft]], notes: Notes) -> list[Draft]:
    """Makes one record of drafts that name the same, given with what they are called; None names nothing.

    They name the same where they do so to the letter: whether "GOV UK Verify" and "Gov UK Verify" are one project is
    for people to decide. What one knows and another leaves empty is known. What two tell differently is unreadable.
    """
    merged: list[Draft] = []
    by_name: dict[str, Draft] = {}
    for name, draft in drafts:
        first = by_name.get(name) if name is not None else None
        if first is None:
            merged.append(draft)
            if name is not None:
                by_name[name] = draft
            continue
        first.rows += draft.rows
        first.blanks = {**first.blanks, **draft.blanks}
        first.columns = {**draft.columns, **first.columns}
        first.lines = {**draft.lines, **first.lines}
        for field_name, value in draft.values.items():
            _join(first, field_name, value, draft, notes)
    return merged


def _join(first: Draft, name: str, value: Value, other: Draft, notes: Notes) -> None:
    known = first.values.get(name, BLANK)
    if known is BLANK or (_silent(known) and not _silent(value)):
        first.values[name] = value
        if value is not BLANK:
            first.elsewhere = {**first.elsewhere, name: other.where(name)}
    elif not (_silent(value) or _same(known, value) or _told_apart(known)):
        raw = f"{_shown(known)} | {_shown(value)}"
        heading = first.columns.get(name) or name
        first.values[name] = Unreadable(raw, f"{first.place.at} and {other.place.at}{_DIFFER}")
        tail, tails = f"and {other.place.at} differ, so it is unreadable", "differ between rows of one record"
        help_ = "make them agree, or map the column to a record of its own for each row"
        trouble = Trouble("PA523", (first.place.file, first.entity.name), heading, tail, tails, help_, Severity.WARNING)
        notes.cell(trouble, first.where(name), raw)


def _silent(value: Value) -> bool:
    return value is BLANK or isinstance(value, Missing)


def _same(one: Value, other: Value) -> bool:
    """Whether two cells say the same; texts do that without regard to case and spacing."""
    if isinstance(one, str) and isinstance(other, str):
        return fold(one) == fold(other)
    if isinstance(one, Ref) and isinstance(other, Ref):
        return fold(one.text) == fold(other.text)
    return one == other


def _told_apart(value: Value) -> bool:
    return isinstance(value, Unreadable) and value.why.endswith(_DIFFER)


def _shown(value: Value) -> str:
    return value.raw if isinstance(value, Unreadable) else format_value(value)
