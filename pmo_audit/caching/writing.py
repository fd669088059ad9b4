"""Values to bytes: Python's pickle, cut down to the kinds of value that may be in an entry."""

from __future__ import annotations

import io
import pickle
from datetime import date
from enum import Enum
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Final, NoReturn

from pmo_audit.caching.kinds import UnknownKindError, fixed, is_ours
from pmo_audit.classes import names_of

PROTOCOL: Final = 5


def dumps(value: object) -> bytes:
    """A value as bytes. Raises `UnknownKindError` for one that could not be read back."""
    buffer = io.BytesIO()
    try:
        _Writer(buffer, PROTOCOL).dump(value)
    except (pickle.PicklingError, TypeError, AttributeError) as error:
        raise UnknownKindError(str(error)) from error
    return buffer.getvalue()


class _Writer(pickle.Pickler):
    """Writes a frozen object as its class and what it was made with, which is read back twice as fast as its state."""

    def reducer_override(self, obj: object) -> Any:
        """How one object is written; `NotImplemented` leaves it to pickle."""
        match obj:
            case type():
                return NotImplemented if is_ours(obj) or obj in (date, Fraction) else _refuse(obj)
            case MappingProxyType():
                return fixed, (dict(obj),)
            case Fraction():
                return Fraction, obj.as_integer_ratio()
            case date() | Enum():
                return NotImplemented
            case _ if (names := names_of(obj)) is not None:
                return type(obj), tuple(getattr(obj, name) for name in names)
            case _ if obj is fixed:
                return NotImplemented
            case _:
                return _refuse(obj)


def _refuse(obj: object) -> NoReturn:
    raise UnknownKindError(f"{type(obj).__name__} in an entry")
