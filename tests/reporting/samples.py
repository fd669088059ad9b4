"""Small results of audits, made by hand, that every test of a report may use."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.findings import (
    Actor,
    Ask,
    AuditResult,
    Cause,
    Evidence,
    Finding,
    Grade,
    GroupCount,
    Outcome,
    ProjectFacts,
    Reading,
    Reason,
    RuleExample,
    RuleSummary,
    Run,
    StandardUsed,
    Subject,
)
from pmo_audit.text import Location, Origin, SourceText, Span

PORTFOLIO = Subject("portfolio", "", "")
HARBOUR = Subject("project", "P-101", "Harbour terminal renewal")
LEDGER = Subject("project", "P-102", "General ledger migration")
CLINIC = Subject("project", "P-103", "Outpatient clinic, phase 2")
DEPOT = Subject("project", "P-104", "Tram depot north")


MANAGERS = {
    "P-101": Actor("", "A. Lind", "project manager"),
    "P-102": Actor("E2", "M. Okafor", "project manager", "m.okafor@example.org"),
    "P-103": Actor("E3", "J. Weiss", "project manager"),
}


def rule(id: str, title: str, severity: Grade, outcomes: dict[Outcome, int], **more) -> RuleSummary:
    """A rule of the standard `stage_gate`."""
    words = {"sentence": "", "because": "", "remedy": "", "source": "Gate handbook, 3.1"}
    fields = {"standard": "stage_gate", "tags": (), **words, **more}
    return RuleSummary(rule=id, title=title, severity=severity, outcomes=outcomes, **fields)


def finding(of: RuleSummary, subject: Subject, outcome: Outcome, message: str, **more) -> Finding:
    """A finding of that rule, against the subject itself where it is a project."""
    fields = {
        "projects": (subject,) if subject.entity == "project" else (),
        "evidence": (),
        "missing": (),
        "fingerprint": f"{of.rule}/{subject.id}",
        "who": MANAGERS.get(subject.id) if outcome is Outcome.FAIL else None,
        **more,
    }
    return Finding(
        rule=of.rule,
        standard=of.standard,
        title=of.title,
        severity=of.severity,
        tags=of.tags,
        subject=subject,
        outcome=outcome,
        message=message,
        because=of.because,
        remedy=of.remedy,
        **fields,
    )


def run(**more) -> Run:
    """A run over a small portfolio."""
    fields = {
        "version": "0.1.0",
        "as_of": date(2026, 3, 31),
        "standards": (
            StandardUsed(
                "stage_gate", "Stage-gate delivery", "3.2", "Enterprise PMO", "PMO handbook, chapter 6", "9f2c" * 16
            ),
        ),
        "data": (("projects.csv", "41ab" * 16), ("registers.xlsx", "7d03" * 16)),
        "records": 214,
        "projects": 12,
        **more,
    }
    return Run(**fields)


SPONSOR = rule(
    "SG-301",
    "A sponsor is named, and is not the project manager",
    Grade.CRITICAL,
    {Outcome.PASS: 8, Outcome.FAIL: 3, Outcome.UNKNOWN: 1},
    tags=("ownership",),
    sentence="for each project require sponsor is known and sponsor is not manager",
    because="Nobody can escalate to themselves.",
    remedy="Have the portfolio board name a sponsor from the business line that receives the benefits.",
    place="delivery.pmo: line 31",
    examples=(
        RuleExample("two people", Outcome.PASS, 'example "two people" passes { sponsor: "Ann Lee", manager: "Bo Ek" }'),
        RuleExample("nobody", Outcome.FAIL, 'example "nobody" fails { manager: "Bo Ek" }'),
    ),
)
CHARTER = rule(
    "SG-101",
    "An approved charter precedes planning",
    Grade.CRITICAL,
    {Outcome.PASS: 7, Outcome.FAIL: 1, Outcome.NOT_APPLICABLE: 4},
    sentence=(
        "for each project where phase is after initiation\n"
        'require some artifact where kind is "project charter" and status is approved'
    ),
    because="Until the charter is approved nobody has authorised the scope.",
    remedy="Have the sponsor approve the charter in the document register.",
)
COST = rule(
    "SG-202",
    "Cost stays close to plan",
    Grade.MAJOR,
    {Outcome.PASS: 5, Outcome.FAIL: 2, Outcome.UNKNOWN: 2, Outcome.NOT_APPLICABLE: 3},
    sentence="for each project where phase is one of [execution, monitoring]\n"
    "require actual_cost is at most tolerance over planned_cost",
    because="A variance above the tolerance is the board's to accept, not the project manager's.",
    remedy="Raise an exception report with a recovery plan, or ask for a new baseline.",
)
RISKS = rule(
    "SG-302",
    "Open high risks are owned and dated",
    Grade.MAJOR,
    {Outcome.PASS: 17, Outcome.UNKNOWN: 8},
    tags=("ownership",),
    sentence="for each risk where status is open and exposure >= high\n"
    "require owner is known and due is on or after today",
    because="A risk that nobody owns is not managed.",
    remedy="Name an owner and the date of the next action in the risk register.",
)
STEERING = rule(
    "SG-304",
    "The steering committee meets",
    Grade.MINOR,
    {Outcome.NOTHING_TO_CHECK: 12},
    sentence='for each project where budget > EUR 500k require some meeting where body is "steering committee"',
)
RATING = rule("SG-501", "The ESG rating is on file", Grade.INFO, {Outcome.NOT_IN_FORCE: 12})


def sponsor_findings() -> tuple[Finding, ...]:
    """Failures of the critical rule, and one project of which the manager is not known."""
    known = "sponsor is known"
    differ = "sponsor is not manager"

    def read(subject: Subject, row: int, sponsor: str, manager: str) -> tuple[Reading, ...]:
        return (
            Reading(subject, "sponsor", sponsor, Origin("projects.csv", f"row {row}, column Sponsor")),
            Reading(subject, "manager", manager, Origin("projects.csv", f"row {row}, column PM")),
        )

    harbour = read(HARBOUR, 2, "none", "A. Lind")
    ledger = read(LEDGER, 3, "M. Okafor", "M. Okafor")
    clinic = read(CLINIC, 4, "J. Weiss", "J. Weiss")
    depot = read(DEPOT, 5, "R. Silva", "missing")
    cause = Cause(Reason.MISSING, "project", "P-104", "manager", Origin("projects.csv", "row 5, column PM"))
    return (
        finding(
            SPONSOR, HARBOUR, Outcome.FAIL, "Harbour terminal renewal has no sponsor.",
            evidence=(Evidence(known, "false", harbour[:1]),),
        ),
        finding(
            SPONSOR, LEDGER, Outcome.FAIL, "M. Okafor is both sponsor and manager of General ledger migration.",
            evidence=(Evidence(known, "true", ledger[:1]), Evidence(differ, "false", ledger)),
            repair="name another sponsor of project P-102",
        ),
        finding(
            SPONSOR, CLINIC, Outcome.FAIL, "J. Weiss is both sponsor and manager of Outpatient clinic, phase 2.",
            evidence=(Evidence(differ, "false", clinic),),
        ),
        finding(
            SPONSOR, DEPOT, Outcome.UNKNOWN, "Whether sponsor and manager differ cannot be told.",
            evidence=(Evidence(differ, "unknown", depot),), missing=(cause,),
        ),
    )  # fmt: skip


def other_findings() -> tuple[Finding, ...]:
    """Findings of the other rules: one that stands for a whole column, two about money."""
    column = Origin("registers.xlsx", "sheet Risks, column Due")
    spent = Origin("projects.csv", "row 2, column Actual cost")
    planned = Origin("projects.csv", "row 2, column Planned cost")
    charter = Subject("artifact", "D-7", "Project charter")
    clause = 'some artifact where kind is "project charter" and status is approved'
    return (
        finding(
            CHARTER, LEDGER, Outcome.FAIL, "General ledger migration is in execution without an approved charter.",
            evidence=(
                Evidence(
                    clause, "false",
                    (Reading(charter, "status", "draft", Origin("registers.xlsx", "sheet Documents, row 8, Status")),),
                    "1 artifact looked at, none fits",
                ),
            ),
        ),
        finding(
            COST, HARBOUR, Outcome.FAIL, "Actual cost is 14.2% over plan, and 8% is tolerated.",
            evidence=(
                Evidence(
                    "actual_cost is at most tolerance over planned_cost", "false",
                    (
                        Reading(HARBOUR, "actual_cost", "EUR 4,796,400", spent),
                        Reading(HARBOUR, "planned_cost", "EUR 4,200,000", planned),
                        Reading(PORTFOLIO, "tolerance", "8%", None),
                    ),
                ),
            ),
        ),
        finding(COST, CLINIC, Outcome.FAIL, "Actual cost is 9.6% over plan, and 8% is tolerated."),
        finding(
            COST, DEPOT, Outcome.UNKNOWN, "Planned cost is given in SEK, and there is no rate for 2026-03-31.",
            covers=2, missing=(Cause(Reason.NO_RATE, "project", "P-104", "planned_cost", None, "SEK to EUR"),),
        ),
        finding(
            RISKS, PORTFOLIO, Outcome.UNKNOWN, "No risk says when its next action is due.", covers=8,
            missing=(Cause(Reason.MISSING, "risk", "", "due", column, "the whole column is blank"),),
        ),
    )  # fmt: skip


def project(subject: Subject, department: str, phase: str, manager: str, sponsor: str, **outcomes: int) -> ProjectFacts:
    """A running project of no programme; outcomes as in `FAIL=2`."""
    return ProjectFacts(
        subject, "", department, phase, "active", "amber", manager, sponsor,
        {outcome: outcomes[outcome.name] for outcome in Outcome if outcome.name in outcomes},
    )  # fmt: skip


PROJECTS = (
    project(HARBOUR, "Ports", "execution", "A. Lind", "", PASS=4, FAIL=2),
    project(LEDGER, "Finance", "execution", "M. Okafor", "M. Okafor", PASS=3, FAIL=2),
    project(CLINIC, "Health", "planning", "J. Weiss", "J. Weiss", PASS=2, FAIL=2),
    project(DEPOT, "Ports", "planning", "", "R. Silva", PASS=1, UNKNOWN=3),
)
GROUPS = (
    GroupCount("department", "Finance", "SG-301", "stage_gate", {Outcome.FAIL: 1}),
    GroupCount("department", "Ports", "SG-301", "stage_gate", {Outcome.FAIL: 1, Outcome.UNKNOWN: 1}),
    GroupCount("department", "Health", "SG-301", "stage_gate", {Outcome.FAIL: 1}),
    GroupCount("department", "Ports", "SG-202", "stage_gate", {Outcome.PASS: 4, Outcome.FAIL: 1, Outcome.UNKNOWN: 2}),
    GroupCount("department", "Health", "SG-202", "stage_gate", {Outcome.PASS: 2, Outcome.FAIL: 1}),
    GroupCount("phase", "planning", "SG-301", "stage_gate", {Outcome.FAIL: 1, Outcome.UNKNOWN: 1}),
    GroupCount("phase", "execution", "SG-301", "stage_gate", {Outcome.FAIL: 2}),
)

ASKS = (
    Ask(
        "the column `due` of the risk register, for 8 open risks", "risk", "", "due", Reason.MISSING, 8, 8,
        ("SG-302",), Origin("registers.xlsx", "sheet Risks, column Due"), "Risk office",
    ),
    Ask(
        "a rate from SEK to EUR on 2026-03-31", "portfolio", "", "rates", Reason.NO_RATE, 1, 2, ("SG-202",), None,
        "Finance",
    ),
    Ask(
        "manager of project P-104 Tram depot north", "project", "P-104", "manager", Reason.MISSING, 1, 1,
        ("SG-301",), Origin("projects.csv", "row 5, column PM"), "R. Silva",
    ),
)  # fmt: skip


def small() -> AuditResult:
    """A dozen projects, six rules, something of everything."""
    text = SourceText("house.pmo", 'standard house\nrule H-1 "x"\n  require sponser is known\n')
    diagnostics = (
        Diagnostic(
            "PA103", "there is no field `sponser` in a project", Location(text, Span(38, 45)),
            "did you mean `sponsor`?",
        ),
        Diagnostic(
            "PA207", "`31/02/2026` is not a date", Origin("projects.csv", "row 9, column Finish"),
            "write dates as 2026-02-28", Severity.WARNING,
        ),
    )  # fmt: skip
    return AuditResult(
        run(),
        (*sponsor_findings(), *other_findings()),
        (CHARTER, COST, SPONSOR, RISKS, STEERING, RATING),
        ASKS,
        diagnostics,
        PROJECTS,
        GROUPS,
    )


def empty() -> AuditResult:
    """No rules, no data."""
    return AuditResult(run(standards=(), data=(), records=0, projects=0), (), (), ())


def perfect() -> AuditResult:
    """Everything passes."""
    passing = replace(SPONSOR, outcomes={Outcome.PASS: 12})
    return AuditResult(run(), (), (passing,), ())


def open_() -> AuditResult:
    """Nothing fails, and something cannot be decided."""
    waiting = replace(RISKS, outcomes={Outcome.PASS: 3, Outcome.UNKNOWN: 8})
    return AuditResult(run(), other_findings()[-1:], (waiting,), ASKS[:1])


def broken() -> AuditResult:
    """The engine met trouble of its own, and a finding names a rule that no summary lists."""
    trouble = rule("SG-900", "Nesting is shallow", Grade.MAJOR, {Outcome.ERROR: 1, Outcome.PASS: 3})
    lost = rule("SG-901", "Not summarised", Grade.MINOR, {})
    return AuditResult(
        run(),
        (
            finding(trouble, HARBOUR, Outcome.ERROR, "The rule could not be evaluated (PA901)."),
            finding(lost, LEDGER, Outcome.FAIL, "A failure all the same."),
        ),
        (trouble,),
        (),
    )


def large(count: int = 3000, rules: int = 6) -> AuditResult:
    """Many findings, spread over a few rules, with long commentary."""
    severities = (Grade.CRITICAL, Grade.MAJOR, Grade.MAJOR, Grade.MINOR, Grade.MINOR, Grade.INFO)
    summaries = tuple(
        rule(
            f"BIG-{number}", f"Rule number {number} of many", severities[number % 6],
            {Outcome.FAIL: count // rules, Outcome.PASS: 40 * count},
            sentence="for each task require finish is after start", because="Time runs forward.",
            remedy="Replan the task.",
        )
        for number in range(rules)
    )  # fmt: skip
    long_text = "The supplier reports that the second delivery slipped again.\n" * 80
    findings = tuple(
        finding(
            one, _task(number), Outcome.FAIL, f"Task {number} ends before it starts.",
            projects=(HARBOUR, LEDGER, CLINIC)[number % 3 :][:1],
            evidence=(
                Evidence(
                    "finish is after start", "false",
                    (
                        Reading(_task(number), "finish", "2026-01-01", Origin("tasks.csv", f"row {number}, Finish")),
                        Reading(_task(number), "comment", long_text if number % 50 == 0 else "late", None),
                    ),
                ),
            ),
        )
        for one in summaries
        for number in range(count // rules)
    )  # fmt: skip
    return AuditResult(run(), findings, summaries, ())


def _task(number: int) -> Subject:
    return Subject("task", f"T-{number}", f"Task {number}")
