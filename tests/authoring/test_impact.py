"""What becomes of verdicts where a standard changes, or the day: in which direction, and through which clause."""

from __future__ import annotations

import json
from datetime import date

import pytest

from pmo_audit import InputError, diff, load_data, parse_standard
from pmo_audit.authoring.impact import Impact
from pmo_audit.authoring.impact_json import impact_json
from pmo_audit.authoring.impact_markdown import impact_markdown
from pmo_audit.authoring.impact_words import outcome_of_all
from tests.authoring.given import AS_OF

DATA = {
    "projects": [
        {"id": "A", "name": "Alpha", "status": "active", "budget": "EUR 800000", "sponsor": "Ann", "manager": "Ann",
         "finish": "2026-04-15"},
        {"id": "B", "name": "Beta", "status": "on_hold", "budget": "EUR 2000000", "sponsor": None, "manager": "Bo",
         "finish": "2026-12-31"},
    ],
    "risks": [],
}  # fmt: skip
HEAD = 'standard s "S"\n  version "1"\n'
RULE = 'rule R-1 "R"\n severity minor\n for each project where status is active\n require sponsor is known\n'


def impact(old: str, new: str, as_of: date = AS_OF, as_of_new: date | None = None, **more) -> Impact:
    sides = [parse_standard(f"{HEAD}{text}", "s.pmo", as_of=AS_OF) for text in (old, new)]
    data = [load_data(DATA, standards=[one]) for one in sides]
    return diff(sides[0], sides[1], data[0], as_of=as_of, as_of_new=as_of_new, new_portfolio=data[1], **more)


def told(found: Impact) -> list[str]:
    """Each verdict that changes in one line, with its reasons."""
    return [
        f"{rule.code} {one.subject.id}: {one.direction}: {' / '.join(each.words for each in one.reasons)}"
        for rule in found.rules
        for one in rule.moved
    ]


CASES: tuple[tuple[str, str, str, list[str]], ...] = (
    ("nothing changes", RULE, RULE, []),
    ("a clause is changed", RULE, RULE.replace("sponsor is known", "sponsor is not manager"), [
        "R-1 A: pass → fail: requirement: sponsor is not manager is false, in the place of sponsor is known, "
        "which was true",
    ]),
    ("a clause is added", RULE, RULE.replace("sponsor is known", "sponsor is known and budget >= EUR 1m"), [
        "R-1 A: pass → fail: new clause in the requirement: budget >= EUR 1m is false",
    ]),
    ("a clause is left out", RULE.replace("sponsor is known", "sponsor is known and budget >= EUR 1m"), RULE, [
        "R-1 A: fail → pass: no longer in the requirement: budget >= EUR 1m, which was false",
    ]),
    ("the scope is wider", RULE, RULE.replace("is active", "is not completed"), [
        "R-1 B: not applicable → fail: scope: status is not completed is true, in the place of status is active, "
        "which was false",
    ]),
    ("a threshold in the text is moved", RULE.replace("sponsor is known", "budget >= EUR 500k"),
     RULE.replace("sponsor is known", "budget >= EUR 1m"), [
        "R-1 A: pass → fail: requirement: budget >= EUR 1m is false, in the place of budget >= EUR 500k, "
        "which was true",
    ]),
    ("a parameter is moved", "parameter large = EUR 500k\n" + RULE.replace("sponsor is known", "budget >= large"),
     "parameter large = EUR 1m\n" + RULE.replace("sponsor is known", "budget >= large"), [
        "R-1 A: pass → fail: requirement: budget >= large is false and was true: `large` is EUR 1m and was EUR 500k",
    ]),
    ("a list is longer", 'parameter odd = ["x"]\n' + RULE.replace("sponsor is known", "name is not one of odd"),
     'parameter odd = ["x", "alpha"]\n' + RULE.replace("sponsor is known", "name is not one of odd"), [
        "R-1 A: pass → fail: requirement: name is not one of odd is false and was true: "
        'parameter `odd` has now "alpha"',
    ]),
    ("a longer list is longer",
     'parameter odd = ["x", "y"]\n' + RULE.replace("sponsor is known", "name is not one of odd"),
     'parameter odd = ["x", "alpha"]\n' + RULE.replace("sponsor is known", "name is not one of odd"), [
        "R-1 A: pass → fail: requirement: name is not one of odd is false and was true: "
        '`odd` has now "alpha" and lacks now "y"',
    ]),
    ("a definition says more", "define led of project = sponsor is known\n" + RULE.replace("sponsor is known", "led"),
     "define led of project = sponsor is known and sponsor is not manager\n"
     + RULE.replace("sponsor is known", "led"), [
        "R-1 A: pass → fail: requirement: led is false and was true: "
        "`led` means now sponsor is known and sponsor is not manager",
    ]),
    ("an exception is new", RULE.replace("sponsor is known", "sponsor is not manager"),
     RULE.replace("sponsor is known", "sponsor is not manager") + ' except "small" where budget < EUR 1m\n', [
        'R-1 A: fail → excepted: the new exception "small" applies / '
        'new clause in the exception "small": budget < EUR 1m is true',
    ]),
    ("and becomes or", RULE.replace("sponsor is known", "sponsor is known and budget >= EUR 1m"),
     RULE.replace("sponsor is known", "sponsor is known or budget >= EUR 1m"), [
        "R-1 A: fail → pass: the same clauses are put together otherwise",
    ]),
    ("a rule is new", "", RULE, ["R-1 A: no rule → pass: the rule is new"]),
    ("a rule is dropped", RULE, "", ["R-1 A: pass → no rule: the rule is no longer there"]),
    ("a rule waits", RULE, RULE + " in force from 2026-07-01\n", [
        "R-1 A: pass → not in force: as of 2026-03-31 the new rule is not in force: it comes into force on 2026-07-01",
    ]),
    ("a rule is over", RULE, RULE + " in force until 2025-12-31\n", [
        "R-1 A: pass → not in force: as of 2026-03-31 the new rule is not in force: it is in force until 2025-12-31",
    ]),
    ("a register was not delivered", RULE, RULE + 'rule R-2 "R"\n severity minor\n for each task\n'
     " require name is known\n", [
        "R-2 A: no rule → unknown: the rule is new",
        "R-2 B: no rule → unknown: the rule is new",
    ]),
)  # fmt: skip


@pytest.mark.parametrize(("old", "new", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_why(old: str, new: str, wanted: list[str]) -> None:
    assert told(impact(old, new)) == wanted


DATED = "parameter large = EUR 500k until 2026-03-31 then EUR 1m\n" + RULE.replace(
    "sponsor is known", "budget >= large"
)


def test_two_days_of_one_standard() -> None:
    found = impact(DATED, DATED, as_of_new=date(2026, 4, 1))
    assert told(found) == [
        "R-1 A: pass → fail: requirement: budget >= large is false and was true: `large` is EUR 1m and was EUR 500k"
    ]
    assert found.rules[0].changes == (
        "parameter `large`: another version counts on 2026-04-01 (EUR 500,000 until 2026-03-31 then EUR 1,000,000)",
    )


def test_today_moves_on() -> None:
    text = RULE.replace("sponsor is known", "finish >= today")
    assert told(impact(text, text, as_of_new=date(2026, 4, 30))) == [
        "R-1 A: pass → fail: requirement: finish >= today is false and was true: today is 2026-04-30 and was 2026-03-31"
    ]


def test_a_rule_comes_into_force_between_two_days() -> None:
    text = RULE + " in force from 2026-04-10\n"
    assert told(impact(text, text, as_of_new=date(2026, 4, 10))) == [
        "R-1 A: not in force → pass: as of 2026-03-31 the old rule is not in force: it comes into force on 2026-04-10"
    ]


def test_rules_that_changed_and_move_nobody_are_told() -> None:
    found = impact(RULE, RULE.replace("minor", "critical").replace("is active", "is one of [active, proposed]"))
    (rule,) = found.rules
    assert (found.moved, rule.status, rule.moved) == (0, "kept", ())
    assert rule.changes == (
        "severity critical, was minor",
        "scope: now status is one of [active, proposed], no longer status is active",
    )
    assert outcome_of_all(found) == "No verdict changes, of 1 rule compared."


def test_each_side_reads_the_data_with_its_own_fields() -> None:
    new = "extend project with vetted: truth\n" + RULE.replace("sponsor is known", "vetted is missing or vetted")
    assert told(impact(RULE, new)) == [
        "R-1 A: pass → unknown: no longer in the requirement: sponsor is known, which was true / "
        "new clause in the requirement: vetted is missing is unknown / new clause in the requirement: vetted is unknown"
    ]
    sides = [parse_standard(f"{HEAD}{text}", as_of=AS_OF) for text in (RULE, new)]
    with pytest.raises(InputError, match="PA404"):
        diff(sides[0], sides[1], load_data(DATA, standards=sides[:1]), as_of=AS_OF)


def test_rules_can_be_selected_and_progress_is_told() -> None:
    other = RULE.replace("R-1", "R-2").replace("sponsor is known", "sponsor is not manager")
    steps: list[tuple[str, int, int]] = []
    found = impact(RULE, RULE + other, select=["R-2"], progress=lambda *step: steps.append(step))
    assert [one.code for one in found.rules] == ["R-2"]
    assert steps == [("R-2", 1, 1)]


def test_a_standard_with_mistakes_is_refused() -> None:
    with pytest.raises(InputError, match="PA201"):
        impact(RULE, RULE.replace("sponsor", "sponser"))


def test_examples_that_disagree_are_no_obstacle() -> None:
    assert impact(RULE, RULE + '  example "x" passes { status: active }\n').moved == 0


def test_formats_say_the_same() -> None:
    found = impact(RULE, RULE.replace("sponsor is known", "sponsor is not manager"))
    document = json.loads(json.dumps(impact_json(found)))
    assert document["directions"] == {"pass → fail": 1}
    reason = document["rules"][0]["verdicts"][0]["reasons"][0]
    assert (reason["kind"], reason["new"]["outcome"]) == ("changed", "false")
    assert [one["value"] for one in reason["new"]["readings"]] == ["Ann", "Ann"]
    text = impact_markdown(found)
    assert text.startswith("# 1 verdict changes in 1 rule: 1 pass → fail.\n")
    assert "| R-1 | R | changed | 1 pass → fail |" in text
    assert "| project A Alpha | pass | fail | requirement: sponsor is not manager is false" in text
