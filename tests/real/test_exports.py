"""The answers of four trackers that others made up: each is known, and all its tasks arrive."""

from __future__ import annotations

import pytest

from pmo_audit.api import load_portfolio
from pmo_audit.settings import ImportMapping
from pmo_audit.sources.json_source import read_json
from pmo_audit.sources.trackers import recognise
from tests.real.where import real_data

TASKS = {"jira-simple_project": 3, "asana-simple_project": 5, "monday-simple_board": 5, "smartsheet-simple_sheet": 5}


@pytest.mark.data
@pytest.mark.parametrize("name", TASKS)
def test_all_tasks_arrive_in_one_project(name: str) -> None:
    path = real_data("exports", f"{name}.json")
    found = recognise(read_json(path.read_bytes(), path.name, path.stem).document, path.name)
    assert found is not None
    portfolio = load_portfolio(path, mapping=ImportMapping(tables=found.tables)).portfolio
    assert len(portfolio.register("task").records) == TASKS[name]
    assert len(portfolio.register("project").records) == 1
    (project,) = portfolio.register("project").records
    assert all(portfolio.record_projects(one) == (project,) for one in portfolio.register("task").records)
