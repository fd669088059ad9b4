"""Introductions: who should talk to whom about an overlap or a shared issue, and what of one serves the other."""

from __future__ import annotations

from pmo_audit.derive.meetings.introducing import introduce

__all__ = ["introduce"]
