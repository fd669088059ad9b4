"""One list for each person: what is asked of them, by when, and why. Every number agrees with the report's.

A list holds the failures that the person can put right and the questions that only they can answer. What nobody is
named for makes a list of its own, so that nothing falls between two chairs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from pmo_audit.findings import Actor, Ask, AuditResult, Due, Finding, Grade, Outcome, Subject
from pmo_audit.text import counted, fold, in_words

NO_DATE = "no date is set"
NOBODY = "Nobody is named for these"
_NONE = ("none", "nothing")
"""How it begins where nobody can do anything about a failure."""
Fixes = Callable[[Finding], str]
"""What would put a failure right, in one line; empty where there is nothing to say."""


@dataclass(frozen=True, slots=True)
class ActionList:
    """What is asked of one person; `who` is None for what nobody is named for.

    `failures` are to be put right, the worst first; `asks` to be answered, those first for which most verdicts wait.
    """

    who: Actor | None
    failures: tuple[Finding, ...]
    asks: tuple[Ask, ...]

    @property
    def name(self) -> str:
        """Whose list it is."""
        return self.who.name if self.who is not None else NOBODY

    @property
    def due(self) -> Due | None:
        """The first day on which something of it is due."""
        days = [one.due for one in self.failures] + [one.due for one in self.asks]
        return min((one for one in days if one is not None), key=lambda one: one.day, default=None)

    @property
    def roles(self) -> tuple[str, ...]:
        """As what the person is asked, each once."""
        actors = [one.who for one in self.failures] + [one.who for one in self.asks]
        return tuple(dict.fromkeys(one.role for one in actors if one is not None))

    def failed(self, severity: Grade) -> int:
        """Failures of this severity."""
        return sum(one.severity is severity for one in self.failures)


def action_lists(result: AuditResult) -> tuple[ActionList, ...]:
    """A list for everybody of whom something is asked, the one with the worst failures first; nobody's list last."""
    found: dict[tuple[str, str], tuple[Actor | None, list[Finding], list[Ask]]] = {}
    for finding in result.findings:
        if finding.outcome is Outcome.FAIL:
            found.setdefault(_whose(finding.who), (finding.who, [], []))[1].append(finding)
    for ask in result.ask_for:
        found.setdefault(_whose(ask.who), (ask.who, [], []))[2].append(ask)
    made = (
        ActionList(who, tuple(sorted(failures, key=_failure_order)), tuple(sorted(asks, key=_ask_order)))
        for who, failures, asks in found.values()
    )
    return tuple(sorted(made, key=_list_order))


def find_lists(lists: Iterable[ActionList], person: str) -> tuple[ActionList, ...]:
    """The lists of those who are called so: by id, address or name; else of those in whose name these words stand."""
    wanted = fold(person)
    named = [one for one in lists if one.who is not None]
    exact = [one for one in named if one.who and wanted in map(fold, (one.who.id, one.who.name, one.who.email))]
    words = set(wanted.split())
    return tuple(exact or [one for one in named if words and words <= set(fold(one.name).split())])


def deed(finding: Finding, fix: str = "") -> str:
    """What is to be done about a failure: what would put it right, else what the rule says to do."""
    found = fix or finding.repair
    said = found if is_deed(found) else finding.remedy or f"put right: {finding.title}"
    return said[:1].upper() + said[1:]


def is_deed(fix: str) -> bool:
    """Whether what would put a failure right is something that somebody can do: else it says that there is none."""
    return bool(fix) and fix.split(maxsplit=1)[0].rstrip(";") not in _NONE


def request(ask: Ask) -> str:
    """What is to be answered."""
    return f"Give {ask.what}"


def by_when(due: Due | None) -> str:
    """The day and what happens on it; that there is none is said and not made up."""
    return f"{due.day.isoformat()}, {due.what}" if due is not None else NO_DATE


def size_words(one: ActionList) -> str:
    """How much is asked: `3 failures to put right, 1 question to answer`."""
    failures, asks = len(one.failures), len(one.asks)
    parts = [f"{counted(failures, 'failure')} to put right"] if failures else []
    parts += [f"{counted(asks, 'question')} to answer"] if asks else []
    return in_words(parts)


def names_of(subjects: Iterable[Subject]) -> str:
    """The projects by name, as a list has room for them."""
    return ", ".join(one.name or one.id for one in subjects)


def _whose(who: Actor | None) -> tuple[str, str]:
    """What tells one person's list from another's: the record, or where the name leads to none the name."""
    if who is None:
        return ("", "")
    return ("id", who.id) if who.id else ("name", fold(who.name))


def _list_order(one: ActionList) -> tuple[object, ...]:
    failures = tuple(-one.failed(grade) for grade in reversed(Grade))
    return (one.who is None, failures, -len(one.asks), fold(one.name), one.who.id if one.who else "")


def _failure_order(one: Finding) -> tuple[object, ...]:
    return (_day(one.due), -one.severity.rank, names_of(one.projects), one.rule, one.subject.id)


def _ask_order(one: Ask) -> tuple[object, ...]:
    return (_day(one.due), names_of(one.projects) if one.who is None else "", -one.verdicts, one.entity, one.key)


def _day(due: Due | None) -> date:
    return due.day if due is not None else date.max
