"""The rules of `rules20.pmo` for the rule-engine package: each is an expression that is true of what breaks it.

The records are those of `benchmarks.plain`. Those that a project owns have at hand the few facts of other records that
their rules ask for, such as `project_budget`; and every record has `today`.
"""

from __future__ import annotations

_ACTIVE = 'status == "active"'
_RUNNING = f'({_ACTIVE} and phase != "closing")'
_LARGE = "budget >= 1000000"
_BEGUN = 'phase != "initiation"'
_BUILDING = 'phase in ["execution", "monitoring", "closing"]'
_HIGH = '["high", "very_high"]'

FAILING: tuple[tuple[str, str, str], ...] = (
    (
        "BG-101",
        "project",
        f'{_BEGUN} and status != "cancelled" and '
        '[a for a in artifacts if a.status == "approved" and a.kind == "project charter"].is_empty',
    ),
    (
        "BG-102",
        "project",
        f"{_LARGE} and {_BEGUN} and [a for a in artifacts"
        ' if a.status == "approved" and a.kind == "business case" and a.approver != null].is_empty',
    ),
    (
        "BG-103",
        "project",
        f"{_RUNNING} and not [a for a in artifacts"
        ' if a.status == "approved" and (a.approved_on == null or a.approved_on > today)].is_empty',
    ),
    (
        "BG-104",
        "project",
        f'{_BUILDING} and {_ACTIVE} and [g for g in gate_reviews if g.after == "planning"'
        ' and g.decision in ["go", "conditional_go"] and g.held_on <= today].is_empty',
    ),
    ("BG-201", "project", f"{_LARGE} and {_ACTIVE} and contingency / budget < 0.1"),
    (
        "BG-202",
        "project",
        f'phase in ["execution", "monitoring"] and {_ACTIVE} and actual_cost > planned_cost + 0.1 * planned_cost',
    ),
    (
        "BG-203",
        "project",
        f"{_RUNNING} and (forecast_cost - budget > 0.05 * budget or budget - forecast_cost > 0.05 * budget)",
    ),
    ("BG-204", "project", f"{_RUNNING} and actual_cost > 0 and earned_value / actual_cost < 0.9"),
    ("BG-301", "project", f"{_ACTIVE} and (sponsor == null or sponsor == manager)"),
    ("BG-302", "project", f"{_RUNNING} and {_LARGE} and (budget_owner == null or budget_owner == manager)"),
    (
        "BG-303",
        "risk",
        f'status in ["open", "mitigating"] and exposure in {_HIGH} and (owner == null or due < today)',
    ),
    (
        "BG-304",
        "project",
        f'{_RUNNING} and [r for r in risks if r.status in ["open", "mitigating"] and r.exposure in {_HIGH}].length > 4',
    ),
    ("BG-305", "issue", f'status != "closed" and severity in {_HIGH} and (owner == null or due - raised_on > 60)'),
    (
        "BG-401",
        "project",
        f"{_RUNNING} and not [m for m in milestones if m.actual == null and m.forecast - m.baseline > 30].is_empty",
    ),
    (
        "BG-402",
        "project",
        f'{_RUNNING} and [d for d in deliverables if d.due < today and d.status == "accepted"].length * 5'
        " < [d for d in deliverables if d.due < today].length * 4",
    ),
    (
        "BG-403",
        "dependency",
        'kind == "finish_to_start" and target_status != "completed"'
        ' and (target_status == "cancelled" or target_finish > project_start)',
    ),
    (
        "BG-501",
        "project",
        f'{_ACTIVE} and {_LARGE} and [m for m in meetings if m.body == "steering committee"'
        " and m.held_on >= today - 45 and m.held_on <= today].is_empty",
    ),
    (
        "BG-502",
        "change",
        "work_started != null and cost >= 0.05 * project_budget"
        ' and [a for a in approvals if a.role == "sponsor" and a.given_on <= work_started].is_empty',
    ),
    (
        "BG-503",
        "project",
        f"{_RUNNING} and [r for r in status_reports if r.issued_on >= today - 35 and r.rag != null"
        ' and not (r.commentary in ["n/a", "tbc", "see above"])].is_empty',
    ),
    (
        "BG-601",
        "project",
        f'{_BUILDING} and status != "cancelled" and not '
        "[b for b in benefits if b.owner == null or b.due < start].is_empty",
    ),
)
"""Every rule: its code, the kind of record it judges, and when that breaks it."""
