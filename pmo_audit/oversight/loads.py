"""What people and resources are promised, and what they can give."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from pmo_audit.classes import dataclass
from pmo_audit.subjects import Subject
from pmo_audit.text import Origin

FULL_TIME = "full time"
"""The unit of what people give and have promised: shares of it."""


@dataclass(frozen=True, slots=True)
class Share:
    """One promise that makes up an overload: so much of a resource to a project from day to day.

    `assumes` are the days that the promise itself does not say, and where they were taken from.
    """

    record: Subject
    project: Subject | None
    amount: Fraction
    start: date
    finish: date
    origin: Origin | None = None
    assumes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Overload:
    """A person or a resource promised beyond capacity in a period, and the promises that make it up.

    `period` is a month as `2026-03`. `promised` and `capacity` are in `unit`: shares of full time for people, a
    currency for money. `peak` are the first and last day in the period on which the promises go furthest beyond the
    capacity; `promised`, `capacity` and `shares` are those of these days, and the shares add up to what is promised.
    `also` are promises that make up other days beyond capacity in the month.
    """

    id: str
    resource: Subject
    period: str
    unit: str
    promised: Fraction
    capacity: Fraction
    peak: tuple[date, date]
    shares: tuple[Share, ...]
    projects: tuple[Subject, ...]
    also: tuple[Share, ...] = ()
    days: int = 0
    """Working days of the period that lie beyond capacity; days of the calendar for money."""
    average: Fraction | None = None
    """What is promised on an average working day of the period; None for money, which is used up."""
    at_least: bool = False
    """Whether more may be promised than this, since something is not known of another promise."""
    limit: str = ""
    """What decides the capacity at the peak, in words, such as `Ann Lee left on 2026-03-31`; `limit_origin` is where
    that was read, None where it is assumed."""
    limit_origin: Origin | None = None
    assumes: tuple[str, ...] = ()
    """What was taken for given, in words."""


@dataclass(frozen=True, slots=True)
class MonthLoad:
    """What is promised of a person or a resource in a month, at its peak, and how that goes with the capacity.

    `state` is `over`, `within`, or `open` where what is not known may decide it. `capacity` is None where it is not
    known.
    """

    resource: Subject
    period: str
    unit: str
    promised: Fraction
    capacity: Fraction | None
    state: str
    average: Fraction | None = None
    days: int = 0


@dataclass(frozen=True, slots=True)
class Unsettled:
    """Something that keeps an overload from being told: of a promise or a capacity not everything is known.

    `resource` is whose overload it may be; None where it may be anybody's. `periods` are the months that it leaves
    open; empty where that may be any. `record` and `field` are what is not known, and `reason` why not, in the words of
    `findings.Reason`; `field` is the plural name of a register, and `record` None, where records may be lacking.
    """

    resource: Subject | None
    periods: tuple[str, ...]
    record: Subject | None
    field: str
    reason: str
    says: str
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Loads:
    """All that was found of people's and resources' promises: overloads, each month, and what cannot be told.

    `delivered` says whether any register of promises came. `first` and `last` are the months that were looked at,
    empty where nothing is promised; `beyond` is the number of promises that reach further than anybody looked.
    """

    overloads: tuple[Overload, ...] = ()
    months: tuple[MonthLoad, ...] = ()
    unsettled: tuple[Unsettled, ...] = ()
    assumes: tuple[str, ...] = ()
    delivered: bool = False
    first: str = ""
    last: str = ""
    beyond: int = 0
