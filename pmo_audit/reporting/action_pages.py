"""Lists of actions as files that can be sent: Markdown, a page of HTML, JSON.

Each stands alone: whoever gets it sees what is asked, of what project, by when, why, and where to look.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from types import MappingProxyType
from typing import Any

from pmo_audit.findings import Ask, Finding, Run
from pmo_audit.reporting.actions import ActionList, Fixes, by_when, deed, is_deed, names_of, request, size_words
from pmo_audit.reporting.json_report import ask_json, finding_json
from pmo_audit.reporting.markdown_report import escape_markdown
from pmo_audit.reporting.plain import escape_unseen_in_json, make_visible
from pmo_audit.reporting.wording import ask_effect, subject_words

_PLACES = 3
"""Places that are named for one failure."""
_NO_RECORD = ("parameter", "run")
"""Kinds of subject of which nothing can be put right in a register."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that is asked, in words: what, of which project, by when, why, and where to look."""

    what: str
    rules: str
    about: str
    when: str
    why: str
    where: str


def entries(one: ActionList, fixes: Fixes | None = None) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
    """What is asked in a list, in words: what to put right, then what to answer."""
    parts = (
        ("To put right", tuple(_failure(each, fixes(each) if fixes is not None else "") for each in one.failures)),
        ("To answer", tuple(map(_question, one.asks))),
    )
    return tuple(part for part in parts if part[1])


def _failure(finding: Finding, fix: str) -> Entry:
    subject, projects = subject_words(finding.subject), names_of(one for one in finding.projects)
    about = subject if finding.subject in finding.projects or not projects else f"{subject} of {projects}"
    found = fix or finding.repair
    aside = f"What would put it right: {found}." if found and not is_deed(found) else ""
    why = " ".join(part for part in (finding.message, finding.because, aside) if part)
    what = f"{finding.severity.value}, {finding.rule}"
    return Entry(deed(finding, fix), what, about, by_when(finding.due), why, _where(finding))


def _where(finding: Finding) -> str:
    """The cells to look at, without what is no record's."""
    readings = (one for each in finding.evidence for one in each.readings if one.subject.entity not in _NO_RECORD)
    places = dict.fromkeys(one.origin for one in readings if one.origin is not None) or dict.fromkeys(finding.origins)
    cells = [one for one in places if one.at] or list(places)
    return "; ".join(map(str, cells[:_PLACES]))


def _question(ask: Ask) -> Entry:
    rules = ", ".join(ask.rules)
    return Entry(
        request(ask),
        rules,
        names_of(ask.projects),
        by_when(ask.due),
        f"{ask.reason.value.capitalize()}; {ask_effect(ask)}.",
        str(ask.origin) if ask.origin is not None else "",
    )


def head_words(one: ActionList, run: Run) -> tuple[str, ...]:
    """What stands above a list: how much there is, of which day, and as what the person is asked."""
    lines = [f"{size_words(one)}, as of {run.as_of.isoformat()}."]
    if one.roles:
        lines.append(f"Asked as {', '.join(one.roles)}.")
    return tuple(lines)


def render_markdown(lists: Iterable[ActionList], run: Run, fixes: Fixes | None = None) -> str:
    """Lists as Markdown, one below the other."""
    notice = [f"Note: {escape_markdown(run.notice)}.", ""] if run.notice else []
    return "\n".join([*(line for one in lists for line in _markdown(one, run, fixes)), *notice])


def _markdown(one: ActionList, run: Run, fixes: Fixes | None) -> Iterator[str]:
    yield f"# {escape_markdown(one.name)}"
    yield ""
    yield escape_markdown(" ".join(head_words(one, run)))
    yield ""
    for title, parts in entries(one, fixes):
        yield f"## {title}"
        yield ""
        for number, part in enumerate(parts, start=1):
            yield f"{number}. **{escape_markdown(part.what)}** ({escape_markdown(part.rules)})"
            for label, text in _labelled(part):
                yield f"   - {label}: {escape_markdown(text)}"
        yield ""


def _labelled(part: Entry) -> Iterator[tuple[str, str]]:
    labels = (("About", part.about), ("By", part.when), ("Why", part.why), ("Where", part.where))
    yield from ((label, text) for label, text in labels if text)


_STYLE = """
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 2rem auto; max-width: 46rem; padding: 0 1rem; }
h1 { line-height: 1.2; }
li { margin-bottom: 1rem; break-inside: avoid; }
dl { display: grid; gap: 0 1rem; grid-template-columns: max-content 1fr; margin: 0.25rem 0 0; }
dt { font-weight: 600; }
dd { margin: 0; overflow-wrap: anywhere; }
@media (max-width: 30rem) { dl { display: block; } dd { margin-bottom: 0.25rem; } }
"""


def render_html(lists: Iterable[ActionList], run: Run, fixes: Fixes | None = None) -> str:
    """Lists as one page of HTML that loads nothing and runs nothing."""
    chosen = tuple(lists)
    title = chosen[0].name if len(chosen) == 1 else "Actions"
    body = "\n".join(line for one in chosen for line in _html(one, run, fixes))
    body += f"\n<p>Note: {_shown(run.notice)}.</p>" if run.notice else ""
    policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_shown(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n"
        "</body>\n</html>\n"
    )


def _html(one: ActionList, run: Run, fixes: Fixes | None) -> Iterator[str]:
    yield f"<section>\n<h1><bdi>{_shown(one.name)}</bdi></h1>"
    yield f"<p>{_shown(' '.join(head_words(one, run)))}</p>"
    for title, parts in entries(one, fixes):
        yield f"<h2>{title}</h2>\n<ol>"
        for part in parts:
            yield f"<li><strong>{_shown(part.what)}</strong> ({_shown(part.rules)})\n<dl>"
            yield from (f"<dt>{label}</dt><dd><bdi>{_shown(text)}</bdi></dd>" for label, text in _labelled(part))
            yield "</dl></li>"
        yield "</ol>"
    yield "</section>"


def _shown(text: str) -> str:
    return escape(make_visible(text))


def render_json(lists: Iterable[ActionList], run: Run, fixes: Fixes | None = None) -> str:
    """Lists for other programs, each failure and question as the report in JSON has it."""
    document = {"as_of": run.as_of.isoformat(), "notice": run.notice, "lists": [_json(one, fixes) for one in lists]}
    return escape_unseen_in_json(json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)) + "\n"


def _json(one: ActionList, fixes: Fixes | None) -> dict[str, Any]:
    who = {"id": one.who.id, "name": one.who.name, "email": one.who.email} if one.who is not None else None
    failures = []
    for finding in one.failures:
        told = finding_json(finding)
        told["repair"] = (fixes(finding) if fixes is not None else "") or finding.repair
        failures.append(told)
    return {"who": who, "failures": failures, "asks": [ask_json(ask) for ask in one.asks]}


PAGES: Mapping[str, tuple[str, Callable[[Iterable[ActionList], Run, Fixes | None], str]]] = MappingProxyType(
    {"markdown": (".md", render_markdown), "html": (".html", render_html), "json": (".json", render_json)}
)
"""The formats of a list, each with the ending of its files and what makes it."""
