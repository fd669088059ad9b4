"""The program on `docs/embedding.md` runs, and `docs/benchmarks.md` names every figure with its goal."""

from __future__ import annotations

import re
from pathlib import Path

from benchmarks.__main__ import FIGURES

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_the_program_runs() -> None:
    page = (DOCS / "embedding.md").read_text(encoding="utf-8")
    boxes = re.findall(r"^```python\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    assert len(boxes) >= 4
    exec(compile("\n".join(boxes), "docs/embedding.md", "exec"), {})


def test_every_figure_is_told() -> None:
    page = (DOCS / "benchmarks.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"^\| `([\w.-]+)` \| `([<>]= [\d.]+)` \|", page, re.MULTILINE))
    assert told == {one.name: one.goal for one in FIGURES}
