"""Some, every, no; numbers and shares; counts: the tables of *Some, every, no* and those after it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from tests.oracle.meaning.belonging import Members
from tests.oracle.meaning.numbers import Standing, so_many, such_a_share
from tests.oracle.meaning.plain import TRUE, Truth, Unknown, because
from tests.oracle.meaning.truth import Found, conjunction, disjunction, holds, opposite, truth_of

Asked = Sequence[Found] | None
"""What a condition comes to for each member; None where nothing is asked."""


def quantified(word: str, found: Members, where: Asked, body: Asked) -> Found:
    """`some` is the `or` of its members, `every` the `and`, `no` the opposite of `some`.

    Where there may be more members, that is one more of which nothing is known; a register that never came is nothing
    but that. What follows `where` says whom `satisfies` is asked of:

    | where | `some`, `no` | `every` |
    | --- | --- | --- |
    | false | not asked | not asked |
    | true | what is asked | what is asked |
    | unknown | where and what is asked | not where, or what is asked |
    """
    if not found.came:
        return Unknown(found.doubts)
    if body is None:
        asked = _asked(where, found)
    else:
        conditions = _asked(where, found)
        pairs = [(one, other) for one, other in zip(conditions, body, strict=True) if holds(one) is not False]
        asked = [_met(word, one, other) for one, other in pairs]
    if found.gaps:
        asked.append(Unknown(found.gaps))
    if word == "every":
        return conjunction(asked)
    return disjunction(asked) if word == "some" else opposite(disjunction(asked))


def _asked(where: Asked, found: Members) -> list[Found]:
    """What is asked of each member; where nothing is, to be there is enough."""
    return list(where) if where is not None else [TRUE for _ in found.members]


def _met(word: str, where: Found, body: Found) -> Found:
    if isinstance(where, Truth):
        return body
    return disjunction((opposite(where), body)) if word == "every" else conjunction((where, body))


def limited(word: str, limit: Fraction, percent: bool, found: Members, where: Asked, body: Asked) -> Found:
    """`at most 2`, `at least 90% of`. Without `satisfies`, all members are asked whether they meet `where`."""
    if not found.came:
        return Unknown(found.doubts)
    everybody = _asked(None, found)
    among, meets = (_asked(where, found), body) if body is not None else (everybody, _asked(where, found))
    standings: list[Standing] = [(holds(one), holds(other)) for one, other in zip(among, meets, strict=True)]
    decide = such_a_share if percent else so_many
    decided = decide(word, limit, standings, more=bool(found.gaps))
    pairs = [(one, other) for one, other in zip(among, meets, strict=True) if holds(one) is not False]
    if decided is None:
        reasons = [one for pair in pairs for one in _doubts(percent, *pair)]
        return because(*reasons, Unknown(found.gaps))
    return truth_of(decided, vacuous=_rests_on_nothing(word, decided, pairs, bool(found.gaps)))


def _doubts(percent: bool, among: Found, meets: Found) -> tuple[Found, ...]:
    """What keeps a member from counting. One that does not meet what is asked never adds to a number, but is one more
    of those of whom a share is taken.
    """
    return (among, meets) if percent or holds(meets) is not False else ()


def _rests_on_nothing(word: str, answer: bool, pairs: Sequence[tuple[Found, Found]], more: bool) -> bool:
    """A result rests on nothing where everything that settles it does.

    That there are many is settled by those who meet what is asked, that there are few by those who do not, and that
    there are exactly so many by all. Where nobody settles it, it rests on whoever there is.
    """
    conjoined = [meets if isinstance(among, Truth) else conjunction((among, meets)) for among, meets in pairs]
    many = word in ("at least", "more than")
    settling = [one for one in conjoined if word == "exactly" or holds(one) is (many is answer)]
    if not settling and more:
        return False
    return all(isinstance(one, Truth) and one.of_nothing for one in settling or conjoined)


def counted(found: Members, where: Asked) -> object:
    """How many meet it: a number or, where that is open, from how many to how many."""
    if not found.came:
        return Unknown(found.doubts)
    asked = _asked(where, found)
    certain = sum(holds(one) is True for one in asked)
    perhaps = sum(holds(one) is None for one in asked)
    if not perhaps and not found.gaps:
        return Fraction(certain)
    high = None if found.gaps else Fraction(certain + perhaps)
    return Unknown(because(*asked).reasons | found.gaps, Fraction(certain), high, bounded=True)
