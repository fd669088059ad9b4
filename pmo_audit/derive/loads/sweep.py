"""What is promised on each day against what can be given, month by month.

Days are not looked at one by one: between two changes of what is promised or of what can be given, every day is alike.
Amounts are brought to whole numbers of one small part, so that all sums are exact and cost little.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from math import lcm

from pmo_audit.classes import dataclass, field
from pmo_audit.derive.loads.capacity import Level, Step
from pmo_audit.derive.loads.days import Worked


@dataclass(frozen=True, slots=True)
class Piece:
    """From a first to a last day, so much is promised: between `low` and `high`, which is None for no bound."""

    first: int
    last: int
    low: Fraction
    high: Fraction | None


@dataclass(slots=True)
class Stretch:
    """Days that are alike: what is promised on them, and what can be given; amounts are in parts."""

    first: int
    last: int
    low: int
    high: int | None
    least: int
    most: int | None
    level: Level

    @property
    def excess(self) -> int:
        """How far the promises go beyond what can be given; as far as that is known."""
        return self.low - (self.most or 0)


@dataclass(slots=True)
class Month:
    """A month in which something is promised. `worked` are its days that count, `part` what amounts are counted in."""

    number: int
    worked: int
    part: int
    peak: Stretch
    is_over: bool = False
    days: int = 0
    total: int = 0
    over: list[Stretch] = field(default_factory=list)
    undecided: list[Stretch] = field(default_factory=list)

    @property
    def state(self) -> str:
        """`over`, `open` or `within`."""
        return "over" if self.is_over else "open" if self.undecided else "within"

    @property
    def promised(self) -> Fraction:
        """What is promised at the peak."""
        return Fraction(self.peak.low, self.part)

    @property
    def average(self) -> Fraction:
        """What is promised on an average day that counts."""
        return Fraction(self.total, self.part * self.worked)


def months_of(pieces: Sequence[Piece], steps: Sequence[Step], worked: Worked, first: int, last: int) -> Iterator[Month]:
    """The months from a first to a last day in which something is promised, in order."""
    amounts = [one for piece in pieces for one in (piece.low, piece.high)]
    amounts += [one for step in steps for one in (step.level.low, step.level.high)]
    part = lcm(*{one.denominator for one in amounts if one is not None})
    found: Month | None = None
    for stretch in _stretches(pieces, steps, worked, part, (first, last)):
        count = worked.count(stretch.first, stretch.last)
        if not count:
            continue
        number = worked.month_of(stretch.first)
        if found is None or found.number != number:
            if found is not None:
                yield found
            found = Month(number, worked.count_of(number), part, stretch)
        _add(found, stretch, count)
    if found is not None:
        yield found


def _add(month: Month, stretch: Stretch, count: int) -> None:
    month.total += stretch.low * count
    is_over = stretch.most is not None and stretch.low > stretch.most
    if is_over:
        month.over.append(stretch)
        month.days += count
    elif stretch.high is None or stretch.high > stretch.least:
        month.undecided.append(stretch)
    if (is_over, stretch.excess) > (month.is_over, month.peak.excess):
        month.peak = stretch
    month.is_over = month.is_over or is_over


def _stretches(
    pieces: Sequence[Piece], steps: Sequence[Step], worked: Worked, part: int, days: tuple[int, int]
) -> Iterator[Stretch]:
    """The days on which something is promised, those that are alike together and no two months."""
    changes = _changes(pieces, part, *days)
    if not changes:
        return
    levels = {max(one.first, days[0]): _Limit(one.level, part) for one in steps if one.first <= days[1]}
    cuts = sorted(changes.keys() | levels.keys() | worked.months_between(min(changes), max(changes)))
    low = high = boundless = number = 0
    limit = _Limit(steps[0].level, part)
    for at, day in enumerate(cuts[:-1]):
        limit = levels.get(day, limit)
        change = changes.get(day)
        if change is not None:
            low, high = low + change[0], high + change[1]
            boundless, number = boundless + change[2], number + change[3]
        if number:
            most = None if boundless else high
            yield Stretch(day, cuts[at + 1] - 1, low, most, limit.least, limit.most, limit.level)


class _Limit:
    """What can be given, in parts."""

    __slots__ = ("least", "level", "most")

    def __init__(self, level: Level, part: int) -> None:
        self.level = level
        self.least = _parts(level.low, part)
        self.most = None if level.high is None else _parts(level.high, part)


def _parts(amount: Fraction, part: int) -> int:
    return amount.numerator * (part // amount.denominator)


def _changes(pieces: Iterable[Piece], part: int, first: int, last: int) -> dict[int, list[int]]:
    """Day → by how much more is promised from it on: of the low sums, the high ones, those without bound, in number."""
    found: dict[int, list[int]] = {}
    for piece in pieces:
        begin, end = max(piece.first, first), min(piece.last, last)
        if begin > end:
            continue
        low = _parts(piece.low, part)
        high = 0 if piece.high is None else low if piece.high is piece.low else _parts(piece.high, part)
        for day, sign in ((begin, 1), (end + 1, -1)):
            change = found.setdefault(day, [0, 0, 0, 0])
            change[0] += sign * low
            change[1] += sign * high
            change[2] += sign * (piece.high is None)
            change[3] += sign
    return found
