"""Rule files in which nothing is wrong: every form there is, with examples that come out as they say."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pmo_audit.api import parse_standard

FILES = sorted((Path(__file__).parent / "fine").glob("*.pmo"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_nothing_is_wrong(file: Path) -> None:
    loaded = parse_standard(file.read_text(encoding="utf-8"), file.name, as_of=date(2026, 3, 31))
    assert [str(one) for one in loaded.diagnostics] == []


def test_a_byte_order_mark_is_no_character_of_the_text() -> None:
    text = '\ufeffstandard s "Überblick"\nrule R-1 "R"\n  severity minor\n  for each project\n  require name is known\n'
    assert parse_standard(text).diagnostics == ()
    assert [one.code for one in parse_standard(text.replace("R-1", "R\ufeff-1")).diagnostics] == ["PA103", "PA111"]


def test_a_sentence_has_the_words_of_a_rule_without_its_comments() -> None:
    text = (FILES[0].parent / "examples.pmo").read_text(encoding="utf-8")
    sentence = next(one.sentence for one in parse_standard(text).standard.rules if one.code == "E-2")
    assert sentence.startswith("for each project where big, require gain > EUR 0 and share > 0%")
    assert 'slack > 0 working days and term > 0 months and tags contains "a -- b" and length(tags) = 2' in sentence
    assert sentence.endswith(
        'grade > low, except "a closed one" where status is completed, '
        'except "a cancelled one" where status is cancelled then require grade is high'
    )
