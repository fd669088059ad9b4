"""Classes that hold values: those of `dataclasses`, made several times as fast.

`dataclass`, `field` and `replace` mean what they mean there, and the functions of `dataclasses` take these classes for
their own. What Python's maker writes out and compiles for every class (comparing, hashing, showing, refusing changes)
is here written once for all of them, and only `__init__` is compiled, when the first object of the class is made. The
program has some two hundred such classes; they took most of the time from its start to its first verdict.

No class may inherit from another that was made so; none of ours has to.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import attrgetter

TYPE_CHECKING = False  # type checkers take it for true; importing it from `typing` would take its time
if TYPE_CHECKING:
    from typing import Any

_NOTHING = object()


class _Field:
    """How a field is filled where it is not given, and in what it has a say."""

    __slots__ = ("compare", "default", "factory", "init", "repr")

    def __init__(self, default: object, factory: object, init: bool, repr_: bool, compare: bool) -> None:
        self.default, self.factory = default, factory
        self.init, self.repr, self.compare = init, repr_, compare


def _field(
    *,
    default: object = _NOTHING,
    default_factory: object = _NOTHING,
    init: bool = True,
    repr: bool = True,
    compare: bool = True,
) -> _Field:
    return _Field(default, default_factory, init, repr, compare)


def _dataclass(
    cls: type | None = None, /, *, frozen: bool = False, slots: bool = False, eq: bool = True, order: bool = False
) -> object:
    def make(given: type) -> type:
        return _made(given, frozen=frozen, slots=slots, eq=eq, order=order)

    return make if cls is None else make(cls)


def names_of(made: object) -> tuple[str, ...] | None:
    """The fields that a class of these, or a value of one, is made with; None for anything else."""
    return getattr(made, "__match_args__", None) if hasattr(made, "__fields__") else None


def _replace(obj: object, /, **changes: object) -> object:
    declared: Mapping[str, _Field] = obj.__fields__  # type: ignore[attr-defined]
    same = {name: getattr(obj, name) for name, one in declared.items() if one.init and name not in changes}
    return type(obj)(**same, **changes)


if TYPE_CHECKING:
    from dataclasses import dataclass, field, replace
else:
    dataclass, field, replace = _dataclass, _field, _replace

__all__ = ["TYPE_CHECKING", "dataclass", "field", "names_of", "replace"]

# ------------------------------------------------------------------------------------------------- making a class


def _made(cls: type, *, frozen: bool, slots: bool, eq: bool, order: bool) -> type:
    declared = {name: _declared(vars(cls).get(name, _NOTHING)) for name in cls.__annotations__}
    if any(hasattr(base, "__fields__") for base in cls.__bases__):
        raise TypeError(f"{cls.__name__} inherits from a class that was made by `dataclass`")
    own = {name: part for name, part in vars(cls).items() if name not in declared}
    space = {**_methods(declared, frozen=frozen, slots=slots, eq=eq, order=order), **own}
    if slots:
        space["__slots__"] = tuple(declared)
        for name in ("__dict__", "__weakref__"):
            space.pop(name, None)
        made = type(cls)(cls.__name__, cls.__bases__, space | {"__qualname__": cls.__qualname__})
    else:
        made = cls
        for name, part in space.items():
            if name not in own:
                setattr(made, name, part)
        for name, one in declared.items():
            if name in vars(cls):
                setattr(made, name, one.default) if one.default is not _NOTHING else delattr(made, name)
    if "__init__" not in own:
        _give_initialiser(made, declared, frozen=frozen)
    return made


def _declared(given: object) -> _Field:
    return given if isinstance(given, _Field) else _Field(given, _NOTHING, True, True, True)


def _methods(declared: Mapping[str, _Field], *, frozen: bool, slots: bool, eq: bool, order: bool) -> dict[str, object]:
    """What is the same for every class of these kinds."""
    methods: dict[str, object] = {
        "__fields__": declared,
        "__key__": _key_of([name for name, one in declared.items() if one.compare]),
        "__match_args__": tuple(name for name, one in declared.items() if one.init),
        "__dataclass_fields__": _AsPython(),
        "__repr__": _show,
        "__replace__": _replace,
    }
    if eq:
        methods |= {"__eq__": _equal, "__hash__": _hash if frozen else None}
    if order:
        methods |= {"__lt__": _less, "__le__": _at_most, "__gt__": _more, "__ge__": _at_least}
    if frozen:
        methods |= {"__setattr__": _refuse_setting, "__delattr__": _refuse_deleting}
    if frozen and slots:
        methods |= {"__getstate__": _state, "__setstate__": _restore}
    return methods


def _key_of(names: list[str]) -> Callable[[object], object]:
    return attrgetter(*names) if names else staticmethod(_no_key)


def _no_key(_: object) -> object:
    return ()


def _give_initialiser(cls: type, declared: Mapping[str, _Field], *, frozen: bool) -> None:
    """Gives a class an `__init__` that makes the real one when it is first needed."""

    def first(self: object, /, *args: object, **named: object) -> None:
        made = cls.__init__ = _initialiser(cls, declared, frozen=frozen)  # type: ignore[misc]
        made(self, *args, **named)

    cls.__init__ = first  # type: ignore[misc]
    cls.__signature__ = _Signature(lambda: _initialiser(cls, declared, frozen=frozen))  # type: ignore[attr-defined]


class _Signature:
    """What a class is made with, for those who ask."""

    def __init__(self, initialiser: Callable[[], Callable[..., None]]) -> None:
        self._initialiser = initialiser

    def __get__(self, obj: object, cls: type) -> object:
        import inspect

        whole = inspect.signature(self._initialiser())
        return whole.replace(parameters=list(whole.parameters.values())[1:])


def _initialiser(cls: type, declared: Mapping[str, _Field], *, frozen: bool) -> Callable[..., None]:
    """`__init__`, written out and compiled."""
    known: dict[str, object] = {"_NOTHING": _NOTHING, "_set": object.__setattr__}
    slots = getattr(cls, "__slots__", ())
    parameters, lines = ["self"], []
    for name, one in declared.items():
        value = name
        if one.factory is not _NOTHING:
            known[f"_make_{name}"] = one.factory
            value = f"_make_{name}() if {name} is _NOTHING else {name}" if one.init else f"_make_{name}()"
        if one.init:
            parameters.append(name + _default(name, one, known))
        if one.init or one.factory is not _NOTHING:
            lines.append(_filling(cls, name, value, known, frozen=frozen, in_slot=name in slots))
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    exec(f"def __init__({', '.join(parameters)}):\n " + "\n ".join(lines or ["pass"]), known)
    made: Callable[..., None] = known["__init__"]  # type: ignore[assignment]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    return made


def _filling(cls: type, name: str, value: str, known: dict[str, object], *, frozen: bool, in_slot: bool) -> str:
    """The line that fills a field; of a frozen object by the slot itself, which takes half as long as by its name."""
    if frozen and in_slot:
        known[f"_set_{name}"] = getattr(cls, name).__set__
        return f"_set_{name}(self, {value})"
    return f"_set(self, {name!r}, {value})" if frozen else f"self.{name} = {value}"


def _default(name: str, one: _Field, known: dict[str, object]) -> str:
    if one.factory is not _NOTHING:
        return "=_NOTHING"
    if one.default is _NOTHING:
        return ""
    known[f"_default_{name}"] = one.default
    return f"=_default_{name}"


class _AsPython:
    """`__dataclass_fields__` as Python's own maker would leave it, for those who ask."""

    def __get__(self, obj: object, cls: type) -> object:
        import dataclasses

        declared: Mapping[str, _Field] = cls.__fields__  # type: ignore[attr-defined]
        given = [(name, cls.__annotations__[name], _as_python(one)) for name, one in declared.items()]
        return dataclasses.make_dataclass(cls.__name__, given, kw_only=True).__dataclass_fields__  # type: ignore[attr-defined]


def _as_python(one: _Field) -> Any:
    import dataclasses

    given: dict[str, Any] = {"init": one.init, "repr": one.repr, "compare": one.compare}
    if one.default is not _NOTHING:
        given["default"] = one.default
    if one.factory is not _NOTHING:
        given["default_factory"] = one.factory
    return dataclasses.field(**given)


# ------------------------------------------------------------------------------------- what every class can do


def _equal(self, other):  # type: ignore[no-untyped-def]
    if other.__class__ is not self.__class__:
        return NotImplemented
    key = self.__key__
    return key(self) == key(other)


def _hash(self):  # type: ignore[no-untyped-def]
    return hash(self.__key__(self))


def _less(self, other):  # type: ignore[no-untyped-def]
    return self.__key__(self) < self.__key__(other) if other.__class__ is self.__class__ else NotImplemented


def _at_most(self, other):  # type: ignore[no-untyped-def]
    return self.__key__(self) <= self.__key__(other) if other.__class__ is self.__class__ else NotImplemented


def _more(self, other):  # type: ignore[no-untyped-def]
    return self.__key__(self) > self.__key__(other) if other.__class__ is self.__class__ else NotImplemented


def _at_least(self, other):  # type: ignore[no-untyped-def]
    return self.__key__(self) >= self.__key__(other) if other.__class__ is self.__class__ else NotImplemented


def _show(self):  # type: ignore[no-untyped-def]
    parts = [f"{name}={getattr(self, name)!r}" for name, one in self.__fields__.items() if one.repr]
    return f"{type(self).__qualname__}({', '.join(parts)})"


def _state(self):  # type: ignore[no-untyped-def]
    return [getattr(self, name) for name in self.__fields__]


def _restore(self, state):  # type: ignore[no-untyped-def]
    for name, value in zip(self.__fields__, state, strict=True):
        object.__setattr__(self, name, value)


def _refuse_setting(self, name, value):  # type: ignore[no-untyped-def]
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_deleting(self, name):  # type: ignore[no-untyped-def]
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot delete field {name!r}")
