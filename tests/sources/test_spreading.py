"""Tables that the mapping takes out of documents: where records stand, what counts as a column, and what is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pmo_audit.api import Loaded, load_data, load_portfolio
from pmo_audit.settings import parse_settings
from pmo_audit.values import format_value


def read(document: object, mapping: str) -> Loaded:
    settings, told = parse_settings(mapping)
    assert told == ()
    return load_data(document, mapping=settings.mapping, name="export.json")


def said(loaded: Loaded, entity: str) -> list[dict[str, str]]:
    records = loaded.portfolio.register(entity).records
    return [{name: format_value(value) for name, value in one.values.items()} for one in records]


def codes(loaded: Loaded) -> list[str]:
    return sorted(one.code for one in loaded.diagnostics)


def test_cells_as_a_whole_and_a_part_of_one() -> None:
    document = {
        "rows": [{"id": 1, "cells": [{"title": "Who", "text": "Ann Lee"}, {"title": "Due", "day": "2026-03-01"}]}]
    }
    mapping = """
    [[table]]
    entity = "risk"
    at = "rows"
    [[table.cells]]
    list = "cells"
    name = "title"
    [table.fields]
    owner = "Who.text"
    due = "Due.day"
    """
    loaded = read(document, mapping)
    assert said(loaded, "risk") == [{"id": "1", "owner": "Ann Lee", "due": "2026-03-01"}]
    assert codes(loaded) == []


def test_columns_of_one_name_are_kept_apart() -> None:
    document = {
        "rows": [
            {
                "name": "Storm",
                "part": {"name": "inner"},
                "cells": [{"t": "Name", "v": "a"}, {"t": "X", "v": 1}, {"t": "x", "v": 2}],
            }
        ]
    }
    mapping = """
    [[table]]
    entity = "risk"
    at = "rows"
    open = ["part"]
    [[table.cells]]
    list = "cells"
    name = "t"
    value = "v"
    """
    loaded = read(document, mapping)
    assert said(loaded, "risk") == [{"name": "Storm"}]
    spare = sorted(one.message.split("`")[3] for one in loaded.diagnostics if "`risk` is called" in one.message)
    assert spare == ["X", "cells.Name", "cells.x", "part.name"]


def test_a_list_at_the_top_and_a_document_that_is_one_record() -> None:
    bare = read(
        [{"key": {"code": "R1"}}], '[[table]]\nentity = "risk"\nfile = "export.json"\n[table.fields]\nid = "key.code"\n'
    )
    assert said(bare, "risk") == [{"id": "R1"}]
    whole = read({"key": {"code": "P1"}}, '[[table]]\nentity = "project"\nat = ""\n[table.fields]\nid = "key.code"\n')
    assert said(whole, "project") == [{"id": "P1"}]


def test_lists_in_such_records_belong_to_them() -> None:
    document = {"data": {"items": [{"id": "P1", "meta": {"who": "Ann Lee"}, "risks": [{"name": "Storm"}]}]}}
    mapping = '[[table]]\nentity = "project"\nat = "data.items"\n[table.fields]\nsponsor = "meta.who"\n'
    loaded = read(document, mapping)
    assert said(loaded, "risk") == [{"project": "P1", "name": "Storm"}]
    assert codes(loaded) == []


def test_what_is_no_record_is_lost_and_told() -> None:
    document = {"data": {"items": [{"id": "R1"}, 7, None, "Storm"]}}
    loaded = read(document, '[[table]]\nentity = "risk"\nat = "data.items"\n')
    assert codes(loaded) == ["PA509"]
    assert [one.key for one in loaded.portfolio.register("risk").records] == ["R1", "? / Storm"]
    assert loaded.is_partial


def test_a_path_to_nowhere_is_told() -> None:
    loaded = read({"data": {}}, '[[table]]\nentity = "risk"\nat = "data.items"\n')
    assert "PA614" in codes(loaded)


def test_an_empty_list_says_that_there_are_none() -> None:
    loaded = read({"data": {"items": []}}, '[[table]]\nentity = "risk"\nat = "data.items"\n')
    register = loaded.portfolio.register("risk")
    assert register.delivered
    assert not register.records


def test_registers_beside_what_is_taken_apart_are_read_and_the_rest_is_told() -> None:
    document = {"page": 1, "data": {"items": [{"id": "R1"}]}, "people": [{"id": "E1"}], "links": {"next": None}}
    loaded = read(document, '[[table]]\nentity = "risk"\nat = "data.items"\n')
    assert said(loaded, "person") == [{"id": "E1"}]
    assert codes(loaded) == ["PA643"]


def test_what_is_nothing_is_read_by_nobody() -> None:
    loaded = read({"data": {"items": [{"id": "R1"}]}}, '[[table]]\nentity = "nothing"\nat = "data.items"\n')
    assert loaded.portfolio.registers == {}
    assert codes(loaded) == []


def test_a_value_that_the_field_cannot_hold_is_told() -> None:
    loaded = read(
        {"risks": [{"id": "R1"}]}, '[[table]]\nentity = "risk"\n[table.fields]\nimpact = { value = "huge" }\n'
    )
    assert codes(loaded) == ["PA615"]
    assert said(loaded, "risk") == [{"id": "R1", "impact": "unreadable (huge)"}]


def test_a_value_of_the_mapping_in_csv(tmp_path: Path) -> None:
    (tmp_path / "rail-risks.csv").write_text("id,name\nR1,Storm\nR2,Ice\n", encoding="utf-8")
    text = '[[table]]\nentity = "risk"\nfile = "*-risks.csv"\n[table.fields]\nproject = { value = "{file}" }\n'
    loaded = load_portfolio(tmp_path, mapping=parse_settings(text)[0].mapping)
    assert [one["project"] for one in said(loaded, "risk")] == ["rail-risks", "rail-risks"]
    record = loaded.portfolio.register("risk").records[0]
    assert str(record.origin("project")) == "pmo-audit.toml: table 1, fields.project"


@pytest.mark.parametrize(
    ("number", "unit", "day"),
    [
        (20_514, "days", "2026-03-02"),
        (1_772_409_600, "seconds", "2026-03-02"),
        ("1772495999999", "milliseconds", "2026-03-02"),
        (-1, "days", "1969-12-31"),
        (10**9, "days", "unreadable (1000000000)"),
        ("2026-03-02", "seconds", "2026-03-02"),
        ("soon", "seconds", "unreadable (soon)"),
    ],
)
def test_days_counted_from_1970(number: object, unit: str, day: str) -> None:
    mapping = f'[[table]]\nentity = "risk"\n[table.fields]\ndue = {{ column = "due", epoch = "{unit}" }}\n'
    assert said(read({"risks": [{"id": "R1", "due": number}]}, mapping), "risk")[0]["due"] == day


@pytest.mark.parametrize(("pages", "code"), [(("a",), "error"), (("a", "b"), "warning"), (("b",), "")])
def test_more_elsewhere(pages: tuple[str, ...], code: str, tmp_path: Path) -> None:
    texts = {"a": {"rows": [{"id": "R1"}], "next": {"page": 2}}, "b": {"rows": [{"id": "R2"}], "next": None}}
    for one in pages:
        (tmp_path / f"{one}.json").write_text(json.dumps(texts[one]), encoding="utf-8")
    settings, _ = parse_settings('[[table]]\nentity = "risk"\nat = "rows"\nmore = "next"\n')
    told = [one for one in load_portfolio(tmp_path, mapping=settings.mapping).diagnostics if one.code == "PA642"]
    assert "".join(one.severity.value for one in told) == code
