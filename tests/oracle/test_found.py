"""Differences that were once found, each made small: what is right, held against every evaluator."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

import pytest

from pmo_audit import load_data, parse_standard
from tests.oracle.evaluators import ORACLE, PRODUCT, Evaluator
from tests.oracle.meaning.verdicts import Verdict

TODAY = date(2026, 3, 31)


class Found(NamedTuple):
    """A rule about projects, records, and what it says of the first project."""

    clauses: str
    document: dict[str, Any]
    outcome: str
    reasons: tuple[str, ...] = ()
    before: str = ""


NOUNS = ("risk", "action", "issue", "decision")
P1 = {"id": "P1", "name": "Alpha"}
FOUND = {
    "a share of whom it is not known who is asked says why": Found(
        "require more than 50% of meetings where project.manager.capacity >= 50% satisfies false",
        {"projects": [P1 | {"manager": "E1"}], "people": [{"id": "E1"}], "meetings": [{"id": "M1", "project": "P1"}]},
        "unknown",
        ("missing",),
    ),
    "what never came is missing, whoever may have records that do not say whose they are": Found(
        "require some artifact",
        {"projects": [P1, {"artifacts": [{"id": "A1"}]}]},
        "unknown",
        ("missing",),
    ),
    "what never came can be asked for": Found(
        "require artifacts is missing",
        {"projects": [P1, {"artifacts": [{"id": "A1"}]}]},
        "pass",
    ),
    "nothing to check that may join a pass changes nothing": Found(
        'require false\nexcept "one" where true then require true\n'
        'except "two" where budget > EUR 1 then require no risk',
        {"projects": [P1 | {"budget": None}], "risks": []},
        "pass",
    ),
    "a contradiction is one whatever else may apply": Found(
        'require true\nexcept "one" where true\nexcept "two" where true then require true\n'
        'except "three" where budget > EUR 1',
        {"projects": [P1 | {"budget": None}]},
        "error",
    ),
    "at least one is some, also where a record was lost": Found(
        "require at least 1 risk satisfies (no action)",
        {"projects": [P1 | {"risks": [{"id": "R1"}, 5]}], "actions": []},
        "nothing to check",
    ),
    "some rests on nothing, also where a record was lost": Found(
        "require some risk satisfies (no action)",
        {"projects": [P1 | {"risks": [{"id": "R1"}, 5]}], "actions": []},
        "nothing to check",
    ),
    "a list may count until the last of all days": Found(
        "require name is one of words",
        {"projects": [P1]},
        "pass",
        (),
        'parameter words = ["alpha"] until 9999-12-31 then ["beta"]',
    ),
    "what is the same for all members may go through others": Found(
        "require at most 1 risk where (no action where project.budget > EUR 1)",
        {"projects": [P1 | {"budget": "EUR 5"}], "risks": [{"id": "R1", "project": "P1"}], "actions": []},
        "nothing to check",
    ),
    "what is the same for all members may stand in others' conditions": Found(
        "require some risk where (some action where (some issue where (no decision where project.budget > EUR 1)))",
        {"projects": [P1 | {"budget": "EUR 5"}], **{f"{one}s": [{"id": "X", "project": "P1"}] for one in NOUNS}},
        "fail",
    ),
    "what is divided by an open number is unknown for both reasons": Found(
        "require budget / count(risks) > EUR 1",
        {"projects": [P1 | {"budget": None, "risks": [{"id": "R1"}, 5]}]},
        "unknown",
        ("missing", "incomplete collection"),
    ),
    "holidays in the record of a calendar are those of that one alone": Found(
        "require start + 1 working day is 2026-04-03",
        {
            "projects": [P1 | {"start": "2026-04-02", "calendar": "C1"}],
            "calendars": [
                {"id": "C1", "working_week": "monday_to_friday", "holidays": []},
                {"id": "C2", "working_week": "monday_to_friday", "holidays": [{"id": "H1", "date": "2026-04-03"}]},
            ],
        },
        "pass",
    ),
    "holidays that never came are those of the calendar that is meant": Found(
        "require start + 1 working day > start",
        {
            "projects": [P1 | {"start": "2026-03-31", "calendar": "C1"}],
            "calendars": [
                {"id": "C1", "working_week": "monday_to_friday"},
                {"id": "C2", "working_week": "monday_to_friday", "holidays": [{"id": "H1", "date": "2026-04-03"}, 5]},
            ],
        },
        "unknown",
        ("missing",),
    ),
    "what is asked of a word of two kinds of record is asked of each at its own place": Found(
        "require (some issue where due is known and status is not closed)"
        " and (some action where owner is known and status is not closed)",
        {
            "projects": [P1],
            "issues": [{"id": "I1", "project": "P1", "due": "2026-04-03", "status": "open"}],
            "actions": [{"id": "A1", "project": "P1", "owner": "E1", "status": "closed"}],
        },
        "fail",
    ),
    "a parameter that is true or false, in a definition that is reached over a reference": Found(
        "require sponsor.d_p and not sponsor.d_q",
        {"projects": [P1 | {"sponsor": "E1"}], "people": [{"id": "E1", "name": "Ann"}]},
        "pass",
        before="parameter p = true\nparameter q = true until 2026-01-31 then false\n"
        'define d_p of person = name is "x" or p\ndefine d_q of person = name is "x" or q',
    ),
}


@pytest.mark.parametrize("evaluator", [ORACLE, *PRODUCT], ids=lambda one: one.name)
@pytest.mark.parametrize("found", FOUND.values(), ids=FOUND)
def test_found(evaluator: Evaluator, found: Found) -> None:
    text = f'standard s "S"\n{found.before}\nrule R-1 "R"\nseverity minor\nfor each project\n{found.clauses}\n'
    loaded = parse_standard(text, as_of=TODAY)
    assert loaded.ok, [str(one) for one in loaded.diagnostics]
    portfolio = load_data(found.document, standards=[loaded]).portfolio
    judge = evaluator.of(loaded.standard)(portfolio, TODAY)
    record = portfolio.register("project").records[0]
    assert judge(loaded.standard.rules[0], record) == Verdict(found.outcome, frozenset(found.reasons))
