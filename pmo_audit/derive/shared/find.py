"""Finding shared issues: entries of several projects that tell of one cause, with what surrounds them."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from pmo_audit.classes import dataclass
from pmo_audit.derive.overlaps.passages import marked
from pmo_audit.derive.shared.entries import SAYS_WHAT, Entry, in_order, read_entries
from pmo_audit.derive.shared.groups import group
from pmo_audit.derive.shared.likeness import NAMES, Alike, measure
from pmo_audit.derive.shared.surroundings import Surroundings
from pmo_audit.derive.texts.terms import Kind
from pmo_audit.derive.texts.tokens import spans
from pmo_audit.oversight import WHOLE_SCORE, Contribution, SharedIssue
from pmo_audit.records import Portfolio
from pmo_audit.text import in_words

THRESHOLD = 0.50
"""Entries that are so much alike on average tell of one cause."""
MOST_WORDS = 8


def find_shared_issues(portfolio: Portfolio) -> tuple[SharedIssue, ...]:
    """Problems and risks that several projects have logged in other words, the likeliest first."""
    entries = in_order(read_entries(portfolio))
    surroundings = Surroundings(portfolio)
    alike = measure(entries, surroundings.texts(), surroundings.tied())
    totals = alike.points.sum(axis=1, dtype=np.int32)
    groups = group(len(entries), alike.left, alike.right, totals, round(THRESHOLD * WHOLE_SCORE))
    found = [
        _told([entries[at] for at in members], pairs, alike, surroundings)
        for members, pairs in zip(groups, _pairs_within(len(entries), alike, groups), strict=True)
        if len({entries[at].project.id for at in members}) > 1
    ]
    return tuple(sorted(found, key=lambda one: (-one.points, one.id)))


@dataclass(frozen=True, slots=True, eq=False)
class _Pairs:
    """The pairs among the members of a group, by their places in it, with a row of contributions for each."""

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    points: NDArray[np.int32]


def _pairs_within(number: int, alike: Alike, groups: Sequence[Sequence[int]]) -> list[_Pairs]:
    """For each group its pairs; all pairs are looked through once, however many groups there are."""
    of, place = np.full(number, -1, np.int64), np.zeros(number, np.int64)
    for at, members in enumerate(groups):
        of[members], place[members] = at, np.arange(len(members))
    inside = np.flatnonzero((of[alike.left] == of[alike.right]) & (of[alike.left] >= 0))
    inside = inside[np.argsort(of[alike.left[inside]], kind="stable")]
    ends = np.cumsum(np.bincount(of[alike.left[inside]], minlength=len(groups)))
    parts = np.split(inside, ends[:-1])
    return [_Pairs(place[alike.left[at]], place[alike.right[at]], alike.points[at]) for at in parts[: len(groups)]]


def _told(members: Sequence[Entry], pairs: _Pairs, alike: Alike, surroundings: Surroundings) -> SharedIssue:
    said = [_terms(one) for one in members]
    shared = _shared(members, said, alike)
    made = _contributions(pairs.points, shared, alike.names)
    spread = surroundings.spread(members)
    projects = {one.project.id: one.project for one in members}
    return SharedIssue(
        id=_id(members),
        members=tuple(one.subject for one in members),
        exemplar=members[_exemplar(len(members), pairs)].subject,
        projects=tuple(projects.values()),
        points=sum(one.points for one in made),
        contributions=made,
        passages=tuple(
            marked(passage, frozenset(shared))
            for one in members
            for passage in one.passages
            if passage.field in SAYS_WHAT
        ),
        shares=tuple(shared[:MOST_WORDS]),
        spread=spread,
        owners=surroundings.owners(members, spread),
        threatens=surroundings.threatens(members),
    )


def _shared(members: Sequence[Entry], said: Sequence[frozenset[str]], alike: Alike) -> list[str]:
    """The words that several of the projects have, those that tell most first."""
    by_project: dict[str, set[str]] = {}
    for one, words in zip(members, said, strict=True):
        by_project.setdefault(one.project.id, set()).update(words)
    often = Counter(word for words in by_project.values() for word in words)
    telling = (word for word, times in often.items() if times > 1 and alike.weights.get(word, 1.0))
    return sorted(telling, key=lambda one: _rank(one, often, alike))


def _rank(word: str, often: Mapping[str, int], alike: Alike) -> tuple[float, str]:
    return -often[word] * alike.weights.get(word, 1.0), word


def _contributions(points: NDArray[np.int32], shared: Sequence[str], names: frozenset[str]) -> tuple[Contribution, ...]:
    """The contributions of the pairs on average, those that come to nothing left out."""
    means = [round(int(one) / max(len(points), 1)) for one in points.sum(axis=0, dtype=np.int64)]
    own = [word for word in shared if word in names][:MOST_WORDS]
    plain = [word for word in shared if word not in names][:MOST_WORDS]
    says = {
        "start": "Where every pair begins.",
        "names": f"Names in common: {in_words(own)}." if own else "Names and codes in common.",
        "words": f"Words in common: {in_words(plain)}." if plain else "Words in common.",
        "few words": "Of few words in common, likeness says less.",
        "came up together": "They came up within weeks of each other.",
        "tied projects": "Some of the projects depend on each other.",
    }
    found = [Contribution(name, mean, says[name]) for name, mean in zip(NAMES, means, strict=True) if mean]
    total = sum(one.points for one in found)
    if not 0 <= total <= WHOLE_SCORE:
        found.append(Contribution("limit", min(max(total, 0), WHOLE_SCORE) - total, "No score is beyond the scale."))
    return tuple(found)


def _exemplar(number: int, pairs: _Pairs) -> int:
    """The place of the one that the others are most like; the first of equals."""
    total = np.zeros(number, np.int64)
    np.add.at(total, pairs.left, pairs.points.sum(axis=1, dtype=np.int64))
    np.add.at(total, pairs.right, pairs.points.sum(axis=1, dtype=np.int64))
    return int(np.argmax(total))


def _terms(entry: Entry) -> frozenset[str]:
    """The words that likeness is reckoned from: not those of what is done about it."""
    found = (term for _, _, terms in spans(entry.text) for term in terms)
    return frozenset(word for word, kind in found if kind not in (Kind.STOP, Kind.YEAR))


def _id(members: Sequence[Entry]) -> str:
    parts = "\x1f".join(sorted(f"{one.subject.entity}/{one.subject.id}" for one in members))
    return "S-" + hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:8]
