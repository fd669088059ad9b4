"""`pmo-audit actions`: what is asked of whom, by when, and why."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pmo_audit.cli.cache_option import NO_CACHE
from pmo_audit.cli.exits import FINE, WRONG_INPUT, exit_of_diagnostics
from pmo_audit.cli.mistakes import Mistake, suggestion
from pmo_audit.cli.redacting import hiding_of, redact_options
from pmo_audit.cli.requests import CONFIG, CommandLine, Request, read_request, read_settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pmo_audit.findings import AuditResult
    from pmo_audit.reporting.actions import ActionList, Fixes

TABLE = "table"
"""The format for the screen."""
_EPILOG = """
\b
Examples:
  pmo-audit actions --rules stage_gate --data registers/
  pmo-audit actions --person "Ann Lee"
  pmo-audit actions --format markdown --output lists/
  pmo-audit actions --repairs --output lists/

Who is asked: the owner of the record that a failure or a question is about, or
its author; else the manager of its project, else that project's sponsor, else
the programme's owner or sponsor. Nobody who has left is asked. What nobody is
named for makes a list of its own. By when: the project's next gate review that
is planned; no other date is made up.

What need not be said each time can stand in pmo-audit.toml, in the current folder, under [run].
"""
_FORMAT = "table, markdown, html or json.  [default: table; html with --output]"
_OUTPUT = "A folder for one file a person, ready to be sent."


@click.command(epilog=_EPILOG, short_help="List what is asked of whom, by when, and why.")
@click.option("--rules", metavar="PACK|PATH", multiple=True, help="Standards: shipped packs, files or folders.")
@click.option("--data", metavar="PATH", multiple=True, help="Registers: files, or folders of files.")
@click.option("--as-of", metavar="DATE", help="The day on which the audit stands.  [default: today]")
@click.option("--project", "projects", metavar="ID", multiple=True, help="Only these projects.")
@click.option("--select", metavar="RULE|#TAG", multiple=True, help="Only these rules.")
@click.option("--ignore", metavar="RULE|#TAG", multiple=True, help="Not these rules.")
@click.option("--person", metavar="NAME", help="Only the list of this person: an id, a name, an address.")
@click.option("--format", "form", metavar="NAME", help=_FORMAT)
@click.option("--output", metavar="FOLDER", help=_OUTPUT)
@click.option("--repairs", is_flag=True, help="Say of each failure what would put it right, which takes longer.")
@click.option("--config", metavar="PATH", help="The settings.  [default: pmo-audit.toml, if it is there]")
@redact_options
@NO_CACHE
def actions(
    person: str | None,
    form: str | None,
    output: str | None,
    repairs: bool,
    no_cache: bool,
    redact: str | None,
    redact_key: str | None,
    **options: Any,
) -> int:
    """List what the audit asks of each person, by when, and why."""
    from pmo_audit.cli.run import audited, tell
    from pmo_audit.cli.terminal import errors, never_fail_on_letters
    from pmo_audit.cli.waiting import Waiting
    from pmo_audit.reporting.actions import action_lists

    never_fail_on_letters()
    chosen = _format_of(form, output)
    settings, told = read_settings(options["config"])
    if exit_of_diagnostics(told) != FINE:
        tell(told, quiet=False)
        return WRONG_INPUT
    request = read_request(CommandLine(**options), settings)
    _refuse_among_data(output, chosen, request, options["config"])
    hiding = hiding_of(redact, redact_key, request.data)
    with Waiting(errors(), silent=False) as waiting:
        result, told, fixes = audited(request, waiting, cache=not no_cache, hiding=hiding)
    tell(told, quiet=True)
    code = exit_of_diagnostics(told, allow_partial=request.bar.allow_partial)
    if result is None:
        return max(code, WRONG_INPUT)
    lists = _of(action_lists(result), person)
    _show(result, lists, chosen, output, fixes if repairs else None, single=person is not None)
    return code


def _format_of(form: str | None, output: str | None) -> str:
    """The format that was asked for. Raises `Mistake` where there is none such, or where it needs a folder."""
    from pmo_audit.reporting.action_pages import PAGES

    known = (TABLE, *PAGES)
    if form is None:
        return TABLE if output is None else "html"
    if form not in known:
        help_ = suggestion(form, known) or f"there are {', '.join(known)}"
        raise Mistake("PA701", f"there is no format `{form}` of lists", help_)
    if form == TABLE and output is not None:
        raise Mistake("PA709", "a table is for the screen", f"use one of {', '.join(PAGES)} with `--output`")
    if form == "html" and output is None:
        raise Mistake("PA709", "a page of HTML needs a folder", "name one, as in `--output lists/`")
    return form


def _of(lists: Sequence[ActionList], person: str | None) -> Sequence[ActionList]:
    """The lists of the person who was named, or all. Raises `Mistake` where nothing is asked of anybody of the name."""
    from pmo_audit.reporting.actions import find_lists

    if person is None:
        return lists
    found = find_lists(lists, person)
    if not found:
        names = [one.name for one in lists if one.who is not None]
        help_ = suggestion(person, names) or "without `--person` everybody is listed of whom something is asked"
        raise Mistake("PA662", f"nothing is asked of anybody called `{person}`", help_)
    return found


def _show(
    result: AuditResult,
    lists: Sequence[ActionList],
    form: str,
    output: str | None,
    fixes: Fixes | None,
    *,
    single: bool,
) -> None:
    from pmo_audit.cli.terminal import errors, styled
    from pmo_audit.cli.terminal import output as screen
    from pmo_audit.reporting.action_pages import PAGES

    if form == TABLE:
        from pmo_audit.cli.actions_view import show_list, show_table

        if not single:
            show_table(screen(), lists)
        for one in lists if single else ():
            show_list(screen(), one, result.run, fixes)
        if result.run.notice:
            screen().line(result.run.notice, lead="note: ")
    elif output is None:
        screen().document(PAGES[form][1](lists, result.run, fixes))
    else:
        from pmo_audit.cli.actions_files import write_lists

        for path in write_lists(lists, result.run, form, Path(output), fixes):
            errors().line(styled(path.as_posix(), "cyan"), lead="list written to ")


def _refuse_among_data(output: str | None, form: str, request: Request, config: str | None) -> None:
    """Raises `Mistake` where the lists would lie among what is read."""
    from pmo_audit.cli.writing import Outputs, refuse_overwriting
    from pmo_audit.reporting.action_pages import PAGES

    if output is not None:
        file = Path(output) / f"list{PAGES[form][0]}"
        refuse_overwriting(Outputs(None, ((file, form),)), (*request.rules, config or CONFIG), request.data)
