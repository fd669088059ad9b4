"""`pmo-audit why`: why a rule says of a record what it says, and what would change that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pmo_audit.cli.exits import FINE, WRONG_INPUT, exit_of_diagnostics
from pmo_audit.cli.plain_json import FORMAT, dump
from pmo_audit.cli.requests import CommandLine, Request, read_request, read_settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pmo_audit.auditing.why import Why
    from pmo_audit.cli.places import Places
    from pmo_audit.diagnostics import Diagnostic

_EPILOG = """
\b
Examples:
  pmo-audit why SG-301 NW-04 --rules stage_gate --data registers/
  pmo-audit why SG-301 "Station lifts, phase 2" --depth 3
  pmo-audit why stage_gate/SG-302 R-02 --as-of 2026-03-31 --format json

RULE is the code of a rule, SUBJECT the id or the name of a record that it judges.
What need not be said each time can stand in pmo-audit.toml, in the current folder, under [run].
"""
_DEPTH = "1: the clauses that decided; 2: how they hang together; 3: everything that was looked at."


@click.command(epilog=_EPILOG, short_help="Explain one verdict, and what would change it.")
@click.argument("rule", metavar="RULE")
@click.argument("subject", metavar="SUBJECT")
@click.option("--rules", metavar="PACK|PATH", multiple=True, help="Standards: shipped packs, files or folders.")
@click.option("--data", metavar="PATH", multiple=True, help="Registers: files, or folders of files.")
@click.option("--as-of", metavar="DATE", help="The day on which the verdict stands.  [default: today]")
@click.option("--depth", type=click.IntRange(1, 3), default=2, show_default=True, metavar="1|2|3", help=_DEPTH)
@click.option("--config", metavar="PATH", help="The settings.  [default: pmo-audit.toml, if it is there]")
@FORMAT
def why(
    rule: str,
    subject: str,
    rules: tuple[str, ...],
    data: tuple[str, ...],
    as_of: str | None,
    depth: int,
    config: str | None,
    as_json: bool,
) -> int:
    """Explain why RULE says of SUBJECT what it says.

    For a failure it tells what would put it right, or what would have to be otherwise; for an open verdict, what each
    answer would give.
    """
    from pmo_audit.cli.terminal import never_fail_on_letters

    never_fail_on_letters()
    settings, told = read_settings(config)
    if exit_of_diagnostics(told) != FINE:
        return _refuse(told)
    request = read_request(CommandLine(rules=rules, data=data, as_of=as_of, config=config), settings)
    return _answer(request, rule, subject, depth, as_json=as_json)


def _answer(request: Request, rule: str, subject: str, depth: int, *, as_json: bool) -> int:
    from pmo_audit import api
    from pmo_audit.cli.terminal import errors
    from pmo_audit.cli.waiting import Waiting

    with Waiting(errors(), silent=as_json) as waiting:
        waiting.say("reading standards")
        standards = [api.load_standard(one, as_of=request.as_of) for one in request.rules]
        told = tuple(each for one in standards for each in one.diagnostics)
        if exit_of_diagnostics(told) != FINE:
            waiting.end()
            return _refuse(told)
        waiting.say("reading data")
        loaded = api.load_portfolio(request.data, standards=standards, mapping=request.mapping)
        waiting.say("trying what would change the verdict")
        try:
            answer = api.why(standards, loaded, rule, subject, as_of=request.as_of, depth=depth)
        except api.InputError as error:
            waiting.end()
            return _refuse((*loaded.diagnostics, *error.diagnostics))
    _tell(loaded.diagnostics)
    _show(answer, [file for file, _ in loaded.portfolio.sources], as_json=as_json)
    return FINE


def _show(answer: Why, files: Sequence[str], *, as_json: bool) -> None:
    from pmo_audit.cli.terminal import output

    if as_json:
        from pmo_audit.cli.why_json import why_json

        output().document(dump(why_json(answer)))
        return
    from pmo_audit.cli.places import places_of
    from pmo_audit.cli.why_view import show_why

    places: Places = places_of(files)
    show_why(output(), answer, places)


def _refuse(told: Sequence[Diagnostic]) -> int:
    """Tells what is wrong with the question or with what it is about."""
    _tell(told)
    return max(exit_of_diagnostics(told), WRONG_INPUT)


def _tell(told: Sequence[Diagnostic]) -> None:
    from pmo_audit.cli.diagnostics_view import show_diagnostics
    from pmo_audit.cli.terminal import errors
    from pmo_audit.diagnostics import Severity, in_order

    show_diagnostics(errors(), in_order(one for one in told if one.severity is Severity.ERROR))
