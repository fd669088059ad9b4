"""Of which kind a resemblance is: the same work twice, again next year, its next step, a part, or the same form.

Each kind has its reason in words. What is not told apart by a reason is taken for a duplicate.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from pmo_audit.classes import dataclass
from pmo_audit.derive.overlaps.slots import Title, words_and_runs
from pmo_audit.derive.overlaps.works import Work
from pmo_audit.text import fold, in_words

ALIKE = 0.6
"""This part of two titles has to be the same, by weight and without names, for them to be of one series."""
_YEARLY = re.compile(r"\b(annual|annually|yearly|every year|each year|year after year)\b")
_PART_OF = re.compile(r"\bpart of (?:the |our )?([\w &'-]{3,60}?) (?:program|programme|initiative|portfolio)\b")
_FOLLOWS = re.compile(
    r"\b(after the|follows|following|follow-up|builds on|based on|continu\w+|lessons of|on top of|second wave"
    r"|recommended)\b"
)
_YEAR = 365
_NEAR = 45


@dataclass(frozen=True, slots=True)
class Side:
    """One of two pieces of work, with its title taken apart."""

    work: Work
    title: Title

    @property
    def words(self) -> frozenset[str]:
        """Every word of its text; read anew each time, since few titles need it and many sets take room."""
        return words_and_runs(self.work.text)


def disagreement(left: Side, right: Side) -> tuple[str, str]:
    """The names and numbers in either title of which the other's text knows nothing; empty where one side has none."""
    if not (left.title.names and right.title.names):
        return "", ""
    ours, theirs = left.title.names - right.words, right.title.names - left.words
    return (left.title.say(ours), right.title.say(theirs)) if ours and theirs else ("", "")


def kind_of(left: Side, right: Side, weights: Mapping[str, float], raw: float) -> tuple[str, str]:
    """The kind of a resemblance, and why; `weights` say how much a word of a title counts, `raw` how like they are."""
    same = _same_share(left.title, right.title, weights)
    for kind, find in _KINDS:
        reason = find(left, right, same)
        if reason:
            return kind, reason
    reason = _parts_of_one(left, right, raw)
    return ("sibling", reason) if reason else ("duplicate", "They say the same of what they do.")


def _same_share(left: Title, right: Title, weights: Mapping[str, float]) -> float:
    """The part of two titles that is the same, by weight, between 0 and 1; without names, years and steps."""
    whole = _weight(left.content, weights) + _weight(right.content, weights)
    return 2 * _weight(left.content & right.content, weights) / whole if whole else 0.0


def _weight(words: frozenset[str], weights: Mapping[str, float]) -> float:
    return sum(weights.get(word, 1.0) for word in words)


def _another_period(left: Side, right: Side, same: float) -> str:
    ours, theirs = left.title.periods - right.title.periods, right.title.periods - left.title.periods
    if ours and theirs and same >= ALIKE:
        return f"The same work in another period: {left.title.say(ours)} and {right.title.say(theirs)}."
    return ""


def _again(left: Side, right: Side, same: float) -> str:
    years = _years_apart(left.work.start, right.work.start)
    cue = _cue(_YEARLY, left) or _cue(_YEARLY, right)
    if years and cue and same >= ALIKE and not left.title.names ^ right.title.names:
        return f"The same work again: `{cue}`, begun {years} apart."
    return ""


def _years_apart(one: date | None, other: date | None) -> str:
    if one is None or other is None:
        return ""
    days = abs((one - other).days)
    years = round(days / _YEAR)
    if 1 <= years <= 3 and abs(days - years * _YEAR) <= _NEAR:
        return "a year" if years == 1 else f"{years} years"
    return ""


def _succession(left: Side, right: Side, same: float) -> str:
    earlier = dict(left.title.steps)
    for noun, number in right.title.steps:
        if noun in earlier and earlier[noun] != number and same >= ALIKE / 2:
            return f"Two steps of one undertaking: {noun} {earlier[noun]} and {noun} {number}."
    for first, then in ((left, right), (right, left)):
        if not then.work.begins_after(first.work):
            continue
        waits = any(key == first.work.project.id and kind != "start_to_start" for key, kind in then.work.waits_for)
        later = first.title.life is not None and (then.title.life is None or then.title.life > first.title.life)
        if waits and (later or same >= ALIKE / 2 or _cue(_FOLLOWS, then)):
            return f"{then.work.subject.name} waits for {first.work.subject.name} and begins when that has ended."
        if later and same >= ALIKE / 2:
            return f"{then.work.subject.name} begins when {first.work.subject.name} has ended, and carries it on."
    return ""


def _template(left: Side, right: Side, same: float) -> str:
    ours, theirs = left.title.names - right.title.names, right.title.names - left.title.names
    if not (ours and theirs and same >= ALIKE):
        return ""
    if not ours <= right.words or not theirs <= left.words:  # where each knows of the other's, they may be one
        return f"The same form for something else: {left.title.say(ours)} and {right.title.say(theirs)}."
    return ""


def _parts_of_one(left: Side, right: Side, raw: float) -> str:
    if left.work.programme and left.work.programme == right.work.programme and raw < 0.3:
        return "Parts of one programme."
    both = set(_PART_OF.findall(fold(left.work.text))) & set(_PART_OF.findall(fold(right.work.text)))
    if both:
        return f"Both say that they are part of {in_words(sorted(both), 'and')}."
    if left.title.prefix and left.title.prefix == right.title.prefix and raw < 0.3:
        return f"Parts of one undertaking, `{left.title.prefix}`."
    return ""


_KINDS = (
    ("recurrence", _another_period),
    ("successor", _succession),
    ("recurrence", _again),
    ("template", _template),
)


def _cue(pattern: re.Pattern[str], side: Side) -> str:
    found = pattern.search(fold(side.work.text))
    return found.group() if found else ""
