"""Which pair of records somebody means who decides about an overlap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pmo_audit.classes import dataclass
from pmo_audit.diagnostics import Diagnostic
from pmo_audit.oversight import LEVELS, Overlap
from pmo_audit.records import Portfolio, Record
from pmo_audit.text import fold, in_words, nearest

BETWEEN = "~"
"""What stands between two ids that are written as one word."""
_CODE = "PA846"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records of one level."""

    level: str
    left: Record
    right: Record

    def is_of(self, overlap: Overlap) -> bool:
        """Whether an overlap is that of this pair."""
        keys = {overlap.left.id, overlap.right.id}
        return overlap.level == self.level and keys == {self.left.key, self.right.key}


def find_pair(
    portfolio: Portfolio, words: Sequence[str], overlaps: Sequence[Overlap], level: str | None = None
) -> Pair | Diagnostic:
    """The pair that is meant by the id of an overlap, or by the ids of two records, parted by `~` where they are one
    word; or why there is none."""
    ids = list(words)
    if len(words) == 1:
        for overlap in overlaps:
            if fold(overlap.id) == fold(words[0]):
                ids, level = [overlap.left.id, overlap.right.id], overlap.level
    found = [pair for one in _read_as_two(ids) for pair in _pairs(portfolio, one, level)]
    if len(found) == 1:
        one = found[0]
        if one.left.key == one.right.key:
            return Diagnostic(_CODE, f"`{one.left.key}` cannot overlap with itself", None, "name two records")
        return one
    if found:
        message = f"there are projects and deliverables of the ids {in_words(f'`{one}`' for one in ids)}"
        return Diagnostic(_CODE, message, None, f"say which with `--level {' or '.join(LEVELS)}`")
    return _unknown(portfolio, ids, level)


def _read_as_two(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The two ids, in each way in which one word can be two of them."""
    if len(words) == 2:
        yield words[0], words[1]
    elif len(words) == 1:
        parts = words[0].split(BETWEEN)
        for at in range(1, len(parts)):
            yield BETWEEN.join(parts[:at]).strip(), BETWEEN.join(parts[at:]).strip()


def _pairs(portfolio: Portfolio, ids: tuple[str, str], level: str | None) -> Iterator[Pair]:
    for one in LEVELS if level is None else (level,):
        known = {fold(record.key): record for record in portfolio.register(one).records}
        left, right = (known.get(fold(each)) for each in ids)
        if left is not None and right is not None:
            yield Pair(one, left, right)


def _unknown(portfolio: Portfolio, ids: Sequence[str], level: str | None) -> Diagnostic:
    """Why no pair was found, with what may have been meant."""
    pair = next(_read_as_two(ids), None)
    if pair is None:
        help_ = "name an overlap by its id, or two records by theirs: `P1 P2` or `P1~P2`"
        return Diagnostic(_CODE, f"{in_words(f'`{one}`' for one in ids)} is no overlap", None, help_)
    levels = LEVELS if level is None else (level,)
    known = [record.key for one in levels for record in portfolio.register(one).records]
    folded = {fold(one) for one in known}
    lost = [one for one in pair if fold(one) not in folded]
    if not lost:
        return Diagnostic(_CODE, f"`{pair[0]}` and `{pair[1]}` are of two kinds", None, "name two of one kind")
    near = nearest(lost[0], known)
    help_ = f"did you mean `{near}`?" if near else "`pmo-audit overlaps` lists the pairs"
    return Diagnostic(_CODE, f"the data has no {' or '.join(levels)} `{lost[0]}`", None, help_)
