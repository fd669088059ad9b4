"""Shared issues for people: on the terminal and in Markdown, with the words of each member."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pmo_audit.cli.marked import marked_markdown, marked_text
from pmo_audit.cli.overlaps_view import named, percent, signed
from pmo_audit.cli.styles import FAINT, STRONG
from pmo_audit.cli.terminal import Sheet, styled
from pmo_audit.reporting.plain import one_line
from pmo_audit.text import counted, in_words

if TYPE_CHECKING:
    from pmo_audit.findings import Subject
    from pmo_audit.oversight import Passage, SharedIssue

_OWNERS = 3


def show_table(sheet: Sheet, found: Sequence[SharedIssue]) -> None:
    """Every shared issue with its members, its ways and whom to ask."""
    for one in found:
        _show_issue(sheet, one)
    sheet.line(_closing(found))


def _show_issue(sheet: Sheet, one: SharedIssue) -> None:
    lead = styled(f"{percent(one.points):>6}  ", STRONG)
    sheet.line(styled(one_line(one.exemplar.name), STRONG), lead=lead, tail=counted(len(one.projects), "project"))
    if one.shares:
        sheet.line(styled(f"words in common: {in_words(map(one_line, one.shares))}", FAINT), lead="        ")
    for member in one.members:
        sentence = _sentence(one, member)
        lead = styled(f"        {one_line(member.id)}  ", FAINT)
        said = marked_text(sentence) if sentence is not None else one_line(member.name)
        place = "" if sentence is None or sentence.origin is None else str(sentence.origin)
        sheet.line(said, lead=lead, tail=styled(place, FAINT))
    for label, text in _facts(one):
        sheet.line(text, lead=styled(f"        {label}  ", FAINT))
    sheet.blank()


def markdown(found: Sequence[SharedIssue]) -> str:
    """The same as a page of Markdown."""
    lines = ["# Problems that several projects have", "", _closing(found), ""]
    for one in found:
        lines += _markdown_issue(one)
    return "\n".join(lines).rstrip("\n") + "\n"


def _markdown_issue(one: SharedIssue) -> Iterator[str]:
    from pmo_audit.reporting.markdown_report import escape_markdown

    yield f"## {percent(one.points)} {escape_markdown(one.exemplar.name)}"
    yield from ("", "| Member | What it says |", "| --- | --- |")
    for member in one.members:
        said = " ".join(marked_markdown(each) for each in one.passages if each.subject == member)
        yield f"| {escape_markdown(member.id)} | {said or escape_markdown(member.name)} |"
    yield ""
    for label, text in _facts(one):
        yield f"- {label}: {escape_markdown(text)}"
    for each in one.contributions:
        yield f"- {signed(each.points)} {escape_markdown(each.name)}: {escape_markdown(each.says)}"
    yield ""


def _sentence(one: SharedIssue, member: Subject) -> Passage | None:
    """The sentence of a member that has most of what the members share; the first of equals."""
    own = [each for each in one.passages if each.subject == member]
    return max(own, key=lambda each: sum(end - begin for begin, end in each.marks), default=None)


def _facts(one: SharedIssue) -> Iterator[tuple[str, str]]:
    """How it may have spread, what it threatens and who could own it, as far as that is known."""
    if one.spread:
        yield "spread", " ".join(dict.fromkeys(one_line(each.says) for each in one.spread))
    if one.threatens:
        yield "threatens", in_words(named(each) for each in one.threatens)
    if one.owners:
        yield (
            "could own it",
            "; ".join(f"{one_line(each.name)}, {one_line(each.role)}" for each in one.owners[:_OWNERS]),
        )


def _closing(found: Sequence[SharedIssue]) -> str:
    if not found:
        return "No problem is logged by several projects, as far as their words tell."
    members, projects = sum(len(one.members) for one in found), {each.id for one in found for each in one.projects}
    shared = counted(len(found), "shared issue")
    return f"{shared}: {counted(members, 'entry', 'entries')} of {counted(len(projects), 'project')}."
