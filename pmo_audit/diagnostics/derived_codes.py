"""PA855 to PA859: what is worked out of the registers, and what rules may say of it."""

from __future__ import annotations

from pmo_audit.diagnostics.declare import Code, data, rules

_PROJECTS = "id,name\nP1,Portal\n"

READING: tuple[Code, ...] = (
    Code(
        "PA855",
        "a register that nobody delivers",
        "Overlaps, shared issues, cycles, overloads and chains of dependencies are worked out of the other registers, "
        "so a table of them is not read. Leave it out. A kind of record of your own needs a name of its own.",
        data(("projects.csv", _PROJECTS), ("overlaps.csv", "id,kind\nO1,duplicate\n")),
        data(("projects.csv", _PROJECTS)),
    ),
)
RULES: tuple[Code, ...] = (
    Code(
        "PA856",
        "a field added to what is worked out",
        "`extend` adds a column that somebody delivers. Overlaps, shared issues, cycles, overloads and chains of "
        "dependencies are worked out and delivered by nobody, so such a field would never hold anything. Add it to "
        "the records that they rest on.",
        rules('standard s "S"\n\nextend overlap with reviewed: truth "Whether somebody looked at it"\n'),
        rules('standard s "S"\n\nextend project with reviewed: truth "Whether somebody looked at it"\n'),
    ),
)
CODES = (*READING, *RULES)
