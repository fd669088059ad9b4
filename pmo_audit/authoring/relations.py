"""The words for comparisons: of days, of sizes, of texts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pmo_audit import ir
from pmo_audit.analysis import type_of
from pmo_audit.types import DateType, EnumType, PeriodType, Type

_IN_TIME: Final[Mapping[str, str]] = {
    "less": "is before",
    "at most": "is on or before",
    "more": "is after",
    "at least": "is on or after",
}
IN_SIZE: Final[Mapping[str, str]] = {
    "less": "is less than",
    "at most": "is at most",
    "more": "is more than",
    "at least": "is at least",
}
HOLDS: Final[Mapping[str, tuple[str, str]]] = {
    "contains": ("contains", "does not contain"),
    "starts": ("starts with", "does not start with"),
    "ends": ("ends with", "does not end with"),
    "matches": ("matches", "does not match"),
}
BY: Final[Mapping[str, str]] = {"less": "less than", "at most": "at most", "at least": "at least", "more": "more than"}
"""The words after `differs from … by`."""


def compared_type(node: ir.Node) -> Type:
    """What is compared; of a rank the enumeration whose words it orders."""
    match node:
        case ir.Call(overload="rank:word", arguments=(word, *_)):
            return type_of(word)
        case _:
            return type_of(node)


def relation(order: str, type_: Type) -> str:
    """The words for an order of values of a type: days and stages come before, amounts are less."""
    in_time = isinstance(type_, DateType | PeriodType) or (isinstance(type_, EnumType) and type_.name == "phase")
    return (_IN_TIME if in_time else IN_SIZE)[order]
