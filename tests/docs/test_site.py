"""The site has every page of the manual, and fetches nothing from elsewhere."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from docs.site import main, prepared
from tests.docs.page import DOCS

SETTINGS = tomllib.loads((DOCS.parent / "zensical.toml").read_text(encoding="utf-8"))["project"]


def listed(entries: list) -> Iterator[str]:
    for entry in entries:
        for below in entry.values():
            yield from [below] if isinstance(below, str) else listed(below)


def test_every_page_can_be_reached_from_the_menu() -> None:
    pages = list(listed(SETTINGS["nav"]))
    assert sorted(pages) == sorted(one.name for one in DOCS.glob("*.md"))


def test_home_leads_to_what_people_look_for() -> None:
    home = (DOCS / "index.md").read_text(encoding="utf-8")
    for name in ("tutorial.md", "howto-rule.md", "data.md", "language.md", "diagnostics.md"):
        assert f"]({name})" in home


def test_no_letters_are_fetched() -> None:
    assert SETTINGS["theme"]["font"] is False


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("```text file=a/b.pmo\n", '```text title="a/b.pmo"\n'),
        ("```text add-to=b.pmo\n", '```text title="b.pmo"\n'),
        ("```console exit=2\n", "```console\n"),
        ("```text verdicts\n", "```text\n"),
        ("```pmo\n", "```pmo\n"),
        ("in a line ```text file=x``` of words\n", "in a line ```text file=x``` of words\n"),
    ],
)
def test_a_box_is_prepared(written: str, expected: str) -> None:
    assert prepared(written) == expected


def test_nothing_but_the_heads_of_boxes_is_changed(tmp_path: Path) -> None:
    main(tmp_path)
    names = {one.relative_to(DOCS) for one in DOCS.rglob("*.md")}
    assert {one.relative_to(tmp_path) for one in tmp_path.rglob("*.md")} == names
    for name in names:
        ours = (DOCS / name).read_text(encoding="utf-8").splitlines()
        theirs = (tmp_path / name).read_text(encoding="utf-8").splitlines()
        assert len(ours) == len(theirs)
        assert all(a == b or a.lstrip().startswith("```") for a, b in zip(ours, theirs, strict=True))
        assert all(re.fullmatch(r" *```(\w+( title=\"[^\"]+\")?)?", line) for line in theirs if "```" in line[:8])
