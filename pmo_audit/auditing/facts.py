"""What reports say of a project beside its verdicts: what it is part of, how far it is, and who answers for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from pmo_audit.auditing.plan import subject_of
from pmo_audit.findings import ProjectFacts
from pmo_audit.records import Portfolio, Record
from pmo_audit.text import fold
from pmo_audit.values import Period, Ref


def facts_of(portfolio: Portfolio, projects: Sequence[Record]) -> tuple[ProjectFacts, ...]:
    """What there is to say of each of these projects, before anything is counted.

    A project that does not name its department itself is of the unit that runs it, else of the department that
    reported of it last.
    """
    reported = _last_reported(portfolio)
    spelling: dict[tuple[str, str], str] = {}

    def alike(by: str, words: str) -> str:
        """The words as they were first spelled."""
        return spelling.setdefault((by, fold(words)), words)

    asked = [name for name in _FIELDS if portfolio.asks_for("project", name)]
    nothing = dict.fromkeys(_FIELDS, "")
    found = []
    for one in projects:
        said = nothing | {name: words_of(portfolio, one, name) for name in asked}
        department = said["department"] or said["organisation_unit"] or reported.get(one.key, "")
        found.append(
            ProjectFacts(
                subject=subject_of(portfolio, one),
                programme=alike("programme", said["programme"]),
                department=alike("department", department),
                phase=said["phase"],
                status=said["status"],
                rag=said["rag"],
                manager=said["manager"],
                sponsor=said["sponsor"],
                outcomes={},
            )
        )
    return tuple(found)


_FIELDS = ("programme", "department", "organisation_unit", "phase", "status", "rag", "manager", "sponsor")


def words_of(portfolio: Portfolio, record: Record, field: str) -> str:
    """What a field says: a text as it stands, a reference by the name of what it leads to; empty where nothing is."""
    value = portfolio.value(record, field)
    if isinstance(value, Ref):
        led = portfolio.follow(value)
        return subject_of(portfolio, led).name if led is not None else value.text
    return " ".join(value.split()) if isinstance(value, str) else ""


def _last_reported(portfolio: Portfolio) -> dict[str, str]:
    """For each project, the department that its latest status report names."""
    named: dict[str, tuple[date, str]] = {}
    for report in _reports(portfolio):
        department = words_of(portfolio, report, "department")
        period = portfolio.value(report, "period")
        when = period.last if isinstance(period, Period) else date.min
        for project in portfolio.record_projects(report) if department else ():
            if project.key not in named or named[project.key][0] <= when:
                named[project.key] = (when, department)
    return {key: department for key, (_, department) in named.items()}


def _reports(portfolio: Portfolio) -> Iterable[Record]:
    return portfolio.register("status_report").records if portfolio.asks_for("status_report", "department") else ()
