"""Registers for the commands that look across projects, read as `pmo-audit read` reads them.

So a file of which no settings speak is read as `pmo-audit init` would propose, and nothing need be set up before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import click

from pmo_audit.cli.exits import FINE, exit_of_diagnostics
from pmo_audit.cli.requests import data_of, given, read_day, read_settings, speaks_of, standards_of

if TYPE_CHECKING:
    from pmo_audit.cli.waiting import Waiting
    from pmo_audit.diagnostics import Diagnostic
    from pmo_audit.records import Portfolio

DATA = click.option("--data", metavar="PATH", multiple=True, help="Registers: files, or folders of files.")
AS_OF = click.option("--as-of", metavar="DATE", help="The day as of which things stand.  [default: today]")
CONFIG = click.option("--config", metavar="PATH", help="The settings.  [default: pmo-audit.toml, if it is there]")


@dataclass(frozen=True, slots=True)
class Registers:
    """What was read, and the day as of which things stand. `portfolio` is None where the settings are wrong."""

    portfolio: Portfolio | None
    diagnostics: tuple[Diagnostic, ...]
    as_of: date


def read_registers(data: Sequence[str], as_of: str | None, config: str | None, waiting: Waiting) -> Registers:
    """What the options ask for, and where they are silent the settings.

    Raises `Mistake` where neither names data, or the day is none.
    """
    from pmo_audit import api

    settings, told = read_settings(config)
    if exit_of_diagnostics(told) != FINE:
        return Registers(None, told, date.min)
    sources = given(data or data_of(settings, config), "data is", "--data", "data", "registers/")
    day = read_day(as_of) if as_of else settings.run.as_of or date.today()
    waiting.say("reading registers")
    mapping = settings.mapping if config is not None or speaks_of(settings, sources) else None
    standards = [api.load_standard(one) for one in standards_of(settings, config)]
    account = api.read(sources, mapping=mapping, standards=standards)
    return Registers(account.portfolio, (*told, *account.diagnostics), day)


def tell(told: Sequence[Diagnostic]) -> None:
    """Shows what is wrong with what was read, and nothing that is only good to know: `pmo-audit read` has it all."""
    from pmo_audit.cli.diagnostics_view import show_diagnostics
    from pmo_audit.cli.terminal import errors
    from pmo_audit.diagnostics import Severity, in_order

    show_diagnostics(errors(), in_order(one for one in told if one.severity is Severity.ERROR))
