"""The pages that follow from the code are up to date and always the same; the links of the manual lead somewhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from docs.generate import main, pages
from pmo_audit.api import load_standard, shipped_packs
from pmo_audit.diagnostics import all_codes
from pmo_audit.functions import all_overloads
from pmo_audit.records import core_schema
from tests.docs.page import DOCS, tables

OURS = sorted(one.relative_to(DOCS).as_posix() for one in DOCS.rglob("*.md"))


def read(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("seed", ["0", "1"])
def test_the_pages_are_up_to_date(seed: str) -> None:
    """With any order of sets, from any folder."""
    done = subprocess.run(
        [sys.executable, DOCS / "generate.py", "--check"],
        env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(DOCS.parent)},
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stdout + done.stderr


def test_stale_pages_are_named_and_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = [name for name, _ in pages()]
    (tmp_path / names[0]).write_text("as it was", encoding="utf-8")
    assert main(["--check"], tmp_path) == 1
    assert capsys.readouterr().out == "".join(f"{name} is stale: run python docs/generate.py\n" for name in names)
    assert (tmp_path / names[0]).read_text(encoding="utf-8") == "as it was"
    assert main([], tmp_path) == 0
    assert capsys.readouterr().out == "".join(f"{name} written\n" for name in names)
    assert main(["--check"], tmp_path) == 0
    gone = tmp_path / "diagnostics" / "PA000.md"
    gone.write_text("a code that is no more", encoding="utf-8")
    assert main(["--check"], tmp_path) == 1
    assert main([], tmp_path) == 0
    assert not gone.exists()


def test_every_field_is_there() -> None:
    page = read("fields.md")
    for entity in core_schema().entities.values():
        section = page.split(f"\n## `{entity.name}`\n")[1].split("\n## ")[0]
        assert [re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)] == [[one.name for one in entity.fields]]


def test_every_operation_is_there() -> None:
    rows = [row for one in tables(read("operations.md")) for row in one]
    assert len(rows) == len(all_overloads())
    assert sum(len(row["Examples"].split("<br>")) for row in rows) == sum(
        len(one.examples) for one in all_overloads().values()
    )


def test_every_code_is_there() -> None:
    codes = [one.code for one in all_codes()]
    assert re.findall(r"^\| \[(\w+)\]", read("diagnostics.md"), re.MULTILINE) == codes
    assert sorted(one.stem for one in (DOCS / "diagnostics").glob("*.md")) == sorted(codes)


def test_a_page_of_a_code_shows_what_its_example_prints() -> None:
    """The examples themselves are run by the tests of the diagnostics."""
    for one in all_codes():
        shown = read(f"diagnostics/{one.code}.md")
        assert f"[{one.code}]" in shown or not one.wrong
        assert all(given.text in shown for given in (*one.wrong, *one.right))


def test_every_rule_is_there() -> None:
    rules = [rule.code for name in shipped_packs() for rule in load_standard(name).standard.rules]
    assert re.findall(r"^### ([\w-]+): ", read("rules.md"), re.MULTILINE) == rules


def anchors(page: str) -> set[str]:
    """Every place of a page that can be linked to."""
    outside = re.sub(r"^```.*?^```$", "", page, flags=re.DOTALL | re.MULTILINE)
    headings = re.findall(r"^#+ (.*)$", outside, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", one.lower()).replace(" ", "-") for one in headings}


@pytest.mark.parametrize("name", OURS)
def test_links_lead_somewhere(name: str) -> None:
    page = read(name)
    for target in re.findall(r"\]\(((?!https?://)[^)]+)\)", page):
        file, _, anchor = target.partition("#")
        there = (DOCS / name).parent / file if file else DOCS / name
        assert there.exists(), target
        assert not anchor or anchor in anchors(there.read_text(encoding="utf-8")), target
