"""Names → types → typed rules. This room never sees a project."""

from __future__ import annotations

from pmo_audit.analysis.combine import combine
from pmo_audit.analysis.pipeline import Checked, check_standard
from pmo_audit.analysis.typing import type_of

__all__ = ["Checked", "check_standard", "combine", "type_of"]
