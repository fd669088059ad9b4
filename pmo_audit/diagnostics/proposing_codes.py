"""Codes of what `pmo-audit init` and `pmo-audit read` say of registers of unknown layout (PA580-589, PA620-629)."""

from __future__ import annotations

from pmo_audit.diagnostics.declare import Code

CODES: tuple[Code, ...] = (
    Code(
        "PA580",
        "a table that is taken for nothing",
        "`pmo-audit init` and `pmo-audit read` found a table that is no register: its headings tell no kind of record, "
        "or it is called like instructions or lists to choose from. In the settings it stands with `entity = "
        '"nothing"`; name a kind of record there if it is one after all. '
        "Where its headings look like months, it may be a register of allocations, to be read with `[table.across]`.",
    ),
    Code(
        "PA581",
        "a table that could be several things",
        "The rows of a table could be of more than one kind of record, or it repeats another table, so that a careful "
        "reader could not decide what it is. It is not read until the settings say so: there it stands with "
        '`entity = "undecided"`, and below that the lines for each kind that it may be.',
    ),
    Code(
        "PA582",
        "a column that could be several things",
        "Two columns could each be one field, or one column could be either of two fields, and nothing in the cells "
        "tells which. It is not read. In pmo-audit.toml the possible lines stand as comments; write the one that is "
        "right.",
    ),
    Code(
        "PA586",
        "nothing to begin with",
        "None of the tables in what `pmo-audit init` was given is taken for a register, so there is nothing to write. "
        "Name other files, or write the settings by hand.",
    ),
    Code(
        "PA620",
        "a file that is there already",
        "`pmo-audit init` never writes over settings or a standard, which may hold work of yours. Name another folder "
        "with `--into`; `--force` writes over what is there.",
    ),
    Code(
        "PA621",
        "a file that cannot be written",
        "`pmo-audit init` could not write the settings or the standard: the folder may not be written to, or a file "
        "stands where a folder is needed.",
    ),
)
