"""Reports that travel: every person in a result by a number, the names in a key that stays in the office."""

from __future__ import annotations

from pmo_audit.auditing.redaction.apply import Redaction, redact, redact_diagnostics

__all__ = ["Redaction", "redact", "redact_diagnostics"]
