"""The typed form of a standard: the only meaning there is, which every backend carries out.

Names are resolved, types are checked, and every strict operation is a `Call` of an overload from one catalogue.
`is not x` is `Not(is x)`, `is one of` an `Or`; so a backend has few forms to get right.
"""

from __future__ import annotations

from pmo_audit.ir.nodes import (
    Aggregate,
    And,
    Band,
    Banded,
    CalendarOf,
    Call,
    Count,
    Defined,
    Field,
    Literal,
    Local,
    Members,
    Node,
    Not,
    Or,
    Parameter,
    Quantified,
    StateTest,
    Today,
    Version,
    below,
    walk,
)
from pmo_audit.ir.rules import (
    BandDeclared,
    DefinitionDeclared,
    Example,
    ExampleRecord,
    Exemption,
    Message,
    ParameterDeclared,
    Rule,
    Standard,
)

__all__ = [
    "Aggregate",
    "And",
    "Band",
    "BandDeclared",
    "Banded",
    "CalendarOf",
    "Call",
    "Count",
    "Defined",
    "DefinitionDeclared",
    "Example",
    "ExampleRecord",
    "Exemption",
    "Field",
    "Literal",
    "Local",
    "Members",
    "Message",
    "Node",
    "Not",
    "Or",
    "Parameter",
    "ParameterDeclared",
    "Quantified",
    "Rule",
    "Standard",
    "StateTest",
    "Today",
    "Version",
    "below",
    "walk",
]
