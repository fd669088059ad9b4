"""Numbers and shares of members against brute force: every way the unknown may turn out is tried."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

import pytest

from pmo_audit.backends.shares import decide_number, decide_share, tally_of

TRUTHS = (True, False, None)
WORDS = ("at most", "at least", "exactly", "more than", "fewer than")
Member = tuple[bool | None, bool | None]


def keeps(word: str, value: Fraction, limit: Fraction) -> bool:
    return {
        "at most": value <= limit,
        "at least": value >= limit,
        "exactly": value == limit,
        "more than": value > limit,
        "fewer than": value < limit,
    }[word]


def fillings(members: tuple[Member, ...]) -> Iterator[list[tuple[bool, bool]]]:
    options = [
        list(
            product((among,) if among is not None else (True, False), (meets,) if meets is not None else (True, False))
        )
        for among, meets in members
    ]
    yield from (list(one) for one in product(*options))


def by_brute_force(word: str, limit: Fraction, members: tuple[Member, ...], *, share: bool) -> bool | None:
    answers = set()
    for filling in fillings(members):
        domain = [meets for among, meets in filling if among]
        value = Fraction(sum(domain), len(domain) if share else 1) if domain or not share else None
        answers.add(True if value is None else keeps(word, value, limit))
    return answers.pop() if len(answers) == 1 else None


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("size", range(5))
def test_numbers(word: str, size: int) -> None:
    for members in product(product(TRUTHS, TRUTHS), repeat=size):
        tally = tally_of(members, more=False)
        for limit in map(Fraction, range(size + 2)):
            assert decide_number(word, limit, tally) == by_brute_force(word, limit, members, share=False), (
                members,
                limit,
            )


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("size", range(4))
def test_shares(word: str, size: int) -> None:
    limits = [Fraction(0), Fraction(1, 3), Fraction(2, 5), Fraction(1, 2), Fraction(3, 4), Fraction(1)]
    for members in product(product(TRUTHS, TRUTHS), repeat=size):
        tally = tally_of(members, more=False)
        for limit in limits:
            assert decide_share(word, limit, tally) == by_brute_force(word, limit, members, share=True), (
                members,
                limit,
            )


@pytest.mark.parametrize("word", WORDS)
def test_what_may_be_added_never_contradicts(word: str) -> None:
    """With an incomplete register an answer holds for any further members."""
    more = [(), ((True, True),), ((True, False),), ((True, True), (True, False)), ((True, False),) * 3]
    for members in product(product(TRUTHS, TRUTHS), repeat=2):
        for limit in (Fraction(0), Fraction(1), Fraction(2), Fraction(3)):
            answer = decide_number(word, limit, tally_of(members, more=True))
            closed = {by_brute_force(word, limit, members + one, share=False) for one in more}
            assert answer is None or closed == {answer}
        for limit in (Fraction(0), Fraction(1, 2), Fraction(1)):
            answer = decide_share(word, limit, tally_of(members, more=True))
            closed = {by_brute_force(word, limit, members + one, share=True) for one in more}
            assert answer is None or closed == {answer}


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("size", range(3))
def test_shares_where_there_may_be_more(word: str, size: int) -> None:
    """Any number of members may be added of which some meet the condition: a few of each tell all that more would."""
    added = [((True, True),) * met + ((True, False),) * unmet for met in range(5) for unmet in range(5)]
    for members in product(product(TRUTHS, TRUTHS), repeat=size):
        tally = tally_of(members, more=True)
        for limit in (Fraction(0), Fraction(1, 2), Fraction(1)):
            answers = {by_brute_force(word, limit, members + one, share=True) for one in added}
            expected = answers.pop() if len(answers) == 1 else None
            assert decide_share(word, limit, tally) == expected, (members, limit)


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("size", range(4))
def test_numbers_where_there_may_be_more(word: str, size: int) -> None:
    for members in product(product(TRUTHS, TRUTHS), repeat=size):
        tally = tally_of(members, more=True)
        for limit in map(Fraction, range(size + 2)):
            answers = {by_brute_force(word, limit, members + ((True, True),) * n, share=False) for n in range(size + 3)}
            expected = answers.pop() if len(answers) == 1 else None
            assert decide_number(word, limit, tally) == expected, (members, limit)


@pytest.mark.parametrize(
    ("members", "empty"),
    [([], True), ([(False, True), (False, None)], True), ([(None, False)], False), ([(True, None)], False)],
)
def test_whether_there_is_anybody_to_ask_about(members: list[Member], empty: bool) -> None:
    assert tally_of(members, more=False).is_empty is empty
    assert not tally_of(members, more=True).is_empty
