"""The command line: one file per command, and one border through which everything shown passes."""

from __future__ import annotations

from pmo_audit.cli.main import main

__all__ = ["main"]
