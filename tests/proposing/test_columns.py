"""Tables of columns, each with what is proposed for it and what its cells then become: `columns/*.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from pmo_audit.classes import names_of
from pmo_audit.proposing.columns import propose_reading
from pmo_audit.records import core_schema
from pmo_audit.settings import DataDefaults, FieldMapping
from pmo_audit.sources.cells import BLANK, reader_for
from pmo_audit.sources.tables import Cell, NumberText
from pmo_audit.types import Number
from pmo_audit.values import Unreadable, Value, format_value

FILES = sorted(Path(__file__).with_name("columns").glob("*.toml"))
COLUMNS = [one for file in FILES for one in tomllib.loads(file.read_text(encoding="utf-8"))["column"]]


def cell_of(given: object) -> Cell:
    """A cell as the readers of files give it."""
    if isinstance(given, int | float):
        return NumberText(str(given))
    match = re.fullmatch(r"(\S+) \{(.*)\}", given) if isinstance(given, str) else None
    return NumberText(match[1], match[2]) if match else given


def said(line: FieldMapping) -> Mapping[str, object]:
    """What a line says, of all it could say."""
    silent = FieldMapping(columns=line.columns)
    shown = {name: getattr(line, name) for name in names_of(line) or ()}
    return {name: value for name, value in shown.items() if value != getattr(silent, name)}


def expected(text: str) -> Mapping[str, object]:
    """The same from the words of a test."""
    given: dict[str, Any] = {}
    for key, value in re.findall(r"(\w+) = (\{.*?\}|\[.*?\]|\".*?\"|[^,\s]+)", text):
        given[key] = tomllib.loads(f"x = {value}")["x"]
    if given.get("serials") is True:
        given["serials"] = 1900
    return {
        name: tuple(value.items()) if isinstance(value, dict) else tuple(value) if isinstance(value, list) else value
        for name, value in given.items()
    }


def shown(value: Value, *, percent: bool) -> str:
    """A value as the tables have it."""
    if value is BLANK:
        return ""
    return "?" if isinstance(value, Unreadable) else format_value(value, percent=percent)


def fits(value: str, wanted: str) -> bool:
    return value.startswith(wanted[:-1]) if wanted.endswith("*") else value == wanted


@pytest.mark.parametrize("column", COLUMNS, ids=lambda one: one["about"])
def test_column(column: Mapping[str, Any]) -> None:
    field = core_schema().find_field(*column["field"].split("."))
    assert field is not None
    cells = [cell_of(one) for one in column["cells"]]
    fills: Sequence[str | None] = [one or None for one in column.get("fills", [""] * len(cells))]
    beside = {heading: [cell_of(one) for one in several] for heading, several in column.get("beside", {}).items()}
    line, guesses = propose_reading(field, column["heading"], cells, fills, beside, column.get("key", {}))
    assert said(line) == expected(column["line"])
    read = reader_for(field, line, DataDefaults(), keyed=False)
    percent = isinstance(field.type, Number) and field.type.percent
    values = [shown(read(one), percent=percent) for one in cells]
    assert [one for one in zip(values, column["read"], strict=True) if not fits(*one)] == []
    assert {one.about for one in guesses if not one.sure} >= set(column.get("unsure", []))
    if "unsure" not in column:
        assert [one for one in guesses if not one.sure] == []
    assert all(one.reason for one in guesses)
