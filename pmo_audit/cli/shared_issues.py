"""`pmo-audit shared-issues`: one problem that several projects have logged in their own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pmo_audit.cli.exits import WRONG_INPUT, exit_of_diagnostics

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pmo_audit.oversight import SharedIssue

FORMATS = ("table", "json", "markdown")
_EPILOG = """
\b
Exit codes:
  0  the issues and risks were compared
  2  there was nothing to compare, something was lost, or the settings are wrong
  3  pmo-audit itself failed

\b
Examples:
  pmo-audit shared-issues --data registers/
  pmo-audit shared-issues --data registers.xlsx --project NW-04
  pmo-audit shared-issues --data portfolio.json --format json > shared.json

Registers are read as the settings say; without settings, as `pmo-audit init` would propose.
"""


@click.command("shared-issues", epilog=_EPILOG, short_help="Find problems that several projects have logged.")
@click.option("--data", metavar="PATH", multiple=True, help="Registers: files, or folders of files.")
@click.option("--min-score", metavar="PERCENT", type=click.FloatRange(0, 100), help="Only those from this score on.")
@click.option("--project", "projects", metavar="ID", multiple=True, help="Only those that this project has.")
@click.option("--rules", metavar="PACK|PATH", multiple=True, help="Standards whose fields and stages are looked for.")
@click.option("--config", metavar="PATH", help="The settings.  [default: pmo-audit.toml, if it is there]")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="For people, to be sent, or for programs.",
)
def shared_issues(
    data: tuple[str, ...],
    min_score: float | None,
    projects: tuple[str, ...],
    rules: tuple[str, ...],
    config: str | None,
    form: str,
) -> int:
    """Find problems and risks that several projects have logged in their own words.

    Each comes with its members, what they share, how it may have spread from project to project, what it threatens and
    who could own it.
    """
    from pmo_audit.cli.diagnostics_view import show_briefly
    from pmo_audit.cli.registers import known_projects, read_registers
    from pmo_audit.cli.terminal import errors, never_fail_on_letters
    from pmo_audit.cli.undescribed import told_undescribed
    from pmo_audit.cli.waiting import Waiting
    from pmo_audit.derive.shared import find_shared_issues
    from pmo_audit.derive.shared.entries import ENTITIES
    from pmo_audit.derive.shared.telling import told_of_entries

    never_fail_on_letters()
    found: Sequence[SharedIssue] = ()
    with Waiting(errors()) as waiting:
        account, told = read_registers(data, config, rules, waiting, meaning=("issue", "risk"))
        if account is not None:
            named = known_projects(projects, account.portfolio)
            waiting.say("comparing issues and risks")
            more = told_of_entries(account.portfolio)
            told += (*told_undescribed(account, ENTITIES), *more)
            if exit_of_diagnostics(more) == 0:
                found = find_shared_issues(account.portfolio)
    if account is None or exit_of_diagnostics(more):
        show_briefly(errors(), told)
        return WRONG_INPUT
    _show([one for one in found if _is_wanted(one, named, min_score)], form)
    show_briefly(errors(), told)
    return exit_of_diagnostics(told)


def _is_wanted(one: SharedIssue, projects: frozenset[str], least: float | None) -> bool:
    concerns = not projects or any(each.id in projects for each in one.projects)
    return concerns and one.points >= (least or 0) * 100


def _show(found: Sequence[SharedIssue], form: str) -> None:
    from pmo_audit.cli.terminal import output

    if form == "json":
        from pmo_audit.cli.across_json import document, shared_issue_json

        for piece in document(map(shared_issue_json, found)):
            output().document(piece)
    elif form == "markdown":
        from pmo_audit.cli.shared_issues_view import markdown

        output().document(markdown(found))
    else:
        from pmo_audit.cli.shared_issues_view import show_table

        show_table(output(), found)
