"""`at most 2 risks`, `at least 90% of tasks`: decided by the exact bounds that the unknown members leave."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from pmo_audit.classes import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """How members stand: in the domain or perhaps in it, and there meeting the condition, perhaps meeting it, or not.

    `more` says that there may be members nobody knows of.
    """

    met: int = 0
    perhaps: int = 0
    unmet: int = 0
    maybe_met: int = 0
    maybe_perhaps: int = 0
    maybe_unmet: int = 0
    more: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is certainly nobody to ask about."""
        return not self.more and not any(
            (self.met, self.perhaps, self.unmet, self.maybe_met, self.maybe_perhaps, self.maybe_unmet)
        )


def tally_of(members: Iterable[tuple[bool | None, bool | None]], *, more: bool) -> Tally:
    """The tally of members, each with whether it is in the domain and whether it meets the condition; None: unknown."""
    counts = dict.fromkeys(("met", "perhaps", "unmet", "maybe_met", "maybe_perhaps", "maybe_unmet"), 0)
    for among, meets in members:
        if among is not False:
            counts[("" if among else "maybe_") + {True: "met", False: "unmet", None: "perhaps"}[meets]] += 1
    return Tally(**counts, more=more)


def decide_number(word: str, limit: Fraction, tally: Tally) -> bool | None:
    """Whether so many members meet the condition, whatever the unknown turn out to be; None where it depends."""
    low = Fraction(tally.met)
    high = None if tally.more else low + tally.perhaps + tally.maybe_met + tally.maybe_perhaps
    return _within(word, limit, low, high)


def decide_share(word: str, limit: Fraction, tally: Tally) -> bool | None:
    """Whether such a share of the domain meets the condition; over nothing every share is true."""
    if tally.is_empty:
        return True
    certain = tally.met + tally.perhaps + tally.unmet
    answer = _of_some(word, limit, tally, certain)
    may_be_empty = not certain
    return None if may_be_empty and answer is not True else answer


def _of_some(word: str, limit: Fraction, tally: Tally, certain: int) -> bool | None:
    """The answer where at least one member is in the domain."""
    if tally.more:
        return _of_many(word, limit, some_met=tally.met > 0, some_unmet=tally.unmet > 0)
    if word == "exactly":
        return _exactly(limit, tally, certain)
    best, worst = tally.maybe_met + tally.maybe_perhaps, tally.maybe_unmet + tally.maybe_perhaps
    high = Fraction(tally.met + tally.perhaps + best, certain + best) if certain + best else Fraction(0)
    low = Fraction(tally.met, certain + worst) if certain + worst else Fraction(1)
    return _within(word, limit, low, high)


def _of_many(word: str, limit: Fraction, *, some_met: bool, some_unmet: bool) -> bool | None:
    """The answer where any number of members may be added: the share is then anything between 0 and 1.

    It is more than 0 where some surely meet the condition, and less than 1 where some surely do not.
    """
    above = limit == 0 and some_met
    below = limit == 1 and some_unmet
    match word:
        case "at most":
            return True if limit >= 1 else False if above else None
        case "fewer than":
            return False if limit <= 0 else True if below else None
        case "at least":
            return True if limit <= 0 else False if below else None
        case "more than":
            return False if limit >= 1 else True if above else None
        case _:
            return False if above or below else None


def _exactly(limit: Fraction, tally: Tally, certain: int) -> bool | None:
    """Whether the share is the limit for every way the unknown may turn out, for none, or for some."""
    hits = misses = False
    for added in range(tally.maybe_met + tally.maybe_perhaps + 1):
        for spoiling in range(tally.maybe_unmet + tally.maybe_perhaps + 1):
            shared = max(0, added - tally.maybe_met) + max(0, spoiling - tally.maybe_unmet)
            whole = certain + added + spoiling
            if shared > tally.maybe_perhaps or not whole:
                continue
            wanted, low = limit * whole, tally.met + added
            hit = wanted.denominator == 1 and low <= wanted <= low + tally.perhaps
            hits, misses = hits or hit, misses or not hit or tally.perhaps > 0
            if hits and misses:
                return None
    return hits


def _within(word: str, limit: Fraction, low: Fraction, high: Fraction | None) -> bool | None:
    """Whether everything from `low` to `high` keeps to the limit, nothing does, or some."""
    match word:
        case "at most":
            return True if high is not None and high <= limit else False if low > limit else None
        case "fewer than":
            return True if high is not None and high < limit else False if low >= limit else None
        case "at least":
            return True if low >= limit else False if high is not None and high < limit else None
        case "more than":
            return True if low > limit else False if high is not None and high <= limit else None
        case _:  # exactly
            if low == high == limit:
                return True
            return False if low > limit or (high is not None and high < limit) else None
