"""Rules to begin with: each for registers that have certain fields, in words that an office can change.

`{active}` and `{while_active}` are there where projects have a status; so are lines that begin with `@status`.
`{document}` is a document that the registers have, `{money}` their currency, `{early}` and `{late}` are stages.
"""

from __future__ import annotations

from typing import Final

from pmo_audit.classes import dataclass


@dataclass(frozen=True, slots=True)
class Template:
    """A rule, the fields that it is about, and the parameters that it needs."""

    needs: tuple[str, ...]
    text: str
    parameters: tuple[tuple[str, str, str], ...] = ()
    """Each with its name, its value and what it is for."""


SPONSOR_AND_MANAGER: Final = Template(
    ("project.sponsor", "project.manager"),
    """
rule START-101 "A sponsor is named, and is not the project manager"
  severity critical
  tags     ownership
  for each project{while_active}
  require  sponsor is known and sponsor is not manager
  because  "The one who answers for the business case cannot be the one who spends the money."
  remedy   "Name a sponsor outside the project team."
  message  "{{name}}: sponsor {{sponsor}}, manager {{manager}}."
  example  "two people" passes
           {{ {active}sponsor: "Ann Lee", manager: "Bo Ek" }}
  example  "one person in both roles" fails
           {{ {active}sponsor: "Ann Lee", manager: "Ann Lee" }}
  example  "nobody named" fails
           {{ {active}manager: "Bo Ek" }}
@status  example  "cancelled" does not apply
@status           {{ status: cancelled }}
""",
)
SPONSOR: Final = Template(
    ("project.sponsor",),
    """
rule START-101 "A sponsor is named"
  severity critical
  tags     ownership
  for each project{while_active}
  require  sponsor is known
  because  "Somebody must answer for the business case."
  remedy   "Name a sponsor."
  message  "Nobody is named as the sponsor of {{name}}."
  example  "named" passes
           {{ {active}sponsor: "Ann Lee" }}
  example  "nobody named" fails
           {{ {active}name: "Patient portal" }}
@status  example  "cancelled" does not apply
@status           {{ status: cancelled }}
""",
)
MANAGER: Final = Template(
    ("project.manager",),
    """
rule START-102 "A project manager is named"
  severity critical
  tags     ownership
  for each project{while_active}
  require  manager is known
  because  "Work that nobody manages is nobody's work."
  remedy   "Name a project manager."
  message  "Nobody is named as the manager of {{name}}."
  example  "named" passes
           {{ {active}manager: "Bo Ek" }}
  example  "nobody named" fails
           {{ {active}name: "Patient portal" }}
@status  example  "cancelled" does not apply
@status           {{ status: cancelled }}
""",
)
BUDGET: Final = Template(
    ("project.budget",),
    """
rule START-201 "A budget is approved"
  severity major
  tags     money
  for each project{while_active}
  require  budget is known
  because  "Nobody can spend what nobody has approved."
  remedy   "Have the budget approved, and record it."
  message  "{{name}} has no budget."
  example  "approved" passes
           {{ {active}budget: {money} 250k }}
  example  "none recorded" fails
           {{ {active}name: "Patient portal" }}
@status  example  "only an idea" does not apply
@status           {{ status: proposed }}
""",
)
CONTINGENCY: Final = Template(
    ("project.budget", "project.contingency"),
    """
rule START-202 "Large projects hold contingency"
  severity major
  tags     money
  for each project where budget >= large{and_active}
  require  contingency / budget >= contingency_floor
  because  "Large projects meet surprises; those without a reserve meet them with other people's money."
  remedy   "Set contingency aside in the budget, or have the sponsor accept the risk in writing."
  message  "{{name}} holds {{contingency}} of contingency on a budget of {{budget}}."
  example  "exactly a tenth" passes
           {{ {active}budget: {money} 2m, contingency: {money} 200k }}
  example  "a little less" fails
           {{ {active}budget: {money} 2m, contingency: {money} 199_999 }}
  example  "small project" does not apply
           {{ {active}budget: {money} 999_999, contingency: {money} 0 }}
  example  "contingency not stated" is unknown
           {{ {active}budget: {money} 1m }}
@status  example  "not approved yet" does not apply
@status           {{ status: proposed, budget: {money} 2m, contingency: {money} 0 }}
""",
    (
        ("large", "{money} 1m", "From this budget on a project is large"),
        ("contingency_floor", "10%", "Least contingency of a large project, as a share of its budget"),
    ),
)
SPEND: Final = Template(
    ("project.budget", "project.actual_cost"),
    """
rule START-203 "Spending stays within the budget"
  severity major
  tags     money
  for each project
  require  actual_cost <= budget
  because  "What is spent beyond the budget was taken from somebody else's."
  remedy   "Agree a new budget with the sponsor, or stop spending."
  message  "{{name}} has spent {{actual_cost}} of {{budget}}."
  example  "all of it spent" passes
           {{ budget: {money} 100k, actual_cost: {money} 100k }}
  example  "more than all of it" fails
           {{ budget: {money} 100k, actual_cost: {money} 100_001 }}
  example  "nobody says what was spent" is unknown
           {{ budget: {money} 100k }}
""",
)
END: Final = Template(
    ("project.finish",),
    """
rule START-301 "The end is planned, and has not passed unnoticed"
  severity major
  tags     schedule
  for each project{while_active}
  require  finish is known and finish is on or after today
  because  "A project that runs beyond its end has no plan."
  remedy   "Agree a new end with the sponsor, or close the project."
  message  "{{name}} was to be finished by {{finish}}."
  example  "ends today" as of 2026-03-01 passes
           {{ {active}finish: 2026-03-01 }}
  example  "ended yesterday" as of 2026-03-01 fails
           {{ {active}finish: 2026-02-28 }}
  example  "no end planned" as of 2026-03-01 fails
           {{ {active}name: "Patient portal" }}
@status  example  "completed" as of 2026-03-01 does not apply
@status           {{ status: completed, finish: 2026-02-28 }}
""",
)
SLIP: Final = Template(
    ("project.finish", "project.baseline_finish"),
    """
rule START-302 "The end stays close to the baseline"
  severity minor
  tags     schedule
  for each project{while_active}
  require  finish - baseline_finish <= slip_tolerance
  because  "An end that moves without a word moves again."
  remedy   "Replan with the sponsor, or raise a change to move the baseline."
  message  "{{name}} was to finish on {{baseline_finish}} and is now expected on {{finish}}."
  example  "a month" passes
           {{ {active}baseline_finish: 2026-03-01, finish: 2026-03-31 }}
  example  "a day more" fails
           {{ {active}baseline_finish: 2026-03-01, finish: 2026-04-01 }}
  example  "no baseline" is unknown
           {{ {active}finish: 2026-04-01 }}
@status  example  "cancelled" does not apply
@status           {{ status: cancelled, baseline_finish: 2026-03-01, finish: 2026-06-01 }}
""",
    (("slip_tolerance", "30 days", "Slip that needs no escalation"),),
)
RED: Final = Template(
    ("project.rag",),
    """
rule START-303 "No project is red"
  severity minor
  tags     health
  for each project{while_active}
  require  rag is known and rag is not red
  because  "A project in red asks for a decision."
  remedy   "Bring it before the board, with a way back to green."
  message  "{{name}} reports {{rag}}."
  example  "amber" passes
           {{ {active}rag: amber }}
  example  "red" fails
           {{ {active}rag: red }}
  example  "not reported" fails
           {{ {active}name: "Patient portal" }}
@status  example  "on hold" does not apply
@status           {{ status: on_hold, rag: red }}
""",
)
DOCUMENT: Final = Template(
    ("artifact.kind", "artifact.status", "artifact.project"),
    """
rule START-401 "The document “{document}” is approved"
  severity major
  tags     artefacts
  for each project{while_active}
  require  some artifact where kind is "{document}" and status is approved
  because  "Until it is approved nobody has agreed to what it says."
  remedy   "Have it approved, and record the approval."
  message  "{{name}} has no approved {document}."
  example  "approved" passes
           {{ {active}artifacts: [{{ kind: "{document}", status: approved }}] }}
  example  "a draft is not enough" fails
           {{ {active}artifacts: [{{ kind: "{document}", status: draft }}] }}
  example  "another document is approved" fails
           {{ {active}artifacts: [{{ kind: "{document} of another", status: approved }}] }}
  example  "nothing written" fails
           {{ {active}artifacts: [] }}
@status  example  "only an idea" does not apply
@status           {{ status: proposed, artifacts: [] }}
""",
)
RISK: Final = Template(
    ("risk.owner", "risk.due", "risk.status"),
    """
rule START-501 "Open risks are owned, and their date has not passed"
  severity major
  tags     ownership, risk
  for each risk where status is not closed
  require  owner is known and due is on or after today
  because  "A risk that nobody owns, or whose date has passed, is not being managed."
  remedy   "Name an owner and a date by which the response will be in place."
  message  "The risk {{name}} has owner {{owner}} and is due {{due}}."
  example  "owned and dated" as of 2026-03-01 passes
           {{ status: open, owner: "Ann Lee", due: 2026-03-01 }}
  example  "overdue" as of 2026-03-01 fails
           {{ status: open, owner: "Ann Lee", due: 2026-02-28 }}
  example  "no owner" as of 2026-03-01 fails
           {{ status: open, due: 2026-04-01 }}
  example  "closed" as of 2026-03-01 does not apply
           {{ status: closed, due: 2026-02-01 }}
""",
)
RISK_OWNER: Final = Template(
    ("risk.owner",),
    """
rule START-501 "Risks are owned"
  severity major
  tags     ownership, risk
  for each risk
  require  owner is known
  because  "A risk that nobody owns is not being managed."
  remedy   "Name an owner."
  message  "Nobody owns the risk {{name}}."
  example  "owned" passes
           {{ owner: "Ann Lee" }}
  example  "no owner" fails
           {{ name: "Supplier fails" }}
""",
)
ISSUE: Final = Template(
    ("issue.owner", "issue.status"),
    """
rule START-502 "Open issues are owned"
  severity major
  tags     ownership
  for each issue where status is not closed
  require  owner is known
  because  "An issue that nobody owns will not go away."
  remedy   "Name an owner."
  message  "Nobody owns the issue {{name}}."
  example  "owned" passes
           {{ status: open, owner: "Ann Lee" }}
  example  "no owner" fails
           {{ status: open, name: "Trench floods" }}
  example  "closed" does not apply
           {{ status: closed }}
""",
)
ACTION: Final = Template(
    ("action.due", "action.status"),
    """
rule START-503 "No open action is overdue"
  severity minor
  tags     ownership
  for each action where status is not closed
  require  due is on or after today
  because  "What was promised for a day is wanted on that day."
  remedy   "Do it, or agree another day with whoever waits for it."
  message  "{{name}} was due {{due}}."
  example  "due today" as of 2026-03-01 passes
           {{ status: open, due: 2026-03-01 }}
  example  "overdue" as of 2026-03-01 fails
           {{ status: open, due: 2026-02-28 }}
  example  "done" as of 2026-03-01 does not apply
           {{ status: closed, due: 2026-02-28 }}
""",
)
MILESTONE: Final = Template(
    ("milestone.forecast", "milestone.baseline"),
    """
rule START-601 "Milestones keep their dates"
  severity minor
  tags     schedule
  for each milestone where actual is empty
  require  forecast - baseline <= milestone_tolerance
  because  "Late milestones are the first sign of a late project."
  remedy   "Replan with the sponsor, or raise a change to move the baseline."
  message  "{{name}} was planned for {{baseline}} and is now expected on {{forecast}}."
  example  "within tolerance" passes
           {{ baseline: 2026-03-01, forecast: 2026-03-31, actual: none }}
  example  "a day more" fails
           {{ baseline: 2026-03-01, forecast: 2026-04-01, actual: none }}
  example  "late, but reached" does not apply
           {{ baseline: 2026-03-01, forecast: 2026-06-01, actual: 2026-06-01 }}
  example  "no forecast" is unknown
           {{ baseline: 2026-03-01, actual: none }}
""",
    (("milestone_tolerance", "30 days", "Slip of a milestone that needs no escalation"),),
)
BENEFIT: Final = Template(
    ("benefit.owner",),
    """
rule START-701 "Benefits are owned"
  severity minor
  tags     benefits
  for each benefit
  require  owner is known
  because  "A benefit that nobody owns is seldom seen again."
  remedy   "Name who answers for it after the project."
  message  "Nobody owns the benefit {{name}}."
  example  "owned" passes
           {{ owner: "Ann Lee" }}
  example  "no owner" fails
           {{ name: "Fewer calls" }}
""",
)

CHOICES: Final = (
    (SPONSOR_AND_MANAGER, SPONSOR),
    (MANAGER,),
    (BUDGET,),
    (CONTINGENCY,),
    (SPEND,),
    (END,),
    (SLIP,),
    (RED,),
    (DOCUMENT,),
    (RISK, RISK_OWNER),
    (ISSUE,),
    (ACTION,),
    (MILESTONE,),
    (BENEFIT,),
)
"""Of the rules that stand together the first is taken for which the fields are there."""
