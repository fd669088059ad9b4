"""`pmo-audit fmt`: bring rule files into their canonical layout."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pmo_audit.cli.exits import FINE, FOUND, exit_of_diagnostics
from pmo_audit.cli.mistakes import Mistake

if TYPE_CHECKING:
    from pmo_audit.cli.rule_files import RuleFile
    from pmo_audit.diagnostics import Diagnostic

_EPILOG = """
\b
Exit codes:
  0  every file is laid out now, or was already
  1  with --check or --diff: there are files that would change
  2  something cannot be read or written, so it stays as it is
  3  pmo-audit itself failed

\b
Examples:
  pmo-audit fmt our-rules/
  pmo-audit fmt --check our-rules/
  pmo-audit fmt --diff charter.pmo
  pmo-audit fmt - < charter.pmo
"""
STDIN = "-"


@click.command(epilog=_EPILOG, short_help="Bring rule files into their canonical layout.")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("--check", is_flag=True, help="Write nothing; list the files that would change.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
def fmt(paths: tuple[str, ...], check: bool, diff: bool) -> int:
    """Bring rule files, and all below folders, into their canonical layout.

    Only spaces and line breaks change, and a word that has to agree with its number: `1 day`, `2 days`. Comments stay
    where they are, and a block that cannot be read stays as it is. `-` reads standard input and writes the result to
    standard output.
    """
    from pmo_audit.cli.diagnostics_view import show_diagnostics
    from pmo_audit.cli.terminal import errors, never_fail_on_letters

    never_fail_on_letters()
    told: list[Diagnostic] = []
    files = _read(paths, told)
    changed = [one for one in (_laid_out(file, told) for file in files) if one.is_changed]
    writes = not (check or diff)
    if writes and STDIN not in paths:
        changed = [one for one in changed if _is_replaced(one, told)]
    show_diagnostics(errors(), told)
    if writes and STDIN in paths:
        _write_out(files, changed)
    else:
        _show(changed, len(files), check=check, diff=diff)
    return max(FINE if writes or not changed else FOUND, exit_of_diagnostics(told))


@dataclass(frozen=True, slots=True)
class _LaidOut:
    """A file and its text in the canonical layout."""

    file: RuleFile
    text: str

    @property
    def is_changed(self) -> bool:
        return self.text != self.file.source.content


def _read(paths: Sequence[str], told: list[Diagnostic]) -> list[RuleFile]:
    from pmo_audit.cli.rule_files import RuleFile, read_bytes, read_rule_files

    if STDIN not in paths:
        return read_rule_files(paths, told)
    if len(paths) > 1:
        raise Mistake("PA712", "`-` stands beside other paths", "standard input is laid out by itself")
    source = read_bytes(sys.stdin.buffer.read(), "<stdin>", told)
    return [RuleFile(Path(STDIN), source)] if source is not None else []


def _laid_out(file: RuleFile, told: list[Diagnostic]) -> _LaidOut:
    from pmo_audit.language.formatting import format_text

    found = format_text(file.source)
    told += found.diagnostics
    return _LaidOut(file, found.text)


def _is_replaced(one: _LaidOut, told: list[Diagnostic]) -> bool:
    from pmo_audit.cli.rule_files import replace_file

    fault = replace_file(one.file.path, one.text)
    told += [fault] if fault else []
    return fault is None


def _write_out(files: Sequence[RuleFile], changed: Sequence[_LaidOut]) -> None:
    """Standard input as it is now, to the letter, except where somebody looks at it on a terminal."""
    from pmo_audit.cli.terminal import output

    for text in [one.text for one in changed] or [one.source.content for one in files]:
        if output().is_terminal:
            output().document(text)
        else:
            sys.stdout.buffer.write(text.encode("utf-8"))


def _show(changed: Sequence[_LaidOut], count: int, *, check: bool, diff: bool) -> None:
    """What changed or would, and how many files that is; beside a difference that can be read by itself."""
    from pmo_audit.cli.terminal import errors, output
    from pmo_audit.text import counted

    for one in changed:
        if diff:
            output().document("".join(_difference(one)))
        elif check:
            output().line(one.file.source.name, lead="would reformat ")
    done, left = ("would be reformatted", "already formatted") if check or diff else ("reformatted", "left unchanged")
    counts = ((len(changed), done), (count - len(changed), left))
    said = ", ".join(f"{counted(number, 'file')} {what}" for number, what in counts if number)
    (errors() if diff else output()).line(said or "no files")


def _difference(one: _LaidOut) -> Iterator[str]:
    """What changes, as `diff -u` has it."""
    name = one.file.source.name
    before, after = (text.splitlines(keepends=True) for text in (one.file.source.content, one.text))
    for line in unified_diff(before, after, name, name):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
