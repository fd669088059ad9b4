"""`init` knows the exports of trackers, and what it writes down reads what it showed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pmo_audit.api import load_portfolio, propose
from pmo_audit.api.proposing import settings_text
from pmo_audit.records import Portfolio
from pmo_audit.settings import ImportMapping, parse_settings
from tests.sources.trackers.answers import ASANA, JIRA, MONDAY, SMARTSHEET


def said(portfolio: Portfolio) -> object:
    return {name: [(one.key, dict(one.values)) for one in each.records] for name, each in portfolio.registers.items()}


@pytest.mark.parametrize(
    ("document", "tracker"),
    [(JIRA, "Jira"), (ASANA, "Asana"), (MONDAY, "monday.com"), (SMARTSHEET, "Smartsheet")],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_what_is_written_down_reads_what_was_shown(document: object, tracker: str, tmp_path: Path) -> None:
    path = tmp_path / "export.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    proposal = propose(path)
    assert {one.reason for one in proposal.tables} == {f"it has the shape of an export of {tracker}"}
    settings, told = parse_settings(settings_text(proposal, rules=(), data=()))
    assert told == ()
    shown = load_portfolio(path, mapping=proposal.mapping)
    written = load_portfolio(path, mapping=settings.mapping)
    assert said(written.portfolio) == said(shown.portfolio)
    assert written.portfolio.register("task").records
    codes = {one.code for one in written.diagnostics}
    assert codes.isdisjoint({"PA516", "PA612", "PA613", "PA614"}), written.diagnostics


def test_an_export_and_a_register_side_by_side(tmp_path: Path) -> None:
    (tmp_path / "export.json").write_text(json.dumps(JIRA), encoding="utf-8")
    (tmp_path / "people.csv").write_text("id,name\nE1,Ann Lee\n", encoding="utf-8")
    proposal = propose(tmp_path)
    assert {one.entity for one in proposal.tables} == {"person", "task", "risk", "issue", "milestone", "project"}
    numbers = [one.mapping.number for one in proposal.tables]
    assert numbers == list(range(1, len(numbers) + 1))
    portfolio = load_portfolio(tmp_path, mapping=ImportMapping(tables=proposal.mapping.tables)).portfolio
    assert len(portfolio.register("person").records) == 1
    assert len(portfolio.register("task").records) == 2
