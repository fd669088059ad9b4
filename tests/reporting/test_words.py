"""Markdown and plain text: hostile words stay words, and each finding has its lines."""

import re

import pytest
from markdown_it import MarkdownIt

from pmo_audit.reporting import make_visible, render
from pmo_audit.reporting.markdown_report import escape_markdown
from tests.reporting import samples
from tests.reporting.hostile import HOSTILE, hostile
from tests.reporting.page import Page


def as_page(markdown: str) -> Page:
    return Page(MarkdownIt("commonmark", {"html": True}).enable("table").render(markdown))


@pytest.mark.parametrize("text", HOSTILE)
def test_escaped_text_reads_as_it_was(text):
    assert as_page(f"- {escape_markdown(text)}\n").text == " ".join(make_visible(text).split())


@pytest.mark.parametrize(
    "text", ["# a", "- a", "+ a", "1. a", "12) a", "> a", "===", "---", "* a", "    a", "|a|", "~~a~~", "79.6% of 1.0"]
)
def test_nothing_at_the_start_of_a_line_is_markup(text):
    page = as_page(f"{escape_markdown(text)}\n")
    assert page.text == text.strip()
    assert [tag for tag, _ in page.elements] == ["p"]


@pytest.mark.parametrize("result", [samples.small, hostile, samples.broken, samples.empty])
def test_markdown_holds_only_the_markup_we_wrote(result):
    page = as_page(render(result(), "markdown"))
    ours = "h1 h2 h3 p ul ol li strong blockquote table thead tbody tr th td"
    assert {tag for tag, _ in page.elements} <= {*ours.split(" ")}
    assert all(set(attrs) <= {"start", "style"} for _, attrs in page.elements)


def test_rows_of_tables_have_as_many_cells_as_their_heads():
    for line in render(hostile(), "markdown").splitlines():
        if line.startswith("|"):
            cells = len(re.findall(r"(?<!\\)\|", line)) - 1
            assert cells in (3, 4, 6, 7)


@pytest.mark.parametrize("format", ["text", "markdown"])
def test_hostile_text_cannot_drive_a_terminal_or_break_a_line(format):
    report = render(hostile(), format)
    assert make_visible(report) == report
    assert len(report.splitlines()) == len(render(samples.small(), format).splitlines())


@pytest.mark.parametrize("format", ["text", "markdown"])
def test_what_is_left_out_is_said(format):
    report = render(samples.large(3000), format)
    assert report.count("… and 300 more findings of this rule, all in the JSON report") == 6
    assert "more characters in the JSON report)" in report


def test_plain_text_names_file_and_cell_of_each_value():
    report = render(samples.small(), "text")
    assert "sponsor = M. Okafor [projects.csv: row 3, column Sponsor]" in report
    assert "status of artifact D-7 Project charter = draft" in report
    assert "(stands for 8 verdicts)" in report
