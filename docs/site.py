"""Prepares the manual for the builder of the site: the pages, with grey boxes in the words that it knows.

    python docs/site.py build/manual

The boxes say for the tests what to do with them, as in `text file=rules.pmo`; on the site a file's name becomes the
title of its box, and the rest is left out.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
_FENCE = re.compile(r"^(?P<ticks> *```)(?P<language>\w+)(?P<options> [^`\n]*)$", re.MULTILINE)
_FILE = re.compile(r"\b(?:file|add-to)=(\S+)")


def prepared(page: str) -> str:
    """The page with boxes that the site's builder can read."""
    return _FENCE.sub(_fence, page)


def _fence(match: re.Match[str]) -> str:
    named = _FILE.search(match["options"])
    title = f' title="{named[1]}"' if named else ""
    return f"{match['ticks']}{match['language']}{title}"


def main(target: Path) -> None:
    """Writes every page of the manual, prepared, into a folder of their own."""
    shutil.rmtree(target, ignore_errors=True)
    for page in sorted(FOLDER.rglob("*.md")):
        there = target / page.relative_to(FOLDER)
        there.parent.mkdir(parents=True, exist_ok=True)
        there.write_text(prepared(page.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
