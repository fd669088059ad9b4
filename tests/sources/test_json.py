"""JSON: shapes, nested registers, exact numbers, and what is strictly refused."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction

import pytest

from pmo_audit.sources import load_data
from pmo_audit.text import Location, Origin
from pmo_audit.values import MISSING, NONE, Exempt, Missing, Money, Ref, Unreadable
from tests.sources.given import SCHEMA, codes, load, mapping, read


def data(document, toml="", name="<data>"):
    return load_data(document, schema=SCHEMA, mapping=mapping(toml), name=name)


def test_registers_under_their_names(tmp_path):
    text = '{"projects": [{"id": "P1"}], "people": [{"id": "E1", "name": "Ann"}], "risks": []}'
    loaded = load(tmp_path, {"portfolio.json": text})
    assert loaded.diagnostics == ()
    assert loaded.portfolio.members("risk").delivered
    assert not loaded.portfolio.members("issue").delivered
    person = loaded.portfolio.find("person", "E1")
    assert person
    assert person.origin("name") == Origin(f"{tmp_path.name}/portfolio.json", "/people/0/name")


def test_a_bare_list_is_named_by_its_file(tmp_path):
    loaded = load(tmp_path, {"status-reports.json": '[{"project": "P1", "period": 2026}]'})
    assert loaded.diagnostics == ()
    assert [one.key for one in loaded.portfolio.register("status_report").records] == ["P1 / 2026"]


def test_nested_registers():
    loaded = data(
        {
            "projects": [
                {"id": "P1", "risks": [{"id": "R1", "name": "Fire"}], "objectives": ["Cut cost", "Please patients"]},
                {"id": "P2", "risks": []},
                {"id": "P3", "risks": None},
            ]
        }
    )
    assert loaded.diagnostics == ()
    portfolio = loaded.portfolio
    assert read(loaded, "risk", "R1", "project") == Ref("project", "P1", "P1")
    assert read(loaded, "objective", "P1 / Please patients", "name") == "Please patients"
    register = portfolio.register("risk")
    assert (register.delivered, register.delivered_for) == (False, {("project", "P1"), ("project", "P2")})
    one, two, three = (portfolio.owned(project, "risk", "project") for project in portfolio.register("project").records)
    assert (len(one.members), one.delivered) == (1, True)
    assert (len(two.members), two.delivered) == (0, True)
    assert (len(three.members), three.delivered) == (0, False)
    assert len(portfolio.members("risk").gaps) == 1


def test_nested_twice():
    loaded = data(
        {"programmes": [{"id": "G", "projects": [{"id": "P", "schedules": [{"id": "S", "tasks": ["Dig"]}]}]}]}
    )
    assert loaded.diagnostics == ()
    (task,) = loaded.portfolio.register("task").records
    assert task.values["schedule"] == Ref("schedule", "S", "S")
    assert task.place == Origin("<data>", "/programmes/0/projects/0/schedules/0/tasks/0")
    assert [one.key for one in loaded.portfolio.record_projects(task)] == ["P"]


def test_a_nested_record_may_repeat_its_owner_but_not_name_another():
    risks = [{"id": "R1", "project": "p1"}, {"id": "R2", "project": "P9"}, {"id": "R3", "project": None}]
    loaded = data({"projects": [{"id": "P1", "risks": risks}]})
    assert read(loaded, "risk", "R1", "project") == Ref("project", "P1", "P1")
    assert isinstance(read(loaded, "risk", "R2", "project"), Unreadable)
    assert read(loaded, "risk", "R3", "project") == Ref("project", "P1", "P1")


def test_keys_left_out_are_blank_where_another_record_has_them():
    loaded = data({"projects": [{"id": "P1", "start": "2026-01-05", "actual_finish": None}, {"id": "P2"}]})
    assert read(loaded, "project", "P2", "start") == MISSING
    assert read(loaded, "project", "P2", "actual_finish") == NONE
    assert read(loaded, "project", "P2", "finish") == MISSING
    assert "finish" not in loaded.portfolio.register("project").records[1].values


def test_a_key_nobody_delivered_is_missing_whatever_a_blank_means():
    assert read(data({"projects": [{"id": "P1"}]}), "project", "P1", "actual_finish") == MISSING


def test_every_state_can_be_written():
    project = {
        "id": "P1",
        "name": {"missing": "TBC"},
        "sponsor": {"none": True},
        "budget": {"exempt": "commercial"},
        "contingency": {"amount": 1.10, "currency": "EUR"},
        "forecast_cost": "USD 1.5m",
        "percent_complete": 0.65,
        "start": date(2026, 1, 5),
    }
    loaded = data({"projects": [project]})
    values = loaded.portfolio.register("project").records[0].values
    assert loaded.diagnostics == ()
    assert values["name"] == Missing("TBC")
    assert values["sponsor"] == NONE
    assert values["budget"] == Exempt("commercial")
    assert values["contingency"] == Money(Fraction("1.1"), "EUR")
    assert values["forecast_cost"] == Money(Fraction(1500000), "USD")
    assert values["percent_complete"] == Fraction("0.65")
    assert values["start"] == date(2026, 1, 5)


def test_numbers_are_exact(tmp_path):
    text = '[{"id": 7, "occurrences": 0.1}, {"id": 007.0, "occurrences": 1}]'.replace("007.0", "7.0")
    loaded = load(tmp_path, {"lessons.json": text})
    assert read(loaded, "lesson", "7", "occurrences") == Fraction(1, 10)
    assert read(loaded, "lesson", "7.0", "occurrences") == 1


@pytest.mark.parametrize("word", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number(tmp_path, word):
    loaded = load(tmp_path, {"lessons.json": f'[{{"id": "L1", "occurrences": {word}}}]'})
    assert codes(loaded) == ["PA531"]
    value = read(loaded, "lesson", "L1", "occurrences")
    assert isinstance(value, Unreadable)
    assert value.raw == word


def test_a_key_that_stands_twice(tmp_path):
    text = '{"projects": [{"id": "P1", "name": "a", "name": "b", "risks": [], "risks": [{"id": "R1"}]}]}'
    loaded = load(tmp_path, {"portfolio.json": text})
    assert isinstance(read(loaded, "project", "P1", "name"), Unreadable)
    assert loaded.is_partial
    project = loaded.portfolio.register("project").records[0]
    risks = loaded.portfolio.owned(project, "risk", "project")
    assert (risks.delivered, len(risks.gaps)) == (False, 1)
    assert load(tmp_path, {"portfolio.json": '{"projects": [], "projects": [{"id": "P1"}]}'}).is_partial


@pytest.mark.parametrize(
    ("text", "column"), [("[1, 2", 6), ("{", 2), ('["a]', 2), ("[1,]", 4), ("nil", 1), ("[] []", 4), ('["\\x"]', 3)]
)
def test_broken_json_is_told_at_its_place(tmp_path, text, column):
    loaded = load(tmp_path, {"projects.json": text})
    (one,) = loaded.diagnostics
    assert one.code == "PA508"
    assert isinstance(one.place, Location)
    assert one.place.source.line_and_column(one.place.span.start)[1] in (column, column - 1)
    assert "Expecting" not in one.message


def test_what_is_not_a_record_is_lost_and_said():
    loaded = data({"projects": [{"id": "P1", "risks": [5, {"id": "R1"}]}, 7, ["x"], {"id": "P2", "risks": "none"}]})
    assert codes(loaded) == ["PA509"] * 4
    assert len(loaded.portfolio.register("project").lost) == 2
    one, two = loaded.portfolio.register("project").records
    assert len(loaded.portfolio.owned(one, "risk", "project").gaps) == 1
    two_risks = loaded.portfolio.owned(two, "risk", "project")
    assert (two_risks.delivered, len(two_risks.gaps)) == (False, 1)


def test_one_object_is_a_record_under_a_singular_name_only():
    loaded = data({"portfolio": {"id": "X", "name": "All of it"}, "projects": {"P1": {"name": "Portal"}}})
    assert codes(loaded) == ["PA509"]
    assert read(loaded, "portfolio", "X", "name") == "All of it"
    assert not loaded.portfolio.members("project").delivered


def test_unknown_keys_are_said():
    loaded = data({"projcts": [{"id": "P1"}], "version": 3, "people": [{"id": "E1", "nmae": "Ann"}]})
    assert codes(loaded) == ["PA505", "PA505", "PA516"]
    assert any("did you mean `projects`" in one.help for one in loaded.diagnostics)
    assert any("did you mean `name`" in one.help for one in loaded.diagnostics)


def test_an_object_where_a_reference_is_expected():
    loaded = data({"projects": [{"id": "P1", "sponsor": {"id": "E1", "name": "Ann"}}], "people": [{"id": "E1"}]})
    assert codes(loaded) == ["PA532"]
    assert read(loaded, "project", "P1", "sponsor") == Ref("person", "E1", "E1")


def test_the_mapping_names_keys_and_lists():
    toml = """
    [[table]]
    entity = "issue"
    at = "problems"
    [table.fields]
    name = "what"
    """
    loaded = data({"projects": [{"id": "P1", "problems": [{"id": "I1", "what": "Leak"}]}], "problems": []}, toml)
    assert loaded.diagnostics == ()
    assert read(loaded, "issue", "I1", "name") == "Leak"
    assert loaded.portfolio.members("issue").delivered


def test_python_data_that_holds_itself():
    unit: dict[str, object] = {"id": "U"}
    unit["organisation_units"] = [unit]
    assert "PA508" in codes(data({"organisation_units": [unit]}))


def test_python_data_of_any_kind():
    for document in (
        None,
        5,
        "text",
        object(),
        {1: [{"id": 1}]},
        {"projects": ({"id": 1},)},
        [[[]]],
        {"projects": [{2: 3}]},
    ):
        data(document)


def test_deep_nesting(tmp_path):
    for text in ("[" * 100_000, '{"projects":' * 50_000, "[" * 900 + "]" * 900):
        assert load(tmp_path, {"projects.json": text}).is_partial


def test_half_characters(tmp_path):
    loaded = load(tmp_path, {"projects.json": r'[{"id": "P1", "name": "a\ud800b", "\udc00": 1}]'})
    assert codes(loaded) == ["PA516", "PA531"]
    for one in loaded.diagnostics:
        str(one).encode()


def test_hostile_numbers(tmp_path):
    numbers = ["1e999999999", "-1e-999999999", "1" * 5000, "0." + "1" * 5000]
    text = json.dumps([{"id": f"L{n}", "occurrences": "@"} for n in range(4)])
    for number in numbers:
        text = text.replace('"@"', number, 1)
    loaded = load(tmp_path, {"lessons.json": text})
    assert codes(loaded) == ["PA531"] * 4


def test_endless_numbers_of_python():
    for number in (10**5000, Fraction(10**5000), Fraction(1, 10**5000)):
        document = {"projects": [{"id": {"id": number}, "sponsor": {"id": number}, "budget": number, number: 1}]}
        for one in data(document).diagnostics:
            str(one)
