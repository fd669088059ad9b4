"""Where the real data lies, for tests that must fail and never skip without it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


def real_data(*parts: str) -> Path:
    """A file of the shared data; its absence fails the test that asked for it, by name."""
    root = Path(os.environ.get("PMO_AUDIT_DATA") or Path(__file__).parents[2].parent / "shared" / "data")
    path = root.joinpath(*parts)
    if not path.exists():
        pytest.fail(f"the real data is absent: there is no {Path(*parts)} in {root}; set PMO_AUDIT_DATA to its folder")
    return path
