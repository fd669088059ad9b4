"""Rules to begin with for plans and reports: what trackers export, and what departments send in.

They are written like those of `starter_rules`.
"""

from __future__ import annotations

from typing import Final

from pmo_audit.proposing.starter_rules import Template

TASK_DONE: Final = Template(
    ("task.finish", "task.percent_complete"),
    """
rule START-611 "No task runs beyond its end"
  severity major
  tags     schedule
  for each task where percent_complete < 100%
  require  finish is known and finish is on or after today
  because  "A task whose end has passed in silence is late, and nobody has said so."
  remedy   "Finish it, or agree another end with whoever waits for it."
  message  "{{name}} was to be finished by {{finish}}, and is at {{percent_complete}}."
  example  "ends today" as of 2026-03-01 passes
           {{ percent_complete: 50%, finish: 2026-03-01 }}
  example  "ended yesterday" as of 2026-03-01 fails
           {{ percent_complete: 99%, finish: 2026-02-28 }}
  example  "no end planned" as of 2026-03-01 fails
           {{ percent_complete: 0%, name: "Trial" }}
  example  "done" as of 2026-03-01 does not apply
           {{ percent_complete: 100%, finish: 2026-02-28 }}
""",
)
TASK_END: Final = Template(
    ("task.finish",),
    """
rule START-611 "Tasks have an end"
  severity minor
  tags     schedule
  for each task
  require  finish is known
  because  "Work without an end is in nobody's plan."
  remedy   "Agree an end, or take the task out."
  message  "Nobody has said when {{name}} is to be finished."
  example  "an end" passes
           {{ finish: 2026-03-01 }}
  example  "no end" fails
           {{ name: "Trial" }}
""",
)
TASK_ORDER: Final = Template(
    ("task.start", "task.finish"),
    """
rule START-612 "Tasks end after they begin"
  severity minor
  tags     schedule
  for each task where start is known
  require  finish is on or after start
  because  "A plan that cannot be true is not read."
  remedy   "Correct the day that is wrong."
  message  "{{name}} begins on {{start}} and ends on {{finish}}."
  example  "in one day" passes
           {{ start: 2026-03-01, finish: 2026-03-01 }}
  example  "the wrong way round" fails
           {{ start: 2026-03-02, finish: 2026-03-01 }}
  example  "not planned yet" does not apply
           {{ finish: 2026-03-01 }}
""",
)
TASK_OWNER: Final = Template(
    ("task.owner",),
    """
rule START-613 "Tasks are owned"
  severity minor
  tags     ownership
  for each task
  require  owner is known
  because  "A task that nobody owns waits for somebody."
  remedy   "Name who does it."
  message  "Nobody owns the task {{name}}."
  example  "owned" passes
           {{ owner: "Ann Lee" }}
  example  "no owner" fails
           {{ name: "Trial" }}
""",
)
REPORT_END: Final = Template(
    ("status_report.finish",),
    """
rule START-801 "Reports tell the end of the project"
  severity major
  tags     reporting, schedule
  for each status_report
  require  finish is known
  because  "A report without an end cannot be held against the next one."
  remedy   "Ask the project for the end it expects."
  message  "The report of {{project.name}} for {{period}} tells no end."
  example  "told" passes
           {{ finish: 2027-03-31 }}
  example  "not told" fails
           {{ rag: green }}
""",
)
REPORT_SLIP: Final = Template(
    ("status_report.finish", "status_report.period"),
    """
rule START-802 "The end stays where it was a report before"
  severity minor
  tags     reporting, schedule
  for each status_report where previous is known
  require  finish - previous.finish <= report_slip
  because  "An end that moves from report to report asks for a decision."
  remedy   "Explain the move to the board, and agree a new baseline."
  message  "The end of {{project.name}} moved from {{previous.finish}} to {{finish}}."
  example  "a quarter" passes
           {{ previous: {{ finish: 2026-12-31 }}, finish: 2027-03-31 }}
  example  "a day more" fails
           {{ previous: {{ finish: 2026-12-31 }}, finish: 2027-04-01 }}
  example  "the first report" does not apply
           {{ previous: none, finish: 2027-03-31 }}
""",
    (("report_slip", "90 days", "Move of the end, from report to report, that needs no escalation"),),
)
REPORT_RED: Final = Template(
    ("status_report.rag", "status_report.commentary"),
    """
rule START-803 "Red reports say why"
  severity major
  tags     reporting
  for each status_report where rag is red
  require  commentary is known
  because  "A colour without a reason helps nobody to decide."
  remedy   "Write down what is wrong, and what is being done."
  message  "{{project.name}} reports red for {{period}} and does not say why."
  example  "red, with a reason" passes
           {{ rag: red, commentary: "The supplier failed; a second one is being bought in." }}
  example  "red, without" fails
           {{ rag: red }}
  example  "green" does not apply
           {{ rag: green }}
""",
)
REPORT_COST: Final = Template(
    ("status_report.period_forecast", "status_report.period_budget"),
    """
rule START-804 "The period's forecast stays close to its budget"
  severity major
  tags     reporting, money
  for each status_report
  require  period_forecast differs from period_budget by at most 5%
  because  "More than 5% either way asks for an explanation (as the UK's major projects report it)."
  remedy   "Explain the difference, or change the budget."
  message  "{{project.name}} forecasts {{period_forecast}} on a budget of {{period_budget}}."
  example  "exactly 5% over" passes
           {{ period_budget: {money} 100, period_forecast: {money} 105 }}
  example  "more" fails
           {{ period_budget: {money} 100, period_forecast: {money} 106 }}
  example  "far less" fails
           {{ period_budget: {money} 100, period_forecast: {money} 50 }}
  example  "no forecast" is unknown
           {{ period_budget: {money} 100 }}
""",
)
DEPENDENCY: Final = Template(
    ("dependency.target",),
    """
rule START-621 "What is waited for has an end"
  severity minor
  tags     schedule
  for each dependency
  require  target.finish is known
  because  "Nobody can plan on something without a date."
  remedy   "Agree a date with the other project."
  message  "{{project.name}} waits for {{target.name}}, which tells no end."
  example  "an end" passes
           {{ target: {{ finish: 2026-12-31 }} }}
  example  "no end" fails
           {{ target: {{ name: "Ticket app" }} }}
""",
)
DELIVERABLE: Final = Template(
    ("deliverable.owner",),
    """
rule START-622 "Deliverables are owned"
  severity minor
  tags     ownership
  for each deliverable
  require  owner is known
  because  "What nobody owns nobody hands over."
  remedy   "Name who answers for it."
  message  "Nobody owns {{name}}."
  example  "owned" passes
           {{ owner: "Ann Lee" }}
  example  "no owner" fails
           {{ name: "Ticket app" }}
""",
)
CHANGE: Final = Template(
    ("change.work_started", "change.status"),
    """
rule START-811 "Work on changes starts when they are approved"
  severity major
  tags     governance
  for each change where work_started is known
  require  status is approved
  because  "Work on a change that nobody approved is scope that nobody agreed to pay for."
  remedy   "Stop the work, or have the change approved."
  message  "Work on {{name}} started on {{work_started}}, and it is {{status}}."
  example  "approved" passes
           {{ work_started: 2026-02-01, status: approved }}
  example  "only proposed" fails
           {{ work_started: 2026-02-01, status: proposed }}
  example  "not started" does not apply
           {{ status: proposed }}
""",
)
DEPARTMENT: Final = Template(
    ("project.department",),
    """
rule START-104 "A department answers for the project"
  severity minor
  tags     ownership
  for each project{while_active}
  require  department is known
  because  "What no department answers for has no home when it is done."
  remedy   "Say which department it is for."
  message  "{{name}} names no department."
  example  "named" passes
           {{ {active}department: "Estates" }}
  example  "not named" fails
           {{ {active}name: "Patient portal" }}
@status  example  "cancelled" does not apply
@status           {{ status: cancelled }}
""",
)
PLANS: Final = (
    (DEPARTMENT,),
    (TASK_DONE, TASK_END),
    (TASK_ORDER,),
    (TASK_OWNER,),
    (DEPENDENCY,),
    (DELIVERABLE,),
    (REPORT_END,),
    (REPORT_SLIP,),
    (REPORT_RED,),
    (REPORT_COST,),
    (CHANGE,),
)
"""Of the rules that stand together the first is taken for which the fields are there."""
