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
FORMS: tuple[Code, ...] = (
    Code(
        "PA644",
        "a map of a form that cannot be read",
        "The map says which cell of the form has which key: a CSV file with a column for the key, one for the sheet "
        "and one for the cell. It cannot be opened, lacks one of these columns, or has a line that names no cell. "
        "Keys that are not in the map cannot be read.",
    ),
    Code(
        "PA645",
        "a field of a form that is read from nowhere",
        "What the mapping names for this field is neither a key of the map nor a cell such as `Finance!C5`. The field "
        "is not read.",
    ),
    Code(
        "PA646",
        "a sheet that a form lacks",
        "Cells of the map, or of the mapping, stand on a sheet that this workbook does not have. What would stand "
        "there is missing.",
    ),
    Code(
        "PA647",
        "a map that says something twice",
        "A key stands more than once in the map, so it cannot be told which cell is meant, and it is not read; or a "
        "cell has more than one key, which may be meant.",
    ),
    Code(
        "PA648",
        "keys of a map that nobody reads",
        "These keys of the map are read into no field. That may well be meant.",
    ),
    Code(
        "PA649",
        "a form that holds something else than its map says",
        "The map says of some cells what kind of thing they hold, such as a date or a number, and something else "
        "stands there. It is read as the field asks, where that can be done.",
    ),
    Code(
        "PA650",
        "a form of another version",
        "To the left of some cells stands another text than the mapping or the map says. The form may have been "
        "changed, so that the cells hold something else than they are read for. They are read all the same.",
    ),
)
CODES: tuple[Code, ...] = TEMPLATES + EXPORTS + FORMS
