"""What generated code calls where the bare operation is not enough: rare values, and what lies beyond a comparison."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from functools import reduce
from operator import or_
from typing import Any

from pmo_audit.backends.compiled.absent import NONE, UNKNOWN, Absent, lacking, unknown
from pmo_audit.backends.compiled.layout import KEY, RECORD
from pmo_audit.backends.compiled.shapes import parts_of
from pmo_audit.findings import Reason
from pmo_audit.functions import Undecided, find_overload
from pmo_audit.records import Record, dated
from pmo_audit.values import MISSING, Money, Months, Period, Ref, Undated, WorkingDays

UNDEFINED = unknown(Reason.UNDEFINED)
LAST_DAY = date.max.toordinal()
_ANY = Money(Fraction(0), "")


def ratio(num: Any, den: int, by_num: Any, by_den: int) -> tuple[Any, int]:
    """A quotient whatever the divisor is: negative, zero or absent."""
    if isinstance(num, Absent) or isinstance(by_num, Absent):
        return num + by_num, 1
    if by_num == 0:
        return UNDEFINED, 1
    top, bottom = num * by_den, den * by_num
    return (top, bottom) if bottom > 0 else (-top, -bottom)


def exact(num: Any, den: int) -> Any:
    """A number as one value, for what is compared with bounds or goes to an operation of the catalogue."""
    return num if isinstance(num, Absent) else Fraction(num, den)


def working_days(num: Any, den: int) -> Any:
    """A length of time in working days."""
    return num if isinstance(num, Absent) else WorkingDays(Fraction(num, den))


def months(num: Any, den: int) -> Any:
    """A length of time in months."""
    return num if isinstance(num, Absent) else Months(Fraction(num, den))


def day(number: Any) -> Any:
    """The day of that number."""
    return number if isinstance(number, Absent) else date.fromordinal(number)


def later(number: Any, num: Any, den: int) -> Any:
    """The day so many days later; no day where they are not whole, or lead beyond the calendar."""
    if isinstance(number, Absent) or isinstance(num, Absent):
        return number + num
    whole, rest = divmod(num, den)
    return UNDEFINED if rest else within(number + whole)


def within(number: Any) -> Any:
    """A day of the calendar, or none beyond it."""
    return number if isinstance(number, Absent) or 1 <= number <= LAST_DAY else UNDEFINED


def same_record(one: Any, other: Any) -> Any:
    """Whether two references mean the same, where one of them leads to no record."""
    if isinstance(one, Absent) or isinstance(other, Absent):
        absent = (one, other) if isinstance(one, Absent) else (other, one)
        return lacking(absent[0] + absent[1])
    return decided(_SAME.apply(reference(one), reference(other)))


def reference(mention: Any) -> Ref:
    """A reference, or that to the record of a row."""
    if isinstance(mention, Ref):
        return mention
    return Ref(mention[RECORD].entity, mention[KEY], mention[KEY])


_SAME_RECORD = find_overload("equal:reference")
assert _SAME_RECORD is not None
_SAME = _SAME_RECORD


def decided(result: Any) -> Any:
    """What an operation answered, or unknown where it had no answer."""
    return unknown(result.reason) if isinstance(result, Undecided) else result


def banded(bands: Sequence[tuple[Any, ...]], by: Any, truths: Sequence[Any]) -> tuple[Any, ...]:
    """The parts of the band that holds, or of all that may hold where they agree; `by` is what decides."""
    many = len(bands[0])
    if by is NONE:
        return absent_parts(NONE)[:many]
    surely = next(place for place, truth in enumerate(truths) if truth is True)
    found = [bands[place] for place in range(surely + 1) if truths[place] is not False]
    if all(one == found[0] for one in found):
        return found[0]
    bits = [truth.bits for truth in truths[:surely] if truth is not False]
    return absent_parts(UNKNOWN[reduce(or_, bits)])[:many]


def absent_parts(absent: Absent) -> tuple[Any, ...]:
    """The parts of a value that is absent; a type with fewer takes the first."""
    return absent, 1, None, None


def counted(certain: int, perhaps: int, why: Absent | None, lack: Absent | None, came: bool | None) -> Any:
    """How many members, where some are not known: at least those that are certain."""
    if not came:
        return lack
    bits = (why.bits if why is not None else 0) | (lack.bits if lack is not None else 0)
    return Absent(bits, certain, certain + perhaps if lack is None else None)


def day_of(record: Record, by: str) -> date | Undated | None:
    """The day at whose rate the amounts of a record are exchanged that go by a field."""
    return dated(_ANY, record.values, by).on


def period_number(period: Period) -> object:
    """A period as one number, by its last day, then its first."""
    return parts_of(period)[0]


def added(record: Record, field: str) -> object:
    """What a field holds that is not among the record's own: one that a standard added, or nothing."""
    return record.extras.get(field, MISSING)
