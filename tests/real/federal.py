"""The portfolio of a federal department as a graph of waiting: how its nodes and edges become records.

* A node `Activity` is a deliverable, due when its planned start, its delay and its planned duration have passed. It is
  part of the project whose task it is.
* Every other node is a project, with its label as the category. A node `Project` starts so many days after the
  beginning of 2000 and finishes after its planned duration and its delay. The others have no days.
* An edge is a dependency of its source on its target: what has a task or pays for a project finishes after it, and
  everything else starts after what it rests on.

A mapping alone cannot do this: keys such as `id` and `Id` differ in capitals only, days are counted from 2000, and
the project of an activity stands in the edges.
"""

from __future__ import annotations

import csv
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

Record = dict[str, Any]

BEGINNING = date(2000, 1, 1)
_AFTER = ("has_task", "pays_for")


def federal_edges(folder: Path) -> list[tuple[str, str, str]]:
    """The edges as they are: source, target, type."""
    with (folder / "edges.csv").open(encoding="utf-8", newline="") as file:
        return [(row["source"], row["target"], row["type"]) for row in csv.DictReader(file)]


def federal_document(folder: Path) -> dict[str, list[Record]]:
    """The whole portfolio in the shape of the JSON files."""
    lines = (folder / "nodes.jsonl").read_text(encoding="utf-8").splitlines()
    nodes = {str(one["id"]): one for one in map(json.loads, lines)}
    edges = federal_edges(folder)
    tasks = {target: source for source, target, kind in edges if kind == "has_task"}
    return {
        "projects": [_project(key, one) for key, one in nodes.items() if one["label"] != "Activity"],
        "deliverables": [_activity(key, one, tasks[key]) for key, one in nodes.items() if one["label"] == "Activity"],
        "dependencies": [_dependency(number, *one, tasks) for number, one in enumerate(edges, start=1)],
    }


def _project(key: str, node: Record) -> Record:
    name = node.get("name") or node.get("Name") or node.get("Identifier") or f"{node['label']} {key}"
    days = node.get("Start_days_after_2000")
    start = None if days is None else BEGINNING + timedelta(days)
    finish = None if start is None else start + timedelta(node["Planned_Duration"] + node["Project_delay"])
    dates = {"start": start and start.isoformat(), "finish": finish and finish.isoformat()}
    return {"id": key, "name": name, "category": node["label"], **dates}


def _activity(key: str, node: Record, project: str) -> Record:
    start = date.fromisoformat(node["Start_Date_Planned"])
    later = [_days(node.get(field)) for field in ("Actual_start_delay", "Planned_Duration")]
    due = None if None in later else start + timedelta(sum(one or 0 for one in later))
    return {"id": key, "name": node["name"], "project": project, "due": due and due.isoformat()}


def _days(text: str | None) -> int | None:
    """The days of `58 days`; None where nothing is said."""
    words = (text or "").split()
    return int(words[0]) if words and words[0].lstrip("-").isdigit() else None


def _dependency(number: int, source: str, target: str, kind: str, tasks: dict[str, str]) -> Record:
    ties = "finish_to_finish" if kind in _AFTER else "finish_to_start"
    part = {"target": tasks[target], "target_deliverable": target} if target in tasks else {"target": target}
    return {"id": f"E{number}", "project": source, "kind": ties, "description": kind, **part}
