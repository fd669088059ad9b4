"""The how-to pages carried out as they stand."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from pmo_audit import load_portfolio
from pmo_audit.reporting import make_visible, view_of
from pmo_audit.reporting.plain import one_line
from pmo_audit.reporting.registry import Format
from pmo_audit.sources import load
from pmo_audit.values import format_value
from tests.docs.carrying import blocks, carry_out_page
from tests.reporting.hostile import hostile
from tests.reporting.samples import small


def test_a_rule_is_written_as_the_page_says(tmp_path: Path) -> None:
    carry_out_page("howto-rule.md", tmp_path)


def test_a_format_is_added_as_the_page_says() -> None:
    boxes = [block.text for block in blocks("howto-format.md") if block.language == "python"]
    names: dict[str, Any] = {}
    exec(compile("\n".join(boxes), "docs/howto-format.md", "exec"), names)
    made: Format = names["ASKS"]
    rows = list(csv.DictReader(io.StringIO(made.render(view_of(small())))))
    assert [row["what"] for row in rows] == [one_line(ask.what) for ask in small().ask_for]
    assert [int(row["verdicts"]) for row in rows] == [ask.verdicts for ask in small().ask_for]
    shown = made.render(view_of(hostile()))
    assert make_visible(shown) == shown
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in csv.reader(io.StringIO(shown)) for cell in row)


def test_a_source_is_added_as_the_page_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    boxes = [block.text for block in blocks("howto-source.md") if block.language == "python"]
    names: dict[str, Any] = {}
    exec(compile("\n".join(boxes), "docs/howto-source.md", "exec"), names)
    monkeypatch.setattr(load, "READERS", names["WITH_INI"])
    (tmp_path / "projects.ini").write_text("[P1]\nname = Portal\nbudget = GBP 2m\n[P2]\nstatus = active\n", "utf-8")
    (tmp_path / "risks.ini").write_text("no section\n", "utf-8")
    read = load_portfolio(tmp_path)
    first, second = read.portfolio.register("project").records
    assert (first.key, first.values["name"], format_value(first.values["budget"])) == ("P1", "Portal", "GBP 2,000,000")
    assert str(first.origin("budget")).endswith("projects.ini: /P1/budget")
    assert (second.key, second.values["status"]) == ("P2", "active")
    assert [one.code for one in read.diagnostics] == ["PA508"]
    assert read.portfolio.register("risk").lost
