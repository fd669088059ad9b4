"""Work done twice: pairs of projects and deliverables that resemble each other, of which kind, and why."""

from __future__ import annotations

from pmo_audit.derive.overlaps.find import MOST, Search, find_overlaps, search
from pmo_audit.derive.overlaps.plain import compare_texts
from pmo_audit.derive.overlaps.scoring import THRESHOLD

__all__ = ["MOST", "THRESHOLD", "Search", "compare_texts", "find_overlaps", "search"]
