"""The whole drawing: each group of things that hang together by itself, the groups side by side on shelves."""

from __future__ import annotations

from collections.abc import Sequence

from pmo_audit.classes import dataclass
from pmo_audit.reporting.drawing.grid import Drawn, coarse, fine
from pmo_audit.reporting.drawing.ranks import Edge, components_of, ranks_of
from pmo_audit.reporting.drawing.sizes import Box, Point

GROUP_GAP = 36
"""Between groups that do not hang together."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands: the upper left corner of each thing, and for each edge the points it goes through.

    Between the first two points of a route, the third and fourth, and so on, the line changes its height; between the
    others it is level. A route begins at what comes first, also where that stands further right.
    """

    width: int
    height: int
    places: tuple[Point, ...]
    routes: tuple[tuple[Point, ...], ...]


def lay_out(count: int, edges: Sequence[Edge], box: Box) -> Layout:
    """A drawing of things 0, 1, … by what comes before what."""
    groups = components_of(count, edges)
    own: dict[int, list[int]] = {}
    group_of = {one: number for number, group in enumerate(groups) for one in group}
    for at, (a, _) in enumerate(edges):
        own.setdefault(group_of[a], []).append(at)
    drawn = [_group(group, [edges[at] for at in own.get(number, ())], box) for number, group in enumerate(groups)]
    corners, width, height = _shelves([(one.width, one.height) for one in drawn], box)
    places: list[Point] = [(0, 0)] * count
    routes: list[tuple[Point, ...]] = [()] * len(edges)
    for number, (group, one, (left, top)) in enumerate(zip(groups, drawn, corners, strict=True)):
        for thing, (x, y) in zip(group, one.places, strict=True):
            places[thing] = (x + left, y + top)
        for at, route in zip(own.get(number, ()), one.routes, strict=True):
            routes[at] = tuple((x + left, y + top) for x, y in route)
    return Layout(width, height, tuple(places), tuple(routes))


def _group(group: Sequence[int], edges: Sequence[Edge], box: Box) -> Drawn:
    """The drawing of things that hang together, from the corner 0, 0."""
    number = {one: at for at, one in enumerate(group)}
    ranks = ranks_of(len(group), [(number[a], number[b]) for a, b in edges])
    return fine(ranks, box) or coarse(ranks, box)


def _shelves(sizes: Sequence[tuple[int, int]], box: Box) -> tuple[list[Point], int, int]:
    """The corner of each rectangle, the tallest first on shelves as wide as the whole should be; and its size."""
    area = sum((width + GROUP_GAP) * (height + GROUP_GAP) for width, height in sizes)
    room = max([box.room, *(width for width, _ in sizes), int((area * box.aspect) ** 0.5)])
    corners: list[Point] = [(0, 0)] * len(sizes)
    x = y = tall = wide = 0
    for at in sorted(range(len(sizes)), key=lambda one: (-sizes[one][1], -sizes[one][0], one)):
        width, height = sizes[at]
        if x and x + width > room:
            x, y, tall = 0, y + tall + GROUP_GAP, 0
        corners[at] = (x, y)
        x, tall, wide = x + width + GROUP_GAP, max(tall, height), max(wide, x + width)
    return corners, wide, y + tall
