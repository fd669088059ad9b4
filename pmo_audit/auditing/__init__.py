"""Standards × portfolio → result: which rules meet which records, what came out, and on what evidence."""

from __future__ import annotations

from pmo_audit.auditing.examples import check_examples, depends_on_day, portfolio_of
from pmo_audit.auditing.overseeing import oversee
from pmo_audit.auditing.plan import Selection, select_rules, subject_of
from pmo_audit.auditing.run import Listener, Progress, audit

__all__ = [
    "Listener",
    "Progress",
    "Selection",
    "audit",
    "check_examples",
    "depends_on_day",
    "oversee",
    "portfolio_of",
    "select_rules",
    "subject_of",
]
