"""Writes the pages of the manual that follow from the code, so that they never tell anything else.

    python docs/generate.py            writes them anew
    python docs/generate.py --check    names those that are stale, and ends with 1 where there is one

`fields.md` follows from `pmo_audit/records`, `operations.md` from `pmo_audit/functions`, `diagnostics.md` and the pages
of codes from `pmo_audit/diagnostics`, and `rules.md` from the shipped standards. `docs/generating` has a file for each.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
if __name__ == "__main__":
    sys.path.insert(0, str(FOLDER.parent))  # found wherever it is started


def pages() -> Iterator[tuple[str, str]]:
    """Each page by its name in the manual, and its text."""
    from docs.generating.diagnostics import code_pages, diagnostics_page
    from docs.generating.fields import fields_page
    from docs.generating.operations import operations_page
    from docs.generating.rules import rules_page

    yield "fields.md", fields_page()
    yield "operations.md", operations_page()
    yield "rules.md", rules_page()
    yield "diagnostics.md", diagnostics_page()
    yield from code_pages()


def main(arguments: Sequence[str], folder: Path = FOLDER) -> int:
    """Writes the pages that are stale, or with `--check` names them. Returns the exit code."""
    written = dict(pages())
    stale = [name for name, text in written.items() if not _holds(folder / name, text)]
    there = sorted(f"{one.parent.name}/{one.name}" for one in folder.glob("diagnostics/*.md"))
    gone = [name for name in there if name not in written]
    check = "--check" in arguments
    for name in [*stale, *gone]:
        sys.stdout.write(f"{name} is stale: run python docs/generate.py\n" if check else f"{name} written\n")
    if not check:
        for name in gone:
            (folder / name).unlink()
        for name in stale:
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(written[name], encoding="utf-8", newline="\n")
    return 1 if check and (stale or gone) else 0


def _holds(file: Path, text: str) -> bool:
    return file.is_file() and file.read_text(encoding="utf-8") == text


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
