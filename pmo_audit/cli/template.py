"""`pmo-audit template`: a workbook in which registers are collected."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pmo_audit.cli.exits import FINE, exit_of_diagnostics
from pmo_audit.cli.mistakes import Mistake, suggestion
from pmo_audit.cli.requests import CONFIG, CommandLine, own_rules, read_settings, split

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pmo_audit.api import Loaded, LoadedStandard
    from pmo_audit.diagnostics import Diagnostic
    from pmo_audit.records import Schema
    from pmo_audit.settings import Settings
    from pmo_audit.templates import Template

_EPILOG = """
\b
Examples:
  pmo-audit template --rules stage_gate --output registers.xlsx
  pmo-audit template risks issues --output raid.xlsx --currency GBP
  pmo-audit template --rules stage_gate --from registers/ --output to-complete.xlsx
"""
_ENDING = ".xlsx"


@click.command(epilog=_EPILOG, short_help="Write a workbook in which registers are collected.")
@click.argument("entities", metavar="[ENTITY]...", nargs=-1)
@click.option("--output", metavar="FILE.xlsx", required=True, help="The workbook to write; none that is there already.")
@click.option(
    "--rules",
    metavar="PACK|PATH",
    multiple=True,
    help=f"Standards whose rules say which registers and columns are needed.  [default: those of {CONFIG}]",
)
@click.option("--all", "every", is_flag=True, help="Every register there is, and not only those that rules ask for.")
@click.option("--currency", metavar="CODE", help="The currency of amounts that name none, such as GBP.")
@click.option(
    "--from", "data", metavar="PATH", multiple=True, help="Data to fill in, with what is missing marked by a colour."
)
@click.option("--config", metavar="FILE", help=f"The settings.  [default: {CONFIG}, where there is one]")
def template(
    entities: tuple[str, ...],
    output: str,
    rules: tuple[str, ...],
    every: bool,
    currency: str | None,
    data: tuple[str, ...],
    config: str | None,
) -> int:
    """Write an Excel workbook in which registers are collected: a sheet for each, with notes and drop-downs.

    Without ENTITY it has the registers that the rules ask for. What comes back filled in is read as it is, without a
    mapping. With --from the records that are known already stand in it, and the cells that rules ask for and that are
    empty, or cannot be read, have a colour: send it back to those who can fill them.
    """
    from pmo_audit import api
    from pmo_audit.cli.diagnostics_view import show_diagnostics
    from pmo_audit.cli.terminal import errors, never_fail_on_letters
    from pmo_audit.diagnostics import in_order

    never_fail_on_letters()
    path = _path(output)
    settings, told = read_settings(config)
    standards = [api.load_standard(one) for one in split(rules) or settings.run.rules]
    told += tuple(each for one in standards for each in one.diagnostics)
    known = api.schema_of(standards)
    names = tuple(_noun(known, one) for one in split(entities))
    loaded = _load(data, standards, settings) if data and exit_of_diagnostics(told) == FINE else None
    told += loaded.diagnostics if loaded is not None else ()
    show_diagnostics(errors(), in_order(told))
    if exit_of_diagnostics(told, allow_partial=True) != FINE:
        return exit_of_diagnostics(told)
    coin = _currency(currency, settings)
    made = api.make_template(standards, entities=names, every=every, currency=coin, portfolio=loaded)
    _write(path, made.content)
    named = split(rules) or own_rules(CommandLine(config=config), settings)
    _show(made, path, named, filled=loaded is not None, currency=coin)
    return exit_of_diagnostics(told)


def _path(output: str) -> Path:
    path = Path(output)
    if path.suffix.lower() != _ENDING:
        raise Mistake("PA712", f"`{output}` does not end in {_ENDING}", "name a workbook, as in `registers.xlsx`")
    return path


def _noun(schema: Schema, given: str) -> str:
    word = "_".join(given.replace("-", " ").replace("_", " ").lower().split())
    found = schema.find_by_noun(word)
    if found is not None and found.is_derived:
        from pmo_audit.text import in_words

        rests_on = in_words(schema.entities[one].plural.replace("_", " ") for one in found.derived_from)
        raise Mistake("PA713", f"`{given}` is worked out and filled in by nobody", f"ask for {rests_on} instead")
    if found is None:
        nouns = [noun for one in schema.entities.values() for noun in (one.name, one.plural)]
        help_ = suggestion(word, nouns) or "`pmo-audit schema` lists them"
        raise Mistake("PA713", f"no kind of record is called `{given}`", help_)
    return word


def _currency(given: str | None, settings: Settings) -> str | None:
    from pmo_audit.values import CURRENCIES

    if given is not None and given not in CURRENCIES:
        help_ = suggestion(given, CURRENCIES) or "write its code, as in `--currency GBP`"
        raise Mistake("PA712", f"`{given}` is the code of no currency", help_)
    return given or settings.mapping.data.currency


def _load(data: Sequence[str], standards: list[LoadedStandard], settings: Settings) -> Loaded:
    from pmo_audit import api

    mapping = None if settings.mapping.is_empty else settings.mapping
    return api.load_portfolio(split(data), standards=standards, mapping=mapping)


def _write(path: Path, content: bytes) -> None:
    """Writes the workbook where none is. Raises `Mistake` where that cannot be."""
    from pmo_audit.cli.writing import reason_of

    try:
        with path.open("xb") as file:
            file.write(content)
    except FileExistsError as error:
        help_ = "somebody may have filled it in: name another file, or move that one away"
        raise Mistake("PA716", f"`{path}` is there already", help_) from error
    except (OSError, ValueError) as error:
        help_ = "check that the folder is there and that you may write to it"
        raise Mistake("PA703", f"`{path}` cannot be written: {reason_of(error)}", help_) from error


def _show(made: Template, path: Path, rules: tuple[str, ...], *, filled: bool, currency: str | None) -> None:
    from shlex import join

    from pmo_audit.cli.diagnostics_view import show_diagnostics
    from pmo_audit.cli.terminal import errors, output, styled
    from pmo_audit.text import in_words

    show_diagnostics(errors(), _lost(made))
    sheets = "1 register" if len(made.registers) == 1 else f"{len(made.registers)} registers"
    output().line(f"with {sheets}: {in_words(made.registers)}", lead=f"{styled(path.as_posix(), 'cyan')} written, ")
    if filled:
        cells = "cell that the rules ask for is" if made.gaps == 1 else "cells that the rules ask for are"
        output().line(f"{made.gaps or 'no'} {cells} empty or unreadable" + (", and marked" if made.gaps else ""))
    line = [
        "pmo-audit",
        "run",
        *(each for one in rules or ("stage_gate",) for each in ("--rules", one)),
        "--data",
        path.as_posix(),
    ]
    output().line(f"filled in, it is read by `{join(line)}`")
    if currency is None:
        output().line("amounts then name their currency, as in `GBP 800k`; `--currency GBP` gives it to them all")


def _lost(made: Template) -> tuple[Diagnostic, ...]:
    """What a workbook without a mapping cannot say of the records."""
    from pmo_audit.diagnostics import Diagnostic, Severity

    if not made.lost:
        return ()
    first = made.lost[0]
    cells = "1 cell says" if len(made.lost) == 1 else f"{len(made.lost)} cells say"
    message = f"{cells} what only your own words can say (`{first.content}`: {first.lost})"
    help_ = "read the workbook with a pmo-audit.toml that lists these words under `none` and `exempt`"
    return (Diagnostic("PA640", message, first.origin, help_, Severity.WARNING),)
