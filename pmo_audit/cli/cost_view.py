"""What each rule costs, as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pmo_audit.authoring.cost import Cost
from pmo_audit.cli.styles import FAINT, STRONG, style_of
from pmo_audit.cli.terminal import Sheet, styled
from pmo_audit.diagnostics import Severity

if TYPE_CHECKING:
    from pmo_audit.cli.plain_json import Json
    from pmo_audit.records import Portfolio, Schema

_EVALUATIONS = "evaluations"
_QUADRATIC = (
    "quadratic: all records of a register are gone through for each record; where a condition such as "
    "`manager is person` says whose they are, only those are"
)


def show_costs(sheet: Sheet, costs: Sequence[Cost], schema: Schema, portfolio: Portfolio | None) -> None:
    """One line for each rule: the bound of its work, and with data how many evaluations that is, most first."""
    estimates = [one.estimate(portfolio) if portfolio is not None else 0 for one in costs]
    rows = sorted(zip(costs, estimates, strict=True), key=lambda row: -row[1])
    longest = max(len(name) for name in ("rule", *(one.rule.code for one in costs)))
    numbers = [f"{number:,}" for number in (*estimates, sum(estimates))]
    digits = max(len(one) for one in (_EVALUATIONS, *numbers)) if portfolio is not None else 0

    def lead(name: str, number: str) -> str:
        told = f"{number:>{digits}}  " if portfolio is not None else ""
        return f"{name:<{longest}}  {told}"

    sheet.line(styled("work", STRONG), lead=styled(lead("rule", _EVALUATIONS), STRONG))
    for cost, number in rows:
        note = styled("quadratic", style_of(Severity.WARNING)) if cost.is_quadratic else ""
        sheet.line(cost.words(schema), lead=lead(cost.rule.code, f"{number:,}"), tail=note)
    if portfolio is not None:
        sheet.line("in all", lead=lead("", numbers[-1]))
    if any(cost.is_quadratic for cost in costs):
        sheet.line(styled(_QUADRATIC, FAINT))
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
