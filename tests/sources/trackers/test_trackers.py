"""Exports of trackers: known by their shape, and read as the mapping says that comes of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pmo_audit.api import Loaded, load_portfolio
from pmo_audit.settings import ImportMapping
from pmo_audit.sources.json_source import read_json
from pmo_audit.sources.trackers import Recognised, recognise
from pmo_audit.values import format_value
from tests.sources.trackers.answers import ASANA, JIRA, MONDAY, SMARTSHEET


def known(document: object) -> Recognised:
    content = json.dumps(document).encode()
    found = recognise(read_json(content, "export.json", "export").document, "export.json")
    assert found is not None
    return found


def loaded(document: object, folder: Path, *more: object) -> Loaded:
    for number, one in enumerate((document, *more), 1):
        (folder / f"export{number}.json").write_text(json.dumps(one), encoding="utf-8")
    content = json.dumps(document).encode()
    found = recognise(read_json(content, "export.json", "export").document, "export*.json")
    assert found is not None
    return load_portfolio(folder, mapping=ImportMapping(tables=found.tables))


def told(portfolio: Loaded, entity: str, key: str) -> dict[str, str]:
    record = portfolio.portfolio.find(entity, key)
    assert record is not None, [one.key for one in portfolio.portfolio.register(entity).records]
    return {name: format_value(value, percent=name == "percent_complete") for name, value in record.values.items()}


def codes(portfolio: Loaded) -> list[str]:
    return sorted(one.code for one in portfolio.diagnostics)


def test_issues_of_jira_are_what_their_type_is_called(tmp_path: Path) -> None:
    here = loaded(JIRA, tmp_path)
    registers = {name: [one.key for one in each.records] for name, each in here.portfolio.registers.items()}
    assert registers == {
        "project": ["TRAM", "DEPOT"],
        "milestone": ["DEPOT-5"],
        "task": ["TRAM-1", "TRAM-2"],
        "risk": ["TRAM-3"],
        "issue": ["DEPOT-4"],
    }
    assert told(here, "task", "TRAM-1") == {
        "id": "TRAM-1",
        "name": "Lay rails",
        "project": "TRAM",
        "owner": "Ann Lee",
        "start": "2026-02-01",
        "finish": "2026-05-01",
        "finished": "2026-04-28",
        "percent_complete": "100%",
        "summary": "yes",
        "predecessors": "",
        "successors": "",
    }
    second = told(here, "task", "TRAM-2")
    assert second["predecessors"] == "TRAM-1"
    assert (second["owner"], second["finish"], second["finished"]) == ("missing", "missing", "none")
    risk = told(here, "risk", "TRAM-3")
    assert (risk["status"], risk["probability"], risk["due"]) == ("open", "high", "2026-06-30")
    issue = told(here, "issue", "DEPOT-4")
    assert (issue["status"], issue["severity"], issue["raised_on"]) == ("in_progress", "very_high", "2026-01-05")
    assert told(here, "milestone", "DEPOT-5")["forecast"] == "2026-09-01"


def test_fields_that_nobody_asks_for_are_told(tmp_path: Path) -> None:
    spare = [one.message for one in loaded(JIRA, tmp_path).diagnostics if one.code == "PA516"]
    assert any("customfield_10500" in one for one in spare)
    assert not any("customfield_10015" in one for one in spare if "`task`" in one)
    assert not any(word in one for one in spare for word in ("`self`", "`issuetype`", "`priority`"))


def test_values_say_where_they_stand(tmp_path: Path) -> None:
    record = loaded(JIRA, tmp_path).portfolio.find("task", "TRAM-2")
    assert record is not None
    assert str(record.origin("predecessors")).endswith("export1.json: /issues/1/fields/issuelinks/0/inwardIssue/key")
    assert str(record.origin("owner")).endswith("/issues/1/fields/assignee/displayName")


def test_pages_are_counted_together(tmp_path: Path) -> None:
    first = {**JIRA, "issues": JIRA["issues"][:2]}  # type: ignore[index]
    rest = {**JIRA, "startAt": 2, "issues": JIRA["issues"][2:]}  # type: ignore[index]
    here = loaded(first, tmp_path)
    assert "PA642" in codes(here)
    assert here.is_partial
    assert any(here.portfolio.register("task").lost)
    assert "PA642" not in codes(loaded(first, tmp_path, rest))


def test_a_new_type_of_issue_is_told(tmp_path: Path) -> None:
    mapping = ImportMapping(tables=known(JIRA).tables)
    other = json.loads(json.dumps(JIRA))
    other["issues"][1]["fields"]["issuetype"]["name"] = "Spike"
    (tmp_path / "export.json").write_text(json.dumps(other), encoding="utf-8")
    (message,) = [one.message for one in load_portfolio(tmp_path, mapping=mapping).diagnostics if one.code == "PA641"]
    assert message == "1 record is not read, since no `[[table]]` asks for `Spike` in `issuetype.name`"


def test_tasks_of_asana(tmp_path: Path) -> None:
    here = loaded(ASANA, tmp_path)
    first, second = told(here, "task", "101"), told(here, "task", "102")
    assert (first["finished"], first["percent_complete"], first["summary"]) == ("2026-02-03", "100%", "yes")
    assert (first["milestone"], second["milestone"]) == ("no", "yes")
    assert first["baseline_finish"] == "2026-01-31"
    assert (second["owner"], second["finished"], second["percent_complete"]) == ("missing", "none", "missing (false)")
    assert (first["predecessors"], second["predecessors"]) == ("", "101")
    assert (first["project"], second["project"]) == ("500", "unreadable (500; 501)")
    assert [one.key for one in here.portfolio.register("project").records] == ["500", "501"]
    assert "PA642" in codes(here), "there is a next page"


def test_a_task_in_a_task_of_asana_is_one_of_the_same_project(tmp_path: Path) -> None:
    inner = {"gid": "3", "name": "Inner", "completed": False, "subtasks": []}
    task = {"gid": "2", "name": "Outer", "completed": False, "subtasks": [inner]}
    here = loaded({"data": {"gid": "1", "name": "Bridge", "sections": [{"gid": "s", "tasks": [task]}]}}, tmp_path)
    assert told(here, "task", "3")["project"] == "1"


def test_items_of_monday_are_what_their_board_is_called(tmp_path: Path) -> None:
    here = loaded(MONDAY, tmp_path)
    first, second = told(here, "task", "11"), told(here, "task", "12")
    assert first["project"] == "1"
    assert (first["owner"], first["start"], first["finish"]) == ("Ann Lee", "2026-01-01", "2026-02-01")
    assert (first["percent_complete"], second["percent_complete"]) == ("100%", "missing")
    assert (first["baseline_finish"], second["baseline_finish"]) == ("2026-01-25", "missing")
    assert second["predecessors"] == "11"
    risk = told(here, "risk", "21")
    assert (risk["owner"], risk["status"], risk["due"], risk["probability"]) == ("Bo Ek", "open", "2026-03-04", "high")
    assert any("`Depth`" in one.message for one in here.diagnostics)
    assert "PA642" in codes(here), "a cursor says that there is more"


def test_rows_of_smartsheet(tmp_path: Path) -> None:
    here = loaded(SMARTSHEET, tmp_path)
    first, second = told(here, "task", "901"), told(here, "task", "902")
    assert (first["name"], first["owner"], first["project"]) == ("Dig", "Ann Lee", "4583173393803140")
    assert (first["start"], first["finish"], first["percent_complete"]) == ("2026-01-05", "2026-01-30", "25%")
    assert (second["owner"], second["start"], second["predecessors"]) == ("missing", "missing", "901")
    assert told(here, "project", "4583173393803140")["name"] == "Station plan"
    assert "PA642" in codes(here), "two of three rows came"


@pytest.mark.parametrize(
    "document",
    [
        {"projects": [{"id": "P1", "name": "Rail"}]},
        {"data": {"boards": []}},
        {"data": []},
        {"issues": []},
        {"issues": [{"key": "A-1"}]},
        {"rows": [{"cells": []}]},
        [{"id": 1}],
        [],
        None,
        "text",
        {"data": "text", "rows": {"cells": {"columnId": 1}}, "issues": 4},
    ],
)
def test_what_is_no_export(document: object) -> None:
    assert recognise(document, "export.json") is None


@pytest.mark.parametrize("document", [JIRA, ASANA, MONDAY, SMARTSHEET])
def test_what_lacks_most_of_it_is_still_read(document: object, tmp_path: Path) -> None:
    """Every object loses every other key: nothing fails, whatever is left."""

    def thinned(value: object) -> object:
        if isinstance(value, dict):
            return {key: thinned(one) for number, (key, one) in enumerate(value.items()) if number % 2}
        return [thinned(one) for one in value] if isinstance(value, list) else value

    mapping = ImportMapping(tables=known(document).tables)
    for number, one in enumerate((thinned(document), document)):
        path = tmp_path / f"{number}" / "export.json"
        path.parent.mkdir()
        path.write_text(json.dumps(one), encoding="utf-8")
        load_portfolio(path, mapping=mapping)
