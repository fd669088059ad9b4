"""Ranges in words, and the one point of them that asks for least."""

from __future__ import annotations

from fractions import Fraction

from pmo_audit.auditing.readings import shown
from pmo_audit.auditing.why.axis import Axis
from pmo_audit.auditing.why.ranges import Range
from pmo_audit.classes import dataclass
from pmo_audit.types import DateType, PeriodType, Type


@dataclass(frozen=True, slots=True)
class Stretch:
    """The values of a range that can be written down: both ends belong to it, None for without end."""

    low: Fraction | None
    high: Fraction | None
    after: Fraction | None = None
    """What it lies above without touching it, where that is said more simply: more than EUR 5."""
    before: Fraction | None = None


def stretch_of(axis: Axis, one: Range) -> Stretch | None:
    """What of a range can be written down; None where nothing can."""
    low, high = one.low, one.high
    after = before = None
    if low is not None and low == axis.lowest and one.low_closed:
        low = None
    if high is not None and high == axis.highest and one.high_closed:
        high = None
    if low is not None:
        after = low if not one.low_closed and not axis.whole and axis.up(low) == low else None
        low = axis.up(low) if one.low_closed or axis.up(low) != low else low + axis.step
    if high is not None:
        before = high if not one.high_closed and not axis.whole and axis.down(high) == high else None
        high = axis.down(high) if one.high_closed or axis.down(high) != high else high - axis.step
    if low is not None and high is not None and low > high:
        return None
    return Stretch(low, high, after, before)


def clipped(axis: Axis, one: Stretch, lowest: Fraction | None) -> Stretch | None:
    """What of a stretch is not below the lowest that is allowed."""
    if lowest is None or (one.low is not None and one.low >= lowest):
        return one
    if one.high is not None and one.high < lowest:
        return None
    return Stretch(lowest, one.high, None, one.before)


def nearest_point(one: Stretch, current: Fraction | None) -> Fraction:
    """The point that asks for the least change; without a value so far, the end that the stretch begins at."""
    if current is not None and one.low is not None and current < one.low:
        return one.low
    if current is not None and one.high is not None and current > one.high:
        return one.high
    if current is not None:
        return current
    return one.low if one.low is not None else one.high if one.high is not None else Fraction(0)


def in_words(axis: Axis, one: Stretch, type_: Type) -> str:
    """A stretch as one asks for it: `at least EUR 5`, `2026-03-31 or later`, `between EUR 5 and EUR 9`."""

    def said(x: Fraction) -> str:
        return shown(axis.make(x), type_)

    later, earlier = _ends(type_)
    match one:
        case Stretch(None, None):
            return "any"
        case Stretch(low, high) if low == high and low is not None:
            return said(low)
        case Stretch(None, _, _, Fraction() as before):
            return f"less than {said(before)}"
        case Stretch(None, Fraction() as high):
            return f"{said(high)} or {earlier}"
        case Stretch(_, None, Fraction() as after):
            return f"more than {said(after)}"
        case Stretch(Fraction() as low, None):
            return f"{said(low)} or {later}"
        case Stretch(low, high, after, before):
            if after is None and before is None:
                return f"between {said(_there(low))} and {said(_there(high))}"
            start = f"more than {said(after)}" if after is not None else f"at least {said(_there(low))}"
            end = f"less than {said(before)}" if before is not None else f"at most {said(_there(high))}"
            return f"{start} and {end}"


def _there(x: Fraction | None) -> Fraction:
    assert x is not None
    return x


def _ends(type_: Type) -> tuple[str, str]:
    if isinstance(type_, DateType | PeriodType):
        return "later", "earlier"
    return "more", "less"
