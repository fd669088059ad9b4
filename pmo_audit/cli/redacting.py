"""`--redact people`: reports that travel name people by number, and the key stays in the office."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from pmo_audit.cli.mistakes import Mistake

if TYPE_CHECKING:
    from pmo_audit.api import Loaded
    from pmo_audit.auditing.redaction import Redaction
    from pmo_audit.cli.run import Fixes
    from pmo_audit.diagnostics import Diagnostic
    from pmo_audit.findings import AuditResult, Finding

_HIDE = "Name people by number, wherever they stand: for reports that travel."
_KEY = "A CSV file for the office that says who is which number."
_Command = TypeVar("_Command", bound=Callable[..., Any])


def redact_options(command: _Command) -> _Command:
    """The options `--redact` and `--redact-key`."""
    command = click.option("--redact-key", metavar="FILE", help=_KEY)(command)
    return click.option("--redact", type=click.Choice(("people",)), help=_HIDE)(command)


@dataclass(frozen=True, slots=True)
class Hiding:
    """That people are to be hidden, and where the key to them goes."""

    key: Path | None = None


def hiding_of(redact: str | None, key: str | None, read: Iterable[str], written: Iterable[Path] = ()) -> Hiding | None:
    """What was asked for. Raises `Mistake` for a key to nothing, or one in the place of what is read or written."""
    from pmo_audit.cli.writing import Outputs, refuse_overwriting

    if redact is None:
        if key is not None:
            raise Mistake("PA664", "there is no key where nobody is hidden", "add `--redact people`")
        return None
    if key is None:
        return Hiding()
    path = Path(key)
    if any(path == one for one in written):
        raise Mistake("PA664", f"`{key}` is where the report goes", "name another file for the key")
    refuse_overwriting(Outputs(None, ((path, "csv"),)), (), read)
    return Hiding(path)


def hidden(
    result: AuditResult, told: tuple[Diagnostic, ...], fixes: Fixes, loaded: Loaded, hiding: Hiding
) -> tuple[AuditResult, tuple[Diagnostic, ...], Fixes]:
    """The result, what was told, and what mends a failure, all without names; writes the key."""
    from pmo_audit import api

    made = api.redact(result, loaded)
    originals = {id(one): other for one, other in zip(made.result.findings, result.findings, strict=True)}

    def fix(finding: Finding) -> str:
        return made.text(fixes(originals.get(id(finding), finding)))

    if hiding.key is not None:
        _write_key(made, hiding.key)
    return made.result, made.diagnostics(told), fix


def hidden_in(told: tuple[Diagnostic, ...], loaded: Loaded, hiding: Hiding | None) -> tuple[Diagnostic, ...]:
    """What was told where there is no result to tell it with."""
    if hiding is None:
        return told
    from pmo_audit.auditing.redaction import redact_diagnostics

    return redact_diagnostics(told, loaded.portfolio)


def _write_key(made: Redaction, path: Path) -> None:
    from pmo_audit.cli.writing import reason_of

    text = StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(("number", "id", "name", "email"))
    table.writerows((one.pseudonym, one.id, one.name, one.email) for one in made.key)
    try:
        path.write_text(text.getvalue(), encoding="utf-8", newline="\n")
    except (OSError, ValueError) as error:
        help_ = "check that the folder is there and that you may write to it"
        raise Mistake("PA703", f"`{path}` cannot be written: {reason_of(error)}", help_) from error
