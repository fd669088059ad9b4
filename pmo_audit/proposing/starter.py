"""A standard to begin with: rules for what the registers really hold, with the stages and the currency they have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from pmo_audit.classes import dataclass
from pmo_audit.proposing.starter_plans import PLANS
from pmo_audit.proposing.starter_rules import CHOICES, SPONSOR, Template
from pmo_audit.proposing.toml_words import comment
from pmo_audit.records import Portfolio, Schema
from pmo_audit.values import Money

_LEAD = """\
-- Rules to begin with, proposed by `pmo-audit init` for the fields that the registers have. They are yours: change the
-- numbers, take out what does not count with you, and add what does. The examples below a rule say what it means; where
-- you change a number, change the examples that rest on it too. `pmo-audit check` tells which these are, and
-- `pmo-audit explain` shows the rules as a handbook.
standard {name} "{title}"
  version "0.1"
"""
_EMPTY_MONEY = "GBP"


@dataclass(frozen=True, slots=True)
class Held:
    """What registers hold: the fields that somebody filled, the commonest currency and documents."""

    fields: frozenset[str]
    """Each as `entity.field`."""
    currency: str = _EMPTY_MONEY
    documents: tuple[str, ...] = ()


def held_by(portfolio: Portfolio) -> Held:
    """What a portfolio holds."""
    fields: set[str] = set()
    currencies: Counter[str] = Counter()
    documents: Counter[str] = Counter()
    for entity, register in portfolio.registers.items():
        for record in register.records:
            for name, value in (*record.values.items(), *record.extras.items()):
                fields.add(f"{entity}.{name}")
                if isinstance(value, Money):
                    currencies[value.currency] += 1
                if entity == "artifact" and name == "kind" and isinstance(value, str):
                    documents[value] += 1
    fields -= {f"{entity}.{name}" for entity, name in portfolio.never_filled}
    currency = min(currencies, key=lambda one: (-currencies[one], one), default=_EMPTY_MONEY)
    return Held(frozenset(fields), currency, tuple(documents))


def starter_standard(held: Held, schema: Schema, stages: Sequence[str] = ()) -> str:
    """The text of the standard. `stages` are the organisation's own; without any the usual ones are declared."""
    chosen = _chosen(held)
    parameters = _parameters([each for one in chosen for each in one.parameters], held)
    parts = [_LEAD.format(name="our_standard", title="Our standard"), f"{_lifecycle(schema, stages)}\n"]
    if parameters:
        parts.append(parameters)
    parts += (_written(one, held) for one in chosen)
    return "\n".join(parts)


def _parameters(parameters: Sequence[tuple[str, str, str]], held: Held) -> str:
    """The parameters below each other, as `pmo-audit fmt` lays them out."""
    lines = [(name, value.format(money=held.currency), doc) for name, value, doc in parameters]
    name_width = max((len(name) for name, _, _ in lines), default=0)
    width = max((len(value) for _, value, _ in lines), default=0)
    return "".join(f'parameter {name:<{name_width}} = {value:<{width}} "{doc}"\n' for name, value, doc in lines)


def _chosen(held: Held) -> list[Template]:
    """The rules for which the fields are there; one about sponsors, for a start, where there is nothing."""
    found = [next((one for one in choice if _has(held, one)), None) for choice in (*CHOICES, *PLANS)]
    return [one for one in found if one is not None] or [SPONSOR]


def _has(held: Held, one: Template) -> bool:
    documents = bool(held.documents) or "artifact.kind" not in one.needs
    return held.fields.issuperset(one.needs) and documents


def _lifecycle(schema: Schema, stages: Sequence[str]) -> str:
    phase = schema.find_field("project", "phase")
    known: Iterable[str] = getattr(phase.type, "members", ()) if phase is not None else ()
    return f"lifecycle {', '.join(stages or known)}"


def _written(one: Template, held: Held) -> str:
    """A rule with what it says of this office."""
    has_status = "project.status" in held.fields
    lines = [
        line.removeprefix("@status")
        for line in one.text.lstrip("\n").splitlines()
        if has_status or line[:7] != "@status"
    ]
    text = "\n".join(
        line if line.startswith("rule") else f"  {line.strip()}" if _is_clause(line) else line for line in lines
    )
    document = _quotable(held.documents[0]) if held.documents else ""
    return (
        text.format(
            active="status: active, " if has_status else "",
            while_active=" where status is active" if has_status else "",
            and_active=" and status is active" if has_status else "",
            money=held.currency,
            document=document,
        )
        + "\n"
    )


def _is_clause(line: str) -> bool:
    return line.strip().startswith("example")


def _quotable(text: str) -> str:
    return comment(text).replace('"', "'").replace("{", "(").replace("}", ")")
