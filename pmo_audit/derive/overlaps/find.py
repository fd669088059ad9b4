"""Finding work that is done twice: from the records of a portfolio to overlaps with their reasons."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from pmo_audit.classes import dataclass
from pmo_audit.derive.overlaps.deciding import with_decisions
from pmo_audit.derive.overlaps.kinds import Side, disagreement, kind_of
from pmo_audit.derive.overlaps.learning import Learned, learn, weigh
from pmo_audit.derive.overlaps.likeness import Indices, Likeness, measure
from pmo_audit.derive.overlaps.passages import matching, share_outside, shared_words
from pmo_audit.derive.overlaps.scoring import DISAGREE, NAMES, THRESHOLD, Points, contributions, disagree, score
from pmo_audit.derive.overlaps.slots import find_names, read_title
from pmo_audit.derive.overlaps.works import LEVELS, PARTS, Work, read_works
from pmo_audit.derive.texts.meaning import Meanings, SentenceModel, load_model
from pmo_audit.derive.texts.rows import Floats
from pmo_audit.oversight import RAISED_KINDS, SURE, WHOLE_SCORE, Decided, Overlap
from pmo_audit.records import Portfolio
from pmo_audit.text import in_words

MOST = 20_000
"""So many pairs of a level that are not raised are told, the likest, where nobody asks for all."""
NEAR = 0.12
"""Pairs so far below the threshold are looked at as closely as those above it, so that each is told what it is."""
MOST_LOOKED_AT = 20_000
"""So many pairs below the threshold are looked at closely at the most, the likest first."""
MOST_READ = 5_000
"""From so many texts it is learned which words are names."""
INHERITED = frozenset({"recurrence", "successor", "template", "sibling"})
"""Kinds that the deliverables of two projects have from their projects."""
OWN = 0.4
"""Projects that share less of their words than this outside of their deliverables and objectives are no duplicates."""
_NAMED = 4
"""Words that both have, so many of which are named where two may do the same."""
_NEARLY = round((THRESHOLD - NEAR) * WHOLE_SCORE)

Kinds = dict[tuple[str, str], Overlap]


@dataclass(frozen=True, slots=True)
class Search:
    """What a search came to: the overlaps, the likest first, and of how many pairs at all a score was made."""

    overlaps: tuple[Overlap, ...]
    scored: int


def find_overlaps(
    portfolio: Portfolio,
    *,
    level: str | None = None,
    semantic: bool = False,
    most: int | None = MOST,
    decided: Iterable[Decided] = (),
    model: SentenceModel | None = None,
) -> tuple[Overlap, ...]:
    """The pairs of projects, and of deliverables of different projects, that resemble each other; the likest first.

    `level` is `project` or `deliverable`, None for both. `semantic` compares meanings too, by the sentence model of the
    extra `semantic` or by `model`; without either it raises `MissingModelError`. `most` bounds how many pairs of a
    level are given that reach no score to be raised; None gives all. What was `decided` is told with its pair, which
    is not raised while that holds, and has taught what to weigh how.
    """
    return search(portfolio, level=level, semantic=semantic, most=most, decided=decided, model=model).overlaps


def search(
    portfolio: Portfolio,
    *,
    level: str | None = None,
    semantic: bool = False,
    most: int | None = MOST,
    decided: Iterable[Decided] = (),
    model: SentenceModel | None = None,
) -> Search:
    """The same, and how many pairs were looked at."""
    meanings = Meanings(model or load_model()) if semantic else None
    decided = tuple(decided)
    learned = learn(decided)
    found: list[Overlap] = []
    above: Kinds = {}
    scored = 0
    for one in LEVELS:
        works = [work for work in read_works(portfolio, one) if work.passages]
        compared = Level(works, one, meanings, above, raise_parts=level == "deliverable", learned=learned)
        told = compared.overlaps(most)
        if one == "project":
            above = {_key(each.left.id, each.right.id): each for each in told}
        if level in (None, one):
            found += told
            scored += compared.scored
        if level == "project":
            break
    return Search(likest_first(with_decisions(found, portfolio, decided) if decided else found), scored)


def likest_first(overlaps: Iterable[Overlap]) -> tuple[Overlap, ...]:
    """What is raised before what is not, projects before their parts where they score the same."""
    return tuple(sorted(overlaps, key=lambda one: (not one.flag, -one.points, one.level != "project", one.id)))


class Level:
    """The overlaps of one level, the works of which are compared once."""

    def __init__(
        self,
        works: Sequence[Work],
        level: str,
        meanings: Meanings | None,
        above: Kinds,
        *,
        raise_parts: bool,
        learned: Learned | None = None,
    ) -> None:
        self._works = works
        self._level = level
        self._above = above
        self._raise_parts = raise_parts
        self._taught = learned
        self._meanings = meanings
        self._scores = score(_measured(works, _apart(works), meanings), works)
        if learned is not None:
            weigh(self._scores.points, NAMES, learned)
        self._weights = _Weights(self._scores.likeness)
        self._sides: dict[int, Side] = {}
        self._names: frozenset[str] = frozenset()

    @property
    def scored(self) -> int:
        """Of how many pairs a score was made."""
        return len(self._scores.likeness.left)

    def overlaps(self, most: int | None = None) -> list[Overlap]:
        """The pairs, at most so many of those that are not raised; those near the threshold are typed and explained."""
        totals = self._scores.totals
        rows = self._likest(totals)
        strong = int((totals >= THRESHOLD * WHOLE_SCORE).sum())
        close = rows[: min(int((totals >= _NEARLY).sum()), strong + MOST_LOOKED_AT)]
        self._names = self._learned(close)
        told = rows if most is None else rows[: strong + most]
        return [self._overlap(int(row), at < len(close)) for at, row in enumerate(told)]

    def _likest(self, totals: Points) -> Indices:
        """The rows by their totals, those of equal ones by their ids, whatever the order of the records."""
        rank = {id_: at for at, id_ in enumerate(sorted({one.subject.id for one in self._works}))}
        ranks = np.array([rank[one.subject.id] for one in self._works], np.int32)
        ours, theirs = ranks[self._scores.likeness.left], ranks[self._scores.likeness.right]
        return np.lexsort((np.maximum(ours, theirs), np.minimum(ours, theirs), -totals)).astype(np.int32)

    def _learned(self, rows: Indices) -> frozenset[str]:
        """Which words are names, from the texts of these pairs, the likest first."""
        likeness = self._scores.likeness
        if len(self._works) <= MOST_READ:
            return find_names(work.text for work in self._works)
        texts = dict.fromkeys(np.stack([likeness.left[rows], likeness.right[rows]], axis=1).ravel().tolist())
        return find_names(self._works[at].text for at in list(texts)[:MOST_READ])

    def _overlap(self, row: int, close: bool) -> Overlap:
        left, right = int(self._scores.likeness.left[row]), int(self._scores.likeness.right[row])
        if not close:
            return self._told(row, left, right, "similar", "Too little in common to say more.", {})
        ours, theirs = self._side(left), self._side(right)
        kind, because = self._kind(row, ours, theirs)
        says = {}
        names = disagreement(ours, theirs)
        if all(names) and kind != "recurrence":
            disagree(self._scores.points, row, self._taught.weight(DISAGREE) if self._taught is not None else 1.0)
            says["names that disagree"] = f"One is about {names[0]}, the other about {names[1]}."
        return self._told(row, left, right, kind, because, says)

    def _kind(self, row: int, left: Side, right: Side) -> tuple[str, str]:
        above = self._above.get(_key(left.work.project.id, right.work.project.id))
        if self._level == "deliverable" and above is not None and above.kind in INHERITED:
            return above.kind, f"As their projects: {above.because}"
        kind, because = kind_of(left, right, self._weights, self._likeness_alone(row))
        if kind == "duplicate" and self._in_parts_alone(row, left.work, right.work):
            return "similar", "What they share stands in single deliverables or objectives, and not in what they are."
        if self._level == "deliverable" and kind == "recurrence":
            return "template", f"{because} Their projects are no recurrence, so it is a form that several use."
        return kind, because

    def _in_parts_alone(self, row: int, left: Work, right: Work) -> bool:
        """Whether two projects that would be raised share little but parts; it takes time, and others are not asked."""
        if self._level != "project" or int(self._scores.points[row].sum()) < THRESHOLD * WHOLE_SCORE:
            return False
        return share_outside(left.passages, right.passages, self._weights, PARTS) < OWN

    def _likeness_alone(self, row: int) -> float:
        points = self._scores.points[row]
        return float(points[1 : NAMES.index("meaning")].sum()) / WHOLE_SCORE

    def _told(self, row: int, left: int, right: int, kind: str, because: str, says: dict[str, str]) -> Overlap:
        ours, theirs = self._works[left], self._works[right]
        points = [int(one) for one in self._scores.points[row]]
        total = sum(points)
        strong = total >= THRESHOLD * WHOLE_SCORE
        if kind in RAISED_KINDS and not strong:
            kind, because = "similar", "Too little in common to say that they do the same."
        above = self._above.get(_key(ours.project.id, theirs.project.id))
        if strong and kind in RAISED_KINDS and above is not None and above.flag and not self._raise_parts:
            kind, because = "similar", f"Raised with their projects: {above.because[:1].lower()}{above.because[1:]}"
        flag = strong and kind in RAISED_KINDS
        shown = kind != "similar" or strong
        if shown:
            words = shared_words(ours.passages, theirs.passages, self._weights)[:8]
            says = {"words": f"Words that both use: {in_words(words)}.", **says} if words else says
            if kind == "duplicate" and total < SURE:
                because = _may_be(words)
        made = contributions(points, says)
        return Overlap(
            id=_id(self._level, ours.subject.id, theirs.subject.id),
            level=self._level,
            left=ours.subject,
            right=theirs.subject,
            projects=tuple(one for one in (ours.project, theirs.project) if one.id),
            kind=kind,
            points=sum(one.points for one in made),
            flag=flag,
            because=because,
            contributions=made,
            passages=matching(ours.passages, theirs.passages, self._weights, meanings=self._meanings) if shown else (),
        )

    def _side(self, at: int) -> Side:
        if at not in self._sides:
            work = self._works[at]
            self._sides[at] = Side(work, read_title(work.title, self._names))
        return self._sides[at]


def _may_be(words: Sequence[str]) -> str:
    """What there is to say of a duplicate that is none for sure: that it may be one, and what both have."""
    return f"They may do the same: both speak of {in_words(words[:_NAMED])}." if words else "They may do the same."


class _Weights(Mapping[str, float]):
    """How much each term weighs in these texts."""

    def __init__(self, likeness: Likeness) -> None:
        self._column = {term: at for at, term in enumerate(likeness.terms)}
        self._idf: Floats = likeness.idf

    def __getitem__(self, term: str) -> float:
        return float(self._idf[self._column[term]])

    def __iter__(self) -> Iterator[str]:
        return iter(self._column)

    def __len__(self) -> int:
        return len(self._column)


def _measured(works: Sequence[Work], apart: Sequence[int], meanings: Meanings | None) -> Likeness:
    texts = [one.text for one in works]
    vectors = None if meanings is None else _directions(works, texts, meanings)
    return measure([one.title for one in works], texts, apart, vectors=vectors)


def _directions(works: Sequence[Work], texts: Sequence[str], meanings: Meanings) -> Floats:
    """What each work means: half by all that is said of it, half by what it says of itself without its parts."""
    both = meanings.of(texts) + meanings.of([one.about for one in works])
    lengths: Floats = np.maximum(np.linalg.norm(both, axis=1, keepdims=True), np.float32(1e-6))
    return np.asarray(both / lengths, np.float32)


def _apart(works: Sequence[Work]) -> list[int]:
    """A number for the project of each work; one of its own for a work of which nobody said whose part it is."""
    number: dict[str, int] = {}
    return [
        number.setdefault(work.project.id, len(works) + len(number)) if work.project.id else at
        for at, work in enumerate(works)
    ]


def _key(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one <= other else (other, one)


def _id(level: str, left: str, right: str) -> str:
    """The same from run to run, whichever side comes first."""
    parts = "\x1f".join((level, *_key(left, right)))
    return "O-" + hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:8]
