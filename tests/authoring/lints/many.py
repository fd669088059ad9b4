"""A standard of many rules, as an office that has grown them for years might have it."""

from __future__ import annotations

from random import Random

FIELDS = ("budget", "contingency", "planned_cost", "actual_cost", "forecast_cost", "earned_value")
DAYS = ("start", "finish", "baseline_start", "baseline_finish")
PEOPLE = ("sponsor", "manager", "budget_owner")
STATUS = ("proposed", "active", "on_hold", "completed")
PHASES = ("initiation", "planning", "execution", "monitoring", "closing")
OWNED = (("risk", "exposure is at least high"), ("issue", "severity is at least high"), ("action", "status is open"))


def _scope(draw: Random) -> str:
    parts = [f"status is {draw.choice(STATUS)}"]
    if draw.random() < 0.5:
        parts.append(f"budget {draw.choice(('>=', '<'))} EUR {draw.randint(1, 40)}m")
    if draw.random() < 0.4:
        parts.append(f"phase is {draw.choice(('after', 'before'))} {draw.choice(PHASES[1:4])}")
    if draw.random() < 0.3:
        parts.append(f'department is "{draw.choice(("Estates", "Legal", "Digital", "Finance"))}"')
    return " and ".join(parts)


def _requirement(draw: Random) -> str:
    match draw.randint(0, 7):
        case 0:
            return f"{draw.choice(FIELDS)} <= {draw.randint(101, 150)}% of {draw.choice(FIELDS)}"
        case 1:
            return f"{draw.choice(DAYS)} is on or before {draw.choice(DAYS)} + {draw.randint(1, 90)} days"
        case 2:
            return f"{draw.choice(PEOPLE)} is known and {draw.choice(PEOPLE)} is not {draw.choice(PEOPLE)}"
        case 3:
            noun, condition = draw.choice(OWNED)
            return f"every {noun} where {condition} satisfies owner is known"
        case 4:
            noun, condition = draw.choice(OWNED)
            return f"count({noun}s where {condition}) <= {draw.randint(1, 9)}"
        case 5:
            return f'some artifact where kind is "document {draw.randint(1, 40)}" and status is approved'
        case 6:
            return f"{draw.choice(FIELDS)} / {draw.choice(FIELDS)} >= {draw.randint(1, 30)}%"
        case _:
            return f"{draw.choice(FIELDS)} differs from {draw.choice(FIELDS)} by at most {draw.randint(1, 20)}%"


def many_rules(number: int, seed: int = 1) -> str:
    """The text of a standard of so many rules."""
    draw = Random(seed)
    rules = [
        f'rule M-{place} "Rule {place}"\n  severity minor\n  for each project where {_scope(draw)}\n'
        f"  require  {_requirement(draw)}\n"
        for place in range(1, number + 1)
    ]
    return 'standard many "Many"\n\n' + "\n".join(rules)
