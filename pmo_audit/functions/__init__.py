"""The strict operations of the language: one catalogue of overloads, each with its types, meaning and examples."""

from __future__ import annotations

from pmo_audit.functions.aggregates import aggregate, summable
from pmo_audit.functions.catalogue import all_overloads, find_overload, overloads_named
from pmo_audit.functions.declare import Example, Overload, Undecided
from pmo_audit.functions.patterns import pattern_mistake

__all__ = [
    "Example",
    "Overload",
    "Undecided",
    "aggregate",
    "all_overloads",
    "find_overload",
    "overloads_named",
    "pattern_mistake",
    "summable",
]
