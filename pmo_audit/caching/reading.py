"""Bytes to values: reads what `writing` writes, and refuses to find anything else."""

from __future__ import annotations

import gc
import io
from datetime import date
from fractions import Fraction
from importlib import import_module

from pmo_audit.caching.kinds import OUR_MODULES, UnknownKindError, fixed, is_ours

try:
    from _pickle import Unpickler  # what is round it in `pickle` takes its time to import, and is not needed here
except ImportError:
    from pickle import Unpickler


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


class _Reader(Unpickler):
    def find_class(self, module_name: str, global_name: str) -> object:
        """The class of that name, if it may be in an entry."""
        match module_name, global_name:
            case "datetime", "date":
                return date
            case "fractions", "Fraction":
                return Fraction
            case fixed.__module__, fixed.__name__:
                return fixed
        if module_name not in OUR_MODULES:
            raise UnknownKindError(f"{module_name}.{global_name}")
        found = getattr(import_module(module_name), global_name, None)
        if not isinstance(found, type) or not is_ours(found):
            raise UnknownKindError(f"{module_name}.{global_name}")
        return found
