"""The two backends agree on random rules and records of every form."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from hypothesis import given, note, settings

from pmo_audit import load_data, parse_standard
from tests.backends.agreement import disagreements
from tests.backends.wide import documents, standards

AS_OF = date(2026, 3, 31)


@given(standards(), documents())
@settings(max_examples=100, deadline=None)
def test_rules_of_every_form(text: str, document: dict[str, Any]) -> None:
    standard = parse_standard(text, as_of=AS_OF)
    assert standard.ok, [str(one) for one in standard.diagnostics]
    portfolio = load_data(document, standards=[standard]).portfolio
    note(text)
    note(json.dumps(document, indent=1))
    assert disagreements(standard.standard.rules, portfolio, AS_OF) == []
