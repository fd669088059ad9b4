"""Sheets that a workbook of ours has for people: the instructions of a template, and the words of its lists."""

from __future__ import annotations

from pmo_audit.sources.grid import Sheet

FOR_PEOPLE = "This sheet is for people: pmo-audit does not read it."
"""What stands in the first cell of such a sheet, so that the sheet says itself what becomes of it."""


def is_for_people(sheet: Sheet) -> bool:
    """Whether a sheet says of itself that it is not read."""
    return bool(sheet.rows) and sheet.rows[0].number == 1 and sheet.rows[0].cells[:1] == [FOR_PEOPLE]
