"""Every operation of the catalogue does what its examples say."""

from __future__ import annotations

import pytest

from pmo_audit.functions import Example, Overload, all_overloads

CASES = [(one, example) for one in all_overloads().values() for example in one.examples]


@pytest.mark.parametrize(("overload", "example"), CASES, ids=lambda one: one.id if isinstance(one, Overload) else None)
def test_example(overload: Overload, example: Example) -> None:
    assert overload.apply(*example.arguments) == example.result


@pytest.mark.parametrize("overload", all_overloads().values(), ids=lambda one: one.id)
def test_declared_whole(overload: Overload) -> None:
    assert overload.doc
    assert overload.examples
    assert overload.id.split(":")[0] == overload.name
    assert all(len(example.arguments) == len(overload.arguments) for example in overload.examples)
