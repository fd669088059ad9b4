"""Compiled rules as a thing to keep: what is refused, what a cache gives back, and how they are bound."""

from __future__ import annotations

import gc
import pickle
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from pmo_audit import load_data, parse_standard
from pmo_audit.backends.compiled import Compiled
from pmo_audit.backends.compiled.absent import NONE
from pmo_audit.backends.compiled.tools import TOOLS
from pmo_audit.backends.compiled.writing import TOGETHER
from pmo_audit.findings import Outcome, Reason
from pmo_audit.ir import Rule
from pmo_audit.records import Record
from pmo_audit.values import Days, Months, WorkingDays
from tests.backends.agreement import disagreements

AS_OF = date(2026, 3, 31)


def rules(*conditions: str, entity: str = "project", before: str = "") -> tuple[Rule, ...]:
    text = f'standard s "S"\n{before}' + "".join(
        f'rule R-{number} "R"\n  severity minor\n  for each {entity}\n  require {one}\n'
        for number, one in enumerate(conditions)
    )
    loaded = parse_standard(text, as_of=AS_OF)
    assert loaded.ok, [str(one) for one in loaded.diagnostics]
    return loaded.standard.rules


def portfolio(**project: Any) -> Any:
    return load_data({"projects": [{"id": "P1", "name": "Alpha", **project}]}).portfolio


def deep(levels: int) -> str:
    condition = "name is known"
    for number in range(levels):
        condition = f"(some risk as r{number} where name is known satisfies {condition})"
    return condition


def test_what_is_refused_is_told_and_the_rest_is_done() -> None:
    some = rules("name is known", deep(20), "status is known")
    compiled = Compiled.of(some)
    assert compiled.refused == {("s", "R-1"): "collections within one another, 16 deep"}
    bound = compiled.bind(portfolio(), AS_OF)
    assert [bound.judges(rule) for rule in some] == [True, False, True]
    (project,) = portfolio().register("project").records
    assert [one.outcome for one in bound.verdicts(project)] == [Outcome.PASS, Outcome.UNKNOWN]
    assert bound.rules_of("project") == (("s", "R-0"), ("s", "R-2"))
    assert bound.rules_of("person") == ()


def test_the_collector_of_garbage_stays_as_it_was() -> None:
    for enabled in (False, True):
        (gc.enable if enabled else gc.disable)()
        Compiled.of(rules("name is known"))
        assert gc.isenabled() is enabled


def test_values_are_made_of_their_parts() -> None:
    made = {"days": Days, "working_days": WorkingDays, "months": Months, "exact": Fraction}
    for word, kind in made.items():
        tool: Any = TOOLS[word]
        assert tool(3, 2) == kind(Fraction(3, 2))
        assert tool(NONE, 1) is NONE


def test_where_all_is_refused_nothing_is_left() -> None:
    compiled = Compiled.of(rules(deep(20)))
    assert compiled.bind(portfolio(), AS_OF).rules_of("project") == ()


def test_as_deep_as_can_be() -> None:
    some = rules(deep(16))
    assert Compiled.of(some).refused == {}
    assert disagreements(some, portfolio(risks=[{"id": "R1", "name": "Flood"}]), AS_OF) == []


def test_more_rules_than_one_function_has() -> None:
    some = rules(*(f'name is "Alpha" or length(name) = {number}' for number in range(2 * TOGETHER + 1)))
    found = portfolio()
    (project,) = found.register("project").records
    bound = Compiled.of(some).bind(found, AS_OF)
    assert len(bound.verdicts(project)) == len(bound.rules_of("project")) == len(some)
    assert disagreements(some, found, AS_OF) == []


def test_a_cache_gives_back_what_it_was_given() -> None:
    before = "parameter limit = EUR 1m until 2026-03-30 then EUR 2m\n"
    some = rules("budget >= limit", "some risk where status is open", 'name is "alpha"', before=before)
    compiled = Compiled.of(some)
    again = Compiled.from_cache(compiled.to_cache())
    assert again is not None
    found = portfolio(budget="EUR 1500000", risks=[])
    (project,) = found.register("project").records
    for day, outcome in ((date(2026, 3, 30), Outcome.PASS), (AS_OF, Outcome.FAIL)):
        verdicts = [one.bind(found, day).verdicts(project) for one in (compiled, again)]
        assert verdicts[0] == verdicts[1]
        assert verdicts[0][0].outcome is outcome


def test_the_cache_of_another_python_is_none() -> None:
    _, code, plan = pickle.loads(Compiled.of(rules("name is known")).to_cache())
    assert Compiled.from_cache(pickle.dumps((b"another", code, plan))) is None


def test_a_record_of_no_portfolio_is_judged_too() -> None:
    some = rules("budget is known", "no risk where status is open")
    bound = Compiled.of(some).bind(portfolio(budget="EUR 1"), AS_OF)
    (project,) = portfolio(budget="EUR 1").register("project").records
    assert bound.verdicts(project)[0].outcome is Outcome.PASS
    other = Record("project", "P1", MappingProxyType({"id": "P1"}))
    verdict = bound.verdict(some[0], other)
    assert (verdict.outcome, verdict.reasons) == (Outcome.FAIL, frozenset())
    assert bound.verdicts(other)[1].reasons == {Reason.MISSING}


def test_two_portfolios_at_once() -> None:
    some = rules('name is "Alpha"', "count(projects) > 1")
    compiled = Compiled.of(some)
    one = load_data({"projects": [{"id": "P1", "name": "Alpha"}]}).portfolio
    two = load_data({"projects": [{"id": "P1", "name": "Beta"}, {"id": "P2"}]}).portfolio
    bounds = [(compiled.bind(each, AS_OF), each.register("project").records[0]) for each in (one, two)]
    told = [[one.outcome for one in bound.verdicts(project)] for bound, project in bounds * 2]
    assert told == [[Outcome.PASS, Outcome.FAIL], [Outcome.FAIL, Outcome.PASS]] * 2
