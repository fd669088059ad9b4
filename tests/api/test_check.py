"""`check`: one project as somebody proposes it, judged in the context of a portfolio."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from benchmarks.evaluate import portfolio, standard
from benchmarks.portfolios import AS_OF, SHAPES, document
from pmo_audit import InputError, audit, check, load_data, parse_standard
from pmo_audit.api import CheckResult, Loaded
from pmo_audit.findings import Outcome, Reason

DAY = date(2026, 3, 31)
RULES = """
standard gate "Gate"

rule G-1 "Owned" severity major for each project require sponsor is known and sponsor is not manager
rule G-2 "Risks are owned" severity major for each risk require owner is known
rule G-3 "No open risk" severity minor for each project require no risk where status is open
rule G-4 "Not too many" severity minor for each project as mine
  require count(projects where manager is mine.manager) <= 2
rule G-5 "Waits for nothing late" severity minor for each dependency require target.finish is on or before project.start
rule G-6 "Changes are approved" severity major for each change require some approval where role is "sponsor"
"""
GATE = parse_standard(RULES)
PEOPLE = [{"id": "U1", "name": "Ann Lee"}, {"id": "U2", "name": "Bo Ek"}]
P1 = {"id": "P1", "name": "One", "sponsor": "Ann Lee", "manager": "Bo Ek", "start": "2026-01-01"}
P2 = {"id": "P2", "name": "Two", "sponsor": "Ann Lee", "manager": "Bo Ek", "finish": "2026-09-01"}
R1 = {"id": "R1", "project": "P1", "name": "Supplier fails", "owner": "U1", "status": "open"}
OFFICE: Mapping[str, Any] = {"people": PEOPLE, "projects": [P1, P2], "risks": [R1], "dependencies": [], "changes": []}


def office(**changed: object) -> Loaded:
    return load_data({**OFFICE, **changed}, standards=[GATE])


def checked(project: Any, within: Loaded | None = None) -> CheckResult:
    return check(project, within=within or office(), standards=[GATE], as_of=DAY)


def outcomes(result: CheckResult, rule: str) -> list[str]:
    return [f"{one.subject.id}: {one.outcome.value}" for one in result.of(rule)]


def told(result: CheckResult, rule: str) -> list[str]:
    return [one.message for one in result.findings if one.rule == rule]


# The same as an audit ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SHAPES)
def test_a_project_as_it_is_comes_out_as_in_an_audit(name: str) -> None:
    shape = replace(SHAPES[name], projects=6)
    whole = portfolio(shape)
    for project in document(replace(shape, nested=True))["projects"]:
        result = check(project, within=whole, standards=[standard()], as_of=AS_OF)
        expected = audit([standard()], whole, as_of=AS_OF, projects=[project["id"]])
        found = Counter((one.rule, one.outcome) for one in result.verdicts)
        assert found == {(one.rule, outcome): n for one in expected.rules for outcome, n in one.outcomes.items()}
        assert {one.fingerprint for one in result.findings} == {one.fingerprint for one in expected.findings}


def test_what_it_says() -> None:
    result = checked({**P1, "sponsor": "Bo Ek"})
    assert (result.project.id, result.project.name, result.as_of, result.ok) == ("P1", "One", DAY, False)
    (finding,) = [one for one in result.findings if one.rule == "G-1"]
    assert [(one.field, one.value) for one in finding.evidence[0].readings] == [
        ("sponsor", "Bo Ek"),
        ("manager", "Bo Ek"),
    ]
    assert str(finding.evidence[0].readings[0].origin) == "<project>: /projects/0/sponsor"


def test_all_is_well() -> None:
    result = checked({**P1, "risks": [], "dependencies": [], "changes": []})
    assert result.ok
    assert not result.findings


# What takes whose place ---------------------------------------------------------------------------------------------


def test_the_portfolio_stays_as_it_is() -> None:
    within = office()
    before = audit([GATE], within, as_of=DAY)
    checked({**P1, "sponsor": None, "risks": []}, within)
    assert audit([GATE], within, as_of=DAY) == before


def test_a_register_that_is_given_takes_the_place_of_what_was_there() -> None:
    assert outcomes(checked(P1), "G-2") == ["R1: pass"]
    assert outcomes(
        checked({**P1, "risks": [{"id": "R7", "owner": "nobody known"}, {"id": "R8", "owner": None}]}), "G-2"
    ) == [
        "R7: pass",
        "R8: fail",
    ]
    assert outcomes(checked({**P1, "risks": []}), "G-2") == [": nothing to check"]


def test_a_register_that_is_not_given_is_that_of_the_portfolio() -> None:
    assert outcomes(checked(P1), "G-3") == ["P1: fail"]
    assert outcomes(checked({**P1, "risks": []}), "G-3") == ["P1: nothing to check"]


def test_what_was_part_of_what_goes_goes_too() -> None:
    change = {"id": "C1", "approvals": [{"id": "A1", "role": "sponsor", "subject": "x"}]}
    within = office(projects=[{**P1, "changes": [change]}, P2], changes=None)
    assert outcomes(checked(P1, within), "G-6") == ["C1: pass"]
    assert outcomes(checked({**P1, "changes": []}, within), "G-6") == [": nothing to check"]
    assert outcomes(checked({**P1, "changes": [{"id": "C1"}]}, within), "G-6") == ["C1: pass"]
    assert outcomes(checked({**P1, "changes": [{"id": "C1", "approvals": []}]}, within), "G-6") == ["C1: fail"]
    assert outcomes(checked({**P1, "changes": [{"id": "C2"}]}, within), "G-6") == ["C2: unknown"]


def test_a_record_takes_the_place_of_a_record() -> None:
    within = office()
    record = within.portfolio.find("project", "P1")
    assert record is not None
    changed = replace(record, values={**record.values, "manager": record.values["sponsor"]})
    assert outcomes(checked(changed, within), "G-1") == ["P1: fail"]
    assert outcomes(checked(changed, within), "G-2") == ["R1: pass"]


def test_an_id_that_somebody_else_has_already_is_kept_apart() -> None:
    proposed = {
        **P2,
        "risks": [{"id": "R1", "owner": None}],
        "changes": [{"id": "C1", "approvals": [{"role": "sponsor", "subject": "x"}]}],
    }
    within = office(changes=[{"id": "C1", "project": "P1"}], approvals=[])
    result = checked(proposed, within)
    assert outcomes(result, "G-2") == ["R1#2: fail"]
    assert outcomes(result, "G-6") == ["C1#2: pass"]
    assert outcomes(checked(P1, within), "G-2") == ["R1: pass"]
    lost = {**P2, "changes": [{"id": "C1", "approvals": [{"role": "sponsor"}]}]}
    assert outcomes(checked(lost, within), "G-6") == ["C1#2: unknown"]


# What a new project knows -------------------------------------------------------------------------------------------


def test_a_new_project_is_added() -> None:
    new = {"id": "P3", "name": "Three", "sponsor": "U1", "manager": "U2", "risks": []}
    assert outcomes(checked(new), "G-4") == ["P3: fail"]
    assert outcomes(checked({**new, "manager": "U1"}), "G-4") == ["P3: pass"]


def test_what_nobody_said_of_a_new_project_is_not_known() -> None:
    result = checked({"id": "P3", "name": "Three", "sponsor": "U1", "manager": "U2"})
    assert outcomes(result, "G-2") == ["P3: unknown"]
    assert outcomes(result, "G-3") == ["P3: unknown"]
    (finding,) = [one for one in result.findings if one.rule == "G-3"]
    assert [(one.reason, one.field) for one in finding.missing] == [(Reason.MISSING, "risks")]


def test_where_no_projects_were_delivered_they_are_not_all_known() -> None:
    within = load_data({"people": PEOPLE}, standards=[GATE])
    assert outcomes(checked(P1, within), "G-4") == ["P1: unknown"]
    assert outcomes(checked(P1, within), "G-1") == ["P1: pass"]


# References lead into the portfolio -----------------------------------------------------------------------------


def test_people_and_projects_of_the_portfolio_are_found() -> None:
    waiting = {**P1, "dependencies": [{"id": "D1", "target": "Two"}, {"id": "D2", "target": "P9"}]}
    result = checked(waiting)
    assert outcomes(result, "G-5") == ["D1: fail", "D2: unknown"]
    assert [one.code for one in result.diagnostics] == ["PA533"]
    assert outcomes(checked({**P1, "sponsor": "bo  ek"}), "G-1") == ["P1: fail"]
    assert outcomes(checked({**P1, "sponsor": "B. Ek"}), "G-1") == ["P1: fail"]
    assert outcomes(checked({**P1, "sponsor": "C. Ek"}), "G-1") == ["P1: unknown"]


# What cannot be checked ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("nothing", [{}, {"sponsor": "Ann"}, [], "P1", None, 3])
def test_what_is_no_project_is_refused(nothing: object) -> None:
    with pytest.raises(InputError):
        checked(nothing)


def test_a_standard_with_mistakes_is_refused() -> None:
    wrong = parse_standard(RULES.replace("sponsor is known", "sponsr is known"))
    with pytest.raises(InputError, match="sponsr"):
        check(P1, within=office(), standards=[wrong])


def test_a_portfolio_read_without_the_standard_is_refused() -> None:
    wider = parse_standard(RULES + "\nextend project with wave: number\n")
    with pytest.raises(InputError, match="PA404"):
        check(P1, within=office(), standards=[wider])


def test_what_cannot_be_read_of_it_is_told() -> None:
    result = checked({**P1, "start": "soon", "dependencies": [{"id": "D1", "target": "P2"}]})
    assert [one.code for one in result.diagnostics] == ["PA531"]
    assert outcomes(result, "G-5") == ["D1: unknown"]


def test_a_standard_not_in_force_says_so() -> None:
    later = parse_standard(RULES.replace('"Gate"\n', '"Gate"\n  effective from 2027-01-01\n'))
    result = check(P1, within=load_data(OFFICE, standards=[later]), standards=[later], as_of=DAY)
    assert {one.outcome for one in result.verdicts} == {Outcome.NOT_IN_FORCE}
    assert result.ok


# A new process ------------------------------------------------------------------------------------------------------

HEAVY = (
    *("lark", "pydantic", "re2", "jinja2", "click", "rich", "dataclasses", "inspect", "pickle", "tomllib", "difflib"),
    *("csv", "calendar", "pmo_audit.language", "pmo_audit.analysis.pipeline"),
)


def test_a_process_with_a_cached_standard_imports_little(tmp_path: Path) -> None:
    """What is slow to import is not needed from the start to a verdict; `start.check` of the benchmarks rests on it."""
    rules, code = (
        tmp_path / "gate.pmo",
        (
            "import sys\nfrom pmo_audit import check, load_data, load_standard\n"
            f"office, project, rules = {dict(OFFICE)!r}, {P1!r}, sys.argv[1]\n"
            "standard = load_standard(rules)\n"
            "check(project, within=load_data(office, standards=[standard]), standards=[standard])\n"
            f"print(*sorted(set({HEAVY!r}) & set(sys.modules)))"
        ),
    )
    rules.write_text(RULES, encoding="utf-8")
    environment = {"PMO_AUDIT_CACHE_DIR": str(tmp_path / "cache"), "PATH": ""}
    root = Path(__file__).resolve().parents[2]
    loaded = [
        subprocess.run(
            [sys.executable, "-c", code, str(rules)],
            cwd=root,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for _ in range(2)
    ]
    assert "lark" in loaded[0]
    assert loaded[1].split() == []
