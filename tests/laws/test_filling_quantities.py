"""The law of filling for sums, rates, calendars, bands and exceptions: filling gaps contradicts nothing definite."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from hypothesis import given, note, settings
from hypothesis import strategies as st

from pmo_audit import load_data, parse_standard
from pmo_audit.backends import Reference
from pmo_audit.findings import Outcome

AS_OF = date(2026, 3, 31)
HOLDS = {Outcome.NOTHING_TO_CHECK: Outcome.PASS}
HEADER = """standard s "S"
  months round down
parameter floor by budget: below EUR 1m 5%, below EUR 2m 10%, otherwise 15%
parameter days_by by phase: below execution 3 working days, otherwise 1 working day
parameter tolerance = 10% until 2026-03-30 then 20%
"""
AMOUNTS = st.sampled_from(["EUR 0", "EUR 1m", "EUR 2m", "GBP 1m", "GBP 2m", "USD 1m", "EUR -5"])
DAYS = st.sampled_from(["2026-02-28", "2026-03-01", "2026-03-31", "2026-04-02", "2026-04-07"])
ORDERS = st.sampled_from(["<", "<=", ">", ">=", "=", "<>"])

OF_PROJECT = (
    "sum(worth of contracts) {order} budget",
    'sum(worth of contracts where supplier is "Acme") {order} EUR 2m',
    "sum((worth - contingency_of) of contracts) {order} EUR 0",
    "average(worth of contracts where signed_on is in the last 2 months) {order} EUR 1m",
    "largest(worth of contracts) {order} 50% of budget",
    "smallest(worth of contracts where expires_on is after today) {order} GBP 1m",
    "latest(signed_on of contracts) {order} start",
    'earliest(expires_on of contracts where supplier is "Acme") {order} finish',
    "contingency / budget {order} floor",
    "floor {order} 10%",
    "finish {order} start + days_by",
    "working days from start to finish {order} 2 working days",
    "finish {order} start + 1 month",
    "finish is in the next 3 working days",
    "budget is at most tolerance over contingency",
    "budget is at least EUR 5 under contingency",
    "at most 50% of contracts satisfy worth {order} EUR 1m",
    "some contract as mine where some contract as other where mine.worth {order} other.worth and mine is not other",
)


def case_of(draw: st.DrawFn, real: Any, *, may_lack: bool = True) -> tuple[Any, Any]:
    """What a register says and what is so: the same, or for a gap nothing and a value."""
    value = draw(real)
    gap = draw(st.sampled_from([None, None, {"missing": True}, {"exempt": "withheld"}])) if may_lack else None
    return gap or value, value


def record(draw: st.DrawFn, fixed: dict[str, Any], **fields: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    told, real = dict(fixed), dict(fixed)
    for name, strategy in fields.items():
        told[name], real[name] = case_of(draw, strategy)
    return told, real


@st.composite
def documents(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any]]:
    """A portfolio as it was delivered, and the same with every gap filled."""
    contracts = [
        record(
            draw,
            {"id": f"C{index}", "project": "P1"},
            worth=AMOUNTS,
            supplier=st.sampled_from(["Acme", "Other"]),
            signed_on=DAYS,
            expires_on=DAYS,
            contingency_of=AMOUNTS,
        )
        for index in range(draw(st.integers(0, 3)))
    ]
    rates = [
        record(
            draw,
            {"id": f"X{index}"},
            currency=st.sampled_from(["GBP", "USD"]),
            base=st.just("EUR"),
            rate=st.sampled_from([1, 1.2]),
            valid_from=st.sampled_from(["2026-01-01", "2026-03-15"]),
        )
        for index in range(draw(st.integers(0, 2)))
    ]
    holidays = [
        record(draw, {"id": f"H{index}"}, calendar=st.sampled_from(["K1", {"none": True}]), date=DAYS)
        for index in range(draw(st.integers(0, 2)))
    ]
    calendars = [record(draw, {"id": "K1"}, working_week=st.sampled_from(["monday_to_friday", "every_day"]))]
    project = record(
        draw,
        {"id": "P1"},
        budget=AMOUNTS,
        contingency=AMOUNTS,
        start=DAYS,
        finish=DAYS,
        phase=st.sampled_from(["planning", "execution", "closing"]),
        calendar=st.sampled_from(["K1", {"none": True}]),
    )
    whole = {"projects": [project], "contracts": contracts, "calendars": calendars}
    told = {name: [one for one, _ in pairs] for name, pairs in whole.items()}
    real = {name: [one for _, one in pairs] for name, pairs in whole.items()}
    told["projects"][0].setdefault("calendar", None)
    for name, pairs in (("exchange_rates", rates), ("holidays", holidays)):
        real[name] = [one for _, one in pairs]
        if draw(st.booleans()):
            told[name] = [one for one, _ in pairs]
        elif name == "exchange_rates":
            told[name] = [{"id": "?", "currency": None, "base": None}]
    return told, real


@st.composite
def rules(draw: st.DrawFn) -> str:
    """A rule whose requirement and exceptions are of the new forms, perhaps joined."""
    extra = "extend contract with contingency_of: money\n"
    conditions = [draw(st.sampled_from(OF_PROJECT)).format(order=draw(ORDERS)) for _ in range(4)]
    joined = draw(st.sampled_from(["{0}", "({0}) and ({1})", "({0}) or ({1})", "not ({0})"])).format(*conditions)
    exception = draw(
        st.sampled_from(["", '  except "x" where {2}\n', '  except "x" where {2} then require {3}\n'])
    ).format(*conditions)
    return f'{HEADER}{extra}rule R-1 "R"\n  severity minor\n  for each project\n  require {joined}\n{exception}'


@given(rules(), documents())
@settings(max_examples=150, deadline=None)
def test_filling_never_contradicts(text: str, case: tuple[dict[str, Any], dict[str, Any]]) -> None:
    standard = parse_standard(text, as_of=AS_OF)
    assert standard.ok, [str(one) for one in standard.diagnostics]
    outcomes = []
    for document in case:
        portfolio = load_data(document, standards=[standard]).portfolio
        (project,) = portfolio.register("project").records
        outcomes.append(Reference(portfolio, AS_OF).judge(standard.standard.rules[0], project).outcome)
    before, after = outcomes
    note(text)
    note(json.dumps(case, indent=1))
    assert before in (Outcome.UNKNOWN, Outcome.ERROR) or HOLDS.get(after, after) is HOLDS.get(before, before)
