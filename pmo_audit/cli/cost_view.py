"""What each rule costs, as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pmo_audit.authoring.cost import Cost
from pmo_audit.cli.styles import FAINT, STRONG, style_of
from pmo_audit.cli.terminal import Sheet, styled, words
from pmo_audit.diagnostics import Severity

if TYPE_CHECKING:
    from pmo_audit.cli.plain_json import Json
    from pmo_audit.records import Portfolio, Schema

_QUADRATIC = "quadratic"


def show_costs(sheet: Sheet, costs: Sequence[Cost], schema: Schema, portfolio: Portfolio | None) -> None:
    """One line for each rule: the bound of its work, and with data how many evaluations that is, most first."""
    estimates = [one.estimate(portfolio) if portfolio is not None else 0 for one in costs]
    rows = sorted(zip(costs, estimates, strict=True), key=lambda row: -row[1])
    longest = max((len(one.rule.code) for one in costs), default=0)
    digits = max((len(f"{number:,}") for number in estimates), default=0)
    head = f"{'rule':<{longest}}  {'evaluations' if portfolio is not None else ''}".rstrip()
    sheet.line(styled(f"{head}  work" if portfolio is None else head, STRONG))
    for cost, number in rows:
        told = f"{number:>{digits},}  " if portfolio is not None else ""
        note = styled(_QUADRATIC, style_of(Severity.WARNING)) if cost.is_quadratic else ""
        sheet.line(cost.words(schema), lead=words(f"{cost.rule.code:<{longest}}  ", told), tail=note)
    if portfolio is not None:
        sheet.line(f"{sum(estimates):>{digits},}  in all", lead=" " * (longest + 2))
    if any(cost.is_quadratic for cost in costs):
        sheet.line(
            styled("quadratic: a whole register for each record; `… where manager is person` goes by an index", FAINT)
        )
    sheet.blank()


def costs_json(costs: Sequence[Cost], schema: Schema, portfolio: Portfolio | None) -> list[Json]:
    """The same for programs."""
    return [
        {
            "rule": one.rule.code,
            "standard": one.rule.standard,
            "work": one.words(schema),
            "quadratic": one.is_quadratic,
            "evaluations": one.estimate(portfolio) if portfolio is not None else None,
        }
        for one in costs
    ]
