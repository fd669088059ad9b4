"""What rules cost: the bound of their work, and how often something is evaluated for some data."""

from __future__ import annotations

from datetime import date

import pytest

from pmo_audit import load_data
from pmo_audit.api import parse_standard, schema_of
from pmo_audit.authoring.cost import Cost, costs_of
from pmo_audit.backends import Reference


def cost(clauses: str, before: str = "") -> Cost:
    text = f'standard s "S"\n{before}rule R-1 "R"\n  severity minor\n  {clauses}\n'
    loaded = parse_standard(text)
    assert loaded.ok, [str(one) for one in loaded.diagnostics]
    return costs_of(loaded.standard.rules)[0]


@pytest.mark.parametrize(
    ("clauses", "words", "quadratic"),
    [
        ("for each project\n  require budget > EUR 1m", "projects", False),
        ("for each portfolio\n  require budget > EUR 1m", "portfolios", False),
        ("for each project\n  require some risk where owner is known", "projects × risks", False),
        (
            "for each project\n  require every risk satisfies some action where name contains risk.name",
            "projects × risks × actions",
            False,
        ),
        (
            "for each project\n  require (some risk) and (no issue) and count(risks where owner is known) > 3",
            "projects × risks + projects × issues",
            False,
        ),
        ("for each risk\n  require no milestone where forecast > risk.due", "risks × milestones", False),
        (
            "for each person\n  require count(projects where manager is person) <= 3",
            "people × projects by manager",
            False,
        ),
        (
            "for each person\n  require count(projects where status is active and person is sponsor) <= 3",
            "people × projects by sponsor",
            False,
        ),
        (
            "for each person\n  require count(projects where manager is person or sponsor is person) <= 3",
            "people × all projects",
            True,
        ),
        (
            "for each project as mine\n  require no project where name is mine.name and project is not mine",
            "projects × all projects",
            True,
        ),
        ("for each portfolio\n  require count(projects) <= 100", "portfolios × all projects", False),
        (
            'for each project\n  require budget > EUR 1m\n  except "x" where some risk',
            "projects × risks",
            False,
        ),
        (
            "for each programme\n  require sum(budget of projects where status is active) <= budget",
            "programmes × projects",
            False,
        ),
    ],
)
def test_the_bound_of_a_rule(clauses: str, words: str, quadratic: bool) -> None:
    found = cost(clauses)
    schema = schema_of([parse_standard('standard s "S"\n')])
    assert (found.words(schema), found.is_quadratic) == (words, quadratic)


def test_a_definition_costs_what_it_stands_for() -> None:
    define = "define busy of person = count(projects where manager is person) > 3\n"
    found = cost("for each project\n  require not manager.busy", define)
    assert found.words(schema_of([])) == "projects × projects by manager"


class Counting(Reference):
    """Counts what it evaluates."""

    number = 0

    def evaluate(self, node, records):
        Counting.number += 1
        return super().evaluate(node, records)


@pytest.mark.parametrize("risks", [0, 1, 3, 7])
def test_the_estimate_is_what_is_evaluated_where_all_have_the_same(risks: int) -> None:
    """The reference evaluator skips nothing here, so its steps can be counted."""
    document = {
        "projects": [
            {
                "id": f"P{n}",
                "status": "active",
                "risks": [{"id": f"{n}-{m}", "due": "2026-01-01"} for m in range(risks)],
            }
            for n in range(4)
        ]
    }
    found = cost("for each project where status is active\n  require no risk where due < today")
    portfolio = load_data(document).portfolio
    Counting.number = 0
    counting = Counting(portfolio, date(2026, 3, 31))
    for project in portfolio.register("project").records:
        counting.judge(found.rule, project)
    estimate = found.estimate(portfolio)
    assert estimate == sum(times * 4 * (risks if len(product) > 1 else 1) for product, times in found.terms.items())
    assert Counting.number <= estimate <= 1.5 * Counting.number


def test_an_estimate_without_records() -> None:
    found = cost("for each project\n  require some risk where owner is known")
    assert found.estimate(load_data({"projects": []}).portfolio) == 0
