"""Codes, to be filled."""

from __future__ import annotations

from pmo_audit.diagnostics.declare import Code

CODES: tuple[Code, ...] = ()
