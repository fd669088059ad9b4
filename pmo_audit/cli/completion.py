"""`pmo-audit completion`: the lines by which a shell completes commands, options and names."""

from __future__ import annotations

import os
from pathlib import Path

import click

from pmo_audit.cli.exits import FINE
from pmo_audit.cli.mistakes import Mistake

COMPLETING = "_PMO_AUDIT_COMPLETE"
"""The variable by which the shell's script asks."""
_SHELLS = ("bash", "zsh", "fish")
_EPILOG = """
\b
Once, for good:
  bash  pmo-audit completion bash > ~/.local/share/bash-completion/completions/pmo-audit
  zsh   pmo-audit completion zsh > ~/.zfunc/_pmo-audit     (a folder in your fpath)
  fish  pmo-audit completion fish > ~/.config/fish/completions/pmo-audit.fish

\b
For this shell only:
  eval "$(pmo-audit completion)"
"""


@click.command(epilog=_EPILOG, short_help="Print what lets the shell complete commands and names.")
@click.argument("shell", type=click.Choice(_SHELLS), required=False)
@click.pass_context
def completion(context: click.Context, shell: str | None) -> int:
    """Print the completion script for a shell; for the one you use where none is named.

    It completes commands and options, shipped packs, the codes and tags of rules, formats and files.
    """
    from click.shell_completion import get_completion_class

    name = shell or _own_shell()
    made = get_completion_class(name)
    if made is None:
        raise Mistake("PA712", f"there is no completion for `{name}`", f"there is one for {', '.join(_SHELLS)}")
    root = context.find_root()
    click.echo(made(root.command, {}, "pmo-audit", COMPLETING).source())
    return FINE


def _own_shell() -> str:
    name = Path(os.environ.get("SHELL", "")).name
    if name not in _SHELLS:
        raise Mistake("PA712", "the shell cannot be told", f"name it, as in `pmo-audit completion {_SHELLS[0]}`")
    return name
