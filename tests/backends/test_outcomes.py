"""What exceptions that apply, or may, come to together, against every way they may turn out."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations, combinations_with_replacement, product

import pytest

from pmo_audit.backends.outcomes import joint, of_condition, settle
from pmo_audit.findings import Outcome

ALL = (Outcome.PASS, Outcome.FAIL, Outcome.UNKNOWN, Outcome.NOTHING_TO_CHECK, Outcome.EXCEPTED)
KEPT = {Outcome.PASS, Outcome.NOTHING_TO_CHECK}


def together(outcomes: Iterable[Outcome]) -> Outcome | None:
    """The same by the words of the page: a pass and nothing to check go together, and other two contradict."""
    definite = {one for one in outcomes if one is not Outcome.UNKNOWN}
    if len(definite) > 1 and definite != KEPT:
        return None
    if Outcome.UNKNOWN in outcomes:
        return Outcome.UNKNOWN
    return Outcome.PASS if definite == KEPT else definite.pop()


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5])
def test_several_that_apply(number: int) -> None:
    for some in combinations(ALL, number):
        assert joint(some) is together(some), some
        assert joint([*some, *some[::-1]]) is together(some), some


@pytest.mark.parametrize("plain", ALL)
@pytest.mark.parametrize("number", [0, 1, 2, 3])
def test_several_that_apply_or_may(plain: Outcome, number: int) -> None:
    for branches in combinations_with_replacement([*product((True, False, None), ALL)], number):
        assert settle(plain, branches) is whichever_way(plain, branches), branches
        assert settle(plain, branches[::-1]) is settle(plain, branches), branches


def whichever_way(plain: Outcome, branches: Iterable[tuple[bool | None, Outcome]]) -> Outcome | None:
    """The outcome that every way of the exceptions that may apply leads to."""
    sure = [outcome for applies, outcome in branches if applies]
    perhaps = [outcome for applies, outcome in branches if applies is None]
    if sure and together(sure) is None:
        return None
    ways = {
        together([*sure, *some]) if sure or some else plain
        for number in range(len(perhaps) + 1)
        for some in combinations(perhaps, number)
    }
    (one, *others) = ways
    return Outcome.UNKNOWN if others or one is None else one


@pytest.mark.parametrize(
    ("value", "vacuous", "outcome"),
    [
        (True, False, Outcome.PASS),
        (True, True, Outcome.NOTHING_TO_CHECK),
        (False, False, Outcome.FAIL),
        (False, True, Outcome.FAIL),
        (None, False, Outcome.UNKNOWN),
    ],
)
def test_a_condition_alone(value: object, vacuous: bool, outcome: Outcome) -> None:
    assert of_condition(value, vacuous=vacuous) is outcome
