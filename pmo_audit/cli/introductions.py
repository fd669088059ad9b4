"""`pmo-audit introductions`: who should talk to whom, as a note to each team."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pmo_audit.cli.exits import WRONG_INPUT, exit_of_diagnostics
from pmo_audit.cli.mistakes import Mistake, suggestion

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from pmo_audit.cli.waiting import Waiting
    from pmo_audit.records import Portfolio
    from pmo_audit.reporting.introductions import Note

FORMATS = ("markdown", "html", "json")
_EPILOG = """
\b
Exit codes:
  0  the projects were compared
  2  there was nothing to compare, something was lost, or the settings are wrong
  3  pmo-audit itself failed

\b
Examples:
  pmo-audit introductions --data registers/ --output notes/
  pmo-audit introductions --data registers/ --project NW-04
  pmo-audit introductions --data registers/ --team Engineering --format markdown --output notes/

A note is written for each project of which another does the same, or the next step, or has the same problem. It names
the people to talk to, as the records have them and nobody who has left, what to talk about, and which documents,
deliverables and lessons of one serve the other. What was decided to be no duplicate is left out.
"""
_FORMAT = "markdown, html or json.  [default: markdown; html with --output]"


@click.command(epilog=_EPILOG, short_help="Write notes to teams: who should talk to whom, and about what.")
@click.option("--data", metavar="PATH", multiple=True, help="Registers: files, or folders of files.")
@click.option("--project", "projects", metavar="ID", multiple=True, help="Only notes for these projects.")
@click.option("--team", "teams", metavar="NAME", multiple=True, help="Only notes for projects of this department.")
@click.option("--as-of", metavar="DATE", help="The day on which people have left or not.  [default: today]")
@click.option("--semantic", is_flag=True, help="Compare meanings too, by a sentence model: the extra `semantic`.")
@click.option("--format", "form", type=click.Choice(FORMATS), help=_FORMAT)
@click.option("--output", metavar="FOLDER", help="A folder for one file a project, ready to be sent.")
@click.option("--config", metavar="PATH", help="The settings.  [default: pmo-audit.toml, if it is there]")
def introductions(
    data: tuple[str, ...],
    projects: tuple[str, ...],
    teams: tuple[str, ...],
    as_of: str | None,
    semantic: bool,
    form: str | None,
    output: str | None,
    config: str | None,
) -> int:
    """Write a note to each team: who else works on something close, what to talk about, what serves whom."""
    from pmo_audit import api
    from pmo_audit.cli.diagnostics_view import show_briefly
    from pmo_audit.cli.registers import day_asked, known_projects, read_registers, sources_of
    from pmo_audit.cli.terminal import errors, never_fail_on_letters
    from pmo_audit.cli.waiting import Waiting

    never_fail_on_letters()
    form = _format_of(form, output)
    with Waiting(errors()) as waiting:
        account, told = read_registers(data, config, (), waiting)
        if account is None:
            waiting.end()
            show_briefly(errors(), told)
            return WRONG_INPUT
        day = day_asked(as_of, config)
        known = known_projects(projects, account.portfolio)
        wanted = known | _of_teams(teams, account.portfolio) if projects or teams else None
        _refuse_among_data(output, form, sources_of(data, config))
        decided = api.load_decisions(sources_of(data, config)).decided
        notes = _notes(account.portfolio, decided, wanted, day, waiting, semantic=semantic)
    _show(notes, form, output, narrowed=wanted is not None)
    show_briefly(errors(), told)
    return exit_of_diagnostics(told)


def _format_of(form: str | None, output: str | None) -> str:
    """The format that was asked for. Raises `Mistake` where it needs a folder."""
    if form == "html" and output is None:
        raise Mistake("PA709", "a page of HTML needs a folder", "name one, as in `--output notes/`")
    return form or ("markdown" if output is None else "html")


def _of_teams(teams: Sequence[str], portfolio: Portfolio) -> frozenset[str]:
    """The ids of the projects of these departments. Raises `Mistake` where the data knows none of a name."""
    from pmo_audit.text import fold

    named: dict[str, list[str]] = {}
    for record in portfolio.register("project").records:
        department = portfolio.value(record, "department")
        if isinstance(department, str):
            named.setdefault(department, []).append(record.key)
    folded = {fold(name): ids for name, ids in named.items()}
    for one in teams:
        if fold(one) not in folded:
            help_ = suggestion(one, named) or "a team is what the projects have as their department"
            raise Mistake("PA849", f"no project is of the team `{one}`", help_)
    return frozenset(key for one in teams for key in folded[fold(one)])


def _notes(
    portfolio: Portfolio,
    decided: Sequence[object],
    wanted: frozenset[str] | None,
    day: date,
    waiting: Waiting,
    *,
    semantic: bool,
) -> tuple[Note, ...]:
    from pmo_audit import api

    waiting.say("comparing texts")
    overlaps = api.find_overlaps(portfolio, semantic=semantic, decided=decided)  # type: ignore[arg-type]
    waiting.say("comparing issues and risks")
    shared = api.find_shared_issues(portfolio)
    waiting.say("looking for whom to introduce")
    return api.introductions(portfolio, overlaps, shared, as_of=day, projects=wanted)


def _refuse_among_data(output: str | None, form: str, data: Sequence[str]) -> None:
    """Raises `Mistake` where the notes would lie among what is read."""
    from pmo_audit.cli.writing import Outputs, refuse_overwriting
    from pmo_audit.reporting.introduction_pages import PAGES

    if output is not None:
        refuse_overwriting(Outputs(None, ((Path(output) / f"note{PAGES[form][0]}", form),)), (), data)


def _show(notes: Sequence[Note], form: str, output: str | None, *, narrowed: bool) -> None:
    from pmo_audit.cli.introductions_files import write_notes
    from pmo_audit.cli.terminal import errors, styled
    from pmo_audit.cli.terminal import output as screen
    from pmo_audit.reporting.introduction_pages import PAGES

    if not notes:
        errors().line("Nobody is to be introduced to anybody", " by these projects." if narrowed else ".")
    if output is None:
        if notes or form == "json":
            screen().document(PAGES[form][1](notes))
        return
    for path in write_notes(notes, form, Path(output)):
        errors().line(styled(path.as_posix(), "cyan"), lead="note written to ")
