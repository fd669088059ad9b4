"""Paths into documents: what each step leads to, and that none ever fails."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from pmo_audit.sources.paths import Hit, as_cell, follow, read_path
from pmo_audit.sources.tables import Bad

DOCUMENT = {
    "boards": [
        {"name": "Rail", "items": [{"id": 1, "links": [{"type": "Blocks", "to": 2}, {"type": "Clones", "to": 3}]}]},
        {"name": "Depot", "items": []},
    ],
    "text": '{"label": "Done", "days": [1, 2]}',
    "a.b": {"*": 4},
    "nothing": None,
}


def reached(path: str, document: object = DOCUMENT) -> list[object]:
    read = read_path(path)
    assert read is not None, path
    return [one.value for one in follow(read, Hit("", document))]


@pytest.mark.parametrize(
    ("path", "values"),
    [
        ("boards.name", ["Rail", "Depot"]),
        ("boards.*.name", ["Rail", "Depot"]),
        ("boards.*.items.*.id", [1]),
        ("BOARDS.Name", ["Rail", "Depot"]),
        ("boards[name=depot].items", [[]]),
        ("boards.items.links[type=Blocks].to", [2]),
        ("boards.items.links[type=Blocks][to=3]", []),
        ("text.label", ["Done"]),
        ("text.days.*", ["1", "2"]),
        ('"a.b"."*"', [4]),
        ("nothing", [None]),
        ("nothing.more", []),
        ("boards.0", []),
        ("missing.at.all", []),
    ],
)
def test_what_a_path_leads_to(path: str, values: list[object]) -> None:
    found = [getattr(one, "text", one) for one in reached(path)]
    assert found == values


def test_up_leads_to_the_objects_around() -> None:
    items = read_path("boards.*.items.*.links")
    assert items is not None
    (hit,) = follow(items, Hit("", DOCUMENT))
    up = read_path("^^.name")
    assert up is not None
    assert [(one.at, one.value) for one in follow(up, hit)] == [("/boards/0/name", "Rail")]
    assert follow(read_path("^^^^^.name"), hit) == []  # type: ignore[arg-type]


def test_places_are_pointers() -> None:
    read = read_path("boards.items.links[type=Clones].to")
    assert read is not None
    assert [one.at for one in follow(read, Hit("", DOCUMENT))] == ["/boards/0/items/0/links/1/to"]


def test_a_part_of_a_text_that_is_no_json_cannot_be_read() -> None:
    (found,) = reached("text.x", {"text": "Done"})
    assert isinstance(found, Bad)
    assert found.raw == "Done"


@pytest.mark.parametrize("text", ["", ".", "a..b", "a.", "a[b", "a[b]", "a]", '"a', "a[=", "x.[y=z]"])
def test_what_is_no_path(text: str) -> None:
    assert read_path(text) is None


@pytest.mark.parametrize(
    ("values", "cell"), [([], None), ([None], None), ([1], 1), ([[1, 2]], [1, 2]), ([1, [2, 3], None], [1, 2, 3])]
)
def test_hits_as_a_cell(values: list[object], cell: object) -> None:
    assert as_cell([Hit("", one) for one in values]) == cell


_VALUES = some.recursive(
    some.none()
    | some.booleans()
    | some.integers()
    | some.text(max_size=5)
    | some.sampled_from(['{"a": [1]}', "[", "{}"]),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.sampled_from("ab*^."), inner, max_size=3),
    max_leaves=12,
)


@given(some.text(alphabet='ab*^.[]="\\ {', max_size=14), _VALUES)
def test_no_path_fails_on_any_document(text: str, document: object) -> None:
    path = read_path(text)
    if path is not None:
        for hit in follow(path, Hit("", document)):
            assert isinstance(hit.at, str)
