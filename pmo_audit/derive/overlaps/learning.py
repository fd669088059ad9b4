"""Learning from decisions which contributions tell more here, and which less, than elsewhere.

Every contribution has the weight 1 to begin with. A logistic regression over the contributions of the pairs that were
decided moves the weights, held back the more the fewer decisions there are: ten hardly move them, so that ten that
happen to be odd spoil nothing. What is learned is printed like all else: the score stays a sum of contributions, each
its weight times its value. The values that are learned from are those before any weight, so that nothing is learned
twice. A pair to be merged and one that is justified are both likenesses; one that is no duplicate is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from pmo_audit.classes import dataclass
from pmo_audit.oversight import WHOLE_SCORE, Decided

LIKE = frozenset({"merge", "justified"})
"""The verdicts that say that two works are alike."""
FIXED = frozenset({"start", "limit"})
"""Contributions that every pair has alike, or that only keep a score on its scale."""
_LEEWAY, _MOST_LEEWAY = 0.33, 4.0
"""How far weights may move: this times the root of the number of decisions, up to a bound."""
_SLOPE = 15.0
"""How steeply a score tells likeness, at least; a slope that few decisions make out to be flat is not believed."""
_TRUSTED = 100.0
"""How much freer the score as a whole is than the weights of its parts."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Learned:
    """What was learned: a weight for each contribution that is not 1, and what keeps scores at their level.

    `level` is what every pair gets, in ten-thousandths, so that the pairs that were decided score as much on average
    as before. `decisions` is how many of them it was learned from.
    """

    weights: Mapping[str, float]
    level: int
    decisions: int

    def weight(self, name: str) -> float:
        """The weight of a contribution."""
        return self.weights.get(name, 1.0)


def learn(decided: Iterable[Decided]) -> Learned | None:
    """What these decisions teach; None where they teach nothing, as when all of them say the same."""
    rows = [one for one in decided if one.contributions]
    rows.sort(key=lambda one: one.pair)
    names = sorted({name for one in rows for name in one.contributions} - FIXED)
    alike = np.array([one.decision.verdict in LIKE for one in rows], np.bool_)
    if not names or alike.all() or not alike.any():
        return None
    values = np.array([[one.contributions.get(name, 0) for name in names] for one in rows], np.float64) / WHOLE_SCORE
    weights = fit(values, alike)
    shift = float((values.sum(axis=1) - values @ weights).mean())
    moved = {name: float(weight) for name, weight in zip(names, weights, strict=True) if weight != 1}
    return Learned(moved, round(shift * WHOLE_SCORE), len(rows)) if moved else None


def fit(values: Floats, alike: NDArray[np.bool_]) -> Floats:
    """The weights of contributions, a column each, by pairs that are alike or not, a row each; between 0 and 2.

    The score as a whole is one feature and hardly held back; each contribution is another, held back towards no
    correction, which makes the weight 1 where the regression starts from.
    """
    from sklearn.linear_model import LogisticRegression

    leeway = min(_LEEWAY * sqrt(len(values)), _MOST_LEEWAY)
    features = np.hstack([values.sum(axis=1, keepdims=True) * _TRUSTED, values * leeway])
    found = LogisticRegression(C=1.0, max_iter=5000, tol=1e-6).fit(features, alike).coef_[0]
    slope = max(float(found[0]) * _TRUSTED, _SLOPE)
    weights: Floats = np.round(np.clip(1 + found[1:] * leeway / slope, 0, 2), 3)
    return weights


def weigh(points: NDArray[np.int32], names: Sequence[str], learned: Learned) -> None:
    """Puts contributions, a column each, at their weights, and every pair at its level."""
    weights = np.array([1.0 if name in FIXED else learned.weight(name) for name in names])
    points[:] = np.rint(points * weights).astype(np.int32)
    points[:, names.index("start")] += learned.level
