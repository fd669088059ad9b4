"""What a workbook consists of: its sheets in order, and the parts that belong to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pmo_audit.classes import dataclass
from pmo_audit.sources.xlsx import limits
from pmo_audit.sources.xlsx.book import Book
from pmo_audit.sources.xlsx.container import Container, resolve
from pmo_audit.sources.xlsx.limits import damaged
from pmo_audit.sources.xlsx.markup import Element, tree
from pmo_audit.sources.xlsx.strings import plain, shared_strings
from pmo_audit.sources.xlsx.styles import Style, styles_of

_MAIN = "xl/workbook.xml"


@dataclass(frozen=True, slots=True)
class Related:
    """A part that another one points to: what for, and its name."""

    kind: str
    part: str


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet as the workbook lists it: what people call it, `visible`, `hidden` or `veryHidden`, and where it is."""

    name: str
    state: str
    kind: str
    part: str


class Workbook:
    """The parts of a workbook."""

    def __init__(self, container: Container) -> None:
        self._container = container
        found = [one.part for one in related(container, "").values() if one.kind == "officeDocument"]
        self._main = next((one for one in (*found, _MAIN) if one in container and one.lower().endswith(".xml")), "")
        if not self._main:
            raise damaged(container.kind() or "it is no Excel workbook: it does not list its sheets")
        self._related = related(container, self._main)
        self._tree = tree(container.stream(self._main), self._main)
        if self._tree.name != "workbook":
            raise damaged(container.kind() or "it is no Excel workbook: it does not list its sheets")

    def book(self) -> Book:
        """What the sheets share."""
        strings = self._part("sharedStrings")
        settings = self._tree.first("workbookPr").attributes
        return Book(
            shared_strings(self._container.stream(strings), strings) if strings else [],
            self._styles(),
            settings.get("date1904") in ("1", "true"),
        )

    def sheets(self) -> list[SheetPart]:
        """The sheets in the order in which they are shown."""
        found: list[SheetPart] = []
        for one in self._tree.first("sheets").named("sheet"):
            to = self._related.get(one.attributes.get("id", ""), Related("", ""))
            name = plain(one.attributes.get("name", ""))[:100]
            found.append(SheetPart(name, one.attributes.get("state", "visible"), to.kind, to.part))
        if not found:
            raise damaged("the workbook has no sheets")
        return found

    def links(self) -> int:
        """How many other workbooks its formulas look into."""
        return sum(1 for _ in self._tree.first("externalReferences").named("externalReference"))

    def _styles(self) -> Mapping[str, Style]:
        part, theme = self._part("styles"), self._part("theme")
        if not part:
            return {}
        colours = tree(self._container.stream(theme), theme) if theme and theme in self._container else Element("", {})
        return styles_of(tree(self._container.stream(part), part), colours).by_number

    def _part(self, kind: str) -> str:
        return next((one.part for one in self._related.values() if one.kind == kind), "")


def related(container: Container, part: str) -> Mapping[str, Related]:
    """The parts that a part points to, by the ids it uses for them."""
    folder, _, name = part.rpartition("/")
    where = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
    if where not in container:
        return {}
    found: dict[str, Related] = {}
    for one in tree(container.stream(where), where).named("Relationship"):
        if one.attributes.get("TargetMode") != "External":
            kind = one.attributes.get("Type", "").rpartition("/")[2]
            found[one.attributes.get("Id", "")] = Related(kind, resolve(part, one.attributes.get("Target", "")))
    return found


def tables_of(container: Container, to: Mapping[str, Related]) -> Iterator[tuple[str, str]]:
    """The tables that a sheet declares: their names, and the cells each spans."""
    for one in to.values():
        if one.kind == "table":
            table = tree(container.stream(one.part), one.part).attributes
            yield plain(table.get("displayName") or table.get("name", ""))[:255], table.get("ref", "")[:40]


def notes_of(container: Container, to: Mapping[str, Related]) -> Iterator[tuple[str, str]]:
    """The notes on a sheet's cells, by cell; of a conversation all that was said."""
    said: dict[str, list[str]] = {}
    for one in to.values():
        if one.kind == "threadedComment":
            for comment in tree(container.stream(one.part), one.part).named("threadedComment"):
                said.setdefault(comment.attributes.get("ref", "")[:20], []).append(comment.first("text").text)
    for one in to.values():
        if one.kind == "comments":
            for comment in tree(container.stream(one.part), one.part).first("commentList").named("comment"):
                cell = comment.attributes.get("ref", "")[:20]
                if cell not in said:
                    yield cell, "".join(part.text for part in comment.first("text").anywhere("t"))
    for cell, texts in said.items():
        yield cell, "\n".join(texts)[: limits.CELL_CHARACTERS]
