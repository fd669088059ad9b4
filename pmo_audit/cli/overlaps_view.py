"""Pairs of like work for people: on the terminal and in Markdown, with the reason and the sentences that match."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pmo_audit.cli.marked import marked_markdown, marked_text
from pmo_audit.cli.styles import FAINT, STRONG
from pmo_audit.cli.terminal import Sheet, styled
from pmo_audit.reporting.plain import brief, one_line
from pmo_audit.text import counted, in_words

if TYPE_CHECKING:
    from pmo_audit.findings import Subject
    from pmo_audit.oversight import Contribution, Decision, Overlap

_FEW = 4
"""So many contributions are named of a pair, the weightiest; all are in JSON."""


def show_table(sheet: Sheet, wanted: Sequence[Overlap], found: Sequence[Overlap], scored: int) -> None:
    """The pairs that were asked for, and how many there are besides."""
    for one in wanted:
        _show_pair(sheet, one)
    sheet.line(_closing(wanted, found, scored))


def _show_pair(sheet: Sheet, one: Overlap) -> None:
    score = styled(f"{percent(one.points):>6}  ", STRONG if one.flag else "")
    raised = "" if one.flag else ", not raised"
    kind = styled(f"{one.kind}{raised}", STRONG if one.flag else FAINT)
    sheet.line(named(one.left), " and ", named(one.right), lead=score, tail=kind)
    sheet.line(brief(one.because), lead="        ")
    if one.contributions:
        sheet.line(styled(_weightiest(one.contributions), FAINT), lead="        ")
    for line in decision_lines(one.decision):
        sheet.line(line, lead="        ")
    for sides in one.passages[:1]:
        for whose, side in zip((one.left, one.right), sides, strict=True):
            place = "" if side.origin is None else str(side.origin)
            lead = styled(f"        {one_line(whose.id)}  ", FAINT)
            sheet.line(marked_text(side), lead=lead, tail=styled(place, FAINT))
    sheet.blank()


def markdown(wanted: Sequence[Overlap], found: Sequence[Overlap], scored: int) -> str:
    """The same as a page of Markdown, with all sentences that match."""
    lines = ["# Work that is done twice", "", _closing(wanted, found, scored), ""]
    for one in wanted:
        lines += _markdown_pair(one)
    return "\n".join(lines).rstrip("\n") + "\n"


def _markdown_pair(one: Overlap) -> Iterator[str]:
    from pmo_audit.reporting.markdown_report import escape_markdown

    names = f"{named(one.left)} and {named(one.right)}"
    yield f"## {percent(one.points)} {one.kind}: {escape_markdown(names)}"
    yield ""
    yield escape_markdown(one.because)
    yield ""
    for line in decision_lines(one.decision):
        yield from (f"**{escape_markdown(line)}**", "")
    for each in one.contributions:
        yield f"- {signed(each.points)} {escape_markdown(each.name)}: {escape_markdown(each.says)}"
    if one.passages:
        yield from ("", f"| {escape_markdown(one.left.id)} | {escape_markdown(one.right.id)} |", "| --- | --- |")
    for ours, theirs in one.passages:
        yield f"| {marked_markdown(ours)} | {marked_markdown(theirs)} |"
    yield ""


def _closing(wanted: Sequence[Overlap], found: Sequence[Overlap], scored: int) -> str:
    """How many pairs were scored, how many are raised, and what the others are."""
    from pmo_audit.oversight import RAISED_KINDS

    raised, shown = sum(one.flag for one in found), {one.id for one in wanted}
    quiet = [one for one in found if not one.flag and one.kind != "similar"]
    decided = sum(one.kind in RAISED_KINDS for one in quiet)
    said = [f"{counted(scored, 'pair')} compared, {f'{raised:,}' if raised else 'none'} raised."]
    kinds = Counter(one.kind for one in quiet if one.kind not in RAISED_KINDS and one.id not in shown)
    if decided:
        said.append(f"{decided:,} already decided (`pmo-audit decide --list` shows what).")
    if kinds:
        listed = in_words(counted(number, kind) for kind, number in sorted(kinds.items()))
        said.append(f"Told apart from them: {listed} (`--kind {min(kinds)}` shows those).")
    similar = scored - raised - len(quiet)
    if similar and not any(one.kind == "similar" for one in wanted):
        said.append(f"{counted(similar, 'pair')} only similar (`--min-score 45` shows the likest, `--all` every one).")
    return " ".join(said)


def named(one: Subject) -> str:
    """A record by its name and id, or by its id alone where it has no other name."""
    name, id_ = one_line(one.name), one_line(one.id)
    return name if name == id_ else f"{name} ({id_})"


def _weightiest(those: Sequence[Contribution]) -> str:
    chosen = sorted(those, key=lambda one: -abs(one.points))[:_FEW]
    kept = [one for one in those if one in chosen]
    rest = sum(one.points for one in those if one not in kept)
    said = [f"{one.name} {signed(one.points)}" for one in kept]
    return ", ".join([*said, f"other {signed(rest)}"] if len(kept) < len(those) else said)


def decision_lines(decision: Decision | None) -> Iterator[str]:
    """What was decided about a pair, by whom and why; and what has changed since, where it no longer holds."""
    if decision is None:
        return
    on = f" on {decision.on.isoformat()}" if decision.on is not None else ""
    yield brief(f"Decided: {decision.verdict}, by {decision.by}{on}: {decision.because}")
    if decision.stale:
        yield brief(f"That no longer holds, since the text has changed: {'. '.join(decision.changed)}.")


def percent(points: int) -> str:
    """A score as people read it: to the hundredth of a point, as its addends are."""
    return f"{points / 100:.2f}%"


def signed(points: int) -> str:
    """What a contribution adds or takes, in points of a hundred."""
    return f"{points / 100:+.2f}".replace("-", "\u2212")
