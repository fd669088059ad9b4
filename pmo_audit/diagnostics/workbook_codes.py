"""Codes of what may be wrong with workbooks (PA540-549), or easily missed in them."""

from __future__ import annotations

from pmo_audit.diagnostics.declare import Code, data

_RISKS = "id,name,project\nR1,Supplier fails,P1\n"

WORKBOOKS: tuple[Code, ...] = (
    Code(
        "PA540",
        "no workbook",
        "The file ends in `.xlsx` or `.xlsm` and is none, or it is damaged: cut short, without a part that it needs, "
        "or with parts that contradict each other. Nothing of it is read, or nothing of the sheet that is named. The "
        "old kind (`.xls`), binary ones (`.xlsb`) and OpenDocument files under another name are told by this code "
        "too. Open it in Excel or LibreOffice and save it as an Excel workbook.",
        data(("risks.xlsx", _RISKS)),
        data(("risks.csv", _RISKS)),
    ),
    Code(
        "PA541",
        "a workbook with a password",
        "The workbook can only be opened with a password, so nothing of it is read. Save a copy without one. A "
        "password that only protects sheets or their structure against changes is no hindrance.",
    ),
    Code(
        "PA542",
        "a workbook beyond all measure",
        "Reading the workbook would take more time or memory than any register does: more than five million cells or "
        "fifty million characters, or a part that unpacks to a hundred times its size. Such files are made to do "
        "harm, or are no registers. Nothing of it is read.",
    ),
    Code(
        "PA543",
        "more fills than are kept",
        "A sheet has more cells with a fill, or more merged cells, than are kept (500,000 and 100,000). All values are "
        "read; but where the mapping takes a colour for a value, those of later rows are missing.",
    ),
    Code(
        "PA544",
        "cells that went missing",
        "The cells of a sheet are counted in its bytes, apart from reading them. The two counts differ, so the "
        "registers in this workbook count as incomplete. Save it again in Excel or LibreOffice.",
    ),
    Code(
        "PA545",
        "a hidden sheet",
        "The sheet cannot be seen when the workbook is opened. It is read like any other: what is hidden may be "
        "forgotten, or just what matters.",
    ),
    Code(
        "PA546",
        "hidden rows or columns",
        "Rows or columns that hold something are hidden, by hand or by a filter. They are read like any other.",
    ),
    Code(
        "PA547",
        "a formula without a value",
        "The workbook holds a formula and not what it comes to, as when a program has written it that does not "
        "calculate. Such cells are unreadable. Excel and LibreOffice calculate them when the workbook is opened and "
        "saved.",
    ),
    Code(
        "PA548",
        "a sheet that is no table",
        "The sheet is a chart, which is only mentioned; or it is listed and cannot be found or is of a kind without "
        "cells, which is an error.",
    ),
    Code(
        "PA549",
        "values from other workbooks",
        "Formulas look into other workbooks. What they showed when this one was saved is read; the others may have "
        "changed since.",
    ),
)
