"""What the mapping says of the tables of a workbook, and what becomes of what it does not speak of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from pmo_audit.diagnostics import Severity
from pmo_audit.records import Record
from pmo_audit.settings import parse_settings
from pmo_audit.sources.grid import Area, Sheet
from pmo_audit.sources.layout import tables_in
from pmo_audit.sources.load import Loaded, _loaded
from pmo_audit.sources.notes import Notes
from tests.sources.given import SCHEMA, load
from tests.sources.layout.books import sheet

Rows = list[list[object]]
DAY = date(2026, 5, 4)
PROJECTS: Rows = [["Id", "Title", "Finish"], ["P1", "Quay wall", DAY], ["P2", "Tram stop", DAY]]
RISKS: Rows = [["Ref", "Project", "Name"], ["R1", "P1", "Flood"], ["R2", "P2", "Strike"]]


def take(sheets: Sequence[Sheet], toml: str = "") -> Loaded:
    settings, told = parse_settings(toml)
    assert told == ()
    notes = Notes()
    tables = tables_in(sheets, settings.mapping, SCHEMA, notes)
    return _loaded(tables, (), SCHEMA, settings.mapping, notes)


def keys(loaded: Loaded, entity: str) -> list[str]:
    return [one.key for one in loaded.portfolio.register(entity).records]


def place_of(record: Record, field: str) -> str:
    origin = record.origin(field)
    assert origin is not None
    return origin.at


def codes(loaded: Loaded) -> list[str]:
    return [one.code for one in loaded.diagnostics]


@pytest.mark.parametrize("name", ["Projects", "projects", "Project"])
def test_a_sheet_goes_by_its_name(name):
    loaded = take([sheet(*PROJECTS, name=name), sheet(*RISKS, name="Risks")])
    assert (keys(loaded, "project"), keys(loaded, "risk"), codes(loaded)) == (["P1", "P2"], ["R1", "R2"], [])


def test_a_lone_sheet_without_a_name_goes_by_that_of_the_file():
    one = Sheet("registers/projects.xlsx", "Sheet1", sheet(*PROJECTS).rows)
    assert keys(take([one]), "project") == ["P1", "P2"]


def test_a_sheet_called_portfolio_is_not_taken_for_portfolios():
    assert codes(take([sheet(*PROJECTS, name="Portfolio")])) == ["PA572"]


def test_what_nobody_speaks_of_is_told_and_is_a_loss_where_nothing_else_is_read():
    (alone,) = take([sheet(*PROJECTS, name="Overview")]).diagnostics
    assert (alone.code, alone.severity) == ("PA572", Severity.ERROR)
    assert "init --from" in alone.help
    (beside,) = take([sheet(*PROJECTS, name="Projects"), sheet(*RISKS, name="Log")]).diagnostics
    assert (beside.code, beside.severity) == ("PA572", Severity.WARNING)
    toml = '[[table]]\nentity = "project"\nsheet = "Projects"\n'
    (known,) = take([sheet(*PROJECTS, name="Projects"), sheet(*RISKS, name="Log")], toml).diagnostics
    assert (known.code, known.severity) == ("PA572", Severity.NOTE)


def test_a_title_names_the_second_table_of_a_sheet():
    loaded = take([sheet(*PROJECTS, None, ["Risks"], *RISKS, name="Projects")])
    assert (keys(loaded, "project"), keys(loaded, "risk")) == (["P1", "P2"], ["R1", "R2"])


def test_a_second_table_under_the_same_headings_goes_on_with_the_first():
    beside: Rows = [["P3", "Depot", DAY], ["P4", "Museum", DAY]]
    rows: Rows = [[*one, None, *other] for one, other in zip(PROJECTS, [PROJECTS[0], *beside], strict=True)]
    assert sorted(keys(take([sheet(*rows, name="Projects")]), "project")) == ["P1", "P2", "P3", "P4"]


def test_a_mapping_finds_its_sheet_by_the_headings_it_names():
    toml = '[[table]]\nentity = "project"\nfile = "*.xlsx"\n[table.fields]\nname = "Title"\n'
    loaded = take([sheet(*RISKS, name="Log"), sheet(*PROJECTS, name="Overview")], toml)
    assert keys(loaded, "project") == ["P1", "P2"]


def test_a_mapping_that_could_mean_several_sheets_reads_none():
    toml = '[[table]]\nentity = "project"\nfile = "*.xlsx"\n'
    loaded = take([sheet(*RISKS, name="Log"), sheet(*PROJECTS, name="Overview")], toml)
    assert (keys(loaded, "project"), "PA619" in codes(loaded), loaded.is_partial) == ([], True, True)


def test_one_register_parted_by_sheets():
    toml = '[[table]]\nentity = "project"\nfile = "*.xlsx"\n'
    more: Rows = [PROJECTS[0], ["P3", "Depot", DAY]]
    loaded = take([sheet(*PROJECTS, name="North"), sheet(*more, name="South")], toml)
    assert keys(loaded, "project") == ["P1", "P2", "P3"]


def test_a_sheet_that_is_not_there():
    toml = '[[table]]\nentity = "project"\nsheet = "Overview"\n'
    assert "PA614" in codes(take([sheet(*PROJECTS, name="Plan")], toml))


def test_rows_that_are_named_are_records_whatever_they_look_like():
    rows: Rows = [*PROJECTS, ["Total", "Rebuild", None], ["Total"]]
    toml = '[[table]]\nentity = "project"\nsheet = "*"\nheader = 1\nrows = "2-5"\nskip = [3]\n'
    assert keys(take([sheet(*rows)], toml), "project") == ["P1", "Total", "Total#2"]


def test_a_header_that_is_told():
    rows: Rows = [["Quay", "Tram", "Depot"], *PROJECTS]
    toml = '[[table]]\nentity = "project"\nsheet = "*"\nheader = 2\n'
    assert keys(take([sheet(*rows)], toml), "project") == ["P1", "P2"]


def test_a_table_among_others_by_its_columns():
    rows: Rows = [[*one, *other] for one, other in zip(PROJECTS, RISKS, strict=True)]
    toml = '[[table]]\nentity = "risk"\nsheet = "*"\ncolumns = "D-F"\n'
    loaded = take([sheet(*rows)], toml)
    assert keys(loaded, "risk") == ["R1", "R2"]
    record = loaded.portfolio.register("risk").records[1]
    assert place_of(record, "name") == "Sheet1!F3"


def test_a_transposed_table_that_nothing_in_its_shape_gives_away():
    rows: Rows = [list(one) for one in zip(*[["Title", "Lead", "Status"], ["Quay", "Ada Obi", "active"]], strict=True)]
    toml = '[[table]]\nentity = "project"\nsheet = "*"\ntransposed = true\n'
    assert keys(take([sheet(*rows)], toml), "project") == ["Quay"]
    toml += 'header = "A"\nrows = "1-2"\n'
    assert keys(take([sheet(*rows)], toml), "project") == ["Quay"]


def test_what_is_merged_down_is_read_for_all_with_the_place_of_its_first_cell():
    rows: Rows = [
        ["Id", "Title", "Sponsor"],
        ["P1", "Quay", "Ada Obi"],
        ["P2", "Tram", None],
        ["P3", "Depot", None],
    ]
    loaded = take([sheet(*rows, name="Projects", merged=(Area(2, 3, 4, 3),))])
    places = [place_of(one, "sponsor") for one in loaded.portfolio.register("project").records]
    assert (places, codes(loaded)) == (["Projects!C2"] * 3, ["PA567"])


def test_a_where_of_which_the_column_is_not_there_leaves_the_register_incomplete():
    toml = '[[table]]\nentity = "risk"\nsheet = "*"\nwhere = { Kind = "Risk" }\n'
    loaded = take([sheet(*RISKS)], toml)
    assert (codes(loaded), len(loaded.portfolio.register("risk").lost)) == (["PA618"], 1)


def test_two_storeys_are_matched_by_their_last_part_where_only_one_has_it():
    rows: Rows = [
        ["Scheme", None, "Dates", None],
        ["Id", "Title", "Start", "Finish"],
        ["P1", "Quay", DAY, DAY],
    ]
    loaded = take([sheet(*rows, name="Projects", merged=(Area(1, 1, 1, 2), Area(1, 3, 1, 4)))])
    record = loaded.portfolio.register("project").records[0]
    assert (record.values["start"], place_of(record, "start")) == (DAY, "Projects!C3")


def test_fills_come_along_when_a_table_is_reshaped():
    toml = (
        '[[table]]\nentity = "artifact"\nsheet = "*"\n[table.across]\ncolumns = ["PID", "Plan"]\ninto = "kind"\n'
        'values = "status"\n[table.fields]\nstatus = { fills = { "FF0000" = "draft" }, blank = "missing" }\n'
    )
    given = sheet(["Project", "PID", "Plan"], ["P1", "approved", None], fills={(2, 3): "FF0000"})
    statuses = [one.values["status"] for one in take([given], toml).portfolio.register("artifact").records]
    assert statuses == ["approved", "draft"]


def test_titles_and_totals_of_a_csv(tmp_path):
    text = "Our portfolio;;\nMay 2026;;\n;;\nId;Title;Benefits\nP1;Quay;\nP2;Tram;\nTotal;;\n\nNote: draft;;\n"
    loaded = load(tmp_path, {"projects.csv": text})
    assert keys(loaded, "project") == ["P1", "P2"]
    assert codes(loaded).count("PA560") == 2
    record = loaded.portfolio.register("project").records[0]
    assert place_of(record, "name") == "row 5, column Title"


def test_a_csv_with_titles_of_which_a_row_has_too_many_cells(tmp_path):
    text = "Our portfolio,,\n,,\nId,Title,Status\nP1,Quay,active\nP2,Tram, North,active\n"
    loaded = load(tmp_path, {"projects.csv": text})
    assert "PA514" in codes(loaded)
    assert keys(loaded, "project") == ["P1", "P2"]


@pytest.mark.parametrize(
    "said", ['rows = "5-6"', 'rows = "5-"', 'columns = "A-C"', "header = 3", "header = [3]", "skip = [9]"]
)
def test_whatever_is_told_of_a_place_the_rest_is_found(said):
    rows: Rows = [["Our portfolio"], ["May"], PROJECTS[0]]
    given = sheet(*rows, None, *PROJECTS[1:])
    toml = f'[[table]]\nentity = "project"\nsheet = "*"\n{said}\n'
    assert keys(take([given], toml), "project") == ["P1", "P2"]


def test_units_below_the_header_that_is_told():
    rows: Rows = [["Id", "Title", "Finish", "Budget"], [None, None, None, "(GBP)"], ["P1", "Quay", DAY, "5"]]
    toml = '[[table]]\nentity = "project"\nsheet = "*"\nheader = 1\n[table.fields]\nbudget = "Budget (GBP)"\n'
    assert keys(take([sheet(*rows, ["P2", "Tram", DAY, "6"])], toml), "project") == ["P1", "P2"]


def test_the_lower_of_two_storeys_alone_may_be_told():
    rows: Rows = [["Scheme", None, "Dates", None], ["Id", "Title", "Start", "Finish"], ["P1", "Quay", DAY, DAY]]
    given = sheet(*rows, merged=(Area(1, 1, 1, 2), Area(1, 3, 1, 4)))
    toml = '[[table]]\nentity = "project"\nsheet = "*"\nheader = 2\n[table.fields]\nstart = "Start"\n'
    assert keys(take([given], toml), "project") == ["P1"]
