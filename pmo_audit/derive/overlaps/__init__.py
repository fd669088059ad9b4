"""Work done twice: pairs of projects and deliverables that resemble each other, of which kind, and why."""

from __future__ import annotations

from pmo_audit.derive.overlaps.find import find_overlaps

__all__ = ["find_overlaps"]
