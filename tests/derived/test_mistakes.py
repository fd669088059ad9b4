"""Mistakes in rule text about records that are worked out."""

import pytest

from pmo_audit import parse_standard

HEAD = 'standard own "Own"\n  version "1.0"\n  owner   "PMO"\n\n'
RULE = 'rule A-1 "Waits"\n  severity minor\n  for each project as p\n  require  no projects where {}\n'


def codes(text: str) -> list[str]:
    return [one.code for one in parse_standard(HEAD + text).diagnostics if one.severity.value == "error"]


@pytest.mark.parametrize("clause", ["p depends on nobody_known", "nobody_known depends on p"])
def test_a_name_that_nobody_knows_is_told_once(clause: str) -> None:
    assert codes(RULE.format(clause)) == ["PA201"]


def test_only_what_can_wait_depends_on_another() -> None:
    assert codes(RULE.format("p depends on p.budget")) == ["PA857"]


@pytest.mark.parametrize("added", ['notes: text "What was said"', 'talks: records of talk "Who talked"'])
def test_nothing_is_added_to_records_that_are_worked_out(added: str) -> None:
    assert "PA856" in codes(f"extend overlap with {added}\n\n" + RULE.format("p depends on project"))
