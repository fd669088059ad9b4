"""`pmo-audit dependencies`: who waits for whom, in which circles, and what cannot hold as planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pmo_audit.cli.exits import WRONG_INPUT, exit_of_diagnostics

if TYPE_CHECKING:
    from datetime import date

    from pmo_audit.oversight import Oversight
    from pmo_audit.records import Portfolio

_EPILOG = """
\b
Exit codes:
  0  dependencies were followed, whatever was found
  2  something was lost, or the settings are wrong
  3  pmo-audit itself failed

\b
Examples:
  pmo-audit dependencies --data registers/
  pmo-audit dependencies --data portfolio.json --format json
  pmo-audit dependencies --format mermaid > map.mmd
  pmo-audit dependencies --format dot | dot -Tsvg > map.svg

\b
What is shown:
  cycles          things that wait for each other in a circle; a deadlock where
                  no start and no finish can come first
  clashes         a successor that starts before its predecessor delivers, and
                  what waits for something cancelled or in no register
  nobody can tell dependencies for which a day or something else is missing
  longest chains  by the number of dependencies, and by days

Registers are read as the settings say; without settings, as `pmo-audit init` would propose.
"""
_FORMATS = ("table", "json", "dot", "mermaid", "graphml")


@click.command(epilog=_EPILOG, short_help="Show who waits for whom: cycles, clashes, the longest chain.")
@click.option("--data", metavar="PATH", multiple=True, help="Registers: files, or folders of files.")
@click.option("--as-of", metavar="DATE", help="The day as of which things stand.  [default: today]")
@click.option("--rules", metavar="PACK|PATH", multiple=True, help="Standards whose fields and stages are looked for.")
@click.option("--config", metavar="PATH", help="The settings.  [default: pmo-audit.toml, if it is there]")
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    default="table",
    show_default=True,
    help="For people, for programs, or as a graph for Graphviz, Mermaid, yEd or Gephi.",
)
def dependencies(
    data: tuple[str, ...], as_of: str | None, rules: tuple[str, ...], config: str | None, form: str
) -> int:
    """Show who waits for whom: cycles, dependencies that cannot hold as planned, the longest chains."""
    from pmo_audit import api
    from pmo_audit.cli.diagnostics_view import show_briefly
    from pmo_audit.cli.registers import day_asked, read_registers
    from pmo_audit.cli.terminal import errors, never_fail_on_letters
    from pmo_audit.cli.waiting import Waiting

    never_fail_on_letters()
    with Waiting(errors(), silent=form != "table") as waiting:
        account, told = read_registers(data, config, rules, waiting)
        if account is None:
            waiting.end()
            show_briefly(errors(), told)
            return WRONG_INPUT
        waiting.say("following dependencies")
        day = day_asked(as_of, config)
        found = api.dependencies(account.portfolio, as_of=day)
    show_briefly(errors(), told)
    _show(found, account.portfolio, day, form)
    return exit_of_diagnostics(told)


def _show(found: Oversight, portfolio: Portfolio, as_of: date, form: str) -> None:
    from pmo_audit.cli.terminal import errors, output

    if form == "json":
        from pmo_audit.cli.dependencies_json import dependencies_json
        from pmo_audit.cli.plain_json import dump

        output().document(dump(dependencies_json(found, as_of)))
        return
    from pmo_audit.cli.diagnostics_view import show_briefly

    show_briefly(errors(), found.notices)
    if form == "table":
        from pmo_audit.cli.dependencies_view import show_dependencies

        show_dependencies(output(), found, portfolio, as_of)
    elif form == "graphml" and found.map is not None:
        from pmo_audit.api.graph import graphml_of

        output().document(graphml_of(found.map))
    else:
        from pmo_audit.reporting.drawings import DRAWINGS

        output().document(DRAWINGS[form](found))
