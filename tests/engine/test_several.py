"""Several standards at once: what they add is shared, and what they mean differently is told and never guessed."""

from __future__ import annotations

from datetime import date

import pytest

from pmo_audit import InputError, audit
from pmo_audit.api import LoadedStandard, load_data, parse_standard, schema_of

AS_OF = date(2026, 3, 31)
VISITS = 'extend project with visits: records of visit "One of them"\nextend visit with seen_on: date\n'
ESG = "extend project with esg: number blank means none\n"
STAGES = "lifecycle idea, build, use\n"


def standard(name: str, blocks: str, require: str = "name is known") -> LoadedStandard:
    rule = f'rule {name.upper()}-1 "R"\n  severity minor\n  for each project\n  require {require}\n'
    loaded = parse_standard(f'standard {name} "S"\n{blocks}{rule}', as_of=AS_OF)
    assert loaded.diagnostics == ()
    return loaded


def told(*standards: LoadedStandard) -> list[str]:
    """What an audit by these standards refuses to begin with."""
    portfolio = load_data({"projects": [{"id": "A"}]}, standards=standards)
    with pytest.raises(InputError) as raised:
        audit(standards, portfolio, as_of=AS_OF)
    return [f"{one.code} {one.message}" for one in raised.value.diagnostics]


def test_what_two_standards_add_alike_is_added_once() -> None:
    both = [standard("a", VISITS + ESG, "some visit where seen_on is known"), standard("b", VISITS + ESG, "esg > 3")]
    loaded = load_data({"projects": [{"id": "A", "esg": 4, "visits": [{"seen_on": "2026-01-01"}]}]}, standards=both)
    result = audit(both, loaded, as_of=AS_OF)
    assert result.diagnostics == ()
    assert [dict(rule.outcomes) for rule in result.rules] == [dict(result.rules[0].outcomes)] * 2
    assert not result.findings


def test_what_one_standard_adds_is_there_beside_another() -> None:
    both = [standard("a", ""), standard("b", STAGES + ESG, "phase is build and esg > 3")]
    loaded = load_data({"projects": [{"id": "A", "name": "A", "esg": 4, "phase": "build"}]}, standards=both)
    assert not audit(both, loaded, as_of=AS_OF).findings


def test_two_of_one_name() -> None:
    assert told(standard("a", ""), standard("a", "")) == ["PA403 two standards are called `a`"]


@pytest.mark.parametrize("other", ["esg: text blank means none", "esg: number"])
def test_a_field_added_differently(other: str) -> None:
    found = told(standard("a", ESG), standard("b", f"extend project with {other}\n"))
    assert found == ["PA403 `a` and `b` add `esg` to project differently"]


def test_records_added_differently() -> None:
    found = told(standard("a", VISITS), standard("b", "extend project with calls: records of visit\n"))
    assert "PA403 `b` and another standard add `visit` differently" in found


def test_a_field_of_one_name_in_two_kinds_of_record_is_two_fields() -> None:
    both = [standard("a", ESG), standard("b", "extend risk with esg: text\n")]
    schema = schema_of(both)
    fields = schema.find_field("project", "esg"), schema.find_field("risk", "esg")
    assert [one is not None and type(one.type).__name__ for one in fields] == ["Number", "Text"]


def test_two_lifecycles() -> None:
    other = standard("b", "lifecycle idea, use\n")
    assert told(standard("a", STAGES), other) == ["PA403 `a` and `b` speak of different lifecycles"]
    assert told(other, standard("a", STAGES)) == ["PA403 `b` and `a` speak of different lifecycles"]


def test_the_same_lifecycle_in_both() -> None:
    both = [standard("a", STAGES), standard("b", STAGES, "phase is after idea")]
    loaded = load_data({"projects": [{"id": "A", "name": "A", "phase": "use"}]}, standards=both)
    assert not audit(both, loaded, as_of=AS_OF).findings


@pytest.mark.parametrize(
    "require", ["phase is planning", "(some project where phase is not closing)", "project.phase is known"]
)
def test_a_standard_that_speaks_of_the_usual_stages_beside_one_with_its_own(require: str) -> None:
    assert told(standard("a", STAGES), standard("b", "", require)) == [
        "PA403 `a` and `b` speak of different lifecycles"
    ]


def test_of_other_words_there_are_none_of_its_own() -> None:
    both = [standard("a", STAGES), standard("b", "", "status is active")]
    loaded = load_data({"projects": [{"id": "A", "name": "A", "status": "active"}]}, standards=both)
    assert not audit(both, loaded, as_of=AS_OF).findings
