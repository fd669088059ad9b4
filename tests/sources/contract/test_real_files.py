"""NDJSON and YAML that we did not write: no record and no value is lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pmo_audit.sources import load_portfolio
from pmo_audit.sources.json_source import read_json
from pmo_audit.sources.ndjson_source import read_ndjson
from pmo_audit.sources.yaml_source import read_yaml
from tests.sources.given import SCHEMA, data_folder, mapping

pytestmark = pytest.mark.data
MAPPED = mapping(
    '[[table]]\nentity = "issue"\nfile = "*.records.jsonl"\n[table.fields]\nname = "title"\ndescription = "text"\n'
)


def files(*patterns: str) -> list[Path]:
    found = [path for pattern in patterns for path in sorted(data_folder().glob(pattern))]
    assert found
    return found


def test_every_line_is_a_record_with_what_stands_in_it():
    for path in files("dup/*.records.jsonl"):
        lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        reading = read_ndjson(path.read_bytes(), path.name, path.stem)
        (table,) = reading.tables
        assert (reading.diagnostics, table.lost) == ([], [])
        assert [{key: row.cells[number] for number, key in enumerate(table.columns)} for row in table.rows] == lines
        loaded = load_portfolio(path, schema=SCHEMA, mapping=MAPPED)
        assert len(loaded.portfolio.register("issue").records) == len(lines)
        assert not loaded.is_partial


def test_json_that_others_wrote_is_the_same_as_yaml():
    """All JSON is YAML, so there is no want of YAML that we did not write."""
    for path in files("exports/*.json", "planted-dev/portfolio.json", "standards/*.json"):
        content = path.read_bytes()
        as_json, as_yaml = (read(content, path.name, path.stem) for read in (read_json, read_yaml))
        assert as_yaml.document == as_json.document, path.name
        assert as_yaml.diagnostics == as_json.diagnostics
