"""Columns of things that hang together: a few drawn with care, and many drawn soon."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pmo_audit.classes import dataclass
from pmo_audit.reporting.drawing.heights import heights_of
from pmo_audit.reporting.drawing.order import ordered
from pmo_audit.reporting.drawing.ranks import Edge, Ranks
from pmo_audit.reporting.drawing.sizes import Box, Point

MOST_BENDS = 700
"""Things and bends of lines that are drawn with care."""
MOST_IN_COLUMN = 40
BEND = 10
"""The room that a line takes where it passes a column."""
PORTS = 0.7
"""The part of a thing's height to which lines lead."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A group from its own corner 0, 0."""

    width: int
    height: int
    places: tuple[Point, ...]
    routes: tuple[tuple[Point, ...], ...]


def fine(ranks: Ranks, box: Box) -> Drawn | None:
    """Each line bends around the columns that it passes; None where there are too many for that."""
    count, depth = len(ranks.of), 1 + max(ranks.of)
    bends = sum(max(0, ranks.of[b] - ranks.of[a] - 1) for a, b in ranks.edges)
    if count + bends > MOST_BENDS:
        return None
    columns: list[list[int]] = [[] for _ in range(depth)]
    for one, rank in enumerate(ranks.of):
        columns[rank].append(one)
    ways = _ways(ranks, columns)
    steps = [step for way in ways for step in pairwise(way)]
    columns = ordered(columns, steps)
    if max(map(len, columns)) > MOST_IN_COLUMN:
        return None
    tall = {one: float(box.height if one < count else BEND) for column in columns for one in column}
    middle = heights_of(columns, steps, tall, box.down)
    top = min(at - tall[one] / 2 for one, at in middle.items())
    level = {one: round(at - top) for one, at in middle.items()}
    gap = max(box.across, min(box.most_across, (box.room - depth * box.width) // max(1, depth - 1)))
    left = [rank * (box.width + gap) for rank in range(depth)]
    places = tuple((left[ranks.of[one]], level[one] - box.height // 2) for one in range(count))
    at = {one: left[rank] for rank, column in enumerate(columns) for one in column}
    bent = [[(at[one], level[one]) for one in way[1:-1]] for way in ways]
    bottom = max(level[one] + tall[one] / 2 for one in level)
    return _drawn(ranks, box, places, bent, round(bottom))


def _ways(ranks: Ranks, columns: list[list[int]]) -> list[list[int]]:
    """For each edge the things it goes by: its ends and, in each column between, a bend, which is put there."""
    ways = []
    free = len(ranks.of)
    for a, b in ranks.edges:
        way = [a]
        for rank in range(ranks.of[a] + 1, ranks.of[b]):
            columns[rank].append(free)
            way.append(free)
            free += 1
        ways.append([*way, b] if a != b else [])
    return ways


def coarse(ranks: Ranks, box: Box) -> Drawn:
    """Columns that are too tall are folded into several, and lines go straight."""
    columns: list[list[int]] = [[] for _ in range(1 + max(ranks.of))]
    for one, rank in enumerate(ranks.of):
        columns[rank].append(one)
    columns = ordered(columns, [(a, b) for a, b in ranks.edges if a != b])
    rows = _rows([len(column) for column in columns], box)
    pitch = box.height + box.down
    places: dict[int, Point] = {}
    left = 0
    for column in columns:
        folds = -(-len(column) // rows)
        top = (rows - -(-len(column) // folds)) * pitch // 2
        for number, one in enumerate(column):
            places[one] = (left + number % folds * (box.width + box.down), top + number // folds * pitch)
        left += folds * (box.width + box.down) - box.down + box.across
    corners = tuple(places[one] for one in range(len(ranks.of)))
    return _drawn(ranks, box, corners, [[] for _ in ranks.edges], rows * pitch - box.down)


def _rows(lengths: Sequence[int], box: Box) -> int:
    """How many rows make the whole about as wide as it should be."""

    def wide(rows: int) -> int:
        return sum(-(-length // rows) * (box.width + box.down) + box.across for length in lengths)

    tried = range(1, max(lengths) + 1)
    return min(tried, key=lambda rows: abs(wide(rows) / (rows * (box.height + box.down)) - box.aspect))


def _drawn(ranks: Ranks, box: Box, places: tuple[Point, ...], bent: Sequence[Sequence[Point]], height: int) -> Drawn:
    out = _ports(
        ranks.edges, places, [way[0] if way else places[b] for way, (_, b) in zip(bent, ranks.edges, strict=True)], box
    )
    into = _ports(
        [(b, a) for a, b in ranks.edges],
        places,
        [way[-1] if way else places[a] for way, (a, _) in zip(bent, ranks.edges, strict=True)],
        box,
    )
    routes = []
    for at, (a, b) in enumerate(ranks.edges):
        if a == b:
            routes.append(_loop(places[a], box))
            continue
        passed = [point for x, y in bent[at] for point in ((x, y), (x + box.width, y))]
        route = ((places[a][0] + box.width, out[at]), *passed, (places[b][0], into[at]))
        routes.append(route[::-1] if at in ranks.turned else route)
    top = min((y for route in routes for _, y in route), default=0)
    width = (
        max((x for x, _ in places), default=0) + box.width + (BEND * 2 if any(a == b for a, b in ranks.edges) else 0)
    )
    return Drawn(width, max(height, *(y for route in routes for _, y in route), 0) - min(0, top), places, tuple(routes))


def _ports(edges: Sequence[Edge], places: Sequence[Point], towards: Sequence[Point], box: Box) -> dict[int, int]:
    """How high each edge meets the thing it begins at, so that lines leave in the order in which they go."""
    meeting: dict[int, list[int]] = {}
    for at, (a, b) in enumerate(edges):
        if a != b:
            meeting.setdefault(a, []).append(at)
    found: dict[int, int] = {}
    for one, lines in meeting.items():
        lines.sort(key=lambda at: (towards[at][1], towards[at][0], at))
        for number, at in enumerate(lines):
            share = (number + 1) / (len(lines) + 1) if len(lines) > 1 else 0.5
            found[at] = places[one][1] + round(box.height * ((1 - PORTS) / 2 + PORTS * share))
    return found


def _loop(place: Point, box: Box) -> tuple[Point, ...]:
    """The way of what waits for itself: out on the right, and back in."""
    x, y = place[0] + box.width, place[1]
    return ((x, y + box.height // 3), (x, y + 2 * box.height // 3))
