"""Values as bytes and back: Python's pickle, cut down to the kinds of value that a checked standard is made of.

Unpickling may call whatever the bytes name. So nothing can be named here but the frozen classes and enumerations of
a few modules of ours, and four kinds of Python's own: whoever could write a false entry could make the program
believe in other rules, as he could by changing the rules themselves, and no more.
"""

from __future__ import annotations

import gc
import io
import pickle
from datetime import date
from enum import Enum
from fractions import Fraction
from importlib import import_module
from types import MappingProxyType
from typing import Any, Final, NoReturn

from pmo_audit.classes import names_of

OUR_MODULES: Final = frozenset(
    f"pmo_audit.{name}"
    for name in (
        *("caching.checked", "diagnostics.diagnostic", "findings", "ir.nodes", "ir.rules", "records.declare"),
        *("records.schema", "settings.model"),
        *("text", "types", "values.durations", "values.kinds", "values.states"),
    )
)
"""Where the classes are that may be in an entry."""
PROTOCOL: Final = 5


class UnknownKindError(Exception):
    """Something that does not belong in an entry, or bytes that are none."""


def dumps(value: object) -> bytes:
    """A value as bytes. Raises `UnknownKindError` for one that could not be read back."""
    buffer = io.BytesIO()
    try:
        _Writer(buffer, PROTOCOL).dump(value)
    except (pickle.PicklingError, TypeError, AttributeError) as error:
        raise UnknownKindError(str(error)) from error
    return buffer.getvalue()


def loads(data: bytes) -> object:
    """The value that was written. Raises `UnknownKindError` for anything but what `dumps` writes."""
    was_on = gc.isenabled()
    gc.disable()  # nothing of it is garbage, and looking through it again and again takes longer than reading it
    try:
        return _Reader(io.BytesIO(data)).load()
    except UnknownKindError:
        raise
    except Exception as error:  # whatever bytes may lead to
        raise UnknownKindError(str(error)) from error
    finally:
        if was_on:
            gc.enable()


class _Writer(pickle.Pickler):
    """Writes a frozen object as its class and what it was made with, which is read back twice as fast as its state."""

    def reducer_override(self, obj: object) -> Any:
        """How one object is written; `NotImplemented` leaves it to pickle."""
        match obj:
            case type():
                return NotImplemented if _is_ours(obj) or obj in (date, Fraction) else _refuse(obj)
            case MappingProxyType():
                return _fixed, (dict(obj),)
            case Fraction():
                return Fraction, obj.as_integer_ratio()
            case date() | Enum():
                return NotImplemented
            case _ if (names := names_of(obj)) is not None:
                return type(obj), tuple(getattr(obj, name) for name in names)
            case _ if obj is _fixed:
                return NotImplemented
            case _:
                return _refuse(obj)


class _Reader(pickle.Unpickler):
    """Reads what `_Writer` writes, and refuses to find anything else."""

    def find_class(self, module_name: str, global_name: str) -> object:
        """The class of that name, if it may be in an entry."""
        match module_name, global_name:
            case "datetime", "date":
                return date
            case "fractions", "Fraction":
                return Fraction
            case "pmo_audit.caching.pickling", "_fixed":
                return _fixed
        if module_name not in OUR_MODULES:
            raise UnknownKindError(f"{module_name}.{global_name}")
        found = getattr(import_module(module_name), global_name, None)
        if not isinstance(found, type) or not _is_ours(found):
            raise UnknownKindError(f"{module_name}.{global_name}")
        return found


def _is_ours(kind: type) -> bool:
    return kind.__module__ in OUR_MODULES and (names_of(kind) is not None or issubclass(kind, Enum))


def _fixed(items: dict[object, object]) -> MappingProxyType[object, object]:
    return MappingProxyType(items)


def _refuse(obj: object) -> NoReturn:
    raise UnknownKindError(f"{type(obj).__name__} in an entry")
