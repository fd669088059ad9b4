"""Different ways to say one thing come to one verdict, down to what rests on nothing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmo_audit import load_data, parse_standard
from pmo_audit.backends import Reference
from pmo_audit.findings import Outcome
from tests.laws.generated import conditions, portfolios

AS_OF = date(2026, 3, 31)
PAIRS = (
    ("at least 1 risk where {0}", "some risk where {0}"),
    ("at most 0 risks where {0}", "no risk where {0}"),
    ("at most 0% of risks where {0} satisfy {1}", "no risk where {0} satisfies {1}"),
    ("at least 100% of risks where {0} satisfy {1}", "every risk where {0} satisfies {1}"),
    ("fewer than 2 risks where {0}", "at most 1 risk where {0}"),
    ("more than 1 risk where {0}", "at least 2 risks where {0}"),
    ("not (some risk where {0})", "no risk where {0}"),
    ("count(risks where {0}) >= 2", "not (count(risks where {0}) < 2)"),
)


def outcome(requirement: str, document: object, before: str = "") -> Outcome:
    text = f'standard s "S"\n{before}rule R-1 "R"\n  severity minor\n  for each project\n  require {requirement}\n'
    standard = parse_standard(text, as_of=AS_OF)
    assert standard.ok, [str(one) for one in standard.diagnostics]
    portfolio = load_data(document, standards=[standard]).portfolio
    (project,) = portfolio.register("project").records
    return Reference(portfolio, AS_OF).judge(standard.standard.rules[0], project).outcome


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair[0])
@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_one_meaning(pair: tuple[str, str], data: st.DataObject) -> None:
    words = [data.draw(conditions("risk", 1)) for _ in range(2)]
    document = data.draw(portfolios())
    if data.draw(st.booleans()) and "risks" in document["projects"][0]:  # type: ignore[index]
        document["projects"][0]["risks"].append(5)  # type: ignore[index]
    first, second = (outcome(one.format(*words), document) for one in pair)
    assert first is second


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_a_definition_is_its_expression(data: st.DataObject) -> None:
    words, document = data.draw(conditions("risk", 1)), data.draw(portfolios())
    form = data.draw(
        st.sampled_from(["some risk where {0}", "every risk satisfies {0}", "count(risks where {0}) <= 1"])
    )
    named = outcome(form.format("odd"), document, f"define odd of risk = {words}\n")
    assert named is outcome(form.format(f"({words})"), document)
    whole = outcome("fine", document, f"define fine of project = {form.format(words)}\n")
    assert whole is named
