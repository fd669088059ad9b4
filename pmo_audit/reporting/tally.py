"""How many verdicts came out which way, and the two shares that follow from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from pmo_audit.findings import Outcome

NOTHING_DECIDED = "nothing decided"
WORST_FIRST = (Outcome.FAIL, Outcome.ERROR, Outcome.UNKNOWN)
"""The outcomes that make a finding, in the order in which a reader wants them."""


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole. Of an empty whole there is no share: nothing was decided."""

    part: int
    whole: int

    @property
    def ratio(self) -> float | None:
        """From 0 to 1, or None where the whole is empty."""
        return self.part / self.whole if self.whole else None

    @property
    def text(self) -> str:
        """A percentage with at most one decimal that never rounds up to all nor down to none: `>99.9%`, `<0.1%`."""
        if not self.whole:
            return NOTHING_DECIDED
        thousandths = Fraction(self.part * 1000, self.whole)
        if 999 < thousandths < 1000:
            return ">99.9%"
        if 0 < thousandths < 1:
            return "<0.1%"
        whole, tenth = divmod(round(thousandths), 10)
        return f"{whole}.{tenth}%" if tenth else f"{whole}%"


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of verdicts for every outcome there is, in the order of `Outcome`, zeros included."""

    counts: Mapping[Outcome, int]

    def of(self, outcome: Outcome) -> int:
        """How many verdicts came out that way."""
        return self.counts[outcome]

    @property
    def passed(self) -> int:
        """Verdicts that hold."""
        return self.counts[Outcome.PASS]

    @property
    def failed(self) -> int:
        """Verdicts that do not hold."""
        return self.counts[Outcome.FAIL]

    @property
    def unknown(self) -> int:
        """Verdicts that the data cannot decide."""
        return self.counts[Outcome.UNKNOWN]

    @property
    def errors(self) -> int:
        """Verdicts that the engine could not reach."""
        return self.counts[Outcome.ERROR]

    @property
    def checks(self) -> int:
        """Verdicts that were asked for: passed, failed, unknown or broken. The rest did not apply."""
        return self.passed + self.failed + self.unknown + self.errors

    @property
    def compliance(self) -> Share:
        """Passes among passes and failures."""
        return Share(self.passed, self.passed + self.failed)

    @property
    def coverage(self) -> Share:
        """What was decided among what applies: the unknown and the engine's own errors are not decided."""
        return Share(self.passed + self.failed, self.checks)


def tally_of(counts: Mapping[Outcome, int]) -> Tally:
    """A tally of these counts, with zero for the outcomes they do not name."""
    return Tally(MappingProxyType({outcome: counts.get(outcome, 0) for outcome in Outcome}))


def total(tallies: Iterable[Tally]) -> Tally:
    """The sum of several tallies."""
    parts = tuple(tallies)
    return tally_of({outcome: sum(part.of(outcome) for part in parts) for outcome in Outcome})
