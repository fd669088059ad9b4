"""Carrying out checked rules on records. A backend never sees text."""

from __future__ import annotations

from pmo_audit.backends.reference import Judgement, Reference
from pmo_audit.backends.trace import Trace, Unknown

__all__ = ["Judgement", "Reference", "Trace", "Unknown"]
