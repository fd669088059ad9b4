"""PA82x: dependencies, and what a slip hits.

None of them has examples, since only a question about dependencies can give them.
"""

from __future__ import annotations

from pmo_audit.diagnostics.declare import Code

CODES: tuple[Code, ...] = (
    Code(
        "PA820",
        "a slip of a project that is not there",
        "`impact` was asked about a project that the data does not hold, or by a name that several have. A project is "
        "named by its id, or by its name where no other has the same.",
    ),
    Code(
        "PA821",
        "a slip that cannot be read",
        "How far a project slips is written as days, weeks, months or years: `30d`, `6w`, `2m`, `1y`, or `30 days`, "
        "`6 weeks`, `2 months`. A number alone counts days. Months and years are counted on the calendar from the day "
        "on which the project finishes, or from the day of the question where that is not known. Working days are not "
        "taken, since projects may work on different ones. The number is a whole one, and a slip is at least one day "
        "and at most a hundred years.",
    ),
    Code(
        "PA822",
        "a dependency on a part of another project",
        "A dependency names a project together with a deliverable or milestone that belongs to another one. One of the "
        "two is a slip. Until it is put right the deliverable or milestone counts, with the project it belongs to.",
    ),
    Code(
        "PA823",
        "dependencies that do not say their kind",
        "A dependency ties the start or the finish of one thing to the start or the finish of another. Where it does "
        "not say which, it is read as finish to start: what is waited for is finished before what waits can start. "
        "Words that stand there and cannot be read are not taken for it; such a dependency stays open.",
    ),
    Code(
        "PA824",
        "no register of dependencies, or not the whole of it",
        "Cycles, clashes and what a slip hits rest on the register of dependencies. It did not come, or a part of it "
        "did not, or records of it were lost. What is not there can be in no answer, so an answer without findings is "
        "no approval. Where there are no dependencies, deliver an empty register.",
    ),
    Code(
        "PA825",
        "too many circles to list",
        "So many things wait for each other in circles that the circles cannot all be listed. The shortest ones are, "
        "through as many dependencies as there is time for; the others are counted. Where the listed circles are "
        "broken, the rest shows when asked again.",
    ),
    Code(
        "PA826",
        "a slip of a project that is over",
        "`impact` was asked about a project that is completed or cancelled, or has a day on which it finished. Nothing "
        "of it lies ahead, so nothing of it can slip and nothing is hit.",
    ),
)
