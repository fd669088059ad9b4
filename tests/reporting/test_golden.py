"""Whole reports, compared with those on file. `UPDATE_GOLDEN=1 pytest tests/reporting` writes them anew."""

import os
from pathlib import Path

import pytest

from pmo_audit.reporting import formats, render
from tests.reporting import samples
from tests.reporting.hostile import hostile

GOLDEN = Path(__file__).parent / "golden"
RESULTS = {"small": samples.small, "empty": samples.empty, "broken": samples.broken, "hostile": hostile}
SUFFIXES = {one.name: one.suffix for one in formats()}


@pytest.mark.parametrize("name", RESULTS)
@pytest.mark.parametrize("format", ["json", "markdown", "text"])
def test_a_report_is_as_it_was(name, format):
    report = render(RESULTS[name](), format)
    file = GOLDEN / f"{name}{SUFFIXES[format]}"
    if os.environ.get("UPDATE_GOLDEN"):
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(report.encode())
    assert file.read_bytes().decode() == report


@pytest.mark.parametrize("format", SUFFIXES)
def test_the_same_result_gives_the_same_bytes(format):
    assert render(hostile(), format).encode() == render(hostile(), format).encode()
