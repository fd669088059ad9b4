"""The score of a pair as a sum of contributions, each a whole number of ten-thousandths with its reason.

All pairs are reckoned at once in a matrix; the words of a contribution are made for those alone that are shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from pmo_audit.classes import dataclass
from pmo_audit.derive.overlaps.likeness import CHARACTERS, TITLES, WORDS, Likeness
from pmo_audit.derive.overlaps.works import Work
from pmo_audit.oversight import WHOLE_SCORE, Contribution

START = 0.42
"""Where every pair begins: so two texts that are no more alike than each is to others end below the threshold."""
START_BY_MEANING = 0.40
"""Where every pair begins when meanings are compared too, which brings more of what is alike by chance."""
THRESHOLD = 0.50
"""From this score on a pair is raised."""
DISAGREEMENT = 0.10
DISAGREE = "names that disagree"
SUPPLIER, OBJECTIVE, DEPARTMENT = 0.03, 0.03, 0.01
TIED = 0.03
"""What a dependency between two projects adds where meanings are compared: they have to do with each other, so that
what they say alike in other words is less likely to be chance."""

NAMES = (
    "start",
    "words",
    "usual words",
    "characters",
    "usual characters",
    "titles",
    "usual titles",
    "little to go by",
    "meaning",
    "usual meaning",
    "short texts",
    "names that disagree",
    "same supplier",
    "same objective",
    "same department",
    "tied projects",
)
"""The contributions in the order in which they are printed."""

Points = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """A row of contributions for each pair, in ten-thousandths, in the order of `NAMES`."""

    likeness: Likeness
    points: Points

    @property
    def totals(self) -> Points:
        """The score of each pair, before it is kept between nothing and the whole."""
        return np.asarray(self.points.sum(axis=1), np.int32)


def score(likeness: Likeness, works: Sequence[Work]) -> Scores:
    """The contributions of likeness and of fields that agree; those of names come later, for likely pairs."""
    columns = {
        "start": np.full(len(likeness.left), START_BY_MEANING if likeness.meaning_weight else START, np.float32),
        "words": WORDS * likeness.words,
        "usual words": -WORDS * likeness.usual_words,
        "characters": CHARACTERS * likeness.characters,
        "usual characters": -CHARACTERS * likeness.usual_characters,
        "titles": TITLES * likeness.titles,
        "usual titles": -TITLES * likeness.usual_titles,
        "meaning": likeness.meaning_weight * likeness.meaning,
        "usual meaning": -likeness.meaning_weight * likeness.usual_meaning,
        "same supplier": SUPPLIER * _same_sets([one.suppliers for one in works], likeness),
        "same objective": OBJECTIVE * _same([one.objective for one in works], likeness),
        "same department": DEPARTMENT * _same([one.department for one in works], likeness),
        "tied projects": (TIED if likeness.meaning_weight else 0) * _tied(works, likeness),
    }
    points = np.zeros((len(likeness.left), len(NAMES)), np.int32)
    for name, column in columns.items():
        points[:, NAMES.index(name)] = np.rint(column.astype(np.float64) * WHOLE_SCORE)
    _lessen(points, "little to go by", 1, likeness.certainty)
    _lessen(points, "short texts", NAMES.index("meaning"), likeness.length)
    return Scores(likeness, points)


def disagree(points: Points, row: int, weight: float = 1.0) -> None:
    """Takes off what names that disagree take off, times the weight of that."""
    points[row, NAMES.index(DISAGREE)] = round(-DISAGREEMENT * WHOLE_SCORE * weight)


def _lessen(points: Points, name: str, since: int, certainty: NDArray[np.float32]) -> None:
    """Makes the contributions before this one, from `since` on, count less for being uncertain, whichever way they go.

    Unlikeness that rests on few words is uncertain too. To give nothing back there was tried, and decisions taught
    less than half as much then.
    """
    at = NAMES.index(name)
    points[:, at] = np.rint(points[:, since:at].sum(axis=1) * (certainty.astype(np.float64) - 1))


def contributions(points: Sequence[int], says: dict[str, str]) -> tuple[Contribution, ...]:
    """The contributions that are not nothing, in order; the last keeps the sum between nothing and the whole."""
    found = [
        Contribution(name, int(value), says.get(name, _SAYS[name]))
        for name, value in zip(NAMES, points, strict=True)
        if value
    ]
    total = sum(one.points for one in found)
    if not 0 <= total <= WHOLE_SCORE:
        found.append(Contribution("limit", min(max(total, 0), WHOLE_SCORE) - total, "No score is beyond the scale."))
    return tuple(found)


def _same(values: Sequence[str], likeness: Likeness) -> NDArray[np.float32]:
    """1 where both sides have the same value, and have one."""
    number: dict[str, int] = {"": 0}
    coded = np.array([number.setdefault(one, len(number)) for one in values], np.int64)
    left, right = coded[likeness.left], coded[likeness.right]
    return np.asarray((left == right) & (left > 0), np.float32)


def _same_sets(values: Sequence[frozenset[str]], likeness: Likeness) -> NDArray[np.float32]:
    """1 where both sides have something in common."""
    found = np.zeros(len(likeness.left), np.float32)
    having = np.array([bool(one) for one in values], np.bool_)
    for at in np.flatnonzero(having[likeness.left] & having[likeness.right]):
        found[at] = bool(values[likeness.left[at]] & values[likeness.right[at]])
    return found


def _tied(works: Sequence[Work], likeness: Likeness) -> NDArray[np.float32]:
    """1 for two projects of which one depends on the other; nothing is said of their parts by that."""
    at = {one.subject.id: row for row, one in enumerate(works) if one.subject == one.project}
    ties = ((row, at[key]) for row in at.values() for key, _ in works[row].waits_for if key in at)
    keys = {min(one, other) * len(works) + max(one, other) for one, other in ties}
    pairs = likeness.left.astype(np.int64) * len(works) + likeness.right
    return np.isin(pairs, np.array(sorted(keys), np.int64)).astype(np.float32)


_SAYS = MappingProxyType(
    {
        "start": "Where every pair begins.",
        "words": "Words that both use.",
        "usual words": "What each shares with its like anyway.",
        "characters": "Words that are written alike.",
        "usual characters": "What is written like its like anyway.",
        "titles": "Words of either title in the other's text.",
        "usual titles": "What titles share with other texts anyway.",
        "little to go by": "Few words are shared, so that the likeness says less.",
        "meaning": "What both say means the same.",
        "usual meaning": "What each means the same as its like anyway.",
        "short texts": "The shorter text has few words, so that its meaning says less.",
        "names that disagree": "Each title names what the other's text does not know.",
        "same supplier": "The same supplier.",
        "same objective": "The same objective of the organisation.",
        "same department": "The same department.",
        "tied projects": "One of the two depends on the other.",
    }
)
