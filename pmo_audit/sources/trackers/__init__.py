"""What trackers export, by its shape: Jira, Asana, monday.com and Smartsheet.

A tracker's file says nowhere what it is, but no two are built alike. Each has a file here that knows its shape and
gives the mapping by which it is read. Nothing is read in any other way than that mapping says, so that whoever runs a
tool of the office can change it.
"""

from __future__ import annotations

from pmo_audit.sources.tables import Cell
from pmo_audit.sources.trackers.asana import recognise_asana
from pmo_audit.sources.trackers.common import Recognised, Said
from pmo_audit.sources.trackers.jira import recognise_jira
from pmo_audit.sources.trackers.monday import recognise_monday
from pmo_audit.sources.trackers.smartsheet import recognise_smartsheet

__all__ = ["Recognised", "Said", "recognise"]

_TRACKERS = (recognise_jira, recognise_asana, recognise_monday, recognise_smartsheet)


def recognise(document: Cell, file: str) -> Recognised | None:
    """The mapping of a tracker's export, with what is guessed in it and why; None for anything else.

    `document` is what the file holds, `file` the name by which the mapping is to find it.
    """
    return next((found for one in _TRACKERS if (found := one(document, file)) is not None), None)
