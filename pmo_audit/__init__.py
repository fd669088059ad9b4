"""pmo-audit: audits a portfolio of projects against standards written as readable rules.

The names below are the Python door; `pmo_audit.api` says how they go together. They are imported on first use, so
that `import pmo_audit` costs next to nothing.
"""

from __future__ import annotations

__version__ = "0.1.0"

TYPE_CHECKING = False  # type checkers take it for true; importing it from `typing` would take its time

__all__ = [
    "InputError",
    "__version__",
    "audit",
    "check",
    "compare_texts",
    "decide",
    "dependencies",
    "dependency_graph",
    "dependency_map",
    "diff",
    "find_clashes",
    "find_cycles",
    "find_loads",
    "find_overlaps",
    "find_overloads",
    "find_shared_issues",
    "format_standard",
    "impact",
    "introductions",
    "lint",
    "load_data",
    "load_decisions",
    "load_portfolio",
    "load_standard",
    "parse_standard",
    "propose",
    "read",
    "render",
    "schema_of",
    "shipped_packs",
    "try_standard",
    "undo_decision",
    "why",
]

if TYPE_CHECKING:
    from pmo_audit.api import (
        InputError,
        audit,
        check,
        compare_texts,
        decide,
        dependencies,
        dependency_graph,
        dependency_map,
        diff,
        find_clashes,
        find_cycles,
        find_loads,
        find_overlaps,
        find_overloads,
        find_shared_issues,
        format_standard,
        impact,
        introductions,
        lint,
        load_data,
        load_decisions,
        load_portfolio,
        load_standard,
        parse_standard,
        propose,
        read,
        render,
        schema_of,
        shipped_packs,
        try_standard,
        undo_decision,
        why,
    )


def __getattr__(name: str) -> object:
    if name in __all__:
        from pmo_audit import api

        return getattr(api, name)
    raise AttributeError(f"module `pmo_audit` has no attribute `{name}`")
