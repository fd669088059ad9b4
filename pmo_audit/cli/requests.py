"""What a run is asked to do: the command line laid over `pmo-audit.toml`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from os.path import normpath
from pathlib import Path
from typing import TYPE_CHECKING

from pmo_audit.cli.exits import Bar
from pmo_audit.cli.mistakes import Mistake, suggestion

if TYPE_CHECKING:
    from pmo_audit.diagnostics import Diagnostic
    from pmo_audit.findings import Grade
    from pmo_audit.settings import ImportMapping, RunDefaults, Settings

CONFIG = "pmo-audit.toml"
NEVER = "never"


@dataclass(frozen=True, slots=True)
class CommandLine:
    """The options of `run` as they were typed; None or empty: not said."""

    rules: tuple[str, ...] = ()
    data: tuple[str, ...] = ()
    as_of: str | None = None
    projects: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    output: str | None = None
    fail_on: str | None = None
    allow_unknown: bool | None = None
    allow_partial: bool | None = None
    config: str | None = None
    across: bool = False
    """Whether to look across projects also for what no rule asks of."""


@dataclass(frozen=True, slots=True)
class Request:
    """A run that can begin. `mapping` is None where the settings say nothing of columns."""

    rules: tuple[str, ...]
    data: tuple[str, ...]
    as_of: date
    projects: tuple[str, ...]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    formats: tuple[str, ...]
    output: Path | None
    bar: Bar
    mapping: ImportMapping | None = None
    across: bool = False


def read_settings(config: str | None) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """The settings of the file named, else those of the current folder, and what is wrong with them."""
    from pmo_audit.settings import Settings, load_settings

    if config is None and not _exists(Path(CONFIG)):
        return Settings(), ()
    return load_settings(config or CONFIG)


def read_request(line: CommandLine, settings: Settings) -> Request:
    """The whole request. Raises `Mistake` where the command line and the settings do not make one."""
    line = _laid_over(line, settings.run, Path(line.config or CONFIG).parent)
    return Request(
        rules=given(line.rules, "standards are", "--rules", "rules", "stage_gate"),
        data=given(line.data, "data is", "--data", "data", "registers/"),
        as_of=read_day(line.as_of) if line.as_of else date.today(),
        projects=tuple(line.projects),
        select=split(line.select),
        ignore=split(line.ignore),
        formats=split(line.formats),
        output=Path(line.output) if line.output else None,
        bar=Bar(read_severity(line.fail_on or "minor"), bool(line.allow_unknown), bool(line.allow_partial)),
        mapping=None if settings.mapping.is_empty else settings.mapping,
        across=line.across,
    )


def _laid_over(line: CommandLine, run: RunDefaults, folder: Path) -> CommandLine:
    """The command line, and where it is silent the settings; their paths begin at their own folder."""
    return replace(
        line,
        rules=line.rules or tuple(_from(folder, one) for one in run.rules),
        data=line.data or tuple(_from(folder, one, must_exist=False) for one in _listed(run.data)),
        as_of=line.as_of or (run.as_of.isoformat() if run.as_of else None),
        projects=line.projects or run.project,
        select=line.select or run.select,
        ignore=line.ignore or run.ignore,
        formats=line.formats or _listed(run.format),
        output=line.output or (_from(folder, run.output, must_exist=False) if run.output else None),
        fail_on=line.fail_on or run.fail_on,
        allow_unknown=run.allow_unknown if line.allow_unknown is None else line.allow_unknown,
        allow_partial=run.allow_partial if line.allow_partial is None else line.allow_partial,
    )


def own_rules(line: CommandLine, settings: Settings) -> tuple[str, ...]:
    """The standards that the command line or else the settings name, as seen from here; none where neither does."""
    return split(_laid_over(line, settings.run, Path(line.config or CONFIG).parent).rules)


def data_of(settings: Settings, config: str | None) -> tuple[str, ...]:
    """The data that the settings name, as seen from here."""
    folder = Path(config or CONFIG).parent
    return tuple(_from(folder, one, must_exist=False) for one in _listed(settings.run.data))


def standards_of(settings: Settings, config: str | None) -> tuple[str, ...]:
    """The standards that the settings name, as seen from here."""
    folder = Path(config or CONFIG).parent
    return tuple(_from(folder, one) for one in settings.run.rules)


def speaks_of(settings: Settings, sources: Sequence[str]) -> bool:
    """Whether settings that nobody named say how any of these registers is read."""
    from pmo_audit.sources.naming import speaks_of as names

    tables = settings.mapping.tables
    if any(one.file is None for one in tables) or any(Path(one).is_dir() for one in sources):
        return not settings.mapping.is_empty
    return any(names(table, Path(one).as_posix()) for table in tables for one in sources)


def _from(folder: Path, name: str, *, must_exist: bool = True) -> str:
    """A path of the settings as seen from here; a name that is no path there may be that of a shipped pack."""
    path = Path(normpath(folder / name))
    return str(path) if _exists(path) or not must_exist else name


def _listed(value: str | Iterable[str] | None) -> tuple[str, ...]:
    return () if value is None else (value,) if isinstance(value, str) else tuple(value)


def given(values: Iterable[str], what: str, option: str, key: str, example: str) -> tuple[str, ...]:
    """The items of an option that has to be given. Raises `Mistake` where neither it nor the settings name any."""
    found = split(values)
    if not found:
        help_ = f'say which, as in `{option} {example}`, or write `{key} = "{example}"` under [run] in {CONFIG}'
        raise Mistake("PA707", f"no {what} given", help_)
    return found


def split(values: Iterable[str]) -> tuple[str, ...]:
    """The items of an option that may be repeated and may hold several, parted by commas."""
    parts = (part.strip() for value in values for part in _parts(value))
    return tuple(dict.fromkeys(part for part in parts if part))


def _parts(value: str) -> list[str]:
    return [value] if _exists(Path(value)) else value.split(",")


def is_there(name: str) -> bool:
    """Whether a name is that of a file or folder."""
    return _exists(Path(name))


def _exists(path: Path) -> bool:
    """Whether there is something; what is no possible path, or cannot be looked at, is not there."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def read_day(text: str) -> date:
    """The day that `2026-03-31` names. Raises `Mistake` for anything else."""
    try:
        if len(text) != len("2026-03-31"):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise Mistake("PA706", f"`{text}` is not a day", "write year, month and day, as in 2026-03-31") from None


def read_severity(text: str) -> Grade | None:
    """The severity of that name; None for `never`. Raises `Mistake` for anything else."""
    from pmo_audit.findings import Grade

    known = [one.value for one in Grade]
    if text == NEVER:
        return None
    if text not in known:
        names = ", ".join((*known, NEVER))
        help_ = suggestion(text, (*known, NEVER)) or f"there are {names}"
        raise Mistake("PA714", f"there is no severity `{text}`", help_)
    return Grade(text)
