"""Registers for the commands that look across projects, read as `pmo-audit read` reads them.

So a file of which no settings speak is read as `pmo-audit init` would propose, and nothing need be set up before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import click

from pmo_audit.cli.requests import read_day, read_settings

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
    from pmo_audit.cli.registers import read_registers as read_plain

    settings, _ = read_settings(config)
    day = read_day(as_of) if as_of else settings.run.as_of or date.today()
    account, told = read_plain(data, config, (), waiting)
    return Registers(account.portfolio if account is not None else None, told, day)


def tell(told: Sequence[Diagnostic]) -> None:
    """Shows what is wrong with what was read, and nothing that is only good to know: `pmo-audit read` has it all."""
    from pmo_audit.cli.diagnostics_view import show_diagnostics
    from pmo_audit.cli.terminal import errors
    from pmo_audit.diagnostics import Severity, in_order

    show_diagnostics(errors(), in_order(one for one in told if one.severity is Severity.ERROR))
