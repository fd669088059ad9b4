"""Lists inside records are the same in every format that has them."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest

from tests.sources.contract.test_contract import loaded_from, report, told, values, written

JSON = """[
{"id": "P1", "name": "Patient portal", "risks": [{"name": "Fails", "owner": {"name": "Ann"}}, "Late"], "issues": []},
{"id": "P2", "name": "Ward network", "risks": "none", "budget": {"amount": 1900000.10, "currency": "GBP"}},
{"id": "P3", "sponsor": {"missing": "asked for"}, "manager": {"exempt": "private"}, "end": {"none": true}, "id": "P4"}
]"""
YAML = """
- {id: P1, name: Patient portal, risks: [{name: Fails, owner: {name: Ann}}, Late], issues: []}
- id: P2
  name: "Ward network"
  risks: none
  budget: {amount: 1900000.10, currency: GBP}
- id: P3
  sponsor: {missing: asked for}
  manager: {exempt: private}
  end: {none: true}
  id: P4
"""
LINES = "".join(f"{line.strip().rstrip(',')}\n" for line in JSON.splitlines() if line.startswith("{"))
SAME: Mapping[str, str] = {
    "projects.yaml": YAML,
    "projects.yml": JSON,
    "projects.ndjson": LINES,
    "projects.jsonl": LINES,
}


@pytest.mark.parametrize("name", SAME)
def test_nested_lists_are_the_same(name, tmp_path):
    first = loaded_from(written(tmp_path / "json", {"projects.json": JSON.encode()}))
    other = loaded_from(written(tmp_path / "other", {name: SAME[name].encode()}))
    assert [one.key for one in first.portfolio.register("risk").records] == ["P1 / Fails", "P1 / Late"]
    assert {"PA509", "PA510"} <= {code for code, _ in told(first)}
    assert (values(other), told(other), report(other)) == (values(first), told(first), report(first))


def test_places_are_those_that_people_look_up(tmp_path):
    lines = '{"id": "P1", "risks": [{"name": "Fails", "probability": "so so"}]}\n\n{"id": "P2", "finish": "soon"}\n'
    loaded = loaded_from(written(tmp_path / "x", {"projects.ndjson": lines.encode()}))
    places = [one.place.at for one in loaded.diagnostics if one.place and one.code == "PA531"]  # type: ignore[union-attr]
    assert places == ["line 1/risks/0/probability", "line 3/finish"]
    second = loaded.portfolio.find("project", "P2")
    assert second is not None
    assert (str(second.place), str(second.origin("finish"))) == (
        "x/projects.ndjson: line 3",
        "x/projects.ndjson: line 3/finish",
    )
    assert str(second.origin("budget")) == "x/projects.ndjson: line 3/budget"


def test_yaml_places_are_pointers(tmp_path):
    loaded = loaded_from(
        written(tmp_path / "x", {"projects.yaml": json.dumps([{"id": "P1", "finish": "soon"}]).encode()})
    )
    assert [str(one.place) for one in loaded.diagnostics] == ["x/projects.yaml: /0/finish"]
