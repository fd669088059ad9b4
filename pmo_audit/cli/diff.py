"""`pmo-audit diff`: whose verdicts change between two versions of a standard, or between two days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

import click

from pmo_audit.cli.exits import FINE, FOUND, WRONG_INPUT, exit_of_diagnostics
from pmo_audit.cli.mistakes import Mistake
from pmo_audit.cli.requests import read_day, read_settings, split

if TYPE_CHECKING:
    from pmo_audit.api import Loaded, LoadedStandard
    from pmo_audit.authoring.impact import Impact
    from pmo_audit.cli.waiting import Waiting
    from pmo_audit.diagnostics import Diagnostic
    from pmo_audit.settings import Settings

_EPILOG = """
\b
Exit codes; where several apply, the highest wins:
  0  no verdict changes
  1  some verdict changes
  2  wrong input: mistakes in the standards, the settings or the command
     line; data of which something was lost, unless --allow-partial
  3  pmo-audit itself failed

\b
Examples:
  pmo-audit diff our-rules-1/ our-rules-2/ --data registers/
  pmo-audit diff our-rules/ --data registers/ --as-of 2026-03-31 --as-of-new 2026-06-30
  pmo-audit diff stage_gate our-stage-gate.pmo --data registers/ --format markdown
"""
_FORMATS = ("text", "json", "markdown")


@click.command(epilog=_EPILOG, short_help="Show whose verdicts a new version of a standard changes.")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="[NEW]", required=False)
@click.option("--data", metavar="PATH", multiple=True, help="Registers: files, or folders of files.")
@click.option("--as-of", metavar="DATE", help="The day of both sides.  [default: today]")
@click.option("--as-of-new", metavar="DATE", help="The day of the new side.  [default: as the old]")
@click.option("--select", metavar="RULE|#TAG", multiple=True, help="Only these rules.")
@click.option("--allow-partial", is_flag=True, help="Let data pass that lost a part.")
@click.option("--config", metavar="PATH", help="The settings.  [default: pmo-audit.toml, if it is there]")
@click.option("--format", "format_", type=click.Choice(_FORMATS), default="text", show_default=True, help="For whom.")
def diff(
    old: str,
    new: str | None,
    data: tuple[str, ...],
    as_of: str | None,
    as_of_new: str | None,
    select: tuple[str, ...],
    allow_partial: bool,
    config: str | None,
    format_: str,
) -> int:
    """Show whose verdicts change between two versions of a standard, in which direction, and through which clause.

    OLD and NEW are standards: rule files, folders of them, or shipped packs by name. With OLD alone the same standard
    is compared on two days, --as-of and --as-of-new. Each side reads the data with the fields and stages of its own
    standard.
    """
    from pmo_audit.cli.terminal import errors, never_fail_on_letters
    from pmo_audit.cli.waiting import Waiting

    never_fail_on_letters()
    settings, told = read_settings(config)
    if exit_of_diagnostics(told) != FINE:
        _tell(told)
        return WRONG_INPUT
    days = _days(as_of, as_of_new, settings)
    with Waiting(errors()) as waiting:
        impact, found = _compare(
            (old, new or old), _data(data, settings, config), days, split(select), settings, waiting
        )
    told = (*told, *found)
    _tell(told)
    code = exit_of_diagnostics(told, allow_partial=allow_partial)
    if impact is None:
        return max(code, WRONG_INPUT)
    _show(impact, format_)
    return max(code, FOUND if impact.changes else FINE)


def _days(as_of: str | None, as_of_new: str | None, settings: Settings) -> tuple[date, date]:
    day = read_day(as_of) if as_of else settings.run.as_of or date.today()
    return day, read_day(as_of_new) if as_of_new else day


def _data(data: tuple[str, ...], settings: Settings, config: str | None) -> tuple[str, ...]:
    """What to read: what was said, else what the settings say."""
    from pmo_audit.cli.requests import data_of

    found = split(data) or data_of(settings, config)
    if not found:
        help_ = "say which, as in `--data registers/`"
        raise Mistake("PA707", "no data is given", help_)
    return found


def _compare(
    names: tuple[str, str],
    data: tuple[str, ...],
    days: tuple[date, date],
    select: tuple[str, ...],
    settings: Settings,
    waiting: Waiting,
) -> tuple[Impact | None, tuple[Diagnostic, ...]]:
    """The impact and all that is to be told of the input; none where the sides cannot be compared."""
    from pmo_audit import api
    from pmo_audit.diagnostics import in_order

    waiting.say("reading standards")
    standards = [api.load_standard(name, as_of=day) for name, day in zip(names, days, strict=True)]
    told = [_less_grave(each) for one in standards for each in one.diagnostics]
    if exit_of_diagnostics(told) != FINE:
        return None, in_order(told)
    told += _odd(standards, days, select)
    if exit_of_diagnostics(told) != FINE:
        return None, in_order(told)
    waiting.say("reading data")
    portfolios = _portfolios(standards, data, settings)
    told += [each for one in portfolios for each in one.diagnostics]
    try:
        impact = api.diff(
            standards[0],
            standards[1],
            portfolios[0],
            as_of=days[0],
            as_of_new=days[1],
            new_portfolio=portfolios[-1],
            select=select,
            progress=waiting.judged,
        )
    except api.InputError as error:
        return None, in_order((*told, *error.diagnostics))
    return impact, in_order(told)


def _less_grave(one: Diagnostic) -> Diagnostic:
    """An example that disagrees as a warning: what a change would do is asked before the examples are put right."""
    from dataclasses import replace

    from pmo_audit.diagnostics import Severity

    return replace(one, severity=Severity.WARNING) if one.code == "PA401" else one


def _portfolios(standards: list[LoadedStandard], data: tuple[str, ...], settings: Settings) -> list[Loaded]:
    """The data as each side reads it: once where both read it alike."""
    from pmo_audit import api

    mapping = None if settings.mapping.is_empty else settings.mapping
    schemas = [api.schema_of([one]) for one in standards]
    alike = schemas[0] == schemas[1] and standards[0].mapping == standards[1].mapping
    return [api.load_portfolio(data, standards=[one], mapping=mapping) for one in standards[: 1 if alike else 2]]


def _odd(standards: list[LoadedStandard], days: tuple[date, date], select: tuple[str, ...]) -> list[Diagnostic]:
    """What is odd about the two sides: a selector that fits nothing, the same twice, or nothing in common."""
    from pmo_audit.auditing import Selection, select_rules
    from pmo_audit.diagnostics import Diagnostic, Severity

    plain = [one.standard for one in standards]
    _, told = select_rules(plain, Selection(select=tuple(select)))
    codes = [{rule.code.casefold() for rule in one.rules} for one in plain]
    found = list(told)
    if plain[0].digest == plain[1].digest and days[0] == days[1]:
        help_ = "name another version of the standard, or another day with `--as-of-new`"
        found.append(
            Diagnostic("PA440", "both sides are the same standard on the same day", None, help_, Severity.WARNING)
        )
    elif not codes[0] & codes[1]:
        message = f"`{plain[0].name}` and `{plain[1].name}` have no rule in common"
        help_ = "rules are the same where their codes are"
        found.append(Diagnostic("PA441", message, None, help_, Severity.WARNING))
    return found


def _show(impact: Impact, format_: str) -> None:
    from pmo_audit.authoring.impact_json import impact_json
    from pmo_audit.authoring.impact_markdown import impact_markdown
    from pmo_audit.cli.diff_view import show_impact
    from pmo_audit.cli.plain_json import dump
    from pmo_audit.cli.terminal import output

    if format_ == "json":
        output().document(dump(impact_json(impact)))
    elif format_ == "markdown":
        output().document(impact_markdown(impact))
    else:
        show_impact(output(), impact)


def _tell(told: Iterable[Diagnostic]) -> None:
    from pmo_audit.cli.diagnostics_view import show_diagnostics
    from pmo_audit.cli.terminal import errors

    show_diagnostics(errors(), tuple(told))
