"""What headings of amounts name: `headings.txt`."""

from __future__ import annotations

from pathlib import Path

import pytest

from pmo_audit.proposing.reading.headings import read_heading

LINES = Path(__file__).with_name("headings.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("line", [one for one in LINES if not one.startswith("#")])
def test_heading(line: str) -> None:
    heading, currencies, scale = (part.strip() for part in line.split("|"))
    found = read_heading(heading)
    assert (" ".join(found.currencies), found.scale) == (currencies, int(scale))
    assert bool(found.words) == bool(found.currencies or found.scales)
