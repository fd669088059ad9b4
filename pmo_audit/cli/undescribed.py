"""What there is to say where records are compared by their names alone, though texts about them stood beside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pmo_audit.diagnostics import Diagnostic, Severity
from pmo_audit.text import in_words

if TYPE_CHECKING:
    from pmo_audit.proposing.account import Account


def told_undescribed(account: Account, entities: Sequence[str]) -> Iterator[Diagnostic]:
    """A warning for each kind of record without a description of which columns with texts were not read."""
    if account.proposal is None:
        return
    portfolio = account.portfolio
    for entity in entities:
        records = portfolio.register(entity).records
        left = [one for one in account.proposal.left_of(entity) if one.is_prose]
        if not left or any(isinstance(portfolio.value(one, "description"), str) for one in records):
            continue
        noun = portfolio.schema.entities[entity].plural.replace("_", " ")
        said = in_words(dict.fromkeys(f"`{one.heading}`" for one in left), "and")
        message = f"no descriptions of {noun} were read; text columns left out: {said}"
        line = f'description = "{left[0].heading}"'
        help_ = f"let `pmo-audit init` write the mapping, and add `{line}` to its `[table.fields]`"
        yield Diagnostic("PA835", message, left[0].place, help_, Severity.WARNING)
