"""What each answer would give, where a verdict is open."""

from __future__ import annotations

from typing import Any

import pytest

from pmo_audit.findings import Outcome
from tests.why.bench import cases, told

PEOPLE = [{"id": "p1", "name": "Ann"}, {"id": "p2", "name": "Bo"}]
LEFT = [*PEOPLE, {"id": "p3", "name": "Cy", "left_on": "2025-12-31"}]
LEFT_TOO = [{"id": f"q{name}", "name": name, "left_on": "2025-06-30"} for name in ("Ed", "Fi", "Gus", "Hal")]


def project(**fields: Any) -> dict[str, Any]:
    return {"projects": [{"id": "A", "name": "Alpha", **fields}], "people": PEOPLE}


CASES: list[tuple[str, dict[str, Any], list[str]]] = [
    ("budget < EUR 1m", project(budget=None),
     ["`budget` is less than EUR 1,000,000: pass", "`budget` is EUR 1,000,000 or more: fail"]),
    ("budget >= EUR 1m and budget < EUR 5m", project(budget="#REF?"),
     ["`budget` is less than EUR 1,000,000: fail",
      "`budget` is at least EUR 1,000,000 and less than EUR 5,000,000: pass",
      "`budget` is EUR 5,000,000 or more: fail"]),
    ("contingency / budget >= 10%", project(contingency="EUR 50", budget=None),
     ["`budget` is EUR 0: unknown", "`budget` is more than EUR 0 and at most EUR 500: pass",
      "`budget` is more than EUR 500: fail"]),
    ("actual_cost differs from budget by at most 10%", project(actual_cost="EUR 90", budget=None),
     ["`budget` is EUR 81.81 or less: fail", "`budget` is between EUR 81.82 and EUR 100: pass",
      "`budget` is more than EUR 100: fail"]),
    ("finish is on or before start", project(start="2026-05-01", finish=None),
     ["`finish` is 2026-05-01 or earlier: pass", "`finish` is 2026-05-02 or later: fail"]),
    ("phase is before execution", project(phase=None),
     ["`phase` is initiation or planning: pass", "`phase` is execution, monitoring or closing: fail"]),
    ("sponsor is not manager", project(sponsor=None, manager="Ann"),
     ["`sponsor` is Ann: fail", "`sponsor` is anybody else: pass"]),
    ("not (sponsor.left_on is before 2026-01-01)", project(sponsor=None) | {"people": LEFT},
     ["`sponsor` is Cy: fail", "`sponsor` is anybody else: pass"]),
    ("sponsor.left_on is before 2026-01-01", project(sponsor="Di") | {"people": [*LEFT, *LEFT_TOO]},
     ["`sponsor` is Cy, Ed, Fi or 2 more of the register: pass", "`sponsor` is anybody else: fail"]),
    ("category is one of [\"a\", \"b\"]", project(category=None),
     ["`category` is \"a\" or \"b\": pass", "`category` is any other words: fail"]),
    ("description contains \"rail\"", project(description=None),
     ["`description` is words that contain \"rail\": pass", "`description` is any other words: fail"]),
    ("actual_finish is before 2026-01-01", project(actual_finish="#REF?"),
     ["`actual_finish` is 2025-12-31 or earlier: pass", "`actual_finish` is 2026-01-01 or later: fail",
      "`actual_finish` is none: fail"]),
    ("percent_complete >= 50%", project(percent_complete=None),
     ["`percent_complete` is less than 50%: fail", "`percent_complete` is 50% or more: pass"]),
    ("budget < EUR 5m and sponsor is manager", project(budget=None, sponsor=None, manager="Ann"),
     ["`budget` is less than EUR 5,000,000:", "  `sponsor` is Ann: pass", "  `sponsor` is anybody else: fail",
      "`budget` is EUR 5,000,000 or more: fail"]),
    ("actual_cost <= budget", project(actual_cost=None, budget=None),
     ["`actual_cost` is known: pass or fail by actual_cost <= budget", "`actual_cost` is none: fail"]),
    ("no risk where exposure is high", project(risks=[{"id": "1", "name": "Flood"}]),
     ["`exposure` of risk 1 Flood is very_low, low, medium or very_high: pass",
      "`exposure` of risk 1 Flood is high: fail"]),
    ("count(risks where status is open) <= 1", project(risks=[{"id": n, "name": n} for n in "xy"]),
     ["`status` of risk x is open:", "  `status` of risk y is open: fail",
      "  `status` of risk y is mitigating, accepted or closed: pass",
      "`status` of risk x is mitigating, accepted or closed: pass"]),
    ("some artifact where kind is \"charter\"", project(),
     ["the register of artifacts holds no artifact where kind is \"charter\": fail",
      "the register of artifacts holds an artifact where kind is \"charter\": pass"]),
    ("every risk satisfies owner is known", project(),
     ["the register of risks holds no risk: nothing to check",
      "the register of risks holds some, and only such as meet `owner is known`: pass",
      "the register of risks holds some, and only such as do not meet `owner is known`: fail"]),
    ("at most 2 risks where status is open", project(),
     ["the register of risks holds no risk where status is open: nothing to check",
      "the register of risks holds 1 to 2 risks where status is open: pass",
      "the register of risks holds 3 or more risks where status is open: fail"]),
    ("budget >= EUR 10", project(budget="USD 10"),
     ["the exchange rate (what one USD is worth in EUR) is less than 1: fail",
      "the exchange rate (what one USD is worth in EUR) is 1 or more: pass"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("require", "document", "expected"), CASES, ids=lambda one: one if isinstance(one, str) else ""
)
def test_cases(require: str, document: dict[str, Any], expected: list[str]) -> None:
    assert told(cases(require, document)) == expected


def test_a_reference_that_leads_nowhere_may_lead_to_anything() -> None:
    dependency = {"id": "1", "target": "Elsewhere", "kind": "finish_to_start"}
    found = cases("target.status is active", project(dependencies=[dependency]), each="dependency", subject="1")
    assert told(found) == [
        "`target` is a project of the register:",
        "  its `status` is proposed, on_hold, completed or cancelled: fail",
        "  its `status` is active: pass",
        "`target` is none: fail",
    ]


def test_the_scope_counts_too() -> None:
    found = cases("sponsor is known", project(budget=None, sponsor=None), each="project where budget >= EUR 1m")
    assert told(found) == [
        "`budget` is less than EUR 1,000,000: not applicable",
        "`budget` is EUR 1,000,000 or more: fail",
    ]
    assert found.outcomes == {Outcome.FAIL, Outcome.NOT_APPLICABLE}


def test_what_three_valued_logic_cannot_see() -> None:
    """One half or the other holds, whatever the budget is; so the rest of the rule decides."""
    found = cases('(budget < EUR 5 or budget >= EUR 5) and name is "x" or name is "y"', project(budget=None, name=None))
    assert found.exact
    always = cases("budget < EUR 5 and budget >= EUR 5", project(budget=None))
    assert always.outcomes == frozenset({Outcome.FAIL})
    assert always.exact
    assert told(always) == ["`budget` is known: fail"]


def test_many_unknown_things_are_told_one_by_one() -> None:
    risks = [{"id": f"{n}", "name": f"R{n}"} for n in range(6)]
    found = cases(
        "count(risks where exposure is high) = 3 and count(risks where owner is known) > 2", project(risks=risks)
    )
    assert not found.together or len(found.cases) <= 24


def test_what_may_be_withheld_is_among_the_answers_where_the_rule_asks() -> None:
    found = cases("budget >= EUR 5 or budget is exempt", project(budget="#REF?"))
    assert "`budget` is withheld with a reason: pass" in told(found)


def test_what_it_waits_for_is_named_with_its_place() -> None:
    (one,) = cases("budget < EUR 1m", project(budget=None)).waits_for
    assert (one.what, one.why, str(one.origin)) == ("`budget` is missing", "missing", "<data>: /projects/0/budget")
