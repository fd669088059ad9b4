"""The type of a node, and which types go together."""

from __future__ import annotations

from pmo_audit import ir
from pmo_audit.types import (
    DateType,
    DurationType,
    EnumType,
    ListType,
    MoneyType,
    Number,
    PeriodType,
    RefType,
    Truth,
    Type,
    UnknownType,
)


def type_of(node: ir.Node) -> Type:
    """What kind of value a node gives."""
    match node:
        case ir.And() | ir.Or() | ir.Not() | ir.StateTest() | ir.Quantified():
            return Truth()
        case _:
            return node.type


def comparable(left: Type, right: Type) -> bool:
    """Whether values of the two types can be the same."""
    match left, right:
        case (UnknownType(), _) | (_, UnknownType()):
            return True
        case EnumType(), EnumType():
            return left.members == right.members
        case RefType(), RefType():
            return left.entity == right.entity
        case ListType(), _:
            return False
        case DurationType(), DurationType():
            return left.unit == right.unit
        case _:
            return type(left) is type(right)


def ordered(type_: Type) -> bool:
    """Whether values of the type come one before another."""
    match type_:
        case EnumType():
            return type_.ordered
        case Number() | MoneyType() | DateType() | DurationType() | PeriodType() | UnknownType():
            return True
        case _:
            return False
