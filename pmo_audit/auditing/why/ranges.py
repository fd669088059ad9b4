"""A question that is asked of every point of a line, answered in ranges: where the answer changes, and to what.

The points at which it may change are solved for exactly: every comparison has a gap between its sides, which is zero
there. What no gap tells is found by halving.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from fractions import Fraction
from itertools import pairwise

from pmo_audit.auditing.why.axis import Axis
from pmo_audit.classes import dataclass

Look = Callable[[Fraction], Hashable]
"""The answer at a point."""
Gap = Callable[[Fraction], Fraction | None]
"""What parts the two sides of a comparison at a point; None where nobody can tell."""

_HALVINGS = 64
_CHAIN = 6
"""Steps of a chord that are tried before halving."""


@dataclass(frozen=True, slots=True)
class Range:
    """Points with one answer: from `low` to `high`, None for without end; a closed end belongs to it."""

    low: Fraction | None
    high: Fraction | None
    low_closed: bool
    high_closed: bool
    answer: Hashable
    inside: Fraction
    """One of its points."""

    @property
    def is_point(self) -> bool:
        """Whether it is a single point."""
        return self.low is not None and self.low == self.high


def ranges(axis: Axis, look: Look, gaps: Sequence[Gap], points: Iterable[Fraction]) -> list[Range]:
    """Every range of the line with its answer, from low to high; neighbours differ."""
    known: dict[Fraction, Hashable] = {}

    def asked(x: Fraction) -> Hashable:
        if x not in known:
            known[x] = look(x)
        return known[x]

    marks = _within(axis, points)
    marks = _within(axis, [*marks, *(root for gap in gaps for root in roots(axis, gap, marks))])
    marks = _refined(axis, asked, marks)
    return _joined(_pieces(axis, asked, marks))


def _within(axis: Axis, points: Iterable[Fraction]) -> list[Fraction]:
    """The points as far as they are on the line; beside what lies between two whole ones, those two."""
    found: set[Fraction] = set()
    for x in points:
        found.update((axis.down(x), axis.up(x)) if axis.whole else (x,))
    return sorted(x for x in found if axis.has(x))


# Where a gap is zero


def roots(axis: Axis, gap: Gap, points: Sequence[Fraction]) -> list[Fraction]:
    """The points at which a gap is exactly zero, as far as straight lines and simple fractions lead to them."""
    measured = [(x, y) for x in points if (y := gap(x)) is not None]
    found = {x for x, y in measured if y == 0}
    if len(measured) >= 2:
        found.update(_by_shape(gap, measured))
    for (a, at_a), (b, at_b) in pairwise(measured):
        if at_a * at_b < 0 and not any(a < x < b for x in found):
            found.update(_between(axis, gap, (a, at_a), (b, at_b)))
    return sorted(found)


def _by_shape(gap: Gap, measured: Sequence[tuple[Fraction, Fraction]]) -> list[Fraction]:
    """The root of the straight line, or of the fraction, that runs through some of the points, where it is one."""
    guesses = []
    for three in {tuple(measured[:3]), tuple(measured[-3:])}:
        guesses += [_of_line(*three[:2]), *([_of_fraction(*three)] if len(three) == 3 else [])]
    return [x for x in guesses if x is not None and gap(x) == 0]


def _of_line(one: tuple[Fraction, Fraction], other: tuple[Fraction, Fraction]) -> Fraction | None:
    (a, at_a), (b, at_b) = one, other
    return a - at_a * (b - a) / (at_b - at_a) if at_a != at_b else None


def _of_fraction(*three: tuple[Fraction, Fraction]) -> Fraction | None:
    """The root of (x - r) * k / (x - p) through three points: found by solving for r, k and p."""
    (a, at_a), (b, at_b), (c, at_c) = three
    # y * x - y * p = k * x - k * r is linear in p, k and m = k * r:  y * p + k * x - m = x * y
    determinant = (at_a - at_b) * (a - c) - (at_a - at_c) * (a - b)
    if determinant == 0:
        return None
    right = (a * at_a - b * at_b, a * at_a - c * at_c)
    pole = (right[0] * (a - c) - right[1] * (a - b)) / determinant
    slope = ((at_a - at_b) * right[1] - (at_a - at_c) * right[0]) / determinant
    if slope == 0:
        return None
    return (at_a * pole + slope * a - a * at_a) / slope


def _between(axis: Axis, gap: Gap, low: tuple[Fraction, Fraction], high: tuple[Fraction, Fraction]) -> list[Fraction]:
    """The root between two points on both sides of zero, by chords; nothing where they do not lead to it exactly."""
    for _ in range(_CHAIN):
        x = _of_line(low, high)
        y = gap(x) if x is not None and axis.has(axis.down(x)) else None
        if x is None or y is None:
            return []
        if y == 0:
            return [x]
        low, high = ((x, y), high) if (y < 0) == (low[1] < 0) else (low, (x, y))
    return []


# Where an answer changes, though no gap says so


def _refined(axis: Axis, asked: Look, marks: Sequence[Fraction]) -> list[Fraction]:
    """The marks, and beside them where the answer changes in between."""
    found = list(marks)
    for low, high in pairwise(marks):
        inner = _middle(axis, low, high)
        if inner is None:
            continue
        left, right = _middle(axis, low, inner), _middle(axis, inner, high)
        waiting = [x for x in (left, inner, right) if x is not None]
        for a, b in pairwise(waiting):
            if asked(a) != asked(b):
                found += _halved(axis, asked, a, b)
    return sorted(set(found))


def _halved(axis: Axis, asked: Look, low: Fraction, high: Fraction) -> tuple[Fraction, Fraction]:
    """The two written points between which the answer changes."""
    low, high = axis.down(low), axis.up(high)
    first = asked(low)
    for _ in range(_HALVINGS):
        middle = axis.down((low + high) / 2)
        if middle in (low, high):
            break
        low, high = (middle, high) if asked(middle) == first else (low, middle)
    return low, high


def _middle(axis: Axis, low: Fraction, high: Fraction) -> Fraction | None:
    """A point between two others; None where there is none."""
    if not axis.whole:
        return (low + high) / 2
    middle = axis.down((low + high) / 2)
    middle = middle if middle > low else middle + axis.step
    return middle if low < middle < high else None


# From points to ranges


def _pieces(axis: Axis, asked: Look, marks: Sequence[Fraction]) -> list[Range]:
    """The marks and what lies before, between and after them."""
    if not marks:
        return []
    far = 2 * max(abs(marks[0]), abs(marks[-1])) + 1000
    below, above = _before(axis, marks[0], far), _after(axis, marks[-1], far)
    found = [] if below is None else [Range(axis.lowest, marks[0], True, False, asked(below), below)]
    for number, x in enumerate(marks):
        found.append(Range(x, x, True, True, asked(x), x))
        if number + 1 < len(marks):
            inner = _middle(axis, x, marks[number + 1])
            if inner is not None:
                found.append(Range(x, marks[number + 1], False, False, asked(inner), inner))
    if above is not None:
        found.append(Range(marks[-1], axis.highest, False, True, asked(above), above))
    return found


def _before(axis: Axis, first: Fraction, far: Fraction) -> Fraction | None:
    x = axis.down(first - far) if axis.lowest is None else max(axis.lowest, axis.down(first - far))
    return x if x < first else None


def _after(axis: Axis, last: Fraction, far: Fraction) -> Fraction | None:
    x = axis.up(last + far) if axis.highest is None else min(axis.highest, axis.up(last + far))
    return x if x > last else None


def _joined(pieces: Sequence[Range]) -> list[Range]:
    """Neighbours with the same answer as one."""
    found: list[Range] = []
    for one in pieces:
        if found and found[-1].answer == one.answer:
            last = found[-1]
            inside = last.inside if not last.is_point else one.inside
            found[-1] = Range(last.low, one.high, last.low_closed, one.high_closed, one.answer, inside)
        else:
            found.append(one)
    return found
