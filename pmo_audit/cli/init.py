"""`pmo-audit init`: from registers as they are to settings and a standard to begin with."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pmo_audit.cli.exits import FINE, WRONG_INPUT, exit_of_diagnostics
from pmo_audit.cli.mistakes import Mistake
from pmo_audit.cli.plain_json import FORMAT, Json, diagnostic_json, dump
from pmo_audit.cli.requests import CONFIG, split

if TYPE_CHECKING:
    from pmo_audit.api import Loaded, LoadedStandard
    from pmo_audit.diagnostics import Diagnostic
    from pmo_audit.proposing.proposal import Proposal
    from pmo_audit.sources import Files

_EPILOG = """
\b
Exit codes:
  0  the files were written
  2  nothing can be read, or a file is there already
  3  pmo-audit itself failed

\b
Examples:
  pmo-audit init --from registers.xlsx
  pmo-audit init --from registers/ --into audit/
  pmo-audit init --from registers/ --rules stage_gate --force
  pmo-audit init --from returns/ --cells datamap.csv

Then `pmo-audit run` in that folder audits the registers. What was guessed wrong is changed in pmo-audit.toml.
"""
STANDARD = "standard.pmo"


@dataclass(frozen=True, slots=True)
class Start:
    """What is to be written, each file with its text; and what it was made of."""

    files: tuple[tuple[Path, str], ...]
    proposal: Proposal | None = None
    loaded: Loaded | None = None
    diagnostics: tuple[Diagnostic, ...] = ()


@click.command(epilog=_EPILOG, short_help="Propose how registers are read, and begin a standard.")
@click.option("--from", "sources", metavar="PATH", multiple=True, help="Registers: files, or folders of files.")
@click.option(
    "--cells",
    metavar="FILE",
    help="A form's map: CSV with a key, a sheet and a cell in each line.  [default: one beside the forms]",
)
@click.option("--into", metavar="DIR", help="The folder to write into.  [default: the current one]")
@click.option("--rules", metavar="PACK|PATH", multiple=True, help="Audit by these standards, and begin none.")
@click.option("--force", is_flag=True, help="Write over what is there.")
@FORMAT
def init(
    sources: tuple[str, ...],
    cells: str | None,
    into: str | None,
    rules: tuple[str, ...],
    force: bool,
    as_json: bool,
) -> int:
    """Look at registers as they are, and propose which column is which field and how its cells are read.

    Each guess is shown with its reason, the doubtful ones first, and written to pmo-audit.toml; what nobody could
    decide is left out and asked. A standard to begin with comes beside it, with rules for what the registers hold.
    """
    from pmo_audit import api
    from pmo_audit.cli.terminal import errors, never_fail_on_letters
    from pmo_audit.cli.waiting import Waiting

    never_fail_on_letters()
    folder = Path(into or ".")
    _refuse_overwriting(folder, force, with_standard=not rules)
    with Waiting(errors()) as waiting:
        waiting.say("reading registers")
        standards = [api.load_standard(one) for one in split(rules)]
        told = tuple(each for one in standards for each in one.diagnostics)
        if exit_of_diagnostics(told) == FINE:
            start = _start(split(sources), cells, folder, split(rules), standards)
        else:
            start = Start((), diagnostics=told)
    if start.files:
        _write(start.files)
    _show(start, folder, as_json=as_json)
    return FINE if start.files else WRONG_INPUT


def _start(
    sources: tuple[str, ...],
    cells: str | None,
    folder: Path,
    rules: tuple[str, ...],
    standards: list[LoadedStandard],
) -> Start:
    """What there is to write for these registers; no files where nothing in them is a register."""
    from pmo_audit import api
    from pmo_audit.diagnostics import Diagnostic

    if not sources:
        return _empty(folder, rules)
    _refuse_lost_map(cells)
    files_read = api.read_files(sources)
    cells = cells or _map_beside(sources, files_read)
    proposal = api.propose(files_read, standards=standards, cells=cells, settings=folder / CONFIG)
    if not proposal.tables and not proposal.sources and exit_of_diagnostics(proposal.diagnostics) != FINE:
        return Start((), proposal, None, proposal.diagnostics)  # nothing could be opened, which is told
    if not proposal.tables:
        message = "none of this is taken for a register, so there is nothing to begin with"
        nothing = Diagnostic("PA586", message, None, "`pmo-audit schema` lists what registers can hold")
        return Start((), proposal, None, (*proposal.diagnostics, nothing))
    loaded = files_read.portfolio(proposal.schema, proposal.mapping)
    by = tuple(_seen_from(folder, one) for one in rules) or (STANDARD,)
    data = tuple(_seen_from(folder, one) for one in sources)
    files = [(folder / CONFIG, api.settings_text(proposal, rules=by, data=data))]
    if not rules:
        files.append((folder / STANDARD, api.starter_standard(loaded.portfolio, stages=proposal.stages)))
    return Start(tuple(files), proposal, loaded, proposal.diagnostics)


def _refuse_lost_map(cells: str | None) -> None:
    """Raises `Mistake` where the map that was named is no file."""
    if cells is not None and not Path(cells).is_file():
        help_ = "check the path: `--cells` names a CSV file with a key, a sheet and a cell in each line"
        raise Mistake("PA501", f"there is no file `{cells}`", help_)


def _map_beside(sources: tuple[str, ...], read: Files) -> str | None:
    """The map of a form that lies among the files, or beside one."""
    from pmo_audit.api.proposing import find_map

    found = find_map(sources, read)
    return str(found) if found is not None else None


def _empty(folder: Path, rules: tuple[str, ...]) -> Start:
    """The files of somebody who has no registers yet."""
    from pmo_audit import api

    by = tuple(_seen_from(folder, one) for one in rules) or (STANDARD,)
    files = [(folder / CONFIG, api.settings_text(None, rules=by, data=("registers",)))]
    if not rules:
        files.append((folder / STANDARD, api.starter_standard()))
    return Start(tuple(files))


def _seen_from(folder: Path, name: str) -> str:
    """A path as `pmo-audit.toml` in a folder has it; the name of a shipped pack stays one."""
    if not Path(name).exists():
        return name
    try:
        return Path(os.path.relpath(name, folder)).as_posix()
    except ValueError:  # another drive
        return Path(name).absolute().as_posix()


def _refuse_overwriting(folder: Path, force: bool, *, with_standard: bool) -> None:
    """Raises `Mistake` where a file is there already that would be written."""
    for name in (CONFIG, STANDARD) if with_standard else (CONFIG,):
        path = folder / name
        if not force and path.exists():
            help_ = "name another folder with `--into`, or write over it with `--force`"
            raise Mistake("PA620", f"`{path.as_posix()}` is there already", help_)


def _write(files: tuple[tuple[Path, str], ...]) -> None:
    from pmo_audit.cli.writing import reason_of

    for path, text in files:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        except (OSError, ValueError) as error:
            help_ = "check that you may write to the folder"
            raise Mistake("PA621", f"`{path.as_posix()}` cannot be written: {reason_of(error)}", help_) from error


def _show(start: Start, folder: Path, *, as_json: bool) -> None:
    from pmo_audit.cli.diagnostics_view import show_diagnostics
    from pmo_audit.cli.init_view import doubtful_in, show_proposal, show_written
    from pmo_audit.cli.terminal import errors, output

    if as_json:
        output().document(dump(_json(start)))
        return
    if start.proposal is not None:
        show_proposal(output(), start.proposal, start.loaded)
    shown = ("PA580", "PA581", "PA582")
    show_diagnostics(errors(), [one for one in start.diagnostics if not (start.files and one.code in shown)])
    if start.files:
        doubtful = doubtful_in(start.proposal) if start.proposal is not None else ()
        files = [path for path, _ in start.files]
        show_written(output(), files, folder, empty=start.proposal is None, doubtful=doubtful)


def _json(start: Start) -> Json:
    from pmo_audit.cli.init_json import proposal_json

    return {
        **(proposal_json(start.proposal) if start.proposal is not None else {"tables": [], "not_read": []}),
        "written": [path.as_posix() for path, _ in start.files],
        "diagnostics": [diagnostic_json(one) for one in start.diagnostics],
    }
