"""A table that could be several things: told at every run, and one word or a few `#` away from being read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import Workbook

from pmo_audit import api
from pmo_audit.cli import main
from pmo_audit.diagnostics import Severity
from pmo_audit.settings import load_settings

HEADINGS = ["Ref", "Title", "Owner", "Due", "Status"]
OPEN = [HEADINGS, ["1", "Paint", "Ann", "2026-01-01", "Open"], ["2", "Sand", "Bo", "2026-02-02", "Open"]]
PROJECTS = [["Project ID", "Project name", "Sponsor"], ["P1", "Portal", "Ann"], ["P2", "Wards", "Bo"]]
HELP = [["Colour", "Shade"], ["red", "dark"], ["green", "light"]]


def book(folder: Path) -> Path:
    one = Workbook()
    one.remove(one.worksheets[0])
    for name, rows in (("Projects", PROJECTS), ("Stuff", OPEN), ("Lists", HELP)):
        sheet = one.create_sheet(name)
        for row in rows:
            sheet.append(row)
    one.save(folder / "office.xlsx")
    return folder / "office.xlsx"


def texts(folder: Path) -> Path:
    for name, rows in (("projects", PROJECTS), ("stuff", OPEN), ("lists", HELP)):
        lines = "\n".join(",".join(row) for row in rows)
        (folder / f"{name}.csv").write_text(f"{lines}\n", encoding="utf-8")
    return folder


def begun(data: Path, folder: Path) -> Path:
    """The settings that `init` writes for registers."""
    line = ["init", "--from", str(data), "--into", str(folder / "audit")]
    result = CliRunner().invoke(main, line, prog_name="pmo-audit")
    assert result.exit_code == 0, result.output
    return folder / "audit" / "pmo-audit.toml"


@pytest.mark.parametrize("made", [book, texts])
def test_what_is_left_open_is_told_whenever_it_is_met(made, tmp_path):
    (tmp_path / "data").mkdir()
    config = begun(made(tmp_path / "data"), tmp_path)
    text = config.read_text(encoding="utf-8")
    assert (text.count('"undecided"\n'), text.count('"nothing"\n')) == (1, 1)
    settings, _ = load_settings(config)
    loaded = api.load_portfolio(tmp_path / "data", mapping=settings.mapping)
    (told,) = [one for one in loaded.diagnostics if one.code == "PA572"]
    assert told.severity is Severity.WARNING
    assert re.search("tuff` is not read, 2 rows", told.message)
    assert not any("ists" in one.message for one in loaded.diagnostics), "lists to choose from are no loss"


@pytest.mark.parametrize("made", [book, texts])
@pytest.mark.parametrize("entity", ["risk", "issue", "action"])
def test_without_the_signs_before_them_the_lines_of_a_candidate_are_read(made, entity, tmp_path):
    (tmp_path / "data").mkdir()
    config = begun(made(tmp_path / "data"), tmp_path)
    text = config.read_text(encoding="utf-8")
    noun = f"an {entity}" if entity[0] in "ia" else f"a {entity}"
    begin = text.index(f"# If {noun}, take away the `#`")
    end = re.compile(r"^(?!#)|^# ", re.MULTILINE).search(text, text.index("\n", begin) + 1)
    stop = end.start() if end is not None else len(text)
    block = re.sub("^#(?! )", "", text[begin:stop], flags=re.MULTILINE)
    config.write_text(text[:begin] + block + text[stop:], encoding="utf-8")
    settings, told = load_settings(config)
    assert told == ()
    loaded = api.load_portfolio(tmp_path / "data", mapping=settings.mapping)
    assert [one.key for one in loaded.portfolio.register(entity).records] == ["1", "2"]
    assert "PA572" not in {one.code for one in loaded.diagnostics}


def test_read_without_settings_tells_it_once(tmp_path):
    account = api.read(texts(tmp_path))
    assert [one.code for one in account.diagnostics if one.severity is Severity.WARNING] == ["PA581"]


def test_the_report_tells_it(tmp_path):
    config = begun(book(tmp_path), tmp_path)
    page = tmp_path / "audit.html"
    line = ["run", "--config", str(config), "--output", str(page)]
    CliRunner().invoke(main, line, prog_name="pmo-audit")
    assert "PA572" in page.read_text(encoding="utf-8")


def test_a_question_names_its_headings_once(tmp_path):
    (tmp_path / "projects.csv").write_text(
        "Project ID,Project name,Lead,Manager name,Owner\nP1,Portal,Ann,Bo,Jo\nP2,Wards,Cy,Di,Al\n", encoding="utf-8"
    )
    line = ["init", "--from", str(tmp_path / "projects.csv"), "--into", str(tmp_path / "audit")]
    lines = CliRunner().invoke(main, line, prog_name="pmo-audit").output.splitlines()
    asked = [one for one in lines if one.lstrip().startswith("? ")]
    assert any(one.startswith("  ? `Lead` and `Manager name` could each be `manager`") for one in asked), asked
