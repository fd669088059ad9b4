"""Loads small portfolios written in the tests themselves."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from pmo_audit.records import Extension, Field, Schema, core_schema
from pmo_audit.records.declare import MONEY, TEXT, one_of
from pmo_audit.settings import ImportMapping, load_settings, parse_settings
from pmo_audit.sources import Loaded, load_portfolio

SCHEMA = core_schema()
ROOT = Path(__file__).parents[2]


def mapping(text: str) -> ImportMapping:
    settings, diagnostics = parse_settings(text)
    assert diagnostics == ()
    return settings.mapping


def load(folder: Path, files: Mapping[str, str | bytes], toml: str = "", schema: Schema = SCHEMA) -> Loaded:
    for name, content in files.items():
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return load_portfolio(folder, schema=schema, mapping=mapping(toml))


def codes(loaded: Loaded) -> list[str]:
    return sorted(one.code for one in loaded.diagnostics)


def read(loaded: Loaded, entity: str, key: str, field: str) -> object:
    record = loaded.portfolio.find(entity, key)
    assert record is not None, [one.key for one in loaded.portfolio.register(entity).records]
    return loaded.portfolio.value(record, field)


def data_folder() -> Path:
    """The folder of real data; a test that needs it fails where it is not."""
    folder = Path(os.environ.get("PMO_AUDIT_DATA") or ROOT.parent / "shared" / "data")
    if not folder.is_dir():
        pytest.fail(f"no data at {folder}; set PMO_AUDIT_DATA")
    return folder


def gmpp_schema() -> Schema:
    dca = one_of("delivery confidence", "red amber_red amber amber_green green", ordered=True)
    fields = [Field("dca", dca, ""), Field("dca_sro", dca, ""), Field("benefits", MONEY, "")]
    for name in ("dca", "schedule", "variance", "whole_life", "benefits"):
        fields.append(Field(f"{name}_commentary", TEXT, ""))
    return SCHEMA.extended(Extension("status_report", one, "uk_gmpp") for one in fields)


def gmpp_mapping() -> ImportMapping:
    settings, diagnostics = load_settings(ROOT / "rules" / "uk_gmpp" / "mapping.toml")
    assert diagnostics == ()
    return settings.mapping
