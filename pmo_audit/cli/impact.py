"""`pmo-audit impact`: what is hit when one project slips."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pmo_audit.cli.exits import WRONG_INPUT, exit_of_diagnostics

if TYPE_CHECKING:
    from pmo_audit.oversight import Impact
    from pmo_audit.records import Portfolio

_EPILOG = """
\b
Exit codes:
  0  the slip was followed, whatever it hits
  2  there is no such project or slip, something was lost, or the settings are wrong
  3  pmo-audit itself failed

\b
Examples:
  pmo-audit impact NW-03 --slip 30d --data registers/
  pmo-audit impact "Timetable software" --slip 6w --as-of 2026-03-31
  pmo-audit impact NW-03 --slip 2m --format json

\b
A slip is written as
  30d, 30 days, or 30 alone
  6w, 6 weeks
  2m, 2 months; 1y, 1 year   counted on the calendar from the day on which the
                             project finishes

What is left of PROJECT moves by so much: its start where it has not begun, its
finish, and its milestones and deliverables that lie ahead. From there the slip
goes on along dependencies, less the days that lie between their two ends.

Registers are read as the settings say; without settings, as `pmo-audit init` would propose.
"""


@click.command(epilog=_EPILOG, short_help="Show what is hit when one project slips.")
@click.argument("project", metavar="PROJECT")
@click.option("--slip", metavar="LENGTH", required=True, help="How far it slips: 30d, 6w, 2m.")
@click.option("--data", metavar="PATH", multiple=True, help="Registers: files, or folders of files.")
@click.option("--as-of", metavar="DATE", help="The day as of which things stand.  [default: today]")
@click.option("--rules", metavar="PACK|PATH", multiple=True, help="Standards whose fields and stages are looked for.")
@click.option("--config", metavar="PATH", help="The settings.  [default: pmo-audit.toml, if it is there]")
@click.option(
    "--format",
    "form",
    type=click.Choice(("table", "json")),
    default="table",
    show_default=True,
    help="For people or for programs.",
)
def impact(
    project: str,
    slip: str,
    data: tuple[str, ...],
    as_of: str | None,
    rules: tuple[str, ...],
    config: str | None,
    form: str,
) -> int:
    """Show what is hit when PROJECT slips: how far, by which way, and of what nobody can tell."""
    from pmo_audit import api
    from pmo_audit.cli.diagnostics_view import show_briefly
    from pmo_audit.cli.registers import day_asked, read_registers
    from pmo_audit.cli.terminal import errors, never_fail_on_letters
    from pmo_audit.cli.waiting import Waiting

    never_fail_on_letters()
    with Waiting(errors(), silent=form != "table") as waiting:
        account, told = read_registers(data, config, rules, waiting)
        found = None
        if account is not None:
            waiting.say("following dependencies")
            try:
                found = api.impact(account.portfolio, project, slip, as_of=day_asked(as_of, config))
            except api.InputError as error:
                told = (*told, *error.diagnostics)
    show_briefly(errors(), told)
    if found is None or account is None:
        return max(exit_of_diagnostics(told), WRONG_INPUT)
    _show(found, account.portfolio, form)
    return exit_of_diagnostics(told)


def _show(found: Impact, portfolio: Portfolio, form: str) -> None:
    from pmo_audit.cli.terminal import errors, output

    if form == "json":
        from pmo_audit.cli.dependencies_json import impact_json
        from pmo_audit.cli.plain_json import dump

        output().document(dump(impact_json(found)))
        return
    from pmo_audit.cli.diagnostics_view import show_briefly
    from pmo_audit.cli.impact_view import show_impact

    show_briefly(errors(), found.notices)
    show_impact(output(), found, portfolio)
