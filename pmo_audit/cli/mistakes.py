"""Mistakes on the command line, told like every other mistake: as diagnostics."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pmo_audit.diagnostics import Diagnostic


class Mistake(click.UsageError):
    """What stands on the command line cannot be followed."""

    def __init__(self, code: str, message: str, help: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.help = help

    @property
    def diagnostic(self) -> Diagnostic:
        """The mistake as a diagnostic."""
        from pmo_audit.diagnostics import Diagnostic

        return Diagnostic(self.code, self.message, None, self.help)


def diagnostic_of(error: click.ClickException) -> Diagnostic:
    """What click complains of, in our words."""
    if isinstance(error, Mistake):
        return error.diagnostic
    context = getattr(error, "ctx", None)
    more = f"`{context.command_path} --help` shows what it takes" if context is not None else ""
    return _mistake_of(error, context, more).diagnostic


def _mistake_of(error: click.ClickException, context: click.Context | None, more: str) -> Mistake:
    match error:
        case click.NoSuchOption(option_name=name):
            return Mistake("PA710", f"there is no option `{name}`", suggestion(name, _options(context)) or more)
        case click.MissingParameter(param=param) if param is not None:
            return Mistake("PA707", f"{_called(param)} is not given", more)
        case click.BadOptionUsage(option_name=name) if "requires" in error.message:
            return Mistake("PA712", f"option `{name}` lacks its value", more)
        case click.BadParameter(param=param) if param is not None:
            return Mistake("PA712", f"{_called(param)}: {_clause(error.message)}", more)
        case _:
            return Mistake("PA712", _clause(error.format_message()), more)


def suggestion(word: str, known: Iterable[str]) -> str:
    """`did you mean …?` where something known is near, else nothing."""
    from pmo_audit.text import nearest

    near = nearest(word, known)
    return f"did you mean `{near}`?" if near else ""


def _options(context: click.Context | None) -> list[str]:
    if context is None:
        return []
    return [name for param in context.command.get_params(context) for name in param.opts if name.startswith("--")]


def _called(param: click.Parameter) -> str:
    return f"option `{param.opts[0]}`" if isinstance(param, click.Option) else f"argument `{param.human_readable_name}`"


def _clause(message: str) -> str:
    """A sentence of click's as a clause of ours: lower-case, what was typed in backticks, no full stop."""
    message = " ".join(message.split()).rstrip(".")
    if extra := re.fullmatch(r"Got unexpected extra arguments? \((.*)\)", message):
        return f"`{extra[1]}` is more than the command takes"
    message = re.sub(r"'([^']*)'", r"`\1`", message)
    return message[:1].lower() + message[1:]
