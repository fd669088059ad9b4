from dataclasses import replace

from pmo_audit.cli.repairing import MOST, remembered, with_repairs
from pmo_audit.findings import Grade, Outcome
from tests.reporting import samples


def test_each_failure_says_what_would_put_it_right_and_nothing_else_does():
    made = with_repairs(samples.small(), lambda one: f"mend {one.subject.id}")
    assert {one.repair for one in made.findings if one.outcome is Outcome.FAIL} >= {"mend P-101", "mend P-103"}
    assert all(not one.repair for one in made.findings if one.outcome is not Outcome.FAIL)


def test_of_many_the_worst_are_mended():
    result = samples.large(3000)
    asked = []

    def fix(one):
        asked.append(one)
        return "mend"

    made = with_repairs(result, fix)
    assert len(asked) == MOST
    assert {one.severity for one in asked} == {Grade.CRITICAL}
    assert sum(one.repair != "" for one in made.findings) == MOST
    assert len(made.findings) == 3000


def test_a_finding_is_worked_out_once():
    asked = []

    def mend(one):
        asked.append(one)
        return f"mend {len(asked)}"

    fix = remembered(mend)
    one = samples.small().findings[0]
    assert fix(one) == fix(one) == "mend 1"
    assert fix(replace(one)) == "mend 2"
