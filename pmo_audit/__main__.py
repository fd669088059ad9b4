"""`python -m pmo_audit` is the command line, and so is the installed command."""

from __future__ import annotations

import sys

from pmo_audit import __version__


def start() -> None:
    """Runs the command line; the version is told without loading it."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"pmo-audit {__version__}\n")
        return
    from pmo_audit.cli import main

    main()


if __name__ == "__main__":
    start()
