"""The command `pmo-audit`: its subcommands, and the border at which everything that goes wrong is told.

This file and the commands import only click; what a command needs it imports when it runs, so that `--help` and
`--version` answer at once.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

import click

from pmo_audit import __version__
from pmo_audit.cli.actions import actions
from pmo_audit.cli.check import check
from pmo_audit.cli.completion import COMPLETING, completion
from pmo_audit.cli.decide import decide
from pmo_audit.cli.demo import demo
from pmo_audit.cli.dependencies import dependencies
from pmo_audit.cli.diff import diff
from pmo_audit.cli.exits import INTERRUPTED, OWN_FAULT, PIPE_CLOSED, WRONG_INPUT
from pmo_audit.cli.explain import explain
from pmo_audit.cli.fmt import fmt
from pmo_audit.cli.impact import impact
from pmo_audit.cli.init import init
from pmo_audit.cli.introductions import introductions
from pmo_audit.cli.mistakes import Mistake, diagnostic_of, suggestion
from pmo_audit.cli.overlaps import overlaps
from pmo_audit.cli.overloads import overloads
from pmo_audit.cli.read import read
from pmo_audit.cli.rules import rules
from pmo_audit.cli.run import run
from pmo_audit.cli.schema import schema
from pmo_audit.cli.shared_issues import shared_issues
from pmo_audit.cli.template import template
from pmo_audit.cli.trial import test
from pmo_audit.cli.why import why

_EPILOG = """
\b
Examples:
  pmo-audit demo
  pmo-audit init --from registers.xlsx
  pmo-audit run --rules stage_gate --data registers/ --as-of 2026-03-31
  pmo-audit check our-rules/
  pmo-audit why SG-301 NW-04 --rules stage_gate --data registers/
  pmo-audit fmt our-rules/
  pmo-audit test our-rules/ --mutate
  pmo-audit diff our-rules-1/ our-rules-2/ --data registers/
  pmo-audit impact NW-03 --slip 6w --data registers/
  pmo-audit explain PA201
  pmo-audit overlaps --data registers/
  pmo-audit template --rules stage_gate --output registers.xlsx
  eval "$(pmo-audit completion)"
"""


class _Commands(click.Group):
    """The group of commands, with the border around it."""

    def main(self, args: Sequence[str] | None = None, *rest: Any, **more: Any) -> NoReturn:
        """Runs a command line and ends the process with its code; no exception gets past here."""
        if COMPLETING in os.environ:
            from pmo_audit.cli.completing import prepare

            prepare(self)
        more |= {"standalone_mode": False, "prog_name": "pmo-audit", "complete_var": COMPLETING}
        sys.exit(_guarded(lambda: super(_Commands, self).main(args, **more)))

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command, before click sees that somebody wants to stop."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            return INTERRUPTED
        except BrokenPipeError:
            return _leave_pipe()

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command a word names; the nearest is suggested where there is none."""
        name = args[0]
        if name.startswith("-") or self.get_command(ctx, name) is not None or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        known = ", ".join(self.list_commands(ctx))
        raise Mistake("PA711", f"there is no command `{name}`", suggestion(name, self.commands) or f"there are {known}")


@click.group(
    cls=_Commands,
    name="pmo-audit",
    epilog=_EPILOG,
    no_args_is_help=False,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="pmo-audit", message="%(prog)s %(version)s")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Audit a portfolio of projects against PMO standards written as readable rules.

    Every finding names the values it rests on and where they were read; what is missing is never taken for
    compliance.
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


_BEFORE = (init, read, template)
_WITH_DATA = (run, actions, why)
_ACROSS = (dependencies, impact, overlaps, shared_issues, decide, introductions, overloads)
_OF_STANDARDS = (check, test, diff, fmt, rules, explain, schema)
for _command in (*_BEFORE, *_WITH_DATA, *_ACROSS, *_OF_STANDARDS, demo, completion):
    main.add_command(_command)


def _guarded(action: Callable[[], Any]) -> int:
    """The exit code of an action; what it raises is told as a diagnostic."""
    try:
        code = action()
        sys.stdout.flush()
    except click.ClickException as error:
        return _tell_mistake(error)
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        return _leave_pipe()
    except OSError as fault:
        return _tell_full(fault) if fault.errno in _FULL else _tell_fault(fault)
    except Exception as fault:  # noqa: BLE001 - the border: users never see a traceback
        return _tell_fault(fault)
    return code if isinstance(code, int) else 0


def _tell_mistake(error: click.ClickException) -> int:
    from pmo_audit.cli.diagnostics_view import show_diagnostic
    from pmo_audit.cli.terminal import errors, never_fail_on_letters

    never_fail_on_letters()
    show_diagnostic(errors(), diagnostic_of(error))
    return WRONG_INPUT


def _tell_fault(fault: Exception) -> int:
    from pmo_audit.cli.diagnostics_view import show_diagnostic
    from pmo_audit.cli.terminal import errors
    from pmo_audit.diagnostics import Diagnostic

    if os.environ.get("PMO_AUDIT_DEBUG") == "1":
        from traceback import format_exception

        errors().document("".join(format_exception(fault)))
    said = " ".join(str(fault).split())
    message = f"pmo-audit failed: {type(fault).__name__}{f': {said}' if said else ''}"
    help_ = "this is a fault of pmo-audit; please report it with what PMO_AUDIT_DEBUG=1 shows"
    show_diagnostic(errors(), Diagnostic("PA902", message, None, help_))
    return OWN_FAULT


_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
"""What the system says when a disk takes no more."""


def _tell_full(fault: OSError) -> int:
    _leave_pipe()
    why = (fault.strerror or "it takes no more").lower()
    message = f"what was asked for cannot be written: {why}"
    return _tell_mistake(Mistake("PA703", message, "make room, or write elsewhere"))


def _leave_pipe() -> int:
    """Lets nothing more be written to a reader who went away, not even when Python ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    return PIPE_CLOSED
