"""Adds a decision to its file, so that no row is lost that somebody else adds at the same time.

A new file comes into being whole, under its name only when it is written; a row is added to an old one in a single
write at its end. What the file is like already is kept: the order of its columns, what parts its cells, its line ends.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from pmo_audit.diagnostics import Diagnostic
from pmo_audit.oversight import Decided
from pmo_audit.sources.decisions.cells import COLUMNS, LONGEST, NEEDED, harmless, points_cell
from pmo_audit.sources.decisions.files import name_of
from pmo_audit.sources.decisions.lines import rows_of, separator_of
from pmo_audit.sources.decoding import decode
from pmo_audit.text import Origin, fold, in_words

_MARK = "\ufeff"
"""What makes a spreadsheet take the file for what it is: UTF-8."""


def append_decision(path: Path, decided: Decided) -> Diagnostic | None:
    """Writes a decision down; or says why it cannot be, and then the file is as it was."""
    cells = cells_of(decided)
    name = name_of(path)
    try:
        if not path.exists() and _begun(path, cells):
            return None
        return _added(path, cells, name)
    except (OSError, ValueError) as fault:
        why = (getattr(fault, "strerror", "") or "it is no path").lower()
        help_ = "check that the folder is there and that you may write to it"
        return Diagnostic("PA847", f"the decision cannot be written to `{name}`: {why}", None, help_)


def cells_of(decided: Decided) -> Mapping[str, str]:
    """A decision as cells by column."""
    decision = decided.decision
    made = {
        "left": decided.left,
        "right": decided.right,
        "level": decided.level,
        "decision": decision.verdict,
        "by": decision.by,
        "because": decision.because[:LONGEST],
        "on": decision.on.isoformat() if decision.on is not None else "",
        "left_words": decided.substance[0],
        "right_words": decided.substance[1],
    }
    return {name: harmless(cell) for name, cell in made.items()} | {"contributions": points_cell(decided.contributions)}


def _begun(path: Path, cells: Mapping[str, str]) -> bool:
    """Makes the file with its first row; False where somebody else has made it meanwhile."""
    text = _MARK + _line(COLUMNS, ",") + _line([cells[name] for name in COLUMNS], ",")
    part = path.with_name(f".{path.name}.{token_hex(8)}.part")
    try:
        _make(part, text.encode())
        return _named(part, path, text.encode())
    finally:
        with suppress(OSError):
            part.unlink()


def _make(path: Path, content: bytes) -> None:
    """Makes a file that is not there yet; raises FileExistsError where it is."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _named(part: Path, path: Path, content: bytes) -> bool:
    """Gives a written file its name, unless there is one of that name."""
    try:
        os.link(part, path)
    except FileExistsError:
        return False
    except OSError:  # a file system without links: the next best, which is whole but for a crash
        try:
            _make(path, content)
        except FileExistsError:
            return False
    return True


def _added(path: Path, cells: Mapping[str, str], name: str) -> Diagnostic | None:
    """Adds a row to a file that is there, in its own manner."""
    content = path.read_bytes()
    text = decode(content, name)
    if isinstance(text, Diagnostic) or content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _refused(name, "it is not written in UTF-8", 'save it as "CSV UTF-8"')
    head, _ = rows_of(text)
    separator = separator_of(text) if head is not None else ","
    columns = tuple(fold(one).replace(" ", "_") for one in head.cells) if head is not None else COLUMNS
    lacking = [one for one in NEEDED if one not in columns]
    if lacking:
        return _refused(name, f"it has no column {in_words(f'`{one}`' for one in lacking)}", "put its header right")
    end = "\r\n" if "\r\n" in text else "\n"
    row = _line([cells.get(column, "") for column in columns], separator, end)
    if head is None:
        row = (_MARK if not content else "") + _line(COLUMNS, separator, end) + row
    elif not text.endswith(("\n", "\r")):
        row = end + row
    _write_at_end(path, row.encode())
    return None


def _write_at_end(path: Path, row: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0))
    try:
        while row:
            row = row[os.write(handle, row) :]
        os.fsync(handle)
    finally:
        os.close(handle)


def _line(cells: Sequence[str], separator: str, end: str = "\n") -> str:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=separator, lineterminator=end).writerow(cells)
    return file.getvalue()


def _refused(name: str, why: str, help_: str) -> Diagnostic:
    message = f"the decision cannot be written to `{name}`: {why}"
    return Diagnostic("PA847", message, Origin(name, ""), f"{help_}, and decide again; the file is as it was")
