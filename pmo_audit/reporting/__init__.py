"""Reports: what an audit found, counted once in a view and then told in several formats.

Nothing here knows a rule's tree, a clock or the environment: the same result gives the same bytes.
"""

from __future__ import annotations

from pmo_audit.reporting.json_schema import report_schema
from pmo_audit.reporting.plain import make_visible
from pmo_audit.reporting.registry import Format, formats, render
from pmo_audit.reporting.tally import Share, Tally
from pmo_audit.reporting.view import Group, RuleView, SeverityLine, View, view_of

__all__ = [
    "Format",
    "Group",
    "RuleView",
    "SeverityLine",
    "Share",
    "Tally",
    "View",
    "formats",
    "make_visible",
    "render",
    "report_schema",
    "view_of",
]
