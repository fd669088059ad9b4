"""What the baseline needs to treat missing data as the standards do: a truth is True, False, or None for unknown.

A few small functions, such as a programmer would write before the first rule: comparisons that know of *none* and of
what is unknown, `both` and `either`, and the quantifiers over a collection that may have gaps.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction
from typing import Any

from pmo_audit.records import Collection, Portfolio, Record
from pmo_audit.text import fold
from pmo_audit.values import MISSING, Exempt, Missing, Money, NoneKnown, Ref, Unreadable

Truth = bool | None
Test = Callable[[Record], Truth]

UNKNOWN = (Missing, Exempt, Unreadable)
"""The states of a field of which nobody can tell what it holds."""


def value(record: Record, field: str) -> object:
    """What a field holds, or the state it is in."""
    return record.values.get(field, MISSING)


def both(one: Truth, other: Truth) -> Truth:
    """True where both are, False where either is not."""
    if one is False or other is False:
        return False
    return None if one is None or other is None else True


def either(one: Truth, other: Truth) -> Truth:
    """True where either is, False where neither is."""
    if one is True or other is True:
        return True
    return None if one is None or other is None else False


def opposite(truth: Truth) -> Truth:
    """Unknown stays unknown."""
    return None if truth is None else not truth


def compare(one: object, other: object, holds: Callable[[Any, Any], bool]) -> Truth:
    """A comparison that is false of *none*, and unknown of what is not known."""
    if isinstance(one, NoneKnown) or isinstance(other, NoneKnown):
        return False
    if isinstance(one, UNKNOWN) or isinstance(other, UNKNOWN):
        return None
    return holds(one, other)


def compare_money(one: object, other: object, holds: Callable[[Fraction, Fraction], bool]) -> Truth:
    """The same of amounts, which must be of one currency."""
    if isinstance(one, NoneKnown) or isinstance(other, NoneKnown):
        return False
    if not isinstance(one, Money) or not isinstance(other, Money) or one.currency != other.currency:
        return None
    return holds(one.amount, other.amount)


def is_word(record: Record, field: str, *words: str) -> Truth:
    """Whether a field holds one of these words of its list."""
    found = value(record, field)
    if isinstance(found, str):
        return found in words
    return False if isinstance(found, NoneKnown) else None


def is_rank(record: Record, field: str, order: tuple[str, ...], holds: Callable[[int], bool]) -> Truth:
    """Whether the place of a word in its order is such."""
    found = value(record, field)
    if isinstance(found, str):
        return holds(order.index(found))
    return False if isinstance(found, NoneKnown) else None


def is_text(record: Record, field: str, *folded: str) -> Truth:
    """Whether a field has one of these words, whatever their case and spacing."""
    found = value(record, field)
    if isinstance(found, str):
        return fold(found) in folded
    return False if isinstance(found, NoneKnown) else None


def is_date(record: Record, field: str, holds: Callable[[date], bool]) -> Truth:
    """Whether a field holds a day that is such."""
    found = value(record, field)
    if isinstance(found, date):
        return holds(found)
    return False if isinstance(found, NoneKnown) else None


def same_record(one: object, other: object) -> Truth:
    """Whether two references lead to the same record."""
    if isinstance(one, NoneKnown) or isinstance(other, NoneKnown):
        return False
    if not isinstance(one, Ref) or not isinstance(other, Ref):
        return None
    if one.key is not None and other.key is not None:
        return one.key == other.key
    if one.candidates or other.candidates:
        mine, theirs = one.candidates or (one.key,), other.candidates or (other.key,)
        return False if None not in mine + theirs and not set(mine) & set(theirs) else None
    if fold(one.text) == fold(other.text):
        return True
    return False if one.key is None and other.key is None else None


def some(members: Collection, test: Test) -> Truth:
    """Whether some member is such; unknown where a member that nobody can judge, or that nobody sent, may be."""
    if not members.delivered:
        return None
    unsure = bool(members.gaps)
    for member in members.members:
        truth = test(member)
        if truth:
            return True
        if truth is None:
            unsure = True
    return None if unsure else False


def every(members: Collection, test: Test) -> Truth:
    """Whether every member is such."""
    return opposite(some(members, lambda member: opposite(test(member))))


def counted(members: Iterable[Record], test: Test) -> tuple[int, int]:
    """How many members are such, and how many may be."""
    certain = perhaps = 0
    for member in members:
        truth = test(member)
        if truth:
            certain += 1
        elif truth is None:
            perhaps += 1
    return certain, perhaps


class Office:
    """The records of a portfolio as the baseline's rules ask for them."""

    def __init__(self, portfolio: Portfolio, as_of: date) -> None:
        self.portfolio = portfolio
        self.as_of = as_of
        self._owned: dict[tuple[str, str, str], Collection] = {}

    def of(self, owner: Record, entity: str, by: str = "project") -> Collection:
        """The records that an owner has of an entity; looked up once."""
        key = (owner.key, entity, by)
        found = self._owned.get(key)
        if found is None:
            found = self._owned[key] = self.portfolio.owned(owner, entity, by)
        return found

    def is_column(self, record: Record, field: str) -> bool:
        """Whether the register has the field at all, so that a blank is somebody's omission."""
        return self.portfolio.asks_for(record.entity, field)

    def is_known(self, record: Record, field: str) -> Truth:
        """Whether a field holds a value."""
        found = value(record, field)
        if isinstance(found, Unreadable):
            return None
        if isinstance(found, Missing) and not self.is_column(record, field):
            return None
        return not isinstance(found, NoneKnown | Missing | Exempt)

    def is_empty(self, record: Record, field: str) -> Truth:
        """Whether it is known that a field holds nothing."""
        found = value(record, field)
        if isinstance(found, NoneKnown):
            return True
        return None if isinstance(found, UNKNOWN) else found in ("", ())

    def follow(self, record: Record, field: str) -> Record | NoneKnown | None:
        """The record that a reference leads to; None where nobody can tell."""
        found = value(record, field)
        if isinstance(found, NoneKnown):
            return found
        return self.portfolio.follow(found) if isinstance(found, Ref) else None
