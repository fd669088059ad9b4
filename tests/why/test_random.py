"""Advice and cases on random rules and records, held against judging anew and against brute force."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from itertools import combinations
from random import Random

from hypothesis import HealthCheck, given, settings

from pmo_audit.api import load_data, parse_standard
from pmo_audit.auditing.why import Bench, Kind, advise
from pmo_audit.auditing.why.cases import cases_of
from pmo_audit.auditing.why.cells import Cell, about
from pmo_audit.auditing.why.edits import Edit, SetField
from pmo_audit.auditing.why.hindrance import hindrance
from pmo_audit.auditing.why.ranges import Range
from pmo_audit.auditing.why.space import Space
from pmo_audit.backends import joined
from pmo_audit.findings import Outcome, Reason
from pmo_audit.values import NONE, Money, Ref
from tests.laws.generated import portfolios, rules
from tests.why.bench import GOOD, TODAY, outcome, prove

OFTEN = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


def bench_of(rule: str, document: dict[str, object]) -> Bench | None:
    """The rule and the project; None where the rule is badly typed."""
    standard = parse_standard(rule, as_of=TODAY)
    if not standard.ok:
        return None
    portfolio = load_data(document, standards=[standard]).portfolio
    return Bench(portfolio, standard.standard.rules[0], portfolio.register("project").records[0], TODAY)


def money(amount: int | Fraction, currency: str = "EUR") -> Money:
    return Money(Fraction(amount), currency)


def everything(bench: Bench) -> Iterator[Edit]:
    """Values for every field that the generator of rules knows, near those that it writes."""
    amounts = [money(0), money(1), money(-5), money(2), money(10**6), money(2 * 10**6), money(10**6, "USD"), NONE]
    days = [date(2024, 2, 28), date(2024, 3, 1), date(2026, 1, 30), TODAY, date(2026, 12, 31), date(2027, 6, 1), NONE]
    people = [Ref("person", "P1", "P1"), Ref("person", "P2", "P2"), Ref("person", "nobody known"), NONE]
    values: dict[str, list[object]] = {
        "budget": [*amounts], "contingency": [*amounts], "actual_cost": [*amounts],
        "start": [*days], "finish": [*days], "actual_finish": [*days],
        "status": ["proposed", "active", "on_hold", "completed", "cancelled"],
        "name": ["Alpha", "Beta 2", "x Alpha Beta 2", "other", ""],
        "sponsor": [*people], "manager": [*people],
    }  # fmt: skip
    for name, some in values.items():
        yield from (SetField("project", "A", name, value) for value in some)
    for record in bench.portfolio.register("risk").records:
        yield from (SetField("risk", record.key, "exposure", word) for word in ("very_low", "medium", "very_high"))
        yield from (SetField("risk", record.key, "due", day) for day in days)
        yield from (SetField("risk", record.key, "owner", one) for one in people)


@OFTEN
@given(rules(), portfolios())
def test_advice_is_right(rule: str, document: dict[str, object]) -> None:
    bench = bench_of(rule, document)
    if bench is None or bench.outcome() is not Outcome.FAIL:
        return
    found = advise(bench)
    prove(bench, found)
    if found.kind is Kind.REPAIR:
        return
    every = list(everything(bench))
    if found.kind is Kind.WOULD_HAVE_TO_BE:
        every = [one for one in every if not hindrance(bench.portfolio, one, TODAY)]
    for number in (1, 2):
        for some in combinations(every, number):
            if len({one.cell for one in some}) == number:
                got = bench.world(some).judge(bench.rule, bench.subject).outcome
                assert got not in GOOD, (found.kind, found.proved, some)


@OFTEN
@given(rules(), portfolios())
def test_ranges_tell_what_comes_out_everywhere(rule: str, document: dict[str, object]) -> None:
    bench = bench_of(rule, document)
    if bench is None or bench.outcome() is not Outcome.UNKNOWN:
        return
    roots = tuple((root, (bench.subject,)) for root in bench.rule.roots)
    for cause in joined(bench.judge().deciding):
        if cause.field not in ("budget", "contingency", "actual_cost", "start", "finish", "actual_finish", "due"):
            continue
        cell = Cell(cause.entity, cause.key, cause.field)
        space = Space(bench, (), cell, tuple(about(bench, bench.world(), cell, roots)))
        axis = space.axis()
        assert axis is not None
        parts = space.ranges(axis, bench.outcome)
        for x in points(parts, axis.step, Random(rule)):
            if axis.has(x):
                answers = [one.answer for one in parts if within(x, one)]
                assert answers == [bench.outcome(space.with_value(cell.set_to(axis.make(x))))], (cell, x)


def points(parts: list[Range], step: Fraction, random: Random) -> list[Fraction]:
    """Points at, beside and far from every end."""
    ends = sorted({x for one in parts for x in (one.low, one.high) if x is not None})
    near = [x // step * step + by * step for x in ends for by in (-2, -1, 0, 1, 2)]
    far = [Fraction(random.randint(-3_000_000, 3_000_000)) for _ in range(8)]
    return near + far + [Fraction(random.randint(730_000, 741_000)) for _ in range(8)]


def within(x: Fraction, one: Range) -> bool:
    above = one.low is None or x > one.low or (x == one.low and one.low_closed)
    below = one.high is None or x < one.high or (x == one.high and one.high_closed)
    return above and below


@OFTEN
@given(rules(), portfolios())
def test_cases_cover_what_may_come_out(rule: str, document: dict[str, object]) -> None:
    """Whatever stands in the cells that a verdict waits for, it comes out as one of the cases says."""
    bench = bench_of(rule, document)
    if bench is None or bench.outcome() is not Outcome.UNKNOWN:
        return
    found = cases_of(bench)
    blank = (Reason.MISSING, Reason.UNREADABLE, Reason.EXEMPT)
    causes = {(one.entity, one.key, one.field) for one in joined(bench.judge().deciding) if one.reason in blank}
    random = Random(rule)
    every = [one for one in everything(bench) if one.cell in causes and isinstance(one, SetField)]
    for _ in range(20):
        some = tuple({one.cell: one for one in random.sample(every, len(every)) if one.value is not NONE}.values())
        got = outcome(bench, some)
        if found.exact and got is not Outcome.UNKNOWN:
            assert got in found.outcomes, some
