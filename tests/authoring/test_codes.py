"""Every code that the author's tools give has its page, and every page its code."""

from __future__ import annotations

import re
from pathlib import Path

from pmo_audit import cli
from pmo_audit.diagnostics import authoring_codes


def test_every_code_that_is_used_has_a_page() -> None:
    room = Path(cli.__file__).parent
    text = "".join((room / name).read_text(encoding="utf-8") for name in ("trial.py", "diff.py"))
    used = set(re.findall(r'"(PA4[24]\d)"', text))
    assert used == {one.code for one in authoring_codes.CODES}
