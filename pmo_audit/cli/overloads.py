"""`pmo-audit overloads`: people and resources that are promised beyond what they can give."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from pmo_audit.cli.exits import FINE, WRONG_INPUT, exit_of_diagnostics
from pmo_audit.cli.mistakes import Mistake, suggestion
from pmo_audit.cli.requests import read_day, read_settings, split

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pmo_audit.findings import Subject
    from pmo_audit.oversight import Loads

_EPILOG = """
\b
Exit codes:
  0  promises were added up, whether somebody is overloaded or not
  2  nothing is promised, something was lost, or the settings are wrong
  3  pmo-audit itself failed

\b
Examples:
  pmo-audit overloads --data registers/
  pmo-audit overloads --data registers/ --from 2026-04 --until 2026-09
  pmo-audit overloads --data registers.xlsx --person "Ann Lee"
  pmo-audit overloads --data portfolio.json --format json > loads.json

A month is over where on some working day more is promised than there is. Where
a share, a day or a capacity is not known and may decide it, the month is open.

Registers are read as the settings say; without settings, as `pmo-audit init` would propose.
"""
_ALL = "In the table, also those who are within their capacity."


@click.command(epilog=_EPILOG, short_help="Find people and resources promised beyond capacity, month by month.")
@click.option("--data", metavar="PATH", multiple=True, help="Registers: files, or folders of files.")
@click.option("--as-of", metavar="DATE", help="The day as of which things stand.  [default: today]")
@click.option("--from", "since", metavar="MONTH", help="Only months from this one on, as in 2026-04.")
@click.option("--until", metavar="MONTH", help="Only months until this one.")
@click.option("--person", "people", metavar="NAME", multiple=True, help="Only this person, in full: an id or a name.")
@click.option("--resource", "resources", metavar="NAME", multiple=True, help="Only this resource, in full.")
@click.option("--all", "all_", is_flag=True, help=_ALL)
@click.option("--rules", metavar="PACK|PATH", multiple=True, help="Standards whose fields and stages are looked for.")
@click.option("--config", metavar="PATH", help="The settings.  [default: pmo-audit.toml, if it is there]")
@click.option(
    "--format",
    "form",
    type=click.Choice(("table", "json")),
    default="table",
    show_default=True,
    help="For people, or every month and promise with its place for programs.",
)
def overloads(data: tuple[str, ...], config: str | None, rules: tuple[str, ...], **options: Any) -> int:
    """Find people, machines, licences and money that are promised beyond what there is, across projects.

    Shares are added up day by day, so 60% until the 15th and 60% from the 16th on is no overload. What nobody has said
    is not guessed: it is told which months it leaves open.
    """
    from pmo_audit import api
    from pmo_audit.cli.diagnostics_view import show_briefly
    from pmo_audit.cli.registers import read_registers
    from pmo_audit.cli.terminal import errors, never_fail_on_letters
    from pmo_audit.cli.waiting import Waiting

    never_fail_on_letters()
    months = _months(options["since"], options["until"])
    with Waiting(errors()) as waiting:
        account, told = read_registers(data, config, rules, waiting)
        if account is None:
            waiting.end()
            show_briefly(errors(), told)
            return WRONG_INPUT
        waiting.say("adding up promises")
        as_of = _as_of(options["as_of"], config)
        found = api.find_loads(account.portfolio, as_of=as_of)
    wanted = _named(found, "person", options["people"]) | _named(found, "resource", options["resources"])
    show_briefly(errors(), told)
    if not found.delivered:
        from pmo_audit.proposing.month_headings import months_unread

        help_ = "deliver assignments, with the columns project, person, share, start and finish"
        help_ = months_unread(account.proposal) or help_
        raise Mistake("PA850", "nothing is promised of anybody, so nothing can be told", help_)
    _show(narrowed(found, months, wanted), as_of, options, single=bool(wanted))
    return exit_of_diagnostics(told)


def narrowed(loads: Loads, months: tuple[str, str], wanted: frozenset[Subject]) -> Loads:
    """What was found, of some months only, and of some people and resources only where any are named."""
    from pmo_audit.classes import replace

    first, last = months
    within = [one for one in loads.months if first <= one.period <= last and (not wanted or one.resource in wanted)]
    left = {(one.resource, one.period) for one in within}
    unsettled = []
    for one in loads.unsettled:
        own = one.resource is None and not wanted
        periods = tuple(each for each in one.periods if (one.resource, each) in left or (own and first <= each <= last))
        if periods or (own and not one.periods):
            unsettled.append(replace(one, periods=periods))
    return replace(
        loads,
        overloads=tuple(one for one in loads.overloads if (one.resource, one.period) in left),
        months=tuple(within),
        unsettled=tuple(unsettled),
        first=min((one.period for one in within), default=""),
        last=max((one.period for one in within), default=""),
    )


def _months(since: str | None, until: str | None) -> tuple[str, str]:
    """The first and the last month that were asked for. Raises `Mistake` where one is none."""
    from pmo_audit.values import Period

    for said in (since, until):
        if said is not None and (len(said) != len("2026-03") or Period.parse(said) is None or "Q" in said):
            raise Mistake("PA852", f"`{said}` is not a month", "write year and month, as in 2026-03")
    first, last = since or "0000-00", until or "9999-99"
    if first > last:
        raise Mistake("PA852", f"{first} lies after {last}", "name the first month with `--from`")
    return first, last


def _as_of(said: str | None, config: str | None) -> date:
    """The day as of which things stand: what was typed, else what the settings say, else today."""
    if said is not None:
        return read_day(said)
    settings, told = read_settings(config)
    return (settings.run.as_of if exit_of_diagnostics(told) == FINE else None) or date.today()


def _named(loads: Loads, entity: str, names: Sequence[str]) -> frozenset[Subject]:
    """The people or resources that were named. Raises `Mistake` where nothing is promised of one."""
    from pmo_audit.text import fold

    there = {one.resource for one in loads.months if (one.resource.entity == "person") == (entity == "person")}
    found: set[Subject] = set()
    for name in split(names):
        meant = {one for one in there if fold(name) in (fold(one.id), fold(one.name))}
        if not meant:
            known = [each for one in there for each in (one.name, one.id)]
            help_ = (
                suggestion(name, known) or f"without `--{entity}` everybody is looked at of whom something is promised"
            )
            raise Mistake("PA851", f"nothing is promised of any {entity} called `{name}`", help_)
        found |= meant
    return frozenset(found)


def _show(loads: Loads, as_of: date, options: dict[str, Any], *, single: bool) -> None:
    from pmo_audit.cli.terminal import output

    if options["form"] == "json":
        from pmo_audit.cli.overloads_json import loads_json
        from pmo_audit.cli.plain_json import dump

        output().document(dump(loads_json(loads, as_of)))
    else:
        from pmo_audit.cli.overloads_view import show_loads

        show_loads(output(), loads, all_=options["all_"] or single, in_full=single)
