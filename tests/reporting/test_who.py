from dataclasses import replace

from pmo_audit.findings import Actor, Ask, Cause, Grade, Outcome, Reason
from pmo_audit.reporting.who import Acting
from tests.reporting import samples

RULE = samples.rule("R", "x", Grade.MAJOR, {Outcome.FAIL: 1})
FAILING = samples.finding(RULE, samples.HARBOUR, Outcome.FAIL, "x")
LACKING = samples.finding(
    RULE, samples.DEPOT, Outcome.UNKNOWN, "x", missing=(Cause(Reason.MISSING, "project", "P-104", "manager"),)
)
ACTING = Acting(samples.PROJECTS, samples.ASKS)


def test_a_failure_waits_for_who_can_put_it_right():
    assert ACTING.on(FAILING) == ("A. Lind",)


def test_what_is_open_waits_for_who_can_give_what_is_missing():
    assert ACTING.on(LACKING) == ("R. Silva",)


def test_where_nobody_is_named_it_is_for_the_department():
    assert ACTING.on(replace(FAILING, who=None)) == ("Ports (department)",)
    assert Acting((), ()).on(LACKING) == ()


def test_several_may_be_asked_for_one_finding():
    asks = [
        Ask("x", "risk", "", "due", Reason.MISSING, 8, 8, ("R",), None, "Risk office"),
        Ask("x", "project", "P-104", "manager", Reason.MISSING, 1, 1, ("R",), None, "R. Silva"),
    ]
    two = replace(LACKING, missing=(*LACKING.missing, Cause(Reason.MISSING, "risk", "", "due")))
    assert Acting((), asks).on(two) == ("R. Silva", "Risk office")


def test_those_with_most_stand_first():
    other = replace(FAILING, who=Actor("", "Bo Ek", "project manager"))
    assert ACTING.on_all([other, FAILING, FAILING]) == ("A. Lind", "Bo Ek")
