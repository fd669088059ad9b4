"""Comparisons that bounds alone decide: `at most 2` of which 3 are certain is false, whatever the rest."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from pmo_audit.backends.trace import Unknown

Bounds = tuple[int | Fraction, int | Fraction | None]
"""The least a number can be, and the most, None where there is no most."""


def decide(operation: str, values: Sequence[object]) -> bool | None:
    """What every possible value gives, or None where it depends, or where nothing is known of one side."""
    left, right = (_bounds(value) for value in values)
    if left is None or right is None:
        return None
    match operation:
        case "less":
            return surely_less(left, right)
        case "at least":
            return _opposite(surely_less(left, right))
        case "more":
            return surely_less(right, left)
        case "at most":
            return _opposite(surely_less(right, left))
        case _:  # equal, the one other comparison of numbers
            return False if surely_less(left, right) or surely_less(right, left) else None


def surely_less(left: Bounds, right: Bounds) -> bool | None:
    """Whether left is less than right whatever they turn out to be, surely is not, or either may be."""
    if left[1] is not None and left[1] < right[0]:
        return True
    if right[1] is not None and left[0] >= right[1]:
        return False
    return None


def _bounds(value: object) -> Bounds | None:
    match value:
        case Fraction():
            return value, value
        case Unknown(low=Fraction() as low, high=high):
            return low, high
        case _:
            return None


def _opposite(truth: bool | None) -> bool | None:
    return None if truth is None else not truth
