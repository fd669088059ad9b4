"""PA640-659: templates that are filled in, forms read by a cell map, and what trackers export."""

from __future__ import annotations

from pmo_audit.diagnostics.declare import Code, data

TEMPLATES: tuple[Code, ...] = (
    Code(
        "PA640",
        "words that a template cannot explain",
        "`pmo-audit template --from` writes records into a workbook. A value that is withheld, or known not to be "
        "there where an empty cell would say that nobody knows, has no sign of its own in a spreadsheet: its words "
        "stand in the cell, and whoever reads the workbook needs settings that list them under `exempt` or `none`.",
    ),
)
_TASKS = '{"rows": [{"id": 1, "type": {"name": "Task"}}, {"id": 2, "type": {"name": "Bug"}}]}'
_BY_TYPE = '[[table]]\nentity = "task"\nat = "rows"\nwhere = { "type.name" = ["Task"] }\n'
_ISSUES = '[[table]]\nentity = "issue"\nat = "rows"\nwhere = { "type.name" = ["Bug"] }\n'
_PAGED = '[[table]]\nentity = "task"\nat = "rows"\ntotal = "total"\n'

EXPORTS: tuple[Code, ...] = (
    Code(
        "PA641",
        "records that no table asks for",
        "All parts of the mapping that speak of these records ask for some of them only, by `where`. What these "
        "records say there is asked for by none, so they are not read.",
        data(("export.json", _TASKS), ("pmo-audit.toml", _BY_TYPE)),
        data(("export.json", _TASKS), ("pmo-audit.toml", f"{_BY_TYPE}\n{_ISSUES}")),
    ),
    Code(
        "PA642",
        "an export that is not whole",
        "The file tells, where the mapping says so by `total` or `more`, that there are more records than came: most "
        "often an export in pages of which not all are there. What came is read, and the register counts as "
        "incomplete.",
        data(("export.json", '{"total": 2, "rows": [{"id": 1, "name": "Pour"}]}'), ("pmo-audit.toml", _PAGED)),
        data(("export.json", '{"total": 1, "rows": [{"id": 1, "name": "Pour"}]}'), ("pmo-audit.toml", _PAGED)),
    ),
    Code(
        "PA643",
        "a part of an export that nobody asks for",
        "The mapping takes the file apart and does not ask for this list or object in it. That may well be meant.",
        data(
            ("export.json", '{"total": 1, "rows": [{"id": 1, "name": "Pour"}], "schema": {"id": "number"}}'),
            ("pmo-audit.toml", _PAGED),
        ),
        data(("export.json", '{"total": 1, "rows": [{"id": 1, "name": "Pour"}]}'), ("pmo-audit.toml", _PAGED)),
    ),
)
CODES: tuple[Code, ...] = TEMPLATES + EXPORTS
