"""What somebody decided about overlaps, held against the texts as they are now.

A decision counts until either text changes in substance (`substance.py`). Then it is stale: it is still shown, with
what has changed, but the pair is raised again.
"""

from __future__ import annotations

from collections.abc import Iterable

from pmo_audit.classes import replace
from pmo_audit.derive.overlaps.substance import Change, Substance, change_since, substance_of, text_of
from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.oversight import Decided, Decision, Overlap
from pmo_audit.records import Portfolio, Record
from pmo_audit.text import counted, fold, in_words

_SHOWN = 6
"""Words that are named of those that are new or gone."""


class Decisions:
    """The decisions about the pairs of a portfolio; each text is looked at once, and only where it was decided on."""

    def __init__(self, portfolio: Portfolio, decided: Iterable[Decided]) -> None:
        self._portfolio = portfolio
        self._decided = {one.pair: one for one in decided}
        self._keys: dict[str, dict[str, Record]] = {}
        self._substances: dict[tuple[str, str], Substance] = {}

    def about(self, level: str, left: str, right: str) -> Decision | None:
        """What was decided about the records of these keys, and whether it still counts; None where nothing was."""
        first, second = sorted((fold(left), fold(right)))
        found = self._decided.get((level, first, second))
        return self.now(found) if found is not None else None

    def now(self, decided: Decided) -> Decision:
        """A decision with what has changed since; one about records that are not there is as it was."""
        changed = []
        for key, written in zip((decided.left, decided.right), decided.substance, strict=True):
            record = self.record(decided.level, key)
            if record is None or not written:
                continue
            change = change_since(written, self._substance(record))
            if change.is_substantial:
                changed.append(f"{record.key}: {_in_words(change)}")
        return replace(decided.decision, stale=bool(changed), changed=tuple(changed))

    def record(self, level: str, key: str) -> Record | None:
        """The record that a decision speaks of, or None where the portfolio has none of that key."""
        if level not in self._keys:
            self._keys[level] = {fold(one.key): one for one in self._portfolio.register(level).records}
        return self._keys[level].get(fold(key))

    def unknown(self) -> tuple[Diagnostic, ...]:
        """Tells of decisions about records that the portfolio does not have."""
        told = []
        for one in self._decided.values():
            lost = [f"`{key}`" for key in (one.left, one.right) if self.record(one.level, key) is None]
            if lost:
                message = f"the data has no {one.level} {in_words(lost)}, of which this was decided"
                help_ = "where the id has changed, change it here too; else the row may go"
                told.append(Diagnostic("PA845", message, one.decision.origin, help_, Severity.NOTE))
        return tuple(told)

    def _substance(self, record: Record) -> Substance:
        key = (record.entity, record.key)
        if key not in self._substances:
            self._substances[key] = substance_of(text_of(self._portfolio, record))
        return self._substances[key]


def with_decisions(
    overlaps: Iterable[Overlap], portfolio: Portfolio, decided: Iterable[Decided]
) -> tuple[Overlap, ...]:
    """The same overlaps with what was decided about them; a pair whose decision still counts is not raised."""
    decisions = Decisions(portfolio, decided)
    told = []
    for one in overlaps:
        decision = decisions.about(one.level, one.left.id, one.right.id)
        told.append(one if decision is None else replace(one, decision=decision, flag=one.flag and decision.stale))
    return tuple(told)


def substances(portfolio: Portfolio, left: Record, right: Record) -> tuple[str, str]:
    """What two texts are about, as a decision about them keeps it."""
    first, second = (substance_of(text_of(portfolio, one)).written for one in (left, right))
    return first, second


def _in_words(change: Change) -> str:
    """What came and what went, names first."""
    parts = [_clause("new", change.new), _clause("gone", change.gone)]
    return "; ".join(one for one in parts if one) or "its text is another, and too long to say how"


def _clause(what: str, words: tuple[str, ...]) -> str:
    if not words:
        return ""
    shown = [f"`{one}`" for one in words[:_SHOWN]]
    rest = len(words) - _SHOWN
    return f"{what} {in_words([*shown, counted(rest, 'more word')] if rest > 0 else shown)}"
