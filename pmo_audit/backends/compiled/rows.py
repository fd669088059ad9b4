"""The rows of one portfolio, made when they are first asked for, and the ways between them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from pmo_audit.backends.calendars import Calendars
from pmo_audit.backends.compiled.absent import NONE, UNKNOWN, Absent, unknown
from pmo_audit.backends.compiled.layout import RECORD, Row, no_record
from pmo_audit.backends.compiled.pools import Grouped, Pool
from pmo_audit.backends.compiled.recipes import Pooling
from pmo_audit.backends.compiled.verdict import bit_of
from pmo_audit.backends.trace import Unknown
from pmo_audit.findings import Reason
from pmo_audit.records import Collection, Portfolio, Record
from pmo_audit.text import fold

Read = Callable[[Record], Row]
Members = tuple[tuple[Row, ...], Absent | None, bool | None]
"""The rows of a collection, what it lacks, and whether it came; None where nobody knows whose it is."""
_DANGLING = unknown(Reason.DANGLING)
_NOBODYS: Members = ((), None, True)


class Folds(dict[str, str]):
    """Texts as they are compared, each folded once."""

    def __missing__(self, text: str) -> str:
        """Folds a text that is asked for the first time."""
        folded = self[text] = fold(text)
        return folded


class Rows:
    """The rows of a portfolio as of a day."""

    def __init__(self, portfolio: Portfolio, as_of: date, aspects: Mapping[str, tuple[str, ...]]) -> None:
        self.portfolio = portfolio
        self.as_of = as_of
        self.folded: Mapping[str, str] = Folds()
        self._aspects = aspects
        self._read: Mapping[str, Read] = {}
        self._rows: dict[str, dict[str, Row]] = {entity: {} for entity in aspects}
        self._whole: dict[str, Members] = {}
        self._nowhere: dict[tuple[str, int], Row] = {}
        self._grouped: dict[tuple[str, int], Grouped] = {}
        self._calendars = Calendars(portfolio)

    def read_with(self, readers: Mapping[str, Read]) -> None:
        """Sets what makes the row of a record, by entity: generated code, which needs these rows itself."""
        self._read = readers

    def row(self, record: Record) -> Row:
        """The row of a record, which need not be one of the portfolio's."""
        rows = self._rows[record.entity]
        found = rows.get(record.key)
        if found is None:
            found = rows[record.key] = self._read[record.entity](record)
        return found if found[RECORD] is record else self._read[record.entity](record)

    # What generated code asks for; see `Ground` in `recipes.py`

    def following(self, link: int, whole: int, target: str) -> Callable[[Row], Row]:
        """What finds the row that a reference of a row leads to, and notes it there."""

        def follow(row: Row) -> Row:
            led = row[whole]
            if isinstance(led, Absent):
                found = self._no_row(target, led)
            else:
                record = self.portfolio.follow(led)
                found = self.row(record) if record is not None else self._no_row(target, _DANGLING)
            row[link] = found
            return found

        return follow

    def owning(self, entity: str, by: str, place: int) -> Callable[[Row], Members]:
        """What finds the rows that belong to the record of a row, and notes them there."""

        def own(row: Row) -> Members:
            record = row[RECORD]
            if isinstance(record, Absent):
                found = _NOBODYS if record is NONE else ((), UNKNOWN[record.bits], None)
            else:
                found = self._members(self.portfolio.owned(record, entity, by))
            row[place] = found
            return found

        return own

    def all_of(self, entity: str) -> Callable[[], Members]:
        """What finds all rows of an entity."""

        def whole() -> Members:
            found = self._whole.get(entity)
            if found is None:
                found = self._whole[entity] = self._members(self.portfolio.members(entity))
            return found

        return whole

    def calendars(self, place: int) -> Callable[[Row], object]:
        """What finds the calendar of the project of a row, and notes it there."""

        def find(row: Row) -> object:
            record = row[RECORD]
            if isinstance(record, Absent) and record is not NONE:
                found: object = UNKNOWN[record.bits]
            else:
                found = self._calendar(None if record is NONE else record)
            row[place] = found
            return found

        return find

    def usual_calendar(self) -> object:
        """The calendar of no project."""
        return self._calendar(None)

    def pool(self, pooling: Pooling) -> Callable[..., Any]:
        """What judges the records that lead to a given one."""
        return Pool(pooling, lambda: self._group(pooling))

    # What stands behind it

    def _members(self, collection: Collection) -> Members:
        lack = _lack(collection)
        rows = tuple(map(self.row, collection.members)) if collection.delivered else ()
        return rows, lack, collection.delivered

    def _no_row(self, entity: str, absent: Absent) -> Row:
        """The row at the end of a way that leads to no record."""
        key = (entity, absent.bits)
        found = self._nowhere.get(key)
        if found is None:
            found = self._nowhere[key] = no_record(self._aspects[entity], UNKNOWN[absent.bits])
        return found

    def _calendar(self, project: Record | None) -> object:
        value = self._calendars.of(project).value
        return UNKNOWN[bits_of(value)] if isinstance(value, Unknown) else value

    def _group(self, pooling: Pooling) -> Grouped:
        key = (pooling.entity, pooling.who)
        found = self._grouped.get(key)
        if found is None:
            rows = self.all_of(pooling.entity)()[0]
            found = self._grouped[key] = Grouped(rows, pooling.who, pooling.whole, self.folded)
        return found


def bits_of(unknown_: Unknown) -> int:
    """The reasons of something that the reference does not know, as bits."""
    bits = 0
    for cause in unknown_.causes:
        bits |= bit_of(cause.reason)
    return bits


def _lack(collection: Collection) -> Absent | None:
    """Why there may be more members than these; see `gaps.py`."""
    if not collection.delivered:
        return unknown(Reason.UNREADABLE if collection.gaps else Reason.MISSING)
    bits = 0
    for gap in collection.gaps:
        if gap.lack is not None:
            bits |= bit_of(Reason(gap.lack.reason))
        else:
            bits |= bit_of(Reason.MISSING if gap.undelivered else Reason.INCOMPLETE)
    return UNKNOWN[bits] if bits else None
