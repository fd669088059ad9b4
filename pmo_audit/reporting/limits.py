"""How much of each kind of thing a report for people shows; what is left out is said, and is in the JSON report."""

from __future__ import annotations

FINDINGS = 200
"""Findings of one rule."""
LINES = 200
"""Things to ask for, and diagnostics."""
PROJECTS = 200
"""Projects, with how each stands."""
READINGS = 20
"""Values under one clause, and projects of one finding."""
AT_ONCE = 10
"""Findings of one rule, and things to ask for, that a page shows before it folds the rest away."""
