# The rules of `rules20.pmo` in Rego: for each rule the ids of the records that break it. Dates are numbers of days,
# amounts are numbers of one currency, references are ids. Rego has no word for what is missing, so these rules are
# for records in which nothing is.
package stage_gate

phases := {"initiation": 0, "planning": 1, "execution": 2, "monitoring": 3, "closing": 4}

levels := {"very_low": 0, "low": 1, "medium": 2, "high": 3, "very_high": 4}

no_answer := {"n/a", "tbc", "see above"}

large if input.budget >= 1000000

active if input.status == "active"

running if {
	active
	phases[input.phase] < phases.closing
}

grave(risk) if {
	risk.status in {"open", "mitigating"}
	levels[risk.exposure] >= levels.high
}

approved_charter if {
	some artifact in input.artifacts
	artifact.status == "approved"
	lower(artifact.kind) == "project charter"
}

bg_101 contains input.id if {
	phases[input.phase] > phases.initiation
	input.status != "cancelled"
	not approved_charter
}

approved_case if {
	some artifact in input.artifacts
	artifact.status == "approved"
	lower(artifact.kind) == "business case"
	artifact.approver != null
}

bg_102 contains input.id if {
	large
	phases[input.phase] > phases.initiation
	not approved_case
}

undated_approval if {
	some artifact in input.artifacts
	artifact.status == "approved"
	not dated(artifact)
}

dated(artifact) if {
	artifact.approved_on != null
	artifact.approved_on <= data.today
}

bg_103 contains input.id if {
	running
	undated_approval
}

closed_planning if {
	some review in input.gate_reviews
	review.after == "planning"
	review.decision in {"go", "conditional_go"}
	review.held_on <= data.today
}

bg_104 contains input.id if {
	phases[input.phase] > phases.planning
	active
	not closed_planning
}

bg_201 contains input.id if {
	large
	active
	input.contingency / input.budget < 0.1
}

bg_202 contains input.id if {
	input.phase in {"execution", "monitoring"}
	active
	input.actual_cost > input.planned_cost + 0.1 * input.planned_cost
}

bg_203 contains input.id if {
	running
	abs(input.forecast_cost - input.budget) > 0.05 * abs(input.budget)
}

bg_204 contains input.id if {
	running
	input.actual_cost > 0
	input.earned_value / input.actual_cost < 0.9
}

sponsor_apart if {
	input.sponsor != null
	input.sponsor != input.manager
}

bg_301 contains input.id if {
	active
	not sponsor_apart
}

money_apart if {
	input.budget_owner != null
	input.budget_owner != input.manager
}

bg_302 contains input.id if {
	running
	large
	not money_apart
}

watched(risk) if {
	risk.owner != null
	risk.due >= data.today
}

bg_303 contains risk.id if {
	some risk in input.risks
	grave(risk)
	not watched(risk)
}

bg_304 contains input.id if {
	running
	count([1 | some risk in input.risks; grave(risk)]) > 4
}

settled(issue) if {
	issue.owner != null
	issue.due - issue.raised_on <= 60
}

bg_305 contains issue.id if {
	some issue in input.issues
	issue.status != "closed"
	levels[issue.severity] >= levels.high
	not settled(issue)
}

slips if {
	some milestone in input.milestones
	milestone.actual == null
	milestone.forecast - milestone.baseline > 30
}

bg_401 contains input.id if {
	running
	slips
}

bg_402 contains input.id if {
	running
	due := [one | some one in input.deliverables; one.due < data.today]
	accepted := [one | some one in due; one.status == "accepted"]
	count(accepted) * 5 < count(due) * 4
}

in_time(target) if {
	target.status != "cancelled"
	target.finish <= input.start
}

bg_403 contains dependency.id if {
	some dependency in input.dependencies
	dependency.kind == "finish_to_start"
	target := data.projects[dependency.target]
	target.status != "completed"
	not in_time(target)
}

met_lately if {
	some meeting in input.meetings
	meeting.held_on >= data.today - 45
	meeting.held_on <= data.today
	lower(meeting.body) == "steering committee"
}

bg_501 contains input.id if {
	active
	large
	not met_lately
}

approved_before(change) if {
	some approval in change.approvals
	approval.given_on <= change.work_started
	lower(approval.role) == "sponsor"
}

bg_502 contains change.id if {
	some change in input.changes
	change.work_started != null
	change.cost >= 0.05 * input.budget
	not approved_before(change)
}

tells if {
	some report in input.status_reports
	report.issued_on >= data.today - 35
	report.rag != null
	not lower(report.commentary) in no_answer
}

bg_503 contains input.id if {
	running
	not tells
}

out_of_order if {
	some benefit in input.benefits
	not in_order(benefit)
}

in_order(benefit) if {
	benefit.owner != null
	benefit.due >= input.start
}

bg_601 contains input.id if {
	phases[input.phase] > phases.planning
	input.status != "cancelled"
	out_of_order
}

failing := {
	"BG-101": bg_101, "BG-102": bg_102, "BG-103": bg_103, "BG-104": bg_104, "BG-201": bg_201,
	"BG-202": bg_202, "BG-203": bg_203, "BG-204": bg_204, "BG-301": bg_301, "BG-302": bg_302,
	"BG-303": bg_303, "BG-304": bg_304, "BG-305": bg_305, "BG-401": bg_401, "BG-402": bg_402,
	"BG-403": bg_403, "BG-501": bg_501, "BG-502": bg_502, "BG-503": bg_503, "BG-601": bg_601,
}
