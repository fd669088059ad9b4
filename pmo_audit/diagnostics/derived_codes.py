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
    Code(
        "PA857",
        "something that depends on nothing",
        "Projects, deliverables and milestones depend on each other, and nothing else does. `depends on` stands "
        "between two of them: records being looked at, or references to them such as `target`.",
        rules(
            'standard s "S"\n\nrule R-1 "The budget does not wait"\n  severity minor\n  for each dependency\n'
            "  require project.budget does not depend on target\n"
        ),
        rules(
            'standard s "S"\n\nrule R-1 "Nobody waits in a circle"\n  severity minor\n  for each dependency\n'
            "  require target does not depend on project\n"
        ),
    ),
)
CODES = (*READING, *RULES)
