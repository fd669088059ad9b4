"""PA850 to PA854: what is promised of people and resources.

None of them has examples, since only a command line can ask.
"""

from __future__ import annotations

from pmo_audit.diagnostics.declare import Code

CODES: tuple[Code, ...] = (
    Code(
        "PA850",
        "nothing is promised of anybody",
        "`overloads` adds up what is promised of people and resources, and the data holds no promises: no register "
        "of assignments, and no programme or portfolio with a budget. So nothing can be told; it does not mean that "
        "nobody is overloaded. Deliver one, be it a file `assignments.csv` with the columns project, person, share, "
        "start and finish. Where a table has months as headings and was not read, the help says which: "
        "`[table.across]` reads the shares below them.",
    ),
    Code(
        "PA851",
        "nobody and nothing of that name",
        "`overloads` was asked about a person or a resource by an id or a name that nothing in the data has, or of "
        "whom nothing is promised.",
    ),
    Code(
        "PA852",
        "not a month",
        "`--from` and `--until` of `overloads` take a month, as in 2026-03, and the first may not lie after the last.",
    ),
)
