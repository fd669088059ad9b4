"""Where things that wait for each other stand."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmo_audit.reporting.drawing import Box, lay_out
from pmo_audit.reporting.drawing.heights import rising
from pmo_audit.reporting.drawing.letters import lines_of, wide
from pmo_audit.reporting.drawing.order import crossings, ordered
from pmo_audit.reporting.drawing.paths import head_path, line_path, middle_of, outline_path
from pmo_audit.reporting.drawing.ranks import components_of, neighbours, ranks_of

BOX = Box()


def graphs(most: int = 30):
    """A number of things, and edges between them."""
    ends = st.tuples(st.integers(0, most - 1), st.integers(0, most - 1))
    return st.tuples(st.just(most), st.lists(ends, max_size=60))


@given(graphs())
def test_everything_stands_behind_what_it_waits_for(graph):
    count, edges = graph
    ranks = ranks_of(count, edges)
    for a, b in ranks.edges:
        assert a == b or ranks.of[a] < ranks.of[b]
    assert all(rank >= 0 for rank in ranks.of)


@given(graphs(12))
def test_only_edges_of_circles_are_turned(graph):
    count, edges = graph
    turned = ranks_of(count, edges).turned
    reach = {one: {one} for one in range(count)}
    for _ in range(count):
        for a, b in edges:
            reach[a] |= reach[b]
    assert all(edges[at][0] in reach[edges[at][1]] for at in turned)


@given(graphs())
def test_no_two_things_stand_in_each_others_place_and_all_are_in_the_drawing(graph):
    count, edges = graph
    layout = lay_out(count, edges, BOX)
    for number, (x, y) in enumerate(layout.places):
        assert x >= 0
        assert x + BOX.width <= layout.width
        assert y >= 0
        assert y + BOX.height <= layout.height + 1
        for other_x, other_y in layout.places[number + 1 :]:
            assert abs(x - other_x) >= BOX.width or abs(y - other_y) >= BOX.height
    assert layout == lay_out(count, edges, BOX)


@given(graphs())
def test_lines_begin_and_end_at_their_things(graph):
    count, edges = graph
    layout = lay_out(count, edges, BOX)
    for (a, b), route in zip(edges, layout.routes, strict=True):
        for one, (x, y) in ((a, route[0]), (b, route[-1])):
            left, top = layout.places[one]
            assert x in (left, left + BOX.width)
            assert top <= y <= top + BOX.height
        assert line_path(route).startswith("M")
        assert head_path(route).endswith("z")


def test_many_things_are_folded_into_a_shape_that_a_screen_has():
    edges = [(0, one) for one in range(1, 400)]
    layout = lay_out(400, edges, BOX)
    assert 1 < layout.width / layout.height < 3.5


def test_what_does_not_hang_together_is_apart():
    assert components_of(5, [(3, 0), (4, 2)]) == ((0, 3), (1,), (2, 4))
    layout = lay_out(4, [(0, 1), (2, 3)], BOX)
    assert layout.places[0] != layout.places[2]


@given(st.lists(st.floats(-100, 100), max_size=20))
def test_levels_rise_and_keep_their_sum(wanted):
    found = rising(wanted)
    assert all(a <= b + 1e-6 for a, b in pairwise(found))
    assert sum(found) == pytest.approx(sum(wanted), abs=1e-6)


def test_lines_cross_less_once_columns_are_ordered():
    columns, edges = [[0, 1, 2], [3, 4, 5]], [(0, 5), (1, 4), (2, 3)]
    after = neighbours(6, edges)
    assert crossings(columns, after) == 3
    assert crossings(ordered(columns, edges), after) == 0


@given(st.text(max_size=200), st.integers(40, 200))
def test_names_fit_their_boxes(text, width):
    lines = lines_of(text, width)
    assert len(lines) <= 3
    assert all(wide(line) <= max(width, 20) + 12 for line in lines)


def test_a_name_with_no_room_ends_in_dots_and_words_are_kept_whole():
    assert lines_of("Harbour terminal renewal", 90) == ("Harbour", "terminal", "renewal")
    assert lines_of("one two three four five six seven", 40, 2)[-1].endswith("…")
    assert lines_of("", 100) == ("",)


@pytest.mark.parametrize("kind", ["project", "deliverable", "milestone", "spaceship"])
def test_outlines_are_closed_and_differ_by_kind(kind):
    path = outline_path(kind, (0, 0), BOX)
    assert path.startswith("M")
    assert path.endswith("z")
    others = {outline_path(one, (0, 0), BOX) for one in ("project", "deliverable", "milestone", "spaceship")}
    assert len(others) == 4


def test_the_middle_of_a_line_is_between_columns():
    assert middle_of(((0, 0), (10, 20))) == (5, 10)
    assert middle_of(((0, 0), (10, 20), (50, 20), (60, 40))) == (5, 10)
    assert line_path(((5, 3), (5, 9))).startswith("M5 3C29")
