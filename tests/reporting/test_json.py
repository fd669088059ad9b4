import copy
import json
from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from pmo_audit.findings import AuditResult, Outcome, Subject
from pmo_audit.reporting import render, report_schema
from tests.reporting import across, samples
from tests.reporting.hostile import hostile

RESULTS = [samples.small, samples.empty, samples.perfect, samples.broken, hostile, across.small, across.nothing_found,
           across.part_looked_for]  # fmt: skip


def validator() -> Draft202012Validator:
    return Draft202012Validator(report_schema(), format_checker=FormatChecker())


def test_the_schema_is_a_schema():
    Draft202012Validator.check_schema(report_schema())


@pytest.mark.parametrize("result", RESULTS)
def test_every_report_keeps_the_contract(result):
    validator().validate(json.loads(render(result(), "json")))


def test_everything_has_a_description():
    def walk(schema, path):
        if "$ref" not in schema and path:
            assert schema.get("description") or schema == {"type": "string"}, path
        for name, one in schema.get("properties", {}).items():
            walk(one, f"{path}/{name}")
        if "items" in schema:
            walk(schema["items"], f"{path}[]")

    walk(report_schema(), "")


def break_finding(report):
    report["findings"][0]["verdict"] = "maybe"


def break_origin(report):
    report["findings"][0]["evidence"][0]["readings"][0]["origin"] = {"file": "a.csv"}


def break_addition(report):
    report["run"]["host"] = "pc-17"


def break_omission(report):
    del report["summary"]["compliance"]


def break_count(report):
    report["summary"]["outcomes"]["pass"] = -1


def break_share(report):
    report["summary"]["coverage"] = 1.5


def break_date(report):
    report["run"]["as_of"] = "31/03/2026"


@pytest.mark.parametrize(
    "breaking",
    [break_finding, break_origin, break_addition, break_omission, break_count, break_share, break_date],
)
def test_a_broken_report_is_refused(breaking):
    report = json.loads(render(samples.small(), "json"))
    assert validator().is_valid(report)
    broken = copy.deepcopy(report)
    breaking(broken)
    assert not validator().is_valid(broken)


def test_the_data_is_unchanged_by_the_way():
    result = hostile()
    report = json.loads(render(result, "json"))
    assert [one["message"] for one in report["findings"]] == [one.message for one in result.findings]
    assert [one["because"] for one in report["findings"]] == [one.because for one in result.findings]
    assert [one["what"] for one in report["ask_for"]] == [one.what for one in result.ask_for]


def test_the_document_holds_no_unseen_character_and_ends_its_last_line():
    text = render(hostile(), "json")
    assert text.endswith("}\n")
    assert not any(char in text for char in "\x1b\x9b\u202e\u2066\u2028\ufeff\ud800\U000e0041\x7f")


def test_words_of_other_languages_are_written_as_they_are():
    result = samples.finding(samples.SPONSOR, Subject("project", "1", "東京"), Outcome.FAIL, "Größe")
    report = render(AuditResult(samples.run(), (result,), (), ()), "json")
    assert "東京" in report
    assert "Größe" in report


def test_no_share_of_nothing():
    summary = json.loads(render(samples.empty(), "json"))["summary"]
    assert (summary["compliance"], summary["coverage"]) == (None, None)


def test_a_diagnostic_tells_line_and_column_of_a_text_only():
    first, second = json.loads(render(samples.small(), "json"))["diagnostics"]
    assert first["place"] == {"file": "house.pmo", "at": "line 3, column 11", "line": 3, "column": 11}
    assert second["place"] == {"file": "projects.csv", "at": "row 9, column Finish", "line": None, "column": None}


def test_what_was_found_across_the_projects_is_told_in_full():
    report = json.loads(render(across.small(), "json"))["across"]
    first = report["overlaps"][0]
    assert (first["id"], first["points"], first["score"], first["flag"]) == ("ov-4c1d", 8312, 0.8312, True)
    assert sum(one["points"] for one in first["contributions"]) == first["points"]
    assert first["meeting"]["people"][0]["name"] == "M. Okafor"
    assert report["overloads"][0]["promised"] == 1.1
    assert report["map"]["links"][0]["target"] == {"entity": "project", "id": "P-106", "name": across.IDENTITY.name}
    assert report["homes"][0]["is"][0]["id"] == "P-106"


def test_what_was_not_looked_for_is_null_and_what_was_not_found_is_empty():
    assert json.loads(render(samples.small(), "json"))["across"] is None
    part = json.loads(render(across.part_looked_for(), "json"))["across"]
    assert part["cycles"] is None
    assert len(part["overlaps"]) == 7
    assert json.loads(render(across.nothing_found(), "json"))["across"]["overlaps"] == []


def test_pairs_that_are_hardly_alike_are_counted_beyond_the_first():
    similar = tuple(replace(across.OVERLAPS[5], id=f"s-{n}", kind="similar", flag=False, points=n) for n in range(250))
    facts = replace(across.FACTS, overlaps=(*across.OVERLAPS, *similar))
    told = json.loads(render(replace(samples.small(), oversight=facts), "json"))["across"]
    assert len(told["overlaps"]) == len(across.OVERLAPS) + 200
    assert told["similar_left_out"] == 50
    assert min(one["points"] for one in told["overlaps"] if one["kind"] == "similar") == 50
