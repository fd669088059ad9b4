"""Jira: issues with a key and fields, as its search answers, one page of many or a bare list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from pmo_audit.settings import Tree
from pmo_audit.sources.tables import Cell, show
from pmo_audit.sources.trackers.common import (
    NOT_READ,
    Draft,
    Recognised,
    Said,
    entity_of,
    has,
    is_object,
    is_there,
    keys_of,
    objects,
    recognised,
    shown,
    words_at,
)
from pmo_audit.sources.words import alike

_STANDARD = (
    *("id", "self", "expand", "key", "updated", "created", "creator", "reporter", "lastViewed", "resolution"),
    *("resolutiondate", "priority", "labels", "components", "versions", "fixVersions", "environment", "watches"),
    *("votes", "comment", "worklog", "attachment", "subtasks", "parent", "progress", "aggregate*", "time*", "work*"),
    *("status*", "security", "issuerestriction", "thumbnail", "project", "issuetype", "assignee", "description"),
    *("changelog", "transitions", "renderedFields", "operations", "editmeta", "properties", "issuelinks"),
)
"""What every Jira has and a field may not need; what an office added to its own is told where nobody reads it."""
_LEVELS = (
    *(("Highest", "very_high"), ("Blocker", "very_high"), ("Critical", "very_high"), ("High", "high")),
    *(("Major", "high"), ("Medium", "medium"), ("Low", "low"), ("Minor", "low"), ("Lowest", "very_low")),
    ("Trivial", "very_low"),
)
_LOG = (("new", "open"), ("indeterminate", "in_progress"), ("done", "closed"))
_STATES: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        "issue": _LOG,
        "action": _LOG,
        "risk": (("new", "open"), ("indeterminate", "open"), ("done", "closed")),
        "change": (("new", "proposed"), ("done", "implemented")),
    }
)
"""What the category of a status means for each kind of record."""
_TITLES: Mapping[str, Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "task": {
            "start": ("start date", "planned start", "planned start date", "target start"),
            "baseline_start": ("baseline start", "baseline start date"),
            "baseline_finish": ("baseline finish", "baseline end", "baseline end date"),
        },
        "milestone": {"baseline": ("baseline", "baseline date", "baseline end date")},
        "risk": {
            "probability": ("probability", "likelihood"),
            "impact": ("impact", "consequence", "risk impact"),
            "exposure": ("exposure", "risk rating", "risk level", "risk score"),
            "response": ("mitigation", "mitigation plan", "response", "risk response"),
        },
        "issue": {"severity": ("severity",)},
    }
)
"""What offices call the fields that they add, by the field that is meant."""


def recognise_jira(document: Cell, file: str) -> Recognised | None:
    """The mapping of an answer of Jira; None for anything else."""
    at, issues = _issues(document)
    if not issues:
        return None
    names = document.get("names") if isinstance(document, Mapping) else None
    jira = _Jira(file, at, issues, names if isinstance(names, Mapping) else {})
    drafts = [*jira.tables(), *jira.projects()]
    return recognised("Jira", drafts, jira.said)


def _issues(document: Cell) -> tuple[str | None, list[Cell]]:
    """Where the issues stand, and those of them that are issues."""
    if isinstance(document, list | tuple):
        return None, [one for one in document if is_object(one, "key", "fields")]
    if isinstance(document, Mapping):
        if is_object(document, "key", "fields"):
            return "", [document]
        for key in ("issues", "values"):
            found = [one for one in objects(document.get(key)) if is_object(one, "key", "fields")]
            if found:
                return key, found
    return None, []


def _type(issue: Cell) -> str:
    return next(iter(words_at([issue], "fields.issuetype.name")), "")


class _Jira:
    """One answer of Jira."""

    def __init__(self, file: str, at: str | None, issues: Sequence[Cell], names: Mapping[object, Cell]) -> None:
        self._file, self._at, self._issues = file, at, issues
        self._titles = {show(key): alike(show(title)) for key, title in names.items()}
        self._found: Sequence[Cell] = issues
        """Those of them that the table in the making is about."""
        self._shared = self._shared_project()
        self.said: list[Said] = []

    def tables(self) -> Iterator[Draft]:
        """A table for each kind of record that the types of issues are."""
        types = words_at(self._issues, "fields.issuetype.name")
        kinds: dict[str, list[str]] = {}
        for one in types or [""]:
            kinds.setdefault(entity_of(one), []).append(one)
        for entity, words in kinds.items():
            self._found = [one for one in self._issues if not types or _type(one) in words]
            inner = (one.get("fields") for one in self._found if isinstance(one, Mapping))
            there = (*keys_of(self._found), *keys_of(inner))
            draft = Draft(entity, self._file, self._at, self._tree(), there=there, standard=_STANDARD)
            if len(kinds) > 1:
                draft.where = (("issuetype.name", tuple(words)),)
            named = f"issues of type {shown(words)}" if types else "the issues"
            self.said.append(Said(named, entity, "their type is called so", self._file, sure=bool(types)))
            self._fill(draft)
            yield draft

    def projects(self) -> Iterator[Draft]:
        """The projects that the issues are of."""
        draft = Draft("project", self._file, self._at, self._tree(), distinct=True)
        if has(self._issues, "fields.project.key"):
            draft.take("id", "project.key")
            if has(self._issues, "fields.project.name"):
                draft.take("name", "project.name")
        elif self._shared:
            draft.hold("id", self._shared)
            about = f"all keys begin with `{self._shared}-`"
            self.said.append(Said("the project", self._shared, about, self._file, sure=False))
        else:
            return
        yield draft

    def _tree(self) -> Tree:
        paged = self._at == "issues"
        return Tree(open=("fields",), total="total" if paged else None, more="nextPageToken" if paged else None)

    def _shared_project(self) -> str:
        """The part before the number that all keys have in common."""
        parts = {show(key.get("key")).rpartition("-")[0] for key in self._issues if isinstance(key, Mapping)}
        return parts.pop() if len(parts) == 1 else ""

    def _fill(self, draft: Draft) -> None:
        draft.take("id", "key")
        draft.take("name", "summary")
        if has(self._found, "fields.project.key"):
            draft.take("project", "project.key")
        elif self._shared:
            draft.hold("project", self._shared)
        self._owner(draft)
        self._dates(draft)
        self._state(draft)
        if draft.entity == "task":
            self._task(draft)
            if has(self._found, "fields.parent.key"):
                reason = "tasks here have a schedule and a project, and no tasks above them"
                self.said.append(Said("`parent`", NOT_READ, reason, self._file))
        elif self._is_text("description"):
            draft.take("description", "description")
        self._added(draft)

    def _owner(self, draft: Draft) -> None:
        if is_there(self._found, "fields.assignee"):
            paths = ("assignee.displayName", "assignee.name", "assignee.emailAddress")
            draft.take("owner", next((one for one in paths if has(self._issues, f"fields.{one}")), paths[0]))

    def _dates(self, draft: Draft) -> None:
        due = {"task": "finish", "milestone": "forecast", "decision": ""}.get(draft.entity, "due")
        done = {"task": "finished", "milestone": "actual", "issue": "closed_on", "risk": "closed_on"}.get(draft.entity)
        if due and is_there(self._found, "fields.duedate"):
            draft.take(due, "duedate")
        if done and is_there(self._found, "fields.resolutiondate"):
            draft.take(done, "resolutiondate")
        if draft.entity in ("risk", "issue", "change") and has(self._found, "fields.created"):
            draft.take("raised_on", "created")

    def _state(self, draft: Draft) -> None:
        category = "status.statusCategory.key"
        if not has(self._found, f"fields.{category}"):
            return
        if draft.entity == "task":
            words = (("new", "0%"), ("done", "100%"))
            draft.take("percent_complete", category, words=words, missing=("indeterminate",))
        elif draft.entity in _STATES:
            missing = ("indeterminate",) if draft.entity == "change" else ()
            draft.take("status", category, words=_STATES[draft.entity], missing=missing)
        if draft.entity == "issue" and has(self._found, "fields.priority.name"):
            draft.take("severity", "priority.name", words=_LEVELS)
            reason = "issues here have a severity, and no priority"
            self.said.append(Said("`priority.name`", "issue.severity", reason, self._file))

    def _task(self, draft: Draft) -> None:
        if has(self._found, "fields.issuetype.name"):
            draft.take("summary", "issuetype.name", words=(("Epic", "yes"), ("Initiative", "yes"), ("*", "no")))
        if has(self._found, "fields.issuelinks.type.inward"):
            draft.take("predecessors", "issuelinks[type.inward=is blocked by].inwardIssue.key")
            draft.take("successors", "issuelinks[type.outward=blocks].outwardIssue.key")

    def _is_text(self, key: str) -> bool:
        records = [one.get("fields") for one in self._found if isinstance(one, Mapping)]
        values = [one.get(key) for one in records if isinstance(one, Mapping)]
        return any(isinstance(one, str) for one in values) and not any(isinstance(one, Mapping) for one in values)

    def _added(self, draft: Draft) -> None:
        """Fields that the office added, where the answer tells what they are called."""
        for field, titles in _TITLES.get(draft.entity, {}).items():
            key = next((key for key, title in self._titles.items() if title in titles), None)
            if key is not None and has(self._found, f"fields.{key}"):
                draft.take(field, f"{key}{self._inner(key)}")
                about = f"`{key}` ({self._titles[key]})"
                self.said.append(Said(about, f"{draft.entity}.{field}", "it is called so", self._file))

    def _inner(self, key: str) -> str:
        """Where the value of a field is, where it stands as an object."""
        parts = ("value", "displayName", "name")
        return next((f".{one}" for one in parts if has(self._found, f"fields.{key}.{one}")), "")
