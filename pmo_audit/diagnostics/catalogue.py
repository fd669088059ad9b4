"""Every code there is, from the rooms that declare them. A code is never re-used."""

from __future__ import annotations

from pmo_audit.diagnostics.declare import Code


def all_codes() -> tuple[Code, ...]:
    """The whole catalogue, by code."""
    from pmo_audit.diagnostics import (  # pages and pages
        authoring_codes,
        collecting_codes,
        data_codes,
        decision_codes,
        derived_codes,
        graph_codes,
        language_codes,
        lint_codes,
        loads_codes,
        oversight_codes,
        people_codes,
        proposing_codes,
        reading_codes,
        standard_codes,
        usage_codes,
        why_codes,
    )

    declared = (
        *language_codes.CODES,
        *standard_codes.CODES,
        *authoring_codes.CODES,
        *lint_codes.CODES,
        *data_codes.CODES,
        *derived_codes.CODES,
        *proposing_codes.CODES,
        *reading_codes.CODES,
        *collecting_codes.CODES,
        *decision_codes.CODES,
        *loads_codes.CODES,
        *people_codes.USAGE,
        *oversight_codes.CODES,
        *graph_codes.CODES,
        *usage_codes.CODES,
        *why_codes.CODES,
    )
    return tuple(sorted(declared, key=lambda one: one.code))


def find_code(code: str) -> Code | None:
    """The entry of a code such as `PA201`, in any case, or None."""
    return next((one for one in all_codes() if one.code == code.upper()), None)
