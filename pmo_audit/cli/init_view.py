"""A proposal as people read it: each heading with its field, what stands there, and why it is taken so."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from pmo_audit.cli.styles import FAINT, PLACE, STRONG
from pmo_audit.cli.terminal import Sheet, styled, words

if TYPE_CHECKING:
    from pmo_audit.api import Loaded
    from pmo_audit.proposing.proposal import ColumnGuess, Proposal, TableGuess

_DOUBT = "bold yellow"
_MOST_HEADING, _MOST_SAMPLE = 28, 22
_DOUBTS = 8
"""Doubtful headings that are named at the end."""


def show_proposal(sheet: Sheet, proposal: Proposal, loaded: Loaded | None = None) -> None:
    """Shows what each table is taken for, column by column, and what is not read."""
    for one in proposal.tables:
        _show_table(sheet, one, loaded)
    left = [one for one in proposal.not_taken if not one.is_question]
    for refused in (one for one in proposal.not_taken if one.is_question):
        sheet.line(refused.reason, lead=words(styled("? ", _DOUBT), styled(refused.name, STRONG), " is not read: "))
        sheet.blank()
    if left:
        sheet.line(styled("Not taken for registers", STRONG))
        for refused in left:
            sheet.line(styled(refused.reason, FAINT), lead=words("  ", refused.name, "  "))
        sheet.blank()
    if proposal.stages:
        sheet.line(f"The stages are taken to be, in this order: {', '.join(proposal.stages)}.")
        sheet.blank()


def _show_table(sheet: Sheet, one: TableGuess, loaded: Loaded | None) -> None:
    mark = "" if one.sure else " ?"
    sheet.line(
        styled(one.name, STRONG), " → ", styled(f"{_counted(one, loaded)}{mark}", STRONG if one.sure else _DOUBT)
    )
    sheet.line(styled(one.reason, FAINT), lead="  ")
    for guess in one.guesses:
        sheet.line(styled(guess.reason, FAINT), lead=words("  ", guess.meaning, ": "))
    for question in one.questions:
        named = all(f"`{one}`" in question.reason for one in question.headings)
        about = "" if named else f"{', '.join(question.headings)}: "
        sheet.line(f"{question.reason}, so it is not read", lead=words(styled("  ? ", _DOUBT), about))
    heading = min(max((cell_len(each.heading) for each in one.columns), default=0), _MOST_HEADING)
    field = max((len(each.field) for each in one.columns), default=0)
    sample = min(max((cell_len(each.sample) for each in one.columns), default=0), _MOST_SAMPLE)
    for each in sorted(one.columns, key=_doubts_first):
        _show_column(sheet, each, (heading, field, sample))
    if one.left:
        why: dict[str, list[str]] = {}
        for left in one.left:
            why.setdefault(left.reason, []).append(left.heading)
        said = "; ".join(f"{', '.join(headings)} ({reason})" for reason, headings in why.items())
        sheet.line(styled(said, FAINT), lead="  not read: ")
    sheet.blank()


def _counted(one: TableGuess, loaded: Loaded | None) -> str:
    """What the rows of a table are, in the plural."""
    schema = loaded.portfolio.schema if loaded is not None else None
    entity = schema.find_entity(one.entity) if schema is not None else None
    return (entity.plural if entity is not None else f"{one.entity}s").replace("_", " ")


def _doubts_first(one: ColumnGuess) -> bool:
    return one.sure and all(each.sure for each in one.guesses)


def _show_column(sheet: Sheet, one: ColumnGuess, widths: tuple[int, int, int]) -> None:
    from pmo_audit.proposing.grouping import told_together

    heading, field, sample = widths
    doubtful = not _doubts_first(one)
    lead = words(
        styled("? " if doubtful else "  ", _DOUBT),
        _cut(one.heading, heading),
        " → ",
        styled(one.field.ljust(field), STRONG),
        "  ",
        styled(_cut(one.sample, sample), PLACE),
        "  ",
    )
    reasons = [one.reason, *(each.text for each in told_together(one.guesses, one.heading))]
    sheet.line(styled("; ".join(reasons), FAINT if not doubtful else ""), lead=lead)


def _cut(text: str, width: int) -> str:
    """A text in so many columns, its end left out where it is longer."""
    piece = Text(text)
    piece.truncate(width, overflow="ellipsis", pad=True)
    return piece.plain


def doubtful_in(proposal: Proposal) -> tuple[str, ...]:
    """The headings and tables that somebody should look at, each once."""
    tables = [one.name for one in proposal.not_taken if one.is_question]
    headings = [each.heading for one in proposal.tables for each in one.columns if not _doubts_first(each)]
    asked = [each for one in proposal.tables for question in one.questions for each in question.headings]
    return tuple(f"`{one}`" for one in dict.fromkeys((*tables, *headings, *asked)))


def show_written(
    sheet: Sheet, files: Sequence[Path], folder: Path, *, empty: bool, doubtful: Sequence[str] = ()
) -> None:
    """Says what was written and what comes next."""
    for path in files:
        sheet.line(styled(path.as_posix(), PLACE), lead="written: ")
    sheet.blank()
    sheet.line(styled("What next", STRONG))
    into = "" if folder == Path() else f"cd {folder.as_posix()}; "
    if empty:
        sheet.line("put your registers into the folder `registers`, or begin with `pmo-audit template`", lead="  - ")
        sheet.line(f"`{into}pmo-audit init --from registers --force` says which column is which", lead="  - ")
        return
    doubts = "nothing is in doubt; look all the same at what each column is taken for"
    if doubtful:
        named = ", ".join(doubtful[:_DOUBTS])
        more = f" and {len(doubtful) - _DOUBTS} more" if len(doubtful) > _DOUBTS else ""
        doubts = f"look at what is marked with `?`, here or in pmo-audit.toml: {named}{more}"
    sheet.line(doubts, lead="  - ")
    sheet.line(f"`{into}pmo-audit run --output audit.html` audits the registers", lead="  - ")
