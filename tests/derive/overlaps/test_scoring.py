"""A score is the sum of its contributions, to the ten-thousandth, whatever it is made of."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pmo_audit.derive.overlaps import THRESHOLD, find_overlaps
from pmo_audit.derive.overlaps.scoring import NAMES, contributions
from pmo_audit.oversight import WHOLE_SCORE, Overlap
from tests.derive.overlaps.given import CARDS, DEBIT, OFFICE, Json, pair, portfolio

TEXTS = frozenset(("words", "usual words", "characters", "usual characters", "titles", "usual titles"))


def points(found: Overlap) -> dict[str, int]:
    return {one.name: one.points for one in found.contributions}


def test_contributions_add_up() -> None:
    found = find_overlaps(portfolio([*OFFICE, {"id": "A", **CARDS}, {"id": "B", **DEBIT}]))
    assert len(found) == 28
    for one in found:
        assert sum(each.points for each in one.contributions) == one.points
        assert 0 <= one.points <= WHOLE_SCORE
        assert [each.name for each in one.contributions if each.points == 0] == []
        assert all(each.says.endswith(".") for each in one.contributions)
        above = sum(value for name, value in points(one).items() if name in TEXTS)
        assert points(one).get("little to go by", 0) * above <= 0  # whichever way they go, they count less
        assert one.flag == (one.kind in {"duplicate", "recurrence"}) == (one.points >= THRESHOLD * WHOLE_SCORE)


def test_a_duplicate_is_called_one_where_the_score_says_so() -> None:
    unsure, sure = pair(CARDS, DEBIT), pair(CARDS, CARDS)
    assert (unsure.kind, unsure.is_sure, sure.kind, sure.is_sure) == ("duplicate", False, "duplicate", True)
    assert unsure.because.startswith("They may do the same: both speak of ")
    assert sure.because == "They say the same of what they do."


def test_contributions_stand_in_their_order() -> None:
    names = [one.name for one in pair(CARDS, DEBIT).contributions]
    assert names == sorted(names, key=NAMES.index)
    assert names[0] == "start"


CONTRACTS = [{"id": f"C{one}", "project": one, "supplier": "Pingwell"} for one in "AB"]


@pytest.mark.parametrize(
    ("name", "fields", "registers", "adds"),
    [
        ("same department", {"department": "Cards"}, {}, 100),
        ("same supplier", {}, {"contracts": CONTRACTS}, 300),
        (
            "same objective",
            {"strategic_objective": "O1"},
            {"objectives": [{"id": "O1", "project": "Z1", "name": "Ease"}]},
            300,
        ),
    ],
)
def test_fields_that_agree_add(
    name: str, fields: dict[str, str], registers: dict[str, Sequence[Json]], adds: int
) -> None:
    plain = pair(CARDS, DEBIT, objectives=registers.get("objectives", ()))  # which are passages, too
    found = pair({**CARDS, **fields}, {**DEBIT, **fields}, **registers)
    assert points(found)[name] == adds
    assert found.points == plain.points + adds


def test_names_that_disagree_take_off() -> None:
    left = {"name": "Pingwell text gateway", "description": "Send codes by text message to customers who sign in."}
    right = {"name": "Morsetti text gateway", "description": "Codes by text message are sent to customers who sign in."}
    more = {"id": "C", "name": "Offers", "description": "We ask Pingwell for prices, and then Morsetti for theirs."}
    found = pair(left, right, more)
    assert points(found)["names that disagree"] == -1000
    assert "Pingwell" in next(one.says for one in found.contributions if one.name == "names that disagree")


@pytest.mark.parametrize(("given", "comes_to"), [(-700, 0), (0, 0), (5000, 5000), (10_000, 10_000), (12_345, 10_000)])
def test_no_score_is_beyond_the_scale(given: int, comes_to: int) -> None:
    row = [0] * len(NAMES)
    row[1] = given
    made = contributions(row, {})
    assert sum(one.points for one in made) == comes_to
    assert [one.name for one in made if one.name == "limit"] == ["limit"] * (given != comes_to)
