"""Plain texts are compared as projects are."""

from __future__ import annotations

import pytest

from pmo_audit import compare_texts
from pmo_audit.derive.overlaps import find_overlaps
from tests.derive.overlaps.given import MANY, portfolio
from tests.derive.overlaps.test_find import told


def test_texts_score_as_projects_of_the_same_words() -> None:
    texts = [{"id": one["id"], "title": one["name"], "text": one["description"]} for one in MANY]
    plain = [{name: one[name] for name in ("id", "name", "description")} for one in MANY]
    ours = [(*each[:2], *each[3:]) for each in told(compare_texts(texts))]
    theirs = [(*each[:2], *each[3:]) for each in told(find_overlaps(portfolio(plain)))]
    assert ours == theirs
    assert {one.level for one in compare_texts(texts)} == {"text"}


def test_a_record_needs_no_title_and_no_text() -> None:
    rows: list[dict[str, object]] = [
        {"id": 1, "title": "Roof"},
        {"id": 2, "text": "Roof"},
        {"id": 3},
        {"id": 4, "text": None},
    ]
    (found,) = compare_texts(rows)
    assert {found.left.id, found.right.id} == {"1", "2"}


@pytest.mark.parametrize("number", [0, 1])
def test_fewer_than_two_texts_have_no_pairs(number: int) -> None:
    assert compare_texts([{"id": "A", "text": "roof"}] * number) == ()


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([{"text": "roof"}], "record 1 has no id"),
        ([{"id": "A"}, {"id": " "}], "record 2 has no id"),
        ([{"id": "A"}, {"id": "A"}], "two records have the id `A`"),
    ],
)
def test_records_without_an_id_of_their_own_are_refused(rows: list[dict[str, object]], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        compare_texts(rows)


def test_a_bound_leaves_the_likest() -> None:
    texts = [{"id": one["id"], "title": one["name"], "text": one["description"]} for one in MANY]
    every, few = compare_texts(texts, most=None), compare_texts(texts, most=5)
    assert set(few) < set(every)
    assert [one for one in every if one.flag] == [one for one in few if one.flag]
