"""Decisions about overlaps: a file beside the data, in which each stands in a row of its own."""

from __future__ import annotations

from pmo_audit.sources.decisions.cells import UNDONE
from pmo_audit.sources.decisions.files import load_decisions, name_of
from pmo_audit.sources.decisions.reading import DecisionsRead, read_decisions
from pmo_audit.sources.decisions.writing import append_decision

__all__ = ["UNDONE", "DecisionsRead", "append_decision", "load_decisions", "name_of", "read_decisions"]
