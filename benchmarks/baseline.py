"""The rules of `rules20.pmo` as a competent programmer writes them in Python, one function each.

They judge the same validated records with the same exact amounts and the same three-valued logic, and must come to the
same outcome for every record (a test, and a check before each figure). They are neither written to be slow nor tuned:
the cheap condition first, a constant folded once, collections looked up once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from fractions import Fraction

from benchmarks.three_valued import (
    Office,
    Truth,
    both,
    compare,
    compare_money,
    counted,
    either,
    every,
    is_date,
    is_rank,
    is_text,
    is_word,
    opposite,
    same_record,
    some,
    value,
)
from pmo_audit.findings import Outcome
from pmo_audit.records import Record
from pmo_audit.values import MISSING, Money, NoneKnown

PHASES = ("initiation", "planning", "execution", "monitoring", "closing")
LEVELS = ("very_low", "low", "medium", "high", "very_high")
LARGE = Money(Fraction(1_000_000), "EUR")
NOTHING = Money(Fraction(0), "EUR")
CONTINGENCY_FLOOR = COST_TOLERANCE = Fraction(1, 10)
FORECAST_TOLERANCE = CHANGE_SHARE = Fraction(1, 20)
EFFICIENCY_FLOOR = Fraction(9, 10)
SLIP_TOLERANCE = timedelta(days=30)
STEERING_INTERVAL = timedelta(days=45)
REPORT_INTERVAL = timedelta(days=35)
ISSUE_LIFETIME = timedelta(days=60)
MOST_OPEN_RISKS = 4
NO_ANSWER = ("n/a", "tbc", "see above")
PLANNING, CLOSING, HIGH = PHASES.index("planning"), PHASES.index("closing"), LEVELS.index("high")


def outcome(applies: Truth, holds: Truth) -> Outcome:
    """The verdict of a rule that applies, or not, and holds, or not."""
    if applies is False:
        return Outcome.NOT_APPLICABLE
    if applies is None or holds is None:
        return Outcome.UNKNOWN
    return Outcome.PASS if holds else Outcome.FAIL


def not_judged(applies: Truth) -> Outcome:
    """The verdict where a rule does not apply, or nobody can tell."""
    return Outcome.UNKNOWN if applies is None else Outcome.NOT_APPLICABLE


def is_large(project: Record) -> Truth:
    """Whether a project's budget is large."""
    return compare_money(value(project, "budget"), LARGE, lambda budget, large: budget >= large)


def is_after(project: Record, phase: int) -> Truth:
    """Whether a project is in a later phase."""
    return is_rank(project, "phase", PHASES, lambda place: place > phase)


def is_running(project: Record) -> Truth:
    """Whether a project is active, and not closing yet."""
    active = is_word(project, "status", "active")
    if active is False:
        return False
    return both(active, is_rank(project, "phase", PHASES, lambda place: place < CLOSING))


def is_high(record: Record, field: str) -> Truth:
    """Whether a level is high or higher."""
    return is_rank(record, field, LEVELS, lambda place: place >= HIGH)


def is_grave(risk: Record) -> Truth:
    """Whether a risk is open and its exposure high."""
    unsettled = is_word(risk, "status", "open", "mitigating")
    return unsettled if unsettled is False else both(unsettled, is_high(risk, "exposure"))


def charter_precedes_planning(office: Office, project: Record) -> Outcome:
    """BG-101."""

    def is_approved_charter(artifact: Record) -> Truth:
        approved = is_word(artifact, "status", "approved")
        return approved if approved is False else both(approved, is_text(artifact, "kind", "project charter"))

    applies = both(is_after(project, 0), opposite(is_word(project, "status", "cancelled")))
    if not applies:
        return not_judged(applies)
    return outcome(applies, some(office.of(project, "artifact"), is_approved_charter))


def business_case_is_approved(office: Office, project: Record) -> Outcome:
    """BG-102."""

    def is_approved_case(artifact: Record) -> Truth:
        approved = is_word(artifact, "status", "approved")
        if approved is False:
            return False
        approved = both(approved, is_text(artifact, "kind", "business case"))
        return approved if approved is False else both(approved, office.is_known(artifact, "approver"))

    applies = both(is_large(project), is_after(project, 0))
    if not applies:
        return not_judged(applies)
    return outcome(applies, some(office.of(project, "artifact"), is_approved_case))


def approvals_are_dated(office: Office, project: Record) -> Outcome:
    """BG-103: over no approved document there is nothing to check."""
    applies = is_running(project)
    if not applies:
        return not_judged(applies)
    artifacts = office.of(project, "artifact")
    approved = [(one, is_word(one, "status", "approved")) for one in artifacts.members]
    approved = [(one, truth) for one, truth in approved if truth is not False]
    if artifacts.delivered and not artifacts.gaps and not approved:
        return Outcome.NOTHING_TO_CHECK
    unsure = not artifacts.delivered or bool(artifacts.gaps)
    for artifact, truth in approved:
        dated = is_date(artifact, "approved_on", lambda day: day <= office.as_of)
        if truth and dated is False:
            return Outcome.FAIL
        unsure = unsure or not dated
    return Outcome.UNKNOWN if unsure else Outcome.PASS


def gate_closed_planning(office: Office, project: Record) -> Outcome:
    """BG-104."""

    def closed_planning(review: Record) -> Truth:
        closed = both(is_word(review, "after", "planning"), is_word(review, "decision", "go", "conditional_go"))
        if closed is False:
            return False
        return both(closed, is_date(review, "held_on", lambda day: day <= office.as_of))

    applies = both(is_after(project, PLANNING), is_word(project, "status", "active"))
    if not applies:
        return not_judged(applies)
    return outcome(applies, some(office.of(project, "gate_review"), closed_planning))


def large_projects_hold_contingency(office: Office, project: Record) -> Outcome:
    """BG-201: a share of a budget of nothing cannot be told."""
    applies = both(is_large(project), is_word(project, "status", "active"))
    if not applies:
        return not_judged(applies)
    return outcome(applies, is_share(value(project, "contingency"), value(project, "budget"), CONTINGENCY_FLOOR))


def is_share(part: object, whole: object, least: Fraction) -> Truth:
    """Whether an amount is at least such a share of another."""
    if isinstance(part, NoneKnown) or isinstance(whole, NoneKnown):
        return False
    if not isinstance(part, Money) or not isinstance(whole, Money):
        return None
    if part.currency != whole.currency or not whole.amount:
        return None
    return part.amount / whole.amount >= least


def cost_is_close_to_plan(office: Office, project: Record) -> Outcome:
    """BG-202."""
    applies = both(is_word(project, "phase", "execution", "monitoring"), is_word(project, "status", "active"))
    if not applies:
        return not_judged(applies)
    actual, planned = value(project, "actual_cost"), value(project, "planned_cost")
    holds = compare_money(actual, planned, lambda spent, plan: spent <= plan + COST_TOLERANCE * plan)
    return outcome(applies, holds)


def forecast_is_close_to_budget(office: Office, project: Record) -> Outcome:
    """BG-203."""
    applies = is_running(project)
    if not applies:
        return not_judged(applies)
    forecast, budget = value(project, "forecast_cost"), value(project, "budget")
    holds = compare_money(forecast, budget, lambda one, other: abs(one - other) <= FORECAST_TOLERANCE * abs(other))
    return outcome(applies, holds)


def what_is_spent_is_earned(office: Office, project: Record) -> Outcome:
    """BG-204."""
    actual = value(project, "actual_cost")
    applies = both(is_running(project), compare_money(actual, NOTHING, lambda spent, nothing: spent > nothing))
    if not applies:
        return not_judged(applies)
    return outcome(applies, is_share(value(project, "earned_value"), actual, EFFICIENCY_FLOOR))


def sponsor_is_not_manager(office: Office, project: Record) -> Outcome:
    """BG-301."""
    applies = is_word(project, "status", "active")
    if not applies:
        return not_judged(applies)
    other = opposite(same_record(value(project, "sponsor"), value(project, "manager")))
    return outcome(applies, both(office.is_known(project, "sponsor"), other))


def budget_has_an_owner(office: Office, project: Record) -> Outcome:
    """BG-302."""
    applies = is_running(project)
    if not applies:
        return not_judged(applies)
    small = compare_money(value(project, "budget"), LARGE, lambda budget, large: budget < large)
    other = opposite(same_record(value(project, "budget_owner"), value(project, "manager")))
    return outcome(applies, either(small, both(office.is_known(project, "budget_owner"), other)))


def high_risks_are_owned(office: Office, risk: Record) -> Outcome:
    """BG-303."""
    applies = is_grave(risk)
    if not applies:
        return not_judged(applies)
    in_time = is_date(risk, "due", lambda day: day >= office.as_of)
    return outcome(applies, both(office.is_known(risk, "owner"), in_time))


def few_high_risks_are_open(office: Office, project: Record) -> Outcome:
    """BG-304: some of which nobody can tell may not matter."""
    applies = is_running(project)
    if not applies:
        return not_judged(applies)
    risks = office.of(project, "risk")
    certain, perhaps = counted(risks.members, is_grave)
    if not risks.delivered:
        return Outcome.UNKNOWN
    if certain > MOST_OPEN_RISKS:
        return Outcome.FAIL
    return Outcome.UNKNOWN if risks.gaps or certain + perhaps > MOST_OPEN_RISKS else Outcome.PASS


def grave_issues_are_settled(office: Office, issue: Record) -> Outcome:
    """BG-305."""
    applies = both(opposite(is_word(issue, "status", "closed")), is_high(issue, "severity"))
    if not applies:
        return not_judged(applies)
    soon = compare(value(issue, "due"), value(issue, "raised_on"), lambda due, raised: due - raised <= ISSUE_LIFETIME)
    return outcome(applies, both(office.is_known(issue, "owner"), soon))


def milestones_keep_their_dates(office: Office, project: Record) -> Outcome:
    """BG-401."""

    def slips(milestone: Record) -> Truth:
        waiting = office.is_empty(milestone, "actual")
        if waiting is False:
            return False
        forecast, baseline = value(milestone, "forecast"), value(milestone, "baseline")
        return both(waiting, compare(forecast, baseline, lambda one, other: one - other > SLIP_TOLERANCE))

    applies = is_running(project)
    if not applies:
        return not_judged(applies)
    milestones = office.of(project, "milestone")
    if milestones.delivered and not milestones.members and not milestones.gaps:
        return Outcome.NOTHING_TO_CHECK
    return outcome(applies, opposite(some(milestones, slips)))


def deliverables_are_accepted(office: Office, project: Record) -> Outcome:
    """BG-402: at least four of five that are due, whatever those turn out to be of which nobody can tell."""
    applies = is_running(project)
    if not applies:
        return not_judged(applies)
    deliverables = office.of(project, "deliverable")
    if not deliverables.delivered:
        return Outcome.UNKNOWN
    met = unmet = open_ = maybe_met = maybe_unmet = maybe_open = 0
    for one in deliverables.members:
        due = is_date(one, "due", lambda day: day < office.as_of)
        if due is False:
            continue
        accepted = is_word(one, "status", "accepted")
        if due:
            met, unmet, open_ = met + (accepted is True), unmet + (accepted is False), open_ + (accepted is None)
        else:
            maybe_met, maybe_unmet = maybe_met + (accepted is True), maybe_unmet + (accepted is False)
            maybe_open += accepted is None
    certain = met + unmet + open_
    if deliverables.gaps:
        return Outcome.UNKNOWN
    if not certain and not (maybe_met or maybe_unmet or maybe_open):
        return Outcome.NOTHING_TO_CHECK
    worst, best = certain + maybe_unmet + maybe_open, certain + maybe_met + maybe_open
    if not worst or met * 5 >= worst * 4:
        return Outcome.PASS
    most = met + open_ + maybe_met + maybe_open
    return Outcome.FAIL if certain and most * 5 < best * 4 else Outcome.UNKNOWN


def waited_for_is_in_time(office: Office, dependency: Record) -> Outcome:
    """BG-403."""
    target, project = office.follow(dependency, "target"), office.follow(dependency, "project")
    ties = is_word(dependency, "kind", "finish_to_start")
    if ties is False:
        return Outcome.NOT_APPLICABLE
    status, finish = look(target, "status"), look(target, "finish")
    applies = both(ties, opposite(compare(status, "completed", lambda one, other: one == other)))
    if not applies:
        return not_judged(applies)
    going = opposite(compare(status, "cancelled", lambda one, other: one == other))
    return outcome(applies, both(going, compare(finish, look(project, "start"), lambda one, other: one <= other)))


def look(record: Record | NoneKnown | None, field: str) -> object:
    """A field of the record that a reference leads to."""
    if record is None:
        return MISSING
    return record if isinstance(record, NoneKnown) else value(record, field)


def committee_meets(office: Office, project: Record) -> Outcome:
    """BG-501."""
    earliest = office.as_of - STEERING_INTERVAL

    def met_lately(meeting: Record) -> Truth:
        lately = is_date(meeting, "held_on", lambda day: earliest <= day <= office.as_of)
        return lately if lately is False else both(lately, is_text(meeting, "body", "steering committee"))

    applies = both(is_word(project, "status", "active"), is_large(project))
    if not applies:
        return not_judged(applies)
    return outcome(applies, some(office.of(project, "meeting"), met_lately))


def large_changes_are_approved(office: Office, change: Record) -> Outcome:
    """BG-502."""
    started = value(change, "work_started")

    def approved_before(approval: Record) -> Truth:
        before = compare(value(approval, "given_on"), started, lambda one, other: one <= other)
        return before if before is False else both(before, is_text(approval, "role", "sponsor"))

    working = office.is_known(change, "work_started")
    if working is False:
        return Outcome.NOT_APPLICABLE
    budget = look(office.follow(change, "project"), "budget")
    applies = both(
        working, compare_money(value(change, "cost"), budget, lambda cost, whole: cost >= CHANGE_SHARE * whole)
    )
    if not applies:
        return not_judged(applies)
    return outcome(applies, some(office.of(change, "approval", "change"), approved_before))


def project_reports(office: Office, project: Record) -> Outcome:
    """BG-503."""
    earliest = office.as_of - REPORT_INTERVAL

    def tells(report: Record) -> Truth:
        recent = is_date(report, "issued_on", lambda day: day >= earliest)
        if recent is False:
            return False
        rated = both(recent, office.is_known(report, "rag"))
        return rated if rated is False else both(rated, opposite(is_text(report, "commentary", *NO_ANSWER)))

    applies = is_running(project)
    if not applies:
        return not_judged(applies)
    return outcome(applies, some(office.of(project, "status_report"), tells))


def benefits_come_after_the_work(office: Office, project: Record) -> Outcome:
    """BG-601."""
    start = value(project, "start")

    def is_in_order(benefit: Record) -> Truth:
        owned = office.is_known(benefit, "owner")
        return both(owned, compare(value(benefit, "due"), start, lambda due, first: due >= first))

    applies = both(is_after(project, PLANNING), opposite(is_word(project, "status", "cancelled")))
    if not applies:
        return not_judged(applies)
    benefits = office.of(project, "benefit")
    if benefits.delivered and not benefits.members and not benefits.gaps:
        return Outcome.NOTHING_TO_CHECK
    return outcome(applies, every(benefits, is_in_order))


Rule = Callable[[Office, Record], Outcome]

RULES: Mapping[str, Mapping[str, Rule]] = {
    "project": {
        "BG-101": charter_precedes_planning,
        "BG-102": business_case_is_approved,
        "BG-103": approvals_are_dated,
        "BG-104": gate_closed_planning,
        "BG-201": large_projects_hold_contingency,
        "BG-202": cost_is_close_to_plan,
        "BG-203": forecast_is_close_to_budget,
        "BG-204": what_is_spent_is_earned,
        "BG-301": sponsor_is_not_manager,
        "BG-302": budget_has_an_owner,
        "BG-304": few_high_risks_are_open,
        "BG-401": milestones_keep_their_dates,
        "BG-402": deliverables_are_accepted,
        "BG-501": committee_meets,
        "BG-503": project_reports,
        "BG-601": benefits_come_after_the_work,
    },
    "risk": {"BG-303": high_risks_are_owned},
    "issue": {"BG-305": grave_issues_are_settled},
    "dependency": {"BG-403": waited_for_is_in_time},
    "change": {"BG-502": large_changes_are_approved},
}
"""By the kind of record that they judge, the rules by their codes."""

Outcomes = list[tuple[Outcome, ...]]
"""For the project, then for each record that it owns, what came out of the rules for such records."""


def verdicts(office: Office, project: Record) -> Outcomes:
    """All rules on one project and on the records that it owns."""
    found = [tuple(rule(office, project) for rule in RULES["project"].values())]
    for entity, rules in RULES.items():
        if entity != "project":
            found += [
                tuple(rule(office, record) for rule in rules.values()) for record in office.of(project, entity).members
            ]
    return found


Told = dict[tuple[str, str], Outcome]
"""By the code of a rule and the key of a record, what came out."""


def told(office: Office, project: Record) -> Told:
    """The same, with the names to it."""
    records = [project, *(one for entity in RULES if entity != "project" for one in office.of(project, entity).members)]
    return {
        (code, record.key): outcome
        for record, outcomes in zip(records, verdicts(office, project), strict=True)
        for code, outcome in zip(RULES[record.entity], outcomes, strict=True)
    }
