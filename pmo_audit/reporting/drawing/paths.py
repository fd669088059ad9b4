"""Lines and outlines as SVG writes them; each begins with `M`, so that a path of many can be taken apart."""

from __future__ import annotations

from collections.abc import Sequence

from pmo_audit.reporting.drawing.sizes import Box, Point

HEAD = (8, 4)
"""How long an arrow's head is, and how far it goes to each side."""
CUT = 10
"""How much of a corner is cut off or rounded."""


def line_path(route: Sequence[Point]) -> str:
    """A smooth line along a route; a loop where it comes back to where it began."""
    (x, y), *rest = route
    path = f"M{x} {y}"
    if len(rest) == 1 and rest[0][0] == x:
        return f"{path}C{x + 24} {y - 6} {x + 24} {rest[0][1] + 6} {x} {rest[0][1]}"
    for number, (to_x, to_y) in enumerate(rest):
        if number % 2:
            path += f"H{to_x}"
        else:
            half = (x + to_x) // 2
            path += f"C{half} {y} {half} {to_y} {to_x} {to_y}"
        x, y = to_x, to_y
    return path


def head_path(route: Sequence[Point]) -> str:
    """The head of an arrow at the end of a route."""
    (from_x, _), (x, y) = route[-2:]
    long, side = HEAD
    return f"M{x} {y}l{long if x <= from_x else -long} {-side}v{2 * side}z"


def middle_of(route: Sequence[Point]) -> Point:
    """A point halfway along a route where its line changes height, which is between two columns."""
    at = (len(route) // 2 - 1) // 2 * 2
    (x, y), (to_x, to_y) = route[at : at + 2]
    return ((x + to_x) // 2 + (18 if x == to_x else 0), (y + to_y) // 2)


def outline_path(kind: str, place: Point, box: Box) -> str:
    """The outline of a thing: square for a project, round for a deliverable, pointed for a milestone."""
    x, y = place
    wide, high, cut = box.width, box.height, CUT
    match kind:
        case "project":
            return f"M{x} {y}h{wide}v{high}h{-wide}z"
        case "milestone":
            half = high // 2
            return f"M{x} {y + half}l{cut} {-half}h{wide - 2 * cut}l{cut} {half}l{-cut} {high - half}h{2 * cut - wide}z"
        case "deliverable":
            round_ = f"a{cut} {cut} 0 0 1"
            sides = f"h{wide - 2 * cut}{round_} {cut} {cut}v{high - 2 * cut}{round_} {-cut} {cut}"
            return (
                f"M{x + cut} {y}{sides}h{2 * cut - wide}{round_} {-cut} {-cut}v{2 * cut - high}{round_} {cut} {-cut}z"
            )
        case _:
            return f"M{x} {y}h{wide - cut}l{cut} {cut}v{high - cut}h{-wide}z"
