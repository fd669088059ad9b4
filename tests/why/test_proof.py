"""Why a verdict is what it is, to three depths."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from pmo_audit.api import load_data
from pmo_audit.auditing.why import Part, Step, explain
from pmo_audit.findings import Outcome
from tests.why.bench import TODAY, ask, rule, standard, why

DOCUMENT = {
    "projects": [
        {
            "id": "A",
            "name": "Alpha",
            "status": "active",
            "budget": "EUR 12m",
            "contingency": "EUR 1m",
            "risks": [
                {"id": f"{n}", "name": f"Risk {n}", "status": "open", "owner": "Ann" if n % 2 else None}
                for n in range(12)
            ],
        }
    ]
}


def lines(parts: tuple[Part, ...]) -> list[str]:
    """The parts as lines, each step with its mark."""
    found = []
    for part in parts:
        found.append(f"{part.role} {part.title}".strip() + f": {part.came_to}")
        for step in part.steps:
            found += _lines(step, "  ")
    return found


def _lines(step: Step, margin: str) -> Iterator[str]:
    mark = "" if step.decided else "~"
    yield f"{margin}{mark}{step.form} {step.text}: {step.came_to}"
    for one in step.steps:
        yield from _lines(one, f"{margin}  ")
    if step.left_out:
        yield f"{margin}  +{step.left_out}"


def explained(require: str, depth: int, **options: Any) -> list[str]:
    return lines(why(require, DOCUMENT, depth=depth, **options).parts)


def test_clauses() -> None:
    assert explained("contingency / budget >= 10% and status is active", 1, each="project where budget >= EUR 1m") == [
        "scope: holds",
        "  clause budget >= EUR 1m: holds",
        "requirement: does not hold",
        "  clause contingency / budget >= 10%: does not hold",
    ]


def test_the_tree() -> None:
    assert explained('contingency / budget >= 10% and (status is active or name is "x")', 2) == [
        "requirement: does not hold",
        "  all all of these: 1 of 2 holds: does not hold",
        "    clause contingency / budget >= 10%: does not hold",
        "    +1",
    ]


def test_everything() -> None:
    assert explained('contingency / budget >= 10% and (status is active or name is "x")', 3) == [
        "requirement: does not hold",
        "  all all of these: 1 of 2 holds: does not hold",
        "    clause contingency / budget >= 10%: does not hold",
        "    ~any at least one of these: 1 of 2 holds: holds",
        "      ~clause status is active: holds",
        '      ~clause name is "x": does not hold',
    ]


def test_not_is_seen_through() -> None:
    assert explained('not (status is active and name is "x")', 2) == [
        "requirement: holds",
        "  not the opposite of this: holds",
        "    all all of these: 1 of 2 holds: does not hold",
        '      clause name is "x": does not hold',
        "      +1",
    ]


def test_members_are_cut_with_a_count() -> None:
    found = explained("every risk where status is open satisfies owner is known", 2)
    assert found[:2] == [
        "requirement: does not hold",
        "  members every risk where status is open satisfies owner is known: does not hold",
    ]
    assert found[-1] == "    +1"
    assert sum("member risk" in one for one in found) == 5
    everything = explained("every risk where status is open satisfies owner is known", 3)
    assert sum("~member risk" in one for one in everything) == 6
    assert sum("member risk" in one for one in everything) == 12


def test_counts_show_their_members() -> None:
    found = explained("count(risks where owner is known) > 20", 2)
    assert found[2] == "    value count(risks where owner is known): 6"
    assert sum("member risk" in one for one in found) == 5


def test_values_come_with_their_places() -> None:
    (part,) = why("contingency / budget >= 10%", DOCUMENT).parts
    (step,) = part.steps
    assert [(one.field, one.value, str(one.origin)) for one in step.readings] == [
        ("contingency", "EUR 1,000,000", "<data>: /projects/0/contingency"),
        ("budget", "EUR 12,000,000", "<data>: /projects/0/budget"),
    ]
    assert step.notes == ("contingency / budget = ≈ 8.3333%",)


def test_parameters_bands_versions_and_definitions_to_the_last_depth() -> None:
    loaded = standard(
        'parameter floor by budget: below EUR 10m 10%, otherwise 15% "Least contingency"',
        'parameter tolerance = 10% until 2026-03-30 then 8% "Tolerance"',
        "define is_big of project = budget >= EUR 1m",
        rule("contingency >= floor * budget + tolerance * budget", each="project where is_big"),
    )
    notes = [note for part in ask(loaded, DOCUMENT).parts for step in part.steps for note in step.notes]
    assert "define is_big of project = budget >= EUR 1m" in notes
    assert "floor by budget: below EUR 10,000,000 10%, otherwise 15%: Least contingency" in notes
    assert "tolerance = 10% until 2026-03-30 then 8%: Tolerance" in notes


MORE = 'except "framework" where contract_type is framework except "small" where budget < EUR 1m then require 1 > 2'


@pytest.mark.parametrize(
    ("fields", "outcome", "roles"),
    [
        ({"budget": "EUR 5m", "sponsor": "Ann"}, Outcome.PASS, ["requirement"]),
        ({"budget": "EUR 5m"}, Outcome.FAIL, ["requirement"]),
        ({"budget": "EUR 5m", "contract_type": "framework"}, Outcome.EXCEPTED, ["exception"]),
        ({"budget": "EUR 5k"}, Outcome.FAIL, ["exception", "requirement of the exception"]),
        ({"budget": "EUR 5k", "contract_type": "framework"}, Outcome.ERROR,
         ["exception", "exception", "requirement of the exception"]),
    ],
)  # fmt: skip
def test_exceptions_that_have_a_say_are_shown(fields: dict[str, str], outcome: Outcome, roles: list[str]) -> None:
    known = {"contract_type": "internal", "sponsor": None} | fields
    answer = why("sponsor is known", {"projects": [{"id": "A", "name": "Alpha", **known}]}, more=MORE, depth=2)
    assert answer.outcome is outcome
    assert [one.role for one in answer.parts] == roles


def test_nothing_to_check_is_said_to_be_so() -> None:
    answer = why("every risk satisfies owner is known", {"projects": [{"id": "A", "name": "Alpha", "risks": []}]})
    assert answer.outcome is Outcome.NOTHING_TO_CHECK
    assert answer.parts[0].came_to == "holds, for want of anything to check"


def test_what_else_a_repair_does_is_told() -> None:
    loaded = standard(
        rule("contingency >= EUR 2m"),
        'rule R-2 "Little contingency"\n severity minor\n for each project\n require contingency <= EUR 1m',
        'rule R-3 "Some contingency"\n severity minor\n for each project\n require contingency >= EUR 1500k',
    )
    portfolio = load_data(DOCUMENT, standards=[loaded]).portfolio
    record = portfolio.find("project", "A")
    assert record is not None
    first = loaded.standard.rules[0]
    one = [loaded.standard]
    found = explain(one, one[0], first, portfolio, record, as_of=TODAY, depth=2).advice
    assert found is not None
    assert [(each.rule, each.before, each.after) for each in found.effects] == [
        ("R-2", Outcome.PASS, Outcome.FAIL),
        ("R-3", Outcome.FAIL, Outcome.PASS),
    ]
