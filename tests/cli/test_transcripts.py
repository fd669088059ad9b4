"""Command lines do what their transcripts show; `UPDATE_GOLDEN=1` writes down what they show now."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.cli.transcript import play, read_transcript

HERE = Path(__file__).parent
TRANSCRIPTS = sorted((HERE / "transcripts").glob("*.txt"))


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_transcript(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(HERE / "given", tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    now = "".join(play(step).text() for step in read_transcript(path))
    if os.environ.get("UPDATE_GOLDEN") == "1":
        path.write_text(now, encoding="utf-8")
    assert now == path.read_text(encoding="utf-8")
