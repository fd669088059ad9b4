"""What a judgement tells beside its outcome: the scope, and the conditions that decided."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pmo_audit import load_data, parse_standard
from pmo_audit.backends import Judgement, Reference
from pmo_audit.findings import Outcome
from pmo_audit.ir import Rule

AS_OF = date(2026, 3, 31)
TEXT = """\
standard s "S"
rule R-1 "R"
  severity minor
  for each project where phase is execution
  require budget > EUR 1
  except "small" where budget < EUR 5
  except "old" where start < 2020-01-01 then require sponsor is known
"""
IN = {"id": "P", "phase": "execution"}


def judged(**fields: Any) -> tuple[Rule, Judgement]:
    standard = parse_standard(TEXT, as_of=AS_OF)
    (rule,) = standard.standard.rules
    portfolio = load_data({"projects": [IN | fields]}, standards=[standard]).portfolio
    return rule, Reference(portfolio, AS_OF).judge(rule, portfolio.register("project").records[0])


@pytest.mark.parametrize(
    ("fields", "outcome", "deciding"),
    [
        ({"phase": "closing"}, Outcome.NOT_APPLICABLE, ["phase is execution"]),
        ({"phase": None}, Outcome.UNKNOWN, ["phase is execution"]),
        ({"budget": "EUR 9", "start": "2026-01-01"}, Outcome.PASS, ["budget > EUR 1"]),
        ({"budget": "EUR 3", "start": "2026-01-01"}, Outcome.EXCEPTED, ["budget < EUR 5"]),
        (
            {"budget": "EUR 9", "start": "2019-01-01", "sponsor": None},
            Outcome.FAIL,
            ["start < 2020-01-01", "sponsor is known"],
        ),
        (
            {"budget": "EUR 9", "start": "2019-01-01", "sponsor": [1]},
            Outcome.UNKNOWN,
            ["sponsor is known"],
        ),
        ({"budget": None, "start": "2026-01-01"}, Outcome.UNKNOWN, ["budget > EUR 1", "budget < EUR 5"]),
        ({"budget": "EUR 9", "start": None, "sponsor": None}, Outcome.UNKNOWN, ["start < 2020-01-01"]),
        (
            {"budget": "EUR 3", "start": "2019-01-01", "sponsor": None},
            Outcome.ERROR,
            ["budget < EUR 5", "start < 2020-01-01"],
        ),
    ],
    ids=str,
)
def test_what_decided(fields: dict[str, Any], outcome: Outcome, deciding: list[str]) -> None:
    rule, judgement = judged(**fields)
    assert judgement.outcome is outcome
    assert [rule.text_of(one.node) for one in judgement.deciding] == deciding


@pytest.mark.parametrize(("phase", "value"), [("execution", True), ("closing", False)])
def test_the_scope_is_told_whatever_came_out(phase: str, value: bool) -> None:
    rule, judgement = judged(phase=phase, budget="EUR 9", start="2026-01-01")
    assert judgement.scope is not None
    assert judgement.scope.node is rule.where
    assert judgement.scope.value is value


def test_every_exception_is_told_with_what_it_came_to() -> None:
    _, judgement = judged(budget="EUR 3", start="2019-01-01", sponsor="Ann")
    assert [one.exemption.title for one in judgement.exempted] == ["small", "old"]
    assert [one.applies for one in judgement.exempted] == [True, True]
    assert [one.outcome for one in judgement.exempted] == [Outcome.EXCEPTED, Outcome.PASS]
    _, judgement = judged(budget=None, start="2026-01-01", sponsor="Ann")
    assert [one.applies for one in judgement.exempted] == [None, False]


def test_a_rule_without_a_scope_has_none_to_tell() -> None:
    rule = 'rule R-1 "R"\n  severity minor\n  for each project\n  require name is known\n'
    standard = parse_standard(f'standard s "S"\n{rule}')
    portfolio = load_data({"projects": [IN | {"name": "A"}]}, standards=[standard]).portfolio
    judgement = Reference(portfolio, AS_OF).judge(standard.standard.rules[0], portfolio.register("project").records[0])
    assert judgement.scope is None
    assert judgement.exempted == ()
