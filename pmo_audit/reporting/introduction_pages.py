"""Notes to teams as files that can be sent and printed: Markdown, a page of HTML, JSON."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from hashlib import sha256
from types import MappingProxyType

from pmo_audit.reporting.introductions import Note, Talk, Thing
from pmo_audit.reporting.markdown_report import escape_markdown
from pmo_audit.reporting.page_templates import FOLDER, page_templates
from pmo_audit.reporting.plain import escape_unseen_in_json
from pmo_audit.resources import read_shipped
from pmo_audit.text import counted

FOR_YOU, FOR_THEM = "They have, and it may serve you", "You have, and it may serve them"


def closing(note: Note) -> tuple[str, ...]:
    """What stands at the end of a note: what it left out, what it rests on, and how to say that it is wrong."""
    more = f"{counted(note.more, 'more introduction')} did not fit on this page; ask us. " if note.more else ""
    return (
        f"{more}This was read from the projects' own records as of {note.as_of.isoformat()}, and is as good as they "
        "are. If an introduction leads nowhere, tell us why: we write it down, and it is not made again.",
        "Your PMO",
    )


def render_markdown(notes: Iterable[Note]) -> str:
    """Notes as Markdown, one below the other."""
    return "\n".join(line for one in notes for line in _markdown(one))


def _markdown(note: Note) -> Iterator[str]:
    yield from (f"# A note for {escape_markdown(note.name)}", "")
    yield from (escape_markdown(note.greeting), "", escape_markdown(note.opening), "")
    for number, talk in enumerate(note.talks, start=1):
        yield from _talk(number, talk)
    for line in closing(note):
        yield from (escape_markdown(line), "")


def _talk(number: int, talk: Talk) -> Iterator[str]:
    yield from (f"## {number}. {escape_markdown(talk.project)}: {talk.label}", "")
    for one in talk.people:
        yield f"- Talk to {escape_markdown(one)}"
    if talk.lacking:
        yield f"- {escape_markdown(talk.lacking)}"
    yield from ("", escape_markdown(talk.about), "")
    for title, things in ((FOR_YOU, talk.for_you), (FOR_THEM, talk.for_them)):
        if things:
            yield from (f"{title}:", "", *map(_thing, things), "")


def _thing(one: Thing) -> str:
    return f"- **{escape_markdown(one.name)}** ({one.what}): {escape_markdown(one.why)}"


def render_html(notes: Iterable[Note]) -> str:
    """Notes as one page of HTML that loads nothing and runs nothing; printed, each begins a sheet."""
    environment = page_templates()
    chosen = tuple(notes)
    style = read_shipped(FOLDER, "css/introductions.css")
    hashed = b64encode(sha256(style.encode()).digest()).decode("ascii")
    return environment.get_template("introductions.html.j2").render(
        notes=chosen,
        title=f"A note for {chosen[0].name}" if len(chosen) == 1 else "Notes to teams",
        closing=closing,
        sides=(FOR_YOU, FOR_THEM),
        style=style,
        policy=f"default-src 'none'; style-src 'sha256-{hashed}'; base-uri 'none'; form-action 'none'",
    )


def render_json(notes: Iterable[Note]) -> str:
    """Notes for other programs, in the words in which people read them."""
    found = [
        {
            "project": {"id": one.project.id, "name": one.project.name},
            "to": [{"id": each.id, "name": each.name, "email": each.email} for each in one.to],
            "as_of": one.as_of.isoformat(),
            "introductions": [asdict(talk) for talk in one.talks],
            "more": one.more,
        }
        for one in notes
    ]
    return escape_unseen_in_json(json.dumps(found, ensure_ascii=False, indent=2)) + "\n"


PAGES: Mapping[str, tuple[str, Callable[[Iterable[Note]], str]]] = MappingProxyType(
    {"markdown": (".md", render_markdown), "html": (".html", render_html), "json": (".json", render_json)}
)
"""The formats of a note, each with the ending of its files and what makes it."""
