"""`pmo_audit.classes` makes what `dataclasses` makes: every question here is asked of both."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
from functools import cached_property
from types import ModuleType
from typing import Any

import pytest

from pmo_audit import classes

MAKERS = [classes, dataclasses]


def made(maker: ModuleType) -> dict[str, Any]:
    """Classes of every sort that the program has, made by one of the two."""

    @maker.dataclass(frozen=True, slots=True)
    class Point:
        """Two numbers, the second with a default."""

        x: int
        y: int = 2
        label: str = maker.field(default="", compare=False)

        def moved(self, by: int) -> Any:
            return maker.replace(self, x=self.x + by)

    @maker.dataclass(frozen=True, slots=True, order=True)
    class Length:
        count: int

    @maker.dataclass(frozen=True, slots=True)
    class Nothing:
        pass

    @maker.dataclass(slots=True)
    class Bag:
        items: list[int] = maker.field(default_factory=list)
        name: str = "bag"

    @maker.dataclass(frozen=True, slots=True, eq=False)
    class Itself:
        x: int

    @maker.dataclass(frozen=True, slots=True)
    class Text:
        content: str
        length: int = maker.field(init=False, compare=False, repr=False)

        def __post_init__(self) -> None:
            object.__setattr__(self, "length", len(self.content))

    @maker.dataclass(frozen=True)
    class Whole:
        parts: tuple[int, ...] = ()

        @cached_property
        def total(self) -> int:
            return sum(self.parts)

    return {one.__name__: one for one in (Point, Length, Nothing, Bag, Itself, Text, Whole)}


@pytest.fixture(params=MAKERS, ids=["ours", "Python's"])
def made_by(request: pytest.FixtureRequest) -> dict[str, Any]:
    return made(request.param)


def test_making(made_by: dict[str, Any]) -> None:
    point = made_by["Point"]
    assert (point(1).x, point(1).y, point(1, y=5).y, point(x=3, label="a").label) == (1, 2, 5, "a")
    for wrong in (lambda: point(), lambda: point(1, 2, "a", 4), lambda: point(1, z=2)):
        with pytest.raises(TypeError):
            wrong()
    assert made_by["Text"]("four").length == 4
    assert made_by["Bag"]().items == []
    assert made_by["Bag"]().items is not made_by["Bag"]().items


def test_comparing(made_by: dict[str, Any]) -> None:
    point, length, nothing = made_by["Point"], made_by["Length"], made_by["Nothing"]
    assert point(1, 2, "a") == point(1, 2, "b") != point(2, 2, "a")
    assert hash(point(1, 2, "a")) == hash(point(1, 2, "b"))
    assert point(1) != (1, 2)
    assert len({point(1), point(1), point(2)}) == 2
    assert nothing() == nothing()
    assert length(1) < length(2) <= length(2) > length(1) >= length(1)
    with pytest.raises(TypeError):
        length(1) < 2  # noqa: B015
    assert made_by["Itself"](1) != made_by["Itself"](1)
    assert hash(made_by["Itself"](1)) is not None
    assert made_by["Bag"]() == made_by["Bag"]()
    with pytest.raises(TypeError):
        hash(made_by["Bag"]())


def test_showing(made_by: dict[str, Any]) -> None:
    assert repr(made_by["Point"](1)).endswith("Point(x=1, y=2, label='')")
    assert repr(made_by["Text"]("a")).endswith("Text(content='a')")
    assert made_by["Point"].__doc__ == "Two numbers, the second with a default."


def test_nothing_frozen_changes(made_by: dict[str, Any]) -> None:
    point = made_by["Point"](1)
    for change in (lambda: setattr(point, "x", 2), lambda: delattr(point, "x"), lambda: setattr(point, "z", 2)):
        with pytest.raises((dataclasses.FrozenInstanceError, TypeError)):
            change()
    assert not hasattr(point, "__dict__")
    whole = made_by["Whole"]((1, 2))
    assert (whole.total, whole.total) == (3, 3)
    bag = made_by["Bag"]()
    bag.name = "sack"
    assert bag.name == "sack"


def test_what_others_make_of_them(made_by: dict[str, Any]) -> None:
    point = made_by["Point"]
    assert point(1).moved(4) == point(5)
    assert dataclasses.replace(point(1), y=7).y == 7
    assert [one.name for one in dataclasses.fields(point)] == ["x", "y", "label"]
    assert dataclasses.is_dataclass(made_by["Point"])
    assert dataclasses.asdict(point(1)) == {"x": 1, "y": 2, "label": ""}
    assert list(inspect.signature(point).parameters) == ["x", "y", "label"]
    assert copy.copy(point(1)) == copy.deepcopy(point(1)) == point(1)
    match point(1, 5):
        case point(x, y, label=label):
            assert (x, y, label) == (1, 5, "")
        case _:
            pytest.fail("it has no places to match by")


def test_frozen_objects_travel() -> None:
    from pmo_audit.values import Ref, WorkingDays

    for one in (Ref("person", "Ann", "P1"), WorkingDays(3)):  # type: ignore[arg-type]
        assert pickle.loads(pickle.dumps(one)) == one


def test_what_is_filled_at_the_first_object_is_asked_before() -> None:
    from pmo_audit.values import Money

    assert list(inspect.signature(Money).parameters)[:2] == ["amount", "currency"]


def test_no_class_inherits_from_one() -> None:
    point = made(classes)["Point"]
    with pytest.raises(TypeError, match="inherits"):

        @classes.dataclass(frozen=True, slots=True)
        class Further(point):  # type: ignore[misc,valid-type]
            z: int
