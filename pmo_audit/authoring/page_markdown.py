"""Pages and handbooks in Markdown, to print or to put on a wiki. The author's text never becomes markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pmo_audit.authoring.pages import Handbook, Page, ParameterSaid, parameter_said
from pmo_audit.reporting.markdown_report import escape_whole
from pmo_audit.reporting.plain import make_visible


def page_markdown(page: Page, *, level: int = 1) -> str:
    """The page of one rule; `level` is that of its heading."""
    return "\n".join(_page(page, level)) + "\n"


def handbook_markdown(handbook: Handbook) -> str:
    """A whole standard: its title page, a table of contents, its parameters, and the page of each rule."""
    return "\n".join(_handbook(handbook)) + "\n"


def _handbook(handbook: Handbook) -> Iterator[str]:
    standard = handbook.standard
    yield f"# {escape_whole(standard.title or standard.name)}"
    yield ""
    if handbook.description:
        yield from (escape_whole(handbook.description), "")
    yield from _table(("", ""), [(name, escape_whole(words)) for name, words in handbook.facts.items()])
    yield from ("", "## Contents", "")
    for page in handbook.pages:
        title = f"{page.rule.code} {page.rule.title}"
        yield f"- [{escape_whole(title)}](#{anchor(heading(page))}) ({page.rule.severity.value})"
    if standard.parameters:
        yield from ("", "## Parameters", "")
        yield from _parameters([parameter_said(one, handbook.day) for one in standard.parameters])
    if standard.definitions:
        yield from ("", "## Definitions", "")
        yield from _fenced(one.text for one in standard.definitions)
    for page in handbook.pages:
        yield ""
        yield from _page(page, 2)


def heading(page: Page) -> str:
    """The heading of a page, which the table of contents leads to."""
    return f"{page.rule.code} {page.rule.title}"


def anchor(words: str) -> str:
    """The name by which a heading of these words can be reached, as GitHub and its like make it."""
    return re.sub(r"[^\w\- ]", "", words.strip().lower()).replace(" ", "-")


def _page(page: Page, level: int) -> Iterator[str]:
    rule = page.rule
    yield f"{'#' * level} {escape_whole(heading(page))}"
    yield ""
    tags = " ".join(f"#{tag}" for tag in rule.tags)
    yield f"**{rule.severity.value.capitalize()}**" + (f" · {escape_whole(tags)}" if tags else "")
    yield from _force(page)
    yield ""
    yield f"> For each {escape_whole(page.subjects)}, require {escape_whole(page.requirement)}"
    for words in page.exceptions:
        yield ">"
        yield f"> {escape_whole(words[:1].upper() + words[1:])}"
    texts = (("Because", rule.because), ("Remedy", rule.remedy), ("Source", rule.source), ("Message", page.message))
    for label, text in texts:
        if text:
            yield from ("", f"**{label}:** {escape_whole(text)}")
    yield from ("", f"{'#' * (level + 1)} What it means", "")
    yield from _fenced(map(str, page.core))
    for note in page.notes:
        yield from ("", escape_whole(note))
    yield from _uses(page, level + 1)
    yield from _examples(page, level + 1)
    yield ""
    where = f"{rule.place.source.name}, line {rule.place.source.line_and_column(rule.place.span.start)[0]}"
    standard = page.standard
    said = [
        f"{standard.title} ({f'{standard.name} {standard.version}'.strip()})",
        standard.owner,
        standard.source,
        where,
    ]
    yield f"*{'; '.join(escape_whole(one) for one in said if one)}*"


def _force(page: Page) -> Iterator[str]:
    if page.force:
        now = "" if page.in_force else f"; not in force on {page.day.isoformat()}"
        yield from ("", f"In force {page.force}{now}.")


def _uses(page: Page, level: int) -> Iterator[str]:
    if page.parameters:
        yield from ("", f"{'#' * level} Parameters", "")
        yield from _parameters(page.parameters)
    if page.definitions:
        yield from ("", f"{'#' * level} Definitions", "")
        yield from _fenced(one.text for one in page.definitions)


def _parameters(parameters: Iterable[ParameterSaid]) -> Iterator[str]:
    rows = []
    for one in parameters:
        said = one.said.removeprefix(" = ").strip() + (f" (now {one.on_day})" if one.on_day else "")
        rows.append((f"`{one.name}`", escape_whole(said), escape_whole(one.doc)))
    yield from _table(("Parameter", "Value", "What it is"), rows)


def _examples(page: Page, level: int) -> Iterator[str]:
    if not page.examples:
        return
    yield from ("", f"{'#' * level} Examples")
    for one in page.examples:
        odd = "" if one.agrees else f" **(the rule says {one.outcome.value})**"
        yield from ("", f"- {escape_whole(one.head)}{odd}", "")
        yield from (f"  {line}" for line in _fenced([one.record]))


def _fenced(lines: Iterable[str]) -> Iterator[str]:
    """Lines as they stand, in a fence that none of them can close."""
    shown = [make_visible(line) for line in lines]
    longest = max((len(run) for line in shown for run in re.findall(r"`+", line)), default=0)
    fence = "`" * max(3, longest + 1)
    yield f"{fence}text"
    yield from shown
    yield fence


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    for row in (head, ("---",) * len(head), *rows):
        yield f"| {' | '.join(row)} |"
