"""Registers as several commands read them: as the settings say, else as `pmo-audit init` would propose."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from pmo_audit.cli.exits import FINE, exit_of_diagnostics
from pmo_audit.cli.mistakes import Mistake, suggestion
from pmo_audit.cli.requests import CONFIG, data_of, read_day, read_settings, speaks_of, split, standards_of

if TYPE_CHECKING:
    from pmo_audit.cli.waiting import Waiting
    from pmo_audit.diagnostics import Diagnostic
    from pmo_audit.proposing.account import Account
    from pmo_audit.records import Portfolio


def read_registers(
    sources: Sequence[str],
    config: str | None,
    rules: Sequence[str],
    waiting: Waiting,
    *,
    meaning: Sequence[str] = (),
) -> tuple[Account | None, tuple[Diagnostic, ...]]:
    """What is read out of these registers, and everything there is to say of them; None where the settings are wrong.

    Without sources those of the settings are read. `meaning` are the kinds of record that plain tables are taken for.
    """
    from pmo_audit import api

    settings, told = read_settings(config)
    if exit_of_diagnostics(told) != FINE:
        return None, told
    sources = sources_of(sources, config)
    mapping = settings.mapping if config is not None or speaks_of(settings, sources) else None
    waiting.say("reading registers")
    standards = [api.load_standard(one) for one in split(rules) or standards_of(settings, config)]
    account = api.read(sources, mapping=mapping, standards=standards, meaning=meaning)
    return account, (*told, *account.diagnostics)


def sources_of(sources: Sequence[str], config: str | None) -> tuple[str, ...]:
    """The data that was named, else that of the settings. Raises `Mistake` where neither names any."""
    found = tuple(sources) or data_of(read_settings(config)[0], config)
    if not found:
        help_ = f'say which, as in `--data registers/`, or write `data = "registers/"` under [run] in {CONFIG}'
        raise Mistake("PA707", "no data is given", help_)
    return found


def day_asked(as_of: str | None, config: str | None) -> date:
    """The day as of which things stand: as was said, else as the settings say, else today."""
    if as_of is not None:
        return read_day(as_of)
    return read_settings(config)[0].run.as_of or date.today()


def known_projects(wanted: Sequence[str], portfolio: Portfolio) -> frozenset[str]:
    """The ids of projects that were named. Raises `Mistake` where the data holds none of one."""
    ids = {one.key for one in portfolio.register("project").records}
    for one in split(wanted):
        if one not in ids:
            raise Mistake("PA705", f"there is no project `{one}`", suggestion(one, ids))
    return frozenset(split(wanted))
