"""PA43x: a question about one verdict that cannot be answered.

None of them has examples, since only a command line or a program can ask.
"""

from __future__ import annotations

from pmo_audit.diagnostics.declare import Code

CODES: tuple[Code, ...] = (
    Code(
        "PA430",
        "a verdict of a rule that is not there",
        "`why` was asked about a rule that none of the standards has, or that several have. A rule is named by its "
        "code, such as SG-301, or with its standard before it, as in stage_gate/SG-301.",
    ),
    Code(
        "PA431",
        "a verdict about a record that is not there",
        "`why` was asked about a record that the rule does not judge: the data holds none of that id or name, or it is "
        "another kind of record. A rule `for each risk` judges risks and no projects.",
    ),
    Code(
        "PA432",
        "a verdict about one of several records",
        "`why` was asked about a record by a name that several have. Their ids tell them apart.",
    ),
)
