"""`pmo-audit check`: read standards, run their examples, and say what is wrong with them, or probably so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from pmo_audit.cli.cache_option import NO_CACHE
from pmo_audit.cli.exits import FINE, exit_of_diagnostics
from pmo_audit.cli.mistakes import Mistake, suggestion
from pmo_audit.cli.plain_json import FORMAT, diagnostic_json, dump
from pmo_audit.cli.requests import split

if TYPE_CHECKING:
    from pmo_audit.api import LoadedStandard
    from pmo_audit.authoring.cost import Cost
    from pmo_audit.cli.terminal import Sheet
    from pmo_audit.diagnostics import Diagnostic
    from pmo_audit.records import Portfolio, Schema

_EPILOG = """
\b
Exit codes:
  0  no mistakes; there may be warnings
  2  mistakes
  3  pmo-audit itself failed

\b
Examples:
  pmo-audit check our-rules/
  pmo-audit check charter.pmo --ignore PA461
  pmo-audit check our-rules/ --cost --data registers/
  pmo-audit check charter.pmo --format json

A comment such as `-- lint: ignore PA463` within a rule silences a lint there.
"""


@dataclass(frozen=True)
class _Costs:
    """What the rules cost, and for which data it is estimated."""

    costs: tuple[Cost, ...]
    schema: Schema
    portfolio: Portfolio | None


@click.command(epilog=_EPILOG, short_help="Check standards and run their examples.")
@click.argument("standards", metavar="PACK|PATH...", nargs=-1, required=True)
@click.option("--lint/--no-lint", default=True, help="Say also what is probably wrong.  [default: lint]")
@click.option("--select", metavar="CODE", multiple=True, help="Only these lints.")
@click.option("--ignore", metavar="CODE", multiple=True, help="Not these lints.")
@click.option("--cost", is_flag=True, help="Show how much work each rule is.")
@click.option("--data", metavar="PATH", multiple=True, help="With --cost: estimate it for these registers.")
@NO_CACHE
@FORMAT
def check(standards: tuple[str, ...], as_json: bool, no_cache: bool, **options: Any) -> int:
    """Check standards: rule files, folders of them, or shipped packs by name.

    Every name, every type and every example of every rule is checked. Where there is no mistake, lints look for what
    can be read and is probably not meant: rules that can never fail or contradict each other, and the like.
    """
    from pmo_audit import api
    from pmo_audit.cli.terminal import errors, never_fail_on_letters, output
    from pmo_audit.cli.waiting import Waiting
    from pmo_audit.diagnostics import in_order

    never_fail_on_letters()
    chosen, left = _lint_codes(options["select"]), _lint_codes(options["ignore"])
    if options["data"] and not options["cost"]:
        raise Mistake("PA712", "`--data` goes with `--cost`", "`pmo-audit run` audits data")
    with Waiting(errors(), silent=as_json) as waiting:
        waiting.say("reading standards")
        loaded = [api.load_standard(one, cache=not no_cache) for one in standards]
        told = [each for one in loaded for each in one.diagnostics]
        if options["lint"]:
            waiting.say("looking for what is probably not meant")
            told += [each for one in loaded for each in api.lint(one, select=chosen, ignore=left)]
        costs, also = _costs(loaded, options["data"]) if options["cost"] else (None, ())
    diagnostics = in_order((*told, *also))
    if as_json:
        output().document(_document(loaded, diagnostics, costs))
    else:
        _show(output(), loaded, diagnostics, costs)
    return exit_of_diagnostics(diagnostics)


def _lint_codes(given: tuple[str, ...]) -> tuple[str, ...]:
    """The codes of lints that an option names. Raises `Mistake` for any other."""
    from pmo_audit.diagnostics import all_codes

    known = [one.code for one in all_codes() if one.linted]
    codes = tuple(one.upper() for one in split(given))
    for one in codes:
        if one not in known:
            raise Mistake("PA465", f"`{one}` is not the code of a lint", suggestion(one, known))
    return codes


def _costs(loaded: list[LoadedStandard], data: tuple[str, ...]) -> tuple[_Costs, tuple[Diagnostic, ...]]:
    """What the rules cost, and what is wrong with the data that it is estimated for."""
    from pmo_audit import api
    from pmo_audit.authoring.cost import costs_of
    from pmo_audit.diagnostics import Severity

    costs = costs_of(rule for one in loaded for rule in one.standard.rules)
    schema = api.schema_of(loaded)
    if not data:
        return _Costs(costs, schema, None), ()
    read = api.load_portfolio(split(data), standards=loaded, schema=schema)
    wrong = tuple(one for one in read.diagnostics if one.severity is Severity.ERROR)
    return _Costs(costs, schema, read.portfolio), wrong


def _document(loaded: list[LoadedStandard], diagnostics: tuple[Diagnostic, ...], costs: _Costs | None) -> str:
    standards = [{"name": one.standard.name, "rules": len(one.standard.rules)} for one in loaded if one.sources]
    document: dict[str, Any] = {
        "standards": standards,
        "diagnostics": [diagnostic_json(one) for one in diagnostics],
    }
    if costs is not None:
        from pmo_audit.cli.cost_view import costs_json

        document["cost"] = costs_json(costs.costs, costs.schema, costs.portfolio)
    return dump(document)


def _show(
    sheet: Sheet, loaded: list[LoadedStandard], diagnostics: tuple[Diagnostic, ...], costs: _Costs | None
) -> None:
    from pmo_audit.cli.diagnostics_view import counts_of, show_diagnostics
    from pmo_audit.cli.styles import style_of
    from pmo_audit.cli.terminal import styled
    from pmo_audit.diagnostics import Severity
    from pmo_audit.findings import Outcome
    from pmo_audit.text import counted

    show_diagnostics(sheet, diagnostics)
    if costs is not None:
        from pmo_audit.cli.cost_view import show_costs

        show_costs(sheet, costs.costs, costs.schema, costs.portfolio)
    rules = sum(len(one.standard.rules) for one in loaded)
    what = f"{counted(rules, 'rule')} in {counted(sum(bool(one.sources) for one in loaded), 'standard')}"
    if exit_of_diagnostics(diagnostics) == FINE:
        counts = counts_of(diagnostics)
        sheet.line(styled(f"{what}, no mistakes{f', {counts}' if counts else ''}", style_of(Outcome.PASS)))
    else:
        sheet.line(styled(f"{counts_of(diagnostics)} ({what})", style_of(Severity.ERROR)))
