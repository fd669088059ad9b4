"""The report as one page: self-contained, without network, readable on screen, on paper and by a screen reader.

The page stands complete without script, but for findings beyond the worst hundred. Its script unpacks all of them
(`html_data`), filters them, and opens a page for each finding, project and rule. Templates escape everything, and each
text passes through `make_visible` on its way, whatever the template says.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from typing import TYPE_CHECKING

from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.findings import Finding, Outcome, Subject
from pmo_audit.reporting import html_links, limits, wording
from pmo_audit.reporting.across_parcel import map_parcel
from pmo_audit.reporting.across_view import AcrossView
from pmo_audit.reporting.actions import by_when, size_words
from pmo_audit.reporting.decision import STANDING_WORDS
from pmo_audit.reporting.html_bar import segments
from pmo_audit.reporting.html_data import parcels_of
from pmo_audit.reporting.html_links import project_names, rule_anchors
from pmo_audit.reporting.page_templates import FOLDER, page_templates
from pmo_audit.reporting.plain import clip, one_line
from pmo_audit.reporting.view import Group, RuleView, View, worst_first
from pmo_audit.reporting.who import Acting
from pmo_audit.resources import read_shipped

if TYPE_CHECKING:
    from jinja2 import Environment

_NAME_AT = 48
_DEED_AT = 160
_NAMES_ROOM = 84
"""Characters of a name where it stands as an example, of a deed, and of several names."""
STYLES = ("base", "first", "tables", "findings", "pages", "narrow", "other")
SCRIPTS = ("make", "data", "address", "filter", "draw", "form", "list", "finding", "pages", "paper", "findings", "main")
"""The files of `reports/css` and `reports/js`, in the order in which they are put together."""
ACROSS_SCRIPTS = ("across/drawing", "across/choice", "across/links", "across/map", "across/load", "across/start")
"""Those of the view across projects, which only reports with such a view have; they begin before `main`."""


def render_html(view: View) -> str:
    """The report as an HTML page that loads nothing and runs no script but its own."""
    across = AcrossView(view.oversight) if view.oversight is not None else None
    style, begin = style_text(across=across is not None), read_shipped(FOLDER, "js/begin.js")
    script = script_text(across=across is not None)
    environment = _environment()
    template = environment.get_template("report.html.j2")
    anchors = rule_anchors(view.rules)
    findings = worst_first(view.groups)
    acting = Acting(view.projects, view.asks)
    return template.render(
        view=view,
        standing=STANDING_WORDS[view.standing],
        by_when=by_when,
        size_words=size_words,
        bar=segments(view.tally),
        across=across,
        map_parcel=map_parcel(across, project_names(one.subject for one in view.projects))
        if across is not None
        else "",
        anchors=anchors,
        findings=findings,
        people=[acting.on_all(_failing(one)) for one in view.first],
        parcels=parcels_of(view, findings, anchors, acting),
        style=style,
        begin=begin,
        script=script,
        policy=content_security_policy(style, begin, script),
    )


def style_text(*, across: bool = False) -> str:
    """All styles of the page; those of the view across projects where it has one."""
    names = (*STYLES, "across") if across else STYLES
    return "\n".join(read_shipped(FOLDER, f"css/{name}.css") for name in names)


def script_text(*, across: bool = False) -> str:
    """All of the page's script, as one function that leaves nothing behind."""
    names = (*SCRIPTS[:-1], *ACROSS_SCRIPTS, SCRIPTS[-1]) if across else SCRIPTS
    parts = (read_shipped(FOLDER, f"js/{name}.js") for name in names)
    return '(() => {\n"use strict";\n' + "\n".join(parts) + "})();\n"


def content_security_policy(style: str, *scripts: str) -> str:
    """A policy that allows this style and these scripts, by their hashes, and nothing else at all."""
    return (
        f"default-src 'none'; style-src {_hash_source(style)}; script-src {' '.join(map(_hash_source, scripts))}; "
        "base-uri 'none'; form-action 'none'"
    )


def _failing(group: Group) -> list[Finding]:
    return [one for one in group.findings if one.outcome is Outcome.FAIL]


def _environment() -> Environment:
    environment = page_templates()
    environment.globals.update(
        limits=limits, links=html_links, segments=segments, words=wording, told_first=_told_first
    )
    environment.filters.update(
        capitalize_first=_capitalised,
        clip=clip,
        deed=deed_of,
        number=lambda count: f"{count:,}",
        one_line=one_line,
        some_names=some_names,
    )
    return environment


def some_names(subjects: Sequence[Subject]) -> tuple[str, ...]:
    """The names of the first few, as many as there is room for on a line or two; each stands in full where it leads."""
    shown: list[str] = []
    room = _NAMES_ROOM
    for one in subjects:
        name = one_line(one.name or one.id)
        short = name if len(name) <= _NAME_AT else f"{name[:_NAME_AT].rsplit(' ', 1)[0]} …"
        room -= len(short)
        if shown and room < 0:
            break
        shown.append(short)
    return tuple(shown)


def deed_of(rule: RuleView) -> str:
    """What to do about a rule that fails, in a line or two: its remedy, or where it has none to put it right."""
    words = one_line(rule.remedy or f"Put right: {rule.title}")
    return words if len(words) <= _DEED_AT else f"{words[:_DEED_AT].rsplit(' ', 1)[0]} …"


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _told_first(diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Errors before warnings before notes, each kind in the order given."""
    order = list(Severity)
    return sorted(diagnostics, key=lambda one: order.index(one.severity))


def _hash_source(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode('ascii')}'"
