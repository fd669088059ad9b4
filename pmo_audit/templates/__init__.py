"""The workbook in which a PMO collects its registers: a sheet for each, made from the schema, that reads back as it is.

`template` makes the bytes of the file. Nothing here opens one.
"""

from __future__ import annotations

from pmo_audit.templates.asking import Asked, asked_by
from pmo_audit.templates.workbook import Template, template

__all__ = ["Asked", "Template", "asked_by", "template"]
