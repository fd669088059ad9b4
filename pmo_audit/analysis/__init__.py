"""Names → types → typed rules. This room never sees a project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pmo_audit.analysis.combine import combine
from pmo_audit.analysis.typing import type_of

if TYPE_CHECKING:
    from pmo_audit.analysis.pipeline import Checked, check_standard

__all__ = ["Checked", "check_standard", "combine", "type_of"]


def __getattr__(name: str) -> object:
    """What needs the parser is imported when it is asked for: a standard from the cache has been checked before."""
    if name in ("Checked", "check_standard"):
        from pmo_audit.analysis import pipeline

        return getattr(pipeline, name)
    raise AttributeError(f"module `{__name__}` has no attribute `{name}`")
