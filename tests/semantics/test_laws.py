"""The laws of `and`, `or` and `not`, over all five truth values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product

import pytest

from pmo_audit import ir
from pmo_audit.backends import Trace, Unknown
from pmo_audit.backends.trace import all_of, any_of, opposite
from pmo_audit.text import NOWHERE
from pmo_audit.types import Truth
from tests.semantics.bench import mark

Fold = Callable[[ir.Node, Sequence[Trace]], Trace]

NODE = ir.Literal(True, Truth(), NOWHERE)
FIVE = (
    Trace(NODE, True),
    Trace(NODE, True, vacuous=True),
    Trace(NODE, Unknown(())),
    Trace(NODE, False, vacuous=True),
    Trace(NODE, False),
)
BOTH = pytest.mark.parametrize("fold", [all_of, any_of], ids=["and", "or"])
DUALS = pytest.mark.parametrize(("fold", "dual"), [(all_of, any_of), (any_of, all_of)], ids=["and", "or"])


def of(fold: Fold, *traces: Trace) -> Trace:
    return fold(NODE, traces)


def no(trace: Trace) -> Trace:
    return opposite(NODE, trace)


def test_the_five_are_five() -> None:
    assert [mark(one) for one in FIVE] == ["T", "T°", "U", "F°", "F"]


@BOTH
def test_commutative(fold: Fold) -> None:
    for a, b in product(FIVE, repeat=2):
        assert mark(of(fold, a, b)) == mark(of(fold, b, a))


@BOTH
def test_associative_and_the_same_as_all_at_once(fold: Fold) -> None:
    for a, b, c in product(FIVE, repeat=3):
        together = mark(of(fold, a, b, c))
        assert mark(of(fold, of(fold, a, b), c)) == together
        assert mark(of(fold, a, of(fold, b, c))) == together


@BOTH
def test_the_same_repeated_changes_nothing(fold: Fold) -> None:
    for a in FIVE:
        assert mark(of(fold, a, a)) == mark(of(fold, a)) == mark(a)


@DUALS
def test_de_morgan(fold: Fold, dual: Fold) -> None:
    for traces in (*product(FIVE, repeat=2), *product(FIVE, repeat=3)):
        assert mark(no(of(fold, *traces))) == mark(of(dual, *map(no, traces)))


def test_double_negation() -> None:
    for a in FIVE:
        assert mark(no(no(a))) == mark(a)


@BOTH
def test_of_nothing_it_is_vacuous(fold: Fold) -> None:
    assert mark(of(fold)) == ("T°" if fold is all_of else "F°")


@BOTH
def test_what_is_settled_with_an_unknown_stays_so(fold: Fold) -> None:
    """Whatever the unknown turns out to be, true stays true and false stays false."""
    for traces in product(FIVE, repeat=3):
        before = of(fold, *traces)
        if isinstance(before.value, Unknown):
            continue
        open_ = [one for one in traces if isinstance(one.value, Unknown)]
        for known in product([one for one in FIVE if one not in open_], repeat=len(open_)):
            filling = iter(known)
            after = of(fold, *(next(filling) if isinstance(one.value, Unknown) else one for one in traces))
            assert after.value is before.value
