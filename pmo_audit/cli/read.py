"""`pmo-audit read`: what is read out of registers, before any rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pmo_audit.cli.exits import WRONG_INPUT, exit_of_diagnostics
from pmo_audit.cli.plain_json import dump

if TYPE_CHECKING:
    from pmo_audit.proposing.account import Account

_EPILOG = """
\b
Exit codes:
  0  everything was read
  2  something was lost, or the settings are wrong
  3  pmo-audit itself failed

\b
Examples:
  pmo-audit read registers.xlsx
  pmo-audit read registers/ --config pmo-audit.toml --format json
"""


@click.command(epilog=_EPILOG, short_help="Show what is read out of registers.")
@click.argument("sources", metavar="PATH...", nargs=-1, required=True)
@click.option("--config", metavar="PATH", help="The settings.  [default: pmo-audit.toml, if it is there]")
@click.option("--rules", metavar="PACK|PATH", multiple=True, help="Standards whose fields and stages are looked for.")
@click.option(
    "--format",
    "form",
    type=click.Choice(("table", "json")),
    default="table",
    show_default=True,
    help="For people, or every record and cell with its place for programs.",
)
def read(sources: tuple[str, ...], config: str | None, rules: tuple[str, ...], form: str) -> int:
    """Show what is read out of registers: records, fields, what cannot be read and what is no record.

    They are read as the settings say; those of which no settings speak, as `pmo-audit init` would propose.
    """
    from pmo_audit.cli.diagnostics_view import show_diagnostics
    from pmo_audit.cli.registers import read_registers
    from pmo_audit.cli.terminal import errors, never_fail_on_letters, output
    from pmo_audit.cli.waiting import Waiting

    never_fail_on_letters()
    with Waiting(errors()) as waiting:
        account, told = read_registers(sources, config, rules, waiting)
    if account is None:
        show_diagnostics(errors(), told)
        return WRONG_INPUT
    if form == "json":
        output().document(dump(account.document()))
    else:
        _show(account)
    return exit_of_diagnostics(told)


def _show(account: Account) -> None:
    from pmo_audit.cli.diagnostics_view import show_diagnostics
    from pmo_audit.cli.read_view import show_account
    from pmo_audit.cli.terminal import errors, output

    show_account(output(), account)
    show_diagnostics(errors(), account.diagnostics)
