"""Where things that wait for each other stand in a drawing: from left to right, what is waited for first.

The same things and links give the same drawing. Nothing here knows what the things are.
"""

from __future__ import annotations

from pmo_audit.reporting.drawing.layout import Layout, lay_out
from pmo_audit.reporting.drawing.sizes import Box

__all__ = ["Box", "Layout", "lay_out"]
