"""`pmo-audit.toml`: what a run does unless told otherwise, and how an organisation's columns become fields.

A rule pack ships the second half alone, in the same words, as `mapping.toml`.
"""

from __future__ import annotations

from pmo_audit.settings.load import load_settings, parse_settings
from pmo_audit.settings.model import (
    STOCK_MISSING,
    STOCK_VACANT,
    Across,
    DataDefaults,
    FieldMapping,
    FormMapping,
    FormRows,
    ImportMapping,
    Layout,
    Pivot,
    RunDefaults,
    Settings,
    TableMapping,
    Tree,
    laid_over,
)

__all__ = [
    "STOCK_MISSING",
    "STOCK_VACANT",
    "Across",
    "DataDefaults",
    "FieldMapping",
    "FormMapping",
    "FormRows",
    "ImportMapping",
    "Layout",
    "Pivot",
    "RunDefaults",
    "Settings",
    "TableMapping",
    "Tree",
    "laid_over",
    "load_settings",
    "parse_settings",
]
