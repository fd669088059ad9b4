"""Files and folders: what is opened, what is passed over, and how it is named."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from pmo_audit.diagnostics import Severity
from pmo_audit.sources import load_portfolio
from tests.sources.given import SCHEMA, codes, load

ROWS = "id,name\nP1,Portal\n"


def test_files_are_named_as_the_user_named_them(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("data").mkdir()
    Path("data/projects.csv").write_text(ROWS)
    for given, name in (("data", "data/projects.csv"), ("data/projects.csv",) * 2, ("./data/", "data/projects.csv")):
        loaded = load_portfolio(given, schema=SCHEMA)
        (record,) = loaded.portfolio.register("project").records
        assert record.place
        assert record.place.file == name
        assert loaded.portfolio.sources == ((name, hashlib.sha256(ROWS.encode()).hexdigest()),)


def test_several_paths_and_no_file_twice(tmp_path):
    (tmp_path / "projects.csv").write_text(ROWS)
    (tmp_path / "people.json").write_text('[{"id": "E1"}]')
    loaded = load_portfolio([tmp_path / "projects.csv", str(tmp_path)], schema=SCHEMA)
    assert loaded.diagnostics == ()
    assert {name: len(one.records) for name, one in loaded.portfolio.registers.items()} == {"project": 1, "person": 1}


@pytest.mark.parametrize("path", ["nowhere", "nowhere/projects.csv", "a\0b", "/dev/null"])
def test_a_path_that_leads_nowhere(path):
    loaded = load_portfolio(path, schema=SCHEMA)
    assert codes(loaded) == ["PA501"]
    assert (loaded.is_partial, loaded.portfolio.registers) == (True, {})


def test_nothing_is_passed_over_in_silence(tmp_path):
    (tmp_path / "archive").mkdir()
    files = {
        "projects.csv": ROWS,
        "risks.xls": "…",
        "notes.md": "x",
        ".hidden": "x",
        "pmo-audit.toml": "",
        "x.json": "[]",
    }
    loaded = load(tmp_path, files)
    told = [(one.code, one.severity, one.place.file.rsplit("/")[-1]) for one in loaded.diagnostics if one.place]  # type: ignore[union-attr]
    assert told == [
        ("PA503", Severity.NOTE, "archive"),
        ("PA503", Severity.NOTE, "notes.md"),
        ("PA503", Severity.ERROR, "risks.xls"),
        ("PA505", Severity.ERROR, "x.json"),
    ]
    assert len(loaded.portfolio.members("risk").gaps) == 1
    assert not loaded.portfolio.members("risk").delivered


def test_an_empty_folder(tmp_path):
    assert codes(load_portfolio(tmp_path, schema=SCHEMA)) == ["PA502"]


def test_a_file_of_another_kind_named_outright(tmp_path):
    (tmp_path / "projects.ods").write_bytes(b"PK")
    loaded = load_portfolio(tmp_path / "projects.ods", schema=SCHEMA)
    assert "not read yet" in loaded.diagnostics[0].message
    assert codes(loaded) == ["PA503"]


def test_names_that_are_no_text(tmp_path):
    (tmp_path / "caf\udce9.csv").write_text(ROWS)
    for one in load_portfolio(tmp_path, schema=SCHEMA).diagnostics:
        str(one).encode()


def test_one_register_in_two_files(tmp_path):
    loaded = load(tmp_path, {"projects.csv": ROWS, "projects.json": '[{"id": "P2", "rag": "red"}]'})
    assert [one.key for one in loaded.portfolio.register("project").records] == ["P1", "P2"]
    assert loaded.diagnostics == ()
