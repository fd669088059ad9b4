"""Portfolios made of choices: small, nearly well-formed, and full of what is missing, withheld, none and unreadable."""

from __future__ import annotations

from tests.fuzz.choices import Choices
from tests.fuzz.fields import ENTITIES, kinds_of, plural_of

KEYS = ("A", "B", "C")
DAYS = ("2026-03-31", "2026-01-31", "2024-02-29", "2026-04-03", "2025-12-31", "0001-01-01", "9999-12-31", "2026-02-30")
AMOUNTS = ("EUR 100", "EUR 0", "USD 100", "GBP 90.5", "EUR -5", "EUR 1e3", "100", "EUR 0.1", "JPY 99999999999999999999")
NUMBERS = (1, 0, -3, 2.5, 100, "1/3", "12,5", 10**30)
TEXTS = ("Alpha", "alpha", "", "  ", "Überbau", "a\u0301", "EUR", "USD", "GBP", "\u202e", "x" * 300)
SPANS = (5, 0, -2, "5 days", "2 working days", "1 month", "2.5")
PERIODS = ("2026", "2026-Q1", "2026-03", "2026-03-31", "2025", "soon")
PHASES = ("planning", "execution", "closing")
STATES = (None, {"none": True}, {"missing": True}, {"exempt": "withheld"}, {"missing": "TBC"}, "", {"odd": 1}, [1], 7)
"""What may stand in any field; some of it cannot be read in most."""


def document(choices: Choices) -> object:
    """A portfolio as JSON has it."""
    if choices.rarely():
        return choices.of([None, [], "text", {}, {"projects": {}}, {"projects": 5}, {"odd": []}])
    found: dict[str, object] = {"projects": [project(choices, key) for key in KEYS[: 1 + choices.number(3)]]}
    for entity in ENTITIES[1:]:
        found |= register(choices, entity)
    return found


def register(choices: Choices, entity: str) -> dict[str, object]:
    """A register that was delivered, sometimes delivered empty, not delivered, or unreadable."""
    match choices.number(16):
        case 13:
            return {}
        case 14:
            return {plural_of(entity): []}
        case 15:
            return {plural_of(entity): choices.of([None, 5, "x", {}])}
        case number:
            if entity == "portfolio":
                return {"portfolio": record(choices, entity, "A")}
            return {plural_of(entity): [record(choices, entity, key) for key in KEYS[: 1 + number % 2]]}


def project(choices: Choices, key: str) -> object:
    """A project, sometimes with its own registers in it."""
    made = record(choices, "project", key)
    if isinstance(made, dict) and choices.number(3) == 1:
        made |= register(choices, choices.of(("risk", "milestone", "task", "cost_line", "approval", "change")))
    return made


def record(choices: Choices, entity: str, key: str) -> object:
    """A record with nearly all of its fields; rarely no record at all, or one whose id is another's."""
    if choices.number(64) == 63:
        return choices.of([None, 5, "A", [], {}, {"id": None}, {"id": "A"}])
    made: dict[str, object] = {"id": key if choices.number(64) < 63 else choices.of(["A", "a ", "", 5])}
    for name, kind in kinds_of(entity)[1:]:
        if choices.number(16) < 15:
            made[name] = value(choices, kind)
    return made


def value(choices: Choices, kind: str) -> object:
    """What a cell of a kind holds; one in sixteen in another state than a value."""
    if choices.number(16) == 15:
        return choices.of(STATES)
    first, _, rest = kind.partition(" ")
    match first:
        case "money":
            return choices.of(AMOUNTS)
        case "number" | "percent":
            return choices.of(NUMBERS)
        case "date":
            return choices.of(DAYS)
        case "duration" | "working" | "months":
            return choices.of(SPANS)
        case "period":
            return choices.of(PERIODS)
        case "truth":
            return choices.of([True, False, "yes", "0"])
        case "word":
            return choices.of([*rest.split()[1:], "Planning", "unheard_of"])
        case "list":
            return [value(choices, rest.removeprefix("of ")) for _ in range(choices.number(3))]
        case "reference":
            return choices.of([*KEYS, "Alpha", "nowhere", "b"])
        case _:
            return choices.of(TEXTS)
