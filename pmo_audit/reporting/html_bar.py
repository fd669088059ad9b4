"""The bar of outcomes at the top of the page, as numbers that a template can draw."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from pmo_audit.findings import Outcome
from pmo_audit.reporting.tally import Share, Tally

LEAST = Fraction(12, 10)
"""The least width in percent, so that one failure among thousands is still seen."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of the bar: from `x` on, `width` wide, both in percent of the whole and written out."""

    outcome: Outcome
    share: Share
    x: str
    width: str


def segments(tally: Tally) -> tuple[Segment, ...]:
    """The outcomes that make up the checks, from pass to error, without those that did not occur."""
    order = (Outcome.PASS, Outcome.FAIL, Outcome.UNKNOWN, Outcome.ERROR)
    shares = [(outcome, Share(tally.of(outcome), tally.checks)) for outcome in order if tally.of(outcome)]
    widths = [max(LEAST, Fraction(share.part * 100, share.whole)) for _, share in shares]
    scale = Fraction(100) / sum(widths) if widths else Fraction(1)
    drawn: list[Segment] = []
    start = Fraction(0)
    for (outcome, share), width in zip(shares, widths, strict=True):
        drawn.append(Segment(outcome, share, _percent(start), _percent(width * scale)))
        start += width * scale
    return tuple(drawn)


def _percent(number: Fraction) -> str:
    whole, hundredths = divmod(round(number * 100), 100)
    return f"{whole}.{hundredths:02d}%"
