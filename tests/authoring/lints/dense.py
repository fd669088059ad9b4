"""Random conditions over few cells and few constants, so that much contradicts and much follows."""

from __future__ import annotations

from hypothesis import strategies as st

BEFORE = """months round down
parameter small = EUR 1m
parameter late = 30 days until 2026-03-31 then 10 days
parameter words = ["tbc", "n/a"]
parameter floor by budget: below EUR 1m 5%, below EUR 10m 10%, otherwise 15%
extend project with wave: number "Wave"
extend project with tags: list of text "Tags"
extend project with effort: working days "Effort"
define large of project = budget >= small
define slip of project = finish - start
define bad of risk = status is open and exposure is at least high
"""
ORDERS = st.sampled_from(["<", "<=", ">", ">=", "=", "<>"])
AMOUNTS = st.sampled_from(["EUR 1m", "EUR 2m", "small", "USD 1m", "EUR 0"])
MONEY = st.sampled_from(["budget", "contingency"])
DAYS = st.sampled_from(["2026-01-31", "2026-02-28", "today", "start + 1 month", "start + 5 working days", "finish"])
STATES = st.sampled_from(["known", "missing", "exempt", "empty"])
WORDS = st.sampled_from(["active", "on_hold", "completed"])
LEVELS = st.sampled_from(["low", "medium", "high"])
TEXTS = st.sampled_from(['"alpha"', '"Alpha one"', '"one"', '""', '"a"'])
NOT = st.sampled_from(["", "not "])


def _amount(draw: st.DrawFn) -> str:
    match draw(st.integers(0, 6)):
        case 0 | 1 | 2:
            return f"{draw(MONEY)} {draw(ORDERS)} {draw(AMOUNTS)}"
        case 3:
            return (
                f"budget {draw(ORDERS)} {draw(st.sampled_from(['contingency', '2 * contingency', '110% of budget']))}"
            )
        case 4:
            return f"contingency / budget {draw(ORDERS)} {draw(st.sampled_from(['10%', '15%', 'floor', '2']))}"
        case 5:
            return f"budget - contingency {draw(ORDERS)} {draw(AMOUNTS)}"
        case _:
            how = draw(st.sampled_from(["at most 10%", "more than 20%", "at least EUR 5"]))
            return f"budget differs from contingency by {how}"


def _day(draw: st.DrawFn) -> str:
    match draw(st.integers(0, 4)):
        case 0 | 1:
            return f"{draw(st.sampled_from(['start', 'finish']))} {draw(ORDERS)} {draw(DAYS)}"
        case 2:
            return f"slip {draw(ORDERS)} {draw(st.sampled_from(['late', '0 days', '31 days']))}"
        case 3:
            return f"finish is {draw(NOT)}in the {draw(st.sampled_from(['last', 'next']))} late"
        case _:
            length = draw(st.sampled_from(["5 working days", "effort"]))
            return f"working days from start to finish {draw(ORDERS)} {length}"


def _text(draw: st.DrawFn) -> str:
    match draw(st.integers(0, 4)):
        case 0:
            return f"name is {draw(NOT)}{draw(TEXTS)}"
        case 1:
            verb = draw(st.sampled_from(["contains", "does not contain", "starts with", "ends with"]))
            return f"name {verb} {draw(TEXTS)}"
        case 2:
            return f"name is {draw(NOT)}one of words"
        case 3:
            return f"length(name) {draw(ORDERS)} {draw(st.integers(-1, 4))}"
        case _:
            return f"name is {draw(NOT)}department"


def _of_project(draw: st.DrawFn) -> str:
    match draw(st.integers(0, 8)):
        case 0 | 1:
            return _amount(draw)
        case 2:
            return _day(draw)
        case 3:
            return _text(draw)
        case 4:
            cell = draw(st.sampled_from(["budget", "sponsor", "name", "tags", "sponsor.email", "risks", "programme"]))
            return f"{cell} is {draw(NOT)}{draw(STATES)}"
        case 5:
            return f"status is {draw(NOT)}{draw(WORDS)}"
        case 6:
            return f"sponsor is {draw(NOT)}{draw(st.sampled_from(['manager', 'budget_owner']))}"
        case 7:
            return draw(
                st.sampled_from(["large", "not large", "wave > 1", "wave <= 1", "wave = 2", 'tags contains "a"'])
            )
        case _:
            return f"phase {draw(ORDERS)} {draw(st.sampled_from(['planning', 'execution', 'closing']))}"


def _of_risk(draw: st.DrawFn) -> str:
    match draw(st.integers(0, 5)):
        case 0:
            return f"exposure {draw(ORDERS)} {draw(LEVELS)}"
        case 1:
            return f"exposure {draw(ORDERS)} impact"
        case 2:
            return f"status is {draw(NOT)}{draw(st.sampled_from(['open', 'closed']))}"
        case 3:
            return f"due {draw(ORDERS)} project.finish"
        case 4:
            return f"owner is {draw(NOT)}{draw(st.sampled_from(['project.sponsor', 'missing', 'known']))}"
        case _:
            return draw(st.sampled_from(["bad", "not bad", "project.budget < EUR 1m", "project.large"]))


def _collection(draw: st.DrawFn, depth: int) -> str:
    one, other = draw(conditions("risk", depth - 1)), draw(conditions("risk", depth - 1))
    form = draw(
        st.sampled_from(
            [
                "some risk where {0}",
                "no risk where {0}",
                "every risk satisfies {0}",
                "every risk where {0} satisfies {1}",
                "at least 2 risks where {0}",
                "at most 1 risk where {0}",
                "exactly 1 risk satisfies {1}",
                "at most 50% of risks where {0} satisfy {1}",
                "some risk",
                "no risk",
                "some project as other where other is not project and other.budget >= EUR 1m",
            ]
        )
    )
    return form.format(one, other)


def _number(draw: st.DrawFn, depth: int) -> str:
    inner = draw(conditions("risk", depth - 1))
    form = draw(
        st.sampled_from(
            [
                f"count(risks where {inner})",
                "count(risks)",
                "count(risks where bad)",
                "count(risks where bad) / count(risks)",
                f"sum(wave of projects where {draw(st.sampled_from(['large', 'wave > 0']))})",
            ]
        )
    )
    return f"{form} {draw(ORDERS)} {draw(st.sampled_from(['0', '1', '2', '50%', 'count(risks)', 'wave']))}"


@st.composite
def conditions(draw: st.DrawFn, of: str = "project", depth: int = 2) -> str:
    """A condition about a project or a risk; inside others it stands in parentheses."""
    if depth == 0 or draw(st.integers(0, 2)) == 0:
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
            return f"({_collection(draw, depth)})"
        case _:
            return _number(draw, depth)
