"""Decisions about overlaps: written down beside the data, and read back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from pmo_audit.api.loading import InputError
from pmo_audit.api.proposing import read
from pmo_audit.classes import TYPE_CHECKING
from pmo_audit.diagnostics import Diagnostic
from pmo_audit.records import Portfolio
from pmo_audit.sources import Loaded
from pmo_audit.sources.decision_files import place_among

if TYPE_CHECKING:  # texts and arrays are brought along where they are needed only
    from pmo_audit.derive.overlaps.pairs import Pair
    from pmo_audit.oversight import Decided, Overlap
    from pmo_audit.sources.decisions import DecisionsRead

Paths = Path | str | Sequence[Path | str]


def load_decisions(data: Paths) -> DecisionsRead:
    """What was decided about the overlaps of this data, as the file beside it says, and what is wrong with that."""
    from pmo_audit.sources.decisions import load_decisions as found

    return found(data)


def decide(
    overlap: str | Sequence[str],
    verdict: str,
    *,
    by: str,
    because: str,
    data: Paths,
    portfolio: Loaded | Portfolio | None = None,
    level: str | None = None,
    on: date | None = None,
) -> Decided:
    """Write down what somebody decided about an overlap: `merge`, `justified` or `not-a-duplicate`.

    `overlap` is the id of one, or the ids of two projects or deliverables. The decision is added to
    `overlap-decisions.csv` in the folder of the data, or beside the file of it, together with what both texts are about
    and with the contributions to their score; the pair is not raised again until either text changes in substance.
    Where the same was decided already and still holds, nothing is added, and that decision is given, with its place.
    `portfolio` is what was read of the data, where that has been done. Raises `InputError` where there is no such pair
    or nothing can be written, and ValueError for any other verdict or without a name and a reason.
    """
    from pmo_audit.oversight import VERDICTS, Decided, Decision

    if verdict not in VERDICTS:
        raise ValueError(f"there is no verdict `{verdict}`; it is one of {', '.join(VERDICTS)}")
    if not by.strip() or not because.strip():
        raise ValueError("a decision needs somebody who took it, and a reason")
    records = _records(data, portfolio)
    pair, found = _pair(records, overlap, level)
    from pmo_audit.derive.overlaps.deciding import Decisions, substances

    before = next((one for one in load_decisions(data).decided if one.pair == _key_of(pair)), None)
    if before is not None and before.decision.verdict == verdict and not Decisions(records, [before]).now(before).stale:
        return before
    decision = Decision(verdict, by, because, on or date.today())
    points = {one.name: one.points for one in found.contributions} if found is not None else {}
    words = substances(records, pair.left, pair.right)
    decided = Decided(pair.left.key, pair.right.key, pair.level, decision, words, points)
    return _written(decided, data)


def undo_decision(
    overlap: str | Sequence[str],
    *,
    by: str = "",
    because: str = "",
    data: Paths,
    portfolio: Loaded | Portfolio | None = None,
    level: str | None = None,
    on: date | None = None,
) -> Decided:
    """Take a decision back: a row is added that says so, and the pair is raised again as if nobody had decided.

    Raises `InputError` where nothing was decided about it, or nothing can be written.
    """
    from pmo_audit.oversight import Decided, Decision
    from pmo_audit.sources.decisions import UNDONE

    pair, _ = _pair(_records(data, portfolio), overlap, level)
    decided = Decided(pair.left.key, pair.right.key, pair.level, Decision(UNDONE, by, because, on or date.today()))
    if decided.pair not in {one.pair for one in load_decisions(data).decided}:
        message = f"nothing was decided about `{decided.left}` and `{decided.right}`"
        raise InputError([Diagnostic("PA848", message, None, "`pmo-audit decide --list` lists what was decided")])
    return _written(decided, data)


def _records(data: Paths, portfolio: Loaded | Portfolio | None) -> Portfolio:
    if portfolio is None:
        return read(data).portfolio
    return portfolio.portfolio if isinstance(portfolio, Loaded) else portfolio


def _pair(portfolio: Portfolio, overlap: str | Sequence[str], level: str | None) -> tuple[Pair, Overlap | None]:
    """The pair that is meant, and its overlap where they resemble each other at all."""
    from pmo_audit.derive.overlaps import find_overlaps
    from pmo_audit.derive.overlaps.pairs import find_pair

    overlaps = find_overlaps(portfolio, level=level)
    pair = find_pair(portfolio, [overlap] if isinstance(overlap, str) else overlap, overlaps, level)
    if isinstance(pair, Diagnostic):
        raise InputError([pair])
    return pair, next((one for one in overlaps if pair.is_of(one)), None)


def _key_of(pair: Pair) -> tuple[str, str, str]:
    """The pair as decisions know it."""
    from pmo_audit.oversight import VERDICTS, Decided, Decision

    return Decided(pair.left.key, pair.right.key, pair.level, Decision(VERDICTS[0], "", "", None)).pair


def _written(decided: Decided, data: Paths) -> Decided:
    from pmo_audit.sources.decisions import append_decision

    told = append_decision(place_among(data), decided)
    if told is not None:
        raise InputError([told])
    return decided
