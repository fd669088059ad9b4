"""Random rules of every form about several kinds of record, and flat registers with every kind of gap in them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

HEADER = """standard s "S"
  months round {rounding}
parameter floor by budget: below EUR 1m 5%, below EUR 2m 10% until 2026-03-30 then 5%, otherwise 15%
parameter lag by phase: below execution 3 working days, otherwise 1 working day
parameter tolerance = 10% until 2026-03-30 then 20%
parameter limit = EUR 1m until 2026-03-31 then GBP 2m
parameter word = "Acme" until 2026-03-31 then "Other"
parameter far = 30 days until 2026-03-30 then 45 days
parameter since = 2026-01-01 until 2026-03-30 then 2026-02-01
parameter colours = ["agile", "Waterfall"]
extend project with effort: working days
extend project with warranty: months "…" blank means none
extend project with cooling: days
extend project with tags: list of text
define running of project = status is active and phase is before closing
define grave of risk = status is one of [open, mitigating] and exposure is at least high
define margin of project = budget - actual_cost
define busy of person = some project where manager is person and status is active
"""
SLOTS: Mapping[str, st.SearchStrategy[Any]] = {
    "order": st.sampled_from(["<", "<=", ">", ">=", "=", "<>"]),
    "n": st.integers(0, 3),
    "share": st.sampled_from(["0%", "33%", "50%", "100%"]),
    "amount": st.sampled_from(["EUR 0", "EUR 1m", "GBP 1m", "USD 2m", "-EUR 5", "EUR 0.5", "limit"]),
    "day": st.sampled_from(["2026-02-28", "2026-03-31", "2026-04-07", "today", "since"]),
    "word": st.sampled_from(["proposed", "active", "on_hold", "completed"]),
    "level": st.sampled_from(["low", "medium", "high"]),
    "text": st.sampled_from(['"Acme"', '"acme ltd"', '"  "', '""', "word", '"A"']),
    "some": st.sampled_from(
        ["some", "no", "at least 1", "at most 1", "exactly 1", "at most 50% of", "at least 50% of", "exactly 50% of"]
    ),
    "every": st.sampled_from(
        ["every", "some", "no", "at least 2", "fewer than 2", "more than 33% of", "exactly 100% of"]
    ),
    "state": st.sampled_from(["known", "missing", "exempt", "empty", "not known", "not empty"]),
    "person": st.sampled_from(["manager", "sponsor"]),
    "money": st.sampled_from(["budget", "actual_cost", "contingency"]),
    "total": st.sampled_from(["sum", "average", "largest", "smallest"]),
}
LEAVES: Mapping[str, tuple[str, ...]] = {
    "project": (
        "{money} {order} {amount}",
        "{money} {order} {money}",
        "{money} - {money} {order} {money} + {money}",
        "{money} / {money} {order} {share}",
        "{money} / 3 {order} {money} * 50%",
        "-{money} {order} {money} / ({n} - 1)",
        "{money} is at most tolerance over {money}",
        "{money} is more than EUR 5 under {money}",
        "{money} differs from {money} by at most {share}",
        "margin {order} {amount}",
        "contingency / budget {order} floor",
        "floor {order} 10%",
        "{person} is {person}",
        "{person} is not {person}",
        "{person} is {state}",
        "{person}.left_on is {state}",
        "{person}.name contains {text}",
        "{person}.left_on is before {day}",
        "start {order} {day}",
        "finish - start {order} far",
        "finish - start {order} 40 days / 3",
        "start + cooling {order} finish",
        "start + cooling / 2 {order} finish",
        "finish {order} start + lag",
        "working days from start to finish {order} effort",
        "start + effort {order} finish",
        "finish - warranty {order} start",
        "start + 1 month is on or before {day}",
        "finish is in the last 2 months",
        "finish is not in the next 3 working days",
        "start differs from finish by more than 5 days",
        "status is {word}",
        "status is not one of [{word}, {word}]",
        "phase is after planning",
        "running",
        "name is {text}",
        "name contains {text}",
        "name does not start with {text}",
        "name ends with {text}",
        "name contains description",
        'name matches "^A"',
        "length(name) {order} {n}",
        "length(tags) {order} {n}",
        'tags contains "agile"',
        "tags is {state}",
        "name is {state}",
        "budget is {state}",
        "warranty is {state}",
        "risks is {state}",
        "name is one of colours",
        "some risk",
        "at most 1 risk",
        "{some} risk where owner is known",
        "count(risks) {order} {n}",
        "count(risks where grave) {order} {n}",
        "count(risks where grave) + 1 {order} {n}",
        "count(risks where owner is known) {order} count(contracts)",
        "count(risks where grave) {order} 50% * {n}",
        "{total}(worth of contracts) {order} {money}",
        "{total}(worth of contracts where supplier is {text}) + EUR 1 {order} {amount}",
        "{total}((worth - contingency_of) of contracts) {order} {amount}",
        "{total}(probability_of of risks where grave) {order} {share}",
        "latest(signed_on of contracts) {order} start",
        "earliest(expires_on of contracts where worth > {amount}) {order} {day}",
        "count(projects where status is active) {order} {n}",
        "budget {order} average(budget of projects)",
        "{some} project where status is {word}",
    ),
    "risk": (
        "exposure is at least {level}",
        "exposure is {level}",
        "impact is at most exposure",
        "grave",
        "owner is {state}",
        "owner is project.{person}",
        "project.{money} {order} {amount}",
        "project.running",
        "project is {state}",
        "project.name is {state}",
        "project.programme.name is {state}",
        "due {order} {day}",
        "due - project.start {order} far",
        "milestone_like is {state}",
        "milestone_like",
        "probability_of {order} {share}",
        "no contract",
        "exactly 1 contract",
        "{some} contract where worth {order} {amount}",
        "contracts is {state}",
    ),
    "person": (
        "busy",
        "left_on is {state}",
        "name is {text}",
        "count(projects where {person} is person and status is active) {order} {n}",
        "count(projects where {person} is person) {order} {n}",
        "{some} project where {person} is person and running",
        "{every} project where {person} is person satisfies status is {word}",
        "{every} project where {person} is person satisfies (no risk where grave)",
        "{some} project where {person} is person and (no risk where grave)",
        "{total}(budget of projects where {person} is person and status is active) {order} {amount}",
        "{some} project where manager is person and sponsor is person",
        "{some} project where {person} is person and (some risk where owner is person)",
        "{every} risk where owner is person satisfies due {order} {day}",
        "sum(probability_of of risks where owner is person) {order} {share}",
    ),
    "contract": (
        "worth {order} {amount}",
        "worth {order} project.{money}",
        "worth + contingency_of {order} 50% of project.budget",
        "signed_on is {state}",
        "supplier contains {text}",
    ),
}
OF_TWO: Mapping[str, tuple[str, ...]] = {
    "project": (
        "count(projects as other where other.{person} is mine.{person}) {order} {n}",
        "count(projects as other where other.{person} is mine.{person} and other is not mine) {order} {n}",
        "{some} project as other where other.{person} is mine.{person} and other.start <= mine.finish",
        "{some} project as other where mine.{person} is other.{person} and other.running",
        "{every} project as other where other.{person} is mine.{person} and other is not mine "
        "satisfies other.budget {order} mine.budget",
        "{every} project as other where other.{person} is mine.{person} satisfies other.running",
        "{total}(budget of projects as other where other.{person} is mine.{person}) {order} mine.budget",
        "{every} risk as other where other.owner is mine.{person} satisfies other.due <= mine.finish",
        "{some} project as other where other.programme is mine.programme and other.{person} is not mine.{person}",
    ),
    "risk": (
        "count(risks as other where other.owner is mine.owner and other.grave) {order} {n}",
        "{every} project as other where other.{person} is mine.owner satisfies other.start {order} mine.due",
        "{some} project as other where other.{person} is mine.project.{person}",
    ),
    "person": (
        "{some} project as other where other.manager is mine and (some risk where owner is mine)",
        "{some} project as other where other.manager is mine and (no risk where grave and owner is mine)",
    ),
    "contract": (
        "some contract as other where other.worth {order} mine.worth and other is not mine",
        "{some} contract as other where other.supplier is mine.supplier and mine.worth > EUR 1",
        "{every} contract as other satisfies other.worth {order} mine.worth",
    ),
}
"""About the subject, which is called `mine`, and other records."""
EXTENSIONS = """extend risk with milestone_like: truth
extend risk with probability_of: percent
extend contract with contingency_of: money
"""
INNER = {"project": "risk", "person": "risk", "risk": "contract", "contract": "contract"}


@st.composite
def leaves(draw: st.DrawFn, entity: str, *, subject: bool) -> str:
    """One comparison, question or quantifier about an entity."""
    forms = OF_TWO[entity] if subject and draw(st.integers(0, 4)) == 0 else LEAVES[entity]
    return draw(filled_in(draw(st.sampled_from(forms))))


@st.composite
def filled_in(draw: st.DrawFn, form: str) -> str:
    """A form with something in each of its gaps."""
    made = form
    for name, strategy in SLOTS.items():
        while f"{{{name}}}" in made:
            made = made.replace(f"{{{name}}}", str(draw(strategy)), 1)
    return f"({made})"


@st.composite
def conditions(draw: st.DrawFn, entity: str, depth: int = 2, *, subject: bool = True) -> str:
    """A condition about an entity, with conditions within it."""
    if depth == 0 or draw(st.integers(0, 2)) == 0:
        return draw(leaves(entity, subject=subject))
    inner = conditions(entity, depth - 1, subject=subject)
    match draw(st.integers(0, 4)):
        case 0:
            return f"({draw(inner)} and {draw(inner)})"
        case 1:
            return f"({draw(inner)} or {draw(inner)})"
        case 2:
            return f"not {draw(inner)}"
        case _:
            member = INNER[entity]
            within = conditions(member, depth - 1, subject=False)
            quantifier = draw(SLOTS["every"])
            where = f"where {draw(within)} " if draw(st.booleans()) else ""
            return f"({quantifier} {member} {where}satisfies {draw(within)})"


@st.composite
def standards(draw: st.DrawFn) -> str:
    """Several rules of one standard, so that they share what they have in common."""
    text = HEADER.format(rounding=draw(st.sampled_from(["down", "up"]))) + EXTENSIONS
    for number in range(draw(st.integers(1, 4))):
        entity = draw(st.sampled_from(sorted(LEAVES)))
        where = f" where {draw(conditions(entity, 1))}" if draw(st.booleans()) else ""
        text += f'rule R-{number} "R"\n  severity minor\n  for each {entity} as mine{where}\n'
        text += f"  require {draw(conditions(entity))}\n"
        for title in "xy"[: draw(st.integers(0, 2)) if draw(st.booleans()) else 0]:
            then = f" then require {draw(leaves(entity, subject=True))}" if draw(st.booleans()) else ""
            text += f'  except "{title}" where {draw(leaves(entity, subject=True))}{then}\n'
    return text


GAPS: st.SearchStrategy[Any] = st.sampled_from([None, {"missing": "TBC"}, {"exempt": "withheld"}, {"none": True}])
ODD: st.SearchStrategy[Any] = st.sampled_from([None, {"none": True}, {"neither": 1, "nor": 2}])
LOST = 5
"""Stands in a register and is no record."""
_AMOUNTS = st.sampled_from(["EUR 0", "EUR 1000000", "GBP 1000000", "EUR 0.25", "USD 3", "EUR -5"])
_DAYS = st.sampled_from(["2026-02-27", "2026-03-31", "2026-01-31", "2026-04-07", "9999-12-31", "0001-01-01"])
_PEOPLE = st.sampled_from(["H1", "H3", "Ann", "Bo", "Cy", "cy", "Di"])
_PROJECTS = st.sampled_from(["P1", "P2", "P-1", "Acme", "nowhere"])
_LEVELS = st.sampled_from(["low", "medium", "high"])
_TEXTS = st.sampled_from(["Acme", "ACME  Ltd", "Other", " ", "Ä"])
FIELDS: Mapping[str, Mapping[str, st.SearchStrategy[Any]]] = {
    "projects": {
        "name": st.sampled_from(["Acme", "Beta", "agile"]),
        "description": _TEXTS,
        "status": SLOTS["word"],
        "phase": st.sampled_from(["planning", "execution", "closing"]),
        "manager": _PEOPLE,
        "sponsor": _PEOPLE,
        "programme": st.sampled_from(["G1", "G9"]),
        "budget": _AMOUNTS,
        "actual_cost": _AMOUNTS,
        "contingency": _AMOUNTS,
        "start": _DAYS,
        "finish": _DAYS,
        "effort": st.integers(-2, 4),
        "warranty": st.integers(-1, 14),
        "cooling": st.integers(-2, 41),
        "tags": st.sampled_from([[], ["Agile"], ["x", "agile"]]),
        "calendar": st.sampled_from(["K1", "K9"]),
    },
    "people": {"name": st.just("Di"), "left_on": _DAYS},
    "risks": {
        "project": _PROJECTS,
        "status": st.sampled_from(["open", "closed"]),
        "exposure": _LEVELS,
        "impact": _LEVELS,
        "owner": _PEOPLE,
        "due": _DAYS,
        "milestone_like": st.booleans(),
        "probability_of": st.sampled_from([0, 0.25, 1]),
    },
    "contracts": {
        "project": _PROJECTS,
        "worth": _AMOUNTS,
        "contingency_of": _AMOUNTS,
        "supplier": _TEXTS,
        "signed_on": _DAYS,
        "expires_on": _DAYS,
    },
    "exchange_rates": {
        "currency": st.sampled_from(["GBP", "USD"]),
        "base": st.sampled_from(["EUR", "GBP"]),
        "rate": st.sampled_from([1, 1.2]),
        "valid_from": st.sampled_from(["2026-01-01", "2026-03-15"]),
    },
    "holidays": {"calendar": st.just("K1"), "date": _DAYS},
    "calendars": {"name": st.just("Ours"), "working_week": st.sampled_from(["monday_to_friday", "every_day"])},
}
FIXED: Mapping[str, tuple[Mapping[str, Any], ...]] = {
    "people": ({"id": "H1", "name": "Ann"}, {"id": "H2", "name": "Ann"}, {"id": "H3", "name": "Bo"}),
    "projects": ({"id": "P1"}, {"id": "P2"}, {"id": "P3"}),
    "calendars": ({"id": "K1"},),
    "programmes": ({"id": "G1", "name": "G"},),
}


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """A portfolio; registers may be lacking, incomplete, or nested in the projects that own their parts."""
    sound = draw(st.booleans())
    made: dict[str, Any] = {}
    for plural, fields in FIELDS.items():
        fixed = FIXED.get(plural, ({},) * draw(st.integers(0, 3)))
        records = [
            {"id": f"{plural}{number}", **base, **_cells(draw, fields, base, sound=sound)}
            for number, base in enumerate(fixed)
        ]
        if plural in ("projects", "people") or draw(st.integers(0, 4)):
            made[plural] = [*records, *([LOST] if not sound and draw(st.integers(0, 5)) == 0 else [])]
    made["programmes"] = [dict(one) for one in FIXED["programmes"]]
    if draw(st.integers(0, 3)) == 0:
        _nest(draw, made, "risks")
    if draw(st.booleans()):
        made["portfolio"] = {"name": "All", **({"calendar": "K1"} if draw(st.booleans()) else {})}
    return made


def _cells(
    draw: st.DrawFn, fields: Mapping[str, st.SearchStrategy[Any]], fixed: Mapping[str, Any], *, sound: bool
) -> dict[str, Any]:
    """The cells of a record: values, gaps, and now and then none at all."""
    cells = {}
    for name, known in fields.items():
        kind = 9 if sound else draw(st.integers(0, 9))
        if name in fixed or kind == 0:
            continue
        cells[name] = draw(GAPS if kind == 1 else ODD if kind == 2 else known)
    return cells


def _nest(draw: st.DrawFn, made: dict[str, Any], plural: str) -> None:
    """Puts the records of a register into projects, some of which may deliver none."""
    records = [one for one in made.pop(plural, []) if one != LOST]
    for project in made["projects"]:
        if project == LOST or draw(st.integers(0, 3)) == 0:
            continue
        mine, records = records[:1], records[1:]
        project[plural] = [{name: value for name, value in one.items() if name != "project"} for one in mine]
