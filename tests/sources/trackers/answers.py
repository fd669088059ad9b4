"""Answers of trackers as they come in an office: other names, fields of its own, keys left out, nulls."""

from __future__ import annotations

import json

JIRA = {
    "expand": "schema,names",
    "startAt": 0,
    "maxResults": 50,
    "total": 5,
    "names": {"customfield_10015": "Start date", "customfield_10400": "Likelihood", "customfield_10500": "Sprint"},
    "issues": [
        {
            "id": "1",
            "key": "TRAM-1",
            "self": "https://example.com/1",
            "fields": {
                "summary": "Lay rails",
                "description": {"type": "doc", "version": 1, "content": []},
                "project": {"id": "7", "key": "TRAM", "name": "Tramway"},
                "issuetype": {"name": "Epic", "subtask": False, "hierarchyLevel": 1},
                "status": {"name": "Fertig", "statusCategory": {"key": "done", "name": "Done"}},
                "assignee": {"accountId": "x", "displayName": "Ann Lee", "active": True},
                "duedate": "2026-05-01",
                "resolutiondate": "2026-04-28T23:30:00.000+0200",
                "created": "2026-01-02T08:00:00.000+0000",
                "customfield_10015": "2026-02-01",
                "customfield_10400": None,
                "customfield_10500": [{"id": 3, "name": "Sprint 3"}],
                "issuelinks": [],
            },
        },
        {
            "id": "2",
            "key": "TRAM-2",
            "fields": {
                "summary": "Hang wires",
                "project": {"id": "7", "key": "TRAM", "name": "Tramway"},
                "issuetype": {"name": "Task", "subtask": False},
                "status": {"name": "In Arbeit", "statusCategory": {"key": "indeterminate"}},
                "assignee": None,
                "duedate": None,
                "resolutiondate": None,
                "created": "2026-01-03T08:00:00.000+0000",
                "issuelinks": [
                    {
                        "id": "90",
                        "type": {"name": "Blocks", "inward": "is blocked by", "outward": "blocks"},
                        "inwardIssue": {"id": "1", "key": "TRAM-1"},
                    },
                    {
                        "id": "91",
                        "type": {"name": "Relates", "inward": "relates to", "outward": "relates to"},
                        "inwardIssue": {"id": "4", "key": "TRAM-4"},
                    },
                ],
            },
        },
        {
            "id": "3",
            "key": "TRAM-3",
            "fields": {
                "summary": "Cable is stolen",
                "description": "Again",
                "project": {"id": "7", "key": "TRAM", "name": "Tramway"},
                "issuetype": {"name": "Project Risk"},
                "status": {"name": "Open", "statusCategory": {"key": "new"}},
                "assignee": {"displayName": "Bo Ek"},
                "duedate": "2026-06-30",
                "created": "2026-01-04T08:00:00.000+0000",
                "customfield_10400": {"value": "High", "id": "1"},
                "issuelinks": [],
            },
        },
        {
            "id": "4",
            "key": "DEPOT-4",
            "fields": {
                "summary": "Doors stick",
                "project": {"id": "8", "key": "DEPOT", "name": "Depot"},
                "issuetype": {"name": "Bug"},
                "status": {"name": "Doing", "statusCategory": {"key": "indeterminate"}},
                "priority": {"name": "Highest"},
                "assignee": {"displayName": "Bo Ek"},
                "duedate": "2026-03-15",
                "created": "2026-01-05T08:00:00.000+0000",
            },
        },
        {
            "id": "5",
            "key": "DEPOT-5",
            "fields": {
                "summary": "Board agrees to colour",
                "project": {"id": "8", "key": "DEPOT", "name": "Depot"},
                "issuetype": {"name": "Milestone"},
                "status": {"name": "Open", "statusCategory": {"key": "new"}},
                "duedate": "2026-09-01",
            },
        },
    ],
}

ASANA = {
    "data": [
        {
            "gid": "101",
            "resource_type": "task",
            "resource_subtype": "default_task",
            "name": "Survey",
            "completed": True,
            "completed_at": "2026-02-03T10:11:12.000Z",
            "assignee": {"gid": "9", "name": "Ann Lee", "resource_type": "user"},
            "start_on": "2026-01-10",
            "due_on": "2026-02-01",
            "dependencies": [],
            "projects": [{"gid": "500", "name": "Bridge", "resource_type": "project"}],
            "memberships": [{"project": {"gid": "500", "name": "Bridge"}, "section": {"gid": "1", "name": "Now"}}],
            "num_subtasks": 2,
            "custom_fields": [
                {"gid": "1", "name": "Baseline finish", "type": "date", "display_value": "2026-01-31"},
                {"gid": "2", "name": "Mood", "type": "enum", "display_value": "Sunny"},
            ],
        },
        {
            "gid": "102",
            "resource_type": "task",
            "resource_subtype": "milestone",
            "name": "Open to traffic",
            "completed": False,
            "completed_at": None,
            "assignee": None,
            "start_on": None,
            "due_on": "2026-12-01",
            "dependencies": [{"gid": "101", "resource_type": "task"}],
            "projects": [
                {"gid": "500", "name": "Bridge", "resource_type": "project"},
                {"gid": "501", "name": "Road", "resource_type": "project"},
            ],
            "num_subtasks": 0,
            "custom_fields": [{"gid": "1", "name": "Baseline finish", "type": "date", "display_value": None}],
        },
    ],
    "next_page": {"offset": "abc", "uri": "https://example.com/next"},
}


def _cell(column: str, title: str, kind: str, text: str | None, value: object) -> dict[str, object]:
    said = json.dumps(value) if value is not None else None
    return {"id": column, "type": kind, "text": text, "value": said, "column": {"title": title}}


MONDAY = {
    "data": {
        "boards": [
            {
                "id": "1",
                "name": "Harbour",
                "items_page": {
                    "cursor": None,
                    "items": [
                        {
                            "id": "11",
                            "name": "Dredge",
                            "group": {"title": "Spring"},
                            "column_values": [
                                _cell("person", "Who", "people", "Ann Lee", {"personsAndTeams": [{"id": 5}]}),
                                _cell("status", "Status", "status", "Done", {"index": 1}),
                                _cell(
                                    "span",
                                    "When",
                                    "timeline",
                                    "2026-01-01 - 2026-02-01",
                                    {"from": "2026-01-01", "to": "2026-02-01"},
                                ),
                                _cell("dep", "Waits for", "dependency", "", None),
                                _cell("t1", "Baseline finish", "date", "2026-01-25", {"date": "2026-01-25"}),
                                _cell("n1", "Depth", "numbers", "12.5", "12.5"),
                            ],
                        },
                        {
                            "id": "12",
                            "name": "Moor",
                            "group": {"title": "Spring"},
                            "column_values": [
                                _cell("person", "Who", "people", "", None),
                                _cell("status", "Status", "status", None, None),
                                _cell("span", "When", "timeline", "", None),
                                _cell(
                                    "dep",
                                    "Waits for",
                                    "dependency",
                                    "Dredge",
                                    {"linkedPulseIds": [{"linkedPulseId": 11}]},
                                ),
                            ],
                        },
                    ],
                },
            },
            {
                "id": "2",
                "name": "Harbour risks",
                "items_page": {
                    "cursor": "more",
                    "items": [
                        {
                            "id": "21",
                            "name": "Storm",
                            "column_values": [
                                _cell("person", "Owner", "people", "Bo Ek", {"personsAndTeams": [{"id": 6}]}),
                                _cell("status", "Status", "status", "Open", {"index": 5}),
                                _cell("date4", "Due", "date", "2026-03-04", {"date": "2026-03-04"}),
                                _cell("p", "Probability", "dropdown", "High", {"ids": [2]}),
                            ],
                        }
                    ],
                },
            },
        ]
    },
    "account_id": 1,
}

SMARTSHEET = {
    "id": 4583173393803140,
    "name": "Station plan",
    "totalRowCount": 3,
    "accessLevel": "OWNER",
    "columns": [
        {"id": 71, "index": 0, "title": "Task Name", "type": "TEXT_NUMBER", "primary": True},
        {"id": 72, "index": 1, "title": "Assigned To", "type": "CONTACT_LIST"},
        {"id": 73, "index": 2, "title": "Start Date", "type": "ABSTRACT_DATETIME"},
        {"id": 74, "index": 3, "title": "Due", "type": "ABSTRACT_DATETIME"},
        {"id": 75, "index": 4, "title": "% Complete", "type": "TEXT_NUMBER"},
        {"id": 76, "index": 5, "title": "Predecessors", "type": "PREDECESSOR"},
        {"id": 77, "index": 6, "title": "Name", "type": "TEXT_NUMBER"},
    ],
    "rows": [
        {
            "id": 901,
            "rowNumber": 1,
            "cells": [
                {"columnId": 71, "value": "Dig", "displayValue": "Dig"},
                {"columnId": 72, "value": "ann@example.com", "displayValue": "Ann Lee"},
                {"columnId": 73, "value": "2026-01-05T08:00:00"},
                {"columnId": 74, "value": "2026-01-30T17:00:00"},
                {"columnId": 75, "value": 0.25, "displayValue": "25%"},
                {"columnId": 76},
            ],
        },
        {
            "id": 902,
            "rowNumber": 2,
            "parentId": 901,
            "cells": [
                {"columnId": 71, "value": "Pave", "displayValue": "Pave"},
                {"columnId": 72},
                {"columnId": 73, "value": None},
                {
                    "columnId": 76,
                    "value": "1FS +2d",
                    "displayValue": "1FS +2d",
                    "objectValue": {
                        "objectType": "PREDECESSOR_LIST",
                        "predecessors": [{"rowId": 901, "rowNumber": 1, "type": "FS", "lag": {"days": 2}}],
                    },
                },
            ],
        },
    ],
}
