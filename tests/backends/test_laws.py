"""The rules and records on which the laws are tried: what is said of them, both backends say."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from pmo_audit import load_data, parse_standard
from tests.backends.agreement import disagreements
from tests.laws import generated, test_filling_quantities, test_ownership

AS_OF = date(2026, 3, 31)


def differences(text: str, document: Any) -> list[str]:
    standard = parse_standard(text, as_of=AS_OF)
    assert standard.ok, [str(one) for one in standard.diagnostics]
    return disagreements(standard.standard.rules, load_data(document, standards=[standard]).portfolio, AS_OF)


@given(generated.rules(), generated.portfolios())
@settings(max_examples=60, deadline=None)
def test_one_project(text: str, document: dict[str, Any]) -> None:
    assert differences(text, document) == []


@given(test_filling_quantities.rules(), test_filling_quantities.documents())
@settings(max_examples=60, deadline=None)
def test_quantities(text: str, documents: tuple[dict[str, Any], dict[str, Any]]) -> None:
    assert [differences(text, document) for document in documents] == [[], []]


@given(test_ownership.cases(), st.sampled_from(test_ownership.STANDARDS))
@settings(max_examples=60, deadline=None)
def test_ownership_of_records(case: tuple[dict[str, Any], dict[str, Any]], standard: Any) -> None:
    for document in case:
        portfolio = load_data(document, standards=[standard]).portfolio
        assert disagreements(standard.standard.rules, portfolio, AS_OF) == []
