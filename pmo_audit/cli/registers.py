"""Registers as several commands read them: as the settings say, else as `pmo-audit init` would propose."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pmo_audit.cli.exits import FINE, exit_of_diagnostics
from pmo_audit.cli.mistakes import Mistake, suggestion
from pmo_audit.cli.requests import CONFIG, data_of, read_settings, split, standards_of

if TYPE_CHECKING:
    from pmo_audit.cli.waiting import Waiting
    from pmo_audit.diagnostics import Diagnostic
    from pmo_audit.proposing.account import Account
    from pmo_audit.records import Portfolio
    from pmo_audit.settings import Settings


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
    sources = tuple(sources) or data_of(settings, config)
    if not sources:
        help_ = f'say which, as in `--data registers/`, or write `data = "registers/"` under [run] in {CONFIG}'
        raise Mistake("PA707", "no data is given", help_)
    mapping = settings.mapping if config is not None or _speaks_of(settings, sources) else None
    waiting.say("reading registers")
    standards = [api.load_standard(one) for one in split(rules) or standards_of(settings, config)]
    account = api.read(sources, mapping=mapping, standards=standards, meaning=meaning)
    return account, (*told, *account.diagnostics)


def known_projects(wanted: Sequence[str], portfolio: Portfolio) -> frozenset[str]:
    """The ids of projects that were named. Raises `Mistake` where the data holds none of one."""
    ids = {one.key for one in portfolio.register("project").records}
    for one in split(wanted):
        if one not in ids:
            raise Mistake("PA705", f"there is no project `{one}`", suggestion(one, ids))
    return frozenset(split(wanted))


def _speaks_of(settings: Settings, sources: Sequence[str]) -> bool:
    """Whether settings that nobody named say how any of these registers is read."""
    from pmo_audit.sources.naming import speaks_of

    tables = settings.mapping.tables
    if any(one.file is None for one in tables) or any(Path(one).is_dir() for one in sources):
        return not settings.mapping.is_empty
    return any(speaks_of(table, Path(one).as_posix()) for table in tables for one in sources)
