"""What no single project sees: work done twice, shared issues, cycles, overload. Facts only; no wording for a page.

Everything here names the records it rests on and the places they were read from. `derive` finds these facts, rules
judge them, and reports show them.
"""

from __future__ import annotations

from pmo_audit.oversight.graph import Clash, Cycle, DependencyMap, Hit, Impact, Link, Step, Undecided, Untold
from pmo_audit.oversight.loads import FULL_TIME, Loads, MonthLoad, Overload, Share, Unsettled
from pmo_audit.oversight.texts import (
    LEVELS,
    RAISED_KINDS,
    SURE,
    VERDICTS,
    WHOLE_SCORE,
    Contribution,
    Decided,
    Decision,
    Meeting,
    Overlap,
    Party,
    Passage,
    Served,
    SharedIssue,
    Spread,
)
from pmo_audit.oversight.whole import Doubt, Oversight

__all__ = [
    "FULL_TIME",
    "LEVELS",
    "RAISED_KINDS",
    "SURE",
    "VERDICTS",
    "WHOLE_SCORE",
    "Clash",
    "Contribution",
    "Cycle",
    "Decided",
    "Decision",
    "DependencyMap",
    "Doubt",
    "Hit",
    "Impact",
    "Link",
    "Loads",
    "Meeting",
    "MonthLoad",
    "Overlap",
    "Overload",
    "Oversight",
    "Party",
    "Passage",
    "Served",
    "Share",
    "SharedIssue",
    "Spread",
    "Step",
    "Undecided",
    "Unsettled",
    "Untold",
]
