"""Every code there is, from the rooms that declare them. A code is never re-used."""

from __future__ import annotations

from pmo_audit.diagnostics import data_codes, language_codes, standard_codes, usage_codes, why_codes
from pmo_audit.diagnostics.declare import Code


def all_codes() -> tuple[Code, ...]:
    """The whole catalogue, by code."""
    rooms = (language_codes, standard_codes, why_codes, data_codes, usage_codes)
    declared = (one for room in rooms for one in room.CODES)
    return tuple(sorted(declared, key=lambda one: one.code))


def find_code(code: str) -> Code | None:
    """The entry of a code such as `PA201`, in any case, or None."""
    return next((one for one in all_codes() if one.code == code.upper()), None)
