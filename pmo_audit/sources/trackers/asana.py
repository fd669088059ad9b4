"""Asana: tasks under `data`, as a list, or in the sections of a project."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pmo_audit.settings import Pivot, Tree
from pmo_audit.sources.tables import Cell
from pmo_audit.sources.trackers.common import (
    NOT_READ,
    Draft,
    Recognised,
    Said,
    has,
    hits,
    is_object,
    is_there,
    keys_of,
    objects,
    recognised,
)

_STANDARD = (
    *("gid", "resource_type", "resource_subtype", "permalink_url", "workspace", "memberships", "projects", "parent"),
    *("created_at", "created_by", "modified_at", "likes", "liked", "hearts", "hearted", "num_*", "followers", "tags"),
    *("notes", "html_notes", "assignee*", "completed*", "due_*", "start_*", "subtasks", "dependencies", "dependents"),
    *("actual_time_minutes", "approval_status", "external", "is_rendered_as_separator"),
    "custom_type*",
)
_DEEPEST = 5
"""So many tasks may stand in each other."""
_MARKS = ("completed", "due_on", "assignee", "start_on", "memberships")


def recognise_asana(document: Cell, file: str) -> Recognised | None:
    """The mapping of an answer of Asana; None for anything else."""
    if not is_object(document, "data"):
        return None
    ways = [one for one in _ways(document) if _tasks(document, one[0])]
    if not ways:
        return None
    asana = _Asana(document, file)
    drafts = [draft for at, project in ways for draft in asana.tasks(at, project)]
    return recognised("Asana", [*drafts, *asana.projects()], asana.said)


def _ways(document: Cell) -> Iterator[tuple[str, str]]:
    """Where tasks may stand, each with the path from there to the project that they stand in."""
    assert isinstance(document, Mapping)
    if isinstance(document["data"], list | tuple):
        yield from (("data", ""), ("data.*.tasks", "^"), ("data.*.sections.*.tasks", "^^"))
    else:
        yield from (("data.tasks", "^"), ("data.sections.*.tasks", "^^"))


def _tasks(document: Cell, at: str) -> list[Cell]:
    """The objects at a path that are tasks of Asana."""
    found = [one for hit in hits(document, at) for one in objects(hit.value) if is_object(one, "gid", "name")]
    return found if any(mark in one for one in found if isinstance(one, Mapping) for mark in _MARKS) else []


class _Asana:
    """One answer of Asana."""

    def __init__(self, document: Cell, file: str) -> None:
        self._document, self._file = document, file
        self._mentioned = ""
        self._holder = ""
        self.said: list[Said] = []

    def tasks(self, at: str, project: str) -> Iterator[Draft]:
        """The tasks at a path, and the tasks in these."""
        for depth in range(_DEEPEST):
            found = _tasks(self._document, at)
            if not found:
                return
            yield self._table(at, project, found)
            if not depth and "sections" in at:
                reason = "tasks here have a schedule and a project, and no sections"
                self.said.append(Said("the sections", NOT_READ, reason, self._file))
            if not depth and project:
                self._holder = at.split(".sections")[0].removesuffix(".tasks").removesuffix(".*")
            below = "tasks stand in tasks, and are told as tasks of the same project"
            if at.endswith("subtasks") and not any(one.meaning == "task" for one in self.said):
                self.said.append(Said(f"`{at}`", "task", below, self._file))
            at = f"{at}.*.subtasks"
            project = f"{project}^" if project else ""

    def _table(self, at: str, project: str, found: Sequence[Cell]) -> Draft:
        cells = (Pivot("custom_fields", "name", "display_value"),) if has(found, "custom_fields.name") else ()
        more = "next_page" if at == "data" else None
        draft = Draft("task", self._file, at, Tree(cells=cells, more=more), there=keys_of(found), standard=_STANDARD)
        draft.take("id", "gid")
        for field, path in (("start", "start_on"), ("finish", "due_on"), ("finished", "completed_at")):
            if is_there(found, path):
                draft.take(field, path)
        if is_there(found, "assignee"):
            draft.take("owner", "assignee.name")
        self._project(draft, project, found)
        self._state(draft, found)
        return draft

    def _project(self, draft: Draft, project: str, found: Sequence[Cell]) -> None:
        if project:
            draft.take("project", f"{project}.gid")
            return
        for path in ("projects.*", "memberships.*.project"):
            if has(found, f"{path}.gid"):
                draft.take("project", f"{path}.gid")
                self._mentioned = self._mentioned or f"data.*.{path}"
                return

    def _state(self, draft: Draft, found: Sequence[Cell]) -> None:
        if has(found, "completed"):
            draft.take("percent_complete", "completed", words=(("true", "100%"),), missing=("false",))
            reason = "Asana says only whether a task is done; of one that is not it says nothing"
            if not any(one.about == "`completed`" for one in self.said):
                self.said.append(Said("`completed`", "percent_complete", reason, self._file))
        if has(found, "resource_subtype"):
            draft.take("milestone", "resource_subtype", words=(("milestone", "yes"), ("*", "no")))
        if has(found, "num_subtasks"):
            draft.take("summary", "num_subtasks", words=(("0", "no"), ("*", "yes")))
        for field, key in (("predecessors", "dependencies"), ("successors", "dependents")):
            if any(isinstance(one, Mapping) and key in one for one in found):
                draft.take(field, f"{key}.*.gid")

    def projects(self) -> Iterator[Draft]:
        """The projects that the tasks stand in, or mention."""
        at = self._mentioned or self._holder
        if not at:
            return
        draft = Draft("project", self._file, at, distinct=True)
        draft.take("id", "gid")
        draft.take("name", "name")
        yield draft
