"""Finding shared issues: entries of several projects that tell of one cause, with what surrounds them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np

from pmo_audit.derive.overlaps.passages import marked
from pmo_audit.derive.shared.entries import Entry, read_entries
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
    entries = read_entries(portfolio)
    surroundings = Surroundings(portfolio)
    alike = measure(entries, surroundings.texts(), surroundings.tied())
    totals = alike.points.sum(axis=1, dtype=np.int32)
    groups = group(len(entries), alike.left, alike.right, totals, round(THRESHOLD * WHOLE_SCORE))
    found = [
        _told([entries[at] for at in members], _rows_among(alike, members), alike, surroundings)
        for members in groups
        if len({entries[at].project.id for at in members}) > 1
    ]
    return tuple(sorted(found, key=lambda one: (-one.points, one.id)))


def _rows_among(alike: Alike, members: Sequence[int]) -> list[tuple[int, int, Sequence[int]]]:
    """The pairs among these entries, by their places in `members`, with their contributions."""
    place = {one: at for at, one in enumerate(members)}
    inside = np.flatnonzero(np.isin(alike.left, members) & np.isin(alike.right, members))
    return [(place[int(alike.left[at])], place[int(alike.right[at])], alike.points[at].tolist()) for at in inside]


def _told(
    members: Sequence[Entry], pairs: Sequence[tuple[int, int, Sequence[int]]], alike: Alike, surroundings: Surroundings
) -> SharedIssue:
    terms = [_terms(one) for one in members]
    often = {word: sum(word in each for each in terms) for word in frozenset().union(*terms)}
    shared = sorted((word for word, times in often.items() if times > 1), key=lambda one: _rank(one, often, alike))
    made = _contributions(pairs, shared, alike.names)
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
            if passage.field in ("name", "description")
        ),
        shares=tuple(shared[:MOST_WORDS]),
        spread=spread,
        owners=surroundings.owners(members, spread),
        threatens=surroundings.threatens(members),
    )


def _rank(word: str, often: dict[str, int], alike: Alike) -> tuple[float, str]:
    return -often[word] * alike.weights.get(word, 1.0), word


def _contributions(
    pairs: Sequence[tuple[int, int, Sequence[int]]], shared: Sequence[str], names: frozenset[str]
) -> tuple[Contribution, ...]:
    """The contributions of the pairs on average, those that come to nothing left out."""
    means = [round(sum(row[at] for _, _, row in pairs) / max(len(pairs), 1)) for at in range(len(NAMES))]
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


def _exemplar(number: int, pairs: Sequence[tuple[int, int, Sequence[int]]]) -> int:
    """The place of the one that the others are most like; the first of equals."""
    total = [0] * number
    for left, right, row in pairs:
        total[left] += sum(row)
        total[right] += sum(row)
    return max(range(number), key=lambda at: (total[at], -at))


def _terms(entry: Entry) -> frozenset[str]:
    found = (term for passage in entry.passages for _, _, terms in spans(passage.text) for term in terms)
    return frozenset(word for word, kind in found if kind not in (Kind.STOP, Kind.YEAR))


def _id(members: Sequence[Entry]) -> str:
    parts = "\x1f".join(sorted(f"{one.subject.entity}/{one.subject.id}" for one in members))
    return "S-" + hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:8]
