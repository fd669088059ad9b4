"""monday.com: items of boards, their cells in a list with the titles of the columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pmo_audit.settings import Pivot, Tree
from pmo_audit.sources.tables import Cell
from pmo_audit.sources.trackers.common import (
    NOT_READ,
    Draft,
    Recognised,
    Said,
    entity_of,
    has,
    hits,
    is_object,
    keys_of,
    objects,
    quoted,
    recognised,
    shown,
    words_at,
)
from pmo_audit.sources.words import alike

_WAYS = ("groups.*.items", "groups.*.items_page.items", "items", "items_page.items")
_STANDARD = (
    *("id", "group", "board", "state", "created_at", "updated_at", "creator*", "email"),
    *("url", "relative_link", "updates", "assets", "parent_item", "subscribers", "linked_items", "subitems *"),
)
_START = ("start", "begin", "from")


def recognise_monday(document: Cell, file: str) -> Recognised | None:
    """The mapping of an answer of monday.com; None for anything else."""
    root = "data.boards" if hits(document, "data.boards") else "boards"
    ways = [way for way in _WAYS if _items(document, f"{root}.*.{way}")]
    if not ways:
        return None
    monday = _Monday(document, file, root)
    drafts = [draft for way in ways for draft in monday.tables(way)]
    return recognised("monday.com", [*drafts, monday.boards()], monday.said)


def _items(document: Cell, at: str) -> list[Cell]:
    found = [one for hit in hits(document, at) for one in objects(hit.value) if is_object(one, "column_values")]
    return [one for one in found if has([one], "column_values.id")]


class _Monday:
    """One answer of monday.com."""

    def __init__(self, document: Cell, file: str, root: str) -> None:
        self._document, self._file, self._root = document, file, root
        self.said: list[Said] = []

    def boards(self) -> Draft:
        """The boards, as projects."""
        draft = Draft("project", self._file, self._root, distinct=True)
        draft.take("id", "id")
        draft.take("name", "name")
        reason = "the items of a board belong together; say otherwise where a board is a register of several projects"
        self.said.append(Said("a board", "project", reason, self._file, sure=False))
        return draft

    def tables(self, way: str) -> Iterator[Draft]:
        """The items, by what their boards are named after, and the items in them."""
        boards = [one.value for one in hits(self._document, f"{self._root}.*")]
        kinds: dict[str, list[Cell]] = {}
        for one in boards:
            kinds.setdefault(entity_of(next(iter(words_at([one], "name")), "")), []).append(one)
        if way.startswith("groups"):
            reason = "items here belong to a project, and to no group"
            self.said.append(Said("the groups", NOT_READ, reason, self._file))
        up = "^" * sum(step != "*" for step in way.split("."))
        for level in (way, f"{way}.*.subitems"):
            for entity, some in kinds.items():
                found = [item for one in some for item in _items(one, level)]
                names = words_at(some, "name") if len(kinds) > 1 else []
                if found:
                    yield self._table(f"{self._root}.*.{level}", up, entity, names, found)
            up += "^"

    def _table(self, at: str, up: str, entity: str, boards: Sequence[str], found: Sequence[Cell]) -> Draft:
        title = "column.title" if has(found, "column_values.column.title") else "title"
        if not has(found, f"column_values.{title}"):
            title = "id"
        value = "text" if has(found, "column_values.text") else "value"
        more = f"{at.removesuffix('items')}cursor" if at.endswith("items_page.items") else None
        tree = Tree(cells=(Pivot("column_values", title, value),), more=more)
        where = ((f"{up}.name", tuple(boards)),) if boards else ()
        draft = Draft(entity, self._file, at, tree, where, there=keys_of(found), standard=_STANDARD)
        if boards:
            about = f"items of {shown(boards)}"
            self.said.append(Said(about, entity, "the board is called so", self._file, sure=False))
        draft.take("id", "id")
        draft.take("name", "name")
        draft.take("project", f"{up}.id")
        columns = _Columns(draft, found, title, plain=value == "text")
        columns.fill()
        self.said += (Said(about, field, reason, self._file, sure=False) for about, field, reason in columns.said)
        return draft


class _Columns:
    """The columns of a board as the fields of its records. `plain` says that the cells have their text beside them."""

    def __init__(self, draft: Draft, found: Sequence[Cell], title: str, *, plain: bool) -> None:
        self._draft, self._found, self._title, self._plain = draft, found, title, plain
        self.said: list[tuple[str, str, str]] = []

    def fill(self) -> None:
        """Maps what the kind of a column tells."""
        for kind, title in self._kinds():
            match kind:
                case "timeline" | "timerange":
                    self._dates(title, "from", "to")
                case "date":
                    self._date(title)
                case "status" | "color":
                    self._status(title)
                case "people" | "person" | "multiple-person":
                    self._take("owner", title, "" if self._plain else "personsAndTeams.*.name", "it holds people")
                case "dependency":
                    self._linked(title)
                case "progress":
                    inner = "" if self._plain else "value"
                    self._take("percent_complete", title, inner, "it holds progress", numbers="points")

    def _kinds(self) -> Iterator[tuple[str, str]]:
        seen: set[str] = set()
        for cell in (one for hit in self._cells() for one in objects(hit)):
            kind = next(iter(words_at([cell], "type") or words_at([cell], "column.type")), "")
            title = next(iter(words_at([cell], self._title)), "")
            if title and title not in seen:
                seen.add(title)
                yield kind, title

    def _cells(self) -> list[Cell]:
        return [hit.value for one in self._found for hit in hits(one, "column_values")]

    def _take(self, field: str, title: str, inner: str, reason: str, **how: object) -> None:
        if field in self._draft.fields:
            return
        self._draft.take(field, quoted(title) + f".{inner}" if inner else title, **how)
        self.said.append((f"`{title}`", f"{self._draft.entity}.{field}", reason))

    def _part(self, title: str, inner: str) -> str:
        """The path to a part of a cell's value, be the columns the values or the texts beside them."""
        if not self._plain:
            return f"{quoted(title)}.{inner}"
        self._draft.there, self._draft.standard = (*self._draft.there, title), (*self._draft.standard, title)
        return f"column_values[{self._title}={title}].value.{inner}"

    def _dates(self, title: str, first: str, last: str) -> None:
        start = "start" if self._draft.entity == "task" else ""
        for field, inner in ((start, first), (_end(self._draft.entity), last)):
            if field and field not in self._draft.fields:
                self._draft.take(field, self._part(title, inner))
                self.said.append((f"`{title}`", f"{self._draft.entity}.{field}", "it holds the days between two dates"))

    def _date(self, title: str) -> None:
        begins = any(word in alike(title).split() for word in _START)
        field = "start" if begins and self._draft.entity == "task" else "" if begins else _end(self._draft.entity)
        if field:
            self._take(field, title, "" if self._plain else "date", "it holds a day")

    def _status(self, title: str) -> None:
        inner = "" if self._plain else "label"
        if self._draft.entity == "task" and alike(title) in ("status", "state", "progress"):
            reason = "an item that is done is complete, and of the others it says nothing of how far they are"
            how: dict[str, object] = {"words": (("Done", "100%"), ("Completed", "100%")), "missing": ("*",)}
            if not any(kind == "progress" for kind, _ in self._kinds()):
                self._take("percent_complete", title, inner, reason, **how)
        elif inner and alike(title) in ("status", "state"):
            self._take("status", title, inner, "it is called so")

    def _linked(self, title: str) -> None:
        if self._draft.entity == "task" and "predecessors" not in self._draft.fields:
            self._draft.take("predecessors", self._part(title, "linkedPulseIds.*.linkedPulseId"))
            self.said.append((f"`{title}`", "task.predecessors", "it links the items that one waits for"))


def _end(entity: str) -> str:
    return {"task": "finish", "milestone": "forecast", "decision": "decided_on"}.get(entity, "due")
