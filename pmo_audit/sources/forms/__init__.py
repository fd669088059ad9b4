"""Forms: workbooks that are filled in alike, each of them one record, read by a map of their cells."""

from __future__ import annotations

from pmo_audit.sources.forms.reading import FormReader

__all__ = ["FormReader"]
