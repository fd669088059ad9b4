"""Finding work that is done twice: from the records of a portfolio to overlaps with their reasons."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from pmo_audit.classes import dataclass, replace
from pmo_audit.derive.overlaps.kinds import Side, disagreement, kind_of
from pmo_audit.derive.overlaps.likeness import Likeness, measure
from pmo_audit.derive.overlaps.passages import matching, shared_words
from pmo_audit.derive.overlaps.scoring import NAMES, THRESHOLD, Scores, contributions, disagree, score
from pmo_audit.derive.overlaps.slots import Title, find_names, read_title, words_and_runs
from pmo_audit.derive.overlaps.works import LEVELS, Work, read_works
from pmo_audit.derive.texts.rows import Floats
from pmo_audit.oversight import RAISED_KINDS, WHOLE_SCORE, Overlap
from pmo_audit.records import Portfolio
from pmo_audit.text import in_words

NEAR = 0.12
"""Pairs so far below the threshold are looked at as closely as those above it, so that each is told what it is."""
INHERITED = frozenset({"recurrence", "successor", "template", "sibling"})
"""Kinds that the deliverables of two projects have from their projects."""

Kinds = dict[tuple[str, str], Overlap]


def find_overlaps(portfolio: Portfolio, *, level: str | None = None, semantic: bool = False) -> tuple[Overlap, ...]:
    """The pairs of projects, and of deliverables of different projects, that resemble each other; the likest first.

    `level` is `project` or `deliverable`, None for both. `semantic` compares meanings too, which needs the extra
    `semantic`.
    """
    found: list[Overlap] = []
    above: Kinds = {}
    for one in LEVELS:
        works = [work for work in read_works(portfolio, one) if work.passages]
        told = _Level(works, one, semantic, above, raise_parts=level == "deliverable").overlaps()
        if one == "project":
            above = {_key(each.left.id, each.right.id): each for each in told}
        if level in (None, one):
            found += told
        if level == "project":
            break
    return tuple(sorted(found, key=lambda one: (not one.flag, -one.points, one.level != "project", one.id)))


class _Level:
    """The overlaps of one level, the works of which are compared once."""

    def __init__(self, works: Sequence[Work], level: str, semantic: bool, above: Kinds, *, raise_parts: bool) -> None:
        self._works = works
        self._level = level
        self._above = above
        self._raise_parts = raise_parts
        projects = {one: at for at, one in enumerate(dict.fromkeys(work.project.id for work in works))}
        apart = [projects[work.project.id] for work in works]
        self._scores = score(_measured(works, apart, semantic), works)
        self._weights = _Weights(self._scores.likeness)
        self._sides: dict[int, Side] = {}
        self._names: frozenset[str] | None = None

    def overlaps(self) -> list[Overlap]:
        """Every pair, those that come near the threshold typed and explained."""
        totals = self._scores.totals
        return [self._overlap(int(row), int(totals[row])) for row in np.argsort(-totals, kind="stable")]

    def _overlap(self, row: int, total: int) -> Overlap:
        left, right = int(self._scores.likeness.left[row]), int(self._scores.likeness.right[row])
        if total < (THRESHOLD - NEAR) * WHOLE_SCORE:
            return self._told(row, left, right, "similar", "Too little in common to say more.", {})
        ours, theirs = self._side(left), self._side(right)
        kind, because = self._kind(row, ours, theirs)
        says = {}
        names = disagreement(ours, theirs)
        if all(names) and kind != "recurrence":
            disagree(self._scores.points, row)
            says["names that disagree"] = f"One is about {names[0]}, the other about {names[1]}."
        return self._told(row, left, right, kind, because, says)

    def _kind(self, row: int, left: Side, right: Side) -> tuple[str, str]:
        above = self._above.get(_key(left.work.project.id, right.work.project.id))
        if self._level == "deliverable" and above is not None and above.kind in INHERITED:
            return above.kind, f"As their projects: {above.because}"
        kind, because = kind_of(left, right, self._weights, self._likeness_alone(row))
        if self._level == "deliverable" and kind == "recurrence":
            return "template", f"{because} Their projects are no recurrence, so it is a form that several use."
        return kind, because

    def _likeness_alone(self, row: int) -> float:
        points = self._scores.points[row]
        return float(points[1 : NAMES.index("names that disagree")].sum()) / WHOLE_SCORE

    def _told(self, row: int, left: int, right: int, kind: str, because: str, says: dict[str, str]) -> Overlap:
        ours, theirs = self._works[left], self._works[right]
        points = [int(one) for one in self._scores.points[row]]
        total = sum(points)
        strong = total >= THRESHOLD * WHOLE_SCORE
        if kind == "duplicate" and not strong:
            kind, because = "similar", "Too little in common to say that they do the same."
        above = self._above.get(_key(ours.project.id, theirs.project.id))
        if strong and kind in RAISED_KINDS and above is not None and above.flag and not self._raise_parts:
            kind, because = "similar", f"Raised with their projects: {above.because}"
        flag = strong and kind in RAISED_KINDS
        shown = kind != "similar" or strong
        if shown:
            words = shared_words(ours.passages, theirs.passages, self._weights)[:8]
            says = {"words": f"Words that both use: {in_words(words)}.", **says} if words else says
        made = contributions(points, says)
        return Overlap(
            id=_id(self._level, ours.subject.id, theirs.subject.id),
            level=self._level,
            left=ours.subject,
            right=theirs.subject,
            projects=(ours.project, theirs.project),
            kind=kind,
            points=sum(one.points for one in made),
            flag=flag,
            because=because,
            contributions=made,
            passages=matching(ours.passages, theirs.passages, self._weights) if shown else (),
        )

    def _side(self, at: int) -> Side:
        if self._names is None:
            self._names = find_names(work.text for work in self._works)
        if at not in self._sides:
            work = self._works[at]
            self._sides[at] = Side(work, read_title(work.title, self._names), words_and_runs(work.text))
        return self._sides[at]


class _Weights(Mapping[str, float]):
    """How much each term weighs in these texts."""

    def __init__(self, likeness: Likeness) -> None:
        self._column = {term: at for at, term in enumerate(likeness.space.terms)}
        self._idf: Floats = likeness.space.idf

    def __getitem__(self, term: str) -> float:
        return float(self._idf[self._column[term]])

    def __iter__(self) -> Iterator[str]:
        return iter(self._column)

    def __len__(self) -> int:
        return len(self._column)


def _measured(works: Sequence[Work], apart: Sequence[int], semantic: bool) -> Likeness:
    return measure([one.title for one in works], [one.text for one in works], apart)


def _key(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one <= other else (other, one)


def _id(level: str, left: str, right: str) -> str:
    """The same from run to run, whichever side comes first."""
    parts = "\x1f".join((level, *_key(left, right)))
    return "O-" + hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:8]
