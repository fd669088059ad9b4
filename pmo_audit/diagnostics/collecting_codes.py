"""PA640-659: templates that are filled in, forms read by a cell map, and what trackers export."""

from __future__ import annotations

from pmo_audit.diagnostics.declare import Code

TEMPLATES: tuple[Code, ...] = (
    Code(
        "PA640",
        "words that a template cannot explain",
        "`pmo-audit template --from` writes records into a workbook. A value that is withheld, or known not to be "
        "there where an empty cell would say that nobody knows, has no sign of its own in a spreadsheet: its words "
        "stand in the cell, and whoever reads the workbook needs settings that list them under `exempt` or `none`.",
    ),
)
CODES: tuple[Code, ...] = TEMPLATES
