"""How a diagnostic is shown, and how places are said."""

from __future__ import annotations

import io

import pytest

from pmo_audit.cli.code_view import show_code
from pmo_audit.cli.diagnostics_view import show_briefly, show_diagnostic, show_diagnostics
from pmo_audit.cli.places import places_of
from pmo_audit.cli.terminal import Sheet
from pmo_audit.diagnostics import Code, Diagnostic, Severity
from pmo_audit.diagnostics.declare import data
from pmo_audit.text import Location, Origin, SourceText, Span


@pytest.fixture
def sheet(monkeypatch: pytest.MonkeyPatch) -> Sheet:
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("NO_COLOR", "1")
    return Sheet(io.StringIO())


def shown(sheet: Sheet) -> list[str]:
    assert isinstance(sheet.stream, io.StringIO)
    return sheet.stream.getvalue().splitlines()


def marked(sheet: Sheet, text: str, words: str) -> list[str]:
    """The source line and the line of carets for these words in a text."""
    start = text.index(words)
    place = Location(SourceText("x.pmo", text), Span(start, start + len(words)))
    show_diagnostic(sheet, Diagnostic("PA201", "wrong", place))
    return shown(sheet)[-2:]


def test_carets_stand_under_the_words(sheet: Sheet) -> None:
    assert marked(sheet, "one\ntwo three\n", "three") == [" 2 | two three", "   |     ^^^^^"]


def test_carets_after_a_tab(sheet: Sheet) -> None:
    assert marked(sheet, "\ttwo\tthree\n", "three") == [" 1 |     two    three", "   |            ^^^^^"]


def test_carets_after_and_under_wide_letters(sheet: Sheet) -> None:
    assert marked(sheet, "日本 名前 x\n", "名前") == [" 1 | 日本 名前 x", "   |      ^^^^"]


def test_carets_after_letters_that_take_no_room(sheet: Sheet) -> None:
    assert marked(sheet, "cafe\u0301 x\n", "x") == [" 1 | cafe\u0301 x", "   |      ^"]


def test_carets_after_what_cannot_be_seen(sheet: Sheet) -> None:
    assert marked(sheet, "a\u202eb x\n", "x") == [" 1 | a\\u202eb x", "   |          ^"]


def test_carets_of_several_lines_stop_at_the_first(sheet: Sheet) -> None:
    assert marked(sheet, "one two\nthree\n", "two\nthree") == [" 1 | one two", "   |     ^^^"]


def test_a_caret_at_the_end_of_a_line(sheet: Sheet) -> None:
    place = Location(SourceText("x.pmo", "one\r\n"), Span(3, 3))
    show_diagnostic(sheet, Diagnostic("PA101", "wrong", place))
    assert shown(sheet)[-2:] == [" 1 | one", "   |    ^"]


@pytest.mark.parametrize("column", range(0, 400, 13))
def test_long_lines_are_cut_around_the_words(sheet: Sheet, column: int) -> None:
    text = "ab " * (column // 3) + "HERE" + " cd" * 100
    line, carets = marked(sheet, text, "HERE")
    assert len(line) <= 60
    assert line[carets.index("^") : carets.rindex("^") + 1] == "HERE"


def test_long_words_are_cut(sheet: Sheet) -> None:
    line, carets = marked(sheet, f"one {'日' * 200} two", "日" * 200)
    assert len(carets) <= 60
    assert "…" in line


def test_places_in_data(sheet: Sheet) -> None:
    one = Diagnostic("PA531", "wrong", Origin("a.csv", "row 12, column budget"), "do this", Severity.WARNING)
    show_diagnostic(sheet, one)
    assert shown(sheet) == ["warning[PA531]: wrong", "  --> a.csv: row 12, column budget", "   = help: do this"]


def test_what_is_left_out_is_said(sheet: Sheet) -> None:
    many = [Diagnostic("PA531", f"wrong {number}", None, "", Severity.WARNING) for number in range(60)]
    show_diagnostics(sheet, [*many, Diagnostic("PA521", "lost")])
    told = [line for line in shown(sheet) if line]
    assert len(told) == 52
    assert told[-2:] == ["error[PA521]: lost", "… and 10 warnings more; `--format json` has them all"]


def test_few_notes_are_shown_and_many_are_counted(sheet: Sheet) -> None:
    wrong = Diagnostic("PA531", "`x` cannot be read", Origin("a.csv", "row 2"), "", Severity.WARNING)
    note = Diagnostic("PA518", "there are no rows", Origin("b.csv", ""), "", Severity.NOTE)
    other = Diagnostic("PA535", "the column is empty", Origin("b.csv", ""), "", Severity.NOTE)
    show_briefly(sheet, [wrong, note, note, note])
    assert sum("note[PA518]" in line for line in shown(sheet)) == 3
    sheet.stream = sheet.console.file = io.StringIO()
    show_briefly(sheet, [wrong, note, other, note, note])
    lines = shown(sheet)
    assert lines[0].startswith("warning[PA531]")
    assert [line.split()[0] for line in lines if "×" in line] == ["3", "1"]
    assert not any("note[" in line for line in lines)
    assert "4 notes; `pmo-audit read` and the report have them all" in lines


def test_the_page_of_a_code(sheet: Sheet) -> None:
    wrong = data(("projects.csv", "id,rag\nP1,pink\n"))
    show_code(sheet, Code("PA531", "a title", "What it means.", wrong, data(("projects.csv", "id\nP1\n"))))
    lines = [line for line in shown(sheet) if line]
    gives, right = lines.index("gives"), lines.index("Right")
    assert lines[:gives] == ["PA531: a title", "What it means.", "Wrong", "  projects.csv", "    id,rag", "    P1,pink"]
    assert lines[gives + 1].startswith("warning[PA531]: `pink`")
    assert "  --> projects.csv: row 2, column rag" in lines[gives:right]
    assert lines[right:] == ["Right", "  projects.csv", "    id", "    P1"]


def test_lines_hang_and_tails_stay_together(sheet: Sheet) -> None:
    sheet.line("word " * 10, lead="  1. ", tail="[a.csv: row 1]")
    assert shown(sheet) == [f"  1. {'word ' * 10}".rstrip(), "     [a.csv: row 1]"]


def test_places_without_their_common_folder() -> None:
    places = places_of(["in/a/p.csv", "in/b/r.csv"])
    assert places.folder == "in"
    assert places.one(Origin("in/a/p.csv", "row 2")) == "[a/p.csv: row 2]"
    assert places.one(Origin("rules.pmo", "line 2")) == "[rules.pmo: line 2]"
    assert places.one(None) == ""
    assert places_of([]).folder == places_of(["a.csv"]).folder == places_of(["a/x.csv", "b/y.csv"]).folder == ""


def test_cells_of_one_row_are_one_place() -> None:
    places = places_of(["in/p.csv"])
    cells = [Origin("in/p.csv", f"row 2, column {one}") for one in ("a", "b", "a")]
    assert places.together(cells) == "[p.csv: row 2, columns a and b]"
    assert (
        places.together([*cells, Origin("in/p.csv", "row 3"), None]) == "[p.csv: row 2, columns a and b; p.csv: row 3]"
    )
    assert places.together([Origin("p.json", "/a/0/x"), Origin("p.json", "/a/0/y")]) == "[p.json: /a/0/x, y]"
    assert places.together([None]) == ""
