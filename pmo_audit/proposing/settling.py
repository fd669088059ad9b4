"""Open questions settled by what is asked: whoever looks for work done twice means projects by plain records."""

from __future__ import annotations

from collections.abc import Sequence

from pmo_audit.classes import replace
from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.proposing.proposal import NotTaken, Proposal, TableGuess
from pmo_audit.settings import ImportMapping, TableMapping
from pmo_audit.text import counted

_OPEN = "PA581"


def settled(proposal: Proposal, kinds: Sequence[str]) -> Proposal:
    """The proposal with each table that could be of several kinds taken for the first of these that it could be.

    Each is told, since another question may mean another kind by the same table.
    """
    chosen = [(one, guess) for one in proposal.not_taken if (guess := _chosen(one, kinds)) is not None]
    if not chosen:
        return proposal
    places = {one.place for one, _ in chosen}
    kept = (one for one in proposal.diagnostics if not (one.code == _OPEN and one.place in places))
    lines = {id(one.mapping): guess.mapping for one, guess in chosen}
    tables: list[TableMapping] = [lines.get(id(one), one) for one in proposal.mapping.tables]
    return replace(
        proposal,
        tables=(*proposal.tables, *(guess for _, guess in chosen)),
        not_taken=tuple(one for one in proposal.not_taken if all(one is not other for other, _ in chosen)),
        mapping=_with_tables(proposal.mapping, tables),
        diagnostics=(*kept, *(_told(one, guess) for one, guess in chosen)),
    )


def _chosen(one: NotTaken, kinds: Sequence[str]) -> TableGuess | None:
    if not one.is_question or len(one.candidates) < 2:
        return None  # with one candidate something else is open, such as which of two tables is right
    return next((each for kind in kinds for each in one.candidates if each.entity == kind), None)


def _with_tables(mapping: ImportMapping, tables: Sequence[TableMapping]) -> ImportMapping:
    return replace(mapping, tables=tuple(tables))


def _told(one: NotTaken, guess: TableGuess) -> Diagnostic:
    noun = counted(guess.rows, guess.entity.replace("_", " "))
    message = f"`{one.name}` is taken for {noun} here; {one.reason}"
    return Diagnostic("PA833", message, one.place, "a mapping that says so ends the doubt", Severity.NOTE)
