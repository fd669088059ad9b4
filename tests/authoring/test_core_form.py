"""Core forms say what the rule says: read back, they give the same tree."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, note, settings

from pmo_audit import ir
from pmo_audit.api import LoadedStandard, load_standard, shipped_packs
from pmo_audit.authoring.core_form import core_form
from pmo_audit.authoring.patterns import placeless
from tests.authoring.given import AS_OF, HEAD, plain, read, rule_of, schema, without_rules
from tests.docs.test_language_page import PMO, standards
from tests.engine.test_cases import FILES, block
from tests.laws.generated import rules

BOXES = [text for one in PMO if "error" not in one.settings for text in standards(one)]


def core(loaded: LoadedStandard, rule: ir.Rule, day: date = AS_OF) -> str:
    return "\n".join(str(line) for line in core_form(rule, loaded.standard, schema(loaded), day))


def come_back(loaded: LoadedStandard) -> None:
    """The core form of each rule, read again among the declarations of its standard, is the same rule."""
    declared = "".join(without_rules(one.content) for one in loaded.sources)
    for rule in loaded.standard.rules:
        words = core(loaded, rule)
        again = read(f'{declared}\nrule AGAIN "Again"\n severity minor\n{words}\n').standard.rules[0]
        assert [placeless(plain(one)) for one in again.roots] == [placeless(plain(one)) for one in rule.roots], words


@pytest.mark.parametrize("pack", shipped_packs())
def test_shipped_rules_come_back(pack: str) -> None:
    come_back(load_standard(pack, as_of=AS_OF))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_rules_of_the_engine_cases_come_back(file: Path) -> None:
    come_back(read(block(file.read_text(encoding="utf-8"), "pmo")))


@pytest.mark.parametrize("text", BOXES, ids=range(len(BOXES)))
def test_rules_of_the_language_page_come_back(text: str) -> None:
    come_back(read(text))


@given(rules())
@settings(max_examples=150, deadline=None)
def test_random_rules_come_back(text: str) -> None:
    note(text)
    come_back(read(text))


FORMS = (
    ("status is one of [active, on_hold] and not (sponsor is known)", [
        "project.status is one of [active, on_hold]",
        "and project.sponsor is not known",
    ]),
    ("held", ["project.contingency is at least 10% of project.budget  -- this is what `held` means; floor"]),
    ("actual_cost is at most 10% over planned_cost", ["project.actual_cost is at most 10% over project.planned_cost"]),
    ("finish is in the last 30 days", ["project.finish is in the last 30 days"]),
    ("start + 6 months < finish", ["project.start + 6 months is before project.finish"]),
    ("working days from start to finish <= 5 working days", [
        "working days from project.start to project.finish is at most 5 working days",
    ]),
    ("-(budget - actual_cost) < EUR 1.5m", ["-(project.budget - project.actual_cost) is less than EUR 1.5m"]),
    ("latest(forecast of milestones) <= finish", [
        "latest(milestone.forecast of milestones) is on or before project.finish",
    ]),
    ("sum((budget - actual) of cost_lines where actual is known) >= EUR 0", [
        "sum((cost_line.budget - cost_line.actual) of cost_lines where cost_line.actual is known) is at least EUR 0",
    ]),
    ("tolerance > 5%", ["tolerance is more than 5%  -- tolerance goes by its bands"]),
    ("some risk where some action where name contains risk.name", [
        "some risk",
        "  where some action where action.name contains risk.name  -- actions of its project",
    ]),
    ("no project where manager is sponsor", ["no project where project.manager is project.sponsor"]),
)  # fmt: skip
DECLARED = (
    'parameter floor = 10% until 2026-12-31 then 8%\n'
    'parameter tolerance by budget: below EUR 1m 10%, otherwise 5%\n'
    'define held of project = contingency >= floor * budget\n'
)  # fmt: skip


@pytest.mark.parametrize(("condition", "wanted"), FORMS, ids=[one for one, _ in FORMS])
def test_forms(condition: str, wanted: list[str]) -> None:
    loaded = rule_of(condition, before=DECLARED)
    lines = core(loaded, loaded.standard.rules[0]).splitlines()
    assert [
        line.removeprefix("  ").replace(" -- all projects of the portfolio", "").rstrip() for line in lines[2:]
    ] == [line.replace("  floor", "") for line in wanted]


def test_thresholds_are_those_of_the_day() -> None:
    loaded = rule_of("held", before=DECLARED)
    said = [core(loaded, loaded.standard.rules[0], day) for day in (date(2026, 12, 31), date(2027, 1, 1))]
    assert ["10% of" in one for one in said] == [True, False]
    assert "8% of project.budget" in said[1]


def test_lists_are_those_of_the_day() -> None:
    before = 'parameter odd = ["a", "b"] until 2026-12-31 then ["c"]\n'
    loaded = rule_of("name is not one of odd", before=before)
    said = [core(loaded, loaded.standard.rules[0], day) for day in (date(2026, 12, 31), date(2027, 1, 1))]
    assert 'project.name is not one of ["a", "b"]' in said[0]
    assert 'project.name is not one of ["c"]' in said[1]


def test_records_of_one_kind_are_told_apart() -> None:
    loaded = read(
        f'{HEAD}rule R-1 "R"\n severity minor\n for each project as mine\n'
        " require no project as other where other.name is mine.name and other is not mine\n"
    )
    words = core(loaded, loaded.standard.rules[0])
    assert "for each project as this_project" in words
    assert "project.name is this_project.name" in words
    come_back(loaded)


def test_exceptions_and_days_stand_below() -> None:
    loaded = read(
        f'{HEAD}rule R-1 "R"\n severity minor\n for each project where status is active\n in force from 2026-01-01\n'
        ' require sponsor is known\n except "small" where budget < EUR 50k then require manager is known\n'
    )
    assert core(loaded, loaded.standard.rules[0]).splitlines()[4:] == [
        'except "small"',
        "  where project.budget is less than EUR 50k",
        "  then require project.manager is known",
        "in force from 2026-01-01",
    ]
