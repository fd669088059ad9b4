"""Lists of actions on the terminal: everybody in a table, or one person's list in full."""

from __future__ import annotations

from collections.abc import Sequence

from pmo_audit.cli.styles import FAINT, STRONG, style_of
from pmo_audit.cli.terminal import Sheet, styled, words
from pmo_audit.findings import Grade, Run
from pmo_audit.reporting.action_pages import entries, head_words
from pmo_audit.reporting.actions import ActionList, Fixes, by_when, size_words
from pmo_audit.reporting.plain import brief, one_line

_LONGEST = 400


def show_table(sheet: Sheet, lists: Sequence[ActionList]) -> None:
    """Everybody of whom something is asked, in short."""
    if not lists:
        sheet.line("Nothing is asked of anybody.")
    for one in lists:
        sheet.line(styled(one_line(one.name), STRONG), tail=styled(one_line(", ".join(one.roles)), FAINT))
        worst = next((grade for grade in reversed(Grade) if one.failed(grade)), None)
        size = words(size_words(one))
        if worst is not None:
            said = f"{one.failed(worst)} {worst.value}"
            size = words(size, ", ", styled(said, style_of(worst)))
        sheet.line(size, lead="  ", tail=styled(f"by {by_when(one.due)}" if one.due else by_when(None), FAINT))
    if any(one.who is not None for one in lists):
        sheet.blank()
        sheet.line("`--person NAME` shows a list in full, `--output FOLDER` writes a file for each.")


def show_list(sheet: Sheet, one: ActionList, run: Run, fixes: Fixes | None) -> None:
    """A list in full."""
    sheet.line(styled(one_line(one.name), STRONG))
    for line in head_words(one, run):
        sheet.line(one_line(line), lead="  ")
    for title, parts in entries(one, fixes):
        sheet.blank()
        sheet.line(styled(title, STRONG))
        for number, part in enumerate(parts, start=1):
            sheet.line(brief(part.what, _LONGEST), lead=f"{number:>3}. ", tail=styled(one_line(part.rules), FAINT))
            labelled = (("about", part.about), ("by", part.when), ("why", part.why), ("where", part.where))
            for label, text in labelled:
                if text:
                    sheet.line(brief(text, _LONGEST), lead=words("     ", styled(f"{label:<6}", FAINT)))
    sheet.blank()
