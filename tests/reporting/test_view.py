from dataclasses import replace

import pytest

from pmo_audit.findings import Grade, Outcome
from pmo_audit.reporting import view_of
from pmo_audit.reporting.decision import decision_sentence
from pmo_audit.reporting.tally import tally_of
from tests.reporting import samples


def test_groups_come_worst_first_and_failures_before_what_is_unknown():
    view = view_of(samples.small())
    assert [group.rule.id for group in view.groups] == ["SG-301", "SG-101", "SG-202", "SG-302"]
    assert [one.outcome for one in view.groups[0].findings] == [Outcome.FAIL] * 3 + [Outcome.UNKNOWN]


def test_projects_of_failures_are_counted_once():
    view = view_of(samples.small())
    assert [one.id for one in view.groups[0].projects] == ["P-101", "P-102", "P-103"]
    assert len(view.failing_projects) == 3


def test_at_most_three_failing_rules_are_named_first():
    view = view_of(samples.large(60, rules=6))
    assert [group.rule.id for group in view.first] == ["BIG-0", "BIG-1", "BIG-2"]


def test_rules_that_only_lack_data_are_not_named_first():
    assert "SG-302" not in [group.rule.id for group in view_of(samples.small()).first]


def test_quiet_rules_say_why():
    view = view_of(samples.small())
    assert [(rule.id, rule.quiet_because) for rule in view.quiet] == [
        ("SG-304", Outcome.NOTHING_TO_CHECK),
        ("SG-501", Outcome.NOT_IN_FORCE),
    ]


def test_a_finding_of_a_rule_without_summary_is_not_lost():
    view = view_of(samples.broken())
    assert [group.rule.id for group in view.groups] == ["SG-900", "SG-901"]
    assert view.tally.failed == 1


def test_rules_of_equal_name_in_two_standards_stay_apart():
    result = samples.small()
    twin = replace(samples.SPONSOR, standard="other", outcomes={Outcome.PASS: 1})
    view = view_of(replace(result, rules=(*result.rules, twin)))
    assert [group.rule.standard for group in view.groups if group.rule.id == "SG-301"] == ["stage_gate"]


def test_the_order_of_rules_changes_nothing():
    result = samples.small()
    assert view_of(replace(result, rules=result.rules[::-1])) == view_of(result)


@pytest.mark.parametrize(
    ("counts", "worst", "sentence"),
    [
        ({}, None, "Nothing was checked: none of 3 rules found anything to judge."),
        ({Outcome.PASS: 1}, None, "The one check passes."),
        ({Outcome.PASS: 1200}, None, "All 1,200 checks pass."),
        ({Outcome.PASS: 2, Outcome.UNKNOWN: 1}, None, "2 of 3 checks pass; 1 cannot be decided."),
        ({Outcome.FAIL: 1}, (Grade.MAJOR, 1, 1), "0 of 1 check passes; 1 major failure in 1 project."),
        ({Outcome.FAIL: 2}, (Grade.MINOR, 2, 0), "0 of 2 checks pass; 2 minor failures."),
        (
            {Outcome.PASS: 37, Outcome.FAIL: 12, Outcome.UNKNOWN: 2, Outcome.ERROR: 1},
            (Grade.CRITICAL, 4, 3),
            "37 of 52 checks pass; 4 critical failures in 3 projects, and 8 less severe; "
            "2 cannot be decided; 1 could not be run.",
        ),
    ],
)
def test_the_decision_is_one_true_sentence(counts, worst, sentence):
    assert decision_sentence(tally_of(counts), 3, worst) == sentence


@pytest.mark.parametrize(
    ("result", "standing"),
    [
        (samples.small, Outcome.FAIL),
        (samples.perfect, Outcome.PASS),
        (samples.empty, Outcome.NOTHING_TO_CHECK),
    ],
)
def test_the_standing_is_a_pass_only_where_all_passes(result, standing):
    assert view_of(result()).standing is standing
