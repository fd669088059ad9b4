"""The kinds of record that are worked out: whose they are, and that nobody is asked for them."""

from __future__ import annotations

import io
from fractions import Fraction

import pytest
from openpyxl import load_workbook

from pmo_audit import api
from pmo_audit.analysis.reserved import is_reserved
from pmo_audit.records import Entity, Portfolio, Record, Register, core_schema, derived
from pmo_audit.records.json_schema import portfolio_json_schema
from pmo_audit.values import MISSING, NONE, Ref

NAMES = [one.name for one in derived.ENTITIES]
SAMPLES = """
standard samples "Samples"

rule SG-402 "Work is done once"
  severity major
  for each overlap where score >= 80%
  require  decision is known
  message  "{left.name} and {right.name} deliver the same work ({score})."

rule SG-403 "A shared issue has one owner"
  severity major
  for each shared_issue where count(projects) >= 2
  require  owner is known
"""


def project(key: str) -> Record:
    return Record("project", key, {"id": key, "name": f"Project {key}"})


def refs(entity: str, *keys: str) -> tuple[Ref, ...]:
    return tuple(Ref(entity, one, one) for one in keys)


def portfolio(*records: Record) -> Portfolio:
    """Projects A, B and C, and some derived records."""
    named = sorted({one.entity for one in records})
    registers = {name: Register(name, tuple(one for one in records if one.entity == name), True) for name in named}
    registers["project"] = Register("project", tuple(map(project, "ABC")), delivered=True)
    return Portfolio(core_schema(), registers)


def test_a_record_is_one_of_each_that_its_list_names() -> None:
    shared = Record("shared_issue", "S1", {"projects": refs("project", "A", "C", "A")})
    held = portfolio(shared)
    owned = {key: held.owned(project(key), "shared_issue", "projects") for key in "ABC"}
    assert {key: [one.key for one in found.members] for key, found in owned.items()} == {
        "A": ["S1"],
        "B": [],
        "C": ["S1"],
    }
    assert all(found.delivered and not found.gaps for found in owned.values())
    assert [one.key for one in held.record_projects(shared)] == ["A", "C"]


def test_a_list_that_nobody_filled_in_may_name_anybody() -> None:
    held = portfolio(Record("cycle", "C1", {"projects": MISSING}), Record("cycle", "C2", {"projects": NONE}))
    (gap,) = held.owned(project("A"), "cycle", "projects").gaps
    assert "does not say" in gap.reason


def test_a_record_owns_what_its_own_list_names() -> None:
    shared = Record("shared_issue", "S1", {"projects": (*refs("project", "B", "A", "B"), Ref("project", "Z"))})
    found = portfolio(shared).owned(shared, "project", "projects")
    assert [one.key for one in found.members] == ["B", "A"]
    assert [one.reason for one in found.gaps] == ["1 of the 4 that it names leads to no project"]


@pytest.mark.parametrize(("value", "delivered"), [(NONE, True), (MISSING, False), ((), True)])
def test_a_list_that_holds_nothing(value: object, delivered: bool) -> None:
    shared = Record("shared_issue", "S1", {"projects": value})
    found = portfolio(shared).owned(shared, "project", "projects")
    assert (found.members, found.delivered) == ((), delivered)


def test_nobody_is_asked_for_what_is_derived() -> None:
    """Neither by the JSON Schema, nor by a template, nor when registers are read."""
    properties = portfolio_json_schema(core_schema())["properties"]
    assert not {one.plural for one in derived.ENTITIES} & properties.keys()
    held = load_workbook(io.BytesIO(api.make_template(every=True).content))
    assert not {one.plural.replace("_", " ") for one in derived.ENTITIES} & {one.lower() for one in held.sheetnames}
    loaded = api.load_data({"projects": [{"id": "A"}], "overlaps": [{"id": "O", "kind": "duplicate"}]})
    assert [one.code for one in loaded.diagnostics] == ["PA855"]
    assert not loaded.portfolio.members("overlap").delivered
    assert loaded.portfolio.schema.find_entity("overlap") is not None


def test_a_template_for_rules_asks_for_what_they_rest_on() -> None:
    made = api.make_template([api.parse_standard(SAMPLES)])
    assert load_workbook(io.BytesIO(made.content)).sheetnames[1:] == ["Projects", "Deliverables", "Risks", "Issues"]
    with pytest.raises(ValueError, match="`overlaps` is worked out of projects and deliverables"):
        api.make_template(entities=["overlaps"])


@pytest.mark.parametrize("entity", derived.ENTITIES, ids=NAMES)
def test_every_field_can_be_named_in_a_rule(entity: Entity) -> None:
    assert not [one.name for one in entity.fields if is_reserved(one.name)]
    assert entity.find_field(entity.label) is not None
    assert set(entity.derived_from) <= {one.name for one in core_schema().delivered.entities.values()}
    asked = "\n".join(
        f'rule R-{number} "R"\n  severity info\n  for each {entity.name}\n  require {one.name} is known\n'
        for number, one in enumerate(entity.fields)
    )
    assert api.parse_standard(f'standard s "S"\n\n{asked}').ok


def test_the_samples_run() -> None:
    loaded = api.parse_standard(SAMPLES)
    assert not loaded.diagnostics
    both = {"projects": refs("project", "A", "B")}
    sides = {"left": Ref("project", "A", "A"), "right": Ref("project", "B", "B")}
    overlap = Record("overlap", "O1", {"score": Fraction(9, 10), "decision": NONE, **sides, **both})
    issue = Record("shared_issue", "S1", {"owner": NONE, **both})
    result = api.audit([loaded], portfolio(overlap, issue))
    found = [(one.rule, [each.id for each in one.projects]) for one in result.findings]
    assert found == [("SG-402", ["A", "B"]), ("SG-403", ["A", "B"])]
    assert result.findings[0].message == "Project A and Project B deliver the same work (90%)."
