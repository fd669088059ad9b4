"""Portfolios to measure with: made up, the same for the same seed, and of the size that real ones have.

A project has some seventy records of a dozen kinds. `Shape.gaps` is the share of cells in which something else stands
than a value: nothing, an exemption, words that cannot be read, a name that nobody bears.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any, TypeVar

AS_OF = date(2026, 3, 31)
"""The day on which every benchmark judges."""

Json = dict[str, Any]
T = TypeVar("T")

PHASES = ("initiation", "planning", "execution", "monitoring", "closing")
DOCUMENTS = (
    *("project charter", "business case", "project plan", "risk management plan", "quality plan"),
    *("communications plan", "requirements", "benefits plan", "acceptance plan", "transition plan"),
)
LEVELS = ("very_low", "low", "medium", "high", "very_high")
NESTED = (
    *("artifacts", "risks", "issues", "milestones", "deliverables", "meetings", "changes", "dependencies"),
    *("benefits", "actions", "status_reports", "gate_reviews"),
)
"""The registers that a project owns, by the names under which JSON nests them."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a portfolio is to be like.

    `nested` puts a project's records into it, as JSON may; otherwise each register stands by itself. `lacking` is the
    share of projects that do not deliver some of their registers, which only nested ones can. `records` multiplies
    the number of records that a project has.
    """

    seed: int = 1
    projects: int = 40
    gaps: float = 0.0
    nested: bool = True
    lacking: float = 0.0
    currencies: tuple[str, ...] = ("EUR",)
    records: float = 1.0
    people: int = 30


SHAPES: Mapping[str, Shape] = {
    "whole": Shape(seed=1),
    "registers apart": Shape(seed=2, nested=False),
    "a few gaps": Shape(seed=3, gaps=0.02, nested=False),
    "many gaps": Shape(seed=4, gaps=0.15, lacking=0.3, currencies=("EUR", "EUR", "EUR", "GBP")),
    "small projects": Shape(seed=5, records=0.2, gaps=0.05, lacking=0.1),
}
"""The portfolios on which the program and the baseline must agree, by name."""


def document(shape: Shape) -> Json:
    """A portfolio in the shape of the JSON files, for `pmo_audit.load_data` and for `json.dumps`."""
    maker = _Maker(shape)
    projects = [maker.project(number) for number in range(1, shape.projects + 1)]
    made: Json = {"people": maker.people(), "projects": projects}
    if not shape.nested:
        for name in NESTED:
            made[name] = [
                {**record, "project": project["id"]} for project in projects for record in project.pop(name, ())
            ]
        made["approvals"] = [
            {**approval, "change": change["id"]} for change in made["changes"] for approval in change.pop("approvals")
        ]
    return made


class _Maker:
    """Makes records; everything it draws comes from one seeded source."""

    def __init__(self, shape: Shape) -> None:
        self.shape = shape
        self.random = Random(shape.seed)
        self._is_troubled = False

    def people(self) -> list[Json]:
        """The register of people."""
        return [{"id": f"U{n}", "name": f"Person Number {n}"} for n in range(1, self.shape.people + 1)]

    def project(self, number: int) -> Json:
        """A project with all it owns."""
        draw, phase = self.random, self.random.choice(PHASES)
        budget = draw.choice((80, 250, 400, 900, 1500, 2500, 12000)) * 1000 + draw.randrange(0, 40_000, 100)
        start = draw.randint(-700, 200)
        self._is_troubled = draw.random() < 0.1
        planned = budget * draw.randint(20, 95) // 100
        actual = planned * draw.randint(85, 111) // 100
        made = self._with_gaps(
            {
                "name": f"Project Number {number}",
                "phase": phase,
                "status": draw.choice(("active", "active", "active", "active", "on_hold", "cancelled", "completed")),
                "sponsor": self._person(),
                "manager": self._person(),
                "budget_owner": self._person(),
                "start": self._on(start),
                "finish": self._on(start + draw.randint(90, 900)),
                "baseline_finish": self._on(start + draw.randint(90, 800)),
                "budget": self._money(budget),
                "contingency": self._money(budget * draw.randint(8, 18) // 100),
                "planned_cost": self._money(planned),
                "actual_cost": self._money(actual),
                "earned_value": self._money(planned * draw.randint(84, 104) // 100),
                "forecast_cost": self._money(budget * draw.randint(97, 106) // 100),
                "percent_complete": draw.randint(0, 100) / 100,
            }
        )
        made = {"id": f"P{number}", **made}
        for name, (least, most, make) in self._registers().items():
            if draw.random() >= self.shape.lacking or draw.random() < 0.7:
                count = round(draw.randint(least, most) * self.shape.records)
                made[name] = [{"id": f"P{number}-{name[:3]}-{n}", **make(n)} for n in range(count)]
        if not self.shape.nested:
            made.update({name: [] for name in NESTED if name not in made})
        return made

    def _registers(self) -> Mapping[str, tuple[int, int, Callable[[int], Json]]]:
        """How many records of each register a project has at the least and at the most, and how one is made."""
        return {
            "artifacts": (8, 10, self._artifact),
            "risks": (6, 12, self._risk),
            "issues": (3, 8, self._issue),
            "milestones": (6, 10, self._milestone),
            "deliverables": (4, 8, self._deliverable),
            "meetings": (5, 9, self._meeting),
            "changes": (1, 4, self._change),
            "dependencies": (0, 3, self._dependency),
            "benefits": (2, 4, self._benefit),
            "actions": (4, 8, self._action),
            "status_reports": (4, 8, self._report),
            "gate_reviews": (1, 3, self._review),
        }

    def _artifact(self, number: int) -> Json:
        status = self._mostly("approved", ("draft", "in_review", "superseded"), 0.9)
        kind = DOCUMENTS[number % len(DOCUMENTS)]
        return self._with_gaps(
            {
                "kind": kind.title() if self.random.random() < 0.5 else kind,
                "name": f"{kind} {number}",
                "status": status,
                "owner": self._person(),
                "approver": self._person() if status == "approved" else None,
                "approved_on": self._day(-400, -5) if status == "approved" else None,
            }
        )

    def _risk(self, number: int) -> Json:
        exposure = self._mostly(self.random.choice(LEVELS[:3]), LEVELS[3:], 0.2 if self._is_troubled else 0.75)
        return self._with_gaps(
            {
                "name": f"Risk {number}",
                "status": self._mostly("closed", ("open", "mitigating", "accepted"), 0.2 if self._is_troubled else 0.5),
                "exposure": exposure,
                "probability": self.random.choice(LEVELS),
                "impact": self.random.choice(LEVELS),
                "owner": self._person(),
                "due": self._mostly(self._day(1, 200), (self._day(-60, 0),), 0.93),
                "raised_on": self._day(-300, -10),
                "response": "watched by the team, with a plan if it comes",
            }
        )

    def _issue(self, number: int) -> Json:
        raised = self.random.randint(-200, -2)
        return self._with_gaps(
            {
                "name": f"Issue {number}",
                "status": self.random.choice(("open", "in_progress", "closed", "closed")),
                "severity": self.random.choice(LEVELS),
                "owner": self._person(),
                "raised_on": self._on(raised),
                "due": self._on(raised + self._mostly(self.random.randint(5, 59), (75, 90), 0.93)),
            }
        )

    def _milestone(self, number: int) -> Json:
        day = self.random.randint(-400, 300)
        slip = self._mostly(self.random.randint(-10, 25), (40, 70), 0.97)
        return self._with_gaps(
            {
                "name": f"Milestone {number}",
                "owner": self._person(),
                "baseline": self._on(day),
                "forecast": self._on(day + slip),
                "actual": self._on(day + slip) if day + slip < 0 else None,
            }
        )

    def _deliverable(self, number: int) -> Json:
        day = self.random.randint(-300, 300)
        past = self._mostly("accepted", ("delivered", "rejected"), 0.93)
        return self._with_gaps(
            {
                "name": f"Deliverable {number}",
                "owner": self._person(),
                "due": self._on(day),
                "status": past if day < 0 else self.random.choice(("planned", "in_progress")),
            }
        )

    def _meeting(self, number: int) -> Json:
        body = self._mostly("Steering committee", ("project board", "team meeting", "design forum"), 0.5)
        return self._with_gaps({"body": body, "held_on": self._on(-14 * number - self.random.randint(0, 13))})

    def _change(self, number: int) -> Json:
        started = self.random.randint(-200, -10) if self.random.random() < 0.5 else None
        before = self.random.randint(1, 30) if self.random.random() < 0.93 else -5
        made = {
            "name": f"Change {number}",
            "owner": self._person(),
            "cost": self._money(self.random.randrange(5_000, 150_000, 500)),
            "status": self.random.choice(("proposed", "approved", "implemented")),
            "raised_on": self._day(-300, -200),
            "work_started": self._on(started) if started is not None else None,
        }
        approvals = [
            {"id": f"{self.random.getrandbits(60):x}", **self._with_gaps(one)}
            for one in (
                {
                    "subject": "the change",
                    "role": "Project manager",
                    "person": self._person(),
                    "given_on": self._day(-300, 0),
                },
                {
                    "subject": "the change and its cost",
                    "role": "Sponsor",
                    "person": self._person(),
                    "given_on": self._on((started if started is not None else -10) - before),
                },
            )
        ]
        return {**self._with_gaps(made), "approvals": approvals}

    def _dependency(self, number: int) -> Json:
        other = self.random.randint(1, self.shape.projects)
        kind = self._mostly("start_to_start", ("finish_to_start",), 0.8)
        return self._with_gaps(
            {"target": f"P{other}", "kind": kind, "status": "agreed", "needed_by": self._day(0, 300)}
        )

    def _benefit(self, number: int) -> Json:
        return self._with_gaps(
            {
                "name": f"Benefit {number}",
                "owner": self._person(),
                "amount": self._money(self.random.randrange(10_000, 900_000, 1000)),
                "due": self._day(100, 900),
            }
        )

    def _action(self, number: int) -> Json:
        status = self.random.choice(("open", "closed"))
        return self._with_gaps(
            {"name": f"Action {number}", "owner": self._person(), "status": status, "due": self._day(-90, 90)}
        )

    def _report(self, number: int) -> Json:
        issued = -30 * number - self.random.randint(0, 29)
        words = self._mostly("On track; two risks are watched.", ("See  above", "see above"), 0.93)
        return self._with_gaps(
            {"issued_on": self._on(issued), "rag": self.random.choice(("green", "amber", "red")), "commentary": words}
        )

    def _review(self, number: int) -> Json:
        decision = self._mostly("go", ("conditional_go", "no_go", "deferred"), 0.85)
        return self._with_gaps(
            {
                "gate": f"Gate {number + 1}",
                "after": PHASES[(number + 1) % 3],
                "held_on": self._day(-500, -20),
                "decision": decision,
                "chair": self._person(),
            }
        )

    # What stands in cells

    def _mostly(self, usual: T, others: Sequence[T], share: float) -> T:
        return usual if self.random.random() < share else self.random.choice(others)

    def _person(self) -> str:
        number = self.random.randint(1, self.shape.people)
        return f"U{number}" if self.random.random() < 0.5 else f"Person Number {number}"

    def _money(self, amount: int) -> str:
        return f"{self.random.choice(self.shape.currencies)} {amount}"

    def _day(self, least: int, most: int) -> str:
        return self._on(self.random.randint(least, most))

    def _on(self, days: int) -> str:
        return (AS_OF + timedelta(days=days)).isoformat()

    def _with_gaps(self, record: Json) -> Json:
        """The record with something else in a few of its cells."""
        return {name: self._gap(name, value) if self._is_gap() else value for name, value in record.items()}

    def _is_gap(self) -> bool:
        return self.shape.gaps > 0 and self.random.random() < self.shape.gaps

    def _gap(self, name: str, value: object) -> object:
        match self.random.randrange(4):
            case 0:
                return None
            case 1:
                return {"exempt": "withheld under section 43"}
            case 2:
                return "Somebody Unheard Of" if name in ("owner", "manager", "sponsor", "budget_owner") else "?!?"
            case _:
                return {"missing": "TBC"}
