"""Columns of percentages: whether a bare 65 is 65% and a bare 0.65 is."""

from __future__ import annotations

from fractions import Fraction

from pmo_audit.classes import replace
from pmo_audit.proposing.reading.decimals import propose_decimal
from pmo_audit.proposing.reading.seen import Beside, Said, Seen, few
from pmo_audit.sources.amounts import TooLargeError, read_number, read_percent
from pmo_audit.sources.number_formats import is_percent
from pmo_audit.text import fold

_CLEARLY_POINTS = 5
"""From here on a bare number beside fractions is surely points; 1.2 may be 120%."""


def propose_shares(seen: Seen, beside: Beside, said: Said) -> None:
    """How the percentages of a column are to be read."""
    propose_decimal(seen.texts, beside, said, seen.heading)
    bare = _bare(seen, said.line.decimal or ".")
    points = [text for text, number in bare.items() if number > 1]
    fractions = [text for text, number in bare.items() if 0 < number < 1]
    ones = [text for text, number in bare.items() if number == 1]
    if points and max(bare[one] for one in points) < _CLEARLY_POINTS:
        reason = f"{few(points)} could be so many percent, or so many times the whole"
        said.guess(seen.heading, "bare numbers not told", reason, sure=False)
    elif points and fractions:
        _mixed(bare, points, fractions, said, seen.heading)
    elif points:
        _points(points, ones, said, seen.heading)
    elif fractions or (ones and "fte" in fold(seen.heading).split()):
        said.line = replace(said.line, numbers="fraction")
        said.guess(
            seen.heading, "bare numbers are fractions", f"none is more than 1, and {few(fractions or ones, 1)} is one"
        )
    elif bare:
        said.line = replace(said.line, numbers="mixed")
        if ones:
            reason = f"{few(ones, 1)} could be 1% or 100%, and no other number tells"
            said.guess(seen.heading, "bare numbers not told", reason, sure=False)


def _bare(seen: Seen, decimal: str) -> dict[str, Fraction]:
    """The numbers without a sign for percent, as they stand there."""
    found: dict[str, Fraction] = {}
    for number in seen.numbers:
        if not is_percent(number.format) and (read := _number(number.text, ".")) is not None:
            found[number.text] = abs(read)
    for text in seen.texts:
        if read_percent(text, decimal) is None and (read := _number(text, decimal)) is not None:
            found[text] = abs(read)
    return found


def _number(text: str, decimal: str) -> Fraction | None:
    try:
        return read_number(text, "." if decimal == "either" else decimal)
    except TooLargeError:
        return None


def _points(points: list[str], ones: list[str], said: Said, heading: str) -> None:
    said.line = replace(said.line, numbers="mixed" if ones else "points")
    reason = f"numbers such as {few(points, 1)} are whole percents"
    said.guess(heading, "bare numbers are percentage points", reason)
    if ones:
        said.guess(ones[0], "left open", f"beside {few(points, 1)} it could be 1% or 100%", sure=False)


def _mixed(bare: dict[str, Fraction], points: list[str], fractions: list[str], said: Said, heading: str) -> None:
    between = [text for text in points if bare[text] < _CLEARLY_POINTS]
    if between:
        reason = f"{few(between, 1)} and {few(fractions, 1)} could be points or fractions"
        said.guess(heading, "bare numbers not told", reason, sure=False)
        return
    said.line = replace(said.line, numbers="mixed")
    reason = f"numbers such as {few(points, 1)} are whole percents, and such as {few(fractions, 1)} are fractions"
    said.guess(heading, "percentage points and fractions both", reason, sure=False)
