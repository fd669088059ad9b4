"""Laws that hold for every rule and every record."""

from __future__ import annotations

import json
from datetime import date

from hypothesis import given, note, settings
from hypothesis import strategies as st

from pmo_audit import audit, load_data, parse_standard, render
from pmo_audit.findings import Outcome
from tests.laws.generated import filled, portfolios, rules

AS_OF = date(2026, 3, 31)
HOLDS = {Outcome.NOTHING_TO_CHECK: Outcome.PASS}
"""Both say that the rule holds; with more data it may turn out that there was something to check."""
DEFINITE = {Outcome.PASS, Outcome.FAIL, Outcome.NOTHING_TO_CHECK, Outcome.NOT_APPLICABLE}


def outcome_of(text: str, document: object) -> Outcome:
    standard = parse_standard(text, as_of=AS_OF)
    assert standard.ok, [str(one) for one in standard.diagnostics]
    result = audit([standard], load_data(document, standards=[standard]), as_of=AS_OF)
    (outcome,) = result.rules[0].outcomes
    return outcome


@given(st.data(), rules(), portfolios())
@settings(max_examples=200, deadline=None)
def test_filling_a_gap_never_contradicts_a_verdict(data: st.DataObject, text: str, document: dict[str, object]) -> None:
    """`actual_finish` is left out where it is blank: blank means none there, which is an answer and no gap."""
    before = outcome_of(text, document)
    project = document["projects"][0]  # type: ignore[index]
    kept = {"actual_finish": project["actual_finish"]} if project["actual_finish"] is None else {}
    whole = data.draw(filled(document))
    whole["projects"][0].update(kept)  # type: ignore[index]
    note(text)
    note(json.dumps(whole))
    after = outcome_of(text, whole)
    if before in DEFINITE:
        assert HOLDS.get(after, after) is HOLDS.get(before, before)


@given(rules(), portfolios())
@settings(max_examples=60, deadline=None)
def test_nothing_is_ever_an_error(text: str, document: dict[str, object]) -> None:
    assert outcome_of(text, document) is not Outcome.ERROR


@given(st.randoms(), st.lists(portfolios(), min_size=2, max_size=4), rules())
@settings(max_examples=30, deadline=None)
def test_order_of_records_and_rules_changes_no_verdict(random, documents, text) -> None:
    projects = [
        {**document["projects"][0], "id": f"P{index}", "risks": document["projects"][0].get("risks", [])}
        for index, document in enumerate(documents)
    ]
    for index, project in enumerate(projects):
        project["risks"] = [{**risk, "id": f"{index}-{risk['id']}"} for risk in project["risks"]]
    mixed = list(projects)
    random.shuffle(mixed)
    people = documents[0]["people"]

    def verdicts(order):
        standard = parse_standard(text, as_of=AS_OF)
        loaded = load_data({"people": people, "projects": order}, standards=[standard])
        report = json.loads(render(audit([standard], loaded, as_of=AS_OF), "json"))
        return sorted((one["subject"]["id"], one["verdict"], one["fingerprint"]) for one in report["findings"])

    assert verdicts(projects) == verdicts(mixed)
