"""The Python door: load standards and a portfolio, audit, render.

    from datetime import date
    from pmo_audit import audit, load_portfolio, load_standard, render

    standards = [load_standard("stage_gate")]
    portfolio = load_portfolio("registers/", standards=standards)
    result = audit(standards, portfolio, as_of=date(2026, 3, 31))
    print(render(result, "markdown"))

What is wrong with the input never raises while loading: it is in the `diagnostics` of what was loaded, and in those
of the result. `audit` raises `InputError` where a standard has mistakes, or the portfolio was read without what the
standards add to it, since verdicts without some of the rules or facts would look like approval.
"""

from __future__ import annotations

from pmo_audit.api.authors import diff, format_standard, lint, try_standard
from pmo_audit.api.deciding import decide, load_decisions, undo_decision
from pmo_audit.api.graph import dependencies, dependency_graph, dependency_map, find_clashes, find_cycles, impact
from pmo_audit.api.judging import actions, audit, check, compiled_of, overseen, redact, render, why
from pmo_audit.api.loading import (
    InputError,
    LoadedStandard,
    load_data,
    load_portfolio,
    load_standard,
    parse_standard,
    schema_of,
)
from pmo_audit.api.loads import find_loads, find_overloads
from pmo_audit.api.overseeing import compare_texts, find_overlaps, find_shared_issues, introductions
from pmo_audit.api.proposing import propose, read, settings_text, starter_standard
from pmo_audit.api.templates import make_template
from pmo_audit.findings import AuditResult, CheckResult
from pmo_audit.packs import shipped_packs
from pmo_audit.sources import Files, Loaded, read_files

__all__ = [
    "AuditResult",
    "CheckResult",
    "Files",
    "InputError",
    "Loaded",
    "LoadedStandard",
    "actions",
    "audit",
    "check",
    "compare_texts",
    "compiled_of",
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
    "make_template",
    "overseen",
    "parse_standard",
    "propose",
    "read",
    "read_files",
    "redact",
    "render",
    "schema_of",
    "settings_text",
    "shipped_packs",
    "starter_standard",
    "try_standard",
    "undo_decision",
    "why",
]
