"""The few phrases that every report shares, so that the same thing is called the same everywhere."""

from __future__ import annotations

from collections.abc import Iterable

from pmo_audit.diagnostics import Diagnostic
from pmo_audit.findings import Ask, Cause, Finding, Outcome, Reading, Subject
from pmo_audit.reporting.tally import WORST_FIRST, Tally
from pmo_audit.text import Location, Origin
from pmo_audit.text import counted as counted  # templates ask for it among the words


def entity_words(entity: str) -> str:
    """The kind of a record as one says it: `status report`."""
    return entity.replace("_", " ")


def subject_words(subject: Subject) -> str:
    """A record as one speaks of it: its kind, its id, and its name where that says more."""
    kind = entity_words(subject.entity)
    if not subject.id:
        return subject.name or f"the whole {kind}"
    name = f" {subject.name}" if subject.name and subject.name != subject.id else ""
    return f"{kind} {subject.id}{name}"


def place_words(place: Location | Origin | None) -> str:
    """Where to look: file, and line and column or row and cell; empty where no place is known."""
    return str(place) if place else ""


def short_place_words(place: Location | Origin) -> str:
    """The same without the folders in which the file lies."""
    words = place_words(place)
    file = place.file if isinstance(place, Origin) else place.source.name
    return file.replace("\\", "/").rsplit("/", 1)[-1] + words.removeprefix(file)


def diagnostic_position(diagnostic: Diagnostic) -> tuple[int, int] | None:
    """Line and column (from 1) of a diagnostic about a text, else None."""
    if not isinstance(diagnostic.place, Location):
        return None
    return diagnostic.place.source.line_and_column(diagnostic.place.span.start)


def reading_words(reading: Reading, about: Subject) -> str:
    """What was read: the field, and of which record where that is not the one the finding is about."""
    return reading.field if reading.subject == about else f"{reading.field} of {subject_words(reading.subject)}"


def cause_words(cause: Cause) -> str:
    """What keeps a verdict from being decided, in one clause: `missing: manager of project P-104`."""
    kind = entity_words(cause.entity)
    if cause.key:
        owner = f"{kind} {cause.key}"
    else:
        owner = "the whole portfolio" if cause.entity in ("", "portfolio") else f"every {kind}"
    what = f"{cause.field} of {owner}" if cause.field else owner
    note = f" ({cause.note})" if cause.note else ""
    return f"{cause.reason.value}: {what}{note}"


def ask_effect(ask: Ask) -> str:
    """What hangs on an answer: `12 verdicts wait for it`."""
    return f"{counted(ask.verdicts, 'verdict')} {'waits' if ask.verdicts == 1 else 'wait'} for it"


def caution_words(errors: int) -> str:
    """What to say beside the headline where the input was not whole; empty where it was."""
    if not errors:
        return ""
    what = "One thing" if errors == 1 else f"{errors:,} things"
    return f"{what} in the input could not be used as given, so these figures are not the whole picture."


def covers_words(finding: Finding) -> str:
    """Said where one finding stands for many verdicts, else empty."""
    return f"stands for {counted(finding.covers, 'verdict')}" if finding.covers > 1 else ""


def left_out(number: int, shown: int, noun: str, plural: str = "") -> str:
    """The line that says what a page leaves out, so that nothing is cut silently; empty where all is shown."""
    if number <= shown:
        return ""
    more = counted(number - shown, f"more {noun}", f"more {plural or f'{noun}s'}")
    return f"… and {more}, all in the JSON report"


def tally_words(tally: Tally) -> str:
    """The counts that are not zero, the worst first: `4 fail, 2 unknown, 12 pass`."""
    return _counts(tally, dict.fromkeys((*WORST_FIRST, *Outcome)))


def findings_words(tally: Tally) -> str:
    """The counts of what is not as it should be, the worst first: `4 fail, 2 unknown`."""
    return _counts(tally, WORST_FIRST)


def failures_words(failures: int, projects: int, kind: str = "failure") -> str:
    """How often something fails and where: `4 failures in 3 projects`; records of no project go without."""
    where = f" in {counted(projects, 'project')}" if projects else ""
    return f"{counted(failures, kind)}{where}"


def _counts(tally: Tally, order: Iterable[Outcome]) -> str:
    return ", ".join(f"{tally.of(one):,} {one.value}" for one in order if tally.of(one))
