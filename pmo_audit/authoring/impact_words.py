"""The phrases in which an impact is told, the same in every format."""

from __future__ import annotations

from pmo_audit.authoring.impact import Impact, RuleImpact, Side
from pmo_audit.authoring.impact_clauses import Reason


def side_words(side: Side) -> str:
    """A side: its standard, its version and its day."""
    return f"{f'{side.standard.name} {side.standard.version}'.strip()} as of {side.as_of.isoformat()}"


def outcome_of_all(impact: Impact) -> str:
    """What it all amounts to, in one sentence."""
    if not impact.moved:
        return f"No verdict changes, of {impact.compared} {'rule' if impact.compared == 1 else 'rules'} compared."
    rules = sum(bool(one.moved) for one in impact.rules)
    told = ", ".join(f"{count:,} {direction}" for direction, count in impact.directions.items())
    verdicts = "1 verdict changes" if impact.moved == 1 else f"{impact.moved:,} verdicts change"
    return f"{verdicts} in {rules} {'rule' if rules == 1 else 'rules'}: {told}."


def directions_words(one: RuleImpact) -> str:
    """How many verdicts of a rule move in which direction."""
    return ", ".join(f"{count:,} {direction}" for direction, count in one.directions.items())


def status_words(one: RuleImpact) -> str:
    """What became of a rule: `new`, `dropped`, `changed`, or `as before`."""
    if one.status != "kept":
        return one.status
    return "changed" if one.changes else "as before"


def values_words(reason: Reason) -> str:
    """The values that the differing clause compared, on the new side, else on the old."""
    shown = reason.new or reason.old
    if shown is None:
        return ""
    values = "; ".join(f"{one.field} = {one.value}" for one in shown.readings)
    return f"{values} ({shown.note})" if shown.note and values else shown.note or values
