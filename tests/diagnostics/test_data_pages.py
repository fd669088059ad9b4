"""Every page of a code that data or settings can give: the wrong example gives it alone, the right one nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pmo_audit.diagnostics import Code, Diagnostic, collecting_codes, data_codes, derived_codes, reading_codes
from pmo_audit.diagnostics.declare import Given
from pmo_audit.records import core_schema
from pmo_audit.settings import Settings, load_settings
from pmo_audit.sources import load_portfolio

READING = (*data_codes.CODES, *collecting_codes.CODES, *reading_codes.CODES, *derived_codes.READING)
BY_COMMAND = {"PA640"}
"""Codes of these that a command gives, and no reading."""
PAGES = [code for code in READING if code.wrong]


def run(files: tuple[Given, ...], folder: Path) -> tuple[Diagnostic, ...]:
    """What there is to say of a folder with these files."""
    for one in files:
        (folder / one.file).write_text(one.text, encoding="utf-8")
    there = (folder / "pmo-audit.toml").exists()
    settings, told = load_settings(folder / "pmo-audit.toml") if there else (Settings(), ())
    return told + load_portfolio(folder, schema=core_schema(), mapping=settings.mapping).diagnostics


@pytest.mark.parametrize("code", PAGES, ids=lambda code: code.code)
def test_wrong_example_gives_exactly_its_code(code: Code, tmp_path: Path) -> None:
    assert {one.code for one in run(code.wrong, tmp_path)} == {code.code}


@pytest.mark.parametrize("code", PAGES, ids=lambda code: code.code)
def test_right_example_gives_nothing(code: Code, tmp_path: Path) -> None:
    assert run(code.right, tmp_path) == ()


def test_codes_are_unique_and_in_order() -> None:
    for room in (data_codes, collecting_codes, reading_codes):
        codes = [one.code for one in room.CODES]
        assert codes == sorted(set(codes))


def test_examples_come_in_pairs() -> None:
    assert all(bool(one.wrong) == bool(one.right) for one in READING)


def source_text() -> str:
    names = ("settings", "sources", "sources/xlsx", "sources/layout", "sources/forms")
    rooms = [Path(data_codes.__file__).parents[1] / room for room in names]
    return "".join(file.read_text(encoding="utf-8") for room in rooms for file in sorted(room.glob("*.py")))


def test_every_code_that_is_used_has_a_page() -> None:
    assert set(re.findall(r'"(PA\d{3})"', source_text())) == {one.code for one in READING} - BY_COMMAND
