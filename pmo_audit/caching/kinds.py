"""What an entry may hold: the kinds of value that a checked standard is made of.

Unpickling may call whatever the bytes name. So nothing can be named here but the frozen classes and enumerations of
a few modules of ours, and four kinds of Python's own: whoever could write a false entry could make the program
believe in other rules, as he could by changing the rules themselves, and no more.
"""

from __future__ import annotations

from enum import Enum
from types import MappingProxyType

from pmo_audit.classes import names_of

OUR_MODULES = frozenset(
    f"pmo_audit.{name}"
    for name in (
        *("caching.checked", "diagnostics.diagnostic", "findings", "ir.nodes", "ir.rules", "records.declare"),
        *("records.schema", "settings.model"),
        *("text", "types", "values.durations", "values.kinds", "values.states"),
    )
)
"""Where the classes are that may be in an entry."""


class UnknownKindError(Exception):
    """Something that does not belong in an entry, or bytes that are none."""


def is_ours(kind: type) -> bool:
    """Whether values of a class may be in an entry."""
    return kind.__module__ in OUR_MODULES and (names_of(kind) is not None or issubclass(kind, Enum))


def fixed(items: dict[object, object]) -> MappingProxyType[object, object]:
    """A mapping that nobody can change."""
    return MappingProxyType(items)
