"""Shared issues: one problem that several projects have logged in their own words, and how it may have spread."""

from __future__ import annotations

from pmo_audit.derive.shared.find import find_shared_issues

__all__ = ["find_shared_issues"]
