"""Codes of what is odd about a whole column rather than a cell (PA59x)."""

from __future__ import annotations

from pmo_audit.diagnostics.declare import Code, data

_DATES = "id,finish\nP1,27/02/2026\nP2,03/04/2026\nP3,11/30/2026\n"

CODES: tuple[Code, ...] = (
    Code(
        "PA591",
        "a column of dates in two orders",
        "The mapping says which of day and month stands first, and a cell of the column makes sense only the other way "
        "round. The cell is unreadable. The others are read as the mapping says, though any of them may be meant the "
        'other way, too. Have them written alike, or say `dates = "either"` at the field: then only those are read '
        "that can be read in one way.",
        data(("projects.csv", _DATES), ("pmo-audit.toml", '[data]\ndates = "day-first"\n')),
        data(
            ("projects.csv", _DATES.replace("11/30", "30/11")),
            ("pmo-audit.toml", '[data]\ndates = "day-first"\n'),
        ),
    ),
    Code(
        "PA592",
        "a word and a colour that contradict each other",
        "The mapping says what the fill colours of a column mean (`fills`), and a cell is filled with the colour of "
        "another word than the one that stands in it. Which of the two is meant nobody can tell, so the cell is "
        "unreadable. Make the two agree, or take the colour out of the mapping.",
    ),
)
