"""A diagnostic as a good compiler shows it: what, where, the very words, and the way out.

error[PA201]: no field is called `sponser`
  --> charter.pmo:12:11
   |
12 |   require sponser is known
   |           ^^^^^^^
   = help: did you mean `sponsor`?
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.text import Text

from pmo_audit.cli.styles import FAINT, PLACE, STRONG, style_of
from pmo_audit.cli.terminal import Sheet, styled, words
from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.reporting import make_visible
from pmo_audit.text import Location, counted, in_words

TAB = "    "
AT_MOST = 50
"""Diagnostics of one severity that are shown one by one."""
FEW = 3
"""Notes that do not get in the way."""
_WORST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


def show_diagnostics(sheet: Sheet, diagnostics: Sequence[Diagnostic], *, at_most: int = AT_MOST) -> None:
    """Shows diagnostics in the order given, and says how many are left out where there are too many."""
    shown: Counter[Severity] = Counter()
    for one in diagnostics:
        shown[one.severity] += 1
        if shown[one.severity] <= at_most:
            show_diagnostic(sheet, one)
            sheet.blank()
    left_out = [counted(shown[each] - at_most, each.value) for each in _WORST_FIRST if shown[each] > at_most]
    if left_out:
        sheet.line(f"… and {in_words(left_out)} more; `--format json` has them all")
        sheet.blank()


def show_briefly(sheet: Sheet, diagnostics: Sequence[Diagnostic]) -> None:
    """Shows what is wrong; and what is only good to know by its kind, where it would fill the screen."""
    notes = [one for one in diagnostics if one.severity is Severity.NOTE]
    if len(notes) <= FEW:
        show_diagnostics(sheet, diagnostics)
        return
    show_diagnostics(sheet, [one for one in diagnostics if one.severity is not Severity.NOTE])
    from pmo_audit.diagnostics import find_code

    for code, number in Counter(one.code for one in notes).most_common():
        known = find_code(code)
        sheet.line(f"{known.title if known else ''} ({code})", lead=words(styled(f"{number:>4} ", STRONG), "× "))
    sheet.line(styled(f"{counted(len(notes), 'note')}; `pmo-audit read` and the report have them all", FAINT))
    sheet.blank()


def show_diagnostic(sheet: Sheet, diagnostic: Diagnostic) -> None:
    """Shows one diagnostic."""
    head = styled(f"{diagnostic.severity.value}[{diagnostic.code}]", style_of(diagnostic.severity))
    sheet.line(styled(diagnostic.message, STRONG), lead=words(head, ": "))
    margin = _margin(diagnostic)
    if diagnostic.place is not None:
        sheet.verbatim(" " * margin, styled("--> ", FAINT), styled(str(diagnostic.place).replace("\n", "\\n"), PLACE))
    if isinstance(diagnostic.place, Location):
        _show_source(sheet, diagnostic.place, margin, style_of(diagnostic.severity))
    if diagnostic.help:
        sheet.line(diagnostic.help, lead=words(" " * (margin + 1), styled("= ", FAINT), "help: "))


def counts_of(diagnostics: Iterable[Diagnostic]) -> str:
    """How many there are of each severity, in words: `2 errors and 1 warning`; empty for none."""
    counts = Counter(one.severity for one in diagnostics)
    return in_words(counted(counts[one], one.value) for one in _WORST_FIRST if counts[one])


def _margin(diagnostic: Diagnostic) -> int:
    """Columns left of the bar: as many as the line's number takes."""
    if not isinstance(diagnostic.place, Location):
        return 2
    line, _ = diagnostic.place.source.line_and_column(diagnostic.place.span.start)
    return max(len(str(line)), 2)


def _show_source(sheet: Sheet, place: Location, margin: int, style: str) -> None:
    number, column = place.source.line_and_column(place.span.start)
    line = place.source.line(number)
    start = min(column - 1, len(line))
    end = max(min(start + place.span.end - place.span.start, len(line)), start)
    before, marked, after = (_flat(part) for part in (line[:start], line[start:end], line[end:]))
    before, marked, after = _window(before, marked, after, max(sheet.width - margin - 3, 20))
    bar = styled("|", FAINT)
    sheet.verbatim(" " * (margin + 1), bar)
    sheet.verbatim(styled(f"{number:>{margin}} ", FAINT), bar, " ", before, styled(marked, style), after)
    carets = "^" * max(cell_len(marked), 1)
    sheet.verbatim(" " * (margin + 1), bar, " " * (1 + cell_len(before)), Text(carets, style=style))


def _flat(text: str) -> str:
    """A part of a line as it is shown: tabs of equal width, unseen characters as escapes."""
    return make_visible(text).replace("\t", TAB).replace("\n", " ")


def _window(before: str, marked: str, after: str, room: int) -> tuple[str, str, str]:
    """The part of a long line that fits, around what is marked."""
    if cell_len(before + marked + after) <= room:
        return before, marked, after
    if cell_len(marked) > room // 2:
        marked = _head(marked, room // 2 - 1) + "…"
    if cell_len(before) > room // 3:
        before = "…" + _tail(before, room // 3 - 1)
    rest = room - cell_len(before + marked)
    return before, marked, after if cell_len(after) <= rest else _head(after, rest - 1) + "…"


def _head(text: str, room: int) -> str:
    while cell_len(text) > room:
        text = text[: max(min(len(text) - 1, room), 0)]
    return text


def _tail(text: str, room: int) -> str:
    while cell_len(text) > room:
        text = text[max(1, len(text) - room) :]
    return text
