"""A proposal as JSON, for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pmo_audit.cli.plain_json import Json, place_json

if TYPE_CHECKING:
    from pmo_audit.proposing.guess import Guess
    from pmo_audit.proposing.proposal import ColumnGuess, Proposal, TableGuess


def proposal_json(proposal: Proposal) -> Json:
    """What each table and column is taken for, with the reasons."""
    return {
        "tables": [_table(one) for one in proposal.tables],
        "not_read": [
            {"name": one.name, "reason": one.reason, "question": one.is_question, "place": place_json(one.place)}
            for one in proposal.not_taken
        ],
        "stages": list(proposal.stages),
    }


def _table(one: TableGuess) -> Json:
    return {
        "name": one.name,
        "entity": one.entity,
        "rows": one.rows,
        "reason": one.reason,
        "sure": one.sure,
        "place": place_json(one.place),
        "columns": [_column(each) for each in one.columns],
        "questions": [
            {"headings": list(each.headings), "fields": list(each.fields), "reason": each.reason}
            for each in one.questions
        ],
        "not_read": [{"heading": each.heading, "reason": each.reason} for each in one.left],
        "guesses": [_guess(each) for each in one.guesses],
    }


def _column(one: ColumnGuess) -> Json:
    return {
        "heading": one.heading,
        "field": one.field,
        "sample": one.sample,
        "reason": one.reason,
        "sure": one.sure,
        "place": place_json(one.place),
        "guesses": [_guess(each) for each in one.guesses],
    }


def _guess(one: Guess) -> Json:
    return {"about": one.about, "meaning": one.meaning, "reason": one.reason, "sure": one.sure}
