"""Standards × portfolio → result: which rules meet which records, what came out, and on what evidence."""

from __future__ import annotations

from pmo_audit.auditing.examples import check_examples, portfolio_of
from pmo_audit.auditing.plan import Selection, select_rules
from pmo_audit.auditing.run import Progress, audit

__all__ = ["Progress", "Selection", "audit", "check_examples", "portfolio_of", "select_rules"]
