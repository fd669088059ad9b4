"""The shapes that registers come in, one by one: what is the header, what are the records, what is neither."""

from __future__ import annotations

from datetime import date

import pytest

from pmo_audit.sources.grid import Area, Sheet
from pmo_audit.sources.layout import Found, Reason, find_tables
from tests.sources.layout.books import sheet
from tests.sources.layout.messes import mess
from tests.sources.layout.registers import register, turned

DAY = date(2026, 5, 4)
HEADER = ["Code", "Titel", "Leitung", "Beginn", "Kosten"]


def rows(first: int, count: int) -> list[list[object]]:
    people = ["Ada Obi", "B. Holm", "Ewa Lis"]
    names = ["Quay wall", "Tram stop", "Library roof", "Depot", "Radweg", "Museum"]
    return [
        [f"K-{n:02}", f"{names[n % 6]} {chr(64 + n)}", people[n % 3], date(2026, 1 + n % 12, 3), 100 + n]
        for n in range(first, first + count)
    ]


def whole(first: int, count: int) -> list[list[object]]:
    return [[*HEADER], *rows(first, count)]


def only(given: Sheet) -> Found:
    (found,) = find_tables(given).tables
    return found


def kept(found: Found, reason: Reason) -> list[int]:
    return [one.row for one in found.kept_out if one.reason is reason]


@pytest.mark.parametrize("seed", range(120))
def test_invented_registers(seed):
    wanted = register(seed)
    found = only(wanted.sheet)
    assert (found.header, found.records) == (wanted.header, wanted.records)
    assert kept(found, Reason.SECTION) == wanted.sections
    assert kept(found, Reason.TOTAL) == wanted.totals
    assert kept(found, Reason.NOTE) == [one for one in wanted.notes if one <= found.area.bottom]


@pytest.mark.parametrize("seed", range(120))
def test_invented_registers_on_their_side(seed):
    wanted = register(seed)
    found = only(turned(wanted))
    assert (found.transposed, len(found.records)) == (True, len(wanted.records))


def test_an_empty_row_between_header_and_records():
    found = only(sheet(["Capital plan"], HEADER, None, *rows(1, 4)))
    assert (found.header, found.records, found.title) == ((2,), [4, 5, 6, 7], "Capital plan")


def test_an_empty_row_between_all_records():
    found = only(sheet(HEADER, *[one for row in rows(1, 4) for one in (row, None)]))
    assert found.records == [2, 4, 6, 8]


def test_a_form_above_the_table_is_no_header():
    layout = find_tables(sheet(["Department:", "Parks", "Period:", "May"], None, HEADER, *rows(1, 4)))
    (found,) = layout.tables
    assert (found.header, [one.text for one in layout.outside]) == ((3,), ["Department:"])
    close = only(sheet(["Department:", "Parks", "Period:", "May"], HEADER, *rows(1, 4)))
    assert close.header == (2,)


def test_the_header_once_more_on_every_page():
    found = only(sheet(HEADER, *rows(1, 3), HEADER, *rows(4, 3), None, HEADER, *rows(7, 2)))
    assert found.records == [2, 3, 4, 6, 7, 8, 11, 12]
    assert kept(found, Reason.HEADER) == [5, 10]


def test_parts_under_titles_of_their_own():
    found = only(sheet(["North"], HEADER, *rows(1, 3), None, ["South"], HEADER, *rows(4, 3)))
    assert found.records == [3, 4, 5, 9, 10, 11]
    assert found.sections == {3: "North", 4: "North", 5: "North", 9: "South", 10: "South", 11: "South"}


def test_two_tables_below_each_other():
    second: list[list[object]] = [["Risk", "Owner", "Rating"], ["Flood", "Ada Obi", 12], ["Strike", "Ewa Lis", 6]]
    layout = find_tables(sheet(HEADER, *rows(1, 4), None, ["Top risks"], *second))
    assert [(one.header, one.records) for one in layout.tables] == [((1,), [2, 3, 4, 5]), ((8,), [9, 10])]
    assert layout.tables[1].title == "Top risks"


def test_two_tables_beside_each_other():
    side: list[list[object]] = [["State", "Count"], ["late", 3], ["done", 4]]
    main = whole(1, 6)
    given = sheet(*[[*row, None, *(side[n] if n < len(side) else [])] for n, row in enumerate(main)])
    layout = find_tables(given)
    assert [(one.columns, one.records) for one in layout.tables] == [
        (tuple(HEADER), [2, 3, 4, 5, 6, 7]),
        (("State", "Count"), [2, 3]),
    ]


def test_an_empty_column_inside_a_table_parts_nothing():
    given = sheet(*[[*row[:2], None, *row[2:]] for row in whole(1, 6)])
    assert only(given).columns == ("Code", "Titel", "", "Leitung", "Beginn", "Kosten")


def test_the_same_table_twice_beside_each_other():
    left, right = whole(1, 4), whole(5, 4)
    given = sheet(*[[*one, None, *other] for one, other in zip(left, right, strict=True)])
    assert [(one.left, one.records) for one in find_tables(given).tables] == [(0, [2, 3, 4, 5]), (6, [2, 3, 4, 5])]


def test_three_storeys():
    given = sheet(
        ["Project", None, "Plan", None, None, None],
        [None, None, "Baseline", None, "Forecast", None],
        ["Code", "Name", "Start", "End", "Start", "End"],
        *[[f"K-{n}", f"Pier {chr(64 + n)}", DAY, DAY, DAY, DAY] for n in range(1, 4)],
        merged=(Area(1, 1, 1, 2), Area(1, 3, 1, 6), Area(2, 3, 2, 4), Area(2, 5, 2, 6)),
    )
    found = only(given)
    assert found.header == (1, 2, 3)
    assert found.columns[2:] == (
        "Plan / Baseline / Start",
        "Plan / Baseline / End",
        "Plan / Forecast / Start",
        "Plan / Forecast / End",
    )
    assert found.lower == ("Code", "Name", "Start", "End", "Start", "End")


def test_storeys_without_merged_cells():
    given = sheet(
        ["Project", "Gate 1", None, "Gate 2", None],
        [None, "Plan", "Actual", "Plan", "Actual"],
        *[[f"Pier {chr(64 + n)}", DAY, DAY, DAY, None] for n in range(1, 5)],
    )
    found = only(given)
    assert found.columns == ("Project", "Gate 1 / Plan", "Gate 1 / Actual", "Gate 2 / Plan", "Gate 2 / Actual")


def test_a_title_merged_over_the_whole_table_is_no_storey():
    given = sheet(["Capital plan"], HEADER, *rows(1, 3), merged=(Area(1, 1, 1, 5),))
    assert (only(given).header, only(given).lower) == ((2,), ())


def test_years_as_headings():
    given = sheet(["Scheme", 2025, 2026, 2027], *[[f"Pier {c}", 10, 20, 30] for c in "ABC"])
    assert only(given).columns == ("Scheme", "2025", "2026", "2027")


def test_a_record_of_which_only_the_code_is_known_stays():
    found = only(sheet(HEADER, *rows(1, 4), ["K-05"], *rows(6, 2), ["K-08"]))
    assert found.records == [2, 3, 4, 5, 6, 7, 8, 9]


def test_a_single_text_that_may_be_a_record_stays_and_is_told():
    header = ["Titel", "Leitung", "Beginn", "Kosten"]
    found = only(sheet(header, *[row[1:] for row in rows(1, 3)], ["Harbour bridge"], *[row[1:] for row in rows(4, 3)]))
    assert found.records == [2, 3, 4, 5, 6, 7, 8]
    assert [one.row for one in found.doubtful] == [5]


def test_a_project_called_total_stays():
    found = only(sheet(HEADER, *rows(1, 4), ["K-09", "Total rebuild", "Ada Obi", DAY, 900]))
    assert found.records == [2, 3, 4, 5, 6]
    found = only(sheet(HEADER[1:], *[row[1:] for row in rows(1, 4)], ["Total rebuild", None, None, 17]))
    assert (found.records, [one.row for one in found.doubtful]) == ([2, 3, 4, 5, 6], [6])


def test_totals_without_a_word_are_known_by_their_sums():
    found = only(sheet(HEADER, *rows(1, 4), [None, None, None, None, 410], *rows(5, 2)))
    assert kept(found, Reason.TOTAL) == [6]
    found = only(sheet(HEADER, *rows(1, 4), [None, None, None, None, 411], *rows(5, 2)))
    assert kept(found, Reason.TOTAL) == []


def test_a_coloured_row_is_the_heading_of_a_section():
    header = ["Titel", "Leitung", "Beginn", "Kosten"]
    body = [row[1:] for row in rows(1, 4)]
    found = only(sheet(header, ["Harbour"], *body, fills={(2, 1): "DDDDDD", (2, 2): "DDDDDD"}))
    assert (kept(found, Reason.SECTION), found.sections[3]) == ([2], "Harbour")


def test_a_key_below_and_above():
    layout = find_tables(sheet(["x = missing, ok = approved"], HEADER, *rows(1, 4), None, ["Key", "red", "late"]))
    assert [(one.row, one.reason) for one in layout.keys] == [(1, Reason.KEY), (8, Reason.KEY)]
    assert layout.tables[0].records == [3, 4, 5, 6]


def test_a_column_called_key_is_a_heading():
    found = only(sheet(["Key", "Summary", "Status"], ["AB-1", "Fix roof", "Open"], ["AB-2", "Fix door", "Done"]))
    assert (found.header, found.records) == ((1,), [2, 3])


def test_instructions_are_no_table():
    layout = find_tables(sheet(["How to fill this in"], ["Use one row per project"], ["Send it by Friday"]))
    assert (layout.tables, [one.row for one in layout.outside]) == ([], [1, 2, 3])


def test_a_card_with_one_record():
    given = sheet(["Project name", "Quay wall"], ["Lead", "Ada Obi"], ["Start", DAY], ["Cost", 120], ["Ref", "K-01"])
    found = only(given)
    assert (found.transposed, found.columns, found.records) == (
        True,
        ("Project name", "Lead", "Start", "Cost", "Ref"),
        [2],
    )


def test_a_list_of_two_columns_is_no_card():
    given = sheet(["Milestone", "Due"], ["Design", DAY], ["Build", "TBC"], ["Open", DAY], ["Close", DAY])
    found = only(given)
    assert (found.transposed, found.records) == (False, [2, 3, 4, 5])


def test_a_table_that_the_workbook_declares():
    given = sheet(["ignore", "this"], ["A", "B"], ["1", "2"], ["3", "4"], named={"Projects": Area(2, 1, 4, 2)})
    layout = find_tables(given)
    assert [(one.name, one.columns, one.records) for one in layout.tables] == [("Projects", ("A", "B"), [3, 4])]
    assert [one.row for one in layout.outside] == [1]


def test_an_empty_register():
    found = only(sheet(["Capital plan"], HEADER))
    assert (found.header, found.records) == ((2,), [])


def test_a_total_above_the_records():
    found = only(sheet(HEADER, ["Total", None, None, None, 410], *rows(1, 4)))
    assert (found.records, kept(found, Reason.TOTAL)) == ([3, 4, 5, 6], [2])


def test_words_only():
    header = ["Objective", "Sponsor", "Priority"]
    body = [["Fewer calls", "Ada Obi", "High"], ["Cleaner air", "Ewa Lis", "Low"], ["Safer roads", "Ada Obi", "High"]]
    assert only(sheet(header, *body)).records == [2, 3, 4]
    assert only(sheet(["Our plan"], None, header, *body, None, *body[1:])).records == [4, 5, 6, 8, 9]


def test_a_single_cell_of_which_the_record_is_not_known_stays():
    found = only(sheet(HEADER, *rows(1, 3), None, [None, None, "Ada Obi"]))
    assert (found.records, [one.row for one in found.doubtful]) == ([2, 3, 4, 6], [6])
    found = only(sheet(["Code", "Status", "Lead"], None, [None, "open"]))
    assert found.records == [3]


def test_units_below_the_headings():
    units = [None, None, None, "dd/mm/yyyy", "(£k)"]
    found = only(sheet(HEADER, units, *rows(1, 3)))
    assert (found.header, found.records) == ((1, 2), [3, 4, 5])
    assert found.columns[3:] == ("Beginn (dd/mm/yyyy)", "Kosten (£k)")
    assert found.lower == tuple(HEADER)


def test_the_heading_of_a_section_with_the_sums_of_what_follows():
    north: list[object] = ["North", None, None, None, 306]
    south: list[object] = ["South", None, None, None, 209]
    given = sheet(HEADER, north, *rows(1, 3), south, *rows(4, 2))
    found = only(given)
    assert (found.records, kept(found, Reason.SECTION)) == ([3, 4, 5, 7, 8], [2, 6])
    assert found.sections[8] == "South"


def test_lines_that_were_numbered_ahead():
    header = ["No.", "Title", "Lead", "Start"]
    body = [[n, row[1], row[2], row[3]] for n, row in enumerate(rows(1, 4), 1)]
    found = only(sheet(header, *body, [5], [6], [7]))
    assert (found.records, kept(found, Reason.NUMBERED)) == ([2, 3, 4, 5], [6, 7, 8])
    codes = only(sheet(["Id", *header[1:]], *body, [17]))
    assert codes.records == [2, 3, 4, 5, 6]


def test_a_form_below_the_table_is_no_record():
    found = only(sheet(HEADER, *rows(1, 4), None, ["Approved by:", "Ada Obi"], ["Date:", DAY]))
    assert (found.records, kept(found, Reason.NOTE)) == ([2, 3, 4, 5], [7, 8])


def test_a_page_number_among_the_records():
    found = only(sheet(HEADER, *rows(1, 4), ["Page 1 of 2"], *rows(5, 2)))
    assert (found.records, kept(found, Reason.NOTE)) == ([2, 3, 4, 5, 7, 8], [6])


def test_a_remark_in_the_last_column_is_no_section():
    header = [*HEADER, "Remarks"]
    found = only(sheet(header, *rows(1, 3), [None] * 5 + ["see minutes"], *rows(4, 2)))
    assert found.records == [2, 3, 4, 5, 6, 7]
    assert [one.row for one in found.doubtful] == [5]


@pytest.mark.parametrize("seed", range(150))
def test_invented_messes(seed):
    wanted = mess(seed)
    found = next(one for one in find_tables(wanted.sheet).tables if one.header == wanted.header)
    assert (found.transposed, found.records) == (False, wanted.records)
    assert kept(found, Reason.SECTION) == wanted.sections
    assert kept(found, Reason.TOTAL) == wanted.totals


@pytest.mark.parametrize(
    "text",
    ["Note: draft", "* provisional", "Quelle: Kämmerei", "Notes", "Prepared by V. Lind", "Page 2 of 9", "1) revised"],
)
def test_texts_that_begin_as_notes_do(text):
    found = only(sheet(HEADER[1:], *[row[1:] for row in rows(1, 4)], [text]))
    assert (found.records, kept(found, Reason.NOTE)) == ([2, 3, 4, 5], [6])


@pytest.mark.parametrize(
    "text", ["Notebook roll-out", "Source code escrow", "Official residence", "Standby power", "End of life servers"]
)
def test_projects_that_only_begin_like_notes_stay(text):
    found = only(sheet(HEADER[1:], *[row[1:] for row in rows(1, 4)], [text]))
    assert (found.records, [one.row for one in found.doubtful]) == ([2, 3, 4, 5, 6], [6])


def test_an_average_below_and_a_department_called_media():
    found = only(sheet(HEADER, *rows(1, 4), ["Average", None, None, None, 102]))
    assert kept(found, Reason.TOTAL) == [6]
    found = only(sheet(["Department", "Cost", "Spent"], ["Legal", 5, 6], ["Media", 7, 8], ["People", 9, 1]))
    assert found.records == [2, 3, 4]
