"""Small portfolios for the tests of shared issues, and what is found in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pmo_audit import load_data
from pmo_audit.derive.shared import find_shared_issues
from pmo_audit.oversight import SharedIssue
from pmo_audit.records import Portfolio

Json = Mapping[str, object]

PROJECTS: Sequence[Json] = tuple(
    {"id": f"P{number}", "name": name, "description": text}
    for number, (name, text) in enumerate(
        (
            ("Fibre ring south", "Lay a ring of fibre cable around the southern districts and connect nine schools."),
            ("School meals ordering", "Parents order and pay lunches for their children on a website."),
            ("Flood gate controls", "New motors and sensors for the gates at the harbour mouth."),
            ("Leave and absence rules", "Rewrite the rules for leave and train line managers."),
            ("Choir hall acoustics", "Panels and a curtain for the rehearsal hall."),
            ("Payroll change-over", "Move payroll to the new provider before the tax year ends."),
        ),
        1,
    )
)
OTHERS: Sequence[Json] = (
    {"id": "X1", "project": "P3", "name": "Rain in the motor pit", "description": "The sump was not sealed."},
    {"id": "X2", "project": "P4", "name": "Managers miss their course", "description": "Two dates fell away."},
    {"id": "X3", "project": "P5", "name": "Curtain has the wrong colour", "description": "Sent back to the maker."},
    {"id": "X4", "project": "P6", "name": "Bank holidays differ", "description": "Calendars of both payrolls clash."},
)
"""Issues that have nothing to do with each other, since words are rare or common by all that is said."""
LATE: Sequence[Json] = (
    {"id": "A", "project": "P1", "name": "Switches are late", "description": "The maker Nordkabel ships in June only."},
    {"id": "B", "project": "P2", "name": "Waiting for Nordkabel", "description": "Their switches come late again."},
)
"""One problem in two words for it."""
SAME = "The maker Nordkabel ships the switches late"


def portfolio(issues: Sequence[Json], *, projects: Sequence[Json] = PROJECTS, **registers: Sequence[Json]) -> Portfolio:
    """A portfolio of these records, all of which can be read."""
    others = {name: list(rows) for name, rows in registers.items()}
    loaded = load_data({"projects": list(projects), "issues": list(issues), **others})
    assert [str(one) for one in loaded.diagnostics] == []
    return loaded.portfolio


def shared(issues: Sequence[Json], **registers: Sequence[Json]) -> SharedIssue:
    """The one shared issue of these, beside those that have nothing to do with each other."""
    (found,) = find_shared_issues(portfolio([*OTHERS, *issues], **registers))
    return found


def same(projects: Sequence[str], **fields: Sequence[object]) -> list[Json]:
    """One issue for each of these projects, in the same words; `fields` has a value for each, None for none."""
    more = [{name: values[at] for name, values in fields.items() if values[at]} for at in range(len(projects))]
    return [{"id": f"S{at}", "project": project, "name": SAME, **more[at]} for at, project in enumerate(projects)]
