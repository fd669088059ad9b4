"""The benchmarks measure what they say: both sides come to the same, and every figure can be taken.

No time is ever tested here.
"""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.util import find_spec
from math import isclose

import pytest

from benchmarks import __main__ as command
from benchmarks import baseline
from benchmarks.evaluate import check_outcomes, contestants, portfolio, standard
from benchmarks.figures import SMALL, DisagreementError, Figure, Quality
from benchmarks.labelled import Texts, ranked
from benchmarks.many_rules import many_rules
from benchmarks.portfolios import SHAPES, Shape, document
from benchmarks.timing import by_turns, ratio, slope
from pmo_audit import parse_standard
from pmo_audit.findings import Outcome

# Both sides come to the same -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("name", SHAPES)
def test_the_baseline_comes_to_the_same(name: str, seed: int) -> None:
    shape = SHAPES[name]
    assert check_outcomes([replace(shape, seed=shape.seed + 100 * seed)]) > 300


def test_every_rule_comes_out_every_way_that_matters() -> None:
    """The portfolios are worth comparing on: each rule passes and fails on them, and most are undecided somewhere."""
    found: dict[str, set[Outcome]] = {}
    for shape in SHAPES.values():
        product, _ = contestants(records := portfolio(shape))
        for project in records.register("project").records:
            for (code, _), outcome in product.told(project).items():
                found.setdefault(code, set()).add(outcome)
    assert len(found) == 20
    assert all({Outcome.PASS, Outcome.FAIL, Outcome.NOT_APPLICABLE, Outcome.UNKNOWN} <= one for one in found.values())
    assert {Outcome.NOTHING_TO_CHECK} <= set().union(*found.values())


def test_a_difference_stops_the_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(baseline.RULES["risk"], "BG-303", lambda office, risk: Outcome.PASS)
    with pytest.raises(DisagreementError, match="BG-303"):
        check_outcomes([SHAPES["whole"]])


def test_the_twenty_rules_are_twenty() -> None:
    rules = standard().standard.rules
    assert len(rules) == 20
    assert {rule.code: rule.entity for rule in rules} == {
        code: entity for entity, codes in baseline.RULES.items() for code in codes
    }


# What is generated ---------------------------------------------------------------------------------------------------


def test_a_portfolio_is_the_same_for_the_same_seed() -> None:
    assert document(Shape(seed=5)) == document(Shape(seed=5)) != document(Shape(seed=6))


def test_many_rules_are_all_different() -> None:
    loaded = parse_standard(many_rules(100))
    assert not loaded.diagnostics
    assert len({" ".join(rule.sentence.split()) for rule in loaded.standard.rules}) == 100


# Taking figures -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "figure",
    [one for one in command.FIGURES if not isinstance(one, Quality)],  # these need the labelled data
    ids=lambda one: one.name,
)
def test_every_figure_can_be_taken(figure: Figure) -> None:
    if figure.lacking():
        pytest.skip(f"{', '.join(figure.lacking())} is not installed")
    told = json.loads(figure.line(SMALL))
    assert list(told) == ["name", "value", "unit", "goal", "peer", "versions"]
    assert told["value"] > 0 or figure.name.startswith("scale.")
    assert told["goal"].startswith(("<= ", ">= "))
    assert {"pmo-audit", *figure.needs} <= set(told["versions"])


@pytest.mark.skipif(find_spec("regorus") is not None, reason="the peer is installed")
def test_a_figure_without_its_peer_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["evaluate.vs_regorus", "--small"]) == 1
    assert "celine-regorus: `make bench` installs it" in capsys.readouterr().err


def test_figures_are_chosen_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["load", "--list"]) == 0
    assert capsys.readouterr().out.split() == ["load.1000_rules", "load.1000_rules.cached"]
    assert command.main(["nonsense"]) == 2
    assert "there is no figure `nonsense`" in capsys.readouterr().err


def test_a_figure_without_its_data_says_so(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PMO_AUDIT_DATA", "/nowhere")
    (figure,) = command.chosen(["overlaps.issues.f1"])
    if figure.lacking():
        pytest.skip(f"{', '.join(figure.lacking())} is not installed")
    assert command.main([figure.name]) == 1
    assert "there is no labelled data in /nowhere; set PMO_AUDIT_DATA" in capsys.readouterr().err


def test_ranked_pairs_are_judged_as_by_hand() -> None:
    """Of six pairs the first, third and fifth are the same: precision there is 1, 2/3 and 3/5."""
    texts = Texts([{"id": one} for one in "abcd"], {"a": 1, "b": 1, "c": 1})
    scores = {("a", "b"): 0.9, ("a", "d"): 0.8, ("a", "c"): 0.7, ("b", "d"): 0.6, ("b", "c"): 0.5}
    found = ranked(texts, scores)
    assert isclose(found.average_precision(), (1 + 2 / 3 + 3 / 5) / 3)
    assert isclose(found.f1(0.7), 2 * 2 / (3 + 3))
    assert found.best_threshold() == 0.5
    assert found.number == 2
    low, high = found.interval(0.7)["f1"]
    assert low <= high


def test_jobs_take_turns() -> None:
    seen: list[str] = []
    taken = by_turns({"a": lambda: seen.append("a"), "b": lambda: seen.append("b")}, 3)
    assert "".join(seen) == "abababab"
    assert {name: len(times) for name, times in taken.items()} == {"a": 3, "b": 3}


def test_ratio_and_slope() -> None:
    assert ratio([4.0, 2.0], [9.0, 1.0]) == 2
    assert isclose(slope([10, 100, 1000], [1.0, 10.0, 100.0]), 1)
    assert isclose(slope([10, 100, 1000], [1.0, 100.0, 10_000.0]), 2)
