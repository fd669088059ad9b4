"""Random, well-typed rules and records: small, and full of what is missing, exempt, unreadable, none and empty."""

from __future__ import annotations

from hypothesis import strategies as st

NUMBERS = st.sampled_from(["0%", "5%", "50%", "99.5%", "100%"])
AMOUNTS = st.sampled_from(["EUR 0", "EUR 1", "EUR 999_999", "EUR 1m", "USD 1m", "-EUR 5"])
DAYS = st.sampled_from(["2024-02-29", "2026-01-31", "2026-03-31", "2026-12-31", "today"])
WORDS = st.sampled_from(["proposed", "active", "on_hold", "completed", "cancelled"])
LEVELS = st.sampled_from(["very_low", "low", "medium", "high", "very_high"])
TEXTS = st.sampled_from(['"Alpha"', '"alpha"', '"Beta 2"', '""'])
ORDERS = st.sampled_from(["<", "<=", ">", ">=", "=", "<>"])

ALONE = ("some risk where {0}", "no risk where {0}", "every risk satisfies {0}")
AMONG = (
    "every risk where {0} satisfies {1}",
    "some risk where {0} satisfies {1}",
    "at most 1 risk where {0} satisfies {1}",
    "at least 2 risks where {0}",
    "exactly 1 risk satisfies {1}",
    "at most 50% of risks where {0} satisfy {1}",
    "more than 33% of risks where {0}",
)
"""Quantifiers with one condition or two."""

MONEY_FIELDS = st.sampled_from(["budget", "contingency", "actual_cost"])
DATE_FIELDS = st.sampled_from(["start", "finish", "actual_finish"])


def _of_project(draw: st.DrawFn) -> str:
    """One comparison about a project."""
    match draw(st.integers(0, 9)):
        case 0:
            return f"{draw(MONEY_FIELDS)} {draw(ORDERS)} {draw(AMOUNTS)}"
        case 1:
            return f"{draw(MONEY_FIELDS)} + {draw(MONEY_FIELDS)} {draw(ORDERS)} {draw(MONEY_FIELDS)}"
        case 2:
            return f"{draw(MONEY_FIELDS)} / {draw(MONEY_FIELDS)} {draw(ORDERS)} {draw(NUMBERS)}"
        case 3:
            return f"{draw(DATE_FIELDS)} {draw(ORDERS)} {draw(DAYS)}"
        case 4:
            return (
                f"{draw(DATE_FIELDS)} - {draw(DATE_FIELDS)} {draw(ORDERS)} {draw(st.integers(-40, 40))} days".replace(
                    " -", " 0 days - ", 0
                )
                .replace("= -", "= - ")
                .replace("< -", "< - ")
                .replace("> -", "> - ")
            )
        case 5:
            return f"status {draw(st.sampled_from(['is', 'is not']))} {draw(WORDS)}"
        case 6:
            return f"status is one of [{draw(WORDS)}, {draw(WORDS)}]"
        case 7:
            return f"name {draw(st.sampled_from(['is', 'is not', 'contains', 'does not contain']))} {draw(TEXTS)}"
        case 8:
            return f"{draw(MONEY_FIELDS)} differs from {draw(MONEY_FIELDS)} by at most {draw(NUMBERS)}"
        case _:
            return f"sponsor {draw(st.sampled_from(['is', 'is not']))} manager"


def _of_risk(draw: st.DrawFn) -> str:
    """One comparison about a risk."""
    match draw(st.integers(0, 3)):
        case 0:
            return f"exposure {draw(st.sampled_from(['is', 'is at least', '<']))} {draw(LEVELS)}"
        case 1:
            return f"due {draw(ORDERS)} {draw(DAYS)}"
        case 2:
            return f"project.budget {draw(ORDERS)} {draw(AMOUNTS)}"
        case _:
            return "owner is project.sponsor"


@st.composite
def conditions(draw: st.DrawFn, of: str = "project", depth: int = 2) -> str:
    """A condition without questions about states, so that the law of filling applies to it."""
    if depth == 0 or draw(st.integers(0, 3)) == 0:
        return _of_project(draw) if of == "project" else _of_risk(draw)
    inner = conditions(of, depth - 1)
    match draw(st.integers(0, 4 if of == "project" else 2)):
        case 0:
            return f"({draw(inner)} and {draw(inner)})"
        case 1:
            return f"({draw(inner)} or {draw(inner)})"
        case 2:
            return f"not ({draw(inner)})"
        case 3:
            risk = conditions("risk", depth - 1)
            form = draw(st.sampled_from([*ALONE, *AMONG]))
            return f"({form.format(draw(risk), draw(risk))})"
        case _:
            return f"count(risks where {draw(conditions('risk', depth - 1))}) {draw(ORDERS)} {draw(st.integers(0, 3))}"


@st.composite
def rules(draw: st.DrawFn) -> str:
    """A standard of one rule about projects."""
    where = f" where {draw(conditions())}" if draw(st.booleans()) else ""
    return f'standard s "S"\nrule R-1 "R"\nseverity minor\nfor each project{where}\nrequire {draw(conditions())}\n'


UNREADABLE = "#REF?"
_STATES = st.sampled_from([None, None, {"exempt": "withheld"}, UNREADABLE])
_STATES_OF_TEXT = st.sampled_from([None, {"exempt": "withheld"}])
"""Any words are a text, and any words may name a person."""
_AMOUNTS = st.sampled_from(["EUR 0", "EUR 1", "EUR 1000000", "USD 1000000", "EUR -5", "EUR 0.01"])
_DAYS = st.sampled_from(["2024-02-29", "2026-01-31", "2026-03-31", "2027-01-01"])
_PEOPLE = st.sampled_from(["P1", "P2", "Ann Lee", "nobody known"])
KNOWN = {
    "budget": _AMOUNTS,
    "contingency": _AMOUNTS,
    "actual_cost": _AMOUNTS,
    "start": _DAYS,
    "finish": _DAYS,
    "actual_finish": _DAYS,
    "status": WORDS,
    "name": st.sampled_from(["Alpha", "ALPHA ", "Beta 2", "Ω"]),
    "sponsor": _PEOPLE,
    "manager": _PEOPLE,
}
KNOWN_OF_RISK = {"exposure": LEVELS, "due": _DAYS, "owner": _PEOPLE}


@st.composite
def portfolios(draw: st.DrawFn) -> dict[str, object]:
    """A document with one project, up to three risks, or none delivered at all, and two people."""
    project: dict[str, object] = {"id": "A"}
    for name, known in KNOWN.items():
        project[name] = draw(st.one_of(known, known, _states(name)))
    if draw(st.integers(0, 4)):
        project["risks"] = [
            {"id": f"R{index}"} | {name: draw(st.one_of(known, _states(name))) for name, known in KNOWN_OF_RISK.items()}
            for index in range(draw(st.integers(0, 3)))
        ]
    people = [{"id": "P1", "name": "Ann Lee"}, {"id": "P2", "name": "Bo Ek"}]
    return {"projects": [project], "people": people}


@st.composite
def filled(draw: st.DrawFn, document: dict[str, object]) -> dict[str, object]:
    """The same document with every cell that said nothing given a value."""
    project = dict(document["projects"][0])  # type: ignore[index]
    for name, known in KNOWN.items():
        if not _says(project[name]):
            project[name] = draw(known)
    if "risks" in project:
        project["risks"] = [
            {
                name: draw(KNOWN_OF_RISK[name]) if name in KNOWN_OF_RISK and not _says(value) else value
                for name, value in risk.items()
            }
            for risk in project["risks"]
        ]
    return {**document, "projects": [project]}


def _states(field: str) -> st.SearchStrategy[object]:
    return _STATES_OF_TEXT if field in ("name", "sponsor", "manager", "owner") else _STATES


def _says(value: object) -> bool:
    return isinstance(value, str) and value != UNREADABLE
