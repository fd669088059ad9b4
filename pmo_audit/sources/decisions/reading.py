"""Reads a file of decisions, whoever saved it last: rows in any order of columns, parted by `,` `;` or tab.

What cannot be read is told with its row, and keeps no other row from being read. Of several decisions about a pair the
last counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pmo_audit.classes import dataclass
from pmo_audit.diagnostics import Diagnostic, Severity, in_order
from pmo_audit.oversight import LEVELS, VERDICTS, Decided, Decision
from pmo_audit.sources.decisions.cells import COLUMNS, NEEDED, UNDONE, as_meant, read_on, read_points
from pmo_audit.sources.decisions.lines import Line, first_row, rows_of
from pmo_audit.sources.decoding import decode
from pmo_audit.text import Origin, fold, in_words

_IN_UTF8 = 'see whether names with accents are right, and save it as "CSV UTF-8"; until then no row can be added'
_ABOVE = "the header may be the first row; nothing else is wrong with that"
_NEXT_TIME = "put the row right, or decide the pair again; until then the row counts for nothing"


@dataclass(frozen=True, slots=True)
class DecisionsRead:
    """Every decision in the order in which it was taken, and what is wrong with the files.

    `history` has those that were taken back or replaced, too; the verdict of one that takes another back is `undone`.
    """

    history: tuple[Decided, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def decided(self) -> tuple[Decided, ...]:
        """The decisions that count: of each pair the last, unless it took the others back; in order of the pairs."""
        last = {one.pair: one for one in self.history}
        return tuple(one for _, one in sorted(last.items()) if one.decision.verdict != UNDONE)


def read_decisions(content: bytes, file: str) -> DecisionsRead:
    """The decisions in a file's bytes."""
    text, told = decode(content, file), list[Diagnostic]()
    if isinstance(text, Diagnostic):
        place = text.place if isinstance(text.place, Origin) else Origin(file, "")
        otherwise = _by_windows(content)
        if otherwise is None:
            help_ = 'save it as "CSV UTF-8"; until then every pair is raised that was decided there'
            return refused(text.message, place, help_)
        message = f"{text.message}; it is read as Windows-1252"
        told.append(Diagnostic("PA840", message, place, _IN_UTF8, Severity.WARNING))
        text = otherwise
    head, lines = rows_of(text)
    if head is None:
        return DecisionsRead()
    columns = tuple(fold(one).replace(" ", "_") for one in head.cells)
    lacking = [one for one in NEEDED if one not in columns]
    if lacking:
        message = f"the file has no column {in_words(f'`{one}`' for one in lacking)}, so it cannot be read"
        return refused(message, Origin(file, f"row {head.number}"), f"its columns are {in_words(COLUMNS)}")
    if head.number > (first := first_row(text)):
        message = f"the header stands in row {head.number}; what stands above it is passed over"
        told.append(Diagnostic("PA840", message, Origin(file, f"row {first}"), _ABOVE, Severity.NOTE))
    reader = _Reader(file, columns)
    found = [one for line in lines if (one := reader.decided(line)) is not None]
    return DecisionsRead(tuple(found), (*told, *reader.told))


def _by_windows(content: bytes) -> str | None:
    """The text of a file that a spreadsheet saved as Windows-1252; None where it cannot be that."""
    if b"\x00" in content or content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    return content.decode("cp1252", "replace")


def refused(message: str, place: Origin, help_: str) -> DecisionsRead:
    """Nothing but what is wrong with a whole file."""
    return DecisionsRead((), (Diagnostic("PA840", message, place, help_),))


def together(read: Iterable[DecisionsRead]) -> DecisionsRead:
    """Several files as one, with what they say against each other."""
    read = tuple(read)
    history = tuple(one for each in read for one in each.history)
    told = (*(one for each in read for one in each.diagnostics), *_at_odds(history))
    return DecisionsRead(history, in_order(told))


class _Reader:
    """Makes decisions of the rows of one file."""

    def __init__(self, file: str, columns: Sequence[str]) -> None:
        self._file, self._columns = file, columns
        self.told: list[Diagnostic] = []

    def decided(self, line: Line) -> Decided | None:
        """The decision in a row; None where there is none, which is told unless the row is blank."""
        if not any(cell.strip() for cell in line.cells):
            return None
        cells = dict.fromkeys(COLUMNS, "") | {
            name: cell for name, cell in zip(self._columns, map(as_meant, line.cells), strict=False) if name in COLUMNS
        }
        verdict, level = (fold(cells[name]).replace(" ", "-").replace("_", "-") for name in ("decision", "level"))
        fault = line.fault or _fault_of(cells, verdict, level)
        if fault:
            place = Origin(self._file, f"row {line.number}")
            self.told.append(Diagnostic("PA841", f"this decision cannot be read: {fault}", place, _NEXT_TIME))
            return None
        return self._made(line, cells, verdict, level)

    def _made(self, line: Line, cells: Mapping[str, str], verdict: str, level: str) -> Decided:
        on, points = read_on(cells["on"]), read_points(cells["contributions"])
        if cells["on"] and on is None:
            self._odd(line, "on", f"`{cells['on']}` is not a day", "write year, month and day, as in 2026-03-31")
        if points is None:
            self._odd(line, "contributions", "the contributions cannot be read", "nothing is learned from this row")
        words = (cells["left_words"], cells["right_words"])
        if verdict != UNDONE and not all(words):
            message = "it is not written down what the texts were about, so no change of them can be noticed"
            self._odd(line, "left_words" if not words[0] else "right_words", message, "decide the pair again")
        decision = Decision(verdict, cells["by"], cells["because"], on, origin=Origin(self._file, f"row {line.number}"))
        return Decided(cells["left"], cells["right"], level, decision, words, points or {})

    def _odd(self, line: Line, column: str, message: str, help_: str) -> None:
        place = Origin(self._file, f"row {line.number}, column {column}")
        self.told.append(Diagnostic("PA842", message, place, help_, Severity.WARNING))


def _fault_of(cells: Mapping[str, str], verdict: str, level: str) -> str:
    """Why no decision can be made of the cells of a row; empty where one can."""
    for name in ("left", "right"):
        if not cells[name]:
            return f"`{name}` names no record"
    if fold(cells["left"]) == fold(cells["right"]):
        return f"`{cells['left']}` cannot overlap with itself"
    if level not in LEVELS:
        return f"there is no level `{cells['level']}`, it is {in_words(LEVELS, 'or')}"
    if verdict not in (*VERDICTS, UNDONE):
        known = in_words((f"`{one}`" for one in (*VERDICTS, UNDONE)), "or")
        return f"there is no decision `{cells['decision']}`, it is {known}"
    return ""


def _at_odds(history: Iterable[Decided]) -> Iterator[Diagnostic]:
    """Tells of decisions about one pair that say the same again, or that contradict each other."""
    last: dict[tuple[str, str, str], Decided] = {}
    for one in history:
        before = last.get(one.pair)
        last[one.pair] = one
        if before is not None and UNDONE not in (one.decision.verdict, before.decision.verdict):
            yield from _against(before, one)


def _against(before: Decided, one: Decided) -> Iterator[Diagnostic]:
    pair, old, new = f"`{one.left}` and `{one.right}`", before.decision, one.decision
    if sorted(before.substance) != sorted(one.substance):
        return  # the texts have changed in between, so it had to be decided anew
    where = str(old.origin) if old.origin and new.origin and old.origin.file != new.origin.file else ""
    where = where or (old.origin.at if old.origin else "another row")
    if old.verdict == new.verdict:
        message = f"that {pair} are `{new.verdict}` was decided before, in {where}"
        yield Diagnostic("PA843", message, new.origin, "one of the rows may go", Severity.NOTE)
        return
    message = f"{pair} were decided to be `{old.verdict}` in {where}, and `{new.verdict}` here, which counts"
    later = old.on is not None and new.on is not None and old.on < new.on
    severity = Severity.NOTE if later or fold(old.by) == fold(new.by) else Severity.WARNING
    yield Diagnostic("PA844", message, new.origin, "where that is wrong, decide the pair again", severity)
