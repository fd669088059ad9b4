"""The map of who waits for whom: what is drawn where, how it is marked, and the list that says the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set

from pmo_audit.classes import dataclass, replace
from pmo_audit.oversight import Clash, Link, Oversight
from pmo_audit.reporting.across_words import clash_words, name_of, undecided_words
from pmo_audit.reporting.drawing import Box, lay_out
from pmo_audit.reporting.drawing.letters import lines_of
from pmo_audit.reporting.drawing.paths import head_path, line_path, middle_of, outline_path
from pmo_audit.subjects import Subject

LABELLED = 150
"""Things of which a drawing has the names from the beginning; in a larger one they show when one comes closer."""
MARGIN = 14
BADGE = 20
"""From a badge to the next below it."""
BOX = Box()
LINE_KINDS = ("part", "plain", "untold", "circle", "broken", "late")
"""How lines are drawn, those drawn last on top."""
NODE_KINDS = ("plain", "circle", "late", "broken")


@dataclass(frozen=True, slots=True)
class MapLink:
    """A link, its ends by their numbers, how it is drawn, and what is wrong with it in words.

    `doubt` says why nobody can tell whether it holds; empty where it can be told.
    """

    link: Link
    source: int
    target: int
    kind: str
    chain: bool
    trouble: tuple[str, ...]
    line: str
    head: str
    mark: tuple[int, int]
    badge: str
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class MapNode:
    """A thing, where it stands, how it is drawn, and its name in lines."""

    subject: Subject
    home: Subject | None
    x: int
    y: int
    kind: str
    chain: bool
    outline: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paths:
    """Lines or outlines of one kind as one path."""

    kind: str
    d: str


@dataclass(frozen=True, slots=True)
class Map:
    """The whole drawing. Nodes and links stand in the order of their kinds, as the paths hold them."""

    width: int
    height: int
    nodes: tuple[MapNode, ...]
    links: tuple[MapLink, ...]
    alone: int
    """Things that wait for nothing and for which nothing waits; they are not drawn."""

    @property
    def labelled(self) -> bool:
        """Whether names are drawn from the beginning."""
        return len(self.nodes) <= LABELLED

    def lines(self) -> tuple[Paths, ...]:
        """The lines by kind."""
        return _by_kind(LINE_KINDS, ((one.kind, one.line) for one in self.links))

    def heads(self) -> tuple[Paths, ...]:
        """The heads of the arrows by kind."""
        return _by_kind(LINE_KINDS, ((one.kind, one.head) for one in self.links))

    def outlines(self) -> tuple[Paths, ...]:
        """The outlines of things by kind."""
        return _by_kind(NODE_KINDS, ((one.kind, one.outline) for one in self.nodes))

    def chain(self) -> str:
        """The lines of the longest chain."""
        return "".join(one.line for one in self.links if one.chain)

    def dots(self) -> tuple[Paths, ...]:
        """A point in the middle of each line in trouble, by kind."""
        marks = ((one.kind, f"M{one.mark[0]} {one.mark[1]}h0") for one in self.links if one.badge)
        return _by_kind(LINE_KINDS, marks)

    def count(self, kind: str) -> int:
        """How many lines are of that kind."""
        return sum(one.kind == kind for one in self.links)


def map_of(facts: Oversight) -> Map | None:
    """The map of these facts; None where nobody looked, or nothing waits for anything."""
    marks = _Marks(facts)
    links = marks.links
    if not links:
        return None
    ends = tuple(dict.fromkeys(end for one in links for end in (one.source, one.target)))
    listed = facts.map.nodes if facts.map is not None else ()
    known = set(ends)
    things = tuple(dict.fromkeys((*(one for one in listed if one in known), *ends)))
    number = {one: at for at, one in enumerate(things)}
    layout = lay_out(len(things), [(number[one.target], number[one.source]) for one in links], BOX)
    homes = facts.homes or {}
    nodes = [_node(one, homes, layout.places[at], marks) for at, one in enumerate(things)]
    order = sorted(range(len(nodes)), key=lambda at: (NODE_KINDS.index(nodes[at].kind), at))
    place = {things[at]: new for new, at in enumerate(order)}
    made = _apart([marks.drawn(one, place, _shifted(route)) for one, route in zip(links, layout.routes, strict=True)])
    made.sort(key=lambda one: LINE_KINDS.index(one.kind))
    return Map(
        layout.width + 2 * MARGIN,
        layout.height + 2 * MARGIN,
        tuple(nodes[at] for at in order),
        tuple(made),
        len(set(listed) - known),
    )


def _node(one: Subject, homes: Mapping[Subject, tuple[Subject, ...]], place: tuple[int, int], marks: _Marks) -> MapNode:
    x, y = place[0] + MARGIN, place[1] + MARGIN
    home = next(iter(homes.get(one, ())), None)
    outline = outline_path(one.entity, (x, y), BOX)
    return MapNode(
        one, home, x, y, marks.kind_of(one), one in marks.on_chain, outline, lines_of(name_of(one), BOX.width - 16)
    )


def _apart(links: list[MapLink]) -> list[MapLink]:
    """The links with their badges one below the other where several lines go between the same things."""
    between: dict[frozenset[int], list[int]] = {}
    for at, one in enumerate(links):
        if one.badge:
            between.setdefault(frozenset((one.source, one.target)), []).append(at)
    made = list(links)
    for several in between.values():
        several.sort(key=lambda at: links[at].mark[::-1])
        middle = sum(links[at].mark[1] for at in several) // len(several)
        for number, at in enumerate(several if len(several) > 1 else ()):
            y = middle + BADGE * (2 * number - len(several) + 1) // 2
            made[at] = replace(links[at], mark=(links[at].mark[0], y))
    return made


def _shifted(route: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    return tuple((x + MARGIN, y + MARGIN) for x, y in route)


class _Marks:
    """What is to be marked: by link, and by thing."""

    def __init__(self, facts: Oversight) -> None:
        drawn = facts.map.links if facts.map is not None else ()
        longest = facts.map.longest if facts.map is not None else ()
        circles = [step for one in facts.cycles or () for step in one.path]
        clashes = facts.clashes or ()
        untold = [one.link for one in facts.undecided or () if one.link is not None]
        links = {_key(one): one for one in (*(one.link for one in clashes), *untold, *circles, *longest, *drawn)}
        told = {_key(one) for one in (*circles, *longest)}
        parts = {(one.source, one.target) for one in links.values() if one.record is None}
        self.links = tuple(
            one for key, one in links.items()
            if one.record is not None or key in told or not _said_by_its_part(one, parts)
        )  # fmt: skip
        self._clashes: dict[object, list[Clash]] = {}
        for one in clashes:
            self._clashes.setdefault(_key(one.link), []).append(one)
        self._doubts = {_key(one.link): undecided_words(one) for one in facts.undecided or () if one.link is not None}
        self._circles = {_key(one) for one in circles}
        self._circling = {(one.source, one.target) for one in circles}
        self._longest = {_key(one) for one in longest}
        self.on_chain = {end for one in longest for end in (one.source, one.target)}
        self._in_circle = {end for one in circles for end in (one.source, one.target)}
        self._late = {one.link.source for one in clashes if one.why == "late"}
        self._broken = {one.link.target for one in clashes if one.why != "late"}

    def kind_of(self, one: Subject) -> str:
        """How a thing is drawn."""
        if one in self._broken:
            return "broken"
        if one in self._in_circle:
            return "circle"
        return "late" if one in self._late else "plain"

    def drawn(self, one: Link, place: Mapping[Subject, int], route: Sequence[tuple[int, int]]) -> MapLink:
        """A link as it is drawn along a route."""
        key = _key(one)
        clashes = self._clashes.get(key, [])
        circle = key in self._circles
        doubt = self._doubts.get(key, "")
        kind = self._line_kind(one, clashes, circle, doubt)
        trouble = tuple(clash_words(each) for each in clashes) + (("in a circle",) if circle else ())
        days = max((each.days or 0 for each in clashes), default=0)
        twin = circle and one.target.id < one.source.id and (one.target, one.source) in self._circling
        badges = ([f"+{days} d"] if days else ["✕"] if clashes else []) + (["↻"] if circle and not twin else [])
        badges += ["?"] if doubt else []
        head = head_path(route) if kind != "part" else f"M{route[-1][0]} {route[-1][1]}z"
        return MapLink(
            one, place[one.source], place[one.target], kind, key in self._longest, trouble, line_path(route), head,
            middle_of(route), " ".join(badges), doubt,
        )  # fmt: skip

    @staticmethod
    def _line_kind(one: Link, clashes: Sequence[Clash], circle: bool, doubt: str) -> str:
        if any(each.why == "late" for each in clashes):
            return "late"
        if clashes:
            return "broken"
        if circle:
            return "circle"
        if doubt:
            return "untold"
        return "part" if one.record is None else "plain"


def _said_by_its_part(one: Link, parts: Set[tuple[Subject, Subject]]) -> bool:
    """Whether a project waits for its part, which waits for it as well: one line tells both."""
    return one.source.entity == "project" and (one.target, one.source) in parts


def _key(one: Link) -> object:
    return one.source, one.target, one.kind, one.record


def _by_kind(kinds: Iterable[str], parts: Iterable[tuple[str, str]]) -> tuple[Paths, ...]:
    found: dict[str, list[str]] = {kind: [] for kind in kinds}
    for kind, d in parts:
        found[kind].append(d)
    return tuple(Paths(kind, "".join(all_)) for kind, all_ in found.items() if all_)
