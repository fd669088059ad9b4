"""`pmo-audit dependencies`: who waits for whom, in which circles, and what cannot hold as planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pmo_audit.cli.dated_registers import AS_OF, CONFIG, DATA, Registers, read_registers, tell
from pmo_audit.cli.exits import WRONG_INPUT, exit_of_diagnostics

if TYPE_CHECKING:
    from pmo_audit.oversight import Oversight

_EPILOG = """
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

Data of which no settings speak are read as `pmo-audit init` would propose.
"""
_FORMATS = ("table", "json", "dot", "mermaid")


@click.command(epilog=_EPILOG, short_help="Show who waits for whom: cycles, clashes, the longest chain.")
@DATA
@AS_OF
@CONFIG
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    default="table",
    show_default=True,
    help="For people, for programs, or as a drawing for Graphviz or Mermaid.",
)
def dependencies(data: tuple[str, ...], as_of: str | None, config: str | None, form: str) -> int:
    """Show who waits for whom: cycles, dependencies that cannot hold as planned, the longest chains."""
    from pmo_audit import api
    from pmo_audit.cli.terminal import errors, never_fail_on_letters
    from pmo_audit.cli.waiting import Waiting

    never_fail_on_letters()
    with Waiting(errors(), silent=form != "table") as waiting:
        read = read_registers(data, as_of, config, waiting)
        if read.portfolio is not None:
            waiting.say("following dependencies")
            found = api.dependencies(read.portfolio, as_of=read.as_of)
    tell(read.diagnostics)
    if read.portfolio is None:
        return WRONG_INPUT
    _show(found, read, form)
    return exit_of_diagnostics(read.diagnostics)


def _show(found: Oversight, read: Registers, form: str) -> None:
    from pmo_audit.cli.terminal import errors, output

    if form == "json":
        from pmo_audit.cli.dependencies_json import dependencies_json
        from pmo_audit.cli.plain_json import dump

        output().document(dump(dependencies_json(found, read.as_of)))
        return
    from pmo_audit.cli.diagnostics_view import show_diagnostics

    show_diagnostics(errors(), found.notices)
    if form == "table":
        from pmo_audit.cli.dependencies_view import show_dependencies

        show_dependencies(output(), found, read)
    else:
        from pmo_audit.reporting.drawings import DRAWINGS

        output().document(DRAWINGS[form](found))
