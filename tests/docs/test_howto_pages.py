"""The how-to pages carried out as they stand."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

from pmo_audit.reporting import make_visible, view_of
from pmo_audit.reporting.plain import one_line
from pmo_audit.reporting.registry import Format
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
