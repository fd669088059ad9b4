"""How much of each kind of thing a report for people shows; what is left out is said, and is in the JSON report."""

from __future__ import annotations

FINDINGS = 200
"""Findings of one rule."""
LINES = 200
"""Things to ask for, diagnostics, and rules in the page's table of figures."""
PROJECTS = 200
"""Projects, with how each stands."""
READINGS = 20
"""Values under one clause, and projects of one finding."""
AT_ONCE = 10
"""Things to ask for that a page shows before it folds the rest away."""
FIRST_ASKS = 4
"""Things to ask for that stand on the page's first screen."""
GROUPS = 12
"""Programmes, departments, stages, rules or people that a page shows before it folds the rest away."""
WITHOUT_SCRIPT = 100
"""Findings that the page tells where its script does not run."""
CASES = 100
"""Overlaps, shared issues, and people with overload, that a page tells in full."""
