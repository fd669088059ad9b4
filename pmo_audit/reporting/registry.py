"""The formats there are. A new one is a file of its own and a line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pmo_audit.findings import AuditResult
from pmo_audit.reporting.json_report import render_json
from pmo_audit.reporting.markdown_report import render_markdown
from pmo_audit.reporting.text_report import render_text
from pmo_audit.reporting.view import View, view_of


@dataclass(frozen=True, slots=True)
class Format:
    """A form in which a report can be had: its name, the suffix of its files, and one line of help."""

    name: str
    suffix: str
    help: str
    render: Callable[[View], str]


def _render_html(view: View) -> str:
    from pmo_audit.reporting.html_report import render_html  # most runs write no page, and it takes its time

    return render_html(view)


_FORMATS = (
    Format("html", ".html", "one page to read, print or send, which needs no network", _render_html),
    Format("json", ".json", "everything, for other programs; its schema is published", render_json),
    Format("markdown", ".md", "to paste into a wiki or an issue", render_markdown),
    Format("text", ".txt", "plain lines for a terminal or a mail", render_text),
)


def formats() -> tuple[Format, ...]:
    """Every format, by name."""
    return _FORMATS


def render(result: AuditResult, format: str) -> str:
    """The report of an audit in the format of that name; the same result gives the same characters.

    Raises ValueError where there is no such format.
    """
    for one in _FORMATS:
        if one.name == format:
            return one.render(view_of(result))
    raise ValueError(f"there is no report format `{format}`; there are {', '.join(one.name for one in _FORMATS)}")
