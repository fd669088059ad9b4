"""Carrying out checked rules on records. A backend never sees text."""

from __future__ import annotations

from pmo_audit.backends.judging import Exempted, Judgement
from pmo_audit.backends.members import Narrows
from pmo_audit.backends.reference import Reference
from pmo_audit.backends.trace import Trace, Unknown, joined

__all__ = ["Exempted", "Judgement", "Narrows", "Reference", "Trace", "Unknown", "joined"]
