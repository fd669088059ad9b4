"""What stands in the place of a value: *none*, and what is unknown, with the reasons as bits.

Both compute and compare by themselves, as the tables of `docs/semantics.md` say, so that generated code is the bare
operation: `a >= b` is true, false or unknown, whatever stands on either side, and only what is not known pays for it.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from pmo_audit.backends.bounds import Bounds, surely_less
from pmo_audit.backends.compiled.verdict import FAIL, NOTHING, UNDECIDED, Verdict, bit_of
from pmo_audit.findings import Reason

Low = int | Fraction


class Absent:
    """No value: `bits` says for which reasons it is unknown, and is 0 for *none*.

    The number of members of which some are unknown has bounds, which may decide a comparison; whatever is computed
    from it has none.
    """

    __slots__ = ("bits", "high", "low", "verdict")

    def __init__(self, bits: int, low: Low | None = None, high: Low | None = None) -> None:
        self.bits = bits
        self.low = low
        self.high = high
        self.verdict: Verdict = UNDECIDED[bits]

    __hash__ = object.__hash__

    def __bool__(self) -> bool:
        """Never true: a test of two bounds in a row ends at what is not known."""
        return False

    def __or__(self, other: Absent) -> Absent:
        """Unknown for the reasons of both."""
        return UNKNOWN[self.bits | other.bits]

    def __lt__(self, other: object) -> Any:
        return _compared(self, other, surely_less)

    def __ge__(self, other: object) -> Any:
        return _compared(self, other, _not_less)

    def __gt__(self, other: object) -> Any:
        return _compared(self, other, _more)

    def __le__(self, other: object) -> Any:
        return _compared(self, other, _not_more)

    def __eq__(self, other: object) -> Any:
        return _compared(self, other, _apart)

    def __add__(self, other: object) -> Absent:
        return _computed(self, other)

    __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __add__

    def __abs__(self) -> Absent:
        return _computed(self, self)


def _compared(one: Absent, other: object, decide: Callable[[Bounds, Bounds], bool | None]) -> bool | Absent:
    """A comparison: false with none, else what the bounds decide, else unknown."""
    theirs = other if isinstance(other, Absent) else None
    if one is NONE or theirs is NONE:
        return False
    if one.low is not None:
        right = _bounds(other)
        decided = decide((one.low, one.high), right) if right is not None else None
        if decided is not None:
            return decided
    return UNKNOWN[one.bits | theirs.bits] if theirs is not None else UNKNOWN[one.bits]


def _bounds(side: object) -> Bounds | None:
    match side:
        case Absent(low=int() | Fraction() as low, high=high):
            return low, high
        case int() | Fraction():
            return side, side
        case _:
            return None


def _computed(one: Absent, other: object) -> Absent:
    """A computation: none with none, else unknown."""
    theirs = other if isinstance(other, Absent) else None
    if one is NONE or theirs is NONE:
        return NONE
    return UNKNOWN[one.bits | theirs.bits] if theirs is not None else UNKNOWN[one.bits]


def _apart(mine: Bounds, theirs: Bounds) -> bool | None:
    return False if surely_less(mine, theirs) or surely_less(theirs, mine) else None


def _more(mine: Bounds, theirs: Bounds) -> bool | None:
    return surely_less(theirs, mine)


def _not_less(mine: Bounds, theirs: Bounds) -> bool | None:
    return _other_way(surely_less(mine, theirs))


def _not_more(mine: Bounds, theirs: Bounds) -> bool | None:
    return _other_way(surely_less(theirs, mine))


def _other_way(truth: bool | None) -> bool | None:
    return None if truth is None else not truth


UNKNOWN = tuple(Absent(bits) for bits in range(len(UNDECIDED)))
"""Unknown for each set of reasons; the first is none."""
NONE = UNKNOWN[0]
MISSING, EXEMPT, UNREADABLE = (Absent(bit_of(one)) for one in (Reason.MISSING, Reason.EXEMPT, Reason.UNREADABLE))
"""The states of a field, apart from what is unknown for the same reason: a question about the state tells them."""


def unknown(reason: Reason) -> Absent:
    """Unknown for one reason."""
    return UNKNOWN[bit_of(reason)]


LOST = tuple(map(unknown, (Reason.MISSING, Reason.EXEMPT, Reason.UNREADABLE, Reason.DANGLING)))
"""What a field is where the way to its record is lost."""
FOUND = (NONE, MISSING, EXEMPT, UNREADABLE, *LOST)
"""Everything absent that reading a field can come to, by whatever way there."""


class Vacuous:
    """A truth that rests on nothing: every one of no risks is closed."""

    __slots__ = ("truth", "verdict")

    def __init__(self, verdict: Verdict, *, truth: bool) -> None:
        self.truth = truth
        self.verdict = verdict


VACUOUSLY_TRUE, VACUOUSLY_FALSE = Vacuous(NOTHING, truth=True), Vacuous(FAIL, truth=False)
Truth = bool | Absent | Vacuous
"""What a condition comes to."""


def both(one: Truth, other: Truth) -> Truth:
    """`and`: the first of false, false for want of anything, unknown, true, true for want of anything."""
    if one is False or other is False:
        return False
    if one is VACUOUSLY_FALSE or other is VACUOUSLY_FALSE:
        return VACUOUSLY_FALSE
    if isinstance(one, Absent) or isinstance(other, Absent):
        return _reasons(one, other)
    return True if one is True or other is True else VACUOUSLY_TRUE


def either(one: Truth, other: Truth) -> Truth:
    """`or`: the first of true, true for want of anything, unknown, false, false for want of anything."""
    if one is True or other is True:
        return True
    if one is VACUOUSLY_TRUE or other is VACUOUSLY_TRUE:
        return VACUOUSLY_TRUE
    if isinstance(one, Absent) or isinstance(other, Absent):
        return _reasons(one, other)
    return False if one is False or other is False else VACUOUSLY_FALSE


def opposite(one: Truth) -> Truth:
    """`not`."""
    if isinstance(one, Absent):
        return one
    if isinstance(one, Vacuous):
        return VACUOUSLY_FALSE if one.truth else VACUOUSLY_TRUE
    return not one


def plain(one: Truth) -> bool | Absent:
    """The same without the mark of what rests on nothing."""
    return one.truth if isinstance(one, Vacuous) else one


def lacking(one: Absent) -> bool | Absent:
    """A comparison with what is absent: false with none, else unknown."""
    return False if one is NONE else UNKNOWN[one.bits]


def _reasons(one: Truth, other: Truth) -> Absent:
    return UNKNOWN[_bits(one) | _bits(other)]


def _bits(side: Truth) -> int:
    return side.bits if isinstance(side, Absent) else 0
